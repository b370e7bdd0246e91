"""Money as it is given, planned, spent and foreseen, by fund, area and period; every sum is worked out here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.words import GrantArea
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class SpendLine:
    """Money in pounds, None where nothing is entered. ``variance`` is what was spent less what was planned.

    ``reason`` is that of the variance; of a sum the reasons of its parts, each once.
    """

    fund: str
    area: GrantArea | None
    period: str
    allocation: float | None
    profile: float | None
    actual: float | None
    forecast: float | None
    variance: float | None
    reason: str | None

    @property
    def unexplained(self) -> bool:
        """Whether there is a variance without a reason."""
        return bool(self.variance) and not (self.reason or "").strip()


@dataclass(frozen=True, slots=True)
class Spending:
    """The spend of a plan: every line; sums by fund and area; sums by fund and by period; and all together."""

    head: Head
    lines: tuple[SpendLine, ...]
    areas: tuple[SpendLine, ...]
    funds: tuple[SpendLine, ...]
    periods: tuple[SpendLine, ...]
    total: SpendLine | None


def spending(store: Store, plan: str | None, today: date) -> Spending:
    """The spend of a plan as it is entered. Raises UnknownName or BadInput."""
    return spending_of(standing(store, plan, today))


def spending_of(found: Standing) -> Spending:
    """The same, from a plan that is loaded."""
    order = list(GrantArea)
    facts = sorted(found.facts.spending, key=lambda row: (row.fund, order.index(row.area), row.period))
    lines = tuple(
        SpendLine(
            row.fund,
            row.area,
            row.period,
            row.allocation,
            row.profile,
            row.actual,
            row.forecast,
            _variance(row.profile, row.actual),
            row.reason,
        )
        for row in facts
    )
    funds = dict.fromkeys(line.fund for line in lines)
    areas = dict.fromkeys((line.fund, line.area) for line in lines)
    periods = sorted({line.period for line in lines})
    return Spending(
        head=head_of(found),
        lines=lines,
        areas=tuple(
            _sum(fund, area, "", [line for line in lines if (line.fund, line.area) == (fund, area)])
            for fund, area in areas
        ),
        funds=tuple(_sum(fund, None, "", [line for line in lines if line.fund == fund]) for fund in funds),
        periods=tuple(
            _sum("all", None, period, [line for line in lines if line.period == period]) for period in periods
        ),
        total=_sum("all", None, "", lines) if lines else None,
    )


def _variance(profile: float | None, actual: float | None) -> float | None:
    return None if profile is None or actual is None else actual - profile


def _sum(fund: str, area: GrantArea | None, period: str, lines: Iterable[SpendLine]) -> SpendLine:
    """The lines added up; a column that no line has stays empty. The variance is that of lines which have both."""
    kept = list(lines)
    reasons = dict.fromkeys(line.reason.strip() for line in kept if line.reason and line.reason.strip())
    return SpendLine(
        fund,
        area,
        period,
        _added(line.allocation for line in kept),
        _added(line.profile for line in kept),
        _added(line.actual for line in kept),
        _added(line.forecast for line in kept),
        _added(line.variance for line in kept),
        "; ".join(reasons) or None,
    )


def _added(amounts: Iterable[float | None]) -> float | None:
    given = [amount for amount in amounts if amount is not None]
    return sum(given) if given else None
