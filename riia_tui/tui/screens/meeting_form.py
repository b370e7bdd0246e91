"""The form for a meeting: who came, what was agreed, what was decided."""

from datetime import date

from textual import work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Input, Select, Static

from db.errors import BadInput
from db.words import Role
from riia_tui import phrases
from riia_tui.actions.commands import Agreed, EditRecord, LogMeeting
from riia_tui.actions.commands import Register as Came
from riia_tui.rules.typed import typed_action, typed_day, typed_day_or_none
from riia_tui.tui.screens.evidence_form import Correction
from riia_tui.tui.screens.form import Form, Send, Tick, Words, label
from riia_tui.tui.widgets.register import Register
from riia_tui.views.records import RecordDetail
from riia_tui.views.registers import NetworkLine, blank_register

WHOLE_REGION = ""


class MeetingForm(Form[LogMeeting | Correction]):
    """A meeting to record or plan, or one to put right; the register takes one key a member."""

    HELP = (
        "One meeting brings every KPI that it counts towards up to date. Choose the network: its members stand in the "
        "register, and its KPIs are filled in. In the register one key marks a member and goes on to the next; A marks "
        "everybody who is left. Actions are written “WHO: WHAT by DATE”, one a line. Tick the box for a meeting that "
        "is still to be held; the day it has been, open it in 4 Records and fill in who came."
    )

    FULL = True
    HINT = "Space came  d deputy  a apologies  x absent  A all  L as last  F2 save  F1 help"

    def __init__(
        self,
        send: Send,
        plan: str,
        today: date,
        networks: list[NetworkLine],
        ref: str | None,
        record: RecordDetail | None = None,
    ) -> None:
        """``record`` is the meeting to put right or to fill; without it the form makes a new one."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._networks = {network.name: network for network in networks}
        self._ref = ref
        self._record = record

    def heading(self) -> str:
        """What the form is for."""
        if self._record is None:
            return "Meeting"
        return "Meeting, planned: fill in who came" if self._record.line.planned else "Meeting, to put right"

    def fields(self) -> ComposeResult:
        """The meeting above; the register on the left, actions and decisions on the right."""
        record = self._record
        with Horizontal(classes="row"):
            yield Vertical(label("title"), Input(record.line.title if record else "", id="title"))
            yield Vertical(label("network"), self._network_list())
        with Horizontal(classes="row"):
            yield Vertical(label("day"), Input(phrases.full_day(record.line.on if record else self._today), id="on"))
            yield Vertical(label("papers out on"), Input(self._papers(), id="papers"))
            yield Vertical(label("counts towards"), Input(self._counts_towards(), id="refs"))
        yield Tick("planned, still to be held", bool(record and record.line.planned), id="planned")
        with Container(id="meeting-columns"):
            with Vertical():
                yield Static("", id="came", classes="label", markup=False)
                yield Register(id="register")
                yield Input(placeholder="guests, commas between", id="guests")
            with Vertical():
                yield label("actions, one a line: WHO: WHAT by DATE")
                yield Words(self._actions(), id="actions", is_list=True)
                yield label("decisions, one a line")
                yield Words("\n".join(record.decisions) if record else "", id="decisions", is_list=True)

    def on_mount(self) -> None:
        """Begins with the title, or with the register of a meeting that is known already."""
        self.set_focus(self.query_one(f"#{self.first_field()}"))
        self.fill_register()

    def first_field(self) -> str:
        """Where the cursor is at first."""
        return "register" if self._record else "title"

    @work(exclusive=True, group="register", exit_on_error=False)
    async def fill_register(self) -> None:
        """Shows who is expected, from the network and the day."""
        from riia_tui.tui.app import RiiaApp

        app = self.app
        assert isinstance(app, RiiaApp)
        blank = await app.read(blank_register, self._plan, self._today, self._network(), self._day_or_today())
        known = {line.name: line.role for line in self._record.register} if self._record else {}
        self.query_one(Register).expect(blank.names, dict(blank.last), known, dict(blank.short_names))

    def on_select_changed(self, event: Select.Changed) -> None:
        """Takes over what the network gives: its name, its KPIs, its members."""
        network = self._networks.get(str(event.value))
        if network is None or self._record is not None:
            return
        title, refs = self.query_one("#title", Input), self.query_one("#refs", Input)
        if not title.value.strip() or title.value in self._networks:
            title.value = network.name
        if not refs.value.strip():
            refs.value = ", ".join(network.counts_towards)
        self.fill_register()

    def on_input_blurred(self, event: Input.Blurred) -> None:
        """Who is expected depends on the day."""
        if event.input.id == "on" and self._record is None:
            self.fill_register()

    def on_register_marked(self, event: Register.Marked) -> None:
        """Counts who came; a planned meeting whose day has come is held once somebody is marked."""
        register = self.query_one(Register)
        if event.by_key and self._day_or_today() <= self._today:
            self.query_one("#planned", Tick).value = False
        guests = f" and {phrases.counted(len(register.guests), 'guest')}" if register.guests else ""
        self.query_one("#came", Static).update(f"who came: {register.came} of {register.expected}{guests}")

    def on_register_finished(self, _event: Register.Finished) -> None:
        """From the register to the actions."""
        self.set_focus(self.query_one("#actions"))

    def about(self) -> str:
        """The plan, and the record or the KPI."""
        return f"{self._plan} {self._record.line.id if self._record else self._ref or ''}"

    def restored(self) -> None:
        """Asks again who is expected: network and day may be others now."""
        self.fill_register()

    def asked(self) -> LogMeeting | Correction:
        """The meeting as it was entered."""
        if not self.value("title").strip():
            raise BadInput("A meeting needs a title.")
        if self._record is not None:
            return Correction(self._record.line.id, self._edit())
        meeting = LogMeeting(
            plan=self._plan,
            on=typed_day(self.value("on"), self._today),
            title=self.value("title").strip(),
            network=self._network(),
            planned=self._planned(),
            register=self._register(),
            papers_out=typed_day_or_none(self.value("papers"), self._today),
            counts_towards=self._refs(),
            agreed=self._agreed(),
            decisions=self._lines("decisions"),
        )
        meeting.check(self._today)
        return meeting

    def _edit(self) -> EditRecord:
        register = self._register()
        return EditRecord(
            title=self.value("title").strip(),
            on=typed_day(self.value("on"), self._today),
            planned=self._planned(),
            papers_out=typed_day_or_none(self.value("papers"), self._today),
            register=register,
            counts_towards=self._refs(),
            agreed=self._agreed(),
            decisions=self._lines("decisions"),
        )

    def _planned(self) -> bool:
        """Planned where the box is ticked; a meeting to come with an empty register is planned too."""
        if self.query_one("#planned", Tick).value:
            return True
        return typed_day(self.value("on"), self._today) > self._today and not self.query_one(Register).came

    def _register(self) -> Came:
        register = self.query_one(Register)
        return Came(
            attended=register.names(Role.ATTENDED),
            deputies=register.names(Role.DEPUTY),
            apologies=register.names(Role.APOLOGIES),
            absent=register.names(Role.ABSENT),
            guests=(*register.guests, *filter(None, [self.value("guests").strip()])),
            people=self._people(),
        )

    def _people(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The people known to have come, where their authority still did: the form leaves them as they are."""
        register = self.query_one(Register)
        there = {*register.names(Role.ATTENDED), *register.names(Role.DEPUTY), *register.guests}
        known = {line.name: line.people for line in self._record.register} if self._record else {}
        return tuple((name, tuple(people.split(", "))) for name, people in known.items() if people and name in there)

    def _network_list(self) -> Select[str]:
        names = [("the whole region", WHOLE_REGION), *((name, name) for name in self._networks)]
        chosen = (self._record.network if self._record else None) or WHOLE_REGION
        return Select(names, value=chosen, allow_blank=False, id="network", compact=True, disabled=bool(self._record))

    def _network(self) -> str | None:
        return str(self.query_one("#network", Select).value) or None

    def _day_or_today(self) -> date:
        try:
            return typed_day(self.value("on"), self._today)
        except BadInput:
            return self._today

    def _papers(self) -> str:
        return phrases.full_day(self._record.papers_out) if self._record else ""

    def _counts_towards(self) -> str:
        return ", ".join(self._record.line.counts_towards) if self._record else self._ref or ""

    def _actions(self) -> str:
        agreed = self._record.actions if self._record else ()
        return "\n".join(phrases.agreed(action) for action in agreed)

    def _agreed(self) -> tuple[Agreed, ...]:
        return tuple(Agreed(*typed_action(line, self._today)) for line in self._lines("actions"))

    def _refs(self) -> tuple[str, ...]:
        return tuple(ref.strip() for ref in self.value("refs").split(",") if ref.strip())

    def _lines(self, field: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.value(field).splitlines() if line.strip())
