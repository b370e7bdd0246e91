"""A page of lines, some of which open something: what every sheet shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from textwrap import wrap

from rich.text import Text

from riia_tui import phrases
from riia_tui.reports.blocks import Table
from riia_tui.tui import cells
from riia_tui.views.lines import KpiLine
from riia_tui.views.records import RecordLine


class Opens(StrEnum):
    """What a line opens."""

    RECORD = "record"
    KPI = "KPI"
    AUTHORITY = "authority"
    NETWORK = "network"
    MEMBER = "member"
    SETTING = "setting"
    BOARD = "board"
    RISK = "risk"
    LESSON = "lesson"
    SPEND = "spend"
    SUPPORT = "support package"
    RELEASE = "release"
    PACK = "pack"
    DIFFERENCE = "difference"
    HEADING = "heading"
    BOARDS = "boards"
    LIST = "list"


Row = tuple[tuple[str, str], ...]
"""A line's columns by their headings, every word uncut; none where the line only says something about another."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line; ``opens`` with its ``key`` is what Enter on it opens, None where it only says something.

    ``on`` is the day that it is about, where it is about one; ``row`` is the line as a row of a table.
    """

    text: Text
    opens: Opens | None = None
    key: str = ""
    row: Row = ()
    on: date | None = None


@dataclass(slots=True)
class Page:
    """Lines under a title, fitted to a width; ``today`` is the day that dates are shown as at."""

    title: str
    width: int
    today: date
    lines: list[Line] = field(default_factory=list)
    under: str = ""

    def heading(self, said: str) -> None:
        """A heading, after a blank line where something stands above it."""
        if self.lines:
            self.lines.append(Line(Text("")))
        self.lines.append(Line(Text(said, style="bold")))
        self.under = said

    def with_title(self) -> list[Line]:
        """The lines below their title."""
        return [Line(Text(self.title, style="bold")), *self.lines]

    def words(self, said: str, indent: int = 2, style: str = "") -> None:
        """A sentence in as many lines as it needs."""
        row: Row = (("What", said),)
        for part in wrap(cells.visible(said), max(self.width - indent, 20)):
            self._add(Text(" " * indent + part, style=style), row)
            row = ()

    def names(self, label: str, names: Iterable[str]) -> None:
        """A label and names, hanging under where they began; nothing where there are none."""
        said = ", ".join(names)
        if not said:
            return
        start = f"  {label:<10} "
        row: Row = (("What", f"{label}: {said}"),)
        for part in wrap(cells.visible(said), max(self.width - len(start), 20)):
            self._add(Text((start if row else " " * len(start)) + part), row)
            row = ()

    def entry(
        self, start: str, said: str, opens: Opens | None = None, key: str = "", style: str = "", row: Row = ()
    ) -> None:
        """One line: its columns as they stand, then words that are cut where they are too long.

        ``row`` is the same as columns of a table; without it, all in one.
        """
        start = cells.visible(start)
        cut = cells.one_line(said, max(self.width - len(start), 16))
        self._add(Text(start + cut, style=style), row or (("What", f"{start.strip()} {said}".strip()),), opens, key)

    def kpi(self, line: KpiLine) -> None:
        """A KPI; Enter goes to it in the plan."""
        from riia_tui.reports.screen_tables import KPI_COLUMNS, kpi_cells

        row = tuple(zip(KPI_COLUMNS, kpi_cells(line), strict=True))
        self._add(cells.kpi_row(line, self.width, self.today), row, Opens.KPI, line.ref)

    def record(self, line: RecordLine, said: str, style: str = "") -> None:
        """A record with a few words on the right; Enter opens it."""
        day = f"{phrases.day(line.on, self.today):>11}  "
        room = max(self.width - len(day) - len(said) - 2, 12)
        text = Text(day)
        text.append(f"{cells.one_line(line.title, room):<{room}}  ")
        text.append(cells.visible(said), style=style or "dim")
        row = (("Day", phrases.full_day(line.on)), ("Title", line.title), ("What came of it", said))
        self._add(text, row, Opens.RECORD, line.id)

    def tables(self) -> tuple[Table, ...]:
        """The lines as tables: those with the same columns in one, each under its heading."""
        found: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for line in self.lines:
            if line.row:
                names, values = zip(*line.row, strict=True)
                found.setdefault(names, []).append(values)
        return tuple(Table(self.title, names, tuple(rows), row_names=False) for names, rows in found.items())

    def _add(self, text: Text, row: Row, opens: Opens | None = None, key: str = "") -> None:
        self.lines.append(Line(text, opens, key, (("Under", self.under), *row) if row else ()))
