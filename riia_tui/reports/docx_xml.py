"""Word's XML in few words: elements, and text put into runs as it was typed."""

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from riia_tui.reports.plain import as_typed

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

STRONG = "Strong"


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """An element of the main Word namespace, such as ``element("shd", fill="EDF3F7")``; children in their order."""
    made = OxmlElement(f"w:{tag}", attrs={qn(f"w:{name}"): str(value) for name, value in attributes.items()})
    for child in children:
        made.append(child)
    return made


def run(text: str, strong: bool = False) -> Any:
    """A run that holds the text: tabs as tabs, line ends as line breaks, nothing of it as markup."""
    made = element("r")
    if strong:
        made.append(element("rPr", element("rStyle", val=STRONG)))
    # python-docx turns \t and \n of its run text into the elements that Word has for them.
    made.text = text
    return made


def add_typed(paragraph: "WordParagraph", text: str, strong: bool = False, lead: str = "") -> None:
    """Put what somebody typed at the end of the paragraph, after ``lead``: a tab or a line end of our own."""
    paragraph._p.append(run(lead + as_typed(text), strong))


def add_words(paragraph: "WordParagraph", words: str) -> None:
    """Put words of our own at the end of the paragraph, with their spaces and tabs."""
    paragraph._p.append(run(words))


def add_field(paragraph: "WordParagraph", instruction: str) -> None:
    """Put a field such as PAGE at the end of the paragraph; Word works its value out when it lays out the page."""
    paragraph._p.append(element("fldSimple", run("1"), instr=instruction))
