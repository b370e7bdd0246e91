"""What a report is made of: blocks of plain text, the same for every kind of file.

Builders make them from views; renderers turn them into files. No text here is ever markup: a bracket, a pipe
or a tag is shown as it was typed, and a line break stays a line break.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from db.words import Unit

Tone = Literal["none", "blue", "green", "amber", "red", "grey"]
ChartKind = Literal["status", "run", "burn-up", "spend"]

_LOWEST_LEVEL = 3
_LEAST_WEIGHT = 6.0
_MOST_WEIGHT = 60.0
_LONGEST_LEAD_IN = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the report; level 1 is the highest below the report's own title, 3 the lowest."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``small`` is for notes such as sources and how something was counted."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers, one item a point; ``small`` is for notes on how to read a report."""

    items: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    ``tone`` is a soft background only, so ``text`` must say the same in a letter or a word.
    ``right`` is for figures that are compared down a column. ``value`` is the figure behind the text, for files that
    calculate: 87.0 where the text is “87%”, 15000.0 where it is “£15,000”. ``idle`` says that the text only keeps the
    cell from being empty, as “none” for the RAG of a meeting: where a row is a card, its line is left out.
    ``who`` are the names of everybody whom the text lists, also where it cuts the list; None where it is no list.
    """

    text: str
    tone: Tone = "none"
    strong: bool = False
    right: bool = False
    value: float | None = None
    idle: bool = False
    who: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row and no merged cells.

    ``widths`` are relative weights, one a column; without them the text decides. ``alt`` says in a sentence what
    the table shows, for people who hear it (``caption`` where it is empty). ``row_names`` says that the first
    column names the row. Raises ValueError where the shape is wrong: a caption or header cell without text,
    a row of another length, or weights that are not one positive number a column.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    widths: tuple[float, ...] = ()
    alt: str = ""
    compact: bool = False
    row_names: bool = True

    def __post_init__(self) -> None:
        if not self.caption.strip():
            raise ValueError("a table needs a caption")
        if not self.header or not all(name.strip() for name in self.header):
            raise ValueError(f"table “{self.caption}”: every column needs a heading")
        if any(len(row) != len(self.header) for row in self.rows):
            raise ValueError(f"table “{self.caption}”: every row needs {len(self.header)} cells")
        if self.widths and (len(self.widths) != len(self.header) or min(self.widths) <= 0):
            raise ValueError(f"table “{self.caption}”: widths are one positive number a column")

    @property
    def about(self) -> str:
        """The alternative text: ``alt``, or the caption."""
        return self.alt if self.alt.strip() else self.caption

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """The rows with every cell a Cell."""
        for row in self.rows:
            yield tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row)

    def shares(self) -> tuple[float, ...]:
        """How wide each column is, as shares of 1 that add up to 1."""
        weights = self.widths or tuple(self._weight(column) for column in range(len(self.header)))
        return tuple(weight / sum(weights) for weight in weights)

    def right_columns(self) -> frozenset[int]:
        """The columns whose cells with text are all right aligned, so that their headings can be too."""
        filled: set[int] = set()
        left: set[int] = set()
        for row in self.rows:
            for column, cell in enumerate(row):
                if (cell.text if isinstance(cell, Cell) else cell).strip():
                    filled.add(column)
                    if not (isinstance(cell, Cell) and cell.right):
                        left.add(column)
        return frozenset(filled - left)

    def _weight(self, column: int) -> float:
        lengths = [len(row[column].text) for row in self.cells()]
        usual = sum(lengths) / len(lengths) if lengths else 0.0
        longest_word = max(len(word) for word in self.header[column].split())
        return min(max(usual, longest_word * 1.3, _LEAST_WEIGHT), _MOST_WEIGHT)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of figures of a chart, one a label; None where there is no figure.

    ``letter`` stands in the bars of a status chart, so that nobody needs the colour: B G A R – C or ?.
    """

    name: str
    values: tuple[float | None, ...]
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures as a picture, always with its table.

    ``kind`` says how they are drawn: ``status`` as stacked bars, a bar a label; ``run`` as lines over time with the
    ``target``; ``burn-up`` the same, the first series against the others (time, or a plan); ``spend`` the first series
    as columns against a profile. ``about`` says in a sentence what the chart shows: it is printed below it and is its
    alternative text. ``label_name`` heads the labels' column of the table. Values are in ``unit``: percent 0 to 100,
    pounds, or a number; where they count authorities, ``counts_of`` is of how many. Raises ValueError where something
    is missing or a series has another length than the labels.
    """

    kind: ChartKind
    title: str
    about: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    label_name: str = "Date"
    unit: Unit = Unit.NUMBER
    target: float | None = None
    counts_of: float | None = None

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.about.strip():
            raise ValueError("a chart needs a title, and a sentence that says what it shows")
        if not self.labels or not self.series:
            raise ValueError(f"chart “{self.title}”: it needs labels and a series")
        if not self.label_name.strip() or not all(series.name.strip() for series in self.series):
            raise ValueError(f"chart “{self.title}”: the labels and every series need a name")
        if any(len(series.values) != len(self.labels) for series in self.series):
            raise ValueError(f"chart “{self.title}”: every series needs {len(self.labels)} values")


@dataclass(frozen=True, slots=True)
class Callout:
    """A few lines set apart because somebody must see them: a warning, or what a board is asked."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value pairs, such as the plan, its period and who leads it."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page, where the file has pages.

    ``wide`` pages lie on their side, up to the next page break: for tables of many columns, in Word and in a PDF.
    Where it is ``loose`` and all that follows fits on the page before, it stays there in a PDF.
    """

    wide: bool = False
    loose: bool = False


Block = Heading | Paragraph | Bullets | Table | Chart | Callout | Facts | PageBreak


@dataclass(frozen=True, slots=True)
class Event:
    """A day for people's own calendars.

    ``uid`` is the same every time for the same thing, also once its date has moved, so that a calendar that takes the
    file again moves what it has. ``remind`` is how many days before an alarm sounds; None for no alarm.
    """

    uid: str
    on: date
    title: str
    about: str = ""
    remind: int | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title, few blocks, and ``notes`` for who presents it.

    Slides of one ``part`` of a report have letters of one size; one without a part stands by itself.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    ``as_at`` is the day that the figures stand for, as it is to be read (``1 Dec 2025`` or ``2025-12-01``); files
    that carry a date of their own take it from there, since no clock is read. ``note`` is a warning about the
    whole, such as "Demonstration record": it stands above the title and on every page. ``language`` is a BCP 47 tag.
    ``slides`` is the report for PowerPoint; without it the blocks are cut into slides. ``events`` are its dates.
    All pages of a ``wide`` one lie on their side, in Word and in a PDF. With ``full_front`` its blocks up to the first
    page break fill page one, so that nothing long may be put among them.
    """

    title: str
    subtitle: str = ""
    language: str = "en-GB"
    author: str = ""
    as_at: str = ""
    blocks: tuple[Block, ...] = ()
    note: str = ""
    slides: tuple[Slide, ...] = ()
    events: tuple[Event, ...] = ()
    wide: bool = False
    full_front: bool = False

    def body(self) -> tuple[Block, ...]:
        """The blocks as renderers take them: none without text, and no heading that skips a level.

        People who move by headings lose their place where a level is missing (WCAG 2.2, technique G141), and
        the level that is missing can depend on what a region put in its plan; so it is closed here for all.
        """
        kept: list[Block] = []
        above = 0
        for block in self.blocks:
            if not _has_text(block):
                continue
            if isinstance(block, Heading):
                block = replace(block, level=min(max(block.level, 1), above + 1, _LOWEST_LEVEL))
                above = block.level
            kept.append(block)
        return tuple(kept)

    def standing(self) -> str:
        """The line below the title: the as-at day and the author, as far as they are given."""
        as_at = f"As at {self.as_at}" if self.as_at.strip() else ""
        author = f"Prepared by {self.author}" if self.author.strip() else ""
        return " · ".join(part for part in (as_at, author) if part)


def leads_in(block: Block, following: Block | None) -> bool:
    """Whether a sentence leads into the table or chart after it, and so belongs on its page."""
    return isinstance(block, Paragraph) and isinstance(following, Table | Chart) and len(block.text) <= _LONGEST_LEAD_IN


def _has_text(block: Block) -> bool:
    match block:
        case Heading() | Paragraph():
            return bool(block.text.strip())
        case Callout():
            return bool(block.text.strip() or block.title.strip())
        case Bullets():
            return any(item.strip() for item in block.items)
        case Facts():
            return bool(block.pairs)
        case Table() | Chart() | PageBreak():
            return True
