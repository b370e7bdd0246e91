"""Words that promise without promising: regular, most, likely, engaged."""

import re
from collections.abc import Iterator

from db.words import KpiKind
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import around, quoted
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

OFTEN = re.compile(
    r"\b(?:regular(?:ly)?|periodic(?:al(?:ly)?)?|from time to time|occasional(?:ly)?|frequent(?:ly)?|ad hoc"
    r"|as and when|when needed)\b",
    re.IGNORECASE,
)
SOME = re.compile(
    r"\b(?:most (?:of (?:the )?)?(?:local |participating )?(?:areas|authorities|LAs|LAPs|members|schools"
    r"|partners)|several|numerous"
    r"|a number of|a range of|some or all|a (?:small|large) \w+ of|a few|(?<!how )many|of various kinds"
    r"|more local authorities|more (?:early )?adopters)\b",
    re.IGNORECASE,
)
VERBS = re.compile(
    r"\b(?:support(?:ed|s)|explor(?:ed|es|ing)|promot(?:ed|es)|encourag(?:ed|es)|considered|nurtur(?:ed|es)"
    r"|strengthen(?:ed|s)|enhanc(?:ed|es)|contribut(?:ed|es)|celebrates)\b"
)


@rule("MEA040", "how-often-not-said", Severity.WARNING)
def how_often_not_said(plan: Reading) -> Iterator[Found]:
    """Regular meetings or reports, without saying how many.

    What it looks for:
        regular, periodic, from time to time, ad hoc and the like in a KPI that has no rhythm.

    Why it matters:
        Once a year is regular. Nobody can say that it was not done.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The network meets regularly.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The network meets four times by March 2027.
    """
    for item in plan.kpis:
        match = OFTEN.search(item.kpi.statement)
        if match and item.kpi.cadence is None:
            yield Found(
                item.at("statement"),
                f"“{match[0]}” ({around(item.kpi.statement, match, 5)}) does not say how often.",
                "Say how many a year, or give the rhythm.",
            )


@rule("MEA041", "how-many-not-said", Severity.WARNING)
def how_many_not_said(plan: Reading) -> Iterator[Found]:
    """Most, several or some, where a number is needed.

    What it looks for:
        most, several, various, a number of, a range of, some or all … in a KPI.

    Why it matters:
        Most of 15 is 8 to one reader and 14 to another.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Most authorities take part in the seminar.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: At least five of the six authorities take part in the seminar.
    """
    for item in plan.kpis:
        for match in SOME.finditer(item.kpi.statement):
            yield Found(
                item.at("statement"),
                f"“{match[0]}” ({around(item.kpi.statement, match, 5)}) is no number.",
                "Give the least number that is meant.",
            )
            break


@rule("MEA042", "verb-without-result", Severity.NOTE)
def verb_without_result(plan: Reading) -> Iterator[Found]:
    """A KPI that only supports, promotes, explores or encourages.

    What it looks for:
        Such a verb in a KPI that has no date, no rhythm and no figure to reach.

    Why it matters:
        Work that supports something can always be shown, and never be missing.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Good practice in chronologies is promoted.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A guide to good practice in chronologies is published.
            due: 2026-06-30
    """
    for item in plan.kpis:
        match = VERBS.search(item.kpi.statement)
        open_ended = item.kpi.due is None and item.kpi.cadence is None and item.kpi.kind is not KpiKind.IMPACT
        if match and open_ended and not any(each.target is not None for each in item.kpi.measures):
            yield Found(
                item.at("statement"),
                f"“{match[0]}” in {quoted(item.kpi.statement)} names no result.",
                "Say what there will be when it is done, and by when.",
            )
