"""The words of a workbook: its cover, its notes, and a report's running text."""

from collections import Counter
from collections.abc import Iterator

from riia_tui.reports.blocks import Block, Bullets, Callout, Chart, Facts, Heading, Paragraph, Report
from riia_tui.reports.plain import as_typed, on_one_line

NOTES = (
    (
        "Blank cells",
        "A blank cell means that nothing is recorded, that there is no figure, or that nothing needs to be said.",
    ),
    (
        "Letters",
        "B blue, complete. G green, on track. A amber, at risk. R red, off track. – not started. C closed. "
        "? not judged.",
    ),
    ("Colours", "A colour only repeats the letter or the word in its cell."),
    ("Cells with several lines", "Each line is a statement of its own, in the order of the report."),
    ("Changing it", "The workbook is a copy: what is changed here does not change the record."),
)


def cover_lines(report: Report) -> list[str]:
    """Title, note, subtitle and as-at line, as far as they are given."""
    lines = (report.title, report.note, report.subtitle, report.standing())
    said = [as_typed(line) for line in lines if line.strip()]
    return [*said, "Every sheet has one table. The cover lists them; Notes says how to read them."]


def text_rows(report: Report) -> list[tuple[str, str]]:
    """What is no table: the part of the report, named by its last heading, and its text.

    A lower heading that comes more than once, such as for each authority, has the one above it with it.
    """
    rows: list[tuple[str, str]] = []
    times = Counter(as_typed(block.text) for block in report.body() if isinstance(block, Heading))
    part, above = "Front", ""
    for block in report.body():
        if isinstance(block, Heading):
            part = as_typed(block.text)
            above = part if block.level == 1 else above
            if above and part != above and times[part] > 1:
                part = f"{above}: {part}"
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
            yield f"{on_one_line(block.title)}. {as_typed(block.about)}"
