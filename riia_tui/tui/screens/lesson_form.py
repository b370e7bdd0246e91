"""The form for the learning log: what was learned, and what changed for children."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from riia_tui import phrases
from riia_tui.actions.register_commands import SetLesson
from riia_tui.rules.typed import typed_day, typed_day_or_none
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.tui.screens.register_form import beside, emptied, named_refs
from riia_tui.views.lessons import LessonLine


class LessonForm(Form[SetLesson]):
    """A lesson: what was learned, what changed for children, its source, who has been told."""

    FULL = True
    HELP = (
        "The learning log keeps what the region would do again or otherwise. What changed for children is the line "
        "that boards and the Department look for: say it in a sentence with a number where there is one. The newest "
        "stands on page one of the board pack."
    )

    def __init__(self, send: Send, plan: str, today: date, line: LessonLine | None = None) -> None:
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._line = line

    def heading(self) -> str:
        """Which lesson."""
        return f"Lesson: {self._line.title}" if self._line else "Enter a lesson"

    def about(self) -> str:
        """The plan and the lesson."""
        return f"{self._plan} {self._line.title if self._line else ''}"

    def fields(self) -> ComposeResult:
        """Title and day of a new one; what was learned and changed; from where and for whom; the KPIs."""
        line = self._line
        if line is None:
            with Horizontal(classes="row"):
                yield beside("its name", Input(id="title"))
                yield beside("learned on", Input(phrases.full_day(self._today), id="on"))
        yield label("what was learned")
        yield Words(line.learned or "" if line else "", id="learned")
        yield label("what changed for children")
        yield Words(line.changed or "" if line else "", id="changed")
        with Horizontal(classes="row"):
            yield beside("its source", Input(line.source or "" if line else "", id="source"))
            yield beside("who has been told", Input(line.shared_with or "" if line else "", id="shared_with"))
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
            line.title if line else self.value("title"),
            line.on if line else typed_day(self.value("on"), self._today),
            shared_on=typed_day_or_none(self.value("shared_on"), self._today),
            counts_towards=named_refs(self),
            without=emptied(self, line, ("shared_on",)),
            **{name: self.value(name) for name in ("learned", "changed", "source", "shared_with")},
        )
        asked.check(self._today)
        return asked
