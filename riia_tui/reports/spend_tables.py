"""Money as it is given, planned, spent and foreseen: CSC and SEND and the four areas apart, and a chart by period."""

from collections.abc import Iterator, Sequence

from db.words import GrantArea, Unit
from riia_tui import phrases
from riia_tui.reports.blocks import Block, Cell, Chart, Paragraph, Series, Table
from riia_tui.views.spending import Spending, SpendLine

AREAS = {
    GrantArea.DATA: "Data",
    GrantArea.DIAGNOSTICS: "Regional diagnostics",
    GrantArea.UNIVERSAL: "Universal improvement",
    GrantArea.TARGETED: "Targeted support",
}
NOT_ENTERED = "–"
NO_SPEND = "No spend is entered."
NO_REASON = "no reason given"


def spend_blocks(found: Spending) -> Iterator[Block]:
    """The chart, the sums by fund and area, and every line with its reason; a sentence where nothing is entered."""
    if not found.lines or found.total is None:
        yield Paragraph(NO_SPEND)
        return
    yield Paragraph(
        f"In pounds. {NOT_ENTERED} means that nothing is entered. Variance is what was spent less what was planned for "
        "the same fund, area and period, where both are entered.",
        small=True,
    )
    chart = _chart(found.periods)
    if chart:
        yield chart
    by_fund = [[*(a for a in found.areas if a.fund == fund.fund), fund] for fund in found.funds]
    yield _table("Spend by fund and area", "Fund and area", [*(line for part in by_fund for line in part), found.total])
    yield _lines(found.lines)


def spend_line(total: SpendLine) -> str:
    """All money in a line: “£8,200 spent so far of £9,000 planned in all; £36,000 foreseen in all of £40,000 given”."""
    said = [
        _of(total.actual, "spent so far", total.profile, "planned in all"),
        _of(total.forecast, "foreseen in all", total.allocation, "given"),
    ]
    return "; ".join(part for part in said if part)


def _of(part: float | None, part_word: str, whole: float | None, whole_word: str) -> str:
    named = [
        f"{phrases.amount(amount, Unit.POUNDS)} {word}"
        for amount, word in ((part, part_word), (whole, whole_word))
        if amount is not None
    ]
    return " of ".join(named)


def _chart(periods: Sequence[SpendLine]) -> Chart | None:
    """What was spent against what was planned; None where nothing was spent or planned."""
    if not any(line.actual or line.profile for line in periods):
        return None
    spent = sum(line.actual or 0.0 for line in periods)
    planned = sum(line.profile or 0.0 for line in periods)
    return Chart(
        kind="spend",
        title="Spend against profile",
        about=f"Spent so far {phrases.amount(spent, Unit.POUNDS)}; planned for all periods "
        f"{phrases.amount(planned, Unit.POUNDS)}.",
        labels=tuple(line.period for line in periods),
        series=(
            Series("Spent", tuple(line.actual for line in periods)),
            Series("Profile", tuple(line.profile for line in periods)),
        ),
        label_name="Period",
        unit=Unit.POUNDS,
    )


def _table(caption: str, first: str, lines: Sequence[SpendLine]) -> Table:
    return Table(
        caption=caption,
        header=(first, "Allocation", "Profile", "Actual", "Forecast", "Variance"),
        rows=tuple((_name(line), *_amounts(line)) for line in lines),
        widths=(5.2, 2.4, 2.4, 2.4, 2.4, 2.4),
        alt=f"{caption}: allocation, profile, actual, forecast and variance, in pounds.",
        compact=True,
    )


def _name(line: SpendLine) -> Cell:
    if line.area is not None:
        return Cell(f"{line.fund}: {AREAS[line.area]}")
    return Cell("All funds together" if line.fund == "all" else f"{line.fund} together", strong=True)


def _lines(lines: Sequence[SpendLine]) -> Table:
    return Table(
        caption="Spend by period, with the reason of each variance",
        header=("Fund and area", "Period", "Profile", "Actual", "Forecast", "Variance", "Reason"),
        rows=tuple((_name(line), line.period, *_amounts(line)[1:], _reason(line)) for line in lines),
        widths=(4.8, 1.4, 1.75, 1.75, 1.75, 1.75, 3.8),
        alt="Every fund, area and period: profile, actual, forecast, variance and its reason, in pounds.",
        compact=True,
    )


def _amounts(line: SpendLine) -> tuple[Cell, ...]:
    return tuple(_pounds(v) for v in (line.allocation, line.profile, line.actual, line.forecast, line.variance))


def _pounds(amount: float | None) -> Cell:
    if amount is None:
        return Cell(NOT_ENTERED, right=True)
    return Cell(phrases.amount(amount, Unit.POUNDS), right=True, value=amount)


def _reason(line: SpendLine) -> Cell:
    if line.unexplained:
        return Cell(NO_REASON, tone="amber")
    if line.reason:
        return Cell(line.reason)
    return Cell(NO_REASON if line.variance else "nothing to compare yet" if line.variance is None else "as planned")
