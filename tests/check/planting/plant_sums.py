"""Faults of sums."""

from dataclasses import replace

from hypothesis import strategies as st

from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.check.reading import Item
from riia_tui.planfile.model import BudgetRow, PlanFile

Amounts = dict[str, float]


def row(fund: str, label: str, amounts: Amounts, code: str | None = None, note: str | None = None) -> BudgetRow:
    """A row of a budget, written short."""
    return BudgetRow(label, fund=fund, code=code, note=note, amounts=tuple(amounts.items()))


def with_rows(plan: PlanFile, *rows: BudgetRow) -> PlanFile:
    """The plan with more rows at the end of its budget."""
    return replace(plan, budget=(*plan.budget, *rows))


def any_row(plan: PlanFile, draw: Draw, *, total: bool) -> int:
    """The place of a row of the plan's budget: its total, or one of the others at random."""
    last = len(plan.budget) - 1
    return last if total else draw(st.integers(0, last - 1))


def with_cell(plan: PlanFile, n: int, column: str, amount: float) -> PlanFile:
    """The plan with another amount in one cell of its budget."""
    return changed(plan, f"budget[{n}]", amounts=tuple({**dict(plan.budget[n].amounts), column: amount}.items()))


def an_activity(plan: PlanFile, draw: Draw) -> Item:
    """An activity, at random; those of a clean plan all have codes."""
    return any_item(plan, "activity", draw)


@plants("SUM001")
def row_that_does_not_add_up(plan: PlanFile, draw: Draw) -> Planted:
    n = any_row(plan, draw, total=False)
    wrong = dict(plan.budget[n].amounts)["Total"] + draw(st.integers(1, 50)) * 10
    return Planted(with_cell(plan, n, "Total", wrong), plan.budget[n].label)


@plants("SUM002")
def total_that_does_not_add_up(plan: PlanFile, draw: Draw) -> Planted:
    n, column = any_row(plan, draw, total=True), draw(st.sampled_from(["First half", "Second half", "Total"]))
    wrong = dict(plan.budget[n].amounts)[column] - draw(st.integers(1, 9)) * 10
    return Planted(with_cell(plan, n, column, wrong), plan.budget[n].label)


@plants("SUM003")
def sum_out_by_rounding(plan: PlanFile, draw: Draw) -> Planted:
    n = any_row(plan, draw, total=False)
    wrong = dict(plan.budget[n].amounts)["Total"] + draw(st.sampled_from([-1, 1]))
    return Planted(with_cell(plan, n, "Total", wrong), plan.budget[n].label)


@plants("SUM004")
def sum_left_out(plan: PlanFile, draw: Draw) -> Planted:
    rows = [row("Costs", f"Post {n}", {"Spend": 30 * n, "Q1": 10 * n, "Q2": 20 * n}) for n in range(1, 6)]
    n = draw(st.integers(0, 4))
    rows[n] = replace(rows[n], amounts=rows[n].amounts[1:])
    return Planted(with_rows(plan, *rows), rows[n].label)


@plants("SUM005")
def blank_cell(plan: PlanFile, draw: Draw) -> Planted:
    rows = [row("Costs", f"Post {n}", {"Last year": 7 * n, "This year": 10 * n}) for n in range(12)]
    n = draw(st.integers(0, 11))
    rows[n] = replace(rows[n], amounts=rows[n].amounts[1:])
    return Planted(with_rows(plan, *rows), rows[n].label)


@plants("SUM006")
def same_amounts_twice(plan: PlanFile, draw: Draw) -> Planted:
    amount = draw(st.integers(10, 900)) * 50 + draw(st.integers(1, 49))
    twice = row("Staff", "Data team", {"Spend": amount})
    return Planted(with_rows(plan, twice, row("Staff", "Travel", {"Spend": 50}), twice), "Data team")


@plants("SUM010")
def price_unlike_budget(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    plan = changed(plan, item.path, title=f"{item.activity.title}, £{draw(st.integers(2, 90))},000")
    return Planted(with_rows(plan, row("Expenditure", "Its line", {"Year": 1500}, code=item.code)), item.where)


@plants("SUM011")
def price_in_no_budget(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    priced = [row("Prices in headings", f"part {n}", {"Price": 1000 * n}, code=item.code) for n in (1, 2)]
    budgeted = row("Expenditure", "Its line", {"Year": draw(st.sampled_from([1000, 2000]))}, code=item.code)
    return Planted(with_rows(plan, *priced, budgeted), item.where)


@plants("SUM012")
def no_budget_line(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    codes = [a.code for theme in plan.themes for a in theme.activities if a.code != item.code]
    return Planted(with_rows(plan, *(row("Work", f"Line {c}", {"Year": 900}, code=c) for c in codes)), item.where)


@plants("SUM013")
def part_unlike_heading(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    plan = changed(plan, item.path, title=f"{item.activity.title}, £1,500")
    return Planted(with_rows(plan, row("Expenditure", "Work part 1", {"Year": 1500}, code=item.code)), item.where)


@plants("SUM020")
def text_unlike_budget(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    plan = changed(plan, item.path, description=f"The grant of £{draw(st.integers(20, 99))},600 pays for it.")
    return Planted(with_rows(plan, row("Expenditure", "Its line", {"Year": 1500}, code=item.code)), item.where)


@plants("SUM021")
def text_out_by_rounding(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    amount = draw(st.integers(1000, 9000))
    plan = changed(plan, item.path, description=f"It costs £{amount:,}.")
    return Planted(with_rows(plan, row("Expenditure", "Its line", {"Year": amount + 1}, code=item.code)), item.where)


@plants("SUM022")
def note_unlike_amount(plan: PlanFile, draw: Draw) -> Planted:
    amount = draw(st.integers(10, 90)) * 100
    wrong = row("Work", "Inside out", {"Year": amount}, note=f"£{amount + 50:,} from the region")
    return Planted(with_rows(plan, wrong), "Inside out")


@plants("SUM030")
def share_unlike_amounts(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    more = draw(st.integers(51, 90))
    plan = changed(plan, item.path, description=f"CSC and SEND share the cost {more}:{100 - more}.")
    amounts = {"CSC": 10 * more + 50, "SEND": 1000 - 10 * more - 50}
    return Planted(with_rows(plan, row("Expenditure", "Its line", amounts, code=item.code)), item.where)


@plants("SUM031")
def percentage_unlike_amounts(plan: PlanFile, draw: Draw) -> Planted:
    percent = draw(st.integers(30, 60))
    amounts = {"CSC": 10 * percent + 20, "SEND": 980 - 10 * percent}
    wrong = row("Funds", "Available", amounts, note=f"Of all funds, CSC {percent}% and SEND {100 - percent}%.")
    return Planted(with_rows(plan, wrong), "Available")


@plants("SUM040")
def spend_over_allocation(plan: PlanFile, draw: Draw) -> Planted:
    allocated = draw(st.integers(10, 90)) * 100
    wrong = row("SEND", "Diagnostics", {"Projected spend": allocated + 300, "DfE allocation": allocated})
    return Planted(with_rows(plan, wrong), "Diagnostics")


@plants("SUM041")
def spend_under_allocation(plan: PlanFile, draw: Draw) -> Planted:
    allocated = draw(st.integers(10, 90)) * 100
    wrong = row("SEND", "Diagnostics", {"Projected spend": allocated - 300, "DfE allocation": allocated})
    return Planted(with_rows(plan, wrong), "Diagnostics")


@plants("SUM042")
def forecast_over_budget(plan: PlanFile, draw: Draw) -> Planted:
    budget = draw(st.integers(0, 90)) * 100
    wrong = row("Expenditure", "Fostering", {"25-26 budget": budget, "25-26 forecast": budget + 100})
    return Planted(with_rows(plan, wrong), "Fostering")


@plants("SUM043")
def no_budget(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(replace(plan, budget=()), plan.plan.code)


def _balanced(came: float, went: float, *more: BudgetRow) -> list[BudgetRow]:
    return [
        row("Income", "Grant", {"Year": came}),
        row("Income", "Total In", {"Year": came}),
        row("Expenditure", "Posts", {"Year": went}),
        row("Expenditure", "Total Out", {"Year": went}),
        *more,
    ]


@plants("SUM050")
def balance_unlike_carry_forward(plan: PlanFile, draw: Draw) -> Planted:
    wrong = row("Expenditure", "Carry forward to 27/28", {"Year": draw(st.integers(1, 9)) * 1100})
    return Planted(with_rows(plan, *_balanced(5000, 4000, wrong)), wrong.label)


@plants("SUM051")
def spend_over_income(plan: PlanFile, draw: Draw) -> Planted:
    return Planted(with_rows(plan, *_balanced(5000, 5000 + draw(st.integers(1, 9)) * 100)), "Total Out")


@plants("SUM052")
def carry_forward_unlike_last_balance(plan: PlanFile, draw: Draw) -> Planted:
    left = draw(st.integers(1, 90)) * 100
    brought = row("Income", "Carry forward from last year", {"25-26 forecast": 500, "26-27": left + 100})
    carried = row("Expenditure", "Carry forward to 26/27", {"25-26 forecast": left})
    return Planted(with_rows(plan, brought, carried), brought.label)


@plants("SUM053")
def earmarked_money_without_use(plan: PlanFile, draw: Draw) -> Planted:
    amount = draw(st.integers(1, 90)) * 100
    kept = row("Income", "C/f earmarked for audits", {"Own funds": amount})
    return Planted(with_rows(plan, kept, row("Expenditure", "Fostering", {"Own funds": amount})), kept.label)


@plants("SUM054")
def carry_forward_unlike_its_use(plan: PlanFile, draw: Draw) -> Planted:
    amount = draw(st.integers(1, 90)) * 100
    kept = row("Income", "C/f for audits", {"Own funds": amount})
    return Planted(with_rows(plan, kept, row("Expenditure", "Audits", {"Own funds": amount + 100})), kept.label)


@plants("SUM055")
def income_not_secured(plan: PlanFile, draw: Draw) -> Planted:
    note = draw(st.sampled_from(["Applied for in May.", "Subject to approval.", "Total applied for."]))
    return Planted(with_rows(plan, row("Income", "Strand 2", {"Year": 500}, note=note)), "Strand 2")


@plants("SUM056")
def allocation_unlike_spend(plan: PlanFile, draw: Draw) -> Planted:
    amount = draw(st.integers(10, 90)) * 100
    spent = row("Expenditure", "Regional diagnostics", {"Year": amount - 500})
    return Planted(
        with_rows(plan, row("Income", "DfE-regional-diagnostic", {"Year": amount}), spent), "DfE-regional-diagnostic"
    )


@plants("SUM057")
def one_line_two_amounts(plan: PlanFile, draw: Draw) -> Planted:
    labels, wrong = ["Data grant", "Diagnostic grant", "Subscriptions", "Support grant"], draw(st.integers(0, 3))
    first = [row("Table 2", label, {"Year": 1000 + n}) for n, label in enumerate(labels)]
    second = [row("Appendix", label, {"Sum": 1000 + n + 100 * (n == wrong)}) for n, label in enumerate(labels)]
    return Planted(with_rows(plan, *first, *second), labels[wrong])
