"""The form for the year's end: the plan that follows on this one."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from db.errors import BadInput
from riia_tui import phrases
from riia_tui.planfile.rolling import years_on
from riia_tui.rules.typed import typed_day
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.views.plans import PlanLine

ABOUT = (
    "Networks, members, people, boards, mappings and every KPI that is neither complete nor closed go on, with their "
    "dates moved. The record stays with the plan that ends, one key away."
)


@dataclass(frozen=True, slots=True)
class Rolling:
    """The plan that ends, and the code, title and time of the one that follows."""

    plan: str
    code: str
    title: str
    starts: date
    ends: date


class RollForm(Form[Rolling]):
    """Begins next year's plan out of the one that is shown."""

    HELP = (
        "Next year's plan begins with the networks, members, people, boards and unfinished KPIs of this one. "
        "Their history stays with the old plan and is one key away. Check the code, the days and the title."
    )

    def __init__(self, send: Send, plan: PlanLine, today: date) -> None:
        super().__init__(send)
        self._plan = plan
        self._today = today

    def heading(self) -> str:
        """Which plan ends."""
        return f"Begin the plan that follows on {self._plan.code}"

    def about(self) -> str:
        """The plan that ends."""
        return self._plan.code

    def fields(self) -> ComposeResult:
        """Code, time and title of the new plan."""
        starts = self._plan.ends + timedelta(days=1)
        ends = years_on(self._plan.ends, max(1, starts.year - self._plan.starts.year))
        yield Static(ABOUT, classes="hint-above", markup=False)
        with Horizontal(classes="row"):
            yield Vertical(label("code"), Input(_years_on(self._plan.code, starts), id="code"))
            yield Vertical(label("first day"), Input(phrases.full_day(starts), id="starts"))
            yield Vertical(label("last day"), Input(phrases.full_day(ends), id="ends"))
        yield label("title")
        yield Input(self._plan.title, id="title")

    def on_mount(self) -> None:
        """Begins with the code."""
        self.query_one("#code").focus()

    def asked(self) -> Rolling:
        """The plan as it was entered."""
        code, title = self.value("code").strip(), self.value("title").strip()
        if not code or not title:
            raise BadInput("The new plan needs a code and a title.")
        starts, ends = (typed_day(self.value(name), self._today) for name in ("starts", "ends"))
        return Rolling(self._plan.code, code, title, starts, ends)


def _years_on(code: str, starts: date) -> str:
    """A code such as sw-2025-26 with the years of the new plan; another code with the year added."""
    years = f"{starts.year}-{(starts.year + 1) % 100:02}"
    found = re.sub(r"\d{4}-\d{2}$", years, code)
    return found if found != code else f"{code}-{years}"
