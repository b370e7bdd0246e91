"""The colours that cells are filled with, as people mean them."""

import re
from colorsys import rgb_to_hls, rgb_to_hsv
from typing import Any

from db.words import Status

THEME = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
"""The colours of the theme that Excel's workbooks had from 2013 to 2022, by their number in a cell's fill."""

_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")

_THEME_COLOUR = re.compile(
    r'<a:(lt1|dk1|lt2|dk2|accent[1-6])>\s*<a:(?:srgbClr val|sysClr val="\w+" lastClr)="([0-9A-Fa-f]{6})"'
)

PALE = 0.1
"""A colour paler than this is shading."""

HUES = ((18, Status.OFF_TRACK), (66, Status.AT_RISK), (168, Status.ON_TRACK), (255, Status.COMPLETE))
"""Up to which hue, in degrees, a colour means what; from 330 on it is red again."""

DARK = 0.25


def theme_of(part: bytes | None) -> tuple[str, ...]:
    """The colours of a workbook's own theme, by their number in a cell's fill: green in one is a blue in another."""
    said = part.decode("utf-8", "replace") if part else ""
    found = {name: colour.upper() for name, colour in _THEME_COLOUR.findall(said)}
    return tuple(found.get(name, usual) for name, usual in zip(_THEME_ORDER, THEME, strict=True))


def rgb_of(fill: Any, theme: tuple[str, ...] = THEME) -> str | None:
    """A fill of openpyxl's as RRGGBB by the workbook's ``theme``, None where there is none, or white."""
    if fill is None or fill.fill_type != "solid":
        return None
    colour = fill.fgColor
    if colour.type == "theme":
        plain = theme[colour.theme] if colour.theme < len(theme) else None
        found = _tinted(plain, colour.tint) if plain else None
    elif colour.type == "indexed":
        found = _indexed(colour.indexed)
    else:
        found = str(colour.rgb)[-6:].upper()
    return None if found in (None, "FFFFFF") else found


def _indexed(number: int) -> str | None:
    from openpyxl.styles.colors import COLOR_INDEX

    return str(COLOR_INDEX[number])[-6:].upper() if number < len(COLOR_INDEX) else None


def _tinted(rgb: str, tint: float) -> str:
    """A theme's colour, lighter or darker as Excel works it out."""
    hue, light, strong = rgb_to_hls(*_parts(rgb))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    from colorsys import hls_to_rgb

    return "".join(f"{round(part * 255):02X}" for part in hls_to_rgb(hue, light, strong))


def _parts(rgb: str) -> tuple[float, float, float]:
    return tuple(int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[return-value]


def status_of_fill(rgb: str | None) -> Status | None:
    """The RAG that a colour means: red, amber or yellow, green, blue; grey is not started. None for any other."""
    if rgb is None:
        return None
    hue, strong, bright = rgb_to_hsv(*_parts(rgb))
    if bright < DARK:
        return None
    if strong < PALE:
        return Status.NOT_STARTED if bright < 0.9 else None
    degrees = hue * 360
    if degrees >= 330:
        return Status.OFF_TRACK
    return next((status for most, status in HUES if degrees <= most), None)
