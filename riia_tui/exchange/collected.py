"""What came back from leads beside how the plan stands: line by line what it would change, and what must be asked."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from db.errors import BadInput
from db.facts import KpiFact, ReportedFact
from db.words import Reported, Status, Unit
from riia_tui import phrases
from riia_tui.exchange.answers import AnswerFile, Row
from riia_tui.exchange.form import (
    CAUSE,
    EVIDENCE,
    FIGURE,
    FORECAST,
    NARRATIVE,
    RAG,
    REMEDY,
    THEIRS,
    Marks,
    print_of,
)
from riia_tui.exchange.typed_answers import NotUnderstood, figure, forecast, plain_words, rag, words_of
from riia_tui.views.asked import figure_measure
from riia_tui.views.names import folded
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody reported; ``unread`` is what could not be understood, in their words."""

    status: Status | None = None
    narrative: str | None = None
    figure: float | None = None
    evidence: str | None = None
    cause: str | None = None
    remedy: str | None = None
    forecast: date | None = None
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class CollectedLine:
    """One answer. ``kpi`` is the KPI's key, None where the ref is nobody's; ``changes`` read “RAG A → G”.

    ``questions`` must be answered by accepting or refusing it by name; ``same`` says where it is known already.
    """

    file: str
    row: int
    name: str
    kpi: str | None
    part: int | None
    person: str
    board_on: date
    said: Said
    changes: tuple[str, ...]
    questions: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    same: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it could be taken in now."""
        return self.kpi is not None and not self.same


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something that is to be known of a whole file."""

    file: str
    said: str

    @property
    def text(self) -> str:
        """What is said, with the file's name in front where it is not there already."""
        return self.said if self.said.startswith(self.file) else f"{self.file}: {self.said}"


@dataclass(frozen=True, slots=True)
class Collected:
    """Everything that came back, file by file; ``notes`` are of files, also of those that were not read."""

    head: Head
    files: int
    lines: tuple[CollectedLine, ...]
    notes: tuple[FileNote, ...]


def collected(
    found: Standing, read: Iterable[tuple[str, AnswerFile | BadInput]], reported_by: str | None = None
) -> Collected:
    """What came back, compared with a plan that is loaded; ``reported_by`` is who it is from where that is not said."""
    lines: list[CollectedLine] = []
    notes: list[FileNote] = []
    files = 0
    for name, answers in read:
        files += 1
        if isinstance(answers, BadInput):
            notes.append(FileNote(name, f"{answers.said} {answers.advice}".strip()))
            continue
        wrong = _of_another_plan(found, answers.marks)
        notes += [FileNote(name, said) for said in [wrong, *_about(answers)] if said]
        if not wrong:
            lines += _lines(found, name, answers, reported_by)
    return Collected(head_of(found), files, tuple(_beside(found, _known(found, lines))), tuple(notes))


def _of_another_plan(found: Standing, marks: Marks | None) -> str:
    if marks is None or folded(marks.plan) == folded(found.facts.plan.code):
        return ""
    return f"It is a workbook of the plan {marks.plan}, not of {found.facts.plan.code}; nothing of it is taken."


def _about(answers: AnswerFile) -> list[str]:
    said = []
    if answers.empty:
        said.append(f"{phrases.counted(answers.empty, 'row')} without an answer.")
    if answers.lost:
        listed = phrases.listed([f"“{heading}”" for heading in answers.lost])
        said.append(f"No column is headed {listed} any more: what stands below another heading is kept as words.")
    if answers.strange:
        said.append(
            f"Nobody asked for the {phrases.listed([f'sheet “{name}”' for name in answers.strange])}: look at it."
        )
    return said


def _lines(found: Standing, name: str, answers: AnswerFile, reported_by: str | None) -> list[CollectedLine]:
    marks = answers.marks
    board_on, doubts = _round(found, marks)
    person = " ".join(((marks.person if marks else "") or reported_by or "").split())
    if marks is None:
        doubts = [*doubts, "the workbook does not say which plan and whom it is from"]
    return [_line(found, name, row, person, board_on, doubts) for row in answers.rows]


def _round(found: Standing, marks: Marks | None) -> tuple[date, list[str]]:
    """The board that a workbook is for, and why that is to be asked about."""
    asked = [request.board_on for request in found.facts.requests if request.asked_on <= found.today]
    newest = max(asked, default=found.next_board.on if found.next_board else found.today)
    try:
        board_on = date.fromisoformat(marks.board_on) if marks else newest
    except ValueError:
        return newest, ["the workbook does not say which board it is for"]
    if board_on < newest:
        day, later = phrases.full_day(board_on), phrases.full_day(newest)
        return board_on, [f"it was asked for the board of {day}; the last round is for {later}"]
    if board_on < found.today:
        return board_on, [f"the board of {phrases.full_day(board_on)} has met"]
    return board_on, []


def _line(found: Standing, file: str, row: Row, person: str, board_on: date, doubts: list[str]) -> CollectedLine:
    name = row.kept or row.shown
    kpi, part = _kpi_named(found, name)
    said = _said(found, row, kpi, part)
    return CollectedLine(
        file=file,
        row=row.number,
        name=name or "no ref",
        kpi=kpi.id if kpi else None,
        part=part,
        person=person,
        board_on=board_on,
        said=said,
        changes=tuple(_changes(found, kpi, part, said)),
        questions=(*doubts, *_questions(found, row, kpi, part)),
    )


def _kpi_named(found: Standing, name: str) -> tuple[KpiFact | None, int | None]:
    """The KPI with this ref, or with “5.2.6:2” its measure's number."""
    refs = {folded(kpi.ref): kpi for kpi in found.facts.kpis}
    if whole := refs.get(folded(name)):
        return whole, None
    ref, _, number = name.rpartition(":")
    kpi = refs.get(folded(ref))
    if kpi is None or not number.strip().isdecimal() or not found.facts.every_measure_of.get(kpi.id):
        return None, None
    is_there = int(number) <= len(found.facts.every_measure_of[kpi.id])
    return (kpi, int(number)) if is_there else (None, None)


def _questions(found: Standing, row: Row, kpi: KpiFact | None, part: int | None) -> list[str]:
    if kpi is None:
        shown = row.kept or row.shown
        return [f"there is no KPI “{shown}” in the plan" if shown else "it names no KPI"]
    questions = []
    if row.keyless:
        questions.append("the workbook has lost its hidden column, so the row is known by its ref alone")
        questions += _number_or_tenth(found, row)
    elif row.kept is None:
        questions.append("the row was added")
        questions += _number_or_tenth(found, row)
    elif not row.shown:
        questions.append(f"the row shows no ref; it went out as {row.kept}")
    elif folded(row.shown) != folded(row.kept):
        questions.append(f"the row shows the ref {row.shown}, but went out as {row.kept}")
    now = kpi.statement if part is None else _measure_words(found, kpi, part)
    if row.statement_print and row.statement_print != print_of(now):
        questions.append("the plan's statement has changed since it was asked")
    return questions


def _number_or_tenth(found: Standing, row: Row) -> list[str]:
    """What is asked where a ref that somebody typed is a number, and the plan has another that gives the same."""
    other = f"{row.shown}0"
    if not row.is_number or not any(folded(kpi.ref) == other for kpi in found.facts.kpis):
        return []
    return [f"its ref is the number {row.shown}, which may be {row.shown} or {other}"]


def _measure_words(found: Standing, kpi: KpiFact, part: int) -> str:
    measures = found.facts.every_measure_of[kpi.id]
    return next((phrases.measure_name(m) for m in measures if m.position + 1 == part), "")


def _said(found: Standing, row: Row, kpi: KpiFact | None, part: int | None) -> Said:
    """The row's answers; what is no answer to what was asked is kept as words."""
    measure = figure_measure(found, kpi.id, part) if kpi else None
    readers: dict[str, tuple[str, Any]] = {
        RAG: ("status", rag),
        NARRATIVE: ("narrative", plain_words),
        FIGURE: ("figure", lambda cell: _figure(cell, measure.unit if measure else None)),
        EVIDENCE: ("evidence", plain_words),
        CAUSE: ("cause", plain_words),
        REMEDY: ("remedy", plain_words),
        FORECAST: ("forecast", forecast),
    }
    values: dict[str, Any] = {}
    unread = []
    for heading in THEIRS:
        cell = row.cells.get(heading)
        if cell is None:
            continue
        name, reader = readers[heading]
        try:
            if part is not None and heading != FIGURE:
                raise NotUnderstood  # a single measure has no RAG or words of its own
            values[name] = reader(cell)
        except NotUnderstood:
            unread.append(f"{heading}: {words_of(cell)}")
    unread += [f"{heading} rewritten: {text}" for heading, text in row.rewritten.items()]
    unread += [f"Beside it: {text}" for text in row.strays]
    return Said(**values, unread="; ".join(unread) or None)


def _figure(cell: Any, unit: Unit | None) -> float:
    if unit is None:
        raise NotUnderstood
    return figure(cell, unit)


def _changes(found: Standing, kpi: KpiFact | None, part: int | None, said: Said) -> list[str]:
    """What would change once it is agreed, from what to what."""
    changes = []
    if said.status is not None:
        now = found.judged[kpi.id].status if kpi else None
        changes.append(f"RAG {phrases.letter(now)} → {phrases.letter(said.status)}")
    measure = figure_measure(found, kpi.id, part) if kpi else None
    if said.figure is not None and measure is not None:
        given = found.facts.figures_of.get(measure.id, ())
        was = phrases.amount(given[-1].value, measure.unit) if given else "none"
        changes.append(f"figure {was} → {phrases.amount(said.figure, measure.unit)}")
    if said.forecast:
        changes.append(f"forecast {phrases.full_day(said.forecast)}")
    words = (("", said.narrative), ("cause: ", said.cause), ("remedy: ", said.remedy), ("evidence: ", said.evidence))
    changes += [f"{label}{text}" for label, text in words if text]
    return changes + ([f"not understood: {said.unread}"] if said.unread else [])


def identity(line: CollectedLine | ReportedFact, said: Said) -> tuple[Any, ...]:
    """What makes two answers the same one."""
    values = tuple(getattr(said, field.name) for field in fields(Said))
    return (line.kpi, line.part, folded(line.person), line.board_on, *values)


def said_of(reported: ReportedFact) -> Said:
    """What was taken in, as it was said."""
    return Said(**{field.name: getattr(reported, field.name) for field in fields(Said)})


def _known(found: Standing, lines: list[CollectedLine]) -> list[CollectedLine]:
    """The lines, each with where the same answer is known from."""
    words = {
        Reported.REPORTED: "taken in already",
        Reported.AGREED: "agreed already",
        Reported.REFUSED: "refused already",
    }
    known = {identity(each, said_of(each)): words[each.state] for each in found.facts.reported}
    marked = []
    for line in lines:
        key = identity(line, line.said)
        marked.append(replace(line, same=known.get(key, "")))
        if line.kpi is not None:
            known.setdefault(key, f"the same as in {line.file}, row {line.row}")
    return marked


def _beside(found: Standing, lines: list[CollectedLine]) -> list[CollectedLine]:
    """The lines, each with who else answered for the same KPI."""
    told = []
    for line in lines:
        others = [other.person or "nobody named" for other in lines if _is_beside(line, other)]
        others += [
            each.person or "nobody named"
            for each in found.facts.reported_of.get(line.kpi or "", ())
            if each.state is Reported.REPORTED and each.part == line.part and each.board_on == line.board_on
            and identity(each, said_of(each)) != identity(line, line.said)
        ]  # fmt: skip
        remark = (f"answered by {phrases.listed(list(dict.fromkeys(others)))} too",) if others else ()
        told.append(replace(line, remarks=remark))
    return told


def _is_beside(line: CollectedLine, other: CollectedLine) -> bool:
    if line.kpi is None or (line.kpi, line.part, line.board_on) != (other.kpi, other.part, other.board_on):
        return False
    return identity(line, line.said) != identity(other, other.said)
