"""A report cut into slides, where its builder gave none: for a room, in letters that can be read there.

Short things share a slide. A long table goes on over a second one; of a very long one those rows are shown that matter.
What is printed small below a table is for who presents.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from riia_tui.reports.blocks import Block, Bullets, Chart, Heading, PageBreak, Paragraph, Report, Slide, Table, leads_in
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.slide_room import FREE, LIST, ROOM, SMALLEST, TEXT, Line, table_height, text_height, texts_of
from riia_tui.reports.slide_tables import MOST_PAGES, left_out, pages_of, readable
from riia_tui.reports.tables import one_of

MOST_SLIDES = 20
"""Nobody shows more than so many; in a report that has more a table takes one, and each part shows fewer."""

IN_SHORT = "In short"
"""The title of what stands above the first heading: the report's own is on the slide before."""

_MOST_CHARTS = 4
"""So many charts over time share a slide."""
_ALIKE = 3
"""From so many tables with the same columns on, those of a part are one."""
_BESIDE = 1.25
"""Inches of text, some three lines, that a picture has room for above it."""
_NAMED = 15
_LONGEST_TITLE, _MOST_JOINED = 90, 3
_SHORT = ROOM / 2
"""Inches of text that share a slide with other such parts, up to so many of them."""


def slides_of(report: Report) -> tuple[Slide, ...]:
    """The report's slides, the title's not among them; equal titles are numbered, so that each can be told."""
    if report.slides:
        return tuple(replace(slide, blocks=tuple(map(_shown, slide.blocks))) for slide in report.slides)
    found = list(_cut(report, MOST_PAGES))
    return tuple(_numbered(found if len(found) <= MOST_SLIDES else _few(list(_cut(report, 1)))))


def _shown(block: Block) -> Block:
    return readable(block) if isinstance(block, Table) else block


def _few(slides: list[Slide]) -> list[Slide]:
    """The slides; of too many the first ones of each part, as many as a room bears, and one that names the others."""
    if len(slides) <= MOST_SLIDES:
        return slides
    parts, met = Counter(slide.part for slide in slides), Counter[str]()
    fitting = [most for most in range(1, len(slides)) if sum(min(most, n) for n in parts.values()) < MOST_SLIDES]
    most = max(fitting, default=1)
    kept, others = list[Slide](), list[Slide]()
    for slide in slides:
        met[slide.part] += 1
        room = len(kept) < MOST_SLIDES - 1
        (kept if room and met[slide.part] <= most else others).append(slide)
    return [*kept, _rest(others)]


def _cut(report: Report, most: int) -> Iterator[Slide]:
    """The report's slides, at most so many of a table or a list."""
    carried: tuple[Block, ...] = ()
    for title, blocks in _together(list(_parts(report))):
        if title == IN_SHORT and _is_short(blocks):
            carried = blocks
        elif title == HOW_TO_READ:
            yield from _how_to_read(title, (*carried, *blocks), most)
            carried = ()
        elif blocks:
            yield from _laid_out(title, (*carried, *_with_tables_alike_as_one(title, blocks)), most)
            carried = ()
    if carried:
        yield from _laid_out(IN_SHORT, carried, most)


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


def _together(parts: Sequence[tuple[str, tuple[Block, ...]]]) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """The parts, those as one that follow each other and are a few lines of text each."""
    held: list[tuple[str, tuple[Block, ...]]] = []
    for title, blocks in parts:
        joined = _as_one([*held, (title, blocks)])
        fits = len(held) < _MOST_JOINED and len(joined[0]) <= _LONGEST_TITLE and _height_of_texts(joined[1]) <= ROOM
        if held and not (fits and _joins(title, blocks)):
            yield _as_one(held)
            held = []
        if _joins(title, blocks):
            held.append((title, blocks))
        else:
            yield title, blocks
    if held:
        yield _as_one(held)


def _joins(title: str, blocks: Sequence[Block]) -> bool:
    alone = title == HOW_TO_READ or not blocks or (title == IN_SHORT and _is_short(blocks))
    return not alone and all(map(_lines, blocks)) and _height_of_texts(blocks) <= _SHORT


def _as_one(parts: Sequence[tuple[str, tuple[Block, ...]]]) -> tuple[str, tuple[Block, ...]]:
    if len(parts) == 1:
        return parts[0]
    named = [(Heading(title, 2), *own) if title != IN_SHORT else own for title, own in parts]
    blocks = tuple(block for own in named for block in own)
    return "; ".join(title for title, _ in parts), blocks


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


def _how_to_read(title: str, blocks: Sequence[Block], most: int) -> Iterator[Slide]:
    """What the letters mean on a slide, and all else in its notes: whoever presents has it at hand."""
    table = next((block for block in blocks if isinstance(block, Table)), None)
    if table is None:
        yield from _laid_out(title, blocks, most)
        return
    said = [text for block in blocks for text, _ in _lines(block)]
    yield Slide(title, (readable(table),), "\n".join([table.about, *said]), title)


@dataclass(slots=True)
class _Page:
    """A slide that is being filled."""

    title: str
    most: int
    heading: str = ""
    texts: list[Block] = field(default_factory=list)
    pictures: list[Table | Chart] = field(default_factory=list)
    small: list[str] = field(default_factory=list)
    is_full: bool = False

    def left(self) -> float:
        """The inches that are free for a table."""
        tables = sum(table_height(block) for block in self.pictures if isinstance(block, Table))
        return 0.0 if self.is_full else FREE - _height_of_texts(self.texts) - tables

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
            notes = "\n".join([*(block.about for block in self.pictures), *self.small])
            title = f"{self.title}: {self.heading}" if self.heading else self.title
            yield Slide(title, (*strong, *self.pictures), notes, self.title)
        self.heading, self.texts, self.pictures, self.small, self.is_full = "", headings, [], [], False


def _laid_out(title: str, blocks: Sequence[Block], most: int) -> Iterator[Slide]:
    page = _Page(title, most)
    for block in blocks:
        match block:
            case Table():
                yield from _add_table(page, block)
            case Chart():
                yield from _add_chart(page, block)
            case Paragraph(small=True) | Bullets(small=True) if page.pictures:
                page.small += [text for text, _ in texts_of(block)]
            case _:
                yield from _add_text(page, block)
    yield from page.slides()


def _add_text(page: _Page, block: Block) -> Iterator[Slide]:
    """Text goes above the pictures of a slide; what comes after one is for the next slide."""
    is_short = not page.pictures and _height_of_texts(page.texts) <= _BESIDE
    for part in _text_parts(block, tuple(page.texts) if is_short else (), page.most):
        is_below = bool(page.pictures) and not isinstance(part, Heading)
        if is_below or _height_of_texts([*page.texts, part], LIST) > ROOM:
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
    for part in pages_of(table, page.left(), page.most):
        if page.pictures:
            yield from page.slides()
        page.heading = page.heading or above
        page.pictures.append(part)
    page.is_full = True


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


def _text_parts(block: Block, above: tuple[Block, ...], most: int) -> Iterator[Block]:
    """The block; a list longer than a slide in up to ``most`` parts, the first below what is above.

    The last item of a list that goes on after them says how many more there are.
    """
    if not isinstance(block, Bullets):
        yield block
        return
    pages: list[list[str]] = [[]]
    for item in block.items:
        if pages[-1] and _height_of_texts([*above, Bullets((*pages[-1], item))], LIST) > ROOM:
            pages.append([])
            above = ()
        pages[-1].append(item)
    shown = pages[:most]
    if len(pages) > most:
        rest = sum(map(len, pages[most:])) + 1
        shown[-1][-1] = left_out(rest)
    yield from (Bullets(tuple(page)) for page in shown)


def _height_of_texts(blocks: Sequence[Block], size: int = TEXT) -> float:
    return text_height([line for block in blocks for line in _lines(block)], size)


def _lines(block: Block) -> Sequence[Line]:
    return [(block.text, True)] if isinstance(block, Heading) else texts_of(block)


def _rest(others: Sequence[Slide]) -> Slide:
    """The last slide of a report that is too long for a room."""
    parts = list(dict.fromkeys(slide.part for slide in others))
    named = [*parts[:_NAMED], *([f"{len(parts) - _NAMED} more"] if len(parts) > _NAMED else [])]
    said = Paragraph("There is more in Word, PDF and Excel on:")
    return Slide("The rest is in the report", (said, Bullets(tuple(named))))


def _numbered(slides: Sequence[Slide]) -> Iterator[Slide]:
    """The slides, those of one title told apart: “Money (2 of 3)”."""
    whole, met = Counter(slide.title for slide in slides), Counter[str]()
    for slide in slides:
        met[slide.title] += 1
        number = f" ({met[slide.title]} of {whole[slide.title]})" if whole[slide.title] > 1 else ""
        yield replace(slide, title=f"{slide.title}{number}")
