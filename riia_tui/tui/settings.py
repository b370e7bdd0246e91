"""What a person has settled for themselves: looks, keys and kept searches, in one file that they can write by hand.

A slip in the file is said and passed over: nothing in it can keep the program from opening.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from riia_tui.tui.keymap import keys_settled

LOOK_NAMES = ("dark", "light", "contrast", "terminal", "terminal-light")
"""The words for ``look``; a test holds them to the looks that there are."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``keys`` are keys by the id of their command, ``searches`` texts by name; ``faults`` are sentences."""

    look: str = LOOK_NAMES[0]
    keys: Mapping[str, str] = field(default_factory=dict)
    searches: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def settings_path() -> Path:
    """Where the settings file is looked for: ``settings.toml`` in the platform's folder for settings."""
    from platformdirs import user_config_path

    return user_config_path("riia", appauthor=False) / "settings.toml"


def read_settings(path: Path) -> Settings:
    """The settings of a file; the program's own where there is none."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        return Settings(faults=(f"{path} cannot be read, so nothing in it counts: {fault}.",))
    faults = [f"“{name}” is no setting: look, keys and find are." for name in told if name not in KNOWN]
    look = _look(told.get("look", LOOK_NAMES[0]), faults)
    keys, wrong = keys_settled(_texts(told, "keys", faults))
    searches = _texts(told, "find", faults)
    return Settings(look, keys, searches, faults=tuple(f"{path.name}: {said}" for said in (*faults, *wrong)))


KNOWN = ("look", "keys", "find")


def _look(asked: Any, faults: list[str]) -> str:
    if asked in LOOK_NAMES:
        return str(asked)
    faults.append(f"“{asked}” is no look: {', '.join(LOOK_NAMES)} are.")
    return LOOK_NAMES[0]


def _texts(told: Mapping[str, Any], table: str, faults: list[str]) -> dict[str, str]:
    """The entries of a table that are texts."""
    found = told.get(table, {})
    if not isinstance(found, dict):
        faults.append(f"“{table}” must be a table: a line [{table}], then one line an entry.")
        return {}
    wrong = [name for name, value in found.items() if not isinstance(value, str)]
    faults += [f"[{table}] {name} must be a text in quotation marks." for name in wrong]
    return {name: value for name, value in found.items() if name not in wrong}


def keep_look(path: Path, name: str) -> None:
    """Writes the look into the file. Raises OSError, ValueError where the file is no TOML."""
    _change(path, lambda document: document.update({"look": name}))


def keep_search(path: Path, name: str, wanted: str | None) -> None:
    """Writes a search into the file by its name, or takes it out where ``wanted`` is None. Raises as ``keep_look``."""

    def change(document: Any) -> None:
        import tomlkit

        if wanted is not None:
            document.setdefault("find", tomlkit.table())[name] = wanted
        elif name in document.get("find", {}):
            del document["find"][name]

    _change(path, change)


def _change(path: Path, change: Callable[[Any], None]) -> None:
    """Changes the file in place; comments and order stay, and what is not whole never stands there."""
    import tomlkit

    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        document = tomlkit.document()
    change(document)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_text(tomlkit.dumps(document), encoding="utf-8", newline="\n")
    partial.replace(path)
