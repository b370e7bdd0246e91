"""Quarters that nobody can tell the end of."""

import re
from collections.abc import Iterator
from datetime import date

from db.words import Cadence, Quarters
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import printed_dates, said
from riia_tui.check.printed.quoting import listed
from riia_tui.check.reading import Item, Reading, Words
from riia_tui.check.rule import rule
from riia_tui.rules.due import QUARTER, month_end

_BEFORE = re.compile(r"(?:\b(?:by|in|from|at|starting|until|the|end|of|every)\s+)*$", re.IGNORECASE)


@rule("DAT009", "quarter-of-unclear-year", Severity.WARNING)
def quarter_of_unclear_year(plan: Reading) -> Iterator[Found]:
    """A quarter that may be of the calendar or of the financial year, such as “Q3 2025”.

    What it looks for:
        A quarter with one year, in a plan that does not say whether its quarters are of the calendar year or of the
        financial year. A quarter of “2025/26”, or with its day beside it, is clear.

    Why it matters:
        The two end three months apart: one reader is late while the other has a quarter left.

    Example:
        plan: {quarters: unknown}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The guidance is published., due: 2026-09-30, due_text: By Q3 2026}

    Instead:
        plan: {quarters: unknown}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The guidance is published., due: 2026-09-30, due_text: By 30 September 2026}
    """
    if plan.file.plan.quarters is not Quarters.UNKNOWN:
        return
    for words, match in _quarters(plan):
        if match[2] and not match[3]:
            calendar, financial = _ends(int(match[1]), int(match[2]))
            before = f"; the first is before the plan begins on {said(plan.file.plan.starts)}"
            yield Found(
                words.at,
                f"“{_words(words.text, match)}” ends on {said(calendar)} if the year is the calendar year and on "
                f"{said(financial)} if it is the financial year; the plan does not say which it means"
                f"{before if calendar < plan.file.plan.starts else ''}.",
                f"Write the day that is meant, such as “by {said(calendar)}”.",
            )


@rule("DAT010", "quarter-without-year", Severity.WARNING)
def quarter_without_year(plan: Reading) -> Iterator[Found]:
    """A bare quarter, such as “by Q2”.

    What it looks for:
        A quarter without a year and without a day beside it, in a plan that does not say which year its quarters are
        of.

    Why it matters:
        The quarter may be of two years and of two kinds of year, so that nobody knows when the promise is late.

    Example:
        plan: {quarters: unknown}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: An analyst is recruited., due: 2026-06-30, due_text: by Q2}

    Instead:
        plan: {quarters: unknown}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: An analyst is recruited., due: 2026-06-30, due_text: by 30 June 2026}
    """
    if plan.file.plan.quarters is not Quarters.UNKNOWN:
        return
    for words, match in _quarters(plan):
        if not match[2]:
            yield Found(
                words.at,
                f"“{_words(words.text, match)}” has no year, and the plan does not say whether its quarters are of the "
                "calendar or of the financial year.",
                "Write the day on which the quarter ends.",
            )


@rule("DAT011", "two-kinds-of-quarter", Severity.WARNING)
def two_kinds_of_quarter(plan: Reading) -> Iterator[Found]:
    """Quarters of the calendar year and of the financial year in one plan.

    What it looks for:
        A quarter beside the day on which it ends, in one text or in an activity and its KPI, that fits one kind of
        year, where another place of the plan fits the other kind.

    Why it matters:
        “Q4” is then December to one half of the plan and March to the other.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The guide is out., due: 2027-03-31, due_text: By 31 March 2027 (Q4)}
          - {statement: The list is out., due: 2026-09-30, due_text: By 30 September 2026 (Q3)}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The guide is out., due: 2027-03-31, due_text: By 31 March 2027 (Q4)}
          - {statement: The list is out., due: 2026-09-30, due_text: By 30 September 2026 (Q2)}
    """
    seen: dict[bool, list[tuple[Item, str, date]]] = {True: [], False: []}
    for item, words, number, day in _quarters_with_days(plan):
        if day.day == month_end(day.year, day.month).day and day.month % 3 == 0:
            quarter = day.month // 3
            if number in (quarter, (quarter + 2) % 4 + 1):
                seen[number == quarter].append((item, words, day))
    for item, words, day in seen[True] if seen[False] else ():
        other, its_words, its_day = seen[False][0]
        yield Found(
            item.at("due_text" if item.kind == "kpi" else "description"),
            f"“{words}” goes with {said(day)}, as in the calendar year, but “{its_words}” of {other.where} goes with "
            f"{said(its_day)}, as in the financial year.",
            "Print the day instead of the quarter in both places.",
        )


@rule("DAT012", "quarters-never-explained", Severity.NOTE)
def quarters_never_explained(plan: Reading) -> Iterator[Found]:
    """Something is done every quarter, and the plan never says when its quarters end.

    What it looks for:
        A quarterly rhythm in a plan that names no quarter and does not say which year its quarters divide. Found once
        for the plan.

    Why it matters:
        Whether a quarterly report is late can only be told from the day on which its quarter ends.

    Example:
        plan: {quarters: unknown}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The data are collected quarterly., cadence: quarterly, due_text: quarterly}

    Instead:
        plan: {quarters: financial}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The data are collected quarterly., cadence: quarterly, due_text: quarterly}
    """
    named = any(QUARTER.search(words.text) for words in plan.words)
    quarterly = [kpi for kpi in plan.kpis if kpi.kpi.cadence is Cadence.QUARTERLY]
    if named or not quarterly or plan.file.plan.quarters is not Quarters.UNKNOWN:
        return
    where = listed([kpi.where for kpi in quarterly])
    yield Found(
        quarterly[0].at("cadence"),
        f"“Quarterly” is promised ({where}), but no quarter is named and the plan does not say which year its quarters "
        "divide.",
        "Say once in the plan when its quarters end, such as “quarters are those of the financial year”.",
    )


def _quarters(plan: Reading) -> Iterator[tuple[Words, re.Match[str]]]:
    """Every quarter without its day beside it; what is printed as a due date goes before the statement, and each
    quarter of a thing comes once."""
    told: set[tuple[str, str]] = set()
    for words in sorted(plan.words, key=lambda each: each.field != "due_text"):
        for match in QUARTER.finditer(words.text):
            key = (words.item.path, f"{match[1]} {match[2]}")
            if key not in told and not _day_beside(words, match, plan):
                told.add(key)
                yield words, match


def _day_beside(words: Words, match: re.Match[str], plan: Reading) -> bool:
    """Whether the text prints the day in brackets beside the quarter, or the quarter in brackets beside the day."""
    text = words.text
    before = text[max(0, match.start() - 20) : match.start()]
    in_brackets = before.endswith("(") and bool(printed_dates(before, plan))
    return in_brackets or bool(re.match(r"\s*\([^)]*\d{4}\s*\)", text[match.end() :]))


def _quarters_with_days(plan: Reading) -> Iterator[tuple[Item, str, int, date]]:
    for words in plan.words:
        for match in QUARTER.finditer(words.text):
            near = words.text[max(0, match.start() - 25) : match.end()]
            days = [each for each in printed_dates(near, plan) if each.grain == "day"]
            if days and words.text[: match.start()].endswith("("):
                yield words.item, f"{days[-1].words} ({match[0]})", int(match[1]), days[-1].day
            elif words.item.kind == "activity":
                yield from _of_its_kpi(words, match, plan)


def _of_its_kpi(words: Words, match: re.Match[str], plan: Reading) -> Iterator[tuple[Item, str, int, date]]:
    """An activity's quarter with the one day that its one KPI prints."""
    kpis = [kpi for kpi in plan.below[words.item.path] if kpi.kind == "kpi"]
    days = [each for kpi in kpis for each in printed_dates(kpi.kpi.due_text or "", plan)]
    if len(kpis) == len(days) == 1 and days[0].grain == "day":
        yield kpis[0], f"{_words(words.text, match)} … {days[0].words}", int(match[1]), days[0].day


def _words(text: str, match: re.Match[str]) -> str:
    """The quarter as printed, with the little words before it: “by end of Q3 2025”."""
    before = _BEFORE.search(text[: match.start()])
    return f"{before[0] if before else ''}{match[0]}".strip()


def _ends(number: int, year: int) -> tuple[date, date]:
    """The last day of a quarter of the calendar year, and of the financial year."""
    return month_end(year, number * 3), month_end(year + (number == 4), number * 3 % 12 + 3)
