"""Networks: their rhythm, their quorum, what their meetings count towards, and groups elsewhere."""

from db.engine import Store
from db.journal import Writing
from db.queries.facts import load_region
from db.queries.networks import load_memberships, load_network_links
from db.queries.plans import find_alliance
from db.tables import Member, Network, NetworkKpi, Organisation, Region
from db.words import OrganisationKind
from riia_tui.actions.commands import Outcome
from riia_tui.actions.done import done
from riia_tui.actions.place import Place
from riia_tui.actions.plan_commands import SetNetwork
from riia_tui.views.names import network_named, plan_named


def set_network(store: Store, asked: SetNetwork) -> Outcome:
    """Changes what is given of a network that is there; ``add_network`` makes one. Raises BadInput or UnknownName.

    A group elsewhere without members gets the alliance itself as its member.
    """
    asked.check()
    with store.write("set network") as session:
        place = Place(session, plan_named(session, asked.plan))
        row = session.get_one(Network, network_named(session, asked.name, place.plan.id).id)
        row.cadence = asked.cadence or row.cadence
        row.quorum = row.quorum if asked.quorum is None else asked.quorum or None
        row.elsewhere = row.elsewhere if asked.elsewhere is None else asked.elsewhere
        session.add(row)
        session.flush()
        if asked.counts_towards is not None:
            _count_towards(place, row, asked.counts_towards)
        if row.elsewhere and not load_memberships(session, row.id):
            session.add(Member(network=row.id, organisation=alliance_of(session, place.plan.id)))
        session.about(place.plan.id)
        session.say(f"Changed the network “{row.name}”")
        return done(session, f"The network “{row.name}”", row.id)


def _count_towards(place: Place, network: Network, refs: tuple[str, ...]) -> None:
    there = [place.session.get_one(NetworkKpi, key) for key in load_network_links(place.session, network.id)]
    kpis = dict.fromkeys(target.kpi.id for target in place.targets(refs))
    if {row.kpi for row in there} == set(kpis):
        return
    for row in there:
        place.session.delete(row)
    place.session.flush()
    for kpi in kpis:
        place.session.add(NetworkKpi(network=network.id, kpi=kpi))


def alliance_of(session: Writing, plan: str) -> str:
    """The key of the alliance itself as an organisation of the plan's region, made where there is none."""
    region = session.get_one(Region, load_region(session, plan).id)
    key = find_alliance(session, region.id)
    if key is None:
        row = Organisation(region=region.id, name=region.alliance or region.name, kind=OrganisationKind.ALLIANCE)
        session.add(row)
        session.flush()
        key = row.id
    return key
