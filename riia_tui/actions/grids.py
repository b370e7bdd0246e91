"""Filling in a grid: everything that was typed is one write, so that one undo takes it back, or nothing is."""

from collections.abc import Iterable
from datetime import date

from db.engine import Store
from db.words import RecordKind, Role
from riia_tui.actions.commands import Answers, GiveFigure, LogEvidence, LogReturn, Outcome
from riia_tui.actions.contacts import put_contact
from riia_tui.actions.grid_cells import CellsAsked, FillIn, TookPart
from riia_tui.actions.judgements import put_figure
from riia_tui.actions.place import Place
from riia_tui.actions.plan_commands import SetContact
from riia_tui.actions.records import put_evidence
from riia_tui.actions.returns import put_returns
from riia_tui.phrases import counted, listed
from riia_tui.views.names import plan_named


def fill_in(store: Store, filled: FillIn, today: date) -> Outcome:
    """Writes everything that was typed into a grid. Raises BadInput or UnknownName; then nothing is written."""
    filled.check(today)
    with store.write("fill in grid") as session:
        place = Place(session, plan_named(session, filled.plan))
        for each in (*(a for a in filled.asked if not isinstance(a, TookPart)), *_as_records(filled)):
            _put(each, place)
        session.about(place.plan.id)
        session.say(f"Filled in {filled.said}: {counted(len(filled.asked), 'entry', 'entries')}")
        return Outcome(f"{session.said}.", advice=_who(filled.asked))


def _put(asked: GiveFigure | LogReturn | LogEvidence | SetContact, place: Place) -> None:
    """Writes one thing that was asked for."""
    match asked:
        case GiveFigure():
            put_figure(place.session, asked)
        case LogReturn():
            put_returns(place, asked)
        case LogEvidence():
            put_evidence(place, asked)
        case SetContact():
            put_contact(place, asked)


def _as_records(filled: FillIn) -> list[LogEvidence]:
    """Who took part, as records: those of one day and one way of taking part share one."""
    groups: dict[tuple[str, date, Role, str], list[TookPart]] = {}
    for each in filled.asked:
        if isinstance(each, TookPart):
            title = each.title if filled.what is None else filled.what
            groups.setdefault((each.ref, each.on, each.role, title), []).append(each)
    return [
        LogEvidence(
            plan=filled.plan,
            on=on,
            title=title,
            kind=_kind(parts),
            authorities=tuple(part.authority for part in parts if part.answer is None),
            answers=Answers(
                tuple(part.authority for part in parts if part.answer is True),
                tuple(part.authority for part in parts if part.answer is False),
            ),
            role=role,
            counts_towards=(ref,),
        )
        for (ref, on, role, title), parts in groups.items()
    ]


def _kind(parts: Iterable[TookPart]) -> RecordKind:
    """The kind of record that the measure counts; evidence where it takes any."""
    return next((part.kind for part in parts if part.kind is not None), RecordKind.EVIDENCE)


def _who(asked: Iterable[CellsAsked]) -> str:
    """Whom it is about, where that is few."""
    names = list(dict.fromkeys(name for each in asked for name in _names(each)))
    return f"For {listed(names)}." if 0 < len(names) <= 3 else ""


def _names(asked: CellsAsked) -> tuple[str, ...]:
    match asked:
        case TookPart():
            return (asked.authority,)
        case LogReturn():
            return asked.authorities
        case SetContact():
            return (asked.name,)
    return (asked.ref,)
