"""Amounts in texts and notes that the budget contradicts."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.amounts import Printed, amounts_in, sums_of
from riia_tui.check.printed.prices import activities_by_code, budget_lines, line_figures, prices
from riia_tui.check.printed.tables import Table, line, tables
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import pounds

NEAR = 2
"""Pounds by which a text and the budget may differ and still mean one figure."""
OURS = re.compile(r"\bprint\w*\b", re.IGNORECASE)
"""A clause of a note that tells what is printed elsewhere."""


def _texts(item: Item) -> Iterator[tuple[str, Printed]]:
    if item.activity.description:
        for printed in amounts_in(item.activity.description):
            yield "description", printed
    for kpi in item.activity.kpis:
        for printed in amounts_in(kpi.statement):
            yield "description", printed


@rule("SUM020", "text-unlike-budget", Severity.WARNING)
def text_unlike_budget(plan: Reading) -> Iterator[Found]:
    """An amount in an activity's text that is larger than all that the budget has for it.

    What it looks for:
        Sums of money in the description and the KPIs of an activity that has rows in the budget, where no figure of
        these rows, of their notes or of the heading is that sum, and all are smaller. Rates and limits are left out.

    Why it matters:
        The reader is told of money that the budget does not show.

    Example:
        themes:
        - level: section
          title: Placements
          activities:
          - {code: "8", title: Sufficiency, description: "The grant of £128,600 is combined with other money."}
        budget:
        - {fund: Expenditure, code: "8", label: Sufficiency, amounts: {Year: 78000}}

    Instead:
        themes:
        - level: section
          title: Placements
          activities:
          - {code: "8", title: Sufficiency, description: "The grant of £78,000 is combined with other money."}
        budget:
        - {fund: Expenditure, code: "8", label: Sufficiency, amounts: {Year: 78000}}
    """
    lines, priced = budget_lines(plan), prices(plan)
    for code, item in activities_by_code(plan).items():
        own = lines.get(code, [])
        known = line_figures(own) | (priced[code].figures if code in priced else set())
        known |= {each.pounds for x in own for each in amounts_in(x.row.row.note or "")}
        told = [each for each in _texts(item) if each[1].is_exact and own and each[1].pounds > max(known) + NEAR]
        for field, each in {each.pounds: (field, each) for field, each in reversed(told)}.values():
            most = pounds(max(known))
            message = f"The text of “{item.where}” has {each.text}; the most that the budget has for it is {most}."
            yield Found(item.at(field), message, "Say where the rest is held, or put one of the two right.")


@rule("SUM021", "text-out-by-rounding", Severity.NOTE)
def text_out_by_rounding(plan: Reading) -> Iterator[Found]:
    """An amount in a text that is a pound or two from the budget's.

    What it looks for:
        Sums of money in an activity's text that differ by £1 or £2 from a figure of its budget rows, or from
        several of these rows together.

    Why it matters:
        Two roundings of one figure look like two figures.

    Example:
        themes:
        - level: section
          title: Support
          activities:
          - {code: "33", title: Packages, description: "Management costs £138,096."}
        budget:
        - {fund: Expenditure, code: "33", label: Management, amounts: {Year: 138097}}

    Instead:
        themes:
        - level: section
          title: Support
          activities:
          - {code: "33", title: Packages, description: "Management costs £138,097."}
        budget:
        - {fund: Expenditure, code: "33", label: Management, amounts: {Year: 138097}}
    """
    lines = budget_lines(plan)
    for code, item in activities_by_code(plan).items():
        figures = line_figures(lines[code]) if code in lines else set()
        for field, printed in _texts(item):
            near = [figure for figure in figures if 0 < abs(figure - printed.pounds) <= NEAR]
            if near and printed.pounds not in figures:
                message = f"The text of “{item.where}” has {printed.text}, and its budget comes to {pounds(near[0])}."
                yield Found(item.at(field), message, f"Write {pounds(near[0])} in the text too.")


@rule("SUM022", "note-unlike-amount", Severity.WARNING)
def note_unlike_amount(plan: Reading) -> Iterator[Found]:
    """A note beside a budget row whose amounts do not make the row's.

    What it looks for:
        Notes that say where a row's money comes from or who has it. Their amounts, alone or some together, should
        be a figure of the row, or of all rows with its label.

    Why it matters:
        Part of the money has no source, or the note is about another amount.

    Example:
        budget:
        - {fund: Expenditure, label: Inside Out, note: "Wokingham leads, £150,000.", amounts: {Year: 174200}}

    Instead:
        budget:
        - {fund: Expenditure, label: Inside Out, note: "Wokingham leads, £174,200.", amounts: {Year: 174200}}
    """
    for table in tables(plan):
        for row in table.rows:
            printed = [each for each in amounts_in(row.row.note or "") if not OURS.search(each.clause)]
            if not printed or not row.row.amounts:
                continue
            told = sums_of(each.pounds for each in printed)
            if not told & _figures(table, row.row.label):
                amounts = " and ".join(each.text for each in printed)
                largest = max(amount for _, amount in row.row.amounts)
                message = f"The note has {amounts}, and the row “{row.where}” has {pounds(largest)}: “{row.row.note}”."
                fix = "Put the amount right, or say in the note where all of it comes from."
                yield Found(line(plan, row).of("note"), message, fix)


def _figures(table: Table, label: str) -> set[float]:
    """The figures of the rows with a label, one by one and together."""
    rows = [row for row in table.rows if row.row.label == label]
    cells = {amount for row in rows for _, amount in row.row.amounts}
    return cells | sums_of(table.total(row) for row in rows)
