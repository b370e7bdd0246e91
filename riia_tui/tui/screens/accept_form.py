"""The form that lets a finding of the plan check stand, with the reason."""

from datetime import date

from textual.app import ComposeResult
from textual.widgets import Input, Static

from riia_tui.actions.accepting import Accept
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.views.findings import FindingLine


class AcceptForm(Form[Accept]):
    """Why a finding may stand, and who accepted it."""

    HELP = (
        "A finding that may stand as it is printed is accepted with a reason. It is then no finding any more; the "
        "reason goes out with the plan file, and undo brings the finding back."
    )

    def __init__(self, send: Send, plan: str, today: date, line: FindingLine) -> None:
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._line = line

    def about(self) -> str:
        """Which finding of which plan."""
        return f"{self._plan} {self._line.code} {self._line.where} {self._line.message}"

    def heading(self) -> str:
        """Which finding."""
        return f"Let the finding {self._line.code} at {self._line.where} stand"

    def fields(self) -> ComposeResult:
        """What was found; the reason; who accepted it."""
        yield Static(self._line.message, classes="hint-above", markup=False)
        yield label("why it may stand")
        yield Words(id="reason")
        yield label("accepted by (a person or a board)")
        yield Input(id="accepted-by")

    def asked(self) -> Accept:
        """The acceptance as it was entered."""
        return Accept(
            code=self._line.code,
            where=self._line.where,
            why=self.value("reason"),
            on=self._today,
            plan=self._plan,
            accepted_by=self.text_or_none("accepted-by"),
            said=self._line.message,
        )
