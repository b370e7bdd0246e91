"""The form for a board's meeting: its day, and the words typed for it."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from db.facts import BoardMeetingFact
from riia_tui import phrases
from riia_tui.actions.commands import SetBoard
from riia_tui.rules.typed import typed_day
from riia_tui.tui.screens.form import Form, Send, Words, label


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
