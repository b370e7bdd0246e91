"""A page of lines, some of which open something: what every sheet shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from textwrap import wrap

from rich.text import Text

from riia_tui import phrases
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
    HEADING = "heading"
    BOARDS = "boards"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Line:
    """A line; ``opens`` with its ``key`` is what Enter on it opens, None where it only says something.

    ``on`` is the day that it is about, where it is about one.
    """

    text: Text
    opens: Opens | None = None
    key: str = ""
    on: date | None = None


@dataclass(slots=True)
class Page:
    """Lines under a title, fitted to a width; ``today`` is the day that dates are shown as at."""

    title: str
    width: int
    today: date
    lines: list[Line] = field(default_factory=list)

    def heading(self, said: str) -> None:
        """A heading, after a blank line where something stands above it."""
        if self.lines:
            self.lines.append(Line(Text("")))
        self.lines.append(Line(Text(said, style="bold")))

    def with_title(self) -> list[Line]:
        """The lines below their title."""
        return [Line(Text(self.title, style="bold")), *self.lines]

    def words(self, said: str, indent: int = 2, style: str = "") -> None:
        """A sentence in as many lines as it needs."""
        for part in wrap(cells.visible(said), max(self.width - indent, 20)):
            self.lines.append(Line(Text(" " * indent + part, style=style)))

    def names(self, label: str, names: Iterable[str]) -> None:
        """A label and names, hanging under where they began; nothing where there are none."""
        said = ", ".join(names)
        if not said:
            return
        start = f"  {label:<10} "
        for number, part in enumerate(wrap(cells.visible(said), max(self.width - len(start), 20))):
            self.lines.append(Line(Text((" " * len(start) if number else start) + part)))

    def entry(self, start: str, said: str, opens: Opens | None = None, key: str = "", style: str = "") -> None:
        """One line: its columns as they stand, then words that are cut where they are too long."""
        start = cells.visible(start)
        cut = cells.one_line(said, max(self.width - len(start), 16))
        self.lines.append(Line(Text(start + cut, style=style), opens, key))

    def kpi(self, line: KpiLine) -> None:
        """A KPI; Enter goes to it in the plan."""
        self.lines.append(Line(cells.kpi_row(line, self.width, self.today), Opens.KPI, line.ref))

    def record(self, line: RecordLine, said: str, style: str = "") -> None:
        """A record with a few words on the right; Enter opens it."""
        day = f"{phrases.day(line.on, self.today):>11}  "
        room = max(self.width - len(day) - len(said) - 2, 12)
        text = Text(day)
        text.append(f"{cells.one_line(line.title, room):<{room}}  ")
        text.append(cells.visible(said), style=style or "dim")
        self.lines.append(Line(text, Opens.RECORD, line.id))
