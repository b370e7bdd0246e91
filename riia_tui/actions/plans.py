"""Taking a plan file into the store, whole or not at all."""

from db.engine import Store
from db.errors import BadInput
from db.journal import Writing
from db.queries.plans import find_organisation, find_plan, find_region, load_authority_names
from db.tables import Activity, ActivityScope, Kpi, Measure, Organisation, Plan, Region, Theme
from db.words import OrganisationKind
from riia_tui.actions.commands import Outcome
from riia_tui.actions.laying import Laying
from riia_tui.actions.plan_parts import PARTS
from riia_tui.phrases import counted
from riia_tui.planfile.model import ActivityEntry, KpiEntry, MeasureEntry, PlanFile, ThemeEntry
from riia_tui.planfile.refs import placed_kpis
from riia_tui.views.names import folded


def add_plan(store: Store, file: PlanFile, demonstration: bool = False) -> Outcome:
    """Adds a plan with its region, authorities and everything that it prints.

    Raises BadInput where the store has a plan with this code already, or where a name leads nowhere.
    """
    with store.write("add plan") as session:
        plan, kpis = lay_plan(session, file, demonstration)
        session.about(plan.id)
        session.say(f"Added the plan {plan.code} with {counted(len(kpis), 'KPI')}")
        return Outcome(f"{session.said}.", plan.id)


def lay_plan(session: Writing, file: PlanFile, demonstration: bool) -> tuple[Plan, list[str]]:
    """Adds a plan inside a write; gives its row, and the keys of its KPIs in printed order. Raises BadInput."""
    head = file.plan
    if find_plan(session, head.code):
        raise BadInput(f"The plan {head.code} is in this store already.", "Nothing was added.")
    region = _region(session, file)
    plan = Plan(
        region=region,
        code=head.code,
        title=head.title,
        version=head.version,
        activity_word=head.activity_word,
        starts=head.starts,
        ends=head.ends,
        quarters=head.quarters,
        source=head.source,
        demonstration=demonstration,
    )
    laying = Laying(session, file, plan)
    refs = [placed.ref for placed in placed_kpis(file)]
    laying.refs = {id(placed.kpi): placed.ref for placed in placed_kpis(file)}
    laying.add(plan)
    put_authorities(laying, region)
    for theme in file.themes:
        _theme(laying, theme, None)
    for part in PARTS:
        part(laying)
    return plan, [laying.named[folded(ref)].id for ref in refs]


def _region(session: Writing, file: PlanFile) -> str:
    head = file.plan.region
    key = find_region(session, head.code)
    if key is None:
        region = Region(code=head.code, name=head.name, alliance=head.alliance)
        session.add(region)
        key = region.id
    return key


def put_authorities(laying: Laying, region: str) -> None:
    """The region's authorities: those that the store has, with what it did not know of them, and those that are new."""
    for known, names in load_authority_names(laying.session, region).items():
        laying.authorities |= {folded(name): known for name in names}
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
            key = row.id
        for name in (entry.name, entry.short_name):
            if name:
                laying.authorities[folded(name)] = key
    laying.session.flush()
    for entry in laying.file.authorities:
        row = laying.session.get_one(Organisation, laying.authority(entry.name))
        for name in FILLED_IN:
            said = getattr(entry, name)
            if said and getattr(row, name) is None:
                setattr(row, name, laying.authority(said) if name in FOLLOWING else said)


FOLLOWING = ("successor", "predecessor")
FILLED_IN = ("short_name", "since", "until", *FOLLOWING)
"""What a plan file may add to an authority that the store has; what is there already stays."""


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
        answer=entry.answer,
    )
