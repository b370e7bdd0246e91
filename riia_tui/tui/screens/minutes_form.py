"""The forms for minutes: all draft meetings in one table, and one of them to be put right."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from db.errors import BadInput
from db.words import Role
from riia_tui import phrases
from riia_tui.actions.commands import LogMeeting
from riia_tui.actions.minutes import FromFile, meeting_of, register_of
from riia_tui.exchange.minutes.draft import Draft
from riia_tui.exchange.minutes.folder import Minutes, names_asked
from riia_tui.reports.blocks import Table
from riia_tui.tui.commands import bindings_named
from riia_tui.tui.screens.fields import put_back
from riia_tui.tui.screens.form import Form, Send
from riia_tui.tui.screens.meeting_form import MeetingForm
from riia_tui.tui.screens.names_form import NamesForm
from riia_tui.tui.screens.tables_out import GivesTables
from riia_tui.tui.widgets.meetings import Guessed, Meetings, counts_said
from riia_tui.tui.widgets.register import Register
from riia_tui.tui.widgets.whose_names import Names
from riia_tui.views.names import folded
from riia_tui.views.registers import NetworkLine

GuessAgain = Callable[[Minutes, dict[str, str]], Awaitable[Minutes]]
"""Guesses the meetings of files once more, by what names mean (keys by folded name)."""

MOST_UNCLEAR = 40
"""Names that are asked about at once."""


class MinutesForm(Form[tuple[FromFile, ...]], GivesTables):
    """Every meeting that the files tell of; saving takes in those with a tick, Esc none."""

    BINDINGS = bindings_named("copy-view", "to-excel")
    FULL = True
    HINT = "Enter puts right  Space leaves out  w whose names  o sure ones only  F2 takes in  Esc none"
    HELP = (
        "Each line is a meeting as its minutes seem to tell of it; nothing of it is saved yet. A line that begins "
        "with ? says what is not certain. Enter opens the meeting to put it right; Space leaves it out; w asks whose "
        "the names are that nobody knows, guests and officers too, and keeps it for next time. Saving takes in every "
        "meeting with a tick, and one undo takes all of them back. The files stay where they are; the records point "
        "to them, and find looks through their words."
    )

    def __init__(
        self,
        send: Send,
        plan: str,
        today: date,
        networks: list[NetworkLine],
        found: Minutes,
        bodies: Names,
        again: GuessAgain,
    ) -> None:
        """``bodies`` are whose a name may be; ``again`` guesses the meetings by what names mean."""
        super().__init__(send)
        self._bodies, self._again = bodies, again
        self.meant: dict[str, str] = {}
        """What was said of names: keys by folded name, “” for none of the region's."""

        self._plan, self._today, self._networks, self._found = plan, today, networks, found
        self._rows = [guessed(draft, plan) for draft in found.drafts]

    def heading(self) -> str:
        """How much was found."""
        said = phrases.counted(len(self._rows), "meeting")
        if self._found.unread:
            said += f"; {phrases.counted(len(self._found.unread), 'file')} not read, below"
        if self._found.known:
            said += f"; {phrases.counted(len(self._found.known), 'file')} known already"
        return f"Minutes: {said}"

    def about(self) -> None:
        """No draft is kept: the files are still there."""

    def fields(self) -> ComposeResult:
        """What is taken in, and the meetings."""
        yield Static("", id="taken", classes="hint-above", markup=False)
        yield Meetings(self._rows, self._found.unread, id="meetings")

    def on_mount(self) -> None:
        """Begins at the first meeting."""
        self.query_one(Meetings).focus()
        self.on_meetings_changed()

    def on_meetings_changed(self, _event: Meetings.Changed | None = None) -> None:
        """Says how many are taken in."""
        taken = [row for row in self._rows if row.is_in]
        asking = sum(bool(row.asks) for row in taken)
        questions = f", {asking} with a question" if asking else ""
        said = f"{phrases.counted(len(taken), 'meeting')} to take in{questions}."
        self.query_one("#taken", Static).update(
            f"All of it is guessed. {said}" if self._rows else "No meeting to take in."
        )

    async def on_meetings_putting_right(self, event: Meetings.PuttingRight) -> None:
        """Opens the meeting in the form of every meeting, filled in."""

        def put(form: Form[Any], meeting: LogMeeting) -> None:
            form.close()
            self.query_one(Meetings).put(event.at, meeting)

        row = self._rows[event.at]
        await self.app.push_screen(GuessedMeetingForm(put, self._plan, self._today, self._networks, row))

    async def on_meetings_asking_whose(self) -> None:
        """Asks whose the names are that nobody knows, and guesses the meetings once more."""

        def heard(form: Form[Any], names: dict[str, str]) -> None:
            form.close()
            self.meant |= {folded(name): key for name, key in names.items()}
            self.program.go_on(self, self._guess_again)

        asked = names_asked(self._found)[:MOST_UNCLEAR]
        if not asked:
            self.app.notify("Every name is known.", markup=False)
            return
        keys = dict(self._bodies)
        names = [(each.written, tuple(keys[name] for name in each.choices if name in keys)) for each in asked]
        await self.app.push_screen(NamesForm(heard, names, self._bodies))

    async def _guess_again(self) -> None:
        """The table with what was said of names; a meeting that somebody has put right stays as it is."""
        found = await self._again(self._found, dict(self.meant))
        if not self.is_open:
            return
        self._found = found
        known = {row.draft.original.sha256: row for row in self._rows}
        self._rows = [self._kept(known[each.original.sha256], each) for each in self._found.drafts]
        self.query_one(Meetings).show(self._rows)

    def _kept(self, row: Guessed, draft: Draft) -> Guessed:
        if row.put_right:
            return row
        fresh = guessed(draft, self._plan)
        fresh.is_in = fresh.is_in and (row.is_in or row.meeting is None)
        return fresh

    def asked(self) -> tuple[FromFile, ...]:
        """The meetings with a tick. Raises BadInput where there is none."""
        taken = tuple(
            FromFile(row.meeting, row.draft.original, _called(row)) for row in self._rows if row.is_in and row.meeting
        )
        if not taken:
            raise BadInput("No meeting has a tick.", "Space takes one in; Enter puts one right.")
        return taken

    async def tables(self) -> tuple[Table, ...]:
        """The meetings as they stand."""
        header = ("Taken in", "Day", "Title", "Network", "What was found", "Not certain", "File")
        return (Table("Minutes", header, tuple(map(_table_row, self._rows)), row_names=False),)

    def tables_title(self) -> str:
        """Minutes."""
        return "Minutes"


class GuessedMeetingForm(MeetingForm):
    """One meeting of the table; saving puts it back into the table, and nothing is written yet."""

    HINT = "Space came  d deputy  a apologies  x absent  F2 back to the table  Esc as it was"

    def __init__(self, send: Send, plan: str, today: date, networks: list[NetworkLine], row: Guessed) -> None:
        super().__init__(send, plan, today, networks, None)
        self._row = row

    def heading(self) -> str:
        """The file that it is from."""
        return f"Meeting from {self._row.draft.original.path.name}"

    def about(self) -> None:  # type: ignore[override]
        """No draft is kept: the table is still there."""

    def fields(self) -> ComposeResult:
        """What is not certain, then the meeting's own fields."""
        if self._row.asks:
            yield Static("? " + "; ".join(self._row.asks), classes="hint-above", markup=False)
        yield from super().fields()

    def on_mount(self) -> None:
        """Fills in what was guessed, or put right before."""
        put_back(self, values_of(self._row))

    def first_field(self) -> str:
        """The day, where there is none yet."""
        return "title" if self._row.meeting else "on"

    def _people(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The people that the minutes name, where their authority still came."""
        roles = self.query_one(Register).roles
        there = {name for name, role in roles.items() if role in (Role.ATTENDED, Role.DEPUTY)}
        return tuple((name, people) for name, people in self._row.draft.people if name in there)


def guessed(draft: Draft, plan: str) -> Guessed:
    """A draft as it begins: taken in, unless it has no day or seems to be there already."""
    meeting = meeting_of(draft, plan) if draft.on else None
    return Guessed(draft, meeting, is_in=meeting is not None and not draft.twice)


def _called(row: Guessed) -> str:
    """What the file calls a meeting whose network somebody has put right; “” where it was guessed so."""
    chose = row.put_right and row.meeting is not None and row.meeting.network != row.draft.network
    return row.draft.called if chose else ""


def values_of(row: Guessed) -> dict[str, Any]:
    """A meeting as the fields of its form."""
    draft, meeting = row.draft, row.meeting
    register = meeting.register if meeting else register_of(draft)
    roles = {name: role for role, names in register.by_role().items() for name in names}
    roles |= dict.fromkeys(register.guests, Role.ATTENDED)
    agreed = [(a.who, a.what, a.due) for a in (meeting.agreed if meeting else draft.agreed)]
    return {
        "title": meeting.title if meeting else draft.title,
        "network": (meeting.network if meeting else draft.network) or "",
        "on": phrases.full_day(meeting.on if meeting else None),
        "papers": phrases.full_day(meeting.papers_out if meeting else None),
        "refs": ", ".join(meeting.counts_towards) if meeting else "",
        "planned": meeting.planned if meeting else False,
        "register": {name: role.value for name, role in roles.items()},
        "actions": "\n".join(f"{w}: {what}{f' by {phrases.full_day(due)}' if due else ''}" for w, what, due in agreed),
        "decisions": "\n".join(meeting.decisions if meeting else draft.decisions),
    }


def _table_row(row: Guessed) -> tuple[str, ...]:
    return (
        "yes" if row.is_in else "no",
        phrases.full_day(row.meeting.on if row.meeting else None),
        row.meeting.title if row.meeting else row.draft.title,
        (row.meeting.network if row.meeting else row.draft.network) or "",
        counts_said(row),
        "; ".join(row.asks),
        str(row.draft.original.path),
    )
