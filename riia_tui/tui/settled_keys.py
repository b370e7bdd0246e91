"""The keys as they are settled now, for whoever asks without opening the screens."""

from dataclasses import dataclass
from pathlib import Path

from riia_tui.tui.keymap import KeyLine, key_lines
from riia_tui.tui.settings import read_settings, settings_path


@dataclass(frozen=True, slots=True)
class SettledKeys:
    """Every command with its key, the settings file, and what is wrong in it."""

    lines: tuple[KeyLine, ...]
    path: Path
    faults: tuple[str, ...]


def settled_keys() -> SettledKeys:
    """The keys of the settings file of this person."""
    path = settings_path()
    settings = read_settings(path)
    return SettledKeys(key_lines(settings.keys), path, settings.faults)
