"""Adding authorities and networks to a plan in the year, or to one that is written from nothing."""

from db.engine import Store
from db.errors import BadInput
from db.journal import Writing
from db.queries.names import load_network_names, load_region_bodies
from db.queries.networks import next_position
from db.tables import Member, Network, NetworkKpi, Organisation, Plan
from db.words import OrganisationKind
from riia_tui.actions.commands import Outcome
from riia_tui.actions.networks import alliance_of
from riia_tui.actions.plan_commands import AddAuthorities, AddNetwork
from riia_tui.phrases import counted, listed
from riia_tui.views.names import authorities_named, folded, plan_named, targets_named


def add_authorities(store: Store, asked: AddAuthorities) -> Outcome:
    """Adds authorities to a plan's region. Raises BadInput where one of them is there already, or none is named."""
    names = list(dict.fromkeys(" ".join(name.split()) for name in asked.names if name.strip()))
    if not names:
        raise BadInput("No authority was named.", "Write their names, one a line.")
    with store.write("add authorities") as session:
        plan = plan_named(session, asked.plan)
        region = session.get_one(Plan, plan.id).region
        _refuse_known(session, plan.id, names)
        before = authorities_named(session, asked.predecessor, plan.id) if asked.predecessor else []
        if len(before) > 1:
            raise BadInput("An authority is made out of one other.", "Name one.")
        rows = [
            Organisation(
                region=region,
                name=name,
                kind=OrganisationKind.AUTHORITY,
                since=asked.since,
                predecessor=before[0].id if before else None,
            )
            for name in names
        ]
        session.add_all(rows)
        session.about(plan.id)
        session.say(f"Added {listed(names)}")
        return Outcome(f"{session.said}.", rows[0].id)


def _refuse_known(session: Writing, plan: str, names: list[str]) -> None:
    known = {folded(name) for body in load_region_bodies(session, plan) for name in (body.name, body.short_name or "")}
    there = [name for name in names if folded(name) in known]
    if there:
        raise BadInput(f"{listed(there)}: in the region already.", "Nothing was added.")


def add_network(store: Store, asked: AddNetwork) -> Outcome:
    """Adds a network with its members and the KPIs that its meetings count towards.

    Members are authorities from the plan's first day; of a group elsewhere the alliance itself is the member.
    Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check()
    name = " ".join(asked.name.split())
    with store.write("add network") as session:
        plan = plan_named(session, asked.plan)
        if folded(name) in {folded(known.name) for known in load_network_names(session, plan.id)}:
            raise BadInput(f"{name} is a network of this plan already.", "Give another name.")
        row = Network(
            plan=plan.id,
            position=next_position(session, plan.id),
            name=name,
            cadence=asked.cadence,
            quorum=asked.quorum,
            elsewhere=asked.elsewhere,
        )
        session.add(row)
        refs = targets_named(session, asked.counts_towards, plan.code) if asked.counts_towards else []
        session.add_all(NetworkKpi(network=row.id, kpi=key) for key in dict.fromkeys(each.kpi.id for each in refs))
        members = _members(session, asked, plan.id)
        session.add_all(Member(network=row.id, organisation=key) for key in members)
        session.about(plan.id)
        session.say(f"Added the network {name} with {counted(len(members), 'member')}")
        return Outcome(f"{session.said}.", row.id)


def _members(session: Writing, asked: AddNetwork, plan: str) -> list[str]:
    found = [body.id for body in authorities_named(session, asked.members, plan)] if asked.members.strip() else []
    if asked.elsewhere and not found:
        return [alliance_of(session, plan)]
    return found
