"""The codes that budget rows bear, and the ranges of KPIs that they pay for."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.prices import is_priced
from riia_tui.check.reading import Item, Reading, Row
from riia_tui.check.rule import rule
from riia_tui.check.tables import CARRIED, codes_of, is_total, tables
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded

RANGE = re.compile(r"\b(\d[\w.]*)\s?(?:to|-|–)\s?(\d[\w.]*)\b")
BARE = re.compile(r"\bwithout a (?:number|code)\b", re.IGNORECASE)
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


@rule("REF042", "line-of-no-activity", Severity.NOTE)
def line_of_no_activity(plan: Reading) -> Iterator[Found]:
    """Budget rows whose code is a dash or a word.

    What it looks for:
        Rows with a code in which there is no figure (“-”, “other”), in plans whose other rows have the codes of
        activities. They are listed once, at the first.

    Why it matters:
        The plan does not say what is done with this money.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}]
        budget:
        - {fund: Expenditure, code: "1", label: Dashboard, amounts: {Year: 500}}
        - {fund: Expenditure, code: other, label: Rooms, amounts: {Year: 500}}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "2", title: Rooms}]
        budget:
        - {fund: Expenditure, code: "1", label: Dashboard, amounts: {Year: 500}}
        - {fund: Expenditure, code: "2", label: Rooms, amounts: {Year: 500}}
    """
    rows = [row for row in plan.budget if row.row.code and not re.search(r"\d", row.row.code)]
    rows = [row for row in rows if folded(row.row.code or "") not in plan.by_code]
    if rows:
        told = listed([f"“{row.row.label}” (“{row.row.code}”)" for row in rows])
        message = (
            f"{len(rows)} budget rows belong to no activity: {told}." if len(rows) > 1 else f"{told} is of no activity."
        )
        yield Found(rows[0].at("code"), message, "Add an activity for each, or a heading that says what they are for.")


@rule("REF043", "line-without-reference", Severity.NOTE)
def line_without_reference(plan: Reading) -> Iterator[Found]:
    """Budget rows that do not say what they pay for, where others do.

    What it looks for:
        Rows without the KPIs that they pay for in a table where less than half of the rows name them, while in
        another table all rows do. They are listed once, at the first.

    Why it matters:
        A board cannot tell which promise a line belongs to.

    Example:
        budget:
        - {fund: CSC, label: Collect, kpis: all of section 5, amounts: {Year: 500}}
        - {fund: CSC, label: Report, kpis: all of section 6, amounts: {Year: 700}}
        - {fund: SEND, label: Data, kpis: all of section 1, amounts: {Year: 500}}
        - {fund: SEND, label: Data, amounts: {Year: 800}}
        - {fund: SEND, label: Data, amounts: {Year: 900}}

    Instead:
        budget:
        - {fund: CSC, label: Collect, kpis: all of section 5, amounts: {Year: 500}}
        - {fund: CSC, label: Report, kpis: all of section 6, amounts: {Year: 700}}
        - {fund: SEND, label: Data, kpis: all of section 1, amounts: {Year: 2200}}
    """
    told = {t.fund: [bool(row.row.kpis) for row in t.rows if not is_total(row)] for t in tables(plan)}
    if not any(len(rows) > 1 and all(rows) for rows in told.values()):
        return
    for table in tables(plan):
        bare = [row for row in table.rows if not row.row.kpis and not is_total(row)]
        if bare and len(bare) > len(told[table.fund]) / 2:
            labels = listed([f"“{label}”" for label in dict.fromkeys(row.where for row in bare)])
            message = f"{len(bare)} of {len(told[table.fund])} rows of “{table.fund}” name no KPI: {labels}."
            yield Found(bare[0].at("kpis"), message, "Write the codes of the KPIs that each line pays for.")


@rule("REF044", "line-in-two-rows", Severity.NOTE)
def line_in_two_rows(plan: Reading) -> Iterator[Found]:
    """An activity that has a budget row of its own and shares another.

    What it looks for:
        Codes that stand alone in one row and with others in another row of the same table (“28” and “1 & 28”). They
        are listed once, at the first.

    Why it matters:
        The row of its own says that it costs nothing, and it does cost something.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "28", title: Network}]
        budget:
        - {fund: Expenditure, code: 1 & 28, label: Benchmarking, amounts: {Year: 500}}
        - {fund: Expenditure, code: "28", label: Network, amounts: {Year: 0}}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "28", title: Network}]
        budget:
        - {fund: Expenditure, code: 1 & 28, label: Benchmarking, amounts: {Year: 500}}
    """
    for table in tables(plan):
        joint = {code: row for row in table.rows if len(codes_of(row)) > 1 for code in codes_of(row)}
        alone = [row for row in table.rows if len(codes_of(row)) == 1 and codes_of(row)[0] in joint]
        if alone:
            told = listed([f"“{row.row.code}” and “{joint[row.row.code or ''].row.code}”" for row in alone])
            at = next(iter(plan.by_code.get(folded(alone[0].row.code or ""), ())), None)
            fix = "Keep the joint row, and print in it all that it is for."
            yield Found(at.at("title") if at else alone[0].at("code"), f"One line has two budget rows: {told}.", fix)


@rule("REF045", "line-without-number", Severity.NOTE)
def line_without_number(plan: Reading) -> Iterator[Found]:
    """Budget rows without the number of their activity, where the others have it.

    What it looks for:
        Rows with figures and without a code in a table most of whose rows have one, and rows whose note says that they
        are printed without a number. They are listed once for each table, at the first.

    Why it matters:
        The reader has to guess which activity a row pays for.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "2", title: Network}]
        budget:
        - {fund: Expenditure, code: "1", label: Dashboard, amounts: {Year: 500}}
        - {fund: Expenditure, code: "2", label: Network, amounts: {Year: 500}}
        - {fund: Expenditure, label: Website, amounts: {Year: 500}}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "2", title: Network}]
        budget:
        - {fund: Expenditure, code: "1", label: Dashboard, amounts: {Year: 500}}
        - {fund: Expenditure, code: "2", label: Network, amounts: {Year: 1000}}
    """
    for table in tables(plan):
        rows = [row for row in table.rows if table.has_details(row) and not is_total(row) and not is_priced(table)]
        rows = [row for row in rows if not CARRIED.search(row.where)]
        bare = [row for row in rows if not row.row.code or BARE.search(row.row.note or "")]
        if bare and len(bare) < len(rows) / 2:
            labels = listed([f"“{label}”" for label in dict.fromkeys(row.where for row in bare)])
            message = (
                f"{labels} {'has' if len(bare) == 1 else 'have'} no number in “{table.fund}”; the other rows have."
            )
            yield Found(bare[0].at("code"), message, "Print the number of the activity in each row.")
