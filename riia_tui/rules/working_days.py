"""Working days in England, clear days, and limits such as “10 working days”.

Bank holidays are England's, of the ``holidays`` package.
"""

import re
from datetime import date, timedelta
from functools import cache

from db.errors import BadInput

WITHIN = re.compile(r"(\d+)\s+(working days?|days?|weeks?|months?)")


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of a calendar year."""
    import holidays

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


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
