"""The forms of a network that is there: its members, and what it has itself."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select

from db.errors import BadInput
from db.words import Cadence
from riia_tui.actions.plan_commands import ChangeMembers, SetNetwork
from riia_tui.rules.typed import typed_day_or_none
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.views.networks import NetworkDetail

WAYS = (("join", "add"), ("leave", "remove"), ("are put right", "change"))


class MembersForm(Form[ChangeMembers]):
    """Members that join, leave or are put right, with their days, who comes for them and who comes instead."""

    HELP = (
        "Members are who is expected at the meetings of a network, so that attendance has a true denominator. Add "
        "or end them with their days: one who joined later is not blamed for earlier meetings. A person and a "
        "deputy can be named."
    )

    def __init__(self, send: Send, plan: str, today: date, network: str, name: str) -> None:
        """``name`` is the member to begin with, "" for a new one."""
        super().__init__(send)
        self._plan = plan
        self._today = today
        self._network = network
        self._name_typed = name

    def heading(self) -> str:
        """Whose members."""
        return f"Members of {self._network}"

    def about(self) -> str:
        """The plan and the network."""
        return f"{self._plan} {self._network}"

    def fields(self) -> ComposeResult:
        """Who, what about them, from when and until when, people."""
        yield label("authorities, with commas between")
        yield Input(self._name_typed, id="members")
        yield label("they")
        begin = "change" if self._name_typed else "add"
        yield Select(WAYS, value=begin, allow_blank=False, id="way", compact=True)
        with Horizontal(classes="row"):
            yield Vertical(label("first day (empty: always)"), Input(id="since"))
            yield Vertical(label("last day (empty: open)"), Input(id="until"))
        with Horizontal(classes="row"):
            yield Vertical(label("who comes for it"), Input(id="person"))
            yield Vertical(label("who comes instead"), Input(id="deputy"))

    def on_mount(self) -> None:
        """Begins with who."""
        self.query_one("#members").focus()

    def asked(self) -> ChangeMembers:
        """The change as it was entered."""
        names = (self.value("members"),) if self.value("members").strip() else ()
        way = str(self.query_one("#way", Select).value)
        asked = ChangeMembers(
            self._network,
            self._plan,
            add=names if way == "add" else (),
            remove=names if way == "remove" else (),
            change=names if way == "change" else (),
            since=typed_day_or_none(self.value("since"), self._today),
            until=typed_day_or_none(self.value("until"), self._today),
            person=self.text_or_none("person"),
            deputy=self.text_or_none("deputy"),
        )
        asked.check()
        return asked


class SetNetworkForm(Form[SetNetwork]):
    """A network's rhythm, its quorum, and what its meetings count towards."""

    HELP = (
        "How often a network meets says when a meeting is expected. The quorum is how many members must be there; "
        "a meeting below it is said to be inquorate."
    )

    def __init__(self, send: Send, plan: str, found: NetworkDetail) -> None:
        super().__init__(send)
        self._plan = plan
        self._found = found

    def heading(self) -> str:
        """Which network."""
        return self._found.name

    def about(self) -> str:
        """The plan and the network."""
        return f"{self._plan} {self._found.name}"

    def fields(self) -> ComposeResult:
        """Rhythm, quorum, KPIs."""
        with Horizontal(classes="row"):
            rhythms = [("no rhythm", ""), *((each.value, each.value) for each in Cadence)]
            now = self._found.cadence.value if self._found.cadence else ""
            yield Vertical(
                label("how often it meets"), Select(rhythms, value=now, allow_blank=False, id="cadence", compact=True)
            )
            quorum = str(self._found.quorum or "")
            yield Vertical(label("how many make a quorum"), Input(quorum, id="quorum"))
        yield label("its meetings count towards (refs)")
        yield Input(" ".join(self._found.counts_towards), id="refs")

    def on_mount(self) -> None:
        """Begins with the quorum."""
        self.query_one("#quorum").focus()

    def asked(self) -> SetNetwork:
        """The network as it was entered."""
        cadence, quorum = str(self.query_one("#cadence", Select).value), self.value("quorum").strip()
        if quorum and not quorum.isdecimal():
            raise BadInput(f"“{quorum}” is no quorum.", "Write how many members must be present.")
        refs = (self.value("refs"),) if self.value("refs").strip() else ()
        same = self.value("refs").split() == list(self._found.counts_towards)
        return SetNetwork(
            self._plan,
            self._found.name,
            Cadence(cadence) if cadence else None,
            int(quorum or 0),
            counts_towards=None if same else refs,
        )
