"""What people type into a form, as values: days, actions and figures."""

import re
from datetime import date, timedelta

from db.errors import BadInput
from riia_tui.rules.due import DAY_MONTH, MONTHS, month_end

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def typed_day(text: str, today: date) -> date:
    """A day as it is typed: “2025-11-20”, “20 Nov”, “20 Nov 2025”, “today”, “yesterday”.

    Without a year it is the one that lies nearest to today. Raises BadInput for a day that does not exist.
    """
    words = " ".join(text.split()).casefold()
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words in near:
        return today + timedelta(days=near[words])
    if found := ISO.fullmatch(words):
        return real_day(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_MONTH.fullmatch(words):
        return _named(found, today)
    raise BadInput(f"“{text.strip()}” is no date.", "Write it as 2025-11-20 or 20 Nov 2025.")


def typed_day_or_none(text: str, today: date) -> date | None:
    """The same, and None where nothing is typed."""
    return typed_day(text, today) if text.strip() else None


def real_day(year: int, month: int, day: int) -> date:
    """A day of the calendar. Raises BadInput, with the reason, where there is none."""
    if not 1 <= month <= 12:
        raise BadInput(f"There is no month {month}.", "Write the date as 2025-11-20.")
    if not 1900 <= year <= 2200:
        raise BadInput(f"{year} is no year of a plan.", "Write the date as 2025-11-20.")
    last = month_end(year, month)
    if not 1 <= day <= last.day:
        raise BadInput(f"{day} {last:%B %Y} does not exist: {last:%B %Y} has {last.day} days.")
    return date(year, month, day)


def _named(found: re.Match[str], today: date) -> date:
    month, day = MONTHS[found[2].casefold()], int(found[1])
    if found[3]:
        year = int(found[3])
        return real_day(year if year > 99 else 2000 + year, month, day)
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        if day <= month_end(year, month).day:
            days.append(date(year, month, day))
    if not days:
        return real_day(today.year, month, day)
    return min(days, key=lambda candidate: abs((candidate - today).days))


def typed_action(text: str, today: date) -> tuple[str, str, date | None]:
    """An action as it is typed, “WHO: WHAT by DATE”: who, what, and by when (None where no date is given).

    Raises BadInput where nobody or nothing is named.
    """
    who, colon, rest = text.partition(":")
    if not colon or not who.strip() or not rest.strip():
        raise BadInput(f"“{text.strip()}” does not say who does what.", "Write it as “BCP: draft terms by 12 Dec”.")
    what, by, day = rest.strip().rpartition(" by ")
    if by:
        try:
            return who.strip(), what.strip(), typed_day(day.rstrip("."), today)
        except BadInput:
            pass
    return who.strip(), rest.strip(), None


def typed_number(text: str) -> float:
    """A figure as it is typed: “86%”, “1,200”, “£5,000”, “12.5”. Raises BadInput."""
    cleaned = text.strip().removeprefix("£").removesuffix("%").replace(",", "").strip()
    try:
        value = float(cleaned)
    except ValueError:
        raise BadInput(f"“{text.strip()}” is no figure.", "Write for example 86% or 12.") from None
    if value != value or value in (float("inf"), float("-inf")):
        raise BadInput(f"“{text.strip()}” is no figure.", "Write for example 86% or 12.")
    return value
