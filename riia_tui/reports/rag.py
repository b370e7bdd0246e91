"""How a KPI's RAG, figure, due date and evidence are written in a report, the same in every table."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from db.words import Status
from riia_tui import phrases
from riia_tui.reports.blocks import Cell, Tone
from riia_tui.views.exceptions import Evidence, FigureLine
from riia_tui.views.lines import KpiLine

NOT_GIVEN = "not given"

TONES: MappingProxyType[Status | None, Tone] = MappingProxyType(
    {
        Status.COMPLETE: "blue",
        Status.ON_TRACK: "green",
        Status.AT_RISK: "amber",
        Status.OFF_TRACK: "red",
        Status.NOT_STARTED: "grey",
        Status.CLOSED: "grey",
        None: "none",
    }
)
_MEANINGS = {
    Status.COMPLETE: "complete",
    Status.ON_TRACK: "on track",
    Status.AT_RISK: "at risk",
    Status.OFF_TRACK: "off track",
}


def rag(status: Status | None) -> str:
    """Letter and colour: “R red”, “– not started”, “? not judged” where nothing is known."""
    return f"{phrases.letter(status)} {colour_word(status)}"


def rag_meaning(status: Status | None) -> str:
    """Letter, colour and meaning: “R red: off track”, “C closed”."""
    meaning = _MEANINGS.get(status) if status else None
    return f"{rag(status)}: {meaning}" if meaning else rag(status)


def rag_cell(status: Status | None, before: str = "", after: str = "") -> Cell:
    """A RAG on its soft ground, with a line of text before or after it."""
    lines = [part for part in (before, rag(status), after) if part]
    return Cell("\n".join(lines), tone=TONES[status])


def says_words(line: KpiLine) -> str:
    """“figure says R” where that is not the RAG agreed; nothing for a KPI that is closed."""
    differs = line.says is not None and line.status is not Status.CLOSED
    return f"figure says {phrases.letter(line.says)}" if differs else ""


def due_words(due: date | None, printed: str | None = None, was: date | None = None) -> str:
    """“31 Dec 2025”, else the printed words, else “no date”; the original beside a revised one."""
    now = phrases.full_day(due) or phrases.cut(printed or "", 40) or "no date"
    return f"{now} (was {phrases.full_day(was)})" if was else now


def promise(line: KpiLine) -> str:
    """The statement without the date that it begins with, where that is the date printed for the whole."""
    printed = (line.due_text or "").partition(";")[0].strip()
    text = line.statement.strip()
    rest = text[len(printed) :].lstrip(" ,:")
    dated = printed.casefold().startswith("by ") and text.casefold().startswith(printed.casefold())
    if not dated or not rest:
        return text
    return rest[0].upper() + rest[1:]


def evidence_words(evidence: Evidence) -> str:
    """“4 records, newest 12 Nov 2025”, “figure of 3 Nov 2025”, “none”."""
    newest = phrases.full_day(evidence.newest)
    if evidence.records == 0:
        return f"figure of {newest}" if newest else "none"
    if evidence.records == 1:
        return f"1 record, {newest}"
    return f"{evidence.records} records, newest {newest}"


def evidence_short(evidence: Evidence) -> str:
    """The same for a narrow column, on two lines: “4 records” and the newest day."""
    newest = phrases.full_day(evidence.newest)
    if evidence.records == 0:
        return f"a figure\n{newest}" if newest else "none"
    return f"{phrases.counted(evidence.records, 'record')}\n{newest}"


def tally_words(counts: Sequence[tuple[Status | None, int]]) -> str:
    """Counts by status in words: “12 blue, 30 green and 9 not started”, those that are 0 left out; “no KPIs”."""
    return phrases.listed([f"{count:,} {colour_word(status)}" for status, count in counts if count]) or "no KPIs"


def colour_word(status: Status | None) -> str:
    """“red”, “not started”, “not judged”."""
    return status.colour if status else "not judged"


def figure_words(figures: Sequence[FigureLine], width: int) -> str:
    """The figures of a KPI in few words: how many targets are met, and the figure that matters most."""
    if not figures:
        return "nothing to count"
    first = figures[0]
    if len(figures) == 1:
        return first.words
    counted = [figure for figure in figures if figure.counts]
    named = f"{phrases.cut(first.name, width)}: {first.words}"
    if not counted:
        return named
    return f"{sum(figure.met for figure in counted)} of {phrases.counted(len(counted), 'target')} met; {named}"


def all_figures(figures: Sequence[FigureLine], width: int) -> str:
    """Every figure of a KPI, one a line, each with its name where there are several."""
    if not figures:
        return "nothing to count"
    if len(figures) == 1:
        return figures[0].words
    return "\n".join(f"{phrases.cut(figure.name, width)}: {figure.words}" for figure in figures)


def some(words: Sequence[str], most: int) -> str:
    """The first few of a list: “1.1.1, 1.1.2 and 7 more”; all of them where they are few."""
    if len(words) <= most:
        return phrases.listed(words)
    return f"{', '.join(words[:most])} and {len(words) - most} more"


def was_words(line: KpiLine, was: Status | None) -> str:
    """“A amber, was G” where the status at the last board was another."""
    return rag(line.status) + (f", was {phrases.letter(was)}" if was else "")
