"""Figures, dates and people's names into words, once for every screen and report."""

from collections.abc import Sequence
from datetime import date

from db.facts import MeasureFact
from db.words import Comparator, Metric, Status, Unit, Warn
from riia_tui.rules.measures import Counted, Measured
from riia_tui.rules.working_days import working_days_until

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

WARNINGS = {
    Warn.LATE: "late",
    Warn.OTHERWISE: "figure says otherwise",
    Warn.NO_EVIDENCE: "no evidence recorded",
    Warn.AUTHORITIES_MISSING: "authorities still missing",
    Warn.LOOK_AGAIN: "to be looked at again",
}

STATUS_WORDS = {
    Status.COMPLETE: "Blue: complete",
    Status.ON_TRACK: "Green: on track",
    Status.AT_RISK: "Amber: at risk",
    Status.OFF_TRACK: "Red: off track",
    Status.NOT_STARTED: "–: not started",
    Status.CLOSED: "C: closed",
}


def day(on: date | None, today: date) -> str:
    """A date for the screen: “31 Dec”, with the year where it is not the as-at year; “” for none."""
    if on is None:
        return ""
    short = f"{on.day} {MONTHS[on.month - 1]}"
    return short if on.year == today.year else f"{short} {on.year}"


def full_day(on: date | None) -> str:
    """A date for reports: “31 Dec 2025”; “” for none."""
    return "" if on is None else f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def letter(status: Status | None) -> str:
    """The letter of a status; “?” where nothing can be counted and nobody has judged."""
    return status.letter if status else "?"


def number(value: float) -> str:
    """A number without needless decimals: “13”, “86.7”, “1,200”."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def amount(value: float, unit: Unit) -> str:
    """A value with its unit: “87%”, “39 days”, “£15,000”, “13”."""
    if unit is Unit.PERCENT:
        return f"{rounded_percent(value)}%"
    if unit is Unit.POUNDS:
        return f"£{number(value)}" if value >= 0 else f"-£{number(-value)}"
    if unit is Unit.YES:
        return "yes" if value else "not yet"
    return f"{number(value)} days" if unit is Unit.DAYS else number(value)


def rounded_percent(value: float) -> int:
    """A percent as a whole number, never rounded up to 100 or down to 0 when it is not."""
    whole = int(value + 0.5)
    if whole >= 100 > value:
        return 99
    return 1 if whole == 0 < value else whole


def figure(found: Measured) -> str:
    """A measure's figure: “13 of 15”, “87%”, “3”, “done”, or “–” where there is none yet."""
    if found.measure.metric is Metric.MILESTONE:
        return "done" if found.met else "not yet"
    if found.value is None:
        return "–"
    if found.measure.metric is Metric.PARTICIPATION and found.measure.unit is Unit.PERCENT:
        return part_of_whole(found.counted)
    return amount(found.value, found.measure.unit)


def part_of_whole(counted: Counted) -> str:
    """“13 of 15”."""
    return f"{number(counted.part or 0)} of {number(counted.whole or 0)}"


def target(found: Measured) -> str:
    """A measure's target: “needs 13 of 15”, “of 4”, “at most 2”, “” where there is none."""
    if found.target is None or found.measure.metric is Metric.MILESTONE:
        return ""
    if found.measure.metric is Metric.PARTICIPATION and found.measure.unit is Unit.PERCENT:
        needed = needed_of(found.target, found.counted.whole or 0)
        return f"needs {needed}" if found.counted.whole else f"needs {amount(found.target, Unit.PERCENT)}"
    words = {Comparator.AT_LEAST: "of", Comparator.AT_MOST: "at most", Comparator.EXACTLY: "exactly"}
    return f"{words[found.measure.comparator]} {amount(found.target, found.measure.unit)}"


def needed_of(percent: float, whole: float) -> int:
    """The fewest of a whole that reach a percent: 13 of 15 for 86%."""
    return -int(-(percent * whole) // 100)


def against(found: Measured) -> str:
    """Figure and target together: “13 of 15, needs 13”, “3 of 4”, “done”."""
    shown, aim = figure(found), target(found)
    if not aim:
        return shown
    return f"{shown}, {aim}" if aim.startswith(("needs", "at most", "exactly")) else f"{shown} {aim}"


def measure_name(measure: MeasureFact) -> str:
    """A few words that name a measure."""
    return measure.text or str(measure.metric).replace("_", " ")


def due_in(due: date | None, today: date) -> str:
    """How far a due date is: “15 working days”, “today”, “3 working days late”; “no date” for none."""
    if due is None:
        return "no date"
    if due == today:
        return "today"
    days = working_days_until(today, due)
    if due < today:
        return f"{counted(-days, 'working day')} late" if days else "late"
    return counted(days, "working day") if days else "before the next working day"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """“1 meeting”, “3 meetings”."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """“Dorset”, “Dorset and Torbay”, “Devon, Dorset and Torbay”."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def cut(text: str, width: int) -> str:
    """One line of text, cut at a word with “…” where it is longer than ``width``."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = line[: max(width - 1, 0)]
    at_word = head.rsplit(" ", 1)[0] if " " in head[width // 2 :] else head
    return at_word.rstrip(" ,;:") + "…"


def tally(counts: Sequence[tuple[Status | None, int]]) -> str:
    """Counts by status on one line: “B12 G30 A9 R6 –9”, those that are 0 left out."""
    return " ".join(f"{letter(status)}{count}" for status, count in counts if count)
