"""The register of risks as at a day, the gravest first."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import RiskFact
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk; ``score`` is likelihood times impact (1 to 25), None where one is not given. ``kpis`` are refs."""

    title: str
    raised: date
    cause: str | None
    effect: str | None
    likelihood: int | None
    impact: int | None
    score: int | None
    owner: str | None
    response: str | None
    ask: str | None
    closed: date | None
    why_closed: str | None
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Risks:
    """The risks of a plan: those open, the gravest first, and those closed by the day, the newest first."""

    head: Head
    open: tuple[RiskLine, ...]
    closed: tuple[RiskLine, ...]


def risks(store: Store, plan: str | None, today: date) -> Risks:
    """The risks of a plan as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    past = [risk for risk in found.facts.risks if risk.closed is not None and risk.closed <= today]
    closed = tuple(_line(found, risk) for risk in sorted(past, key=lambda risk: risk.closed or today, reverse=True))
    return Risks(head_of(found), open_risks(found), closed)


def open_risks(found: Standing) -> tuple[RiskLine, ...]:
    """The risks that are open on the day, the gravest first; those without grades last."""
    lines = [_line(found, risk) for risk in found.facts.risks if risk.open_on(found.today)]
    return tuple(sorted(lines, key=lambda line: (-(line.score or 0), line.raised, line.title)))


def _line(found: Standing, risk: RiskFact) -> RiskLine:
    graded = risk.likelihood is not None and risk.impact is not None
    return RiskLine(
        title=risk.title,
        raised=risk.raised,
        cause=risk.cause,
        effect=risk.effect,
        likelihood=risk.likelihood,
        impact=risk.impact,
        score=(risk.likelihood or 0) * (risk.impact or 0) if graded else None,
        owner=risk.owner,
        response=risk.response,
        ask=risk.ask,
        closed=risk.closed if risk.closed and risk.closed <= found.today else None,
        why_closed=risk.why_closed,
        kpis=tuple(found.facts.kpi[key].ref for key in risk.kpis),
    )


def score_words(line: RiskLine) -> str:
    """“16 (4 × 4)”, “not graded”."""
    return f"{line.score} ({line.likelihood} × {line.impact})" if line.score is not None else "not graded"
