"""The codes that budget rows bear, and the ranges of KPIs that they pay for."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.prices import is_priced
from riia_tui.check.printed.tables import CARRIED, codes_of, is_total, tables
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded

BARE = re.compile(r"\bwithout a (?:number|code)\b", re.IGNORECASE)


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
