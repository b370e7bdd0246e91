"""Support packages: who received what from whom, how many days, and what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import RecordFact, SupportFact
from db.words import RecordKind, Role
from riia_tui.rules.suppression import suppressed
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing

OTHER = "no fund named"


@dataclass(frozen=True, slots=True)
class SupportLine:
    """A support package; ``received`` and ``supplied`` are names, ``kpis`` refs, ``planned`` what is still to begin."""

    title: str
    on: date
    done: date | None
    planned: bool
    received: tuple[str, ...]
    supplied: tuple[str, ...]
    days: float | None
    fund: str | None
    need: str | None
    funder: str | None
    outcome: str | None
    look_again: date | None
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SupportList:
    """The support packages of a plan, newest first."""

    head: Head
    lines: tuple[SupportLine, ...]


def support(store: Store, plan: str | None, today: date) -> SupportList:
    """The support packages of a plan as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    return SupportList(head_of(found), support_of(found))


def support_words(lines: Sequence[SupportLine]) -> str:
    """How many packages stand how: “3 under way, 1 finished”; “” where there are none."""
    counts = {"under way": 0, "planned": 0, "finished": 0}
    for line in lines:
        counts["planned" if line.planned else "finished" if line.done else "under way"] += 1
    return ", ".join(f"{count} {words}" for words, count in counts.items() if count)


def support_of(found: Standing) -> tuple[SupportLine, ...]:
    """The same, from a plan that is loaded."""
    more = {each.id: each for each in found.facts.support}
    packages = [record for record in found.facts.records if record.kind is RecordKind.SUPPORT_PACKAGE]
    return tuple(_line(found, record, more.get(record.id) or SupportFact(record.id)) for record in reversed(packages))


@dataclass(frozen=True, slots=True)
class SupportCount:
    """The packages of a fund (or "all"): how many, and how many different authorities received and gave them.

    None where a count is hidden, since it is small or would tell one that is.
    """

    fund: str
    packages: int | None
    received: int | None
    supplied: int | None


def support_counts(lines: Sequence[SupportLine], small: int) -> tuple[SupportCount, ...]:
    """The packages by fund and all together, for outside the region: small counts of authorities are hidden.

    An authority can stand under several funds, so the sums are no totals of the rows; what is hidden in one row could
    still be guessed from them, and so a second row's count is hidden with it.
    """
    funds = sorted({line.fund or OTHER for line in lines})
    groups = [(fund, [line for line in lines if (line.fund or OTHER) == fund]) for fund in funds]
    counts = [[_bodies(group, "received"), _bodies(group, "supplied")] for _, group in groups]
    columns = [suppressed([[row[at]] for row in counts], small) for at in range(2)]
    whole = [_bodies(lines, "received"), _bodies(lines, "supplied")]
    shown = [None if 0 < count < small else count for count in whole]
    rows = [
        SupportCount(fund, len(group), columns[0][at][0], columns[1][at][0]) for at, (fund, group) in enumerate(groups)
    ]
    return (*rows, SupportCount("all", len(lines), shown[0], shown[1]))


def _bodies(lines: Iterable[SupportLine], part: str) -> int:
    return len({name for line in lines for name in getattr(line, part)})


def _line(found: Standing, record: RecordFact, more: SupportFact) -> SupportLine:
    facts = found.facts
    parts = facts.participation_of.get(record.id, ())

    def named(role: Role) -> tuple[str, ...]:
        return tuple(facts.organisation[part.organisation].name for part in parts if part.role is role)

    links = facts.links_by_record.get(record.id, ())
    return SupportLine(
        title=record.title,
        on=record.on,
        done=record.done if record.done and record.done <= found.today else None,
        planned=record.planned or record.on > found.today,
        received=named(Role.RECEIVED),
        supplied=named(Role.SUPPLIED),
        days=record.quantity,
        fund=more.fund,
        need=more.need,
        funder=more.funder,
        outcome=more.outcome,
        look_again=more.look_again,
        kpis=tuple(dict.fromkeys(facts.kpi[link.kpi].ref for link in links)),
    )
