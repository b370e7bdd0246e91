"""A report cut into slides, where its builder gave none: a slide a part, a slide a chart, a slide a short table."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riia_tui.reports.blocks import Block, Bullets, Callout, Chart, Facts, Heading, Paragraph, Report, Slide, Table

MOST_ROWS = 10
"""Rows of a table that a slide holds in letters that can be read across a room."""

MOST_SLIDES = 40
"""Nobody shows more than so many slides; a long report is read, not shown."""

_MOST_TEXTS = 4


def slides_of(report: Report) -> tuple[Slide, ...]:
    """The report's slides, the title's not among them; notes say what a table leaves out."""
    if report.slides:
        return tuple(replace(slide, blocks=tuple(map(short, slide.blocks))) for slide in report.slides)
    found = tuple(_cut(report))
    if len(found) <= MOST_SLIDES:
        return found
    left_out = len(found) - MOST_SLIDES + 1
    rest = Paragraph(f"{left_out} more parts are in the report, which Word, PDF and Excel have whole.")
    return (*found[: MOST_SLIDES - 1], Slide("The rest is in the report", (rest,)))


def short(block: Block) -> Block:
    """The block as a slide holds it: of a table the first rows, and how many more there are."""
    if not isinstance(block, Table) or len(block.rows) <= MOST_ROWS:
        return block
    kept = MOST_ROWS - 1
    caption = f"{block.caption} (the first {kept} of {len(block.rows)})"
    return replace(block, rows=block.rows[:kept], caption=caption)


def _cut(report: Report) -> Iterator[Slide]:
    title = report.title
    texts: list[Block] = []
    for block in report.body():
        match block:
            case Heading(level=1):
                yield from _of_texts(title, texts)
                title, texts = block.text, []
            case Table() | Chart():
                above = texts[-1] if texts else None
                own = above.text if isinstance(above, Heading) else title
                yield from _of_texts(title, texts[:-1] if isinstance(above, Heading) else texts)
                texts = []
                yield Slide(own, (short(block),), _notes(block))
            case Heading() | Paragraph() | Bullets() | Callout() | Facts():
                texts.append(block)
    yield from _of_texts(title, texts)


def _of_texts(title: str, texts: Sequence[Block]) -> Iterator[Slide]:
    shown = [Paragraph(text.text, strong=True) if isinstance(text, Heading) else text for text in texts]
    for at in range(0, len(shown), _MOST_TEXTS):
        yield Slide(title, tuple(shown[at : at + _MOST_TEXTS]))


def _notes(block: Table | Chart) -> str:
    left_out = isinstance(block, Table) and len(block.rows) > MOST_ROWS
    return f"{block.about} The whole table is in the report." if left_out else block.about
