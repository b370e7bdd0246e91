"""Charts over time: KPIs met against those due, and the figures of reds and ambers against their targets."""

from riia_tui import phrases
from riia_tui.reports.blocks import Block, Chart, Heading, Paragraph, Series
from riia_tui.views.burn_up import MetByDay
from riia_tui.views.over_time import KpiOverTime
from riia_tui.views.run_chart import sentence

_LABEL = 90


def burn_up_blocks(days: tuple[MetByDay, ...]) -> list[Block]:
    """The chart of KPIs met against KPIs due; nothing before the plan starts."""
    if not days:
        return []
    chart = Chart(
        kind="burn-up",
        title="KPIs met, against those due",
        about=_about(days),
        labels=tuple(phrases.full_day(day.on) for day in days),
        series=(
            Series("Met", tuple(day.met for day in days)),
            Series("Due by then", tuple(day.due for day in days)),
        ),
    )
    return [Heading("Met against due"), chart]


def _about(days: tuple[MetByDay, ...]) -> str:
    now = max((day for day in days if day.met is not None), key=lambda day: day.on)
    return (
        f"{phrases.counted(now.met or 0, 'KPI')} met on {phrases.full_day(now.on)}, when {now.due} had fallen due, of "
        f"{days[-1].due} to the end of the plan. Met is what is blue or has a figure that is complete; closed KPIs are "
        "left out, and those without a due date fall due with the plan."
    )


def over_time_blocks(found: tuple[KpiOverTime, ...], most: int) -> list[Block]:
    """A run chart a KPI, the most pressing first, ``most`` of them; nothing where no figure has moved."""
    if not found:
        return []
    blocks: list[Block] = [Heading("Reds and ambers over time")]
    if len(found) > most:
        blocks.append(
            Paragraph(f"The {most} most pressing of {len(found)}; the report of reds and ambers has all.", small=True)
        )
    return [*blocks, *map(_run_chart, found[:most])]


def _run_chart(found: KpiOverTime) -> Chart:
    points = found.chart.points
    said = sentence(found.chart)
    return Chart(
        kind="run",
        title=f"KPI {found.ref}: {phrases.cut(found.name, _LABEL)}",
        about=f"{said[:1].upper()}{said[1:]}.",
        labels=tuple(phrases.full_day(point.on) for point in points),
        series=(Series("Figure", tuple(point.value for point in points)),),
        unit=found.chart.unit,
        target=found.chart.target,
        counts_of=found.authorities,
    )
