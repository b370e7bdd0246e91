"""What is spent beside what there is: allocations, budgets and the years before."""

from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.tables import Table, is_total, line, spend_columns, tables
from riia_tui.check.reading import Reading, Row
from riia_tui.check.rule import rule
from riia_tui.phrases import pounds

BUDGETED, FORECAST = ("budget",), ("forecast", "outturn", "actual")


def _allocated(plan: Reading) -> Iterator[tuple[Row, float, float]]:
    """The rows that have both what is spent and what is allocated, with the two."""
    for table in tables(plan):
        spend, allocation, _ = spend_columns(table)
        for row in table.rows if spend and allocation else ():
            spent, allocated = table.printed(row, spend or ""), table.printed(row, allocation or "")
            if spent is not None and allocated is not None and not is_total(row):
                yield row, spent, allocated


@rule("SUM040", "spend-over-allocation", Severity.WARNING)
def spend_over_allocation(plan: Reading) -> Iterator[Found]:
    """More is to be spent than the grant allocates.

    What it looks for:
        Rows with a column of spending and one of allocation, where the first is larger.

    Why it matters:
        The grant pays only what it allocates, unless the Department agrees to move money between areas.

    Example:
        budget:
        - {fund: SEND, label: Data, amounts: {Projected spend: 211859, DfE allocation: 160000}}

    Instead:
        budget:
        - {fund: SEND, label: Data, amounts: {Projected spend: 160000, DfE allocation: 160000}}
    """
    for row, spent, allocated in _allocated(plan):
        if spent > allocated + 1:
            message = f"“{row.where}” spends {pounds(spent)} of an allocation of {pounds(allocated)}: "
            message += f"{pounds(spent - allocated)} too much."
            yield Found(row.at("amounts"), message, "Say who agreed that the money moves here, and from which area.")


@rule("SUM041", "spend-under-allocation", Severity.NOTE)
def spend_under_allocation(plan: Reading) -> Iterator[Found]:
    """Less is to be spent than the grant allocates.

    What it looks for:
        Rows with a column of spending and one of allocation, where the first is smaller by more than a pound.

    Why it matters:
        What is not spent goes back, unless the Department agrees that it is spent on something else.

    Example:
        budget:
        - {fund: SEND, label: Diagnostics, amounts: {Projected spend: 19000, DfE allocation: 60000}}

    Instead:
        budget:
        - {fund: SEND, label: Diagnostics, amounts: {Projected spend: 60000, DfE allocation: 60000}}
    """
    for row, spent, allocated in _allocated(plan):
        if spent < allocated - 1:
            message = f"“{row.where}” spends {pounds(spent)} of an allocation of {pounds(allocated)}: "
            message += f"{pounds(allocated - spent)} is left."
            yield Found(row.at("amounts"), message, "Say what the rest is spent on, and who agreed to it.")


@rule("SUM042", "forecast-over-budget", Severity.NOTE)
def forecast_over_budget(plan: Reading) -> Iterator[Found]:
    """A forecast or outturn above the budget of its line.

    What it looks for:
        Rows of expenditure with a column headed as a budget and the next one as a forecast, outturn or actual,
        where the second is larger.

    Why it matters:
        A board asks for the reason, so the note should give it.

    Example:
        budget:
        - {fund: Expenditure, label: Education network, amounts: {20-21 budget: 15000, 20-21 forecast: 19250}}

    Instead:
        budget:
        - {fund: Expenditure, label: Education network, amounts: {20-21 budget: 15000, 20-21 forecast: 15000}}
    """
    for table in tables(plan):
        pair = None if table.is_income else _budget_and_forecast(table)
        for row in table.rows if pair else ():
            budget, forecast = (table.printed(row, column) for column in pair or ())
            if budget is not None and forecast is not None and forecast > budget and not is_total(row):
                if "carry forward" in row.where.casefold():
                    continue
                note = f" The note says “{row.row.note}”." if row.row.note else ""
                message = f"“{row.where}” is forecast at {pounds(forecast)} on a budget of {pounds(budget)}.{note}"
                yield Found(line(plan, row).of("amounts"), message, "Give the reason in the note.")


def _budget_and_forecast(table: Table) -> tuple[str, str] | None:
    for budget, forecast in zip(table.columns, table.columns[1:], strict=False):
        heads = budget.casefold(), forecast.casefold()
        if any(word in heads[0] for word in BUDGETED) and any(word in heads[1] for word in FORECAST):
            return budget, forecast
    return None


@rule("SUM043", "no-budget", Severity.NOTE)
def no_budget(plan: Reading) -> Iterator[Found]:
    """A plan with activities and no money.

    What it looks for:
        Plans without a row of a budget and without an amount in any text.

    Why it matters:
        A board cannot tell whether what is promised can be paid.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{title: A shared dashboard}]

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{title: A shared dashboard}]
        budget:
        - {fund: Grant, label: Dashboard, amounts: {Year: 5000}}
    """
    if plan.activities and not plan.budget and not any("£" in words.text for words in plan.words):
        message = f"The plan “{plan.file.plan.title}” prints no budget and no amount of money."
        yield Found(plan.at("title"), message, "Add the budget, or say where it is printed.")
