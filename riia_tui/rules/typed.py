"""What people type into a form or a command, as values: days, figures and agreed actions."""

import re
from datetime import date, timedelta

from db.errors import BadInput
from db.words import Unit
from riia_tui.rules.due import DAY_MONTH, MONTHS, month_end

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
NUMBER = re.compile(r"(-?)(£?)(-?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]+)? ?(%?)")
DONE = re.compile(r"\(done\s*(.*?)\)\s*$", re.IGNORECASE)
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
NAMED_MONTH = re.compile(r"\d{1,2}-[A-Za-z]{3,9}(-\d{2,4})?")
UNSPACED = re.compile(r"^(\d{1,2})(?!st|nd|rd|th)(?=[a-z])")
"""A day and a month that are typed in a hurry: “20nov”."""

NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}


def typed_day(text: str, today: date | None = None) -> date:
    """A day as it is typed: “2025-11-20”, “20 Nov 2025”; with ``today`` also “20 Nov”, “20nov”, “today”, “yesterday”.

    Without a year it is the one that lies nearest to today. Raises BadInput for a day that does not exist.
    """
    words = UNSPACED.sub(r"\1 ", " ".join(text.split()).casefold())
    if not words:
        raise BadInput("The day is missing.", "Write it as 2025-11-20 or 20 Nov 2025.")
    if today and words in NEAR:
        return today + timedelta(days=NEAR[words])
    if found := ISO.fullmatch(words):
        return real_day(int(found[1]), int(found[2]), int(found[3]))
    found = DAY_MONTH.fullmatch(words)
    if found and (found[3] or today):
        return _named(found, today)
    raise BadInput(f"“{text.strip()}” is no date.", "Write it as 2025-11-20 or 20 Nov 2025.")


def spreadsheet_day(text: str, today: date | None = None) -> date:
    """The same, and as spreadsheets write days too, the day first: “20/11/2025”, “20-Nov-25”, “20-Nov”."""
    words = text.strip()
    if found := DAY_FIRST.fullmatch(words):
        day, month, year = (int(part) for part in found.groups())
        return real_day(year + 2000 if year < 100 else year, month, day)
    return typed_day(" ".join(words.split("-")) if NAMED_MONTH.fullmatch(words) else words, today)


def typed_day_or_none(text: str, today: date) -> date | None:
    """The same, and None where nothing is typed."""
    return typed_day(text, today) if text.strip() else None


def real_day(year: int, month: int, day: int) -> date:
    """A day of the calendar. Raises BadInput, with the reason, where there is none."""
    if not 1 <= month <= 12:
        raise BadInput(f"There is no month {month} in a year.", "Write dates as 2025-12-31: year, month, day.")
    if not 1900 <= year <= 2200:
        raise BadInput(f"{year} is no year of a plan.", "Write dates as 2025-12-31: year, month, day.")
    last = month_end(year, month)
    if not 1 <= day <= last.day:
        raise BadInput(f"{day} {last:%B %Y} does not exist: {last:%B %Y} has {last.day} days.")
    return date(year, month, day)


def _named(found: re.Match[str], today: date | None) -> date:
    month, day = MONTHS[found[2].casefold()], int(found[1])
    if found[3]:
        year = int(found[3])
        return real_day(year if year > 99 else 2000 + year, month, day)
    now = today or date.min
    years = [year for year in (now.year - 1, now.year, now.year + 1) if day <= month_end(year, month).day]
    days = [date(year, month, day) for year in years if day >= 1]
    return min(days, key=lambda each: abs((each - now).days)) if days else real_day(now.year, month, day)


def typed_action(text: str, today: date | None = None) -> tuple[str, str, date | None, date | None]:
    """An action as it is typed, “WHO: WHAT by DATE (done DATE)”: who, what, by when, and when it was done.

    Both dates may be missing. Raises BadInput where nobody or nothing is named, or a day does not exist.
    """
    rest, done = _cut_done(text, today)
    who, colon, rest = rest.partition(":")
    what, due = _cut_due(rest.strip(), today)
    if not colon or not who.strip() or not what:
        raise BadInput(
            f"“{text.strip()}” does not say who does what.", "Write it as “Devon: send the minutes by 12 Dec 2025”."
        )
    return who.strip(), what, due, done


def _cut_done(text: str, today: date | None) -> tuple[str, date | None]:
    found = DONE.search(text)
    if found is None:
        return text, None
    said = found[1].removeprefix("on ").strip()
    if not said and today is None:
        raise BadInput(f"“{text.strip()}” does not say when it was done.", "Write “(done 2025-12-12)”.")
    return text[: found.start()].strip(), typed_day(said, today) if said else today


def _cut_due(text: str, today: date | None) -> tuple[str, date | None]:
    """What stands before “ by ”, and the date after it; words that are no date belong to what is to be done."""
    what, by, tail = text.rpartition(" by ")
    tail = " ".join(tail.rstrip(". ").split()).casefold()
    named = DAY_MONTH.fullmatch(tail)
    is_day = ISO.fullmatch(tail) or (named and (named[3] or today)) or (today and tail in NEAR)
    return (what.strip(), typed_day(tail, today)) if by and is_day else (text, None)


def typed_number(text: str) -> float:
    """A figure as it is typed: “86%”, “1,200”, “£5,000”, “12.5”, “yes”. Raises BadInput."""
    return typed_amount(text)[0]


def typed_amount(text: str) -> tuple[float, Unit | None]:
    """The same, with the unit that its sign says, None without a sign."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-")
    if plain.casefold() in ("yes", "no"):
        return float(plain.casefold() == "yes"), Unit.YES
    found = NUMBER.fullmatch(plain)
    if not found or (found[1] and found[3]) or (found[2] and found[6]):
        raise BadInput(f"“{text.strip()}” is no number.", "Write it as 86%, 1,200 or £5,000.")
    value = float(found[4].replace(",", "") + (found[5] or ""))
    unit = Unit.POUNDS if found[2] else Unit.PERCENT if found[6] else None
    return (-value if found[1] or found[3] else value), unit
