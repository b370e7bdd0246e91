"""Prices in headings that the budget contradicts."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.prices import Line, Price, activities_by_code, budget_lines, line_figures, prices
from riia_tui.check.printed.tables import is_total, tables
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import listed, pounds

PART = re.compile(r"\b(?:part|phase|year) (?:\d+|one|two|[iv]+)\b", re.IGNORECASE)


@rule("SUM010", "price-unlike-budget", Severity.ERROR)
def price_unlike_budget(plan: Reading) -> Iterator[Found]:
    """A price in an activity's heading that is not the amount of its budget line.

    What it looks for:
        The price in an activity's title, or in a table of the prices in headings, beside the rows of the budget that
        bear the activity's code. It may be any of these rows, several of them together, or one part of the price.

    Why it matters:
        One of the two is wrong, and the activity is either overpaid or cannot be paid.

    Example:
        themes:
        - level: section
          title: Adoption
          activities:
          - {code: "25", title: "Training in adoption, £15,000"}
        budget:
        - {fund: Expenditure, code: "25", label: Adoption training, amounts: {Year: 45500}}

    Instead:
        themes:
        - level: section
          title: Adoption
          activities:
          - {code: "25", title: "Training in adoption, £15,000"}
        budget:
        - {fund: Expenditure, code: "25", label: Adoption training, amounts: {Year: 15000}}
    """
    lines, every = budget_lines(plan), prices(plan)
    for code, price in every.items():
        own = lines.get(code, [])
        if own and not price.figures & line_figures(own) and not _is_swapped(code, every, lines):
            where = listed([f"“{each.row.row.label}” {pounds(each.total)}" for each in own])
            message = f"“{price.item.where}” is priced at {pounds(price.whole)}; the budget has {where}."
            yield Found(price.item.at("title"), message, "Ask which amount was agreed, and print it in both places.")


def _is_swapped(code: str, every: dict[str, Price], lines: dict[str, list[Line]]) -> bool:
    """Whether another activity has this one's line and this one has the other's; the codes are wrong then."""
    own = line_figures(lines[code])
    return any(
        other.whole in own and every[code].whole in line_figures(lines[key])
        for key, other in every.items()
        if key != code and key in lines
    )


@rule("SUM011", "price-in-no-budget", Severity.WARNING)
def price_in_no_budget(plan: Reading) -> Iterator[Found]:
    """A part of a price that no row of the budget has.

    What it looks for:
        Activities whose price is printed in parts, of which the budget has one and not the other.

    Why it matters:
        The heading promises money that is set aside nowhere.

    Example:
        themes:
        - level: section
          title: Workforce
          activities:
          - {code: "7", title: Workforce survey}
        budget:
        - {fund: Prices in headings, code: "7", label: "7.1", amounts: {Price: 45000}}
        - {fund: Prices in headings, code: "7", label: "7.2", amounts: {Price: 42000}}
        - {fund: Prices in headings, code: "7", label: Total, amounts: {Price: 87000}}
        - {fund: Expenditure, code: "7", label: Survey part 1, amounts: {Year: 45000}}

    Instead:
        themes:
        - level: section
          title: Workforce
          activities:
          - {code: "7", title: Workforce survey}
        budget:
        - {fund: Prices in headings, code: "7", label: "7.1", amounts: {Price: 45000}}
        - {fund: Expenditure, code: "7", label: Survey part 1, amounts: {Year: 45000}}
    """
    lines = budget_lines(plan)
    for code, price in prices(plan).items():
        figures = line_figures(lines[code]) if code in lines else set()
        left = [each.total for each in lines.get(code, [])]
        missing = [(label, amount) for label, amount in price.parts if not _taken(amount, left)]
        if figures and len(price.parts) > 1 and price.whole not in figures and 0 < len(missing) < len(price.parts):
            parts = listed([f"“{label}” {pounds(amount)}" for label, amount in missing])
            message = f"The price {pounds(price.whole)} of “{price.item.where}” has {parts}, which is in no budget row."
            fix = "Add a row for it, or say in the heading which year's money it is."
            yield Found(price.item.at("title"), message, fix)


def _taken(amount: float, left: list[float]) -> bool:
    """Whether a row of that amount is left, which is then taken."""
    if amount in left:
        left.remove(amount)
        return True
    return False


@rule("SUM012", "no-budget-line", Severity.WARNING)
def no_budget_line(plan: Reading) -> Iterator[Found]:
    """An activity without a price or an amount, where nearly all the others have one.

    What it looks for:
        Activities whose code is in no row of the budget with a figure, in plans whose budget goes by activities.

    Why it matters:
        Work that nobody has priced is paid for out of something else, or is not done.

    Example:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads}
          - {code: "2", title: Operational leads}
          - {code: "3", title: Post-16 network}
          - {code: "4", title: Fostering network}
        budget:
        - {fund: Grant, code: "1", label: Strategic leads, amounts: {Year: 1000}}
        - {fund: Grant, code: "2", label: Operational leads, amounts: {Year: 1000}}
        - {fund: Grant, code: "3", label: Post-16 network, amounts: {Year: 1000}}

    Instead:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads}
          - {code: "2", title: Operational leads}
        budget:
        - {fund: Grant, code: "1", label: Strategic leads, amounts: {Year: 1000}}
        - {fund: Grant, code: "2", label: Operational leads, amounts: {Year: 0}}
    """
    coded, priced = activities_by_code(plan), {*prices(plan), *budget_lines(plan)}
    without = [item for code, item in coded.items() if code not in priced]
    if 0 < len(without) <= 0.3 * len(coded):
        for item in without:
            shared = _shared(plan, item.code or "")
            also = f" “{shared[0]}” {pounds(shared[1])} is for several." if shared else ""
            message = f"“{item.where}” “{item.activity.title}” has no price and no amount in the budget.{also}"
            yield Found(item.at("title"), message, "Give it a row of its own, with 0 where it costs nothing.")


def _shared(plan: Reading, code: str) -> tuple[str, float] | None:
    """The row that prices a range of activities which a code is in: “projects 8-13”."""
    for table in tables(plan):
        for row in table.rows:
            span = re.search(r"\b(\d+)\s?(?:-|–|to)\s?(\d+)\b", row.row.label)
            if span and code.isdigit() and int(span[1]) <= int(code) <= int(span[2]) and not is_total(row):
                return row.row.label, table.total(row)
    return None


@rule("SUM013", "part-unlike-heading", Severity.NOTE)
def part_unlike_heading(plan: Reading) -> Iterator[Found]:
    """A budget row that is for one part of an activity whose heading has no parts, or the other way round.

    What it looks for:
        Rows labelled “part 1” and the like beside prices in headings that are printed whole, and rows without such
        a word beside a heading with two parts, where other rows have one.

    Why it matters:
        Nobody can tell whether the amount pays for all of the activity.

    Example:
        themes:
        - level: section
          title: Kinship
          activities:
          - {code: "26", title: "Local offer, £15,000"}
        budget:
        - {fund: Expenditure, code: "26", label: Local offer part 1, amounts: {Year: 15000}}

    Instead:
        themes:
        - level: section
          title: Kinship
          activities:
          - {code: "26", title: "Local offer, £15,000"}
        budget:
        - {fund: Expenditure, code: "26", label: Local offer, amounts: {Year: 15000}}
    """
    lines, every = budget_lines(plan), prices(plan)
    usual = any(PART.search(each.row.row.label) for each in (x for code in every for x in lines.get(code, [])))
    for code, price in every.items():
        own = lines.get(code, [])
        partly = [each for each in own if PART.search(each.row.row.label)]
        whole = len(price.parts) == 1
        if PART.search(price.item.title):
            continue
        if own and (partly if whole else usual and not partly):
            label = (partly or own)[0].row.row.label
            heading = "has no parts" if whole else f"has “{price.parts[0][0]}” and “{price.parts[1][0]}”"
            message = f"The budget has “{label}” for “{price.item.where}”, whose heading {heading}."
            yield Found(price.item.at("title"), message, "Say in both places which part the amount is for.")
