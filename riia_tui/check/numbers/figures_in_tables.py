"""The plan's tables of indicators: changes that are not as the figures say, gaps, and dates outside the year."""

import re
from collections.abc import Iterator
from datetime import date

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.printed_dates import said
from riia_tui.check.printed.written_numbers import plain
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule
from riia_tui.planfile.model import IndicatorRow, IndicatorTable
from riia_tui.rules.due import DAY_MONTH, MONTHS, month_end

CHANGE = re.compile(
    r"\b(?P<way>increase[ds]?|risen?|rose|grown?|grew|up|dropped|decrease[ds]?|fallen|fell|reduced|down)\b"
    r"(?:\s+by)?\s+(?P<percent>\d+(?:\.\d+)?)\s?%",
    re.IGNORECASE,
)
DOWN = ("drop", "decr", "fall", "fell", "redu", "down")
BLANK = frozenset({None, "", "-", "–", "—", "n/a", "N/A"})
FILLED = 0.85
"""A column is one of values where so many of its cells are filled; the others may have their gaps."""


@rule("NUM027", "change-unlike-its-figures", Severity.WARNING)
def change_unlike_its_figures(plan: Reading) -> Iterator[Found]:
    """A row that says “increased by 2%” beside figures that changed by something else.

    What it looks for:
        A percentage of increase or decrease in the label of an indicator, and the first and last figure of its row.

    Why it matters:
        The plan's case rests on the table, and a reader with a calculator loses faith in the rest of it.

    Example:
        indicators:
        - title: Demand
          columns: [2024/25, 2025/26]
          rows: [{label: Referrals have increased by 7%, values: ['200', '240']}]

    Instead:
        indicators:
        - title: Demand
          columns: [2024/25, 2025/26]
          rows: [{label: Referrals have increased by 20%, values: ['200', '240']}]
    """
    for at, table, row in _rows(plan):
        match, figures = (
            CHANGE.search(row.label),
            [_figure(value) for value in row.values if _figure(value) is not None],
        )
        if not match or len(figures) < 2 or not figures[0]:
            continue
        first, last = figures[0], figures[-1] or 0.0
        true = 100 * (last - first) / first
        printed = float(match["percent"]) * (-1 if match["way"].casefold().startswith(DOWN) else 1)
        if abs(true - printed) > 0.75:
            values = [value for value in row.values if value]
            points = f" ({plain(abs(last - first))} percentage points)" if "%" in (values[0] or "") else ""
            more = "more" if true >= 0 else "less"
            yield Found(
                at,
                f"“{match[0]}”, but from “{values[0]}” to “{values[-1]}” is {plain(round(abs(true), 1))}% {more}"
                f"{points} ({table.title}).",
                "Correct the percentage or the figures, and say which time the change is of.",
            )


@rule("NUM028", "row-with-a-gap", Severity.NOTE)
def row_with_a_gap(plan: Reading) -> Iterator[Found]:
    """A row of a table that has one of its values and lacks another.

    What it looks for:
        An empty cell or a dash in a column that nearly every other row fills, in a row that has other values.

    Why it matters:
        The reader cannot tell whether it is not known, nought or forgotten.

    Example:
        indicators:
        - title: Dashboard
          columns: [Against the nation, Rank]
          rows:
          - {label: Referrals, values: [Better, '4']}
          - {label: Plans, values: [Worse, '8']}
          - {label: Absence, values: [Worse, '6']}
          - {label: Admissions, values: ['-', '4']}
          - {label: Attainment, values: [Worse, '9']}
          - {label: Distance, values: [Worse, '7']}
          - {label: Fostering, values: [Better, '1']}

    Instead:
        indicators:
        - title: Dashboard
          columns: [Against the nation, Rank]
          rows:
          - {label: Referrals, values: [Better, '4']}
          - {label: Admissions, values: [Better, '4']}
    """
    for at, table, row in _rows(plan):
        missing, given = _gaps(table, row)
        if missing and given:
            column, value = given[-1]
            yield Found(
                at,
                f"The row “{row.label}” has “{value}” under “{column}” and nothing under {_columns(missing)}.",
                "Fill the gap, or say why there is no value.",
            )


@rule("NUM029", "row-without-values", Severity.NOTE)
def row_without_values(plan: Reading) -> Iterator[Found]:
    """A row of a table in which nothing stands.

    What it looks for:
        A row without a value in any of the columns that nearly every other row fills.

    Why it matters:
        It promises a figure that the plan does not have.

    Example:
        indicators:
        - title: Dashboard
          columns: [Against the nation]
          rows:
          - {label: Referrals, values: [Better]}
          - {label: Plans, values: [Worse]}
          - {label: Absence, values: [Worse]}
          - {label: Questionnaire, values: ['-']}
          - {label: Attainment, values: [Worse]}
          - {label: Distance, values: [Worse]}
          - {label: Fostering, values: [Better]}

    Instead:
        indicators:
        - title: Dashboard
          columns: [Against the nation]
          rows:
          - {label: Referrals, values: [Better]}
          - {label: Plans, values: [Worse]}
    """
    for at, table, row in _rows(plan):
        missing, given = _gaps(table, row)
        if missing and not given:
            yield Found(
                at,
                f"The row “{row.label}” has no value under {_columns(missing)}.",
                "Fill the row, leave it out, or say why there is no value.",
            )


@rule("DAT034", "outside-the-stated-year", Severity.NOTE)
def outside_the_stated_year(plan: Reading) -> Iterator[Found]:
    """A date in a table that is not of the year which the table's title gives.

    What it looks for:
        A day in a column that is headed with a calendar year, outside the financial year in the table's title.

    Why it matters:
        The event is counted in one year and took place in the next.

    Example:
        indicators:
        - title: The 2024-25 round of peer challenge
          columns: [Triad, '2025']
          rows: [{label: Triad 1, values: ['1', 25 April]}]

    Instead:
        indicators:
        - title: The 2024-25 round of peer challenge
          columns: [Triad, '2025']
          rows: [{label: Triad 1, values: ['1', 25 March]}]
    """
    for at, table, row in _rows(plan):
        years = re.search(r"\b(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\b", table.title)
        for column, value in zip(table.columns, row.values, strict=True) if years else ():
            match = DAY_MONTH.search(value or "")
            if match and years and re.fullmatch(r"20\d\d", column):
                month = MONTHS[match[2].casefold()]
                day = month_end(int(column), month).replace(day=min(int(match[1]), 28))
                if not date(int(years[1]), 4, 1) <= day <= date(int(years[1]) + 1, 3, 31):
                    yield Found(
                        at,
                        f"“{value}” {column} is not in “{years[0]}”, which ended on "
                        f"{said(date(int(years[1]) + 1, 3, 31))}.",
                        "Correct the date, or say that the round went on after the year.",
                    )


def _rows(plan: Reading) -> Iterator[tuple[Spot, IndicatorTable, IndicatorRow]]:
    for t, table in enumerate(plan.file.indicators):
        for r, row in enumerate(table.rows):
            yield Spot(row.label, f"indicators[{t}].rows[{r}]", "values"), table, row


def _gaps(table: IndicatorTable, row: IndicatorRow) -> tuple[list[str], list[tuple[str, str]]]:
    """The value columns of a row that are blank, and those that are not with what stands in them."""
    missing, given = [], []
    for n, column in enumerate(table.columns):
        if _of_values(table, n):
            value = row.values[n]
            if value is None or value in BLANK:
                missing.append(column)
            else:
                given.append((column, value))
    return missing, given


def _of_values(table: IndicatorTable, n: int) -> bool:
    """Whether a column is of values: nearly every cell is filled, and not with the row's own label or its number."""
    cells = [(row.values[n], row.label) for row in table.rows]
    headings = sum(1 for cell, label in cells if cell and (cell in label or (cell[:1].isdigit() and len(cell) > 3)))
    return headings <= len(cells) / 2 and sum(cell not in BLANK for cell, _ in cells) >= FILLED * len(cells)


def _columns(names: list[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)


def _figure(value: str | None) -> float | None:
    text = (value or "").replace(",", "").replace("£", "").replace("%", "").strip()
    return float(text) if re.fullmatch(r"-?\d+(?:\.\d+)?", text) else None
