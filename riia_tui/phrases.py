"""Figures, dates and people's names into words, once for every screen and report."""

import math
import re
from collections.abc import Sequence
from datetime import date

from db.facts import ActionFact, MeasureFact
from db.words import Audience, Comparator, KpiKind, Metric, Status, Unit, Warn
from riia_tui.rules.measures import Counted, Measured, is_met
from riia_tui.rules.working_days import working_days_until

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

OPENING_DATE = re.compile(
    r"^(?:by|from)\s+(?:the\s+)?(?:end\s+of\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])\b"
    r"(?:\s+\d{4})?(?:\s+\(q[1-4]\))?(?:\s+onwards?)?,?\s+",
    re.IGNORECASE,
)
"""The date that many statements open with."""

BLOCKS = "▁▂▃▄▅▆▇█"

NO_FIGURE = "–"
"""What stands for a figure that nobody has given yet."""

AUDIENCES = {
    Audience.OWN: "ourselves",
    Audience.BOARD: "the board",
    Audience.DFE: "the Department",
    Audience.PUBLIC: "everybody",
}
"""Who a report is for, in a sentence."""

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


def months(first: date, last: date) -> str:
    """The months from one day to another: “December 2025”, “October to December 2025”."""
    ends = f"{MONTH_NAMES[last.month - 1]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return ends
    begins = MONTH_NAMES[first.month - 1]
    return f"{begins} to {ends}" if first.year == last.year else f"{begins} {first.year} to {ends}"


def letter(status: Status | None) -> str:
    """The letter of a status; “?” where nothing can be counted and nobody has judged."""
    return status.letter if status else "?"


def number(value: float) -> str:
    """A number without needless decimals: “13”, “86.7”, “1,200”; 12.96 is “12.96” and not “13.0”."""
    if value == int(value):
        return f"{value:,.0f}"
    short = f"{value:,.1f}"
    return f"{math.trunc(value * 100) / 100:,.2f}" if short.endswith(".0") else short


def pounds(value: float) -> str:
    """An amount of money: “£15,000”, “£0.50”, “-£200”."""
    pence = round(abs(value) * 100)
    shown = f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence / 100:,.2f}"
    return f"-{shown}" if value < 0 and pence else shown


def amount(value: float, unit: Unit) -> str:
    """A value with its unit: “87%”, “39 days”, “£15,000”, “13”."""
    if unit is Unit.PERCENT:
        return f"{rounded_percent(value)}%"
    if unit is Unit.POUNDS:
        return pounds(value)
    if unit is Unit.YES:
        return "yes" if value else "not yet"
    if unit is Unit.DAYS:
        return f"{number(value)} day" if value == 1 else f"{number(value)} days"
    return number(value)


def rounded_percent(value: float) -> int:
    """A percent as a whole number, never rounded up to 100 or down to 0 when it is not."""
    size = abs(value)
    whole = math.floor(size + 0.5)
    if whole >= 100 > size:
        whole = 99
    if whole == 0 < size:
        whole = 1
    return whole if value >= 0 else -whole


def figure(found: Measured) -> str:
    """A measure's figure: “13 of 15”, “87%”, “3”, “done”, or “–” where there is none yet."""
    if found.measure.metric is Metric.MILESTONE:
        return "done" if found.met else "not yet"
    if found.value is None:
        return NO_FIGURE
    if is_rhythm(found):
        return f"{part_of_whole(found.counted)} expected" if found.counted.whole else f"{number(found.value)} so far"
    if found.measure.metric is Metric.PARTICIPATION and found.measure.unit is Unit.PERCENT:
        return part_of_whole(found.counted)
    return percent_figure(found) if found.measure.unit is Unit.PERCENT else amount(found.value, found.measure.unit)


def is_rhythm(found: Measured) -> bool:
    """Whether a measure counts the expected records of a rhythm: a count without a target of its own."""
    counts = found.measure.metric is Metric.COUNT and found.measure.target is None
    return counts and found.counted.whole is not None


def percent_figure(found: Measured) -> str:
    """A measure's percent: “80%”; with a decimal, “79.6%”, where the rounded one would seem to reach its target."""
    value = found.value or 0.0
    shown, aim, comparator = rounded_percent(value), found.target, found.measure.comparator
    honest = aim is None or is_met(shown, aim, comparator) is is_met(value, aim, comparator)
    return f"{shown}%" if honest else f"{number(value)}%"


def part_of_whole(counted: Counted) -> str:
    """“13 of 15”."""
    return f"{number(counted.part or 0)} of {number(counted.whole or 0)}"


def target(found: Measured) -> str:
    """A measure's target: “needs 13”, “needs 80%”, “of 4”, “at most 2”, “” where there is none or it is a yes."""
    if found.target is None or found.measure.metric is Metric.MILESTONE or found.measure.unit is Unit.YES:
        return ""
    if is_rhythm(found):
        return ""
    if found.measure.metric is Metric.PARTICIPATION and found.measure.unit is Unit.PERCENT:
        needed = needed_of(found.target, found.counted.whole or 0)
        return f"needs {needed}" if found.counted.whole else f"needs {number(found.target)}%"
    shares = found.measure.unit is Unit.PERCENT
    words = {
        Comparator.AT_LEAST: "needs" if shares else "of",
        Comparator.AT_MOST: "at most",
        Comparator.EXACTLY: "exactly",
    }
    aim = f"{number(found.target)}%" if shares else amount(found.target, found.measure.unit)
    return f"{words[found.measure.comparator]} {aim}"


def needed_of(percent: float, whole: float) -> int:
    """The fewest of a whole that reach a percent: 13 of 15 for 86%; 0 of an empty whole."""
    if whole <= 0:
        return 0
    fewest = max(0, math.ceil(percent * whole / 100))
    if fewest and 100 * (fewest - 1) / whole >= percent:
        return fewest - 1
    return fewest + (100 * fewest / whole < percent)


def against(found: Measured) -> str:
    """Figure and target together: “13 of 15, needs 13”, “75%, needs 80%”, “3 of 4”, “done”."""
    shown, aim = figure(found), target(found)
    if not aim:
        return shown
    return f"{shown}, {aim}" if aim.startswith(("needs", "at most", "exactly")) else f"{shown} {aim}"


def against_in_words(found: Measured) -> str:
    """The same with words where there is no figure yet, and nothing is beside it that “–” could be mistaken for.

    “no figure yet, needs 80%”, “75%, needs 80%”.
    """
    if figure(found) != NO_FIGURE:
        return against(found)
    aim = target(found)
    aim = f"needs {aim.removeprefix('of ')}" if aim.startswith("of ") else aim
    return f"no figure yet, {aim}" if aim else "no figure yet"


def kind_words(kind: KpiKind) -> str:
    """What the plan itself calls a KPI: “performance KPI”, “deliverable”, “impact measure”, “KPI”."""
    return KIND_WORDS.get(kind, "KPI")


KIND_WORDS = {
    KpiKind.ACTION: "action KPI",
    KpiKind.PERFORMANCE: "performance KPI",
    KpiKind.DELIVERABLE: "deliverable",
    KpiKind.IMPACT: "impact measure",
    KpiKind.OUTPUT: "output",
}


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


def agreed(action: ActionFact) -> str:
    """An action on one line, as it may be typed: “BCP: draft terms by 12 Dec 2025 (done 10 Dec 2025)”."""
    by = f" by {full_day(action.due)}" if action.due else ""
    done = f" (done {full_day(action.done)})" if action.done else ""
    return f"{action.who}: {action.what}{by}{done}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """“1 meeting”, “3 meetings”, “2,000 meetings”."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """“Dorset”, “Dorset and Torbay”, “Devon, Dorset and Torbay”."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def gist(statement: str) -> str:
    """A statement for one line beside its due date: without the date that it begins with."""
    rest = OPENING_DATE.sub("", " ".join(statement.split()), count=1)
    return rest[:1].upper() + rest[1:] if rest else statement


def fitted(name: str, short: str | None, width: int) -> str:
    """A name where it fits in so many columns, else the short name where there is one; cut at a word if need be."""
    return cut(short if short and len(name) > width else name, width)


def cut(text: str, width: int) -> str:
    """One line of text, cut at a word with “…” where it is longer than ``width``."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    head = line[: max(width - 1, 0)]
    at_word = head.rsplit(" ", 1)[0] if " " in head[width // 2 :] else head
    return at_word.rstrip(" .,;:") + "…"


def sparkline(shares: Sequence[float]) -> str:
    """Shares of 0 to 1 as a line of blocks, one each: “▂▄▇”. It is for the eye alone: say the figure beside it."""
    return "".join(BLOCKS[min(int(share * len(BLOCKS)), len(BLOCKS) - 1)] for share in shares)


def tally(counts: Sequence[tuple[Status | None, int]]) -> str:
    """Counts by status on one line: “B12 G30 A9 R6 –9”, those that are 0 left out."""
    return " ".join(f"{letter(status)}{count}" for status, count in counts if count)


def closing_words(why: str, instead: str | None) -> str:
    """The comment with which something withdrawn is closed: why, and what takes its place."""
    return why.strip() + (f" (replaced by {instead})" if instead else "")
