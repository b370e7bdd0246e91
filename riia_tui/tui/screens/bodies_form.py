"""The forms about who is counted: new authorities, new networks, and who is excused for a while."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select, Static

from db.errors import BadInput
from db.words import Cadence
from riia_tui import phrases
from riia_tui.actions.plan_commands import AddAuthorities, AddNetwork, Excuse
from riia_tui.rules.typed import typed_day, typed_day_or_none
from riia_tui.tui.screens.form import Form, Send, Tick, Words, label
from riia_tui.views.excused import ExcusedLine


class AuthoritiesForm(Form[AddAuthorities]):
    """New authorities of the plan's region."""

    TITLE_TEXT = "Authorities of the region"

    HELP = (
        "The region's authorities are who takes part and who is counted. Write their full names, one a line; a "
        "list can be pasted. One that was made out of another names it, so that figures of before and after are "
        "not confused."
    )

    def __init__(self, send: Send, plan: str, today: date) -> None:
        super().__init__(send)
        self._plan = plan
        self._today = today

    def about(self) -> str:
        """The plan whose region they are of."""
        return self._plan

    def fields(self) -> ComposeResult:
        """Their names, since when they exist, and what they were made out of."""
        yield label("full names, one a line (pasted from a list, for example)")
        yield Words(id="authorities", is_list=True)
        with Horizontal(classes="row"):
            yield Vertical(label("first day (empty: always)"), Input(id="since"))
            yield Vertical(label("made out of (an authority)"), Input(id="predecessor"))

    def asked(self) -> AddAuthorities:
        """The authorities as they were entered."""
        names = tuple(line for line in self.value("authorities").splitlines() if line.strip())
        since = typed_day_or_none(self.value("since"), self._today)
        return AddAuthorities(names, self._plan, since, self.text_or_none("predecessor"))


class NetworkForm(Form[AddNetwork]):
    """A new network, with its members and what its meetings count towards."""

    TITLE_TEXT = "A new network"

    HELP = (
        "A network is a standing group that meets. Its members are who is expected at its meetings, so that "
        "attendance has a true denominator; every meeting counts towards the KPIs named here."
    )

    def __init__(self, send: Send, plan: str) -> None:
        super().__init__(send)
        self._plan = plan

    def about(self) -> str:
        """The plan that it is of."""
        return self._plan

    def fields(self) -> ComposeResult:
        """Name, rhythm, quorum, members, KPIs."""
        yield label("name")
        yield Input(id="name")
        with Horizontal(classes="row"):
            rhythms = [("no rhythm", ""), *((each.value, each.value) for each in Cadence)]
            yield Vertical(
                label("how often it meets"), Select(rhythms, value="", allow_blank=False, id="cadence", compact=True)
            )
            yield Vertical(label("how many make a quorum"), Input(id="quorum"))
        yield label("members: authorities with commas between, or all")
        yield Words(id="members")
        yield Tick("another body's group; the alliance is its member", id="elsewhere")
        yield label("its meetings count towards (refs)")
        yield Input(id="refs")

    def on_mount(self) -> None:
        """Begins with the name."""
        self.query_one("#name").focus()

    def asked(self) -> AddNetwork:
        """The network as it was entered."""
        cadence = str(self.query_one("#cadence", Select).value)
        quorum = self.value("quorum").strip()
        if quorum and not quorum.isdecimal():
            raise BadInput(f"“{quorum}” is no quorum.", "Write how many members must be present.")
        asked = AddNetwork(
            name=self.value("name"),
            plan=self._plan,
            cadence=Cadence(cadence) if cadence else None,
            quorum=int(quorum) if quorum else None,
            elsewhere=self.query_one("#elsewhere", Tick).value,
            members=self.value("members"),
            counts_towards=(self.value("refs"),) if self.value("refs").strip() else (),
        )
        asked.check()
        return asked


class ExcuseForm(Form[Excuse]):
    """Authorities that nothing is expected of for a while; below, who is."""

    TITLE_TEXT = "Excuse authorities: inspection and the like"

    HELP = (
        "Nothing is expected of an authority that is excused, during an inspection for example: it is left out of "
        "every whole, and shown as excused. Without a last day it is for the time being."
    )

    def __init__(self, send: Send, plan: str, today: date, name: str, lines: tuple[ExcusedLine, ...]) -> None:
        """``name`` is the authority to begin with, ``lines`` who is excused already."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._name = name
        self._lines = lines

    def about(self) -> str:
        """The plan and the authority."""
        return f"{self._plan} {self._name}"

    def fields(self) -> ComposeResult:
        """Who, from when and until when, why."""
        yield label("authorities, with commas between")
        yield Input(self._name, id="authorities")
        with Horizontal(classes="row"):
            yield Vertical(label("from"), Input(phrases.full_day(self._today), id="since"))
            yield Vertical(label("until (empty: open)"), Input(id="until"))
        yield label("why")
        yield Input(id="why-excused")
        yield Tick("take the excuse from that day out again", id="over")
        yield label("excused")
        yield Static("\n".join(self._excused()) or "Nobody is excused.", id="excused", markup=False)

    def _excused(self) -> list[str]:
        until = ((line, phrases.full_day(line.until) or "for the time being") for line in self._lines)
        return [f"{line.organisation}: {phrases.full_day(line.since)} to {end}, {line.why}" for line, end in until]

    def on_mount(self) -> None:
        """Begins with who."""
        self.query_one("#authorities").focus()

    def asked(self) -> Excuse:
        """The excuse as it was entered."""
        asked = Excuse(
            authorities=self.value("authorities"),
            since=typed_day(self.value("since"), self._today),
            why=self.value("why-excused").strip(),
            until=typed_day_or_none(self.value("until"), self._today),
            plan=self._plan,
            over=self.query_one("#over", Tick).value,
        )
        asked.check()
        return asked
