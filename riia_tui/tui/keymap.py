"""Keys as people settle them: which command has which key, and what is wrong with an entry."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from riia_tui.tui.commands import (
    CHECKED,
    COMMANDS,
    EVERYWHERE,
    FINDING,
    FORM,
    KEY_NAMES,
    MEETINGS,
    PLACES,
    REGISTER,
    REPLIES,
    REVIEW,
    Command,
    key_name,
)

NAMED = re.compile(r"f([1-9]|1[0-2])|insert|delete|home|end|pageup|pagedown|space|ctrl\+[abdefgklnorstuvwxyz]")
"""The keys with a name that may be settled; the other ctrl keys are Enter, Tab or Backspace in some terminals."""

FIXED = ("form-leave", "find-leave", "register-done")
"""Commands whose key (Esc, Enter) means the same in the whole program."""

SIGNS = {shown: name for name, shown in KEY_NAMES.items() if len(shown) == 1}
WHERE = {
    EVERYWHERE: "everywhere",
    FORM: "in forms",
    REGISTER: "in a register",
    FINDING: "in find",
    CHECKED: "in the findings of the plan check",
    REVIEW: "in the review run",
    REPLIES: "in what leads sent back",
    MEETINGS: "in the meetings of minutes",
}


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A command with the key that it has now; ``changed`` says whether that is the person's own."""

    id: str
    key: str
    where: str
    help: str
    changed: bool


def keys_settled(asked: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys by command that can be used, as Textual names them, and a sentence for each that cannot."""
    known = {command.id: command for command in COMMANDS}
    keys: dict[str, str] = {}
    faults = []
    for name, typed in asked.items():
        key = _key(typed)
        if name not in known:
            faults.append(f"There is no command “{name}”; “riia keys” lists them.")
        elif name in FIXED:
            faults.append(f"The key of {name} cannot be changed.")
        elif key is None or (known[name].where in (FORM, FINDING) and len(typed) == 1):
            faults.append(
                f"“{typed}” cannot be the key of {name}: give one sign (not where one types), f5, or ctrl+letter."
            )
        else:
            keys[name] = key
    return _without_conflicts(keys, faults), tuple(faults)


def key_lines(keys: Mapping[str, str]) -> tuple[KeyLine, ...]:
    """Every command with its key, in the order of the table."""
    titles = WHERE | {place.id: f"in {place.title}" for place in PLACES}
    return tuple(
        KeyLine(c.id, key_name(keys.get(c.id, c.key)), titles[c.where], c.help, c.id in keys) for c in COMMANDS
    )


def _key(typed: str) -> str | None:
    """A key as Textual names it, None where it cannot be one."""
    from textual.keys import _character_to_key

    name = typed if len(typed) == 1 else typed.strip().casefold()
    if len(name) == 1:
        return SIGNS.get(name) or (_character_to_key(name) if name.isprintable() else None)
    return name if NAMED.fullmatch(name) else None


def _without_conflicts(keys: dict[str, str], faults: list[str]) -> dict[str, str]:
    """The keys without those that another command has in the same place; takes out until none is left."""
    while (clash := _clash(keys)) is not None:
        own, other = clash
        faults.append(f"{key_name(keys[own.id])} is the key of {other.id} already, so {own.id} keeps its own.")
        keys = {name: key for name, key in keys.items() if name != own.id}
    return keys


def _clash(keys: Mapping[str, str]) -> tuple[Command, Command] | None:
    """A command whose settled key another one has where both work, and that other one."""
    settled = [command for command in reversed(COMMANDS) if command.id in keys]
    for own in settled:
        for other in COMMANDS:
            taken = keys.get(other.id, other.key).split(",")
            if other.id != own.id and _meet(own.where, other.where) and keys[own.id] in taken:
                return own, other
    return None


def _meet(one: str, other: str) -> bool:
    """Whether two commands can be asked for at the same moment."""
    places = {*(place.id for place in PLACES), CHECKED}
    if one == other or {one, other} in ({FORM, REGISTER}, {FORM, REPLIES}, {FORM, MEETINGS}, {CHECKED, "plan"}):
        return True
    return EVERYWHERE in (one, other) and bool(places & {one, other})
