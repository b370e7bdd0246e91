"""How the cells of an ``.ods`` file look: their colour, and the number format that Excel would show them with."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
COLOURS = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

GIVEN = {"percentage": "0%", "currency": "£#,##0.00", "date": "yyyy-mm-dd"}
"""The number format of a kind of value whose style says none."""

DEEPEST = 20
"""Styles that may rest on one another."""


@dataclass(slots=True)
class Styles:
    """The styles of a file by name: what each rests on, its colour, its number format; and the number formats."""

    rests_on: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    formats_of: dict[str, str] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    hidden_tables: set[str] = field(default_factory=set)

    def take(self, element: Element) -> None:
        """Notes a style or a number format; any other element is passed over."""
        if element.tag == f"{STYLE}style":
            self._take_style(element, element.get(f"{STYLE}name", ""))
        elif element.tag.startswith(NUMBER) and (name := element.get(f"{STYLE}name")):
            self.formats[name] = _format(element)

    def _take_style(self, element: Element, name: str) -> None:
        self.rests_on[name] = element.get(f"{STYLE}parent-style-name", "")
        if shown := element.get(f"{STYLE}data-style-name"):
            self.formats_of[name] = shown
        for part in element:
            if colour := part.get(f"{COLOURS}background-color"):
                self.colours[name] = colour
            if part.get(f"{TABLE}display") == "false":
                self.hidden_tables.add(name)

    def fill(self, style: str) -> str | None:
        """A style's colour as RRGGBB; None where it has none, or white."""
        found = self._first(self.colours, style)
        is_colour = len(found) == 7 and found.startswith("#") and found.casefold() != "#ffffff"
        return found[1:].upper() if is_colour else None

    def shown_as(self, style: str) -> str:
        """The number format of a style, as Excel writes it."""
        return self.formats.get(self._first(self.formats_of, style), "General")

    def _first(self, said: dict[str, str], style: str) -> str:
        """What a style says of itself, else what one that it rests on says."""
        for _ in range(DEEPEST):
            if style in said or not style:
                break
            style = self.rests_on.get(style, "")
        return said.get(style, "")


def name_of(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def _format(element: Element) -> str:
    """A number format as Excel would write it, as far as anything here asks: decimals, %, £, days and months."""
    kind = name_of(element.tag)
    parts = {name_of(part.tag) for part in element}
    if kind == "date-style":
        return " ".join(sign for name, sign in (("day", "d"), ("month", "mmm"), ("year", "yyyy")) if name in parts)
    number = next((part for part in element if name_of(part.tag) == "number"), None)
    if number is None:
        return "General"
    places = int(number.get(f"{NUMBER}decimal-places", "-1") or "-1")
    plain = "0." + "0" * places if places > 0 else "0" if places == 0 else "General"
    if kind == "percentage-style":
        return "0%" if places <= 0 else f"{plain}%"
    return f"£{plain}" if kind == "currency-style" else plain
