"""The grid of figures that only people can know: one line a measure, of a plan, a theme or a lead."""

from db.errors import BadInput
from db.words import Metric, Status, Unit
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.plausible import Beside
from riia_tui.rules.status import Judged
from riia_tui.views.grids import Grid, GridColumn, GridKind, GridRow, Wanted
from riia_tui.views.lines import owner_of
from riia_tui.views.plans import head_of
from riia_tui.views.standing import Standing

UNITS = {
    Unit.PERCENT: "a percent from 0 to 100",
    Unit.NUMBER: "a number",
    Unit.DAYS: "a number of days",
    Unit.POUNDS: "an amount in pounds",
    Unit.YES: "yes or no",
}
COLUMNS = (
    GridColumn("figure", "figure", "the figure, in the measure’s own unit", 10),
    GridColumn("on", "from", "the day that it is from; else the as-at day", 11),
    GridColumn("note", "note", "anything that should stand beside it", 18),
)


def figures_grid(found: Standing, wanted: Wanted) -> Grid:
    """Every figure that a person gives, kept to a theme (its key) or a lead where asked. Raises BadInput for none."""
    rows = tuple(figure_row(found, judged, m) for judged, m in reported_measures(found, wanted.theme, wanted.lead))
    if not rows:
        raise BadInput("Every measure here counts itself from the record.", "There is no figure to give.")
    theme = found.facts.theme.get(wanted.theme or "")
    of = theme.title if theme else wanted.lead or "the whole plan"
    plan = found.facts.plan
    title = f"Figures to give: {of} ({phrases.counted(len(rows), 'measure')})"
    key = f"figures {wanted.theme or ''} {wanted.lead or ''}"
    said = f"the figures of {of}"
    return Grid(head_of(found), GridKind.FIGURES, key, title, said, plan.starts, plan.ends, COLUMNS, rows)


def reported_measures(
    found: Standing, theme: str | None = None, lead: str | None = None
) -> list[tuple[Judged, Measured]]:
    """The measures that only a person can know, with their KPIs, in printed order; of closed KPIs none."""
    return [
        (judged, m)
        for judged in found.judged.values()
        if judged.status is not Status.CLOSED
        and (theme is None or theme in {each.id for each in found.path(judged.kpi)})
        and (lead is None or owner_of(found, judged) == lead)
        for m in judged.measures
        if m.measure.metric is Metric.REPORTED
    ]


def figure_row(found: Standing, judged: Judged, m: Measured) -> GridRow:
    """A measure with the figure that was given last."""
    ref = f"{judged.kpi.ref}:{m.measure.position + 1}"
    name = phrases.measure_name(m.measure)
    shown = phrases.gist(judged.kpi.statement) if name == m.measure.metric else name
    last = m.counted.figures[-1] if m.counted.figures else None
    said = f"{phrases.amount(last.value, m.measure.unit)} · {phrases.day(last.on, found.today)}" if last else "none yet"
    named = f"{ref if len(judged.measures) > 1 else judged.kpi.ref} {shown}"
    return GridRow(
        key=ref,
        name=named,
        about=f"{named}: {UNITS[m.measure.unit]}. {judged.kpi.statement}",
        last=said,
        target=phrases.target(m),
        ref=ref,
        measure=m.measure,
        beside=Beside(m.measure.unit, last.value if last else None, m.target, m.measure.denominator),
    )
