"""Participation by data returns: who sent what of each period, how late, and the gaps with their codes."""

from db.words import Metric
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.rules.timeliness import is_return
from riia_tui.views.names import folded
from riia_tui.views.parts import Cell, Column, Part, Strand, cell
from riia_tui.views.returns import IN, UNNAMED, Collection, PeriodSum, ReturnLine, ReturnState, returns_of
from riia_tui.views.standing import Standing


def return_strands(found: Standing, kpis: set[str] | None) -> tuple[Strand, ...]:
    """A column for every period of every collection, kept to those that count towards the KPIs given."""
    refs = None if kpis is None else {found.facts.kpi[key].ref for key in kpis}
    return tuple(
        _strand(found, collection, period, lines)
        for collection in returns_of(found).collections
        for period in collection.periods
        if (lines := [line for line in collection.lines if line.period == period.period])
        and (refs is None or refs & {ref for line in lines for ref in line.counts_towards})
    )


def _strand(found: Standing, collection: Collection, period: PeriodSum, lines: list[ReturnLine]) -> Strand:
    keys = {body.name: body.id for body in found.facts.organisations}
    cells = {keys[line.authority]: return_cell(line) for line in lines if line.authority in keys}
    aim = _aim(found, {ref for line in lines for ref in line.counts_towards})
    needed = phrases.target(aim[1]) if aim else ""
    column = Column(
        key=f"{collection.name} | {period.period}",
        ref=period.period,
        name=f"{collection.name}, {period.period}",
        of=", ".join(filter(None, (_of(period), f"{needed} by the deadline" if needed else ""))),
        total=_total(period, needed),
        took_part=period.received,
        needed=needed,
        status=aim[0].status if aim else None,
        met=None if aim is None or period.percent is None else period.percent >= (aim[1].target or 0),
        missing=tuple(line.authority for line in lines if line.state is ReturnState.MISSING),
    )
    return Strand(column, cells, _records(found, collection, period), aim[0].kpi.ref if aim else None)


def _total(period: PeriodSum, needed: str) -> str:
    """How many are in; where a share is asked of them, the share that came by the deadline."""
    if not needed or period.percent is None:
        return str(period.received)
    return f"{phrases.rounded_percent(period.percent)}%"


def _of(period: PeriodSum) -> str:
    said = f"{period.received} of {period.asked} in"
    return said if period.percent is None else f"{said}, {phrases.rounded_percent(period.percent)}% by the deadline"


def return_cell(line: ReturnLine) -> Cell:
    """A return as a cell: its sign, and beside it the code of a gap, else the working days that it is late."""
    late = f"+{line.late}" if line.late else ""
    if line.gap is not None:
        asked = line.state not in (ReturnState.DUE, ReturnState.EXCUSED, ReturnState.NOT_APPLICABLE)
        return Cell(Part.GAP, str(line.gap), line.state in IN if asked else None)
    if line.state in IN:
        return cell(Part.LATE if line.late else Part.RECEIVED, late)
    parts = {ReturnState.MISSING: Part.NOT_YET, ReturnState.EXCUSED: Part.EXCUSED}
    return cell(parts.get(line.state, Part.NOT_ASKED), late)


def _aim(found: Standing, refs: set[str]) -> tuple[Judged, Measured] | None:
    """The measure of being in time by the deadline that the returns count towards, with its KPI."""
    pairs = (
        (judged, m)
        for judged in found.judged.values()
        if judged.kpi.ref in refs
        for m in judged.measures
        if m.measure.metric is Metric.ON_TIME and not m.measure.within
    )
    return next(pairs, None)


def _records(found: Standing, collection: Collection, period: PeriodSum) -> tuple[str, ...]:
    return tuple(
        record.id
        for record in found.facts.records
        if is_return(record)
        and (record.collection or UNNAMED) == collection.name
        and folded(record.period or "") == folded(period.period)
    )
