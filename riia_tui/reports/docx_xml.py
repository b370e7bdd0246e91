"""Word's XML in few words: elements, and text put into runs as it was typed.

Elements are made by python-docx's parser, so that they are its own; a report has some ten thousand of them, and its
function for one looks every name up anew.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser

from riia_tui.reports.plain import as_typed

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

STRONG = "Strong"

_SPACES = {"w": nsmap["w"]}
_PARTS = re.compile("([\t\n])")
_SPACE, _KEPT = qn("xml:space"), "preserve"
_name = cache(lambda tag: qn(f"w:{tag}"))


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """An element of the main Word namespace, such as ``element("shd", fill="EDF3F7")``; children in their order."""
    given = {_name(name): str(value) for name, value in attributes.items()}
    made = oxml_parser.makeelement(_name(tag), given, _SPACES)
    made.extend(children)
    return made


def run(text: str, strong: bool = False) -> Any:
    """A run that holds the text: tabs as tabs, line ends as line breaks, nothing of it as markup."""
    made = element("r")
    if strong:
        made.append(element("rPr", element("rStyle", val=STRONG)))
    made.extend(_part(part) for part in _PARTS.split(text) if part)
    return made


def _part(part: str) -> Any:
    if part == "\t":
        return element("tab")
    if part == "\n":
        return element("br")
    words = element("t")
    words.text = part
    if part != part.strip():
        words.set(_SPACE, _KEPT)
    return words


def add_typed(paragraph: "WordParagraph", text: str, strong: bool = False, lead: str = "") -> None:
    """Put what somebody typed at the end of the paragraph, after ``lead``: a tab or a line end of our own."""
    paragraph._p.append(run(lead + as_typed(text), strong))


def add_words(paragraph: "WordParagraph", words: str) -> None:
    """Put words of our own at the end of the paragraph, with their spaces and tabs."""
    paragraph._p.append(run(words))


def add_field(paragraph: "WordParagraph", instruction: str) -> None:
    """Put a field such as PAGE at the end of the paragraph; Word works its value out when it lays out the page."""
    paragraph._p.append(element("fldSimple", run("1"), instr=instruction))
