"""How the program looks: dark, light, high contrast, or the terminal's own colours.

A look is a theme for the widgets and *inks* for texts that are made by hand. The letter always carries the meaning;
an ink repeats it. Inks of one look keep a contrast of 4.5 to 1 with its background, as WCAG 2.2 (1.4.3) asks.
"""

from dataclasses import dataclass
from typing import Literal

from textual.theme import BUILTIN_THEMES, Theme

Ink = Literal["blue", "green", "amber", "red"]


@dataclass(frozen=True, slots=True)
class Look:
    """A look: ``name`` is its word in the settings file, ``title`` what the palette calls it."""

    name: str
    title: str
    theme: Theme
    inks: dict[Ink, str]


DARK = Look(
    "dark",
    "Dark",
    Theme(
        "riia-dark",
        primary="#3d8bd4",
        secondary="#2c6296",
        accent="#e0a33a",
        warning="#e0a33a",
        error="#e57373",
        success="#4fb560",
        foreground="#e2e2e2",
        background="#121212",
        surface="#1e1e1e",
        panel="#2a2c31",
        variables={"boost": "#2b2b2d"},
    ),
    {"blue": "#64a5e3", "green": "#4fb560", "amber": "#e0a33a", "red": "#ef7070"},
)
LIGHT = Look(
    "light",
    "Light",
    Theme(
        "riia-light",
        primary="#1f66ad",
        secondary="#40719f",
        accent="#8a5a00",
        warning="#8a5a00",
        error="#b3261e",
        success="#1c6b2a",
        foreground="#1c1c1c",
        background="#fbfbf9",
        surface="#f0f0ec",
        panel="#e2e3e0",
        variables={"boost": "#e3e4e0"},
        dark=False,
    ),
    {"blue": "#1a5c9e", "green": "#1c6b2a", "amber": "#855400", "red": "#b3261e"},
)
CONTRAST = Look(
    "contrast",
    "High contrast",
    Theme(
        "riia-contrast",
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffb000",
        error="#ff8080",
        success="#60ff60",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#303030",
        text_alpha=1.0,
        variables={"boost": "#383838", "text-muted": "#ffffff", "text-disabled": "#d0d0d0"},
    ),
    {"blue": "#80c8ff", "green": "#60ff60", "amber": "#ffb000", "red": "#ff8080"},
)
TERMINAL = Look(
    "terminal",
    "The terminal's own colours",
    BUILTIN_THEMES["ansi-dark"],
    {"blue": "bright_blue", "green": "green", "amber": "yellow", "red": "red"},
)
TERMINAL_LIGHT = Look(
    "terminal-light",
    "The terminal's own colours, on a light background",
    BUILTIN_THEMES["ansi-light"],
    {"blue": "blue", "green": "green", "amber": "magenta", "red": "red"},
)
LOOKS = (DARK, LIGHT, CONTRAST, TERMINAL, TERMINAL_LIGHT)
DEFAULT = DARK.name


class _Worn:
    """The look that the program wears: one at a time, as there is one screen."""

    look = DARK


def look_named(name: str) -> Look | None:
    """The look of a settings word, None for any other word."""
    return next((look for look in LOOKS if look.name == name), None)


def wear(look: Look) -> None:
    """Makes the inks those of a look; texts that are made from now on have them."""
    _Worn.look = look


def ink(name: Ink) -> str:
    """The colour, as a style, that stands for a word in the look that is worn."""
    return _Worn.look.inks[name]
