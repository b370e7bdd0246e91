"""Sums that do not come to what is printed."""

from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.adding import every_sum
from riia_tui.check.printed.tables import CARRIED, is_total, line, tables
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import listed, pounds

BLANK = 4
"""A few blanks more than one row in ten are still few, where they stand together."""


@rule("SUM001", "row-that-does-not-add-up", Severity.ERROR)
def row_that_does_not_add_up(plan: Reading) -> Iterator[Found]:
    """A row of the budget whose total is not what its own figures come to.

    What it looks for:
        Total columns (by their heading, or because they add up the columns beside them in the other rows) and
        columns of variance, in every row of every table. Differences that rounding can make are left to SUM003.

    Why it matters:
        One of the figures is wrong, and whoever pays or is paid by it is told the wrong amount.

    Example:
        budget:
        - {fund: Grant, label: Salaries, amounts: {Q1: 1200, Q2: 1300, Total: 2600}}

    Instead:
        budget:
        - {fund: Grant, label: Salaries, amounts: {Q1: 1200, Q2: 1300, Total: 2500}}
    """
    for each in every_sum(plan):
        if each.along and each.out and not each.is_rounding:
            come = pounds(round(sum(each.parts), 2))
            yield Found(each.at, f"{each.said}.", f"Put the wrong figure right, or write {come} as the sum.")


@rule("SUM002", "total-that-does-not-add-up", Severity.ERROR)
def total_that_does_not_add_up(plan: Reading) -> Iterator[Found]:
    """A sub-total or total that is not what the figures above it come to.

    What it looks for:
        Rows labelled as totals, rows that stand for others by their position (they have figures in the sub-total
        columns alone), and totals of an area. Each is compared with every sum that it could be meant to be.

    Why it matters:
        A total that does not follow from its lines cannot be defended when the grant is audited.

    Example:
        budget:
        - {fund: Grant, label: Salaries, amounts: {Year: 2500}}
        - {fund: Grant, label: Events, amounts: {Year: 1000}}
        - {fund: Grant, label: Total, amounts: {Year: 4000}}

    Instead:
        budget:
        - {fund: Grant, label: Salaries, amounts: {Year: 2500}}
        - {fund: Grant, label: Events, amounts: {Year: 1000}}
        - {fund: Grant, label: Total, amounts: {Year: 3500}}
    """
    for each in every_sum(plan):
        if not each.along and each.out and not each.is_rounding:
            come = pounds(round(sum(each.parts), 2))
            yield Found(each.at, f"{each.said}.", f"Find the line that is wrong or left out, or write {come}.")


@rule("SUM003", "sum-out-by-rounding", Severity.NOTE)
def sum_out_by_rounding(plan: Reading) -> Iterator[Found]:
    """A sum that is a pound or so out because its parts were rounded.

    What it looks for:
        The same sums as SUM001 and SUM002, where the difference is no more than half a pound for each part. Figures
        that are all in tens of pounds were not rounded, so that any difference between them is a mistake.

    Why it matters:
        Nobody loses money by it, but a reader who adds up finds that it does not add up and doubts the rest.

    Example:
        budget:
        - {fund: Grant, label: Post, amounts: {Q1: 333, Q2: 333, Q3: 333, Total: 1000}}

    Instead:
        budget:
        - {fund: Grant, label: Post, amounts: {Q1: 333, Q2: 333, Q3: 334, Total: 1000}}
    """
    for each in every_sum(plan):
        if each.is_rounding:
            fix = "Let the largest part take the rounding, or say below the table that figures are rounded."
            yield Found(each.at, f"{each.said}, by rounding.", fix)


@rule("SUM004", "sum-left-out", Severity.WARNING)
def sum_left_out(plan: Reading) -> Iterator[Found]:
    """A row that has the parts and not the sum of them.

    What it looks for:
        A row with all the figures that a column adds up in the other rows of its table, and a blank in that column.

    Why it matters:
        The column no longer comes to its total, and the line can be taken for one that costs nothing.

    Example:
        budget:
        - {fund: Grant, label: Post, amounts: {Spend: 300, First half: 100, Second half: 200}}
        - {fund: Grant, label: Event, amounts: {Spend: 500, First half: 200, Second half: 300}}
        - {fund: Grant, label: Travel, amounts: {Spend: 900, First half: 450, Second half: 450}}
        - {fund: Grant, label: Website, amounts: {First half: 50, Second half: 70}}

    Instead:
        budget:
        - {fund: Grant, label: Post, amounts: {Spend: 300, First half: 100, Second half: 200}}
        - {fund: Grant, label: Event, amounts: {Spend: 500, First half: 200, Second half: 300}}
        - {fund: Grant, label: Travel, amounts: {Spend: 900, First half: 450, Second half: 450}}
        - {fund: Grant, label: Website, amounts: {Spend: 120, First half: 50, Second half: 70}}
    """
    for table in tables(plan):
        for row in table.rows:
            for column, parts in table.sums.items():
                come = table.amount(row, column)
                if come and table.printed(row, column) is None:
                    cells = listed([pounds(table.printed(row, part) or 0) for part in parts])
                    message = f"“{row.where}” has {cells}, but “{column}” is blank; they come to {pounds(come)}."
                    yield Found(row.at("amounts"), message, f"Write {pounds(come)} under “{column}”.")


@rule("SUM005", "blank-cell", Severity.NOTE)
def blank_cell(plan: Reading) -> Iterator[Found]:
    """A blank cell in a column that nearly every other row fills.

    What it looks for:
        Columns that nine in ten of the rows with these columns fill (with 0 where there is nothing), and the rows of
        each table that leave them blank. Columns that add up others are left to SUM004.

    Why it matters:
        Nobody can tell a blank that means nothing from a figure that was forgotten.

    Example:
        budget:
        - {fund: Grant, label: Post, amounts: {Last year: 300, This year: 100}}
        - {fund: Grant, label: Event, amounts: {Last year: 0, This year: 200}}
        - {fund: Grant, label: Travel, amounts: {Last year: 0, This year: 200}}
        - {fund: Grant, label: Survey, amounts: {Last year: 50, This year: 200}}
        - {fund: Grant, label: Rooms, amounts: {Last year: 70, This year: 200}}
        - {fund: Grant, label: Training, amounts: {Last year: 0, This year: 200}}
        - {fund: Grant, label: Report, amounts: {Last year: 90, This year: 200}}
        - {fund: Grant, label: Design, amounts: {Last year: 0, This year: 200}}
        - {fund: Grant, label: Print, amounts: {Last year: 10, This year: 200}}
        - {fund: Grant, label: Website, amounts: {This year: 50}}

    Instead:
        budget:
        - {fund: Grant, label: Post, amounts: {Last year: 300, This year: 100}}
        - {fund: Grant, label: Website, amounts: {Last year: 0, This year: 50}}
    """
    every = tables(plan)
    for table in every:
        like = [cells for other in every if set(other.columns) == set(table.columns) for cells in other.cells.values()]
        filled = {column: sum(column in cells for cells in like) for column in table.columns}
        full = {column for column, count in filled.items() if count >= 0.9 * len(like)}
        most = {column for column, count in filled.items() if count >= 0.9 * (len(like) - BLANK)} - set(table.sums)
        short = [
            (row, column)
            for row in table.rows
            if len(like) >= 10 and not is_total(row) and not CARRIED.search(row.row.label)
            for column in table.columns
            if column in most and column not in table.cells[row.path] and full & set(table.cells[row.path])
        ]
        if short:
            columns = listed([f"“{column}”" for column in dict.fromkeys(column for _, column in short)])
            labels = listed([f"“{label}”" for label in dict.fromkeys(row.where for row, _ in short)])
            fix = "Write 0 where there is nothing, and the figure where there is one."
            message = f"The cells of {labels} under {columns} are blank; nearly all other rows fill theirs."
            yield Found(line(plan, short[0][0]).of("amounts"), message, fix)


@rule("SUM006", "same-amounts-twice", Severity.NOTE)
def same_amounts_twice(plan: Reading) -> Iterator[Found]:
    """Two rows of one label with the same uneven amounts.

    What it looks for:
        Rows of one table with the same label and code and the same figures, where the largest is no round sum.

    Why it matters:
        A line that was copied is paid for twice. Round sums are often equal by chance, uneven ones hardly ever.

    Example:
        budget:
        - {fund: Grant, label: Staff, amounts: {Spend: 89429}}
        - {fund: Grant, label: Staff, amounts: {Spend: 89429}}

    Instead:
        budget:
        - {fund: Grant, label: Data manager, amounts: {Spend: 89429}}
        - {fund: Grant, label: Data analyst, amounts: {Spend: 89429}}
    """
    for table in tables(plan):
        seen = set()
        for row in table.rows:
            own = tuple((c, a) for c, a in row.row.amounts if c not in table.levels or not table.has_details(row))
            own = tuple((c, a) for c, a in own if c in (*table.details, *table.sums))
            key = (row.row.label, row.row.code, own)
            largest = max((abs(amount) for _, amount in own), default=0)
            if key in seen and largest % 50:
                message = f"“{row.where}” has {pounds(largest)} with the same figures in two rows."
                yield Found(row.at("amounts"), message, "Take one out, or say in the labels how the two differ.")
            seen.add(key)
