"""Meetings that were guessed from minutes, one after another: Enter puts one right, Space leaves it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.text import Text
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from riia_tui import phrases
from riia_tui.actions.commands import LogMeeting
from riia_tui.exchange.minutes.draft import Draft
from riia_tui.exchange.minutes.folder import NotRead
from riia_tui.tui import cells
from riia_tui.tui.commands import MEETINGS, own_bindings

TAKEN, LEFT_OUT = "✓", "–"


@dataclass(slots=True)
class Guessed:
    """A draft with the meeting that it makes, None while it has no day; ``put_right`` says that somebody has."""

    draft: Draft
    meeting: LogMeeting | None
    is_in: bool
    put_right: bool = False

    @property
    def asks(self) -> tuple[str, ...]:
        """What is not certain, and that it seems to be there already."""
        return () if self.put_right else (*self.draft.questions, *filter(None, [self.draft.twice]))


class Meetings(OptionList):
    """The meetings, then the files that could not be read."""

    BINDINGS = own_bindings(MEETINGS, show=True)

    class Changed(Message):
        """Something is taken in or left out that was not before."""

    class AskingWhose(Message):
        """Somebody wants to say whose the names are that nobody knows."""

    class PuttingRight(Message):
        """Enter was pressed on a meeting."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def __init__(self, rows: Sequence[Guessed], unread: Sequence[NotRead], *, id: str) -> None:
        super().__init__(id=id)
        self.rows = list(rows)
        self._unread = tuple(unread)

    def on_mount(self) -> None:
        """Shows the meetings."""
        self.show(self.rows)

    def show(self, rows: Sequence[Guessed]) -> None:
        """Shows these meetings in place of those before; the cursor stays on its line."""
        at, self.rows = self.highlighted or 0, list(rows)
        self.clear_options()
        self.add_options([Option(self._text(row)) for row in self.rows])
        self.add_options([Option(self._reason(each), disabled=True) for each in self._unread])
        self.highlighted = min(at, len(self.rows) - 1) if self.rows else None
        self.post_message(self.Changed())

    def put(self, at: int, meeting: LogMeeting) -> None:
        """Puts a meeting right; it is taken in from then on."""
        row = self.rows[at]
        row.meeting, row.put_right, row.is_in = meeting, True, True
        self._show(at)

    def action_leave_out(self) -> None:
        """Leaves the meeting under the cursor out, or takes it in again, and goes on."""
        at = self.highlighted
        if at is None or at >= len(self.rows):
            return
        row = self.rows[at]
        if row.meeting is None:
            self.notify("It has no day yet: Enter puts it right.", markup=False)
            return
        row.is_in = not row.is_in
        self._show(at)
        self.highlighted = min(at + 1, len(self.rows) - 1)

    def action_whose(self) -> None:
        """Asks whose the names are that nobody knows."""
        self.post_message(self.AskingWhose())

    def action_sure_only(self) -> None:
        """Leaves out everything that raises a question."""
        for at, row in enumerate(self.rows):
            if row.is_in and row.asks:
                row.is_in = False
                self._show(at)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a meeting."""
        event.stop()
        self.post_message(self.PuttingRight(event.option_index))

    def _show(self, at: int) -> None:
        self.replace_option_prompt_at_index(at, self._text(self.rows[at]))
        self.post_message(self.Changed())

    def _text(self, row: Guessed) -> Text:
        """A meeting on one line, its file, and what is asked about it."""
        draft, meeting = row.draft, row.meeting
        width = max(self.app.size.width - 6, 30)
        day = phrases.full_day(meeting.on if meeting else None) or "no day"
        text = Text(f"{TAKEN if row.is_in else LEFT_OUT} {day:<12} ", style="bold" if row.is_in else "dim")
        title = meeting.title if meeting else draft.title
        text.append(cells.one_line(f"{title}{' (planned)' if meeting and meeting.planned else ''}", width - 15))
        look = "not bold" if row.is_in else "dim"
        said = f"{draft.original.path.name}: {'put right; ' if row.put_right else ''}{counts_said(row)}"
        for part, style in ((said, look), *((f"? {each}", "not bold italic") for each in row.asks)):
            for number, line in enumerate(wrap(cells.visible(part), width - 6) or [""]):
                text.append(f"\n    {'  ' if number else ''}{line}", style=style)
        return text

    def _reason(self, each: NotRead) -> Text:
        """A file that could not be read, and why."""
        lines = wrap(cells.visible(f"{each.path.name}: {each.why}"), max(self.app.size.width - 8, 30))
        return Text("✗ " + "\n  ".join(lines), style="dim")


def counts_said(row: Guessed) -> str:
    """How many came, sent apologies, and what was agreed, in words."""
    register = row.meeting.register if row.meeting else None
    came = len(register.attended) + len(register.deputies) + len(register.guests) if register else row.draft.came
    away = len(register.apologies) if register else len(row.draft.apologies)
    agreed = len(row.meeting.agreed if row.meeting else row.draft.agreed)
    decided = len(row.meeting.decisions if row.meeting else row.draft.decisions)
    said = (
        f"{came} came" if came else "nobody came",
        phrases.counted(away, "apology", "apologies") if away else "",
        phrases.counted(agreed, "action") if agreed else "",
        phrases.counted(decided, "decision") if decided else "",
    )
    return ", ".join(filter(None, said))
