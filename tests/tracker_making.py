"""Trackers of invented regions, as different as real ones are, each with the truth that its maker knows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.writer.theme import theme_xml

AS_AT = date(2025, 12, 1)
"""The day as at which the trackers are read."""

RED, AMBER, GREEN, BLUE, ZEBRA = "FFFF0000", "FFFFC000", "FF92D050", "FF5B9BD5", "FFF2F2F2"
FILLS = {"R": RED, "A": AMBER, "G": GREEN, "B": BLUE}


@dataclass(frozen=True)
class True_:  # noqa: N801 - the truth of one row
    """What a row says, whatever it looks like: history is (day, letter, words)."""

    ref: str
    statement: str
    theme: str
    owner: str
    due: date | None
    history: tuple[tuple[date, str, str], ...] = ()
    plan: str = ""
    target: float | None = None


@dataclass
class Made:
    """A tracker that was made: its file, its rows as they are meant, and the rows that are planted not to fit."""

    path: Path
    rows: list[True_] = field(default_factory=list)
    planted: set[tuple[str, int]] = field(default_factory=set)


PROMISES = (
    "Every council sends its {} figures by the tenth of the month",
    "{} leads meet six times a year with three quarters of councils there",
    "Publish a regional guide to {}",
    "Train forty practitioners in {}",
    "Two thirds of families say that {} helped them",
    "Agree one way of recording {} across the region",
    "Share four examples of good {} each term",
    "Cut the wait for {} to below ten days",
)
MATTERS = (
    "Foster home finding",
    "Short breaks",
    "Youth justice",
    "Kinship care",
    "School transport",
    "Speech therapy",
    "Front door practice",
    "Placement planning",
)
OWNERS = ("Ada Marsh", "Bo Quill", "Cy Holt", "Di Fenn")
WORDS = {"G": "on track", "A": "slight delay", "R": "off track", "B": "complete"}


def promises(theme: str, count: int, first: int = 1) -> list[True_]:
    """So many KPIs of a theme, with codes such as 2.3."""
    found = []
    for n in range(count):
        statement = PROMISES[(n + first) % len(PROMISES)].format(MATTERS[(n * 3 + first) % len(MATTERS)].lower())
        due = date(2026, 1 + (n * 2 + first) % 3, 28) if n % 3 else date(2025, 6 + (n + first) % 6, 15)
        found.append(True_(f"{first}.{n + 1}", f"{statement} ({first}.{n + 1})", theme, OWNERS[n % 4], due))
    return found


def with_history(row: True_, days: tuple[date, ...], shift: int = 0) -> True_:
    """The same with a RAG and words of each day."""
    letters = "GGARGBGAG"
    history = tuple(
        (day, letters[(n + shift) % len(letters)], f"Said at {day:%d %m %Y} of {row.statement[-4:-1]}")
        for n, day in enumerate(days)
    )
    return replace(row, history=history)


QUARTERS = (date(2025, 6, 30), date(2025, 9, 30))


def wide_by_quarter(folder: Path) -> Made:
    """Lakemoor: a title, two rows of headings with merged quarters, totals in between, a hidden row, themes once."""
    made = Made(folder / "Lakemoor tracker 2025-26 FINAL v3.xlsx")
    book = Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    sheet["A1"] = "Lakemoor RIIA – Regional Improvement Plan 2025/26 – KPI tracker"
    sheet.merge_cells("A1:I1")
    sheet["A2"] = "Please update before each board. Key: B complete, G on track, A at risk, R off track"
    for at, text in enumerate(("Ref", "Priority", "KPI", "Lead officer", "Due date"), 1):
        sheet.cell(4, at).value = text
        sheet.merge_cells(start_row=4, start_column=at, end_row=5, end_column=at)
    for at, text in ((6, "Q1 2025/26"), (8, "Q2 2025/26")):
        sheet.cell(4, at).value = text
        sheet.merge_cells(start_row=4, start_column=at, end_row=4, end_column=at + 1)
        sheet.cell(5, at).value, sheet.cell(5, at + 1).value = "RAG", "Comment"
    number = 6
    for first, theme in enumerate(("Placements", "Practice", "Data"), 1):
        for n, bare in enumerate(promises(theme, 8, first)):
            row = with_history(bare, QUARTERS, n)
            cells: list[Any] = [float(row.ref), theme if n == 0 else None, row.statement, row.owner, row.due]
            for _, letter, words in row.history:
                cells += [letter, words]
            for at, value in enumerate(cells, 1):
                sheet.cell(number, at).value = value
            sheet.row_dimensions[number].hidden = first == 2 and n == 4
            made.rows.append(row)
            number += 1
        sheet.cell(number, 1).value = f"Total {theme}"
        sheet.cell(number, 6).value = "5 green"
        number += 1
    odd = number - 3
    sheet.cell(odd, 8).value = "see minutes"
    made.rows[-2] = replace(made.rows[-2], history=made.rows[-2].history[:1])
    made.planted.add(("Tracker", odd))
    book.save(made.path)
    return made


def sheet_a_theme(folder: Path) -> Made:
    """Harrowfen: a sheet a theme beside a dashboard and lists, dates as words, the RAG as words."""
    made = Made(folder / "harrowfen_kpis.xlsx")
    book = Workbook()
    front = book.active
    front.title = "Dashboard"
    front["A1"], front["B1"] = "Green", "=COUNTIF('Early help'!E:E,\"On track\")"
    status = {"G": "On track", "A": "Some delay", "R": "Overdue", "B": "Completed"}
    for first, theme in enumerate(("Early help", "Inclusion", "Workforce"), 1):
        sheet = book.create_sheet(theme)
        sheet["A1"] = f"Harrowfen Regional Improvement Plan 2025/26: {theme}"
        sheet["A2"], sheet["B2"] = "Position as at", date(2025, 11, 14)
        sheet.append([])
        sheet.append(["No.", "Commitment", "Owner", "By when", "Status", "Progress since last time", "Risk"])
        for n, bare in enumerate(promises(theme, 7, first)):
            row = with_history(bare, (date(2025, 11, 14),), n + first)
            assert row.due
            due = (
                row.due.strftime("%d/%m/%Y")
                if n % 3 == 0
                else f"{row.due.day}th {row.due:%B %Y}"
                if n % 3 == 1
                else None
            )
            (_, letter, words) = row.history[0]
            if due is None:
                row = replace(row, due=date(2026, 3, 31))
                due = "end of March 2026"
            sheet.append([row.ref, row.statement, row.owner, due, status[letter], words, "low"])
            made.rows.append(row)
    sheet.cell(6, 4).value = "when funds allow"
    made.rows[-6] = replace(made.rows[-6], due=None)
    made.planted.add(("Workforce", 6))
    lists = book.create_sheet("Lists")
    for word in status.values():
        lists.append([word])
    book.save(made.path)
    return made


def merged_headings(folder: Path) -> Made:
    """Ostmere: three rows of headings, themes merged down, KPIs over two rows with an action each, balls as RAG."""
    made = Made(folder / "Ostmere.xlsx")
    balls = {"G": "🟢", "A": "🟡", "R": "🔴", "B": "🔵"}
    book = Workbook()
    sheet = book.active
    sheet["B1"] = "OSTMERE ALLIANCE"
    sheet["B2"] = "Improvement plan 2025-27"
    tops = (("B", "C", "What we promised"), ("D", "E", "Delivery"), ("F", "G", "Autumn board"))
    for first, last, text in tops:
        sheet[f"{first}4"] = text
        sheet.merge_cells(f"{first}4:{last}4")
    sheet["F5"] = "16 October 2025"
    sheet.merge_cells("F5:G5")
    for at, text in zip(
        "BCDEFG", ("Workstream", "Measure of success", "Responsible", "Deadline", "BRAG", "Update"), strict=True
    ):
        sheet[f"{at}6"] = text
    number = 7
    for first, theme in enumerate(("1. Sufficiency", "2. Voice", "3. Leadership"), 1):
        begin = number
        for n, bare in enumerate(promises(theme, 6, first)):
            row = with_history(replace(bare, ref=""), (date(2025, 10, 16),), n)
            (day, letter, words) = row.history[0]
            sheet.cell(number, 2).value = theme
            for at, value in enumerate((row.statement, row.owner, row.due, balls[letter], words), 3):
                sheet.cell(number, at).value = value
            if n % 2:
                sheet.cell(number + 1, 7).value = f"More of {n}"
                for at in (3, 4, 5, 6):
                    sheet.merge_cells(start_row=number, start_column=at, end_row=number + 1, end_column=at)
                row = replace(row, history=((day, letter, f"{words}\nMore of {n}"),))
                number += 1
            made.rows.append(replace(row, theme=theme.partition(". ")[2]))
            number += 1
        sheet.merge_cells(start_row=begin, start_column=2, end_row=number - 1, end_column=2)
    sheet.cell(number + 1, 2).value = "Notes: figures are provisional until the data officer has agreed them."
    book.save(made.path)
    return made


def colour_with_a_word(folder: Path) -> Made:
    """Penwarth: the RAG is a colour, the word stands beside it; rows are shaded in turn; sections between the rows."""
    made = Made(folder / "Penwarth action tracker.xlsx")
    book = Workbook()
    sheet = book.active
    sheet.title = "Actions Nov 25"
    sheet.append(["Penwarth Regional Alliance action tracker"])
    sheet.append([])
    sheet.append(["ID", "Agreed action", "Success measure", "Lead LA", "Timescale", "RAG", "Position", "Comments"])
    number = 4
    for first, theme in enumerate(("Priority 1: Care leavers", "Priority 2: Attendance", "Priority 3: Systems"), 1):
        sheet.cell(number, 1).value = theme
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=8)
        sheet.cell(number, 1).font = Font(bold=True)
        number += 1
        for n, bare in enumerate(promises(theme.partition(": ")[2], 7, first)):
            row = with_history(bare, (AS_AT,), n * 2 + first)
            (_, letter, words) = row.history[0]
            cells = (
                f"P{row.ref}",
                f"Do {n}",
                row.statement,
                row.owner,
                row.due,
                None,
                WORDS[letter].capitalize(),
                words,
            )
            for at, value in enumerate(cells, 1):
                sheet.cell(number, at).value = value
                if number % 2:
                    sheet.cell(number, at).fill = PatternFill("solid", fgColor=ZEBRA)
            sheet.cell(number, 6).fill = PatternFill("solid", fgColor=FILLS[letter])
            made.rows.append(replace(row, ref=f"P{row.ref}"))
            number += 1
    sheet.cell(number - 1, 6).fill = PatternFill("solid", fgColor=RED)
    sheet.cell(number - 1, 7).value = "On track"
    made.planted.add((sheet.title, number - 1))
    made.rows[-1] = replace(made.rows[-1], history=((AS_AT, "R", made.rows[-1].history[0][2]),))
    book.save(made.path)
    return made


def two_plans(folder: Path) -> Made:
    """Brackwater: two plans under each other on one sheet, each with its own headings, months as columns."""
    made = Made(folder / "Brackwater both plans.xlsx")
    book = Workbook()
    sheet = book.active
    months = (date(2025, 7, 31), date(2025, 9, 30), date(2025, 11, 30))
    for title, count, first in (("Brackwater SEND Plan 2025/26", 9, 1), ("Brackwater Social Care Plan 2025/26", 10, 4)):
        sheet.append([title])
        sheet.append(["Ref", "Theme", "Indicator", "Target", "Who", "When", "Jul-25", "Sep-25", "Nov-25"])
        for n, bare in enumerate(promises("", count, first)):
            theme = ("Joint working", "Quality")[n % 2]
            row = with_history(replace(bare, theme=theme, plan=title, target=80.0 if n % 2 else 12.0), months, n)
            row = replace(row, history=tuple((day, letter, "") for day, letter, _ in row.history))
            target = "80%" if n % 2 else "at least 12"
            said = [{"G": "Green", "A": "Amber", "R": "Red", "B": "Blue"}[letter] for _, letter, _ in row.history]
            sheet.append([row.ref, theme, row.statement, target, row.owner, row.due, *said])
            made.rows.append(row)
        sheet.append([])
        sheet.append(["Total", None, count])
        sheet.append([])
    book.save(made.path)
    return made


def dates_in_three_forms(folder: Path) -> Made:
    """Tollgate: dates of Excel's, in figures and in words; a column a board with RAG and words in one cell; notes."""
    made = Made(folder / "tollgate-2025-26.xlsx")
    boards = (date(2025, 6, 12), date(2025, 9, 18))
    book = Workbook()
    sheet = book.active
    sheet.title = "KPIs"
    sheet.append(["Theme", "KPI no", "KPI description", "Baseline", "Target 25/26", "SRO", "Completion date",
                  "Board 12 June 2025", "Board 18 Sept 2025"])  # fmt: skip
    said = {"G": "Green", "A": "Amber", "R": "Red", "B": "Complete"}
    number = 2
    for first, theme in enumerate(("Money", "Homes", "Voice"), 1):
        for n, bare in enumerate(promises(theme, 7, first)):
            row = with_history(replace(bare, target=0.8 if n % 2 else 5000.0), boards, n)
            assert row.due
            forms: tuple[Any, ...] = (row.due, row.due.strftime("%d.%m.%y"), f"{row.due:%d %b %Y}")
            cells = [theme, f"KPI {row.ref}", row.statement, 0.4 if n % 2 else "£1,000", 0.8 if n % 2 else "£5,000",
                     row.owner, forms[n % 3]]  # fmt: skip
            cells += [f"{said[letter]} – {words}" for _, letter, words in row.history]
            sheet.append(cells)
            if n % 2:
                sheet.cell(number, 5).number_format = sheet.cell(number, 4).number_format = "0%"
            made.rows.append(replace(row, ref=f"KPI {row.ref}", target=80.0 if n % 2 else 5000.0))
            number += 1
    sheet["H3"].comment = Comment("Chair asked twice", "Bo Quill")
    (day, letter, words), *rest = made.rows[1].history
    made.rows[1] = replace(made.rows[1], history=((day, letter, f"{words}\nChair asked twice"), *rest))
    sheet.cell(number - 1, 7).value = "12/31/2025"
    made.rows[-1] = replace(made.rows[-1], due=None)
    made.planted.add(("KPIs", number - 1))
    book.save(made.path)
    return made


def sheet_a_quarter(folder: Path) -> Made:
    """Cawdrie: the whole list again on a sheet a quarter, with targets and figures; sums below it, an archive."""
    made = Made(folder / "Cawdrie KPI monitoring.xlsx")
    book = Workbook()
    days = (date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31))
    heads = ("KPI Ref", "Priority Area", "Key Performance Indicator", "Target", "Actual", "RAG", "Commentary",
             "Named lead", "Deadline")  # fmt: skip
    base = [
        with_history(row, days, n)
        for first, theme in enumerate(("Sufficiency", "Early help", "Leadership"), 1)
        for n, row in enumerate(promises(theme, 7, first))
    ]
    for quarter, _ in enumerate(days):
        sheet = book.active if quarter == 0 else book.create_sheet()
        sheet.title = f"Q{quarter + 1} 2025-26"
        sheet["A2"] = "Cawdrie Improvement & Innovation Alliance"
        sheet["A3"] = f"Quarterly monitoring return – quarter {quarter + 1}"
        for at, heading in enumerate(heads, 1):
            sheet.cell(5, at).value = heading
        number = 6
        for n, row in enumerate(base):
            if n % 7 == 0:
                sheet.cell(number, 1).value = f"PRIORITY: {row.theme}".upper()
                sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=9)
                number += 1
            _, letter, words = row.history[quarter]
            target, figure = (0.85, 0.5 + quarter / 10) if n % 3 == 0 else ("4 per year", quarter + 1)
            rag = WORDS[letter].title() if n % 2 else letter
            for at, value in enumerate(
                (row.ref, row.theme, row.statement, target, figure, rag, words, row.owner, row.due), 1
            ):
                sheet.cell(number, at).value = value
            if n % 3 == 0:
                sheet.cell(number, 4).number_format = sheet.cell(number, 5).number_format = "0%"
            number += 1
        sheet.cell(number + 1, 3).value, sheet.cell(number + 1, 4).value = "KPIs on track", '=COUNTIF(F6:F30,"G")'
    archive = book.create_sheet("2024-25 archive")
    archive.append(["Ref", "KPI", "RAG"])
    archive.append(["1.1", "Old promise", "R"])
    for n, row in enumerate(base):
        history = tuple((min(day, AS_AT), letter, words) for day, letter, words in row.history)
        made.rows.append(replace(row, history=history, target=85.0 if n % 3 == 0 else None))
    book.save(made.path)
    return made


def pasted_table(folder: Path) -> Made:
    """Velmouth: a table out of Word; a year and months over colours alone, times in words, lines within cells."""
    made = Made(folder / "Velmouth delivery plan - live version (2).xlsx")
    book = Workbook()
    sheet = book.active
    sheet.title = "Delivery plan"
    sheet["A1"] = "Velmouth Regional Children's Services Improvement Plan"
    sheet["A2"] = "April 2025 – March 2026"
    heads = ("Objective", "Action", "Lead(s)", "Timescale", "How will we know it has worked?")
    for at, heading in (*enumerate(heads, 1), (9, "Latest narrative")):
        sheet.cell(4, at).value = heading
        sheet.merge_cells(start_row=4, start_column=at, end_row=5, end_column=at)
    sheet.cell(4, 6).value = 2025
    sheet.merge_cells("F4:H4")
    for at, month in ((6, "Sept"), (7, "Oct"), (8, "Nov")):
        sheet.cell(5, at).value = month
    days = (date(2025, 9, 30), date(2025, 10, 31), date(2025, 11, 30))
    book.loaded_theme = theme_xml.replace("F79646", "70AD47").replace("8064A2", "FFC000").encode()
    colours = {"G": Color(theme=9), "A": Color(theme=7), "R": Color(rgb="FFC00000"), "B": Color(theme=4)}
    times = (("Autumn 2025", date(2025, 12, 31)), ("By end of Q4", date(2026, 3, 31)), ("ASAP", None),
             ("31 January 2026", date(2026, 1, 31)), ("Ongoing", None))  # fmt: skip
    number = 6
    for first, theme in enumerate(("Fewer moves", "Better data"), 1):
        for n, bare in enumerate(promises(theme, 9, first)):
            said, due = times[n % 5]
            row = with_history(replace(bare, ref="", owner=f"{bare.owner} and Zed Oak", due=due), days, n)
            narrative = f"Said of {first}.{n + 1}:\nall well"
            cells = (f"Objective {first} – {theme}" if n == 0 else None, f"Do {n}\nand the next",
                     row.owner.replace(" and ", "\nand "), said, row.statement)  # fmt: skip
            for at, value in enumerate(cells, 1):
                sheet.cell(number, at).value = value
            for at, (_, letter, _words) in enumerate(row.history, 6):
                sheet.cell(number, at).fill = PatternFill("solid", fgColor=colours[letter])
            sheet.cell(number, 9).value = narrative
            newest = days[-1]
            history = tuple((day, letter, narrative if day == newest else "") for day, letter, _ in row.history)
            made.rows.append(replace(row, history=history))
            if said == "ASAP":
                made.planted.add((sheet.title, number))
            number += 1
    sheet.cell(number + 2, 1).value = "RAG key: green = on track, amber = at risk, red = off track, blue = complete"
    book.save(made.path)
    return made


def numbers_for_refs(folder: Path) -> Made:
    """Eskerdale: banners and headings again for each theme, refs as numbers (1.10 is 1.1), RAGs with arrows, comments
    on cells that say nothing, a hidden row and a hidden column."""
    made = Made(folder / "eskerdale-action-log.xlsx")
    book = Workbook()
    sheet = book.active
    sheet.title = "Action log"
    sheet["A1"] = "Eskerdale Improvement & Innovation Partnership"
    sheet["A2"] = "Improvement Plan Tracker: position at 14 November 2025"
    heads = ("#", "What we said we would do", "Who leads", "When by", "RAG", "What has happened since", "Next steps")
    times = ((date(2025, 9, 30), date(2025, 9, 30)), ("Quarterly", None), ("by Feb 2026", date(2026, 2, 28)),
             ("Dec-25", date(2025, 12, 31)), ("31.01.2026", date(2026, 1, 31)))  # fmt: skip
    signs = {"G": "G \u2191", "A": "A \u2192", "R": "R \u2193", "B": "B"}
    number = 4
    for first, theme in enumerate(("THEME ONE \u2013 STRONG FOUNDATIONS", "THEME TWO \u2013 EARLIER HELP"), 1):
        sheet.cell(number, 1).value = theme
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=7)
        for at, head in enumerate(heads, 1):
            sheet.cell(number + 1, at).value = head
        number += 2
        for n, bare in enumerate(promises(theme, 12, first)):
            said, due = times[n % len(times)]
            day, letter, words = with_history(bare, (date(2025, 11, 14),), n).history[0]
            on_cell = f"Said by {bare.owner}" if n == 4 else ""
            words = on_cell if on_cell else words
            cells = [float(bare.ref), bare.statement, bare.owner, said, None if on_cell else signs[letter]]
            for at, value in enumerate([*cells, None if on_cell else words, "Report in January"], 1):
                sheet.cell(number, at).value = value
            if on_cell:
                sheet.cell(number, 5).fill = PatternFill("solid", fgColor=FILLS[letter])
                sheet.cell(number, 5).comment = Comment(on_cell, "Jo")
            sheet.row_dimensions[number].hidden = n == 2
            made.rows.append(replace(bare, due=due, history=((day, letter, words),)))
            number += 1
        sheet.cell(number, 2).value, sheet.cell(number, 5).value = "Sub-total: actions", 12
        number += 2
    sheet.column_dimensions["G"].hidden = True
    book.save(made.path)
    return made


MAKERS: tuple[Callable[[Path], Made], ...] = (
    wide_by_quarter,
    sheet_a_theme,
    merged_headings,
    colour_with_a_word,
    two_plans,
    dates_in_three_forms,
    sheet_a_quarter,
    pasted_table,
    numbers_for_refs,
)


def all_made(folder: Path) -> Iterator[Made]:
    """Every tracker, made in a folder."""
    for make in MAKERS:
        yield make(folder)
