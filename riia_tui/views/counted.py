"""What a figure was counted from: each record or given figure with its date and what it gave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.facts import FigureFact
from db.words import Metric
from riia_tui import phrases
from riia_tui.rules.measures import Measured, Piece
from riia_tui.rules.working_days import working_days_until
from riia_tui.views.names import short_key
from riia_tui.views.standing import Standing


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One record behind a figure (or, without a ``key``, a figure that somebody gave) and what it gave, in words.

    ``part`` of ``whole`` is that in numbers, ``good`` whether it was in time, answered yes or quorate, None where that
    is not asked. ``missing`` are the names of who was expected and did not come.
    """

    key: str | None
    on: date
    title: str
    said: str
    part: float | None
    whole: float | None
    good: bool | None
    missing: tuple[str, ...]


def counted_lines(found: Standing, m: Measured) -> tuple[CountedLine, ...]:
    """The records behind a measure's figure, oldest first; of a reported one the figures that were given."""
    if m.measure.metric is Metric.REPORTED:
        return tuple(_given(m, figure) for figure in m.counted.figures)
    return tuple(_line(found, m, piece) for piece in m.counted.pieces)


ONE_BY_ONE = (Metric.ATTENDANCE, Metric.ATTENDANCE_EACH, Metric.SURVEY, Metric.QUANTITY, Metric.REPORTED)
"""The metrics whose records are each worth a line."""

LABELS = {Metric.ON_TIME: "in time", Metric.SHARE: "yes"}
"""What the records that are not worth a line have in common; “counted” where nothing is said here."""


def singled_out(metric: Metric, lines: Sequence[CountedLine]) -> tuple[list[CountedLine], list[CountedLine]]:
    """The records that are each worth a line, newest first, and the rest: of most metrics only what was late or no."""
    newest = list(reversed(lines))
    single = [line for line in newest if metric in ONE_BY_ONE or line.good is False]
    return single, [line for line in newest if line not in single]


def days_of(lines: Iterable[CountedLine], today: date) -> str:
    """The days of records, one that has several once: “20 Nov, 18 Sep (3)”."""
    days = [phrases.day(line.on, today) for line in lines]
    return ", ".join(f"{day} ({days.count(day)})" if days.count(day) > 1 else day for day in dict.fromkeys(days))


def _given(m: Measured, figure: FigureFact) -> CountedLine:
    by = f"given by {figure.by}" if figure.by else "given"
    said = phrases.amount(figure.value, m.measure.unit)
    title = f"{by}: {figure.note}" if figure.note else by
    return CountedLine(None, figure.on, title, said, figure.value, None, None, ())


def _line(found: Standing, m: Measured, piece: Piece) -> CountedLine:
    record = found.facts.record[piece.record]
    names = found.facts.organisation
    return CountedLine(
        short_key(record.id),
        record.on,
        record.title,
        _said(m, piece),
        piece.part,
        piece.whole,
        piece.good,
        tuple(names[key].name for key in piece.missing),
    )


def _said(m: Measured, piece: Piece) -> str:
    """What a record gave: “13 of 15 came”, “42 of 50”, “14 working days after, late”, “yes”."""
    part, whole = phrases.number(piece.part or 0), phrases.number(piece.whole or 0)
    match m.measure.metric:
        case Metric.ATTENDANCE | Metric.ATTENDANCE_EACH:
            quorum = {True: "", None: "", False: ", not quorate"}[piece.good]
            return f"{part} of {whole} came{quorum}"
        case Metric.PARTICIPATION:
            return phrases.counted(int(piece.part or 0), "authority", "authorities")
        case Metric.SURVEY:
            return f"{part} of {whole} positive"
        case Metric.QUANTITY:
            return phrases.amount(piece.part or 0, m.measure.unit)
        case Metric.SHARE:
            return "yes" if piece.good else "no"
        case Metric.ON_TIME:
            return _timely(piece)
        case Metric.MILESTONE:
            return "delivers"
        case _:
            return ""


def _timely(piece: Piece) -> str:
    """“in time”, “4 working days late”, “not finished, due 9 Oct 2025”."""
    if piece.done is None:
        return f"not finished, was due by {phrases.full_day(piece.last)}"
    if piece.good or piece.last is None:
        return f"in time, on {phrases.full_day(piece.done)}"
    days = working_days_until(piece.last, piece.done)
    late = phrases.counted(days, "working day") + " late" if days else "late"
    return f"{late}, on {phrases.full_day(piece.done)}"
