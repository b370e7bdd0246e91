"""The colours that cells are filled with, as people mean them."""

from colorsys import rgb_to_hls, rgb_to_hsv
from typing import Any

from db.words import Status

THEME = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
"""The colours of the theme that new workbooks of Excel's have, by their number in a cell's fill."""

PALE = 0.1
"""A colour paler than this is shading."""

HUES = ((18, Status.OFF_TRACK), (66, Status.AT_RISK), (168, Status.ON_TRACK), (255, Status.COMPLETE))
"""Up to which hue, in degrees, a colour means what; from 330 on it is red again."""

DARK = 0.25


def rgb_of(fill: Any) -> str | None:
    """A fill of openpyxl's as RRGGBB, None where there is none, or white."""
    if fill is None or fill.fill_type != "solid":
        return None
    colour = fill.fgColor
    if colour.type == "theme":
        plain = THEME[colour.theme] if colour.theme < len(THEME) else None
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
