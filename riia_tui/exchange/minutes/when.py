"""The day of a meeting, from its minutes, its file's name, or the day of an e-mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.errors import BadInput
from riia_tui.phrases import full_day
from riia_tui.rules.due import DAY_MONTH, ISO, MONTH_YEAR, MONTHS, month_end
from riia_tui.rules.typed import DAY_FIRST, real_day

_LABEL = re.compile(
    r"^\W*(?:date(?:\s+(?:and time|of (?:the )?meeting|held))?|meeting date|held on|meeting held on|when)\b[\s:\t–-]*",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:held(?: on)?|meeting of|meeting on|minutes of)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:next|last|previous)\b|\b(?:by|before|due|deadline)\b", re.IGNORECASE)
"""What stands with the day of something else."""

_THIS_MONTH = re.compile(r"\bend of (?:the|this) month\b", re.IGNORECASE)
_EIGHT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_MONTH_FIRST = re.compile(
    rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b",
    re.IGNORECASE,
)
HEAD, TITLE = 25, 5
"""Lines at the top of minutes among which a day that is called theirs is looked for, and one that is not."""


@dataclass(frozen=True, slots=True)
class When:
    """The day of a meeting, None where nothing tells it; ``doubt`` says why it is not certain, “” where it is."""

    on: date | None
    doubt: str = ""


def when_held(text: str, names: tuple[str, ...], sent: date | None, today: date) -> When:
    """The day that minutes name as theirs; else that of their names; else the first on top; else the e-mail's.

    ``names`` are the subject of an e-mail and the name of the file.
    """
    lines = [line for line in text.splitlines() if line.strip()][:HEAD]
    head = [line for line in lines if not _OTHER.search(line)]
    said = next((day for line in head for day in _labelled(line, today)), None)
    title = [day for line in lines[:TITLE] if line in head for day in days_in(line, today)]
    said = said or (title[0] if len(set(title)) == 1 else None)
    named = next((day for name in names for day in days_in(name.replace("_", " "), today)), None)
    if said and named and said != named:
        return When(said, f"the minutes say {full_day(said)}, its name {full_day(named)}")
    if said or named:
        return When(said or named)
    first = next((day for line in head for day in days_in(line, today)), None)
    if first:
        return When(first, f"{full_day(first)} stands on top, but not as the day of the meeting")
    near = next((day for line in head[:TITLE] for day in days_in(line, today, without_year=True)), None)
    if near:
        return When(near, "no year is given")
    if sent:
        return When(sent, "it is the day of the e-mail")
    return When(None, "no day was found")


def _labelled(line: str, today: date) -> list[date]:
    return list(days_in(line, today)) if _LABEL.match(line) or _HELD.search(line) else []


def days_in(text: str, today: date, *, without_year: bool = False) -> Iterator[date]:
    """The days in a text in their order, with a year; with ``without_year`` the others, nearest to today."""
    found = [
        *((m.start(), (m[1], m[2], m[3])) for m in ISO.finditer(text)),
        *((m.start(), (m[1], m[2], m[3])) for m in _EIGHT.finditer(text)),
        *((m.start(), (_year(m[3]), m[2], m[1])) for m in DAY_FIRST.finditer(text)),
        *((m.start(), (m[3], str(MONTHS[m[1].casefold()]), m[2])) for m in _MONTH_FIRST.finditer(text)),
        *((m.start(), (_year(m[3]), str(MONTHS[m[2].casefold()]), m[1])) for m in DAY_MONTH.finditer(text) if m[3]),
    ]
    if without_year:
        found = [(m.start(), (str(today.year), str(MONTHS[m[2].casefold()]), m[1])) for m in DAY_MONTH.finditer(text)]
    for _, (year, month, day) in sorted(found):
        try:
            on = real_day(int(year), int(month), int(day))
        except BadInput:
            continue
        yield _nearest(on, today) if without_year else on


def without_days(text: str) -> str:
    """A text without its days and the words around them."""
    for pattern in (ISO, _EIGHT, DAY_FIRST, _MONTH_FIRST, DAY_MONTH):
        text = pattern.sub(" ", text)
    text = re.sub(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", " ", text, flags=re.IGNORECASE)
    return " ".join(re.sub(r"\b(?:held on|dated|on|of)\s*$", "", text.strip(" -–—,.|:\t")).split()).strip(" -–—,.|:")


def due_in(text: str, held: date) -> date | None:
    """The day by which an action is due: without a year the first one after the meeting; of a month its last day."""
    for on in days_in(text, held):
        return on
    if _THIS_MONTH.search(text):
        return month_end(held.year, held.month)
    for found in DAY_MONTH.finditer(text):
        return _after(held, MONTHS[found[2].casefold()], int(found[1]))
    for found in MONTH_YEAR.finditer(text):
        month = MONTHS[found[1].casefold()]
        if found[2]:
            return month_end(int(_year(found[2])), month)
        year = held.year if month >= held.month else held.year + 1
        return month_end(year, month)
    return None


def _after(held: date, month: int, day: int) -> date | None:
    for year in (held.year, held.year + 1):
        if 1 <= day <= month_end(year, month).day and date(year, month, day) >= held:
            return date(year, month, day)
    return None


def _nearest(on: date, today: date) -> date:
    days = [
        on.replace(year=year)
        for year in (today.year - 1, today.year, today.year + 1)
        if on.day <= month_end(year, on.month).day
    ]
    return min(days, key=lambda each: abs((each - today).days))


def _year(text: str) -> str:
    return text if len(text) == 4 else f"20{text}"
