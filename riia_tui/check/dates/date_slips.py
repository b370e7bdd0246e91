"""Dates that a slip has spoilt: a placeholder left in, the wrong weekday, words run together."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import printed_dates, said
from riia_tui.check.printed.quoting import around
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

PLACEHOLDER = re.compile(
    r"\b(?:by\s+)?(?:end\s+(?:of\s+)?)?month,?\s+year\b|\bdd\s*[/.-]\s*mm(?:\s*[/.-]\s*yy(?:yy)?)?\b|\bmm\s*/\s*yy(?:yy)?\b"
    r"|\b(?:[Xx]{2,}|TBC|TBD|tbc|tbd|\?{2,})\s+(?:" + "January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?:\s+\d{4})?|\b(?:by|in|end)\s+(?:of\s+)?(?:20[Xx]{2}|[Xx]{2,}|TBC|TBD|tbc|tbd|\?{2,})"
    r"(?!\w)"
    r"|^\s*(?:TBC|TBD|tbc|tbd|\?+|[Tt]o be (?:confirmed|agreed|decided))\s*$"
    r"|\[\s*(?:insert\s+)?date\s*\]|\bdate\s+(?:tbc|tbd|to be (?:confirmed|agreed|set))\b",
)
END_OF_DAY = re.compile(
    r"\b[Ee]nd\s+of\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*"
    r"(?:\s+\d{4})?"
)


@rule("DAT002", "placeholder-date", Severity.ERROR)
def placeholder_date(plan: Reading) -> Iterator[Found]:
    """A placeholder where a date should be, such as “By end month year”.

    What it looks for:
        Words of a template in a text of the plan: “month year”, “dd/mm/yyyy”, “by TBC”, “xx March”, “[date]”.

    Why it matters:
        The promise has no date, and every reader sees that nobody looked at it before it was sent out.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Two meetings are held., due_text: By end month year}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Two meetings are held., due: 2027-03-31, due_text: By 31 March 2027}
    """
    found: set[str] = set()
    for words in sorted(plan.words, key=lambda each: each.field != "due_text"):
        match = PLACEHOLDER.search(words.text)
        if match and words.item.path not in found:
            found.add(words.item.path)
            yield Found(
                words.at,
                f"{around(words.text, match)} is a placeholder and no date.",
                f"Write the date that is meant, such as “by {said(plan.file.plan.ends)}”.",
            )


@rule("DAT003", "wrong-weekday", Severity.ERROR)
def wrong_weekday(plan: Reading) -> Iterator[Found]:
    """A weekday that the printed date does not fall on.

    What it looks for:
        A date with its weekday and its year, where the calendar has another weekday.

    Why it matters:
        Some people will come on the weekday and some on the date.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The conference is on Monday 3 November 2026., due: 2026-11-03}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The conference is on Tuesday 3 November 2026., due: 2026-11-03}
    """
    for words in plan.words:
        for date in printed_dates(words.text, plan):
            if date.weekday and date.grain == "day" and date.year and f"{date.day:%A}" != date.weekday:
                yield Found(
                    words.at,
                    f"“{date.words}” does not exist: {said(date.day)} is a {date.day:%A}.",
                    f"Write {date.day:%A} {said(date.day)}, or the date that is meant.",
                )


@rule("DAT004", "date-run-together", Severity.NOTE)
def date_run_together(plan: Reading) -> Iterator[Found]:
    """A month and a year without a space between them, such as “Dec25”.

    What it looks for:
        The name of a month with two or four figures right behind it.

    Why it matters:
        It cannot be searched for or sorted with the other dates of the plan.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The steering group is set up., due: 2026-12-31, due_text: By end Dec26}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The steering group is set up., due: 2026-12-31, due_text: By end December 2026}
    """
    for words in plan.words:
        for date in printed_dates(words.text, plan):
            if date.run_together:
                yield Found(
                    words.at,
                    f"“{date.words}” has no space between the month and the year.",
                    f"Write “{date.day:%B %Y}”.",
                )


@rule("DAT005", "end-of-one-day", Severity.NOTE)
def end_of_one_day(plan: Reading) -> Iterator[Found]:
    """“By end of” before a single day, such as “By end of 31 March 2026”.

    What it looks for:
        The words “end of” before a day with its month.

    Why it matters:
        Only a month or a year has an end that people plan by; the reader wonders which of the two was meant.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The data are published., due: 2027-03-31, due_text: By end of 31st March 2027}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The data are published., due: 2027-03-31, due_text: By 31 March 2027}
    """
    found: set[str] = set()
    for words in sorted(plan.words, key=lambda each: each.field != "due_text"):
        match = END_OF_DAY.search(words.text)
        if match and words.item.path not in found:
            found.add(words.item.path)
            yield Found(
                words.at,
                f"{around(words.text, match, 1)} speaks of the end of a single day.",
                "Write “by” and the day, or “by the end of” and the month.",
            )
