"""Updates outstanding: what is expected from whom by when, by authority, lead and person.

Closed and complete KPIs wait for nothing, and nothing is asked of an authority while it is excused.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.engine import Store
from db.words import Metric, Status, Unit
from riia_tui import phrases
from riia_tui.rules.board_cycle import released
from riia_tui.rules.expected import State
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.views.asked import asked_lines
from riia_tui.views.expected import ExpectedLine, expected_lines
from riia_tui.views.lines import owner_of
from riia_tui.views.names import folded
from riia_tui.views.participation import begun, is_soon
from riia_tui.views.plans import Head, head_of
from riia_tui.views.returns import ReturnState, returns_of
from riia_tui.views.standing import Standing, standing


class By(StrEnum):
    """Who an update is expected from."""

    AUTHORITY = "authority"
    LEAD = "lead"
    PERSON = "person"


class Wanted(StrEnum):
    """What is expected."""

    FIGURE = "figure"
    EVIDENCE = "evidence"
    RECORD = "record"
    PARTICIPATION = "participation"
    DATA_RETURN = "data return"
    RAG = "RAG"
    ACTION = "action"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Update:
    """Something that is expected; ``due`` is its last day, None where none is given.

    ``authority`` and ``person`` are None where it is not expected of one; so is ``lead``, or where nobody is named.
    """

    wanted: Wanted
    what: str
    ref: str | None
    due: date | None
    overdue: bool
    authority: str | None = None
    lead: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Everything expected from one authority, lead or person (``name`` is None where nobody is named)."""

    by: By
    name: str | None
    updates: tuple[Update, ...]


@dataclass(frozen=True, slots=True)
class Outstanding:
    """The groups of a plan; in each what is overdue comes first, then what is due soonest."""

    head: Head
    groups: tuple[Group, ...]


def outstanding(store: Store, plan: str | None, today: date, by: By | None = None) -> Outstanding:
    """Updates outstanding, grouped one way or all three. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    updates = updates_of(found)
    ways = [by] if by else list(By)
    return Outstanding(head_of(found), tuple(group for way in ways for group in grouped(updates, way)))


def updates_of(found: Standing) -> tuple[Update, ...]:
    """Everything that a plan waits for, overdue first, then by day."""
    updates = [
        *(update for judged in found.judged.values() for update in _of_kpi(found, judged)),
        *_records(found),
        *_returns(found),
        *_actions(found),
        *_answers(found),
    ]
    return tuple(sorted(updates, key=lambda each: (not each.overdue, each.due or date.max, each.ref or "")))


def grouped(updates: Iterable[Update], by: By) -> tuple[Group, ...]:
    """The updates by who they are expected from, by name; those of nobody last."""
    groups: dict[str | None, list[Update]] = defaultdict(list)
    for update in updates:
        if _belongs(update, by):
            groups[getattr(update, by)].append(update)
    names = sorted(groups, key=lambda name: (name is None, (name or "").casefold()))
    return tuple(Group(by, name, tuple(groups[name])) for name in names)


def _belongs(update: Update, by: By) -> bool:
    """A lead answers for KPIs; what an authority or a person is asked for is theirs alone."""
    if by is By.LEAD:
        return update.authority is None and update.wanted is not Wanted.ACTION
    return getattr(update, by) is not None


def summary(updates: Sequence[Update]) -> str:
    """How many are waited for: “9 authorities, 4 leads, 3 people”; “” where none is."""
    nouns = ((By.AUTHORITY, "authority", "authorities"), (By.LEAD, "lead", "leads"), (By.PERSON, "person", "people"))
    named = {by: [group for group in grouped(updates, by) if group.name] for by, _, _ in nouns}
    return ", ".join(phrases.counted(len(named[by]), one, many) for by, one, many in nouns if named[by])


def _of_kpi(found: Standing, judged: Judged) -> Iterator[Update]:
    if judged.status is Status.CLOSED:
        return
    if judged.status is not Status.COMPLETE and judged.says is not Status.COMPLETE:
        yield from _evidence(found, judged)
    if judged.status is not Status.COMPLETE:
        yield from _participation(found, judged)
    if judged.look_again:
        board = found.next_board
        due = released(board, found.facts.region.settings, found.today) if board else None
        yield _of(found, judged, Wanted.RAG, "the RAG is to be looked at again", due)


def _evidence(found: Standing, judged: Judged) -> Iterator[Update]:
    """Measures that are overdue and not met, or due soon with nothing behind them."""
    targeted = [m for m in judged.measures if m.target is not None]
    for m in targeted:
        due = m.measure.due or judged.kpi.due
        late = due is not None and due < found.today
        bare = not m.counted.records and (m.measure.metric is not Metric.REPORTED or m.value is None)
        if m.met or not is_soon(found, due) or not (late or bare) or m.measure.metric is Metric.PARTICIPATION:
            continue
        wanted = Wanted.FIGURE if m.measure.metric is Metric.REPORTED else Wanted.EVIDENCE
        said = phrases.against_in_words(m)
        yield _of(found, judged, wanted, f"{phrases.measure_name(m.measure)}: {said}", due)
    if not targeted and is_soon(found, judged.kpi.due):
        yield _of(found, judged, Wanted.EVIDENCE, phrases.gist(judged.kpi.statement), judged.kpi.due)


def _participation(found: Standing, judged: Judged) -> Iterator[Update]:
    """The authorities missing, once a KPI has begun or is soon due; nothing is asked of them before."""
    for m in judged.measures:
        due = m.measure.due or judged.kpi.due
        if not _counts_authorities(m) or not begun(found, judged, m):
            continue
        for key in m.counted.missing:
            name = found.facts.organisation[key].name
            yield _of(found, judged, Wanted.PARTICIPATION, phrases.measure_name(m.measure), due, authority=name)


def _counts_authorities(m: Measured) -> bool:
    """Whether each authority is still wanted: a share is asked of them, or a number that is not reached.

    Where half of them would do, or fewer (support for two of fifteen), none can be said to be the one.
    """
    if m.measure.metric is not Metric.PARTICIPATION or m.target is None:
        return False
    whole = m.counted.whole or 0.0
    is_share = m.measure.unit is Unit.PERCENT
    needed = m.target * whole / 100 if is_share else m.target
    return 2 * needed > whole and (is_share or not m.met)


def _of(
    found: Standing, judged: Judged, wanted: Wanted, what: str, due: date | None, authority: str | None = None
) -> Update:
    overdue = due is not None and due < found.today
    return Update(
        wanted, what, judged.kpi.ref, due, overdue, authority, owner_of(found, judged), person=judged.kpi.owner
    )


def _records(found: Standing) -> Iterator[Update]:
    """Expected records: the last one missed of each, and those due soon."""
    of_ref = {judged.kpi.ref: judged for judged in found.judged.values()}
    for line in _waited_for(found):
        judged = of_ref.get(line.ref or "")
        yield Update(
            Wanted.RECORD,
            line.said,
            line.ref,
            line.last,
            line.state is State.MISSED,
            lead=owner_of(found, judged) if judged else None,
            person=judged.kpi.owner if judged else None,
        )


def _waited_for(found: Standing) -> list[ExpectedLine]:
    lines = expected_lines(found)
    fallen = {(line.ref, line.network, line.said): line for line in lines if line.state is not State.DUE}
    missed = [line for line in fallen.values() if line.state is State.MISSED and line.record is None]
    return missed + [line for line in lines if line.state is State.DUE and is_soon(found, line.last)]


def _returns(found: Standing) -> Iterator[Update]:
    """Data returns that are not in and have no reason for it."""
    for collection in returns_of(found).collections:
        for line in collection.lines:
            missing = line.state is ReturnState.MISSING
            if line.gap is None and (missing or (line.state is ReturnState.DUE and is_soon(found, line.due))):
                what = f"{collection.name}, {line.period}"
                ref = line.counts_towards[0] if line.counts_towards else None
                yield Update(Wanted.DATA_RETURN, what, ref, line.due, missing, authority=line.authority)


def _answers(found: Standing) -> Iterator[Update]:
    """What leads were asked before a board that is to come, and have not answered."""
    for line in asked_lines(found):
        if line.missing:
            what = f"{phrases.counted(len(line.missing), 'KPI')} for the board of {phrases.full_day(line.board_on)}"
            yield Update(Wanted.ANSWER, what, None, line.due, line.late, lead=line.person or None)


def _actions(found: Standing) -> Iterator[Update]:
    """What was agreed at meetings and is not done; one of an authority is expected from it, else from the person."""
    bodies = {
        folded(name): body.name for body in found.facts.authorities for name in (body.name, body.short_name) if name
    }
    for action in found.facts.actions:
        meeting = found.facts.record.get(action.record or "")
        if (action.done and action.done <= found.today) or (meeting and meeting.on > found.today):
            continue
        overdue = action.due is not None and action.due < found.today
        authority = bodies.get(folded(action.who))
        person = None if authority else action.who
        yield Update(Wanted.ACTION, action.what, None, action.due, overdue, authority, person=person)
