"""Promises without a day: none at all, or a beginning only."""

import re
from collections.abc import Iterator, Sequence

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import listed, quoted
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.rules.due import DAY_MONTH, QUARTER

BEGINS = re.compile(r"^(?:starting|from|following|after|once|as)\b|\bonwards?\b", re.IGNORECASE)
PLACEHOLDER = re.compile(r"month year", re.IGNORECASE)
YEAR = re.compile(r"\b20\d\d\b")
MOST = 0.5


@rule("MEA010", "kpi-without-date", Severity.WARNING)
def kpi_without_date(plan: Reading) -> Iterator[Found]:
    """A KPI without a day by which it is met.

    What it looks for:
        KPIs with neither a date nor a rhythm. Where most KPIs of the plan have none, this is said once for each
        activity (for KPIs right under a theme, once for the theme, at the first of them).

    Why it matters:
        It is never late, so nobody is ever asked about it.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A dashboard is published by June 2026., due: 2026-06-30}
          - {statement: A handbook is published., due: 2026-06-30}
          - {statement: A Programme Manager is in place.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A dashboard is published by June 2026., due: 2026-06-30}
          - {statement: A handbook is published., due: 2026-06-30}
          - {statement: A Programme Manager is in place by June 2026., due: 2026-06-30}
    """
    undated = [item for item in plan.kpis if _undated(item)]
    if len(undated) <= MOST * len(plan.kpis):
        for item in undated:
            said = f" ({quoted(item.kpi.due_text)})" if item.kpi.due_text else ""
            yield Found(
                item.at("due"),
                f"{quoted(item.kpi.statement)} has no date{said}.",
                "Give the day by which it is met, or the end of the plan.",
            )
        return
    for above in dict.fromkeys(item.above for item in undated if item.above is not None):
        yield _undated_under(plan, above, [item for item in undated if item.above is above])


def _undated_under(plan: Reading, above: Item, undated: Sequence[Item]) -> Found:
    every = sum(1 for item in plan.below[above.path] if item.kind == "kpi")
    at = above.at("kpis") if above.kind == "activity" else undated[0].at("due")
    names = listed([item.where for item in undated], 8)
    title = quoted(above.activity.title if above.kind == "activity" else above.theme.title, 14)
    count = f"{len(undated)} of {every} KPIs have" if len(undated) > 1 else f"1 of {every} KPIs has"
    return Found(
        at,
        f"{count} no date under {title}: {names}, such as {quoted(undated[0].kpi.statement, 16)}.",
        "Give each the day by which it is met, or the end of the plan.",
    )


@rule("MEA012", "beginning-without-end", Severity.NOTE)
def beginning_without_end(plan: Reading) -> Iterator[Found]:
    """A KPI that says when it begins, not by when it is met.

    What it looks for:
        A printed date that opens with from, starting or following, where the KPI has no day.

    Why it matters:
        From October onward it is always under way and never late.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: From October 2026 all reports follow the template., due_text: from October 2026 onward}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: All reports from October 2026 to March 2027 follow the template., due: 2027-03-24}
    """
    for item in plan.kpis:
        if item.kpi.due is None and _begins(item):
            yield Found(
                item.at("due"),
                f"{quoted(item.kpi.due_text or '')} is a beginning; by when the KPI is met is not said.",
                "Give the day by which it is met.",
            )


@rule("MEA013", "activity-without-date", Severity.NOTE)
def activity_without_date(plan: Reading) -> Iterator[Found]:
    """An activity without KPIs and without a date of its own.

    What it looks for:
        Activities that have no KPI and name no day, month with a day, quarter or year. Where most have none, this is
        said once.

    Why it matters:
        Nothing says when it is done, so it is in no calendar and in no report.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: A shared dashboard
            kpis:
            - {statement: A dashboard is published by June 2026., due: 2026-06-30}
          - title: A handbook for analysts

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: A shared dashboard
            kpis:
            - {statement: A dashboard is published by June 2026., due: 2026-06-30}
          - title: A handbook for analysts, published in June 2026
    """
    bare = [item for item in plan.activities if not plan.below[item.path] and not _says_when(item)]
    if bare and len(bare) > MOST * len(plan.activities):
        above = bare[0].above
        title = quoted(above.theme.title) if above is not None else quoted(bare[0].activity.title)
        yield Found(
            above.at("activities") if above is not None else bare[0].at("title"),
            f"None of {len(bare)} activities, from {title} on, has a date or a KPI of its own.",
            "Give each the day by which it is done.",
        )
        return
    for item in bare:
        code = f"{item.code} " if item.code else ""
        yield Found(
            item.at("title"),
            f"“{code}{item.activity.title}” has no KPI and no date.",
            "Give the day by which it is done, or a KPI that has one.",
        )


def _undated(item: Item) -> bool:
    kpi = item.kpi
    return kpi.due is None and kpi.cadence is None and not PLACEHOLDER.search(kpi.due_text or "") and not _begins(item)


def _begins(item: Item) -> bool:
    return BEGINS.search(item.kpi.due_text or "") is not None


def _says_when(item: Item) -> bool:
    text = f"{item.activity.title} {item.activity.description or ''}"
    return any(pattern.search(text) for pattern in (DAY_MONTH, QUARTER, YEAR))
