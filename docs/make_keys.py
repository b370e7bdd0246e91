"""Writes docs/keys.md from the program's own table of keys: ``python docs/make_keys.py``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from db.words import STATUS_KEYS
from riia_tui.phrases import STATUS_WORDS
from riia_tui.tui.commands import (
    CHECKED,
    COMMANDS,
    EVERYWHERE,
    FINDING,
    FORM,
    MEETINGS,
    PLACES,
    REGISTER,
    REPLIES,
    REVIEW,
    Command,
    key_name,
)

PAGE = Path(__file__).parent / "keys.md"

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
    ("`ctrl+p`", "Open the palette, in forms too: the same commands as these keys, by name."),
)


YOUR_OWN = """\
Every command has an id (`riia keys` lists them with their keys), and its key can be changed in the settings file, \
whose place `riia keys` names:

```toml
look = "light"          # dark, light, contrast, terminal or terminal-light

[keys]
update-rag = "U"
jump = "g"
form-save = "f8"

[find]
"late reds" = "status:red due:<2026-01-01"
```

An entry that cannot be used is said when the program opens, and passed over; so is a key that another command has \
in the same place."""


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
        *_section("In the review run (`s`)", _rows(c for c in COMMANDS if c.where == REVIEW)),
        *_section("In the register of a meeting", _rows(c for c in COMMANDS if c.where == REGISTER)),
        *_section("In the findings of the plan check", _rows(c for c in COMMANDS if c.where == CHECKED)),
        *_section("In what leads sent back", _rows(c for c in COMMANDS if c.where == REPLIES)),
        *_section("In the meetings of minutes", _rows(c for c in COMMANDS if c.where == MEETINGS)),
        *_section("In every form", _rows(c for c in COMMANDS if c.where == FORM)),
        "In a form `Enter` goes to the next field and saves from the last one. In a list (actions, decisions) `Enter`"
        " begins the next line, and goes on from an empty one. In any field for sentences `F4` begins a new line.",
        *_section("In find (`/`)", _rows(c for c in COMMANDS if c.where == FINDING)),
        "## Keys of your own",
        YOUR_OWN,
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"## {title}"
    yield "\n".join(["| key | what it does |", "| --- | --- |", *(f"| {key} | {does} |" for key, does in rows)])


def _rows(commands: Iterable[Command]) -> Iterator[tuple[str, str]]:
    return ((f"`{key_name(command.key)}`", command.help) for command in commands)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
