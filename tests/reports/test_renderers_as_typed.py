"""What people type is what a report shows, in every format and wherever it stands."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from io import BytesIO

import pytest
from docx import Document
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from riia_tui.reports import docx, html, markdown
from riia_tui.reports.blocks import Block, Bullets, Callout, Cell, Facts, Heading, Paragraph, Report, Table

PLACES: dict[str, Callable[[str], Block]] = {
    "paragraph": Paragraph,
    "strong": lambda text: Paragraph(text, strong=True),
    "heading": Heading,
    "bullet": lambda text: Bullets((text,)),
    "callout": lambda text: Callout(text),
    "callout title": lambda text: Callout("", text),
    "fact": lambda text: Facts((("Label", text),)),
    "row name": lambda text: Table("Caption", ("Name", "Figure"), ((text, "1"),)),
    "cell": lambda text: Table("Caption", ("Name", "Figure"), (("x", Cell(text, "red", strong=True)),)),
    "column heading": lambda text: Table("Caption", ("Name", text), (("x", "1"),)),
    "caption": lambda text: Table(text, ("Name",), (("x",),)),
}

HOSTILE = {
    "bracket markup": ("[b]bold[/] [/] [link](http://x) ![i](y) [^1] [x]: y", None),
    "a script": ("<script>alert(1)</script> </style> <!-- c --> &amp; &lt; & R&D", None),
    "pipes": ("|pipes| a||b \\| \\", None),
    "backticks": ("`tick` ``` ~~~ ~~gone~~ $x$", None),
    "stars and underlines": ("*a* **b** _c_ __d__ snake_case ***", None),
    "a sum": ("=SUM(A1)", None),
    "a plus": ("+ 3", None),
    "a minus": ("- 3", None),
    "a name": ("@someone", None),
    "a number": ("1. first", None),
    "a hash": ("# not a heading #", None),
    "a quotation": ("> said", None),
    "an underline": ("Total\n=====\n-----\n:-:", "Total ⏎ ===== ⏎ ----- ⏎ :-:"),
    "a table": ("a | b\n--|--\n1 | 2", "a | b ⏎ --|-- ⏎ 1 | 2"),
    "an indent": ("    four\n\ttab\tinside", "four ⏎ tab inside"),
    "emoji": ("🎉 👩‍👧 Ynys Môn é", None),
    "Outlook's line ends": ("one\r\ntwo\vthree\rfour\n\nsix", "one ⏎ two ⏎ three ⏎ four ⏎  ⏎ six"),
    "control characters": ("a\x00b\x07c\x1bd\x7fe\ufffef\ud800g", "a␀b␇c␛d␡e\ufffdf\ufffdg"),
    "ten thousand letters": ("x" * 10_000, None),
    "ten thousand characters": ("word, " * 1_667, None),
}


def shown_in_word(report: Report) -> list[str]:
    document = Document(BytesIO(docx.render(report)))
    found = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return found + cells


class _Page(HTMLParser):
    LEAVES = frozenset({"p", "li", "dd", "dt", "td", "th", "caption", "h1", "h2", "h3", "h4"})
    SAFE = LEAVES | {"html", "head", "meta", "title", "style", "body", "header", "main", "footer", "div", "table"}
    SAFE |= {"colgroup", "col", "thead", "tbody", "tr", "ul", "dl", "strong", "br", "nav", "a"}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        assert tag in self.SAFE, f"text became the element {tag}"
        if tag in self.LEAVES:
            self.found.append("")
        if tag == "br":
            self.found[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1] += data.removesuffix("\n")


def shown_in_html(report: Report) -> list[str]:
    page = _Page()
    page.feed(html.render(report).decode("utf-8"))
    return page.found


def shown_in_markdown(report: Report) -> list[str]:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown.render(report).decode("utf-8"))
    allowed = r"(heading|paragraph|blockquote|bullet_list|list_item|table|thead|tbody|tr|th|td)_(open|close)|inline"
    for token in tokens:
        assert re.fullmatch(allowed, token.type), f"text became a {token.type}"
    return [_inline_text(token.children or []) for token in tokens if token.type == "inline"]


def _inline_text(tokens: list) -> str:  # type: ignore[type-arg]
    text = ""
    for token in tokens:
        assert token.type in {"text", "hardbreak", "strong_open", "strong_close", "html_inline", "text_special"}
        if token.type == "html_inline":
            assert token.content == "<br>"
        text += "\n" if token.type in {"hardbreak", "html_inline"} else token.content
    return text


FORMATS = {"docx": shown_in_word, "html": shown_in_html, "md": shown_in_markdown}


def spaced(text: str) -> str:
    """Spaces as a reader sees them: runs of them as one, none at either end of a line, line ends as a sign."""
    return " ⏎ ".join(" ".join(line.split()) for line in text.split("\n"))


def has(found: list[str], expected: str) -> bool:
    """Whether the text is there alone, or after its label where the format puts both on one line."""
    return not {expected, f"Label {expected}", f"Label: {expected}"}.isdisjoint(found)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("shown", FORMATS.values(), ids=FORMATS)
def test_hostile_text_is_shown_as_it_was_typed(shown: Callable[[Report], list[str]], place: str) -> None:
    blocks = tuple(PLACES[place](typed) for typed, _ in HOSTILE.values())
    found = [spaced(text) for text in shown(Report("Title", blocks=blocks))]
    for name, (typed, expected) in HOSTILE.items():
        assert has(found, expected or spaced(typed)), name


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("shown", FORMATS.values(), ids=FORMATS)
def test_hostile_text_is_safe_in_the_front_matter_too(shown: Callable[[Report], list[str]], hostile: str) -> None:
    typed, expected = HOSTILE[hostile]
    front = [spaced(text) for text in shown(Report(typed, typed, "en-GB", typed, typed, (), typed))]
    wanted = expected or spaced(typed)
    assert front.count(wanted) == 3, "the note, the title and the subtitle"
    assert any(f"As at {wanted} · Prepared by {wanted}" in text for text in front)


SIGNS = list("*_`|\\<>&#-+=:~[]()!ab\N{LATIN SMALL LETTER E WITH ACUTE} \t\n\v\x00$@")
PIECES = st.sampled_from([*SIGNS, "1.", "    ", "\r\n", "<br>", "&amp;", "&#35;", "---", "```", "**", "🎉"])


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, min_size=1, max_size=12), place=st.sampled_from(["paragraph", "bullet", "cell", "fact"]))
def test_no_mixture_of_signs_becomes_markup(pieces: list[str], place: str) -> None:
    typed = "".join(pieces)
    plain = re.sub("\r\n|\v", "\n", typed).replace("\x00", "␀").rstrip()
    plain = re.sub(r"\A(\s*\n)+", "", plain)
    assume(plain)  # a block without text is left out
    for shown in (shown_in_html, shown_in_markdown):
        found = [spaced(text) for text in shown(Report("Title", blocks=(PLACES[place](typed),)))]
        assert has(found, spaced(plain))
