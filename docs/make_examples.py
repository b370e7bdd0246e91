"""Writes docs/examples, the files of an invented region: ``python docs/make_examples.py``."""

from datetime import UTC, date, datetime
from pathlib import Path

FOLDER = Path(__file__).parent / "examples"
MADE_ON = datetime(2025, 11, 3, 9, tzinfo=UTC).replace(tzinfo=None)
"""The same in every file, so that making them again changes as little as can be."""

TRACKER = (
    ("Placements", 1),
    (
        1.1,
        "Open two homes for children close to where they live",
        "Ines Marlow",
        date(2026, 3, 31),
        "G",
        "Sites found",
        "G",
        "First home opens in January",
    ),
    (
        1.2,
        "Hold four meetings of the placement leads network, with 75% of councils there",
        "Ines Marlow",
        date(2026, 3, 31),
        "G",
        "First meeting held",
        "A",
        "Two councils missed both meetings",
    ),
    (
        1.3,
        "Agree one price list with providers of residential care",
        "Tom Arden",
        "31/12/2025",
        "A",
        "Late start",
        "R",
        "Providers have not signed",
    ),
    (
        1.4,
        "Publish a yearly statement of homes that are missing",
        "Tom Arden",
        date(2025, 9, 30),
        "G",
        "Data asked for",
        "B",
        "Published on 26 September",
    ),
    ("Practice", 2),
    (
        2.1,
        "Train sixty social workers to work with families at home",
        "Priya Holt",
        "end of March 2026",
        "G",
        "22 trained",
        "G",
        "41 trained",
    ),
    (
        2.2,
        "Hold a practice leads network each half term, with notes sent within ten working days",
        "Priya Holt",
        date(2026, 3, 31),
        "G",
        "Held in May",
        "G",
        "Held in September",
    ),
    (
        2.3,
        "Visit each council once to look at its front door",
        "Sam Wick",
        "28.02.26",
        None,
        "Not due yet",
        "A",
        "Three of eight visited",
    ),
    (
        2.4,
        "Two thirds of social workers say that supervision helps them",
        "Sam Wick",
        date(2026, 1, 31),
        "A",
        "Low answers",
        "see note",
        "Survey goes out again in November",
    ),
    ("Data", 3),
    (
        3.1,
        "Every council sends the quarterly data return on time",
        "Lee Carn",
        "Q4 2025/26",
        "A",
        "Six of eight",
        "G",
        "All eight",
    ),
    (
        3.2,
        "Agree how the start of a plan is counted",
        "Lee Carn",
        date(2025, 10, 31),
        "G",
        "Draft",
        "G",
        "With directors",
    ),
    (
        3.3,
        "Build one dashboard that all councils can open",
        "Lee Carn",
        "Dec-25",
        "R",
        "No supplier",
        "A",
        "Supplier named",
    ),
    (
        3.4,
        "Share four examples of data that changed a decision",
        "Noor Fell",
        date(2026, 3, 31),
        "G",
        "One shared",
        "G",
        "Two shared",
    ),
)
"""A theme with its number, or a KPI: ref, words, lead, due, then RAG and comment of two quarters."""

HEADINGS = ("Ref", "What we promised", "Lead", "Due")


def write_tracker(path: Path) -> None:
    """A coordinator's tracker as it may be: two rows of headings, themes between the rows, dates in several forms."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    book.properties.created = book.properties.modified = MADE_ON
    sheet = book.active
    sheet.title = "KPIs"
    sheet["A1"] = "Severnshire Regional Improvement Plan 2025/26"
    sheet["A1"].font = Font(bold=True, size=14)
    for at, heading in enumerate(HEADINGS, 1):
        sheet.cell(3, at).value = heading
        sheet.merge_cells(start_row=3, start_column=at, end_row=4, end_column=at)
    for at, quarter in ((5, "Q1 2025/26"), (7, "Q2 2025/26")):
        sheet.cell(3, at).value = quarter
        sheet.merge_cells(start_row=3, start_column=at, end_row=3, end_column=at + 1)
        sheet.cell(4, at).value, sheet.cell(4, at + 1).value = "RAG", "Comment"
    fills = {"G": "92D050", "A": "FFC000", "R": "FF0000", "B": "5B9BD5"}
    for number, row in enumerate(TRACKER, 5):
        if len(row) == 2:
            sheet.cell(number, 1).value = f"Priority {row[1]}: {row[0]}"
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=8)
            sheet.cell(number, 1).font = Font(bold=True)
            continue
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at)
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
            if value in fills:
                cell.fill = PatternFill("solid", fgColor=fills[str(value)])
    for letter, width in (("A", 6), ("B", 60), ("C", 14), ("D", 18), ("F", 30), ("H", 34)):
        sheet.column_dimensions[letter].width = width
    book.save(path)


def main() -> None:
    """Writes every example."""
    FOLDER.mkdir(exist_ok=True)
    write_tracker(FOLDER / "tracker.xlsx")


if __name__ == "__main__":
    main()
