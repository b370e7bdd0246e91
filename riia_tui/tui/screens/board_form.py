"""The forms for a board's meeting: its day and its words; another day for it; its board's own steps."""

from dataclasses import dataclass
from datetime import date

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from db.errors import RiiaError
from db.facts import BoardMeetingFact
from riia_tui import phrases
from riia_tui.actions.commands import SetBoard
from riia_tui.rules.typed import typed_day
from riia_tui.tui.pages.boards import step_lines
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.views.boards import BoardLine, board_moved


class BoardForm(Form[SetBoard]):
    """A board's date, headline and asks."""

    HELP = (
        "With its date the program knows when papers go out and what has changed since. The headline and up to three "
        "asks stand on page one of the board's pack, in your words. They can be written and changed until the day."
    )
    TITLE_TEXT = "Board meeting: what stands on page one of its pack"

    def __init__(self, send: Send, plan: str, today: date, meeting: BoardMeetingFact | None = None) -> None:
        """``meeting`` is the one to change; without it the form makes a new one."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._meeting = meeting

    def fields(self) -> ComposeResult:
        """Board, day, author; headline; three asks."""
        meeting = self._meeting
        asks = [*(meeting.asks if meeting else ()), "", "", ""][:3]
        with Horizontal(classes="row"):
            yield Vertical(label("board"), Input(meeting.board if meeting else "RIIA Board", id="board"))
            yield Vertical(label("day (18 Dec 2025)"), Input(phrases.full_day(meeting.on) if meeting else "", id="on"))
            yield Vertical(label("author"), Input(meeting.author or "" if meeting else "", id="author"))
        yield label("headline, three sentences")
        yield Words(meeting.headline or "" if meeting else "", id="headline")
        for number, ask in enumerate(asks, start=1):
            yield label(f"what the board is asked to do: {number}")
            yield Input(ask, id=f"ask-{number}")

    def on_mount(self) -> None:
        """Begins with the day."""
        self.set_focus(self.query_one("#on"))

    def about(self) -> str:
        """The plan, and the meeting where there is one."""
        return f"{self._plan} {self._meeting.board} {self._meeting.on}" if self._meeting else self._plan

    def asked(self) -> SetBoard:
        """The board's meeting as it was entered."""
        asks = tuple(ask for number in (1, 2, 3) if (ask := self.value(f"ask-{number}").strip()))
        return SetBoard(
            plan=self._plan,
            on=typed_day(self.value("on"), self._today),
            board=self.value("board").strip() or "RIIA Board",
            headline=self.value("headline"),
            asks=asks,
            author=self.value("author"),
        )


@dataclass(frozen=True, slots=True)
class BoardMove:
    """A board's meeting (by key) on another day."""

    key: str
    to: date


class MoveBoardForm(Form[BoardMove]):
    """A new day for a board's meeting; where its steps would fall stands below as it is typed."""

    HELP = (
        "Type the new day. Below stands where the steps to the board would fall then: they count back from it in "
        "working days, by the board's own rules or the region's. Its headline, asks and author stay with it."
    )

    def __init__(self, send: Send, line: BoardLine, today: date) -> None:
        super().__init__(send)
        self._line = line
        self._today = today

    def heading(self) -> str:
        """Which board."""
        meeting = self._line.meeting
        return f"Move the {meeting.board} of {phrases.full_day(meeting.on)}"

    def about(self) -> str:
        """The meeting."""
        return self._line.meeting.id

    def fields(self) -> ComposeResult:
        """The new day, and the steps."""
        yield label("new day (15 Jan 2026)")
        yield Input(id="to")
        yield Static(self._said(self._line), id="steps", markup=False)

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Shows where the steps would fall."""
        self.show_steps()

    @work(exclusive=True, group="preview", exit_on_error=False)
    async def show_steps(self) -> None:
        """Reads the steps of the day that is typed; while it is none yet, those of the day that stands."""
        program = self.program
        try:
            to = typed_day(self.value("to"), self._today)
            asked = (program.store, program.plan, self._today, self._line.meeting.id, to)
            line = await program.background.run(board_moved, *asked)
        except RiiaError:
            line = self._line
        if self.is_open:
            self.query_one("#steps", Static).update(self._said(line))

    def asked(self) -> BoardMove:
        """The new day."""
        return BoardMove(self._line.meeting.id, typed_day(self.value("to"), self._today))

    def _said(self, line: BoardLine) -> str:
        board = f"{phrases.day(line.meeting.on, self._today):>11}  the {line.meeting.board} meets"
        return "\n".join([*step_lines(line, self._today), board])


class StepsForm(Form[SetBoard]):
    """The steps of one board, which count back from each of its meetings."""

    HELP = (
        "Steps are written as “Ask leads 20 working days; Release the papers 5 clear working days”. Clear days count "
        "neither end. They hold for every meeting of this board that is to come; empty, the region's own hold again."
    )

    def __init__(self, send: Send, plan: str, meeting: BoardMeetingFact, steps: str) -> None:
        """``steps`` are the board's own as they are typed, “” where the region's hold."""
        super().__init__(send)
        self._plan, self._meeting, self._steps = plan, meeting, steps

    def heading(self) -> str:
        """Which board."""
        return f"Steps to every {self._meeting.board}"

    def about(self) -> str:
        """The plan and the board."""
        return f"{self._plan} {self._meeting.board}"

    def fields(self) -> ComposeResult:
        """The steps, in one field."""
        yield label("its own steps, with semicolons between; empty for the region's")
        yield Words(self._steps, id="steps")

    def asked(self) -> SetBoard:
        """The board with its steps."""
        return SetBoard(self._plan, self._meeting.on, self._meeting.board, steps=self.value("steps"))
