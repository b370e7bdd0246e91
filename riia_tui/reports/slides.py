"""A report cut into slides, where its builder gave none: for a room, in letters that can be read there.

Short things share a slide. A long table goes on over a few; of a very long one those rows are shown that matter.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from riia_tui.phrases import counted, listed
from riia_tui.reports.blocks import Block, Bullets, Chart, Heading, PageBreak, Paragraph, Report, Slide, Table, leads_in
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.slide_room import ROOM, SMALLEST, TEXT, Line, table_height, text_height, texts_of
from riia_tui.reports.slide_tables import pages_of, readable
from riia_tui.reports.tables import one_of

MOST_SLIDES = 40
"""Nobody shows more than so many slides; a long report is read, not shown."""

IN_SHORT = "In short"
"""The title of what stands above the first heading: the report's own is on the slide before."""

_MOST_CHARTS = 4
"""So many charts over time share a slide."""
_ALIKE = 3
"""From so many tables with the same columns on, those of a part are one."""
_BESIDE = 1.25
"""Inches of text, some three lines, that a picture has room for above it."""
_NAMED = 6


def slides_of(report: Report) -> tuple[Slide, ...]:
    """The report's slides, the title's not among them; equal titles are numbered, so that each can be told."""
    if report.slides:
        return report.slides
    found = list(_cut(report))
    if len(found) > MOST_SLIDES:
        found = [*found[: MOST_SLIDES - 1], _rest(found[MOST_SLIDES - 1 :])]
    return tuple(_numbered(found))


def _cut(report: Report) -> Iterator[Slide]:
    carried: tuple[Block, ...] = ()
    for title, blocks in _parts(report):
        if title == IN_SHORT and _is_short(blocks):
            carried = blocks
        elif title == HOW_TO_READ:
            yield from _how_to_read(title, (*carried, *blocks))
            carried = ()
        elif blocks:
            yield from _laid_out(title, (*carried, *_with_tables_alike_as_one(title, blocks)))
            carried = ()
    if carried:
        yield from _laid_out(IN_SHORT, carried)


def _parts(report: Report) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """What stands below each heading of the first level."""
    title, held = IN_SHORT, list[Block]()
    for block in report.body():
        if isinstance(block, Heading) and block.level == 1:
            yield title, tuple(held)
            title, held = block.text, []
        elif not isinstance(block, PageBreak):
            held.append(block)
    yield title, tuple(held)


def _is_short(blocks: Sequence[Block]) -> bool:
    """Whether these are a few lines of text, which need no slide of their own."""
    return all(map(texts_of, blocks)) and _height_of_texts(blocks) <= _BESIDE


def _with_tables_alike_as_one(title: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; many tables with the same columns as one, without the headings and lead-ins between them."""
    headers = Counter(block.header for block in blocks if isinstance(block, Table))
    many = {header for header, count in headers.items() if count >= _ALIKE}
    alike = [block for block in blocks if isinstance(block, Table) and block.header in many]
    done: set[tuple[str, ...]] = set()
    for block, after in zip(blocks, _tables_after(blocks), strict=True):
        if after is None or after.header not in many:
            yield block
        elif block is after and after.header not in done:
            done.add(after.header)
            own = [(table.caption.partition(":")[0], table) for table in alike if table.header == after.header]
            yield one_of(title, own)


def _tables_after(blocks: Sequence[Block]) -> list[Table | None]:
    """For each block the table that it is, or leads to as its heading or its lead-in; None for the others."""
    found: list[Table | None] = []
    table: Table | None = None
    following: Block | None = None
    for block in reversed(blocks):
        if isinstance(block, Table):
            table = block
        elif not (isinstance(block, Heading) or leads_in(block, following)):
            table = None
        found.append(table)
        following = block
    return found[::-1]


def _how_to_read(title: str, blocks: Sequence[Block]) -> Iterator[Slide]:
    """What the letters mean on a slide, and all else in its notes: whoever presents has it at hand."""
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table is None:
        yield from _laid_out(title, blocks)
        return
    said = [text for block in blocks for text, _ in _lines(block)]
    yield Slide(title, (pages_of(table)[0],), "\n".join([table.about, *said]))


@dataclass(slots=True)
class _Page:
    """A slide that is being filled."""

    title: str
    heading: str = ""
    texts: list[Block] = field(default_factory=list)
    pictures: list[Table | Chart] = field(default_factory=list)

    def left(self) -> float:
        """The inches that are free."""
        tables = sum(table_height(block) for block in self.pictures if isinstance(block, Table))
        return ROOM - _height_of_texts(self.texts) - tables

    def charts(self) -> int:
        """How many charts it has."""
        return sum(isinstance(block, Chart) for block in self.pictures)

    def slides(self) -> Iterator[Slide]:
        """The slide, where there is anything on it; the page is empty after it, but for headings of what follows."""
        headings: list[Block] = []
        while self.texts and isinstance(self.texts[-1], Heading):
            headings.insert(0, self.texts.pop())
        if self.texts or self.pictures:
            strong = [Paragraph(text.text, strong=True) if isinstance(text, Heading) else text for text in self.texts]
            notes = "\n".join(block.about for block in self.pictures)
            title = f"{self.title}: {self.heading}" if self.heading else self.title
            yield Slide(title, (*strong, *self.pictures), notes)
        self.heading, self.texts, self.pictures = "", headings, []


def _laid_out(title: str, blocks: Sequence[Block]) -> Iterator[Slide]:
    page = _Page(title)
    for block in blocks:
        match block:
            case Table():
                yield from _add_table(page, block)
            case Chart():
                yield from _add_chart(page, block)
            case _:
                yield from _add_text(page, block)
    yield from page.slides()


def _add_text(page: _Page, block: Block) -> Iterator[Slide]:
    """Text goes above the pictures of a slide; what comes after one is for the next slide."""
    is_short = not page.pictures and _height_of_texts(page.texts) <= _BESIDE
    for part in _text_parts(block, tuple(page.texts) if is_short else ()):
        is_below = bool(page.pictures) and not isinstance(part, Heading)
        if is_below or _height_of_texts([*page.texts, part]) > ROOM:
            yield from page.slides()
        page.texts.append(part)


def _add_table(page: _Page, table: Table) -> Iterator[Slide]:
    above = _heading_above(page)
    short = readable(table)
    fits = table_height(short, SMALLEST) <= page.left() and not page.charts()
    if not fits and (page.pictures or _height_of_texts(page.texts) > _BESIDE):
        yield from page.slides()
    page.heading = page.heading or ("" if page.texts or page.pictures else above)
    if table_height(short, SMALLEST) <= page.left():
        page.pictures.append(short)
        return
    for part in pages_of(table, page.left()):
        if page.pictures:
            yield from page.slides()
        page.heading = page.heading or above
        page.pictures.append(part)
    yield from page.slides()


def _add_chart(page: _Page, chart: Chart) -> Iterator[Slide]:
    above = _heading_above(page)
    alone = chart.kind != "run" or not all(isinstance(block, Chart) and block.kind == "run" for block in page.pictures)
    full = page.charts() == _MOST_CHARTS or (page.pictures and alone)
    if full or _height_of_texts(page.texts) > _BESIDE:
        yield from page.slides()
    page.heading = page.heading or ("" if page.texts or page.pictures else above)
    page.pictures.append(chart)


def _heading_above(page: _Page) -> str:
    """The heading of a picture, taken off the slide's texts: the last one right above it, else the first of them."""
    found = ""
    while page.texts and isinstance(last := page.texts[-1], Heading):
        found = found or last.text
        page.texts.pop()
    if page.texts and not page.pictures and isinstance(first := page.texts[0], Heading):
        page.heading = first.text
        page.texts.pop(0)
    return found


def _text_parts(block: Block, above: tuple[Block, ...]) -> Iterator[Block]:
    """The block; a list that is longer than a slide in parts, the first of which has room below what is above."""
    if not isinstance(block, Bullets):
        yield block
        return
    held: list[str] = []
    for item in block.items:
        if held and _height_of_texts([*above, Bullets((*held, item))]) > ROOM:
            yield Bullets(tuple(held))
            held, above = [], ()
        held.append(item)
    yield Bullets(tuple(held))


def _height_of_texts(blocks: Sequence[Block]) -> float:
    return text_height([line for block in blocks for line in _lines(block)], TEXT)


def _lines(block: Block) -> Sequence[Line]:
    return [(block.text, True)] if isinstance(block, Heading) else texts_of(block)


def _rest(left_out: Sequence[Slide]) -> Slide:
    """The last slide of a report that is too long for a room."""
    titles = list(dict.fromkeys(slide.title for slide in left_out))
    named = [*titles[:_NAMED], *([f"{len(titles) - _NAMED} more"] if len(titles) > _NAMED else [])]
    said = f"{counted(len(left_out), 'more slide')} would follow: {listed(named)}. Word, PDF and Excel have all of it."
    return Slide("The rest is in the report", (Paragraph(said),))


def _numbered(slides: Sequence[Slide]) -> Iterator[Slide]:
    """The slides, those of one title told apart: “Money (2 of 3)”."""
    whole, met = Counter(slide.title for slide in slides), Counter[str]()
    for slide in slides:
        met[slide.title] += 1
        number = f" ({met[slide.title]} of {whole[slide.title]})" if whole[slide.title] > 1 else ""
        yield replace(slide, title=f"{slide.title}{number}")
