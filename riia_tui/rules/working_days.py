"""Working days in England, clear days, and limits such as “10 working days”.

Bank holidays are England's, of the ``holidays`` package. Those of the years that plans run in stand in a table as
well, because loading the package takes as long as painting a screen; a test holds the two together.
"""

import re
from datetime import date, timedelta
from functools import cache

from db.errors import BadInput

WITHIN = re.compile(r"(\d+)\s+(working days?|days?|weeks?|months?)")


# Month and day of each bank holiday, as the holidays package gives them.
KNOWN_YEARS = {
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
    2022: "01-01 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-25 12-26 12-27",
    2023: "01-01 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-26 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-25 12-26 12-27 12-28",
    2028: "01-01 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2029: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2030: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
}


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of a calendar year."""
    if year in KNOWN_YEARS:
        return frozenset(date.fromisoformat(f"{year}-{day}") for day in KNOWN_YEARS[year].split())
    return frozenset(bank_holiday_names(year))


@cache
def bank_holiday_names(year: int) -> dict[date, str]:
    """England's bank holidays of a calendar year with their names."""
    import holidays

    return dict(sorted(holidays.country_holidays("GB", subdiv="ENG", years=year).items()))


def is_working_day(day: date) -> bool:
    """Whether offices in England work on that day."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """The working day that is ``count`` working days after (or, below 0, before) a day, which is not counted."""
    step = timedelta(days=1 if count >= 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_until(first: date, last: date) -> int:
    """How many working days lie after ``first``, up to and with ``last``; below 0 where ``last`` is earlier."""
    if last < first:
        return -working_days_until(last, first)
    return sum(is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


def clear_working_days_between(first: date, last: date) -> int:
    """Clear working days: neither end is counted (Local Authorities regulations, SI 2002/715)."""
    return sum(is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days))


def papers_out_by(meeting: date, clear: int = 5) -> date:
    """The last working day for papers that leaves ``clear`` clear working days before a meeting."""
    day = meeting
    while not (is_working_day(day) and clear_working_days_between(day, meeting) >= clear):
        day -= timedelta(days=1)
    return day


def limit(day: date, within: str) -> date:
    """The last day that is still within “10 working days”, “4 weeks” or “1 month” of a day.

    Raises BadInput where the words are none of these.
    """
    found = WITHIN.fullmatch(" ".join(within.split()).casefold())
    if found is None:
        raise BadInput(f"“{within}” is no limit.", "Write for example “10 working days” or “4 weeks”.")
    count, unit = int(found[1]), found[2].rstrip("s")
    if unit == "working day":
        return add_working_days(day, count)
    if unit == "month":
        import pendulum

        later = pendulum.Date(day.year, day.month, day.day).add(months=count)
        return date(later.year, later.month, later.day)
    return day + timedelta(days=count * (7 if unit == "week" else 1))
