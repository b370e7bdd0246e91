"""The forms of the register of risks: entered or changed, and closed."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Select

from riia_tui import phrases
from riia_tui.actions.register_commands import CloseRisk, SetRisk
from riia_tui.rules.typed import typed_day
from riia_tui.tui.screens.form import Words, label
from riia_tui.tui.screens.register_form import RegisterForm, beside, emptied, named_refs
from riia_tui.views.risks import RiskLine

GRADES = (("not graded", ""), ("1 low", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5 high", "5"))


class RiskForm(RegisterForm[SetRisk, RiskLine]):
    """A risk: its grades, who answers for it, cause, effect, what is done, and what is asked."""

    NEW = "Enter a risk"
    ONE = "Risk: {}"
    HELP = (
        "A risk is what may keep the plan from what it promised. Likelihood times impact, each from 1 (low) to 5 "
        "(high), sets its place. What is asked stands in the return to the Department; the gravest risks stand on "
        "page one of the board pack."
    )

    def fields(self) -> ComposeResult:
        """Title and day of a new one; grades and owner; the words; the KPIs."""
        line = self._line
        if line is None:
            with Horizontal(classes="row"):
                yield beside("what may happen", Input(id="title"))
                yield beside("raised on", Input(phrases.full_day(self._today), id="on"))
        with Horizontal(classes="row"):
            yield beside("likelihood", _grade("likelihood", line.likelihood if line else None))
            yield beside("impact", _grade("impact", line.impact if line else None))
            yield beside("who answers for it", self.one_line("owner"))
        for pair in ((("cause", "cause"), ("effect", "effect")), (("response", "what is being done"), ("ask", ASK))):
            with Horizontal(classes="row"):
                for name, said in pair:
                    yield beside(said, self.words(name))
        yield label("about which KPIs (refs)")
        yield Input(" ".join(line.kpis) if line else "", id="counts_towards")

    def on_mount(self) -> None:
        """Begins with the title, else with who answers for it."""
        self.query_one("#owner" if self._line else "#title").focus()

    def asked(self) -> SetRisk:
        """The risk as it was entered."""
        line = self._line
        asked = SetRisk(
            self._plan,
            self.title_asked(),
            line.raised if line else typed_day(self.value("on"), self._today),
            likelihood=self._graded("likelihood"),
            impact=self._graded("impact"),
            counts_towards=named_refs(self),
            without=emptied(self, line, ("likelihood", "impact")),
            **{name: self.value(name) for name in ("cause", "effect", "owner", "response", "ask")},
        )
        asked.check(self._today)
        return asked

    def _graded(self, name: str) -> int | None:
        return int(self.value(name)) if self.value(name) else None


ASK = "what the board or the DfE is asked"


def _grade(name: str, grade: int | None) -> Select[str]:
    return Select(GRADES, value=str(grade or ""), allow_blank=False, id=name, compact=True)


class CloseRiskForm(RegisterForm[CloseRisk, RiskLine]):
    """When a risk ended, and why."""

    FULL = False
    ONE = "Close the risk: {}"
    HELP = "A risk that is none any more is closed with its reason. It stays in the register, below those open."

    def fields(self) -> ComposeResult:
        """The reason and the day."""
        yield label("why it is no risk any more")
        yield Words(id="ended")
        yield label("on")
        yield Input(phrases.full_day(self._today), id="on")

    def asked(self) -> CloseRisk:
        """The end as it was entered."""
        day = typed_day(self.value("on"), self._today)
        asked = CloseRisk(self._plan, self.title_asked(), day, self.text_or_none("ended"))
        asked.check(self._today)
        return asked
