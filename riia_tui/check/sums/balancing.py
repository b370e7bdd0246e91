"""Income beside expenditure, and money carried from one year to the next."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.amounts import is_rounding
from riia_tui.check.printed.tables import CARRIED, Table, is_total, tables
from riia_tui.check.reading import Reading, Row
from riia_tui.check.rule import rule
from riia_tui.phrases import listed, pounds


def sides(plan: Reading) -> tuple[Table | None, Table | None]:
    """The tables of income and of expenditure; None for one that the budget has not."""
    every = tables(plan)
    income = next((table for table in every if table.is_income and table.rows), None)
    spending = next((table for table in every if table.is_spending and table.rows), None)
    return income, spending


def _grand(table: Table) -> Row | None:
    """The first row of the totals that close a table, before what is carried forward."""
    rows = [row for row in table.rows if is_total(row)]
    return next((row for row in rows if re.search(r"\b(?:out|expenditure|in|income)\b", row.where, re.I)), None) or (
        rows[-1] if rows else None
    )


@rule("SUM050", "balance-unlike-carry-forward", Severity.ERROR)
def balance_unlike_carry_forward(plan: Reading) -> Iterator[Found]:
    """Income less expenditure is not what is carried forward.

    What it looks for:
        The totals of the tables of income and expenditure, column by column, and the rows below the latter that
        carry a balance forward.

    Why it matters:
        The next year begins with money that is not there, or without some that is.

    Example:
        budget:
        - {fund: Income, label: Total In, amounts: {Year: 5000}}
        - {fund: Expenditure, label: Total Out, amounts: {Year: 4000}}
        - {fund: Expenditure, label: Carry forward to next year, amounts: {Year: 900}}

    Instead:
        budget:
        - {fund: Income, label: Total In, amounts: {Year: 5000}}
        - {fund: Expenditure, label: Total Out, amounts: {Year: 4000}}
        - {fund: Expenditure, label: Carry forward to next year, amounts: {Year: 1000}}
    """
    for column, balance, carried in _balances(plan):
        for row, amount in carried:
            if round(amount - balance, 2):
                message = f"“{row.where}” has {pounds(amount)} under “{column}”, but income less expenditure is "
                yield Found(row.at("amounts"), f"{message}{pounds(balance)}.", f"Write {pounds(balance)}.")


@rule("SUM051", "spend-over-income", Severity.ERROR)
def spend_over_income(plan: Reading) -> Iterator[Found]:
    """More goes out than comes in.

    What it looks for:
        The totals of the tables of income and expenditure, column by column.

    Why it matters:
        A programme that is not paid for cannot be agreed.

    Example:
        budget:
        - {fund: Income, label: Total In, amounts: {Year: 5000}}
        - {fund: Expenditure, label: Total Out, amounts: {Year: 6000}}

    Instead:
        budget:
        - {fund: Income, label: Total In, amounts: {Year: 5000}}
        - {fund: Expenditure, label: Total Out, amounts: {Year: 5000}}
    """
    _, spending = sides(plan)
    grand = _grand(spending) if spending else None
    for column, balance, carried in _balances(plan):
        if grand and balance < 0 and not carried:
            message = f"Under “{column}”, “{grand.where}” is {pounds(-balance)} more than the income."
            yield Found(grand.at("amounts"), message, "Find the money, or take lines out until both are equal.")


def _balances(plan: Reading) -> Iterator[tuple[str, float, list[tuple[Row, float]]]]:
    """By column: income less expenditure, and the rows below the expenditure that carry it forward."""
    income, spending = sides(plan)
    total_in, total_out = (_grand(table) if table else None for table in (income, spending))
    if income is None or spending is None or total_in is None or total_out is None:
        return
    below = spending.rows[spending.rows.index(total_out) + 1 :]
    for column in spending.columns:
        came, went = income.printed(total_in, column), spending.printed(total_out, column)
        if came is not None and went is not None and not is_rounding(came, [went]):
            carried = [
                (row, amount)
                for row in below
                if CARRIED.search(row.where) and (amount := spending.printed(row, column)) is not None
            ]
            yield column, round(came - went, 2), carried


@rule("SUM052", "carry-forward-unlike-last-balance", Severity.ERROR)
def carry_forward_unlike_last_balance(plan: Reading) -> Iterator[Found]:
    """The year does not begin with what the year before ended with.

    What it looks for:
        The income row that brings money from the year before, in the column of a year, beside the balance that the
        expenditure table carries forward to that year.

    Why it matters:
        The two are one sum of money, and a difference between them is money lost or made up.

    Example:
        budget:
        - {fund: Income, label: Carry forward from previous year, amounts: {20-21 forecast: 500, 21-22: 800}}
        - {fund: Expenditure, label: Total, amounts: {20-21 forecast: 100}}
        - {fund: Expenditure, label: Carry forward to 21/22, amounts: {20-21 forecast: 700}}

    Instead:
        budget:
        - {fund: Income, label: Carry forward from previous year, amounts: {20-21 forecast: 500, 21-22: 700}}
        - {fund: Expenditure, label: Total, amounts: {20-21 forecast: 100}}
        - {fund: Expenditure, label: Carry forward to 21/22, amounts: {20-21 forecast: 700}}
    """
    income, spending = sides(plan)
    brought = [r for r in income.rows if CARRIED.search(r.where) and "from" in r.where.casefold()] if income else []
    for row in spending.rows if spending and len(brought) == 1 else ():
        assert income is not None
        year = re.search(r"\bto (?:20)?(\d\d)\s?[/-]\s?(\d\d)\b", row.where) if CARRIED.search(row.where) else None
        columns = [c for c in income.columns if re.search(rf"\b{year[1]}\s?[/-]\s?{year[2]}\b", c)] if year else []
        now = income.printed(brought[0], columns[0]) if columns else None
        left = [amount for _, amount in row.row.amounts]
        if now is not None and left and now not in left:
            message = f"“{brought[0].where}” has {pounds(now)} under “{columns[0]}”, but “{row.where}” is "
            message += f"{listed([pounds(amount) for amount in left])}."
            yield Found(brought[0].at("amounts"), message, f"Write {pounds(left[-1])} in both places.")
