"""Dates whose year, or whose very day, a reader has to guess."""

from collections.abc import Iterator
from itertools import pairwise

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import Printed, printed_dates, said
from riia_tui.check.reading import Reading, Words
from riia_tui.check.rule import rule


def _texts_with_dates(plan: Reading) -> Iterator[tuple[Words, tuple[Printed, ...]]]:
    """Every text with its dates, what is printed as a KPI's due before its statement."""
    for words in sorted(plan.words, key=lambda each: each.field != "due_text"):
        dates = printed_dates(words.text, plan)
        if dates:
            yield words, dates


@rule("DAT006", "no-year", Severity.WARNING)
def no_year(plan: Reading) -> Iterator[Found]:
    """A day, month or season without a year, such as “By 28 February”.

    What it looks for:
        A date without a year in any text, unless the thing's other text, or the date beside it, gives the year.

    Why it matters:
        A plan is read for longer than it runs, and a plan of more than one year has several such days.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The review is complete., due: 2027-02-26, due_text: By 26 February}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The review is complete., due: 2027-02-26, due_text: By 26 February 2027}
    """
    told: set[tuple[str, int]] = set()
    texts = list(_texts_with_dates(plan))
    dated = {(words.item.path, date.month) for words, dates in texts for date in dates if date.year}
    for words, dates in texts:
        for date in dates:
            key = (words.item.path, date.month)
            if date.year or key in dated or key in told:
                continue
            told.add(key)
            listed = "/".join(each.words for each in dates if not each.year) if "/" in words.text else date.words
            printed = words.text if listed in words.text and words.field == "due_text" else date.words
            yield Found(
                words.at,
                f"“{printed}” has no year.",
                f"Print the year, such as “{date.words} {date.day.year}”.",
            )


@rule("DAT007", "day-or-year", Severity.WARNING)
def day_or_year(plan: Reading) -> Iterator[Found]:
    """A month with two figures that may be a day or a year, such as “by March 26”.

    What it looks for:
        A month followed by two figures that are both a day of the month and a year of the plan, without “end” before
        it or an apostrophe.

    Why it matters:
        One reader works towards the 26th and another towards the end of the month.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Three meetings are held., due: 2027-03-31, due_text: by March 27}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Three meetings are held., due: 2027-03-31, due_text: by 31 March 2027}
    """
    told: set[tuple[str, int]] = set()
    for words, dates in _texts_with_dates(plan):
        if words.field == "statement" and words.item.kpi.due_text:
            continue
        for date in dates:
            open_to_both = date.two_figures and date.grain == "month" and not date.part and not date.run_together
            if not open_to_both or (words.item.path, date.month) in told or date.day.year % 100 > 31:
                continue
            told.add((words.item.path, date.month))
            number = date.day.year % 100
            yield Found(
                words.at,
                f"“{date.words}” may be the month of {date.day:%B %Y} or the {number}{_th(number)} of {date.day:%B}.",
                f"Write “by {said(date.day)}”, or the day that is meant.",
            )


@rule("DAT008", "date-open-to-two-readings", Severity.WARNING)
def open_to_two_readings(plan: Reading) -> Iterator[Found]:
    """A due date that allows two last days: “before March 2026”, “December/January”, “in 2023”.

    What it looks for:
        In a KPI's printed due date, “before” and a month, two months with a stroke between them, or a calendar year
        alone in a plan of financial years.

    Why it matters:
        Whether the promise was kept then depends on who reads it.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The event is held., due: 2027-02-28, due_text: before March 2027}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The event is held., due: 2027-02-26, due_text: by 26 February 2027}
    """
    for kpi in plan.kpis:
        text = kpi.kpi.due_text or ""
        dates = printed_dates(text, plan)
        reason = _two_readings(text, dates, plan)
        if reason:
            words = text if len(dates) < 3 and len(text) < 60 else dates[0].words
            yield Found(
                kpi.at("due_text"),
                f"“{words}” {reason}.",
                f"Write the last day that is meant, such as “by {said(kpi.kpi.due or dates[-1].day)}”.",
            )


def _two_readings(text: str, dates: tuple[Printed, ...], plan: Reading) -> str | None:
    before = next((d for d in dates if d.how == "before" and d.grain == "month" and not d.part), None)
    if before:
        return f"means the end of {before.day:%B %Y} if it is taken at its word, and the end of the next month to many"
    for one, other in pairwise(dates):
        if one.grain == other.grain == "month" and f"/{other.words}" in text.replace(" ", ""):
            return "names two months, so that the last day that is allowed is open"
    alone = len(dates) == 1 and dates[0].grain == "year" and dates[0].how in ("in", "by") and not dates[0].part
    calendar_year = alone and dates[0].day.month == 12 and plan.file.plan.starts.month != 1
    return "gives a calendar year alone, in a plan whose own years begin in April" if calendar_year else None


def _th(number: int) -> str:
    return "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
