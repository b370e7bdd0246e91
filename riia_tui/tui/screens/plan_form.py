"""The forms that change the plan itself: a field, a withdrawn KPI, something new; each with why and who agreed it."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select

from db.errors import BadInput
from riia_tui.actions.plan_commands import AddItem, ChangePlan, Withdraw
from riia_tui.planfile.model import FORMAT, AuthorityEntry, PlanFile, PlanHead, RegionHead
from riia_tui.rules.typed import typed_day
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.views.plan_values import FieldNow

WITHDRAW = "withdraw"
NAMES = {"kpi": "KPI", "activity": "activity", "theme": "heading"}


class ChangeForm(Form[ChangePlan | Withdraw]):
    """One field of a KPI, a measure, an activity or a heading; the original stays beside what it becomes."""

    HELP = (
        "A plan is a promise, so a change to it keeps the original beside the revised, with why and who agreed it. "
        "Choose what changes, write what it becomes, and give the reason. A KPI that is no longer promised is "
        "withdrawn: it is closed and stays in the plan."
    )

    def __init__(
        self, send: Send, plan: str, today: date, name: str, fields: tuple[FieldNow, ...], ref: str | None
    ) -> None:
        """``ref`` is the KPI's, where it is one: only a KPI can be withdrawn."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._item = name
        self._fields = fields
        self._ref = ref

    def heading(self) -> str:
        """What is changed."""
        return f"Change the plan · {self._item}"

    def fields(self) -> ComposeResult:
        """Which field, what it becomes, why, and who agreed it."""
        names = [(field.shown, str(at)) for at, field in enumerate(self._fields)]
        if self._ref:
            names.append(("withdraw this KPI: closed, never gone", WITHDRAW))
        yield label("what changes")
        yield Select(names, value="0", allow_blank=False, id="field", compact=True)
        yield label("it becomes (for a KPI that is withdrawn: the ref of the one in its place)")
        yield Words(self._fields[0].text, id="becomes")
        yield label("why")
        yield Words(id="why-changed")
        yield label("agreed by")
        yield Input(id="agreed-by")

    def on_mount(self) -> None:
        """Begins with which field."""
        self.query_one("#field").focus()

    @on(Select.Changed, "#field")
    def show_what_stands(self, event: Select.Changed) -> None:
        """Puts what stands in the field where it can be changed."""
        field = self._field(str(event.value))
        self.query_one("#becomes", Words).text = field.text if field else ""

    def about(self) -> str:
        """What is changed."""
        return f"{self._plan} {self._item}"

    def asked(self) -> ChangePlan | Withdraw:
        """The change as it was entered."""
        field = self._field(str(self.query_one("#field", Select).value))
        why, agreed_by = self.value("why-changed").strip(), self.text_or_none("agreed-by")
        if not why:
            raise BadInput("A change to the plan needs a reason.")
        if field is None:
            replaced_by = self.text_or_none("becomes")
            return Withdraw(self._ref or "", why, self._today, self._plan, agreed_by, replaced_by)
        becomes = self.value("becomes").strip()
        if becomes == field.text:
            raise BadInput(f"That is what stands there already: {field.shown} would not change.")
        return ChangePlan(field.item, field.name, becomes, why, self._today, self._plan, agreed_by)

    def _field(self, chosen: str) -> FieldNow | None:
        return None if chosen == WITHDRAW else self._fields[int(chosen)]


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
        return f"Add to the plan · under {self._under}" if self._under else "Add to the plan · at the top"

    def fields(self) -> ComposeResult:
        """What it is, its code and words, a KPI's date and measure, why, and who agreed it."""
        with Horizontal(classes="row"):
            kinds = [(NAMES[kind], kind) for kind in self._kinds]
            yield Vertical(
                label("what"), Select(kinds, value=self._kinds[-1], allow_blank=False, id="kind", compact=True)
            )
            yield Vertical(label("code, where it has one"), Input(id="code"))
            yield Vertical(label("KPI: due (31 Mar 2026)"), Input(id="due"))
        yield label("statement of a KPI, title of an activity or heading")
        yield Words(id="words")
        yield label("KPI: measure (“count >= 3”, “participation >= 86 percent of 15”, “milestone”)")
        yield Input(id="measure")
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
        fields = [("statement" if kind == "kpi" else "title", self.value("words"))]
        if kind == "kpi" and self.value("due").strip():
            fields.append(("due", self.value("due")))
        asked = AddItem(
            table=kind,
            plan=self._plan,
            under=self._under,
            fields=tuple(fields),
            why=self.value("why-changed").strip(),
            on=self._today,
            agreed_by=self.text_or_none("agreed-by"),
            code=self.text_or_none("code"),
            measures=(self.value("measure"),) if kind == "kpi" and self.value("measure").strip() else (),
        )
        asked.check(self._today)
        return asked


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
            yield Vertical(label("code, such as sw-2026-27"), Input(id="code"))
            yield Vertical(label("first day"), Input(f"1 Apr {year}", id="starts"))
            yield Vertical(label("last day"), Input(f"31 Mar {year + 1}", id="ends"))
        yield label("title")
        yield Input(id="title")
        with Horizontal(classes="row"):
            yield Vertical(label("region"), Input(id="region"))
            yield Vertical(label("alliance"), Input(id="alliance"))
        yield label("authorities, one a line (pasted from a list, for example)")
        yield Words(id="authorities")

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
            region=RegionHead(region.replace(" ", "-").casefold(), region, self.value("alliance").strip()),
        )
        return PlanFile(FORMAT, head, (), tuple(AuthorityEntry(name) for name in names))
