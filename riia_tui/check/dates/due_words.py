"""A KPI's own dates against each other: what its statement says, what is printed as its due, the day of the file."""

from collections.abc import Iterator, Sequence
from datetime import date

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import Printed, printed_dates, said
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.rules.due import QUARTER


@rule("DAT035", "two-due-dates", Severity.ERROR)
def two_due_dates(plan: Reading) -> Iterator[Found]:
    """A KPI whose statement has one last day and whose due date has another.

    What it looks for:
        Dates with a year in a statement (“by 31 December 2026”) and in the printed due date that have no month in
        common; else a due day in the plan file that none of the printed dates can mean, with no note on it.

    Why it matters:
        The KPI is late by the one and on time by the other, and lists and calendars show only one of them.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: By 18 December 2026 the guide is published.
            due: 2026-11-30
            due_text: by 30 November 2026

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: By 30 November 2026 the guide is published.
            due: 2026-11-30
            due_text: by 30 November 2026
    """
    for kpi in plan.kpis:
        printed, stated = _last_days(kpi.kpi.due_text or "", plan), _last_days(kpi.kpi.statement, plan)
        if printed and stated and not _meet(printed, stated):
            yield _differ(kpi, f"“{stated[0].words}”", f"“{printed[0].words}”", printed[0].day)
        elif _unlike_the_file(kpi, printed or stated):
            due, words = kpi.kpi.due or date.max, (printed or stated)[0]
            yield _differ(kpi, f"“{words.words}”", said(due), words.day)


def _last_days(text: str, plan: Reading) -> tuple[Printed, ...]:
    """The dates of a text that set a last day and have a year."""
    return tuple(each for each in printed_dates(text, plan) if each.year and each.how in ("", "by", "before", "until"))


def _meet(one: Sequence[Printed], other: Sequence[Printed]) -> bool:
    """Whether some date of the one can be some date of the other."""
    return any(_same(mine, its) for mine in one for its in other)


def _same(mine: Printed, its: Printed) -> bool:
    if "year" in (mine.grain, its.grain) or "season" in (mine.grain, its.grain):
        return True
    same_month = (mine.day.year, mine.day.month) == (its.day.year, its.day.month)
    return same_month and (mine.grain != its.grain or mine.grain == "month" or mine.day == its.day)


def _unlike_the_file(kpi: Item, printed: Sequence[Printed]) -> bool:
    """Whether the file's due day lies in none of the printed months; a note on it explains that."""
    due, text = kpi.kpi.due, f"{kpi.kpi.statement} {kpi.kpi.due_text or ''}"
    if due is None or not printed or kpi.kpi.due_note or QUARTER.search(text):
        return False
    if any(each.grain in ("year", "season") for each in printed):
        return False
    return all((each.day.year, each.day.month) != (due.year, due.month) for each in printed)


def _differ(kpi: Item, stated: str, printed: str, day: date) -> Found:
    return Found(
        kpi.at("due"),
        f"The statement says {stated}, but the due date is {printed}.",
        f"Write the same day in both places, such as {said(day)}.",
    )
