"""The ranges of KPIs that budget rows pay for."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.tables import codes_of, tables
from riia_tui.check.reading import Item, Reading, Row
from riia_tui.check.rule import rule
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded

RANGE = re.compile(r"\b(\d[\w.]*)\s?(?:to|-|–)\s?(\d[\w.]*)\b")
ONE = re.compile(r"\b\d+(?:\.\d+)+\.?[A-Za-z]?\b")


def _ends(row: Row) -> list[str]:
    """The codes that the ``kpis`` of a row name."""
    return ONE.findall(row.row.kpis or "")


@rule("REF040", "unknown-code-in-budget", Severity.ERROR)
def unknown_code_in_budget(plan: Reading) -> Iterator[Found]:
    """A budget row is for a code that nothing of the plan has.

    What it looks for:
        The KPIs that a row says it pays for, both ends of a range, and the row's own code, in plans most of whose rows
        have the code of a heading or an activity.

    Why it matters:
        The money is for nothing that the plan promises, or a code was mistyped.

    Example:
        themes:
        - level: section
          code: "1"
          title: Data
          kpis: [{code: "1.1", statement: A dashboard is published.}, {code: "1.2", statement: A plan is published.}]
        budget:
        - {fund: SEND, code: "1", label: Data, kpis: 1.1 to 1.3B, amounts: {Year: 500}}

    Instead:
        themes:
        - level: section
          code: "1"
          title: Data
          kpis: [{code: "1.1", statement: A dashboard is published.}, {code: "1.2", statement: A plan is published.}]
        budget:
        - {fund: SEND, code: "1", label: Data, kpis: 1.1 to 1.2, amounts: {Year: 500}}
    """
    for row in plan.budget:
        for code in _ends(row):
            if folded(code) not in plan.by_code:
                near = [i.code for i in plan.items if i.code and folded(i.code) in set(_one_digit_off(code))]
                fix = f"Write “{near[0]}” if that is meant." if near else "Write the code of a KPI of the plan."
                message = f"“{row.where}” pays for “{row.row.kpis}”, and the plan has no “{code}”."
                yield Found(row.at("kpis"), message, fix)
    named = [(row, code) for row in plan.budget for code in codes_of(row) if re.search(r"\d", code)]
    unknown = [(row, code) for row, code in named if folded(code) not in plan.by_code]
    if len(unknown) <= 0.2 * len(named):
        for row, code in unknown:
            message = f"The budget row “{row.where}” has the code “{code}”, which nothing of the plan has."
            yield Found(row.at("code"), message, "Write the code of the activity that it pays for.")


def _one_digit_off(code: str) -> Iterator[str]:
    """A code with one of its figures changed."""
    for n, letter in enumerate(code):
        if letter.isdigit():
            yield from (folded(code[:n] + other + code[n + 1 :]) for other in "123456789" if other != letter)


@rule("REF041", "range-that-leaves-out", Severity.WARNING)
def range_that_leaves_out(plan: Reading) -> Iterator[Found]:
    """A budget row pays for a heading, and its range leaves out some of what stands there.

    What it looks for:
        Rows with the code of a heading and a range of KPIs (“8.1.1 to 8.1.5”), and the KPIs and the activities
        without KPI of that heading that are in no row of the table.

    Why it matters:
        What is left out has no money.

    Example:
        themes:
        - level: section
          code: "1"
          title: Data
          kpis:
          - {code: "1.1", statement: A dashboard is published.}
          - {code: "1.2", statement: A plan is published.}
          - {code: "1.3", statement: A survey is held.}
        budget:
        - {fund: SEND, code: "1", label: Data, kpis: 1.1 to 1.2, amounts: {Year: 500}}

    Instead:
        themes:
        - level: section
          code: "1"
          title: Data
          kpis:
          - {code: "1.1", statement: A dashboard is published.}
          - {code: "1.2", statement: A plan is published.}
          - {code: "1.3", statement: A survey is held.}
        budget:
        - {fund: SEND, code: "1", label: Data, kpis: 1.1 to 1.3, amounts: {Year: 500}}
    """
    for table in tables(plan):
        paid = {path for row in table.rows for path in _paid(plan, row)}
        for row in table.rows:
            heading = next((i for i in plan.by_code.get(folded(row.row.code or ""), ()) if i.kind == "theme"), None)
            if heading is None or not _is_known(plan, row) or not RANGE.search(row.row.kpis or ""):
                continue
            below = (i for i in plan.items if i.path.startswith(f"{heading.path}.") and i.code)
            left = [item for item in below if _is_promise(item) and item.path not in paid]
            if left:
                codes = listed([f"“{item.code}”" for item in left])
                message = f"“{row.where}” pays for “{row.row.kpis}”, which leaves out {codes}."
                last = left[-1].code
                yield Found(row.at("kpis"), message, f"Write a range that ends at “{last}”, or give it another row.")


def _is_known(plan: Reading, row: Row) -> bool:
    """Whether the plan has every code that a row pays for."""
    return bool(row.row.kpis) and all(folded(code) in plan.by_code for code in _ends(row))


def _is_promise(item: Item) -> bool:
    return item.kind == "kpi" or (item.kind == "activity" and not item.activity.kpis)


def _paid(plan: Reading, row: Row) -> set[str]:
    """The paths of everything in the ranges of a row; empty where an end is unknown."""
    found: set[str] = set()
    paths = [item.path for item in plan.items] if row.row.kpis else []
    for start, end in RANGE.findall(row.row.kpis or ""):
        first, last = plan.by_code.get(folded(start), ()), plan.by_code.get(folded(end), ())
        if first and last:
            ends = tuple(item.path for item in last)
            stop = max(n for n, path in enumerate(paths) if path.startswith(ends))
            found |= {*paths[min(paths.index(item.path) for item in first) : stop + 1]}
    for code in ONE.findall(row.row.kpis or ""):
        found |= {item.path for item in plan.by_code.get(folded(code), ())}
    return found
