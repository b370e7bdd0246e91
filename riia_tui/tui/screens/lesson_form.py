"""The form for the learning log: what was learned, and what changed for children."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from riia_tui import phrases
from riia_tui.actions.register_commands import SetLesson
from riia_tui.rules.typed import typed_day, typed_day_or_none
from riia_tui.tui.screens.form import label
from riia_tui.tui.screens.register_form import RegisterForm, beside, emptied, named_refs
from riia_tui.views.lessons import LessonLine


class LessonForm(RegisterForm[SetLesson, LessonLine]):
    """A lesson: what was learned, what changed for children, its source, who has been told."""

    NEW = "Enter a lesson"
    ONE = "Lesson: {}"
    HELP = (
        "The learning log keeps what the region would do again or otherwise. What changed for children is the line "
        "that boards and the Department look for: say it in a sentence with a number where there is one. The newest "
        "stands on page one of the board pack."
    )

    def fields(self) -> ComposeResult:
        """Title and day of a new one; what was learned and changed; from where and for whom; the KPIs."""
        line = self._line
        if line is None:
            with Horizontal(classes="row"):
                yield beside("its name", Input(id="title"))
                yield beside("learned on", Input(phrases.full_day(self._today), id="on"))
        yield label("what was learned")
        yield self.words("learned")
        yield label("what changed for children")
        yield self.words("changed")
        with Horizontal(classes="row"):
            yield beside("its source", self.one_line("source"))
            yield beside("who has been told", self.one_line("shared_with"))
            yield beside("when", Input(phrases.full_day(line.shared_on) if line else "", id="shared_on"))
        yield label("about which KPIs (refs)")
        yield Input(" ".join(line.kpis) if line else "", id="counts_towards")

    def on_mount(self) -> None:
        """Begins with the title, else with what was learned."""
        self.query_one("#learned" if self._line else "#title").focus()

    def asked(self) -> SetLesson:
        """The lesson as it was entered."""
        line = self._line
        asked = SetLesson(
            self._plan,
            self.title_asked(),
            line.on if line else typed_day(self.value("on"), self._today),
            shared_on=typed_day_or_none(self.value("shared_on"), self._today),
            counts_towards=named_refs(self),
            without=emptied(self, line, ("shared_on",)),
            **{name: self.value(name) for name in ("learned", "changed", "source", "shared_with")},
        )
        asked.check(self._today)
        return asked
