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
from riia_tui.actions.laying import Item, Laying
from riia_tui.actions.networks import alliance_of
from riia_tui.phrases import closing_words
from riia_tui.planfile.bundled import bundled_frameworks
from riia_tui.planfile.links import alliance_name
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
    # A row without an amount has no cell to keep it, so that it is not numbered either.
    for line, row in enumerate((row for row in laying.file.budget if row.amounts), start=1):
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
    row = Network(
        plan=laying.plan.id,
        position=position,
        name=entry.name,
        cadence=entry.cadence,
        quorum=entry.quorum,
        elsewhere=entry.elsewhere,
    )
    laying.add(row)
    fill_network(laying, entry, row.id)


def fill_network(laying: Laying, entry: NetworkEntry, network: str) -> None:
    """The KPIs and members of a network that is there (by key) and has none. Raises BadInput."""
    for ref in entry.counts_towards:
        laying.add(NetworkKpi(network=network, kpi=laying.kpi(ref)))
    laying.add(*_members(laying, entry, network))


def _members(laying: Laying, entry: NetworkEntry, network: str) -> list[Member]:
    if entry.everyone and laying.authorities:
        return [Member(network=network, organisation=key) for key in dict.fromkeys(laying.authorities.values())]
    if entry.elsewhere and not entry.members:
        return [Member(network=network, organisation=alliance_of(laying.session, laying.plan.id))]
    return [
        Member(
            network=network,
            organisation=_member(laying, entry, member.name),
            since=member.since,
            until=member.until,
            person=member.person,
            deputy=member.deputy,
        )
        for member in entry.members
    ]


def _member(laying: Laying, entry: NetworkEntry, name: str) -> str:
    """The key of an authority, or of the alliance itself where the group is elsewhere."""
    is_alliance = entry.elsewhere and folded(name) == folded(alliance_name(laying.file))
    return alliance_of(laying.session, laying.plan.id) if is_alliance else laying.authority(name)


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
        if change.field == WITHDRAWN:
            laying.add(*(_closed(laying, change, kpi) for kpi in _withdrawn_by(laying, item)))


def _withdrawn_by(laying: Laying, item: Item) -> list[str]:
    """The keys of the KPIs that go with an item; below a heading those that the file does not name by themselves."""
    if isinstance(item, Kpi):
        return [item.id]
    named = {folded(change.item) for change in laying.file.changes if change.field == WITHDRAWN}
    rows = {row.id: row for row in laying.named.values() if isinstance(row, Theme | Kpi)}

    def is_below(kpi: Kpi) -> bool:
        above = {kpi.activity, kpi.theme}
        theme = rows.get(kpi.theme)
        while isinstance(theme, Theme) and theme.parent and theme.parent not in above:
            above.add(theme.parent)
            theme = rows.get(theme.parent)
        return item.id in above

    kpis = [row for row in rows.values() if isinstance(row, Kpi)]
    return [kpi.id for kpi in kpis if folded(kpi.ref) not in named and is_below(kpi)]


def _closed(laying: Laying, change: ChangeEntry, kpi: str) -> Assessment:
    """A KPI that the file says was withdrawn is closed."""
    return Assessment(
        kpi=kpi,
        on=change.on,
        entered=laying.session.now,
        status=Status.CLOSED,
        comment=closing_words(change.why, change.becomes),
        by=change.agreed_by,
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
