"""Dates that cannot be, or that nobody can tell."""

import calendar
import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import printed_dates
from riia_tui.check.reading import Reading, Words
from riia_tui.check.rule import rule
from riia_tui.rules.due import DAY_MONTH, MONTHS, month_end


@rule("DAT001", "impossible-day", Severity.ERROR)
def impossible_day(plan: Reading) -> Iterator[Found]:
    """A day that is not in the calendar, such as 29 February 2026.

    What it looks for:
        A printed day of a month that the month does not have in that year, in any text of the plan. Without a
        year, only days that no year has.

    Why it matters:
        Nobody can keep a promise on a day that does not exist, and each reader moves it to another one.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The dashboard is published by 29 February 2027.
            due: 2027-02-28
            due_text: by 29 February 2027

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The dashboard is published by 28 February 2027.
            due: 2027-02-28
            due_text: by 28 February 2027
    """
    for words in plan.words:
        yield from _impossible_in_figures(words, plan)
        for match in DAY_MONTH.finditer(words.text):
            yield from _impossible(words, match)


def _impossible_in_figures(words: Words, plan: Reading) -> Iterator[Found]:
    for printed in printed_dates(words.text, plan):
        if not printed.exists and "/" in printed.words:
            last = printed.day
            yield Found(
                words.at,
                f"“{printed.words}” is no day: {last:%B %Y} has {last.day} days.",
                f"Write the day that is meant, such as {last.day} {last:%B %Y}.",
            )


def _impossible(words: Words, match: re.Match[str]) -> Iterator[Found]:
    day, month = int(match[1]), MONTHS[match[2].casefold()]
    year = int(match[3]) if match[3] and len(match[3]) == 4 else None
    last = month_end(year or 2024, month)
    if 1 <= day <= last.day:
        return
    name = f"{calendar.month_name[month]}{f' {year}' if year else ''}"
    yield Found(
        words.at,
        f"“{match[0].strip()}” is no day: {name} has {last.day} days.",
        f"Write the day that is meant, such as {last.day} {name}.",
    )
