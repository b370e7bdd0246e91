"""Money that is shared out, beside the shares that the plan states."""

import re
from collections.abc import Iterator, Sequence

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.prices import activities_by_code, budget_lines
from riia_tui.check.printed.tables import PERCENT, Table, tables
from riia_tui.check.reading import Item, Reading, Row
from riia_tui.check.rule import rule
from riia_tui.phrases import listed, number, pounds

RATIO = re.compile(r"\b(\d{1,2})\s?:\s?(\d{1,2})\b")
SPLIT = re.compile(r"\b(\d{1,2})\s?%\s?([A-Z]\w+)\W{1,5}(?:and )?(\d{1,2})\s?%\s?([A-Z]\w+)")
CLOSE = 0.5
"""Points by which a whole percentage may differ from the share that it rounds."""


@rule("SUM030", "share-unlike-amounts", Severity.ERROR)
def share_unlike_amounts(plan: Reading) -> Iterator[Found]:
    """Amounts that are not shared out as the plan says.

    What it looks for:
        Columns with a percentage in their heading (“Q2 (20%)”) beside the sum of the row, and shares in an
        activity's text (“74:26”, “50% CSC / 50% SEND”) beside the two columns that its budget row fills.

    Why it matters:
        Each grant may pay only for its own share, and the difference has to be paid back.

    Example:
        themes:
        - level: section
          title: Leaders
          activities:
          - {code: "5", title: Future leaders, description: "SEND and CSC bear shares of 74:26."}
        budget:
        - {fund: Expenditure, code: "5", label: Future leaders, amounts: {CSC: 25000, SEND: 75000}}

    Instead:
        themes:
        - level: section
          title: Leaders
          activities:
          - {code: "5", title: Future leaders, description: "SEND and CSC bear shares of 75:25."}
        budget:
        - {fund: Expenditure, code: "5", label: Future leaders, amounts: {CSC: 25000, SEND: 75000}}
    """
    for table in tables(plan):
        for row in table.rows:
            yield from _by_heading(table, row)
    lines = budget_lines(plan)
    for code, item in activities_by_code(plan).items():
        text = " ".join((item.activity.title, item.activity.description or ""))
        stated = [*_ratios(text)]
        for each in lines.get(code, []) if stated else ():
            yield from _by_text(item, each.table, each.row, stated)


def _by_heading(table: Table, row: Row) -> Iterator[Found]:
    shares = {c: float(found[1]) for c in table.columns if (found := PERCENT.search(c))}
    cells = {c: amount for c in shares if (amount := table.printed(row, c)) is not None}
    if len(cells) < len(shares) or not cells:
        return
    whole = next((table.printed(row, c) for c, parts in table.sums.items() if set(parts) == set(shares)), None)
    if whole is None and sum(shares.values()) == 100:
        whole = sum(cells.values())
    for column, amount in cells.items() if whole else ():
        right = (whole or 0) * shares[column] / 100
        if abs(amount - right) > 1 + 0.001 * abs(right):
            message = f"“{column}” of “{row.where}” is {pounds(amount)}, but {number(shares[column])}% of "
            message += f"{pounds(whole or 0)} is {pounds(round(right))}."
            yield Found(row.at("amounts"), message, f"Write {pounds(round(right))}, or the share that is meant.")


def _ratios(text: str) -> Iterator[tuple[str, tuple[float, float]]]:
    for match in RATIO.finditer(text):
        if int(match[1]) + int(match[2]) == 100:
            yield match[0], (float(match[1]), float(match[2]))
    for match in SPLIT.finditer(text):
        yield match[0], (float(match[1]), float(match[3]))


def _by_text(item: Item, table: Table, row: Row, stated: Sequence[tuple[str, tuple[float, float]]]) -> Iterator[Found]:
    cells = [amount for column in table.details if (amount := table.printed(row, column))]
    if len(cells) != 2:
        return
    real = sorted(100 * cell / sum(cells) for cell in cells)
    if not any(abs(min(shares) - real[0]) <= CLOSE for _, shares in stated):
        halves = " and ".join(pounds(cell) for cell in cells)
        message = f"The text of “{item.where}” shares the cost “{stated[0][0]}”, but its budget row has {halves}, "
        message += f"which is {number(round(real[1], 1))}:{number(round(real[0], 1))}."
        yield Found(item.at("description"), message, "Share the amount out as the text says, or change the text.")


@rule("SUM031", "percentage-unlike-amounts", Severity.NOTE)
def percentage_unlike_amounts(plan: Reading) -> Iterator[Found]:
    """A percentage beside amounts that it is not the percentage of.

    What it looks for:
        Notes that give each column's share of a row (“CSC 26% and SEND 74%”), worked out again from the row.

    Why it matters:
        Costs are shared out by these percentages, so that a wrong one moves money from one fund to another.

    Example:
        budget:
        - fund: Income
          label: Available
          note: Shares are CSC 22%, SEND 61% and Own funds 17%.
          amounts: {CSC: 430921, SEND: 1206200, Own funds: 349624}

    Instead:
        budget:
        - fund: Income
          label: Available
          note: Shares are CSC 22%, SEND 61% and Own funds 18% (rounded).
          amounts: {CSC: 430921, SEND: 1206200, Own funds: 349624}
    """
    for table in tables(plan):
        for row in table.rows:
            for clause in re.split(r"[;.]\s", row.row.note or ""):
                yield from _stated(table, row, clause)


def _stated(table: Table, row: Row, clause: str) -> Iterator[Found]:
    stated = {
        column: float(found[1])
        for column, amount in row.row.amounts
        if (found := re.search(rf"\b{re.escape(_short(table, column))} (\d+(?:\.\d+)?)%", clause))
        and column not in table.levels
    }
    whole = sum(dict(row.row.amounts)[column] for column in stated)
    if len(stated) < 2 or whole <= 0:
        return
    wrong = {
        column: 100 * dict(row.row.amounts)[column] / whole
        for column, percent in stated.items()
        if abs(100 * dict(row.row.amounts)[column] / whole - percent) > CLOSE
    }
    if wrong:
        said = listed(
            [f"“{_short(table, c)} {number(stated[c])}%” is {number(round(p, 1))}%" for c, p in wrong.items()]
        )
        message = f"Of the {pounds(whole)} of “{row.where}”, {said}."
        yield Found(row.at("note"), message, "Round each share on its own, and say that they are rounded.")


def _short(table: Table, column: str) -> str:
    """A column's heading without the words that it shares with the one beside it."""
    words = column.split()
    others = [other.split() for other in table.columns if other != column]
    if any(len(other) == len(words) and other[:-1] == words[:-1] for other in others):
        return words[-1]
    return column
