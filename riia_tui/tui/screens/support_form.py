"""The form for support packages: what was asked for, how many days, and what changed."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from riia_tui import phrases
from riia_tui.actions.register_commands import SetSupport
from riia_tui.rules.typed import typed_day, typed_day_or_none
from riia_tui.tui.screens.form import label
from riia_tui.tui.screens.register_form import RegisterForm, beside, days_or_none, emptied, named_refs
from riia_tui.views.support import SupportLine


class SupportForm(RegisterForm[SetSupport, SupportLine]):
    """A support package."""

    NEW = "Record a support package"
    HELP = (
        "A support package says who asked for what, how many days it took and what changed, without blame: outside "
        "the region authorities are counted and not named. It is a record like any other and counts towards its "
        "KPIs; who received and gave it is put right in Records."
    )

    def fields(self) -> ComposeResult:
        """Title, day, authorities and KPIs of a new one; need and outcome; days, money and dates."""
        line = self._line
        if line is None:
            yield from self._new_fields()
        yield label("what was asked for")
        yield self.words("need")
        with Horizontal(classes="row"):
            days = phrases.number(line.days) if line and line.days is not None else ""
            yield beside("days of support", Input(days, id="days"))
            yield beside("fund: CSC or SEND", self.one_line("fund"))
            yield beside("paid by", self.one_line("funder"))
        with Horizontal(classes="row"):
            yield beside("finished on", Input(phrases.full_day(line.done) if line else "", id="done"))
            yield beside("look again on", Input(phrases.full_day(line.look_again) if line else "", id="look_again"))
        yield label("what changed")
        yield self.words("outcome")

    def _new_fields(self) -> ComposeResult:
        with Horizontal(classes="row"):
            yield beside("its name", Input(id="title"))
            yield beside("begins on", Input(phrases.full_day(self._today), id="on"))
            yield beside("KPIs (refs)", Input(id="counts_towards"))
        with Horizontal(classes="row"):
            yield beside("authorities that it is for", Input(id="received"))
            yield beside("authorities that give it", Input(id="supplied"))

    def on_mount(self) -> None:
        """Begins with the title, else with what was asked for."""
        self.query_one("#need" if self._line else "#title").focus()

    def asked(self) -> SetSupport:
        """The package as it was entered."""
        line = self._line
        asked = SetSupport(
            self._plan,
            self.title_asked(),
            line.on if line else typed_day(self.value("on"), self._today),
            received=() if line else self._names("received"),
            supplied=() if line else self._names("supplied"),
            days=days_or_none(self.value("days")),
            look_again=typed_day_or_none(self.value("look_again"), self._today),
            done=typed_day_or_none(self.value("done"), self._today),
            counts_towards=() if line else named_refs(self),
            without=emptied(self, line, ("days", "done", "look_again")),
            **{name: self.value(name) for name in ("fund", "need", "funder", "outcome")},
        )
        asked.check(self._today)
        return asked

    def _names(self, name: str) -> tuple[str, ...]:
        return (self.value(name),) if self.value(name).strip() else ()
