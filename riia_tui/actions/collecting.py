"""Taking in what leads reported: kept beside the record, signed by them, until the coordinator agrees it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from db.engine import Store
from db.errors import UnknownName
from db.tables import ReportedUpdate
from db.words import Reported
from riia_tui.actions.commands import Outcome
from riia_tui.exchange.collected import Collected, CollectedLine
from riia_tui.phrases import counted
from riia_tui.views.names import folded, nearest, plan_named

Chosen = tuple[CollectedLine, Reported]
"""A line, and what becomes of it."""


@dataclass(frozen=True, slots=True)
class Take:
    """Which answers are taken in, by the names of their KPIs (“5.2.6”, “5.2.6:2”), and which are refused.

    ``everything`` takes all that raise no question; one with a question is taken only by its name.
    """

    everything: bool = False
    accept: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()


def take(store: Store, found: Collected, wanted: Take, today: date) -> Outcome:
    """Keeps the answers that are accepted, and notes those that are refused; nothing of the plan's RAGs changes.

    Raises UnknownName where a name is none of what came back; then nothing is written.
    """
    _refuse_strangers(found.lines, (*wanted.accept, *wanted.refuse))
    chosen = [(line, state) for line in found.lines if line.is_new and (state := _state(line, wanted))]
    return take_lines(store, found.head.plan, chosen, today)


def take_lines(store: Store, plan: str, chosen: Sequence[Chosen], today: date) -> Outcome:
    """The same for lines that were decided one by one; each must be new."""
    if not chosen:
        return Outcome("Nothing new was taken in.")
    with store.write("take in updates") as session:
        session.about(plan_named(session, plan).id)
        session.add_all(_row(line, state, session.now, today) for line, state in chosen)
        session.say(_told(state for _, state in chosen))
        return Outcome(f"{session.said}.", "", "“riia reported” lists what waits to be agreed.")


def _refuse_strangers(lines: Iterable[CollectedLine], names: Iterable[str]) -> None:
    known = {folded(line.name): line.name for line in lines if line.kpi is not None}
    for name in names:
        if folded(name) not in known:
            raise UnknownName("answer for a KPI", name, nearest(name, known.values()))


def _state(line: CollectedLine, wanted: Take) -> Reported | None:
    """What becomes of a line, None where it stays as it is."""
    name = folded(line.name)
    if name in map(folded, wanted.refuse):
        return Reported.REFUSED
    if name in map(folded, wanted.accept) or (wanted.everything and not line.questions):
        return Reported.REPORTED
    return None


def _row(line: CollectedLine, state: Reported, now: datetime, today: date) -> ReportedUpdate:
    return ReportedUpdate(
        kpi=line.kpi or "",
        part=line.part,
        person=line.person,
        board_on=line.board_on,
        entered=now,
        received=today,
        state=state,
        **asdict(line.said),
    )


def _told(states: Iterable[Reported]) -> str:
    count = Counter(states)
    said = f"Took in {counted(count[Reported.REPORTED], 'update')} from leads"
    return f"{said}, refused {count[Reported.REFUSED]}" if count[Reported.REFUSED] else said
