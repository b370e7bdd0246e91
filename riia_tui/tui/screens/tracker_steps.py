"""The first steps that bring a tracker in: its sheets, and the plan that it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Select, Static
from textual.widgets.option_list import Option

from db.errors import BadInput
from riia_tui import phrases
from riia_tui.exchange.trackers.fit import Fit, PlanFit, TableFit
from riia_tui.exchange.trackers.grid import Tracker
from riia_tui.exchange.trackers.look import rows_in
from riia_tui.rules.typed import typed_day
from riia_tui.tui import cells
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.views.plans import PlanLine


@dataclass
class Matching:
    """A tracker on its way in: how it is read so far, and what the store has; every step changes ``fit``."""

    tracker: Tracker
    fit: Fit
    is_kept: bool
    known: Sequence[PlanLine]
    today: date


class Step(Form[Fit]):
    """One step; F2 goes on to the next, Esc back to the one before with everything as it was matched."""

    FULL = True
    HINT = "Arrows choose   Enter changes   F2 goes on   F1 help   Esc back"

    def __init__(self, send: Send, matching: Matching, before: Form[Fit] | None = None) -> None:
        """``before`` is the step that this one follows; it closes with this one once everything is taken in."""
        super().__init__(send)
        self.matching = matching
        self.before = before

    def about(self) -> None:
        """No draft: what was matched stays with the steps, and is kept in the store once it is taken in."""
        return

    def asked(self) -> Fit:
        """How the tracker is read now."""
        return self.matching.fit

    def close(self) -> None:
        """Closes this step and those before it."""
        super().close()
        if self.before is not None:
            self.before.close()


class SheetsStep(Step):
    """Which sheets, and what was found on them."""

    HELP = (
        "A tracker is read sheet by sheet. Those with a table of KPIs are ticked; Enter takes one in or leaves it "
        "out. Nothing is written before the last step."
    )

    def heading(self) -> str:
        """The file."""
        return f"{self.matching.tracker.name} · which sheets?"

    def fields(self) -> ComposeResult:
        """What is to be known of the file, and its tables."""
        again = ["It was taken in before, and is read in the same way."] if self.matching.is_kept else []
        notes = [*again, *self.matching.tracker.notes]
        if notes:
            yield Static("\n".join(notes), classes="hint-above", markup=False)
        yield OptionList(*map(self._option, self.matching.fit.tables), id="matched")

    def on_mount(self) -> None:
        """Begins in the list."""
        super().on_mount()
        self.query_one("#matched").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Takes a table in, or leaves it out."""
        tables = list(self.matching.fit.tables)
        table = tables[event.option_index]
        tables[event.option_index] = replace(table, taken=not table.taken)
        self.matching.fit = replace(self.matching.fit, tables=tuple(tables))
        event.option_list.replace_option_prompt_at_index(event.option_index, self._text(tables[event.option_index]))

    def asked(self) -> Fit:
        """The sheets that are taken. Raises BadInput where none is."""
        if not self.matching.fit.taken:
            raise BadInput("No sheet is ticked.", "Enter ticks one.")
        return self.matching.fit

    def _option(self, table: TableFit) -> Option:
        return Option(self._text(table))

    def _text(self, table: TableFit) -> Text:
        rows = rows_in(self.matching.tracker, table)
        said = f"headings in row {table.first}, {phrases.counted(rows, 'row')} with a KPI"
        more = [f"theme {table.theme}" if table.theme else "", f"plan {table.plan}" if table.plan else ""]
        about = " · ".join(text for text in (said, *more) if text)
        text = Text(f"{'[x]' if table.taken else '[ ]'} ", style="bold")
        named = cells.one_line(table.sheet, 30)
        text.append(named)
        room = max(self.app.size.width - len(named) - 10, 20)
        return text.append(f"  {cells.one_line(about, room)}", style="dim not bold")


NEW = "new"


class PlanStep(Step):
    """The plan that the rows become, or that they belong to."""

    HINT = "Enter next, at the end it goes on   F2 goes on   F1 help   Esc back"
    HELP = (
        "The rows become a plan of their own, or they belong to one that is in the store: then their RAGs and figures "
        "go to its KPIs, found by ref, else by statement. A new plan needs a code, a title, its region and its days; "
        "its authorities can be pasted here, one a line, or added later."
    )

    def __init__(self, send: Send, matching: Matching, before: Form[Fit], number: int) -> None:
        """``number`` is the plan's place among those of the tracker, from 0."""
        super().__init__(send, matching, before)
        self._number = number

    @property
    def _plan(self) -> PlanFit:
        return self.matching.fit.plans[self._number]

    def heading(self) -> str:
        """Which of the tracker's plans."""
        of = len(self.matching.fit.plans)
        which = f"plan {self._number + 1} of {of}: {self._plan.called}" if of > 1 else "which plan?"
        return f"{self.matching.tracker.name} · {which}"

    def fields(self) -> ComposeResult:
        """Whether it is new, and its particulars."""
        plan, known = self._plan, [line.code for line in self.matching.known]
        if known:
            choices = [(Content(f"{line.code}: {line.title}"), line.code) for line in self.matching.known]
            chosen = next((code for code in known if code.casefold() == plan.code.casefold()), NEW)
            yield label("its rows are")
            yield Select([("a new plan", NEW), *choices], value=chosen, allow_blank=False, id="goes-to", compact=True)
        with Horizontal(classes="row"):
            yield Vertical(label("code"), Input(plan.code, id="code"))
            yield Vertical(label("first day"), Input(phrases.full_day(plan.starts), id="starts"))
            yield Vertical(label("last day"), Input(phrases.full_day(plan.ends), id="ends"))
        yield label("title")
        yield Input(plan.title, id="title")
        yield label("region, such as Severnshire")
        yield Input(plan.region, id="region")
        if self._number == 0:
            yield label("authorities, one a line (pasted from a list, for example; or later)")
            yield Words("\n".join(self.matching.fit.authorities), id="authorities", is_list=True)

    def on_mount(self) -> None:
        """Begins with what is missing."""
        super().on_mount()
        first = "code" if self._plan.region else "region"
        self.query_one(f"#{first}").focus()

    def asked(self) -> Fit:
        """The plan as it was entered. Raises BadInput where something is missing."""
        fit, plans = self.matching.fit, list(self.matching.fit.plans)
        plans[self._number] = self._known() or self._new()
        if self._number == 0:
            lines = (line.strip() for line in self.value("authorities").splitlines())
            fit = replace(fit, authorities=tuple(dict.fromkeys(line for line in lines if line)))
        return replace(fit, plans=tuple(plans))

    def _known(self) -> PlanFit | None:
        chosen = str(self.query_one("#goes-to", Select).value) if self.matching.known else NEW
        line = next((line for line in self.matching.known if line.code == chosen), None)
        if line is None:
            return None
        return PlanFit(line.code, line.title, line.region, line.starts, line.ends, self._plan.called)

    def _new(self) -> PlanFit:
        code, title, region = (self.value(name).strip() for name in ("code", "title", "region"))
        if not code or not title or not region:
            raise BadInput("A plan needs a code, a title and a region.")
        if code.casefold() in {line.code.casefold() for line in self.matching.known}:
            raise BadInput(f"The plan {code} is in the store already.", "Choose it above, or write another code.")
        starts, ends = (typed_day(self.value(name), self.matching.today) for name in ("starts", "ends"))
        if ends <= starts:
            raise BadInput("The last day must be after the first.")
        return PlanFit(code.replace(" ", "-").casefold(), title, region, starts, ends, self._plan.called)
