"""The forms that change the plan itself: a field, what is withdrawn, something new; each with why and who agreed it."""

from collections.abc import Iterator
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select, Static

from db.errors import BadInput
from db.words import Quarters
from riia_tui.actions.plan_commands import AddItem, AddMeasure, ChangePlan, Withdraw
from riia_tui.planfile.model import FORMAT, AuthorityEntry, PlanFile, PlanHead, RegionHead
from riia_tui.rules.typed import typed_day
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.views.plan_values import MEASURE, WITHDRAW, FieldNow

NAMES = {"kpi": "KPI", "activity": "activity", "theme": "heading"}

Change = ChangePlan | Withdraw | AddMeasure


class ChangeForm(Form[Change]):
    """One field of a KPI, a measure, an activity, a heading or the plan; the original stays beside what it becomes."""

    HELP = (
        "A plan is a promise, so a change to it keeps the original beside the revised, with why and who agreed it. "
        "Choose what changes, write what it becomes, and give the reason. What is no longer promised is withdrawn: it "
        "is closed and stays in the plan."
    )

    def __init__(self, send: Send, plan: str, today: date, name: str, fields: tuple[FieldNow, ...]) -> None:
        """``fields`` are what can be changed or done, of the item called ``name``."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._item = name
        self._fields = fields

    def heading(self) -> str:
        """What is changed."""
        return f"Change the plan · {self._item}"

    def fields(self) -> ComposeResult:
        """Which field, what it becomes, why, and who agreed it."""
        names = [(field.shown, str(at)) for at, field in enumerate(self._fields)]
        yield label("what changes")
        yield Select(names, value="0", allow_blank=False, id="field", compact=True)
        yield Static(BECOMES, classes="label", id="becomes-label", markup=False)
        yield Words(self._fields[0].text, id="becomes")
        yield label("why")
        yield Words(id="why-changed")
        yield label("agreed by")
        yield Input(id="agreed-by")

    def on_mount(self) -> None:
        """Begins with which field."""
        self.query_one("#field").focus()

    @on(Select.Changed, "#field")
    def show_what_stands(self) -> None:
        """Puts what stands in the field where it can be changed."""
        field = self._field()
        self.query_one("#becomes", Words).text = field.text
        self.query_one("#becomes-label", Static).update(ASKED.get(field.name, BECOMES))

    def about(self) -> str:
        """What is changed."""
        return f"{self._plan} {self._item}"

    def asked(self) -> Change:
        """The change as it was entered."""
        field = self._field()
        why, agreed_by = self.value("why-changed").strip(), self.text_or_none("agreed-by")
        becomes = self.value("becomes").strip()
        if not why:
            raise BadInput("A change to the plan needs a reason.")
        if field.name == WITHDRAW:
            return Withdraw(field.item, why, self._today, self._plan, agreed_by, becomes or None)
        if field.name == MEASURE:
            return AddMeasure(field.item, becomes, why, self._today, self._plan, agreed_by)
        if becomes == field.text:
            raise BadInput(f"That is what stands there already: {field.shown} would not change.")
        return ChangePlan(field.item, field.name, becomes, why, self._today, self._plan, agreed_by)

    def _field(self) -> FieldNow:
        return self._fields[int(str(self.query_one("#field", Select).value))]


BECOMES = "it becomes"
ASKED = {
    WITHDRAW: "what takes its place, by its ref or code (empty: nothing)",
    MEASURE: "the measure (“count >= 3: workshops”, “participation >= 86 percent of 15”, “milestone”)",
    "under": "the heading that it goes under, by its code (a heading may also go to the top)",
    "position": "its place among those beside it, counted from 1",
    "quarters": "financial, calendar or unknown (due dates that move are shown first)",
}
"""What is asked for where it is not a field's new words."""


class AddForm(Form[AddItem]):
    """A new heading, activity or KPI below what is chosen in the tree."""

    HELP = (
        "What is added hangs below what was chosen in the tree. A KPI has a statement, and mostly a date and a "
        "measure, such as “count >= 3” or “participation >= 86 percent of 15”; a milestone is met once a record "
        "delivers it. Why it was added, and who agreed it, stay with it."
    )

    def __init__(self, send: Send, plan: str, today: date, under: str | None, kinds: tuple[str, ...]) -> None:
        """``under`` is the code or title that it hangs below, None for the top; ``kinds`` are those that can."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._under = under
        self._kinds = kinds

    def heading(self) -> str:
        """Where it goes."""
        if self._under is None:
            return "Add to the plan · at the top"
        return f"Add to the plan · under {self._under.removeprefix('activity:').removeprefix('theme:')}"

    def fields(self) -> ComposeResult:
        """What it is, its code and words, a KPI's date and measure, why, and who agreed it."""
        with Horizontal(classes="row"):
            kinds = [(NAMES[kind], kind) for kind in self._kinds]
            yield Vertical(
                label("what"), Select(kinds, value=self._kinds[-1], allow_blank=False, id="kind", compact=True)
            )
            yield Vertical(label("code, if any"), Input(id="code"))
            yield Vertical(label("due, of a KPI"), Input(placeholder="31 Mar 2026", id="due"))
        yield label("statement of a KPI, title of an activity or heading")
        yield Words(id="words")
        with Horizontal(classes="row"):
            yield Vertical(label("heading: called (priority …)"), Input(id="level"))
            yield Vertical(label("lead, or owner of the KPI"), Input(id="lead"))
        yield label("KPI: measures, one a line (“count >= 3”, “participation >= 86 percent of 15”, “milestone”)")
        yield Words(id="measure", is_list=True)
        yield label("why")
        yield Words(id="why-changed")
        yield label("agreed by")
        yield Input(id="agreed-by")

    def on_mount(self) -> None:
        """Begins with what it is."""
        self.query_one("#kind").focus()

    def about(self) -> str:
        """Where it goes."""
        return f"{self._plan} {self._under or ''}"

    def asked(self) -> AddItem:
        """The new item as it was entered."""
        kind = str(self.query_one("#kind", Select).value)
        measures = tuple(line for line in self.value("measure").splitlines() if line.strip())
        asked = AddItem(
            table=kind,
            plan=self._plan,
            under=self._under,
            fields=tuple(self._typed(kind)),
            why=self.value("why-changed").strip(),
            on=self._today,
            agreed_by=self.text_or_none("agreed-by"),
            code=self.text_or_none("code"),
            measures=measures if kind == "kpi" else (),
        )
        asked.check(self._today)
        return asked

    def _typed(self, kind: str) -> Iterator[tuple[str, str]]:
        """What was typed, by the name that the field has for this kind."""
        names = {"words": "statement" if kind == "kpi" else "title", "lead": "owner" if kind == "kpi" else "lead"}
        names |= {"kpi": {"due": "due"}, "theme": {"level": "level"}}.get(kind, {})
        yield from ((name, self.value(field)) for field, name in names.items() if self.value(field).strip())


YEARS = [
    ("not known yet", Quarters.UNKNOWN.value),
    ("financial year", Quarters.FINANCIAL.value),
    ("calendar year", Quarters.CALENDAR.value),
]
"""What can be said of a plan's quarters."""


class NewPlanForm(Form[PlanFile]):
    """A plan from nothing: its code, title, region, time and authorities; the tree is added in its own place."""

    HELP = (
        "A plan of your own begins with its code, title, region and time, and the authorities of the region, one a "
        "line. Headings, activities and KPIs are added in 2 Plan with n. A plan that you have in Excel already is read "
        "whole by “riia import”."
    )

    TITLE_TEXT = "Begin a plan"

    def __init__(self, send: Send, today: date) -> None:
        super().__init__(send)
        self._today = today

    def fields(self) -> ComposeResult:
        """Code, title, time, region, authorities."""
        year = self._today.year if self._today.month >= 4 else self._today.year - 1
        with Horizontal(classes="row"):
            yield Vertical(label("code (sw-2026-27)"), Input(id="code"))
            yield Vertical(label("first day"), Input(f"1 Apr {year}", id="starts"))
            yield Vertical(label("last day"), Input(f"31 Mar {year + 1}", id="ends"))
        yield label("title")
        yield Input(id="title")
        with Horizontal(classes="row"):
            yield Vertical(label("region"), Input(id="region"))
            yield Vertical(label("alliance"), Input(id="alliance"))
            yield Vertical(
                label("quarters of the"),
                Select(YEARS, value="unknown", allow_blank=False, id="quarters", compact=True),
            )
        yield label("authorities, one a line (pasted from a list, for example)")
        yield Words(id="authorities", is_list=True)

    def on_mount(self) -> None:
        """Begins with the code."""
        self.query_one("#code").focus()

    def about(self) -> str:
        """Nothing more than a new plan."""
        return ""

    def asked(self) -> PlanFile:
        """The plan as it was entered, without themes yet."""
        code, title, region = (self.value(name).strip() for name in ("code", "title", "region"))
        if not code or not title or not region:
            raise BadInput("A plan needs a code, a title and a region.")
        starts, ends = (typed_day(self.value(name), self._today) for name in ("starts", "ends"))
        if ends <= starts:
            raise BadInput("The last day must be after the first.")
        names = dict.fromkeys(line.strip() for line in self.value("authorities").splitlines() if line.strip())
        head = PlanHead(
            code=code.replace(" ", "-").casefold(),
            title=title,
            starts=starts,
            ends=ends,
            quarters=Quarters(str(self.query_one("#quarters", Select).value)),
            region=RegionHead(region.replace(" ", "-").casefold(), region, self.value("alliance").strip()),
        )
        return PlanFile(FORMAT, head, (), tuple(AuthorityEntry(name) for name in names))
