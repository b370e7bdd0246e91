"""The grid of data returns: one collection and period down all authorities that it is due from."""

from db.errors import UnknownName
from db.words import GAP_WORDS
from riia_tui import phrases
from riia_tui.views.grids import Grid, GridColumn, GridKind, GridRow, Wanted, day_cell
from riia_tui.views.names import folded, nearest
from riia_tui.views.plans import head_of
from riia_tui.views.returns import Collection, PeriodSum, ReturnLine, returns_of
from riia_tui.views.standing import Standing

CODES = ", ".join(f"{gap} {words}" for gap, words in GAP_WORDS.items())
COLUMNS = (
    GridColumn("received", "received", "the day that it came; y for the as-at day", 11),
    GridColumn("resubmitted", "sent again", "the day that it was sent again", 11),
    GridColumn("accepted", "accepted", "the day that it was accepted", 11),
    GridColumn("gap", "gap", f"why its value is missing: {CODES}", 4),
    GridColumn("why", "reason", "the reason of the gap, in words", 18),
)


def returns_grid(found: Standing, wanted: Wanted) -> Grid:
    """A period of a collection down its authorities. Raises UnknownName."""
    collection, period = _period(found, wanted)
    lines = [line for line in collection.lines if folded(line.period) == folded(period.period)]
    due = f", due {phrases.day(period.due, found.today)}" if period.due else ""
    return Grid(
        head=head_of(found),
        kind=GridKind.RETURNS,
        key=f"{collection.name} | {period.period}",
        title=f"{collection.name}, {period.period}{due}: {period.received} of {period.asked} in",
        said=f"{collection.name}, {period.period}",
        starts=found.facts.plan.starts,
        ends=found.facts.plan.ends,
        columns=COLUMNS,
        rows=tuple(_row(found, collection, line) for line in lines),
        collection=collection.name,
        period=period.period,
    )


def _period(found: Standing, wanted: Wanted) -> tuple[Collection, PeriodSum]:
    for collection in returns_of(found, wanted.collection).collections:
        for period in collection.periods:
            if folded(period.period) == folded(wanted.period):
                return collection, period
        raise UnknownName("period", wanted.period, nearest(wanted.period, [p.period for p in collection.periods]))
    raise UnknownName("collection", wanted.collection, [])


def _row(found: Standing, collection: Collection, line: ReturnLine) -> GridRow:
    today = found.today
    days = {name: day_cell(getattr(line, name), today) for name in ("received", "resubmitted", "accepted")}
    return GridRow(
        key=line.authority,
        name=line.authority,
        about=line.authority,
        last=_before(found, collection, line),
        target=phrases.day(line.due, today),
        authority=line.authority,
        short=next((body.short_name or "" for body in found.facts.organisations if body.name == line.authority), ""),
        cells={**days, "gap": str(line.gap or ""), "why": line.gap_note or ""},
    )


def _before(found: Standing, collection: Collection, line: ReturnLine) -> str:
    """How the same authority's return of the period before stands: “in 28 Jul”, “missing”, “first”."""
    periods = [period.period for period in collection.periods]
    at = periods.index(line.period)
    earlier = collection.cell(line.authority, periods[at - 1]) if at else None
    if earlier is None:
        return "none before"
    late = f" +{earlier.late}" if earlier.late else ""
    return f"{phrases.day(earlier.received, found.today)}{late}" if earlier.received else str(earlier.state)
