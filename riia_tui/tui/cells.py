"""Values as coloured text, made once for every table, list and tree. User text is never parsed as markup."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from rich.text import Text

from db.words import Status
from riia_tui import phrases
from riia_tui.tui.looks import Ink, ink
from riia_tui.views.lines import KpiLine
from riia_tui.views.standing import Counts

INKS: dict[Status | None, Ink] = {
    Status.COMPLETE: "blue",
    Status.ON_TRACK: "green",
    Status.AT_RISK: "amber",
    Status.OFF_TRACK: "red",
}
"""The statuses that have a colour of their own."""

CONTROL = {code: 0x2400 + code for code in range(32) if code not in (9, 10)}
CONTROL |= {127: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0x2426)
"""Control characters by the visible sign that stands for each."""

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def style_of(status: Status | None) -> str:
    """The style of a status in the look that is worn: bold in its colour; what is closed or unknown is dim."""
    if status in INKS:
        return f"bold {ink(INKS[status])}"
    return "bold" if status is Status.NOT_STARTED else "dim"


def plain(text: str, style: str = "") -> Text:
    """Text as it was typed: brackets stay, control characters become visible signs, line ends become one form."""
    return Text(visible(text), style=style)


def visible(text: str) -> str:
    """The same as a string."""
    return LINE_ENDS.sub("\n", text).replace("\t", "    ").translate(CONTROL)


def one_line(text: str, width: int) -> str:
    """Text on one line, cut at a word."""
    return phrases.cut(visible(text), width)


def fitted(name: str, short: str | None, width: int) -> str:
    """A name on one line, by its short form where the whole does not fit."""
    return phrases.fitted(visible(name), visible(short) if short else None, width)


def letter(status: Status | None) -> Text:
    """A status by its letter, in its colour."""
    return Text(phrases.letter(status), style=style_of(status))


def status_words(status: Status | None) -> Text:
    """A status by letter and word, in its colour."""
    words = "nothing known yet" if status is None else phrases.STATUS_WORDS[status].split(": ")[1]
    return Text(f"{phrases.letter(status)} {words}", style=style_of(status))


def tally(counts: Counts) -> Text:
    """Counts by status on one line, each in its colour, those that are 0 left out."""
    text = Text()
    for status, count in counts:
        if count:
            text.append(f"{phrases.letter(status)}{count} ", style=style_of(status))
    text.rstrip()
    return text


def tally_widths(all_counts: Iterable[Counts]) -> dict[Status | None, int]:
    """How wide each status's count is, so that tallies below one another stand in columns; none for what is never."""
    widths: dict[Status | None, int] = {}
    for counts in all_counts:
        for status, count in counts:
            if count:
                widths[status] = max(widths.get(status, 0), len(str(count)))
    return widths


def tally_in_columns(counts: Counts, widths: Mapping[Status | None, int]) -> Text:
    """The same as ``tally``, each count in its column; blank where it is 0."""
    text = Text()
    for status, count in counts:
        if status in widths:
            said = f"{phrases.letter(status)}{count:>{widths[status]}}" if count else " " * (widths[status] + 1)
            text.append(f"{said} ", style=style_of(status))
    if text:
        text.right_crop(1)
    return text


def kpi_row(line: KpiLine, width: int, today: date) -> Text:
    """A KPI on one line: ref, letter, statement, warning or figure, due date; as wide as asked."""
    due = phrases.day(line.due, today)
    side = line.warning_text or line.figure
    room = width - 12 - len(side) - 2 - len(due) - 2
    if room < 30:
        side, room = "", max(width - 12 - len(due) - 2, 12)
    text = Text(f"{line.ref:<8} ")
    text.append_text(letter(line.status))
    text.append(f"  {one_line(phrases.gist(line.statement), room):<{room}}")
    if side:
        text.append(f"  {side}", style="italic" if line.warning else "dim")
    text.append(f"{due:>{max(width - text.cell_len, len(due) + 1)}}")
    return text


def bar(progress: float | None, width: int = 20) -> Text:
    """A bar for a share of 0 to 1; empty where there is none, and full only where nothing is missing."""
    full = min(round((progress or 0) * width), width if (progress or 0) >= 1 else width - 1)
    return Text.assemble(("█" * full, ink("blue")), ("░" * (width - full), "dim"))
