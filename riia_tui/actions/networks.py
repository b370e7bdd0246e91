"""Networks: their rhythm, their quorum, what their meetings count towards, and groups elsewhere."""

from db.engine import Store
from db.journal import Writing
from db.queries.facts import load_region
from db.queries.names import load_network_names
from db.queries.networks import load_memberships, load_network_links, next_position
from db.queries.plans import find_alliance
from db.tables import Member, Network, NetworkKpi, Organisation, Region
from db.words import OrganisationKind
from riia_tui.actions.commands import Outcome
from riia_tui.actions.place import Place
from riia_tui.actions.plan_commands import SetNetwork
from riia_tui.views.names import folded, plan_named


def set_network(store: Store, asked: SetNetwork) -> Outcome:
    """Makes a network, or changes what is given of one that is there. Raises BadInput or UnknownName.

    A group elsewhere without members gets the alliance itself as its member.
    """
    asked.check()
    with store.write("set network") as session:
        place = Place(session, plan_named(session, asked.plan))
        row, is_new = _network(place, asked.name)
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
        session.say(f"{'Added' if is_new else 'Changed'} the network “{row.name}”")
        return Outcome(f"{session.said}.", row.id)


def _network(place: Place, name: str) -> tuple[Network, bool]:
    """The network of this name, and whether it is new."""
    for known in load_network_names(place.session, place.plan.id):
        if folded(known.name) == folded(name):
            return place.session.get_one(Network, known.id), False
    position = next_position(place.session, place.plan.id)
    return Network(plan=place.plan.id, position=position, name=name.strip()), True


def _count_towards(place: Place, network: Network, refs: tuple[str, ...]) -> None:
    for key in load_network_links(place.session, network.id):
        place.session.delete(place.session.get_one(NetworkKpi, key))
    place.session.flush()
    for kpi in dict.fromkeys(target.kpi.id for target in place.targets(refs)):
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
