"""One line in two tables of the budget."""

import re
from collections.abc import Iterator, Sequence

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.stems import stems
from riia_tui.check.printed.tables import CARRIED, Table, tables
from riia_tui.check.reading import Reading, Row
from riia_tui.check.rule import rule
from riia_tui.check.sums.balancing import sides
from riia_tui.phrases import pounds

CHARGED = {"pm": "management", "mgt": "management", "mgmt": "management"}
"""Short words of budgets, in full."""


@rule("SUM056", "allocation-unlike-spend", Severity.WARNING)
def allocation_unlike_spend(plan: Reading) -> Iterator[Found]:
    """A sum of the income and one of the expenditure that bear one name and differ.

    What it looks for:
        Rows of income and of expenditure whose labels say the same, “universal-management” and “Universal pm”.

    Why it matters:
        Either the money is spent on something else than it was granted for, or one of the figures is wrong.

    Example:
        budget:
        - {fund: Income, label: DfE-universal-management, amounts: {Year: 200000}}
        - {fund: Expenditure, label: Universal pm, amounts: {Year: 123875}}

    Instead:
        budget:
        - {fund: Income, label: DfE-universal-management, amounts: {Year: 123875}}
        - {fund: Expenditure, label: Universal pm, amounts: {Year: 123875}}
    """
    income, spending = sides(plan)
    if income is None or spending is None:
        return
    for row in income.rows:
        name = _name(row.where)
        for other in spending.rows if name and not CARRIED.search(row.where) else ():
            if len(name) > 1 and _name(other.where) == name and _largest(row) != _largest(other):
                message = f"“{row.where}” is {pounds(_largest(row))}, and “{other.where}” is {pounds(_largest(other))}."
                yield Found(row.at("amounts"), message, "Say what the difference is for.")


def _name(label: str) -> frozenset[str]:
    words = [CHARGED.get(word.casefold(), word) for word in re.findall(r"[A-Za-z]+", label)]
    return (stems(" ".join(words)) - {"dfe", "total", "grant", "riia", "out", "fund"}) | (
        {"new"} & {*label.casefold().split()}
    )


def _largest(row: Row) -> float:
    return max((amount for _, amount in row.row.amounts), default=0)


@rule("SUM057", "one-line-two-amounts", Severity.ERROR)
def one_line_two_amounts(plan: Reading) -> Iterator[Found]:
    """One line with different amounts in two tables that print the same lines.

    What it looks for:
        Tables that have three labels or more in common, most of them with the same amounts, and the labels whose
        amounts differ.

    Why it matters:
        Where a budget is printed twice, one copy was not brought up to date, and nobody knows which.

    Example:
        budget:
        - {fund: Table 2, label: SE subs, amounts: {2025-26: 1655}}
        - {fund: Table 2, label: Data grant, amounts: {2025-26: 2400}}
        - {fund: Table 2, label: Diagnostic grant, amounts: {2025-26: 1368}}
        - {fund: Appendix 5, label: SE subs, amounts: {Sum: 1655}}
        - {fund: Appendix 5, label: Data grant, amounts: {Sum: 2400}}
        - {fund: Appendix 5, label: Diagnostic grant, amounts: {Sum: 1386}}

    Instead:
        budget:
        - {fund: Table 2, label: SE subs, amounts: {2025-26: 1655}}
        - {fund: Table 2, label: Data grant, amounts: {2025-26: 2400}}
        - {fund: Table 2, label: Diagnostic grant, amounts: {2025-26: 1368}}
        - {fund: Appendix 5, label: SE subs, amounts: {Sum: 1655}}
        - {fund: Appendix 5, label: Data grant, amounts: {Sum: 2400}}
        - {fund: Appendix 5, label: Diagnostic grant, amounts: {Sum: 1368}}
    """
    every = tables(plan)
    for n, table in enumerate(every):
        for other in every[:n]:
            yield from _beside(other, table)


def _beside(first: Table, second: Table) -> Iterator[Found]:
    one, two = _by_label(first.rows), _by_label(second.rows)
    both = [label for label in one if label in two]
    same = [label for label in both if _cells(one[label]) & _cells(two[label])]
    if len(both) < 3 or len(same) < len(both) / 2:
        return
    for label in both:
        if label not in same:
            row, other = one[label], two[label]
            message = f"“{other.where}” is {pounds(_largest(other))} in “{second.fund}” and {pounds(_largest(row))} "
            yield Found(other.at("amounts"), f"{message}in “{first.fund}”.", "Print one amount in both tables.")


def _by_label(rows: Sequence[Row]) -> dict[str, Row]:
    """The rows whose label no other row of the table has, by the label without case, dashes and short forms."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        label = re.sub(r"\bc/f\b", "carry forward", row.where.casefold())
        found.setdefault(re.sub(r"[^a-z0-9]", "", label), []).append(row)
    return {label: each[0] for label, each in found.items() if len(each) == 1 and each[0].row.amounts}


def _cells(row: Row) -> set[float]:
    return {amount for _, amount in row.row.amounts}
