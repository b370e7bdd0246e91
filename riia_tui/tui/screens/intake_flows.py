"""From a key to a file that is taken in: chosen, recognised, shown, its names matched, written."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.engine import Store
from db.errors import BadInput, RiiaError
from riia_tui import phrases
from riia_tui.actions.commands import Outcome
from riia_tui.rules.typed import typed_day
from riia_tui.tui.screens.decisions_form import Decided
from riia_tui.tui.screens.folder_form import FolderForm
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.intake_form import Answered, DatesForm, IntakeForm, Preview, SurveyChoice, SurveyForm
from riia_tui.tui.widgets.decisions import Choice
from riia_tui.views.names import folded
from riia_tui.views.standing import Standing, standing

if TYPE_CHECKING:
    from datetime import date

    from riia_tui.exchange.attendance_found import AttendanceFound
    from riia_tui.exchange.calendar_found import CalendarFound
    from riia_tui.exchange.matching import Kept, Unclear
    from riia_tui.exchange.survey_found import Chosen, SurveyFound
    from riia_tui.exchange.survey_table import SurveyTable
    from riia_tui.tui.app import RiiaApp

MOST_UNCLEAR = 40
"""Names that are asked about at once; a file with more is taken in by and by."""

READING = BadInput("Reading the file; Esc stops, and nothing is taken in.")


async def open_take_in(app: "RiiaApp") -> None:
    """Opens the form that asks for the file."""

    def send(form: Form[Any], path: Path) -> None:
        app.go_on(form, _read, app, form, path)

    hint = "An attendance grid, a report of Teams, a survey of Forms, an .ics calendar. You see first what it would do."
    await app.push_screen(FolderForm(send, "Take in a file", "the file, such as ~/Downloads/attendance.xlsx", hint))


def _ready(store: Store, plan: str | None, today: "date") -> tuple[Standing, "Kept"]:
    """The plan, and what names were matched to before."""
    from riia_tui.exchange.matching import kept_in

    found = standing(store, plan, today)
    return found, kept_in(store, found)


async def _away(app: "RiiaApp", form: Form[Any], work: Callable[..., Any], *args: Any) -> Any:
    """What the work makes of a file, off the loop and the store's thread; None where it cannot, or Esc was pressed."""
    if not form.is_open:
        return None
    form.refuse(READING)
    if isinstance(form, FolderForm):
        form.show_bar()
    try:
        found, kept = await app.background.run(_ready, app.store, app.plan, app.today)
        done = await asyncio.to_thread(work, found, kept, *args)
    except RiiaError as fault:
        if form.is_open:
            form.refuse(fault)
        return None
    return done if form.is_open else None


async def _read(app: "RiiaApp", form: Form[Any], path: Path) -> None:
    """Recognises the file and opens what comes next for its kind."""
    from riia_tui.exchange.recognising import FileKind, recognised

    known = await _away(app, form, recognised, path)
    if known is None:
        return
    kind, table = known
    if kind is FileKind.SURVEY:
        await _choose_question(app, form, path, table)
    elif kind is FileKind.CALENDAR:
        await _show_calendar(app, form, path)
    else:
        await _show_attendance(app, form, path)


async def _show_attendance(app: "RiiaApp", form: Form[Any], path: Path) -> None:
    from riia_tui.exchange.attendance_reading import Beside, read_attendance

    told: AttendanceFound | None = await _away(app, form, read_attendance, path, Beside())
    if told is None:
        return
    if not (told.unclear or any(line.is_new or line.questions for line in told.meetings)):
        form.refuse(BadInput("There is nothing new in it."))
        return

    def send(preview: Form[Any], answered: Answered) -> None:
        meant = {folded(name): key for name, key in answered.names.items()}
        beside = Beside(answered.network, None, meant)
        app.act_for(preview, _take_attendance, app.plan, app.today, path, beside)

    form.close()
    shown = await app.background.run(_attendance_preview, app.store, app.plan, app.today, told)
    await app.push_screen(IntakeForm(send, shown))


def _take_attendance(store: Store, plan: str | None, today: "date", path: Path, beside: Any) -> Outcome:
    """Reads the file with what was said of its names, and takes it in."""
    from riia_tui.actions.attendance import take_attendance
    from riia_tui.exchange.attendance_reading import read_attendance

    found, kept = _ready(store, plan, today)
    return take_attendance(store, read_attendance(found, kept, path, beside), beside.meant)


def _attendance_preview(store: Store, plan: str | None, today: "date", told: "AttendanceFound") -> Preview:
    facts = standing(store, plan, today).facts
    lines = []
    for line in told.meetings:
        known = (f"{phrases.counted(line.known, 'entry', 'entries')} known already",) if line.known else ()
        asked = tuple(f"? {question}" for question in line.questions)
        network = f" ({line.network_name})" if line.network_name and line.network_name not in line.title else ""
        below = (*(entry.said for entry in line.entries), *known, *line.remarks, *asked)
        lines.append((f"{line.name}{network}", below))
    wanting = any(line.network is None for line in told.meetings)
    return Preview(
        f"{told.file}: who came to {phrases.counted(len(told.meetings), 'meeting')}",
        tuple(lines),
        told.notes,
        _unclear(told.unclear, facts),
        tuple((body.name, body.id) for body in facts.organisations),
        tuple((network.name, network.id) for network in facts.networks) if wanting else (),
    )


def _unclear(unclear: tuple["Unclear", ...], facts: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    keys = {body.name: body.id for body in facts.organisations}
    return tuple((each.written, tuple(keys[name] for name in each.choices)) for each in unclear[:MOST_UNCLEAR])


async def _show_calendar(app: "RiiaApp", form: Form[Any], path: Path) -> None:
    from riia_tui.exchange.calendar_found import read_calendar

    told: CalendarFound | None = await _away(app, form, read_calendar, path)
    if told is None:
        return
    if not told.lines:
        form.refuse(BadInput("There is nothing new in it.", " ".join(told.notes)))
        return

    def send(decisions: Form[Any], decided: Decided) -> None:
        from riia_tui.actions.calendar_dates import take_dates

        app.act_for(decisions, take_dates, told, [told.lines[at] for at in decided.accepted])

    form.close()
    heading = f"{told.file}: {phrases.counted(len(told.lines), 'meeting')}; {told.known} known already"
    choices = [Choice(phrases.full_day(line.on), f"{line.title}: {line.does}", line.said) for line in told.lines]
    await app.push_screen(DatesForm(send, heading, choices, told.notes))


async def _choose_question(app: "RiiaApp", form: Form[Any], path: Path, table: "SurveyTable") -> None:
    from riia_tui.exchange.survey_answers import countable
    from riia_tui.exchange.survey_found import Chosen
    from riia_tui.exchange.survey_table import authority_column

    def send(asked: Form[Any], choice: SurveyChoice) -> None:
        try:
            on = typed_day(choice.on, app.today)
        except BadInput as fault:
            asked.refuse(fault)
            return
        chosen = Chosen(
            question=choice.question,
            positive=choice.positive,
            by=choice.group_by,
            quotes=choice.quotes,
            on=on,
            counts_towards=choice.counts_towards,
        )
        app.go_on(asked, _show_survey, app, asked, path, chosen)

    form.close()
    found = countable(table)
    on = phrases.full_day(table.on) if table.on else ""
    await app.push_screen(SurveyForm(send, table, found[0] if found else None, authority_column(table), on))


async def _show_survey(app: "RiiaApp", form: Form[Any], path: Path, chosen: "Chosen") -> None:
    from riia_tui.exchange.survey_found import read_survey

    told: SurveyFound | None = await _away(app, form, read_survey, path, chosen)
    if told is None:
        return
    if not (told.changes or told.unclear):
        form.refuse(BadInput("All of it is known already."))
        return

    def send(preview: Form[Any], answered: Answered) -> None:
        meant = {folded(name): key for name, key in answered.names.items()}
        app.act_for(preview, _take_survey, app.plan, app.today, path, replace(chosen, meant=meant))

    form.close()
    shown = await app.background.run(_survey_preview, app.store, app.plan, app.today, told)
    await app.push_screen(IntakeForm(send, shown))


def _take_survey(store: Store, plan: str | None, today: "date", path: Path, chosen: "Chosen") -> Outcome:
    """Reads the survey with what was said of its names, and takes it in."""
    from riia_tui.actions.surveys import take_survey
    from riia_tui.exchange.survey_found import read_survey

    found, kept = _ready(store, plan, today)
    return take_survey(store, read_survey(found, kept, path, chosen), chosen.meant)


def _survey_preview(store: Store, plan: str | None, today: "date", told: "SurveyFound") -> Preview:
    facts = standing(store, plan, today).facts
    figure = f"{told.positive} of {told.responses} positive ({'; '.join(told.counted_positive)})"
    left = (f"{phrases.counted(told.left_out, 'response')} without an answer to it",) if told.left_out else ()
    lines = [
        (f"{phrases.full_day(told.on)} {told.title}", (told.question, figure, *left, *told.changes)),
        ("By authority", tuple(f"{g.name}: {g.positive} of {g.responses}" for g in told.groups)),
        ("Quotes", tuple(f"“{quote}”" for quote in told.quotes)),
    ]
    return Preview(
        f"{told.file}: {phrases.counted(told.responses, 'response')}",
        tuple(each for each in lines if each[1]),
        (),
        _unclear(told.unclear, facts),
        tuple((body.name, body.id) for body in facts.organisations),
    )
