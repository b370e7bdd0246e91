"""The quarterly return to the Department: every KPI by requirement, money, support, risks and what is asked."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from riia_tui.views.board_pack import KpiRow, kpi_row
from riia_tui.views.delivery_plan import DeliveryPlan, delivery_plan
from riia_tui.views.plans import Head, head_of
from riia_tui.views.risks import RiskLine, open_risks
from riia_tui.views.spending import Spending, spending_of
from riia_tui.views.standing import Standing, standing
from riia_tui.views.support import SupportLine, support_of


@dataclass(frozen=True, slots=True)
class ReturnPart:
    """A sub-requirement with the KPIs that answer it."""

    heading: str
    reference: str
    detail: str
    rows: tuple[KpiRow, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked, and of which KPI or risk."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class GrantReturn:
    """A return as at a day; ``period`` is the quarter of the financial year. ``other`` KPIs answer no requirement."""

    head: Head
    period: str
    parts: tuple[ReturnPart, ...]
    other: tuple[KpiRow, ...]
    spending: Spending
    support: tuple[SupportLine, ...]
    risks: tuple[RiskLine, ...]
    asks: tuple[Ask, ...]


def grant_return(store: Store, plan: str | None, today: date) -> GrantReturn:
    """The return of a plan as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    by_requirement = delivery_plan(store, found.facts.plan.code, today)
    rows = {judged.kpi.ref: kpi_row(found, judged) for judged in found.judged.values()}
    return GrantReturn(
        head=head_of(found),
        period=quarter(today),
        parts=_parts(by_requirement, rows),
        other=tuple(rows[ref] for ref in by_requirement.unanswered),
        spending=spending_of(found),
        support=support_of(found),
        risks=open_risks(found),
        asks=_asks(found),
    )


def quarter(day: date) -> str:
    """The quarter of the financial year, “Q3 2025-26 (October to December)”."""
    number = (day.month - 4) % 12 // 3
    year = day.year if day.month >= 4 else day.year - 1
    months = ("April to June", "July to September", "October to December", "January to March")
    return f"Q{number + 1} {year}-{(year + 1) % 100:02d} ({months[number]})"


def _parts(found: DeliveryPlan, rows: dict[str, KpiRow]) -> tuple[ReturnPart, ...]:
    """A KPI that answers several requirements stands under each."""
    return tuple(
        ReturnPart(
            each.heading,
            each.reference,
            each.detail,
            tuple(rows[ref] for ref in dict.fromkeys(kpi.ref for a in each.activities for kpi in a.kpis)),
        )
        for each in found.requirements
    )


def _asks(found: Standing) -> tuple[Ask, ...]:
    """What was asked when RAGs were agreed, of open risks, and of the next board."""
    of_kpis = [
        Ask(f"KPI {judged.kpi.ref}", judged.agreed.ask)
        for judged in found.judged.values()
        if judged.agreed and judged.agreed.ask
    ]
    of_risks = [Ask(f"Risk: {risk.title}", risk.ask) for risk in open_risks(found) if risk.ask]
    return (*of_kpis, *of_risks)
