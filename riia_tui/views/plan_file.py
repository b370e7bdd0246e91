"""A plan of the store as a plan file: everything that it prints, nothing of its record."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from db.engine import Store
from db.facts import ActivityFact, Facts, KpiFact, MeasureFact, NetworkFact, ThemeFact
from db.queries import planfile as rows
from db.queries.facts import load_facts
from db.words import OrganisationKind, RecordKind
from riia_tui.planfile.model import (
    FORMAT,
    AcceptedEntry,
    ActivityEntry,
    AuthorityEntry,
    BudgetRow,
    ChangeEntry,
    EventEntry,
    FrameworkEntry,
    FrameworkItemEntry,
    IndicatorRow,
    IndicatorTable,
    KpiEntry,
    MappingEntry,
    MeasureEntry,
    MemberEntry,
    NetworkEntry,
    PersonEntry,
    PlanFile,
    PlanHead,
    RegionHead,
    ThemeEntry,
)
from riia_tui.planfile.refs import placed_kpis
from riia_tui.views.names import folded, plan_named


def plan_file(store: Store, plan: str | None) -> PlanFile:
    """The plan with this code (or the only one) as a plan file. Raises UnknownName or BadInput."""
    with store.read() as connection:
        return plan_file_of(connection, load_facts(connection, plan_named(connection, plan).id))


@dataclass(frozen=True, slots=True)
class PrintedKeys:
    """The keys of a plan's themes, activities and KPIs in the order in which its file prints them."""

    themes: tuple[str, ...]
    activities: tuple[str, ...]
    kpis: tuple[str, ...]


def printed_keys(facts: Facts) -> PrintedKeys:
    """The keys of what :func:`plan_file_of` prints, in its order."""
    themes: list[str] = []
    activities: list[str] = []
    kpis: list[str] = []

    def walk(theme: ThemeFact) -> None:
        themes.append(theme.id)
        for activity in facts.activities:
            if activity.theme == theme.id:
                activities.append(activity.id)
                kpis.extend(kpi.id for kpi in facts.kpis if kpi.activity == activity.id)
        kpis.extend(kpi.id for kpi in facts.kpis if kpi.theme == theme.id and kpi.activity is None)
        for child in facts.themes:
            if child.parent == theme.id:
                walk(child)

    for theme in facts.themes:
        if theme.parent is None:
            walk(theme)
    return PrintedKeys(tuple(themes), tuple(activities), tuple(kpis))


def plan_file_of(connection: Any, facts: Facts) -> PlanFile:
    """The plan with these facts as a plan file.

    A KPI whose ref the file would not give it again (it was moved, or one before it has gone) bears it as its code.
    """
    file = printed_file(connection, facts)
    for _ in facts.kpis:
        placed = placed_kpis(file)
        kpis = [facts.kpi[each] for each in printed_keys(facts).kpis]
        wrong = {id(p.kpi): kpi.ref for p, kpi in zip(placed, kpis, strict=True) if p.ref != kpi.ref}
        if not wrong:
            break
        file = replace(file, themes=tuple(_coded(theme, wrong) for theme in file.themes))
    return file


def _coded(theme: ThemeEntry, codes: dict[int, str]) -> ThemeEntry:
    """A theme with these codes given to KPIs, by the identity of their entries."""

    def kpis(entries: tuple[KpiEntry, ...]) -> tuple[KpiEntry, ...]:
        return tuple(replace(kpi, code=codes[id(kpi)]) if id(kpi) in codes else kpi for kpi in entries)

    return replace(
        theme,
        kpis=kpis(theme.kpis),
        activities=tuple(replace(activity, kpis=kpis(activity.kpis)) for activity in theme.activities),
        themes=tuple(_coded(each, codes) for each in theme.themes),
    )


def printed_file(connection: Any, facts: Facts) -> PlanFile:
    """The plan with these facts as a plan file with its printed codes and no others."""
    key = facts.plan.id
    return PlanFile(
        format=FORMAT,
        plan=_head(facts),
        themes=tuple(_theme(facts, theme) for theme in facts.themes if theme.parent is None),
        authorities=tuple(
            AuthorityEntry(row.name, row.short_name, row.since, row.until, row.successor, row.predecessor)
            for row in rows.load_authorities(connection, facts.region.id)
        ),
        people=tuple(PersonEntry(row.name, row.role, row.organisation) for row in rows.load_people(connection, key)),
        frameworks=_frameworks(rows.load_items(connection, key)),
        budget=_budget(rows.load_cells(connection, key)),
        mappings=tuple(_mapping(facts, row) for row in rows.load_mappings(connection, key)),
        networks=tuple(_network(facts, network) for network in facts.networks),
        indicators=_indicators(rows.load_indicator_cells(connection, key)),
        events=tuple(_event(row) for row in rows.load_events(connection, key)),
        changes=tuple(_change(facts, row) for row in rows.load_changes(connection, key)),
        accepted=tuple(
            AcceptedEntry(row.code, row.place, row.said, row.why, row.on, row.accepted_by)
            for row in rows.load_accepted(connection, key)
        ),
        name=f"{facts.plan.code}.yaml",
    )


def _head(facts: Facts) -> PlanHead:
    plan, region = facts.plan, facts.region
    return PlanHead(
        code=plan.code,
        title=plan.title,
        starts=plan.starts,
        ends=plan.ends,
        region=RegionHead(region.code, region.name, region.alliance),
        version=plan.version,
        quarters=plan.quarters,
        source=plan.source,
        activity_word=plan.activity_word,
    )


def _theme(facts: Facts, theme: ThemeFact) -> ThemeEntry:
    return ThemeEntry(
        level=theme.level,
        title=theme.title,
        code=theme.code,
        aim=theme.aim,
        lead=theme.lead,
        counts=theme.counts,
        themes=tuple(_theme(facts, child) for child in facts.themes if child.parent == theme.id),
        activities=tuple(_activity(facts, each) for each in facts.activities if each.theme == theme.id),
        kpis=tuple(_kpi(facts, kpi) for kpi in facts.kpis if kpi.theme == theme.id and kpi.activity is None),
    )


def _activity(facts: Facts, activity: ActivityFact) -> ActivityEntry:
    return ActivityEntry(
        title=activity.title,
        code=activity.code,
        description=activity.description,
        lead=activity.lead,
        sponsor=activity.sponsor,
        scope=tuple(facts.organisation[key].name for key in activity.scope),
        kpis=tuple(_kpi(facts, kpi) for kpi in facts.kpis if kpi.activity == activity.id),
    )


def _kpi(facts: Facts, kpi: KpiFact) -> KpiEntry:
    return KpiEntry(
        statement=kpi.statement,
        code=kpi.code,
        kind=kpi.kind,
        due=kpi.due,
        due_text=kpi.due_text,
        due_note=kpi.due_note,
        cadence=kpi.cadence,
        owner=kpi.owner,
        measures=tuple(measure_entry(measure) for measure in facts.every_measure_of.get(kpi.id, ())),
    )


def measure_entry(measure: MeasureFact) -> MeasureEntry:
    """A measure as a plan file has it."""
    return MeasureEntry(
        metric=measure.metric,
        comparator=measure.comparator,
        target=measure.target,
        unit=measure.unit,
        denominator=measure.denominator,
        within=measure.within,
        record_kind=measure.record_kind,
        role=measure.role,
        due=measure.due,
        baseline=measure.baseline,
        text=measure.text,
        answer=measure.answer,
    )


def _frameworks(items: list[rows.ItemRow]) -> tuple[FrameworkEntry, ...]:
    return tuple(
        FrameworkEntry(code, title, tuple(FrameworkItemEntry(i.code, i.text or "") for i in group if i.code))
        for (code, title), group in groupby(items, key=lambda item: (item.framework, item.title))
    )


def _mapping(facts: Facts, row: rows.MappingRow) -> MappingEntry:
    return MappingEntry(
        _code(facts, row.kpi or row.activity or row.theme or ""), row.framework, row.item, row.printed_in
    )


def _code(facts: Facts, key: str) -> str:
    """What a plan file calls a KPI, a measure, an activity or a theme; with its kind where a code would not do."""
    if key in facts.kpi:
        return facts.kpi[key].ref
    measure = next((m for m in facts.measures if m.id == key), None)
    if measure:
        return f"{facts.kpi[measure.kpi].ref}:{measure.position + 1}"
    item: Any = facts.activity.get(key) or facts.theme.get(key)
    return _heading(facts, "activity" if key in facts.activity else "theme", item) if item else facts.plan.code


def _heading(facts: Facts, kind: str, item: ActivityFact | ThemeFact) -> str:
    headings: list[ActivityFact | ThemeFact] = [*facts.activities, *facts.themes]
    refs = {folded(kpi.ref) for kpi in facts.kpis}
    taken = Counter(folded(each.code or each.title) for each in headings)
    name = item.code or item.title
    if folded(name) not in refs and taken[folded(name)] == 1:
        return name
    same = Counter(folded(each.code or "") for each in (facts.activities if kind == "activity" else facts.themes))
    return f"{kind}:{item.code if item.code and same[folded(item.code)] == 1 else item.title}"


def _network(facts: Facts, network: NetworkFact) -> NetworkEntry:
    members = [
        MemberEntry(facts.organisation[m.organisation].name, m.since, m.until, m.person, m.deputy)
        for m in facts.members_of.get(network.id, ())
    ]
    bare = {member.name for member in members if member == MemberEntry(member.name)}
    everyone = bare == {authority.name for authority in facts.authorities} and len(members) == len(bare)
    alliance = {o.name for o in facts.organisations if o.kind is OrganisationKind.ALLIANCE}
    implied = everyone or (network.elsewhere and bare == alliance and len(members) == len(bare))
    return NetworkEntry(
        name=network.name,
        cadence=network.cadence,
        counts_towards=tuple(facts.kpi[key].ref for key in network.kpis),
        members=() if implied else tuple(members),
        quorum=network.quorum,
        elsewhere=network.elsewhere,
        everyone=everyone and bool(members),
    )


def _budget(cells: list[rows.BudgetCell]) -> tuple[BudgetRow, ...]:
    found = []
    for _, group in groupby(cells, key=lambda cell: cell.line):
        line = list(group)
        first = line[0]
        amounts = tuple((cell.period, cell.amount) for cell in line)
        found.append(BudgetRow(first.label, first.fund, first.code, first.kpis, first.note, amounts))
    return tuple(found)


def _indicators(cells: list[rows.IndicatorCell]) -> tuple[IndicatorTable, ...]:
    tables = []
    for heading, in_table in groupby(cells, key=lambda cell: cell.heading):
        lines = [list(group) for _, group in groupby(in_table, key=lambda cell: cell.indicator)]
        columns = tuple(cell.column for cell in lines[0])
        found = tuple(IndicatorRow(line[0].label, tuple(cell.value for cell in line)) for line in lines)
        tables.append(IndicatorTable(heading, columns, found))
    return tuple(tables)


def _event(row: rows.EventRow) -> EventEntry:
    return EventEntry(row.on, row.title, None if row.kind == RecordKind.EVENT else row.kind)


def _change(facts: Facts, row: rows.ChangeRow) -> ChangeEntry:
    return ChangeEntry(
        item=_code(facts, row.item),
        field=row.field,
        on=row.on,
        why=row.why,
        was=row.was,
        becomes=row.becomes,
        agreed_by=row.agreed_by,
    )
