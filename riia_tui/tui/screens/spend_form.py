"""The form for money: what is given, planned, spent and foreseen of a fund, an area and a period."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Select

from db.words import GrantArea, Unit
from riia_tui import phrases
from riia_tui.actions.register_commands import SetSpend
from riia_tui.reports.spend_tables import AREAS
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.tui.screens.register_form import beside, emptied, pounds_or_none
from riia_tui.views.spending import SpendLine

AMOUNTS = {"allocation": "allocation", "profile": "profile", "actual": "actual", "forecast": "forecast"}


class SpendForm(Form[SetSpend]):
    """The money of a fund, an area of the grant and a period."""

    FULL = True
    HELP = (
        "Profile is what was planned, actual what was spent, forecast what is foreseen for the period, all in "
        "pounds. The variance is worked out; where there is one, give its reason: the return to the Department "
        "prints it. An empty field means that nothing is known, 0 that it is nothing."
    )

    def __init__(self, send: Send, plan: str, line: SpendLine | None = None) -> None:
        super().__init__(send)
        self._plan = plan
        self._line = line

    def heading(self) -> str:
        """Whose money."""
        line = self._line
        if line is None or line.area is None:
            return "Enter spend"
        return f"Spend: {line.fund}, {AREAS[line.area].lower()}, {line.period}"

    def about(self) -> str:
        """The plan and the line."""
        line = self._line
        return f"{self._plan} {f'{line.fund} {line.area} {line.period}' if line else ''}"

    def fields(self) -> ComposeResult:
        """Fund, area and period of a new line; the amounts; the reason of the variance."""
        line = self._line
        if line is None:
            with Horizontal(classes="row"):
                areas = [(said, area.value) for area, said in AREAS.items()]
                yield beside("fund (CSC, SEND …)", Input(id="fund"))
                yield beside("area", Select(areas, value=areas[0][1], allow_blank=False, id="area", compact=True))
                yield beside("period, as Q3", Input(id="period"))
        with Horizontal(classes="row"):
            for name in AMOUNTS:
                yield beside(name, Input(_pounds(getattr(line, name)) if line else "", id=name))
        yield label("why spend differs from profile")
        yield Words(line.reason or "" if line else "", id="reason")

    def on_mount(self) -> None:
        """Begins with the fund, else with what was spent."""
        self.query_one("#actual" if self._line else "#fund").focus()

    def asked(self) -> SetSpend:
        """The money as it was entered."""
        line = self._line
        amounts = {name: pounds_or_none(self.value(name)) for name in AMOUNTS}
        asked = SetSpend(
            self._plan,
            line.fund if line else self.value("fund"),
            line.area if line and line.area else GrantArea(self.value("area")),
            line.period if line else self.value("period"),
            reason=self.value("reason") if line else self.text_or_none("reason"),
            without=emptied(self, line, AMOUNTS),
            **amounts,
        )
        asked.check()
        return asked


def _pounds(amount: float | None) -> str:
    return phrases.amount(amount, Unit.POUNDS) if amount is not None else ""
