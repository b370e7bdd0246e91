"""A report cut into slides, where its builder gave none: a slide a part, a slide a chart, a slide a short table."""

from collections.abc import Iterator, Sequence

from riia_tui.reports.blocks import Block, Bullets, Callout, Chart, Facts, Heading, Paragraph, Report, Slide, Table

MOST_ROWS = 10
"""Rows of a table that a slide holds in letters that can be read across a room."""

MOST_SLIDES = 40
"""Nobody shows more than so many slides; a long report is read, not shown."""

IN_SHORT = "In short"
"""The title of what stands above the first heading: the report's own is on the slide before."""

_MOST_TEXTS = 4
_MOST_LINES = 14
_LINE = 110
"""Letters of a line; so many lines, of so many letters, a slide holds in letters that can be read."""

_BESIDE = 2
"""So many lines of text stand above a table or a chart on its own slide."""


def slides_of(report: Report) -> tuple[Slide, ...]:
    """The report's slides, the title's not among them; notes say what a table leaves out."""
    if report.slides:
        return report.slides
    found = tuple(_cut(report))
    if len(found) <= MOST_SLIDES:
        return found
    left_out = len(found) - MOST_SLIDES + 1
    rest = Paragraph(f"{left_out} more parts are in the report, which Word, PDF and Excel have whole.")
    return (*found[: MOST_SLIDES - 1], Slide("The rest is in the report", (rest,)))


def shown_rows(table: Table) -> int:
    """How many rows of a table a slide shows at the most: all of a short one, the first ones of a long one."""
    return len(table.rows) if len(table.rows) <= MOST_ROWS else MOST_ROWS - 1


def _cut(report: Report) -> Iterator[Slide]:
    title = IN_SHORT
    texts: list[Block] = []
    for block in report.body():
        match block:
            case Heading(level=1):
                yield from _of_texts(title, texts)
                title, texts = block.text, []
            case Table() | Chart():
                beside = texts[-1:] if texts and _fits_beside(texts[-1]) else []
                before = texts[: len(texts) - len(beside)]
                above = before.pop() if before and isinstance(before[-1], Heading) else None
                yield from _of_texts(title, before)
                texts = []
                yield Slide(above.text if isinstance(above, Heading) else title, (*beside, block), _notes(block))
            case Heading() | Paragraph() | Bullets() | Callout() | Facts():
                texts.append(block)
    yield from _of_texts(title, texts)


def _fits_beside(text: Block) -> bool:
    """Whether the text is a short paragraph, which needs no slide of its own."""
    return isinstance(text, Paragraph) and _lines(text) <= _BESIDE


def _of_texts(title: str, texts: Sequence[Block]) -> Iterator[Slide]:
    """Slides of texts, as many as they need to be read; none of headings alone."""
    if all(isinstance(text, Heading) for text in texts):
        return
    held: list[Block] = []
    for text in (part for each in texts for part in _parts(each)):
        if held and (len(held) >= _MOST_TEXTS or sum(map(_lines, [*held, text])) > _MOST_LINES):
            carried = [held.pop()] if len(held) > 1 and isinstance(held[-1], Heading) else []
            yield _shown(title, held)
            held = carried
        held.append(text)
    yield _shown(title, held)


def _shown(title: str, texts: Sequence[Block]) -> Slide:
    """A slide of texts, on which the headings below its title are strong."""
    return Slide(title, tuple(Paragraph(t.text, strong=True) if isinstance(t, Heading) else t for t in texts))


def _parts(block: Block) -> Iterator[Block]:
    """The block; a list that is longer than a slide in parts."""
    if not isinstance(block, Bullets):
        yield block
        return
    held: list[str] = []
    for item in block.items:
        if held and _lines(Bullets((*held, item))) > _MOST_LINES:
            yield Bullets(tuple(held))
            held = []
        held.append(item)
    yield Bullets(tuple(held))


def _lines(block: Block) -> int:
    """About how many lines of a slide a text takes."""
    match block:
        case Heading() | Paragraph():
            texts: tuple[str, ...] = (block.text,)
        case Bullets():
            texts = block.items
        case Callout():
            texts = (block.title, block.text)
        case Facts():
            texts = tuple(f"{label}: {value}" for label, value in block.pairs)
        case _:
            texts = ()
    return sum(1 + len(text) // _LINE for text in texts)


def _notes(block: Table | Chart) -> str:
    left_out = isinstance(block, Table) and len(block.rows) > MOST_ROWS
    return f"{block.about} The whole table is in the report." if left_out else block.about
