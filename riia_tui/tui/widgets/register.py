"""A meeting's register: one key a member."""

from collections.abc import Iterable, Mapping

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from db.words import Role
from riia_tui.tui.cells import fitted
from riia_tui.tui.commands import REGISTER, own_bindings

SIGNS: dict[Role | None, str] = {
    Role.ATTENDED: "✓ came",
    Role.DEPUTY: "d deputy",
    Role.APOLOGIES: "a apologies",
    Role.ABSENT: "x absent",
    None: "·",
}

CAME = (Role.ATTENDED, Role.DEPUTY)
GUEST = "✓ guest"

SIGN_WIDTH = 16
"""Columns that a sign needs, with the space before it, the paddings and the scroll bar."""
WIDEST_NAME = 36


class Register(OptionList):
    """Who came: Space came, d deputy, a apologies, x absent, A all came, L as last time. A key goes on to the next."""

    BINDINGS = own_bindings(REGISTER, show=True)
    is_typed = True

    class Marked(Message):
        """The register has changed, by a key or because it was filled."""

        def __init__(self, by_key: bool) -> None:
            super().__init__()
            self.by_key = by_key

    class Finished(Message):
        """Enter was pressed."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.roles: dict[str, Role | None] = {}
        self._expected: frozenset[str] = frozenset()
        self._last: dict[str, Role] = {}
        self._short: Mapping[str, str] = {}

    def expect(
        self,
        names: Iterable[str],
        last: Mapping[str, Role],
        known: Mapping[str, Role | None],
        short: Mapping[str, str],
    ) -> None:
        """Shows who is expected, keeping what is marked already; who is known and not expected came as a guest.

        ``short`` gives the names that stand for those that do not fit.
        """
        names = list(names)
        self._expected = frozenset(names)
        self._last, self._short = dict(last), short
        marked = {name: role for name, role in self.roles.items() if role is not None}
        self.roles = {name: marked.get(name, known.get(name)) for name in [*names, *known]}
        shown = [option.id for option in self.options]
        if shown != list(self.roles):
            self.clear_options()
            self.add_options([Option(self._line(name), id=name) for name in self.roles])
            self.highlighted = 0 if self.roles else None
        else:
            self.on_resize()
        self.post_message(self.Marked(by_key=False))

    def on_resize(self, _event: events.Resize | None = None) -> None:
        """Fits the names to the width."""
        for at, name in enumerate(self.roles):
            self.replace_option_prompt_at_index(at, self._line(name))

    def kept(self) -> dict[str, str]:
        """Who is marked, by name."""
        return {name: role.value for name, role in self.roles.items() if role is not None}

    def put_back(self, value: dict[str, str]) -> None:
        """Marks as was kept; whoever is not expected any more is added."""
        marks = {name: Role(role) for name, role in value.items()}
        self.roles = {name: marks.get(name) for name in [*self.roles, *marks]}
        self.clear_options()
        self.add_options([Option(self._line(name), id=name) for name in self.roles])
        self.highlighted = 0 if self.roles else None
        self.post_message(self.Marked(by_key=False))

    def names(self, role: Role) -> tuple[str, ...]:
        """The names of who was expected, in a role."""
        return tuple(name for name, marked in self.roles.items() if marked is role and name in self._expected)

    @property
    def came(self) -> int:
        """How many of those expected came, deputies among them."""
        return sum(role in CAME for name, role in self.roles.items() if name in self._expected)

    @property
    def expected(self) -> int:
        """How many are expected."""
        return len(self._expected)

    @property
    def guests(self) -> tuple[str, ...]:
        """The names of who came without being expected."""
        return tuple(name for name, role in self.roles.items() if role in CAME and name not in self._expected)

    def action_mark(self, role: str) -> None:
        """Marks the member under the cursor and goes on to the next."""
        if self.highlighted is None:
            return
        self._set(self.highlighted, Role(role))
        self.highlighted = min(self.highlighted + 1, len(self.roles) - 1)
        self.post_message(self.Marked(by_key=True))

    def action_all_came(self) -> None:
        """Marks everybody who is not marked yet as having come."""
        for at, role in enumerate(list(self.roles.values())):
            if role is None:
                self._set(at, Role.ATTENDED)
        self.post_message(self.Marked(by_key=True))

    def action_as_last(self) -> None:
        """Takes the register of the meeting before."""
        for at, name in enumerate(list(self.roles)):
            if name in self._last:
                self._set(at, self._last[name])
        self.post_message(self.Marked(by_key=True))

    def action_done(self) -> None:
        """Goes on to the next field."""
        self.post_message(self.Finished())

    def _set(self, at: int, role: Role) -> None:
        name = list(self.roles)[at]
        self.roles[name] = role
        self.replace_option_prompt_at_index(at, self._line(name))

    def _line(self, name: str) -> Text:
        role = self.roles[name]
        room = max(min(self.size.width - SIGN_WIDTH, WIDEST_NAME), 8)
        text = Text(f"{fitted(name, self._short.get(name), room):<{room}} ")
        sign = GUEST if role in CAME and name not in self._expected else SIGNS[role]
        text.append(sign, style="bold" if role else "dim")
        return text
