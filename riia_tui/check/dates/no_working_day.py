"""Promises due on a day on which nobody works."""

from collections.abc import Iterator
from datetime import date, timedelta

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import Grain, due_dates, said
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.rules.working_days import add_working_days, is_working_day


@rule("DAT019", "due-on-no-working-day", Severity.NOTE)
def due_on_no_working_day(plan: Reading) -> Iterator[Found]:
    """A KPI due on a Saturday, a Sunday or a bank holiday.

    What it looks for:
        A printed last day that is no working day in England.

    Why it matters:
        Nothing can be signed, sent or held on that day, so the real last day is an earlier one.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The list is published., due: 2027-01-31, due_text: By 31 January 2027}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The list is published., due: 2027-01-29, due_text: By 29 January 2027}
    """
    for kpi in plan.kpis:
        for words, day in _no_working_days(kpi, ("day",), plan):
            yield Found(
                kpi.at("due_text" if kpi.kpi.due_text else "statement"),
                f"“{words}”: {said(day)} is {_what(day)}.",
                f"Write the working day before it, {said(add_working_days(day, -1))}.",
            )


@rule("DAT020", "month-ends-on-no-working-day", Severity.NOTE)
def month_ends_on_no_working_day(plan: Reading) -> Iterator[Found]:
    """A KPI due by a month whose last day is no working day.

    What it looks for:
        A month or a year as a printed due date that ends on a Saturday, a Sunday or a bank holiday.

    Why it matters:
        Whoever plans for the last day of the month finds the offices closed.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The list is published., due: 2027-01-31, due_text: by January 2027}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The list is published., due: 2027-01-29, due_text: by 29 January 2027}
    """
    for kpi in plan.kpis:
        for words, day in _no_working_days(kpi, ("month", "year"), plan):
            yield Found(
                kpi.at("due_text" if kpi.kpi.due_text else "statement"),
                f"“{words}” ends on {said(day)}, which is {_what(day)}.",
                f"Write the last working day, {said(add_working_days(day + timedelta(days=1), -1))}.",
            )


def _no_working_days(kpi: Item, grains: tuple[Grain, ...], plan: Reading) -> Iterator[tuple[str, date]]:
    """The printed last days of a KPI that are no working days; one without a year is read as the plan file has it."""
    dates = due_dates(kpi, plan)
    for printed in dates:
        if not printed.year and len(dates) > 1:
            continue
        day = printed.day if printed.year or not kpi.kpi.due else kpi.kpi.due
        if printed.grain in grains and printed.by and printed.exists and not is_working_day(day):
            yield printed.words, day


def _what(day: date) -> str:
    return f"a {day:%A}" if day.weekday() >= 5 else "a bank holiday"
