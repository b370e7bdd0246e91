"""Writes docs/keys.md from the program's own table of keys: ``python docs/make_keys.py``."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from textual.binding import Binding

from db.words import STATUS_KEYS
from riia_tui.phrases import STATUS_WORDS
from riia_tui.tui.commands import COMMANDS, EVERYWHERE, PLACES, Command, key_name
from riia_tui.tui.screens.form import Form
from riia_tui.tui.widgets.decisions import Decisions
from riia_tui.tui.widgets.findings import FindingsList
from riia_tui.tui.widgets.register import Register

PAGE = Path(__file__).parent / "keys.md"

NAMES = {"space": "Space", "escape": "Esc", "enter": "Enter", "f2": "F2"}

HEAD = """\
# Keys

This page is written by `docs/make_keys.py` from the program's own table of keys. Do not change it by hand.

In a field, keys type. Everywhere else one key does one thing, and upper and lower case differ.
No command of a place needs the mouse or a ctrl key."""

MOVING = (
    ("arrows", "Move in a list, a tree, a table or the month."),
    ("`Enter`", "Open what the cursor is on."),
    ("`Esc`", "Go back."),
    ("`Tab` `shift+Tab`", "Go to the next list or field, or to the one before."),
    ("`ctrl+p`", "Open the palette: the same commands as these keys, by name."),
)


def page() -> str:
    """The whole page as Markdown, with plain line ends."""
    own = {place.id: [c for c in COMMANDS if c.where == place.id] for place in PLACES}
    parts = [
        HEAD,
        *_section("Moving about", MOVING),
        *_section("In every place", _rows(c for c in COMMANDS if c.where == EVERYWHERE)),
        *(
            part
            for place in PLACES
            if own[place.id]
            for part in _section(f"Only in {place.title}", _rows(own[place.id]))
        ),
        *_section("After `u` (update RAG)", ((f"`{key}`", STATUS_WORDS[s] + ".") for key, s in STATUS_KEYS.items())),
        *_section("In the register of a meeting", _bound(Register.BINDINGS)),
        *_section("In the findings of the plan check", _bound(FindingsList.BINDINGS)),
        *_section("In what leads sent back", _bound(Decisions.BINDINGS)),
        *_section("In every form", _bound(Form.BINDINGS)),
        "In a form `Enter` goes to the next field and saves from the last one. In a list (actions, decisions) `Enter`"
        " begins the next line, and goes on from an empty one. In any field for sentences `ctrl+j` begins a new line.",
    ]
    return "\n\n".join(parts) + "\n"


def shown(key: str) -> str:
    """A key as people read it, the first where several do the same: “Space”, “A”, “ctrl+s”."""
    first = key.split(",")[0]
    return NAMES.get(first, key_name(first))


def _section(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"## {title}"
    yield "\n".join(["| key | what it does |", "| --- | --- |", *(f"| {key} | {does} |" for key, does in rows)])


def _rows(commands: Iterable[Command]) -> Iterator[tuple[str, str]]:
    return ((f"`{key_name(command.key)}`", command.help) for command in commands)


def _bound(bindings: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for binding in bindings:
        assert isinstance(binding, Binding)
        yield f"`{shown(binding.key)}`", f"{binding.description[:1].upper()}{binding.description[1:]}."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
