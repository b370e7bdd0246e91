"""What the forms of the registers share: a line that is there already is changed, and what is emptied is taken away."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from db.errors import BadInput
from db.words import Unit
from riia_tui.rules.typed import typed_amount
from riia_tui.tui.screens.form import Asked, Form, Send, Words, label


class Titled(Protocol):
    """A line of a register."""

    @property
    def title(self) -> str:
        """What it is called, and known by."""


Line = TypeVar("Line", bound=Titled)


class RegisterForm(Form[Asked], Generic[Asked, Line]):
    """A line of a register that has a title: a new one is named and dated, one that is there is changed."""

    FULL = True
    NEW = ""
    """What the form is for without a line."""
    ONE = "{}"
    """What it is for with one, whose title goes between the braces."""

    def __init__(self, send: Send, plan: str, today: date, line: Line | None = None) -> None:
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._line = line

    def heading(self) -> str:
        """Which line."""
        return self.ONE.format(self._line.title) if self._line else self.NEW

    def about(self) -> str:
        """The plan and the line."""
        return f"{self._plan} {self._line.title if self._line else ''}"

    def title_asked(self) -> str:
        """The line's title, else the one that was entered."""
        return self._line.title if self._line else self.value("title")

    def words(self, name: str) -> Words:
        """A field for sentences, with what stands there."""
        return Words(self.stood(name), id=name)

    def one_line(self, name: str) -> Input:
        """A field of one line, with what stands there."""
        return Input(self.stood(name), id=name)

    def stood(self, name: str) -> str:
        """The words that stand in the line; none where there is no line."""
        return getattr(self._line, name) or "" if self._line else ""


def named_refs(form: Form[Any]) -> tuple[str, ...]:
    """The KPIs that were named in the form."""
    return (form.value("counts_towards"),) if form.value("counts_towards").strip() else ()


def emptied(form: Form[Any], line: Any, names: Iterable[str]) -> tuple[str, ...]:
    """Those of the fields that stood in the line and are empty now; none for a new line."""
    stood = [name for name in names if line is not None and getattr(line, name) is not None]
    gone = tuple(name for name in stood if not form.value(name).strip())
    had_refs = bool(getattr(line, "kpis", ())) and bool(form.query("#counts_towards"))
    return (*gone, "counts_towards") if had_refs and not named_refs(form) else gone


def beside(said: str, field: Widget) -> Vertical:
    """A field below its name, to stand beside others."""
    return Vertical(label(said), field)


def pounds_or_none(text: str) -> float | None:
    """An amount as it is typed: “£5,000”, “5000”; None where nothing is typed. Raises BadInput."""
    return _number(text, Unit.POUNDS, "is no amount of money", "Write it as 5,000 or £5,000.")


def days_or_none(text: str) -> float | None:
    """Days as they are typed: “6”, “2.5”; None where nothing is typed. Raises BadInput."""
    return _number(text, Unit.DAYS, "is no number of days", "Write it as 6 or 2.5.")


def _number(text: str, unit: Unit, fault: str, advice: str) -> float | None:
    if not text.strip():
        return None
    try:
        value, said = typed_amount(text)
    except BadInput:
        value, said = 0.0, Unit.YES
    if said not in (None, unit):
        raise BadInput(f"“{text.strip()}” {fault}.", advice)
    return value
