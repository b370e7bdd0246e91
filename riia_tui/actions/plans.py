"""Taking a plan file into the store, whole or not at all."""

from db.engine import Store
from db.errors import BadInput
from db.journal import Writing
from db.queries.plans import (
    find_framework,
    find_item,
    find_organisation,
    find_plan,
    find_region,
    load_authority_names,
)
from db.tables import (
    Activity,
    ActivityScope,
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
    Organisation,
    Plan,
    PlanChange,
    Record,
    Region,
    Theme,
)
from db.words import OrganisationKind, RecordKind, Status
from riia_tui.actions.commands import Outcome
from riia_tui.actions.laying import Laying
from riia_tui.phrases import counted
from riia_tui.planfile.bundled import bundled_frameworks
from riia_tui.planfile.model import (
    ActivityEntry,
    EventEntry,
    FrameworkEntry,
    KpiEntry,
    NetworkEntry,
    PlanFile,
    ThemeEntry,
)
from riia_tui.planfile.refs import placed_kpis
from riia_tui.views.names import folded


def add_plan(store: Store, file: PlanFile, demonstration: bool = False) -> Outcome:
    """Adds a plan with its region, authorities and everything that it prints.

    Raises BadInput where the store has a plan with this code already, or where a name leads nowhere.
    """
    with store.write("add plan") as session:
        head = file.plan
        if find_plan(session, head.code):
            raise BadInput(f"The plan {head.code} is in this store already.", "Nothing was added.")
        region = _region(session, file)
        plan = Plan(
            region=region,
            code=head.code,
            title=head.title,
            version=head.version,
            starts=head.starts,
            ends=head.ends,
            quarters=head.quarters,
            source=head.source,
            demonstration=demonstration,
        )
        laying = Laying(session, file, plan)
        laying.refs = {id(placed.kpi): placed.ref for placed in placed_kpis(file)}
        laying.add(plan)
        _authorities(laying, region)
        for theme in file.themes:
            _theme(laying, theme, None)
        for part in (_people, _budget, _frameworks, _mappings, _networks, _indicators, _events, _changes):
            part(laying)
        session.about(plan.id)
        session.say(f"Added the plan {head.code} with {counted(len(laying.refs), 'KPI')}")
        return Outcome(f"{session.said}.", plan.id)


def _region(session: Writing, file: PlanFile) -> str:
    head = file.plan.region
    key = find_region(session, head.code)
    if key is None:
        region = Region(code=head.code, name=head.name, alliance=head.alliance)
        session.add(region)
        key = region.id
    return key


def _authorities(laying: Laying, region: str) -> None:
    """The region's authorities: those that the store has, and those that the file adds."""
    for known, names in load_authority_names(laying.session, region).items():
        laying.authorities |= {folded(name): known for name in names}
    rows: dict[str, Organisation] = {}
    for entry in laying.file.authorities:
        key = find_organisation(laying.session, region, entry.name)
        if key is None:
            row = Organisation(
                region=region,
                name=entry.name,
                short_name=entry.short_name,
                kind=OrganisationKind.AUTHORITY,
                since=entry.since,
                until=entry.until,
            )
            laying.add(row)
            rows[entry.name] = row
            key = row.id
        for name in (entry.name, entry.short_name):
            if name:
                laying.authorities[folded(name)] = key
    for entry in laying.file.authorities:
        if entry.successor and entry.name in rows:
            rows[entry.name].successor = laying.authority(entry.successor)


def _theme(laying: Laying, entry: ThemeEntry, parent: str | None) -> None:
    row = Theme(
        plan=laying.plan.id,
        parent=parent,
        position=next(laying.positions),
        level=entry.level,
        code=entry.code,
        title=entry.title,
        aim=entry.aim,
        lead=entry.lead,
        counts=entry.counts,
    )
    laying.add(row)
    laying.name(row)
    for activity in entry.activities:
        _activity(laying, activity, row.id)
    for kpi in entry.kpis:
        _kpi(laying, kpi, row.id, None)
    for theme in entry.themes:
        _theme(laying, theme, row.id)


def _activity(laying: Laying, entry: ActivityEntry, theme: str) -> None:
    row = Activity(
        theme=theme,
        position=next(laying.positions),
        code=entry.code,
        title=entry.title,
        description=entry.description,
        lead=entry.lead,
        sponsor=entry.sponsor,
    )
    laying.add(row)
    laying.name(row)
    for name in entry.scope:
        laying.add(ActivityScope(activity=row.id, organisation=laying.authority(name)))
    for kpi in entry.kpis:
        _kpi(laying, kpi, theme, row.id)


def _kpi(laying: Laying, entry: KpiEntry, theme: str, activity: str | None) -> None:
    row = Kpi(
        plan=laying.plan.id,
        theme=theme,
        activity=activity,
        position=next(laying.positions),
        ref=laying.refs[id(entry)],
        code=entry.code,
        kind=entry.kind,
        statement=entry.statement,
        due=entry.due,
        due_text=entry.due_text,
        due_note=entry.due_note,
        cadence=entry.cadence,
        owner=entry.owner,
    )
    laying.add(row)
    laying.name_kpi(row)
    for position, measure in enumerate(entry.measures):
        measure_row = measure_of(measure, row.id, position)
        laying.add(measure_row)
        laying.name_measure(row, measure_row)


def measure_of(entry: MeasureEntry, kpi: str, position: int) -> Measure:
    """The row of a measure of a plan file."""
    return Measure(
        kpi=kpi,
        position=position,
        text=entry.text,
        metric=entry.metric,
        comparator=entry.comparator,
        target=entry.target,
        unit=entry.unit,
        denominator=entry.denominator,
        within=entry.within,
        record_kind=entry.record_kind,
        role=entry.role,
        due=entry.due,
        baseline=entry.baseline,
    )


def _people(laying: Laying) -> None:
    for person in laying.file.people:
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


def _budget(laying: Laying) -> None:
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


def _frameworks(laying: Laying) -> None:
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


def _mappings(laying: Laying) -> None:
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


def _networks(laying: Laying) -> None:
    for position, entry in enumerate(laying.file.networks):
        row = Network(plan=laying.plan.id, position=position, name=entry.name, cadence=entry.cadence)
        laying.add(row)
        for ref in entry.counts_towards:
            laying.add(NetworkKpi(network=row.id, kpi=laying.kpi(ref)))
        laying.add(*_members(laying, entry, row.id))


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


def _indicators(laying: Laying) -> None:
    position = 0
    for table in laying.file.indicators:
        for row in table.rows:
            indicator = Indicator(plan=laying.plan.id, position=position, heading=table.title, label=row.label)
            laying.add(indicator)
            position += 1
            for at, (column, value) in enumerate(zip(table.columns, row.values, strict=True)):
                laying.add(IndicatorValue(indicator=indicator.id, position=at, column=column, value=value))


def _events(laying: Laying) -> None:
    for event in laying.file.events:
        row = Record(
            plan=laying.plan.id,
            kind=_kind(event),
            on=event.on,
            title=event.title,
            entered=laying.session.now,
            planned=True,
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


def _changes(laying: Laying) -> None:
    laying.named.setdefault(folded(laying.plan.code), laying.plan)
    for change in laying.file.changes:
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
