"""Income that is kept for a purpose, or not yet granted."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.stems import stems
from riia_tui.check.printed.tables import CARRIED, Table, is_total
from riia_tui.check.reading import Reading, Row
from riia_tui.check.rule import rule
from riia_tui.check.sums.balancing import sides
from riia_tui.phrases import listed, pounds

SECURED = re.compile(r"\bapplied for\b|\bbid\b|\bsubject to\b|\bnot yet agreed\b|\bto be confirmed\b", re.IGNORECASE)
PLAIN = {"unrestricted", "general", "previous", "year", "total", "grant", "income", "balance", "last"}
"""Words of a sum carried forward that keep it for nothing in particular."""
KEPT = re.compile(r"\bearmarked\b|\breserved\b|\bring-?fenced\b", re.IGNORECASE)


def _kept(plan: Reading) -> Iterator[tuple[Table, Row, float, frozenset[str], list[tuple[Row, float]]]]:
    """The sums that are brought forward for a purpose, and the rows that spend from the same column on it."""
    income, spending = sides(plan)
    for row in income.rows if income and spending else ():
        named = stems(CARRIED.sub(" ", KEPT.sub(" ", row.where))) - PLAIN
        if not named or is_total(row) or not (CARRIED.search(row.where) or KEPT.search(row.where)):
            continue
        cells = [(c, amount) for c, amount in row.row.amounts if income and c in income.details]
        for column, amount in cells[:1]:
            assert spending is not None
            users = [
                (other, spent)
                for other in spending.rows
                if named & stems(other.where) and (spent := spending.printed(other, column)) and not is_total(other)
            ]
            yield spending, row, amount, named, users


@rule("SUM053", "earmarked-money-without-use", Severity.WARNING)
def earmarked_money_without_use(plan: Reading) -> Iterator[Found]:
    """Money that is kept for something and spent on nothing of that name.

    What it looks for:
        Income rows that are earmarked, and rows of the expenditure in the same column with a word of their label.

    Why it matters:
        Money kept for a purpose must be seen to go to it, or it is taken for free money and spent on something else.

    Example:
        budget:
        - {fund: Income, label: C/f earmarked for SEND, amounts: {Own funds: 92314}}
        - {fund: Expenditure, label: Fostering, amounts: {Own funds: 92314}}

    Instead:
        budget:
        - {fund: Income, label: C/f earmarked for SEND, amounts: {Own funds: 92314}}
        - {fund: Expenditure, label: SEND audits, amounts: {Own funds: 92314}}
    """
    for table, row, amount, _, users in _kept(plan):
        if not users and KEPT.search(row.where):
            message = f"“{row.where}” brings {pounds(amount)}, and no row of “{table.fund}” spends it."
            yield Found(row.at("amounts"), message, "Add the row that it is kept for, or say that it is kept on.")


@rule("SUM054", "carry-forward-unlike-its-use", Severity.NOTE)
def carry_forward_unlike_its_use(plan: Reading) -> Iterator[Found]:
    """Money brought forward for something that costs another amount.

    What it looks for:
        Income rows that carry money forward for a purpose, and the one row of the expenditure in the same column
        that shares a word with them.

    Why it matters:
        The rest comes from somewhere else, or is left, and the budget should say so.

    Example:
        budget:
        - {fund: Income, label: C/f BGM research, amounts: {Own funds: 21060}}
        - {fund: Expenditure, label: BGM phase 1, amounts: {Own funds: 22000}}

    Instead:
        budget:
        - {fund: Income, label: C/f BGM research, amounts: {Own funds: 22000}}
        - {fund: Expenditure, label: BGM phase 1, amounts: {Own funds: 22000}}
    """
    for _, row, amount, _, users in _kept(plan):
        if len(users) == 1 and users[0][1] != amount:
            message = f"“{row.where}” brings {pounds(amount)}, and “{users[0][0].where}” costs {pounds(users[0][1])}."
            yield Found(row.at("amounts"), message, "Say where the difference comes from or goes to.")


@rule("SUM055", "income-not-secured", Severity.WARNING)
def income_not_secured(plan: Reading) -> Iterator[Found]:
    """Income that is counted and not yet granted.

    What it looks for:
        Rows of income whose label or note says that the money is only applied for or subject to something.

    Why it matters:
        If it does not come, what it was to pay for has begun already.

    Example:
        budget:
        - {fund: Income, label: Strand 1, note: Total applied for., amounts: {Year: 295750}}
        - {fund: Income, label: Total In, amounts: {Year: 295750}}

    Instead:
        budget:
        - {fund: Income, label: Strand 1, note: Granted in May., amounts: {Year: 295750}}
        - {fund: Income, label: Total In, amounts: {Year: 295750}}
    """
    income, _ = sides(plan)
    unsure = [r for r in income.rows if SECURED.search(f"{r.where} {r.row.note or ''}")] if income else []
    if income and unsure:
        sums = listed([f"“{row.where}” {pounds(income.total(row))}" for row in unsure])
        word = SECURED.search(f"{unsure[0].where} {unsure[0].row.note or ''}")
        message = f"{sums} is “{word[0] if word else ''}”: {pounds(sum(map(income.total, unsure)))} is not secured."
        yield Found(unsure[0].at("note"), message, "Say what is not done if the money does not come.")
