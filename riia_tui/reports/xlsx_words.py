"""The words of a workbook: its cover, its notes, the names of its sheets, and a report's running text."""

import re
from collections.abc import Iterator, Sequence

from riia_tui.reports.blocks import Block, Bullets, Callout, Chart, Facts, Heading, Paragraph, Report
from riia_tui.reports.plain import as_typed, on_one_line

NOTES = (
    (
        "Blank cells",
        "A blank cell means that nothing is recorded, that there is no figure, or that nothing needs to be said.",
    ),
    ("Letters", "B blue, complete. G green, on track. A amber, at risk. R red, off track. – not started. C closed."),
    ("Colours", "A colour only repeats the letter or the word in its cell."),
    ("Cells with several lines", "Each line is a statement of its own, in the order of the report."),
    ("Changing it", "The workbook is a copy: what is changed here does not change the record."),
)

_LONGEST_SHEET_NAME = 31
_NOT_IN_A_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")


def cover_lines(report: Report) -> list[str]:
    """Title, note, subtitle and as-at line, as far as they are given."""
    lines = (report.title, report.note, report.subtitle, report.standing())
    said = [as_typed(line) for line in lines if line.strip()]
    return [*said, "Every sheet has one table. The cover lists them; Notes says how to read them."]


def sheet_names(captions: Sequence[str]) -> list[str]:
    """A name for each table's sheet: its number and as much of the caption as Excel allows; no two are equal."""
    return [_sheet_name(number, caption) for number, caption in enumerate(captions, 1)]


def _sheet_name(number: int, caption: str) -> str:
    words = _NOT_IN_A_SHEET_NAME.sub(" ", on_one_line(caption))
    # A name is counted in UTF-16 units, of which a sign beyond the first plane takes two.
    plain = "".join(sign if ord(sign) < 0x10000 else "-" for sign in words)
    return _cut_at_a_word(" ".join(f"{number} {plain}".split())).rstrip(" ,;.")


def _cut_at_a_word(name: str) -> str:
    """As many of its words as a sheet's name can have; a part of the first one where that alone is too long."""
    if len(name) <= _LONGEST_SHEET_NAME:
        return name
    words, _, rest = name[: _LONGEST_SHEET_NAME + 1].rpartition(" ")
    return words if " " in words else f"{words} {rest}"[:_LONGEST_SHEET_NAME].strip()


def text_rows(report: Report) -> list[tuple[str, str]]:
    """What is no table: the part of the report, named by its last heading, and its text."""
    rows: list[tuple[str, str]] = []
    part = "Front"
    for block in report.body():
        if isinstance(block, Heading):
            part = as_typed(block.text)
        rows += [(part, text) for text in _texts(block)]
    return rows


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield as_typed(block.text)
        case Bullets():
            yield from (as_typed(item) for item in block.items if item.strip())
        case Callout():
            yield "\n".join(as_typed(part) for part in (block.title, block.text) if part.strip())
        case Facts():
            yield from (f"{on_one_line(label)}: {as_typed(value)}" for label, value in block.pairs)
        case Chart():
            yield as_typed(block.about)
