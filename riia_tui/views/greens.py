"""Green without proof: greens and blues that rest on nothing, on old evidence, or on activity alone."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.words import Strength
from riia_tui.phrases import counted, full_day
from riia_tui.rules.evidence import OLD_AFTER, Weakness, strength_of, strongest, weaknesses
from riia_tui.rules.status import DONE_OR_GREEN, Judged
from riia_tui.views.lines import KpiLine, kpi_line
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Evidence:
    """The newest record behind a KPI and its strength; both None where only a figure was given."""

    on: date
    title: str | None
    strength: Strength | None


@dataclass(frozen=True, slots=True)
class GreenLine:
    """A green or a blue that is not proven: why, in words too, and the last evidence behind it."""

    line: KpiLine
    weaknesses: tuple[Weakness, ...]
    reason: str
    strongest: Strength | None
    last: Evidence | None


@dataclass(frozen=True, slots=True)
class Greens:
    """The unproven greens and blues, the gravest first, of ``of`` that are green or blue; ``old_after`` in months."""

    head: Head
    lines: tuple[GreenLine, ...]
    of: int
    old_after: int


def greens(store: Store, plan: str | None, today: date) -> Greens:
    """The greens and blues of a plan that are not proven. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    head = head_of(found)
    green = sum(count for status, count in head.counts if status in DONE_OR_GREEN)
    return Greens(head, greens_of(found), green, old_after(found))


def old_after(found: Standing) -> int:
    """The months after which evidence is old."""
    return int(found.settings.get("evidence_months") or OLD_AFTER)


def greens_of(found: Standing) -> tuple[GreenLine, ...]:
    """The same, from a plan that is loaded."""
    lines = [
        GreenLine(
            line=kpi_line(found, judged),
            weaknesses=weak,
            reason=reason_of(weak, judged, found),
            strongest=strongest(judged),
            last=last_evidence(judged),
        )
        for judged in found.judged.values()
        if (weak := weaknesses(judged, found.today, found.settings))
    ]
    order = list(Weakness)
    return tuple(sorted(lines, key=lambda line: order.index(line.weaknesses[0])))


def last_evidence(judged: Judged) -> Evidence | None:
    """The newest thing behind a KPI: a record with its strength, or a figure."""
    if judged.last_recorded is None:
        return None
    newest = judged.records[-1] if judged.records else None
    if newest is None or newest.on < judged.last_recorded:
        return Evidence(judged.last_recorded, None, None)
    return Evidence(newest.on, newest.title, strength_of(newest))


def reason_of(weak: tuple[Weakness, ...], judged: Judged, found: Standing) -> str:
    """Why a green is not proven, in words: “last evidence 12 Mar 2025; activity only”."""
    words = {
        Weakness.NOTHING: "nothing is recorded",
        Weakness.OLD: f"last evidence on {full_day(judged.last_recorded)}, "
        f"more than {counted(old_after(found), 'month')} old",
        Weakness.ACTIVITY_ONLY: "activity only, no output or outcome",
    }
    return "; ".join(words[each] for each in weak)
