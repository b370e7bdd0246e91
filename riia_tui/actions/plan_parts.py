"""What a plan file prints besides its tree, into the store."""

from collections.abc import Callable, Sequence

from db.errors import BadInput
from db.queries.plans import find_framework, find_item
from db.tables import (
    AcceptedFinding,
    Activity,
    Assessment,
    BudgetLine,
    Contact,
    Framework,
    FrameworkItem,
    Indicator,
    IndicatorValue,
    Kpi,
    Mapping,
    Measure,
    Meeting,
    Member,
    Network,
    NetworkKpi,
    PlanChange,
    Record,
    Theme,
)
from db.words import RecordKind, Status
from riia_tui.actions.laying import Laying
from riia_tui.planfile.bundled import bundled_frameworks
from riia_tui.planfile.model import WITHDRAWN, ChangeEntry, EventEntry, FrameworkEntry, NetworkEntry, PersonEntry
from riia_tui.views.names import folded


def put_people(laying: Laying, people: Sequence[PersonEntry] | None = None) -> None:
    """The people whom the plan names, or these of them."""
    for person in laying.file.people if people is None else people:
        organisation = laying.authorities.get(folded(person.organisation or ""))
        laying.add(
            Contact(
                plan=laying.plan.id,
                region=laying.plan.region,
                organisation=organisation,
                body=person.organisation,
                name=person.name,
                role=person.role,
            )
        )


def put_budget(laying: Laying) -> None:
    """The budget tables, cell by cell."""
    position = 0
    for line, row in enumerate(laying.file.budget, start=1):
        for period, amount in row.amounts:
            laying.add(
                BudgetLine(
                    plan=laying.plan.id,
                    position=position,
                    line=line,
                    code=row.code,
                    kpis=row.kpis,
                    fund=row.fund,
                    label=row.label,
                    note=row.note,
                    period=period,
                    amount=amount,
                )
            )
            position += 1


def put_frameworks(laying: Laying) -> None:
    """The frameworks that the plan brings and the store does not have."""
    """The frameworks that the file brings, and the national ones that it answers without listing them."""
    for entry in laying.file.frameworks:
        _framework(laying, entry, laying.plan.id)
    national = bundled_frameworks() if laying.file.mappings else {}
    for code in dict.fromkeys(entry.framework for entry in laying.file.mappings):
        if code in national:
            _framework(laying, national[code], None)
    laying.session.flush()


def _framework(laying: Laying, entry: FrameworkEntry, plan: str | None) -> None:
    """A framework with its items, where the store has none of this code yet."""
    if find_framework(laying.session, entry.code) is None:
        row = Framework(plan=plan, code=entry.code, title=entry.title)
        laying.add(row)
        for position, item in enumerate(entry.items):
            laying.add(FrameworkItem(framework=row.id, position=position, code=item.code, text=item.text))
        laying.session.flush()


def put_mappings(laying: Laying) -> None:
    """What of the plan answers which item. Raises BadInput."""
    for entry in laying.file.mappings:
        item = find_item(laying.session, entry.framework, entry.item)
        source = laying.named.get(folded(entry.source))
        if item is None or source is None or isinstance(source, Measure):
            missing = f"item “{entry.item}” of {entry.framework}" if item is None else f"code “{entry.source}”"
            raise BadInput(f"A mapping names the {missing}, which is nowhere.", "Nothing was added.")
        laying.add(
            Mapping(
                plan=laying.plan.id,
                printed_in=entry.printed_in,
                item=item,
                theme=source.id if isinstance(source, Theme) else None,
                activity=source.id if isinstance(source, Activity) else None,
                kpi=source.id if isinstance(source, Kpi) else None,
            )
        )


def put_networks(laying: Laying) -> None:
    """The networks with their KPIs and members. Raises BadInput."""
    for position, entry in enumerate(laying.file.networks):
        put_network(laying, entry, position)


def put_network(laying: Laying, entry: NetworkEntry, position: int) -> None:
    """One network with its KPIs and members. Raises BadInput."""
    row = Network(plan=laying.plan.id, position=position, name=entry.name, cadence=entry.cadence)
    laying.add(row)
    fill_network(laying, entry, row.id)


def fill_network(laying: Laying, entry: NetworkEntry, network: str) -> None:
    """The KPIs and members of a network that is there (by key) and has none. Raises BadInput."""
    for ref in entry.counts_towards:
        laying.add(NetworkKpi(network=network, kpi=laying.kpi(ref)))
    laying.add(*_members(laying, entry, network))


def _members(laying: Laying, entry: NetworkEntry, network: str) -> list[Member]:
    if entry.everyone:
        return [Member(network=network, organisation=key) for key in dict.fromkeys(laying.authorities.values())]
    return [
        Member(
            network=network,
            organisation=laying.authority(member.name),
            since=member.since,
            until=member.until,
        )
        for member in entry.members
    ]


def put_indicators(laying: Laying) -> None:
    """The benchmark tables, cell by cell."""
    position = 0
    for table in laying.file.indicators:
        for row in table.rows:
            indicator = Indicator(plan=laying.plan.id, position=position, heading=table.title, label=row.label)
            laying.add(indicator)
            position += 1
            for at, (column, value) in enumerate(zip(table.columns, row.values, strict=True)):
                laying.add(IndicatorValue(indicator=indicator.id, position=at, column=column, value=value))


def put_events(laying: Laying, events: Sequence[EventEntry] | None = None) -> None:
    """The events that the plan announces, or these of them, as planned records. Raises BadInput."""
    for event in laying.file.events if events is None else events:
        row = Record(
            plan=laying.plan.id,
            kind=_kind(event),
            on=event.on,
            title=event.title,
            entered=laying.session.now,
            planned=True,
            announced=True,
        )
        laying.add(row)
        if row.kind == RecordKind.MEETING:
            laying.add(Meeting(id=row.id))


def _kind(event: EventEntry) -> RecordKind:
    try:
        return RecordKind(event.kind or RecordKind.EVENT)
    except ValueError:
        known = ", ".join(RecordKind)
        said = f"The event “{event.title}” is of the kind “{event.kind}”, which is not known."
        raise BadInput(said, f"Choose one of {known}.") from None


def put_changes(laying: Laying, changes: Sequence[ChangeEntry] | None = None) -> None:
    """What the file says was changed, or these of it; a KPI that was withdrawn is closed. Raises BadInput."""
    laying.named.setdefault(folded(laying.plan.code), laying.plan)
    for change in laying.file.changes if changes is None else changes:
        item = laying.named.get(folded(change.item))
        if item is None:
            raise BadInput(f"A change names “{change.item}”, which is nowhere.", "Nothing was added.")
        laying.add(
            PlanChange(
                plan=laying.plan.id,
                item_table=str(item.__tablename__),
                item=item.id,
                field=change.field,
                was=change.was,
                becomes=change.becomes,
                agreed_by=change.agreed_by,
                on=change.on,
                why=change.why,
            )
        )
        if change.field == WITHDRAWN and isinstance(item, Kpi):
            laying.add(_closed(laying, change, item.id))


def _closed(laying: Laying, change: ChangeEntry, kpi: str) -> Assessment:
    """A KPI that the file says was withdrawn is closed."""
    return Assessment(
        kpi=kpi, on=change.on, entered=laying.session.now, status=Status.CLOSED, comment=change.why, by=change.agreed_by
    )


def put_accepted(laying: Laying) -> None:
    """The findings of the plan check that were accepted."""
    for entry in laying.file.accepted:
        laying.add(
            AcceptedFinding(
                plan=laying.plan.id,
                code=entry.code,
                place=entry.where,
                said=entry.said,
                why=entry.why,
                accepted_by=entry.accepted_by,
                on=entry.on,
            )
        )


PARTS: tuple[Callable[[Laying], None], ...] = (
    put_people,
    put_budget,
    put_frameworks,
    put_mappings,
    put_networks,
    put_indicators,
    put_events,
    put_changes,
    put_accepted,
)
"""What a plan prints besides its tree, in an order in which names are known before they are used."""
