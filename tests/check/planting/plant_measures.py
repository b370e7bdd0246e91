"""Faults of measures, surveys, vague words and priorities."""

from dataclasses import replace

from hypothesis import strategies as st

from db.words import KpiKind, Metric, Unit
from planting.plant_names import first_kpi
from planting.plant_owners import everywhere
from planting.plant_words import says
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.check.reading import Reading
from riia_tui.planfile.model import FrameworkEntry, FrameworkItemEntry, MeasureEntry, PlanFile

AIMLESS = MeasureEntry(Metric.REPORTED, text="how well it goes")
MILESTONE = MeasureEntry(Metric.MILESTONE, text="published")


def measured(
    plan: PlanFile, draw: Draw, statement: str, *measures: MeasureEntry, kind: KpiKind = KpiKind.UNSPECIFIED
) -> Planted:
    """One KPI of the plan has these words and measures, and no date text."""
    item = any_item(plan, "kpi", draw)
    return Planted(changed(plan, item.path, statement=statement, measures=measures, kind=kind), item.where)


def listing(plan: PlanFile, title: str, *texts: str) -> PlanFile:
    """The plan with one list of its own."""
    items = tuple(FrameworkItemEntry(f"P{n}", text) for n, text in enumerate(texts, start=1))
    return replace(plan, frameworks=(FrameworkEntry("own", title, items),))


@plants("MEA020")
def nothing_measurable(plan: PlanFile, draw: Draw) -> Planted:
    return measured(plan, draw, "Relationships improve.", *draw(st.sampled_from([(), (AIMLESS,)])))


@plants("MEA021")
def part_without_target(plan: PlanFile, draw: Draw) -> Planted:
    part = draw(st.sampled_from([AIMLESS, MeasureEntry(Metric.COUNT, text="seminars")]))
    return measured(plan, draw, "A newsletter is published and read.", MILESTONE, part)


@plants("MEA022")
def impact_without_target(plan: PlanFile, draw: Draw) -> Planted:
    return measured(plan, draw, "Referrals are reduced.", AIMLESS, kind=KpiKind.IMPACT)


@plants("MEA023")
def change_without_baseline(plan: PlanFile, draw: Draw) -> Planted:
    said = draw(st.sampled_from(["Take-up rises by 25%.", "A 10% reduction is made.", "It is 5% above the baseline."]))
    return measured(plan, draw, said, MILESTONE)


@plants("MEA024")
def upper_limit_as_target(plan: PlanFile, draw: Draw) -> Planted:
    days = MeasureEntry(Metric.QUANTITY, text="days of support, up to 39")
    return measured(plan, draw, "Each package has up to 39 days of support.", days)


@plants("MEA025")
def no_impact_measure(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(everywhere(plan, "kpi", kind=KpiKind.ACTION, measures=(MILESTONE,)), plan.plan.code)


@plants("MEA026")
def kind_missing(plan: PlanFile, draw: Draw) -> Planted:
    plan = everywhere(plan, "kpi", kind=KpiKind.ACTION)
    theme = any_item(plan, "theme", draw)
    for item in Reading(plan).kpis:
        if item.path.startswith(f"{theme.path}."):
            plan = changed(plan, item.path, kind=KpiKind.UNSPECIFIED)
    return Planted(plan, theme.where)


@plants("MEA030")
def survey_target_without_survey(plan: PlanFile, draw: Draw) -> Planted:
    survey = MeasureEntry(Metric.SURVEY, target=75, unit=Unit.PERCENT, text="more confident")
    return measured(plan, draw, "75% of those attending are more confident.", survey)


@plants("MEA031")
def report_without_asking(plan: PlanFile, draw: Draw) -> Planted:
    part = MeasureEntry(Metric.PARTICIPATION, target=5, denominator=6, text="authorities reporting better access")
    return measured(plan, draw, "Five of six authorities report better access.", part)


@plants("MEA032")
def survey_nobody_runs(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "In the annual survey all are content.", "The 2026 workforce survey informs a strategy.")


@plants("MEA033")
def evidence_of_no_kind(plan: PlanFile, draw: Draw) -> Planted:
    return measured(plan, draw, "Qualitative evidence shows that transition is better.", AIMLESS)


@plants("MEA034")
def feedback_without_target(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "A seminar is held and feedback is collected.", "Feedback is used to plan more.")


@plants("MEA040")
def how_often_not_said(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "The network meets regularly.", "From time to time a report is published.")


@plants("MEA041")
def how_many_not_said(plan: PlanFile, draw: Draw) -> Planted:
    return says(
        plan, draw, "Most authorities take part.", "Several seminars are held.", "A number of guides are published."
    )


@plants("MEA042")
def verb_without_result(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "kpi", draw)
    said = "Good practice in chronologies is promoted."
    return Planted(changed(plan, item.path, statement=said, due=None, due_text=None, measures=(MILESTONE,)), item.where)


@plants("MEA043")
def promise_in_doubt(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "A conference is held where possible.", "The project attempts to publish a guide.")


@plants("MEA044")
def met_either_way(plan: PlanFile, draw: Draw) -> Planted:
    return says(plan, draw, "Attendance is maintained/improved.", "Attendance is maintained or increased.")


@plants("MEA045")
def two_things_in_one(plan: PlanFile, draw: Draw) -> Planted:
    return measured(plan, draw, "The number/cost of placements falls.", AIMLESS, kind=KpiKind.IMPACT)


@plants("MEA046")
def engaged_not_explained(plan: PlanFile, draw: Draw) -> Planted:
    part = MeasureEntry(Metric.PARTICIPATION, target=6, denominator=6)
    plan = everywhere(plan, "kpi", statement="All six authorities are engaged.", measures=(part,))
    return Planted(plan, first_kpi(plan))


@plants("MEA047")
def measurable_without_measure(plan: PlanFile, draw: Draw) -> Planted:
    return measured(plan, draw, "There is a measurable increase in visits.", AIMLESS)


@plants("MEA050")
def priority_without_theme(plan: PlanFile, draw: Draw) -> Planted:
    left = draw(st.sampled_from(["Placement Sufficiency", "Domestic Abuse"]))
    return Planted(listing(plan, "Regional Priorities", left), "Regional Priorities")


@plants("MEA051")
def aim_without_theme(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(listing(plan, "Areas for Shared Learning", "Reunification"), "Areas for Shared Learning")


@plants("MEA052")
def theme_without_priority(plan: PlanFile, draw: Draw) -> Planted:
    first, *rest = Reading(plan).themes
    return Planted(listing(plan, "Priorities", first.theme.title.removeprefix("Section on ")), rest[0].where)


@plants("MEA053")
def objective_without_activity(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(listing(plan, "Objectives of this plan", "Help one another to improve."), "P1")
