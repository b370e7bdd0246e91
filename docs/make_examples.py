"""Makes the example files of the first day: ``python docs/make_examples.py``. Region and people are invented."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import typst
from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

EXAMPLES = Path(__file__).parent / "examples"
MADE = datetime(2025, 12, 1, 9, tzinfo=UTC).replace(tzinfo=None)
AUTHORITIES = (
    "Aldermoor",
    "Brackley Vale",
    "Corvedale",
    "Dunmere",
    "Eastwater",
    "Fenwick and Harl",
    "Greyholm",
    "Hollin Forest",
)
LEADS, SEND = "Performance leads group", "SEND leads group"

THEMES = (
    (
        "1 Data",
        (
            (
                "1.1",
                "The performance leads of at least 7 of the 8 authorities attend each quarterly meeting of their group",
                "Ruth Adeyemi",
                date(2026, 3, 31),
                "7",
            ),
            (
                "1.2",
                "A regional dashboard of ten measures is published",
                "Ruth Adeyemi",
                date(2025, 12, 31),
                "Published",
            ),
            (
                "1.3",
                "Every authority sends its quarterly return within 10 working days",
                "Sam Ortiz",
                date(2026, 3, 31),
                "100%",
            ),
            ("1.4", "Definitions of the ten measures are agreed", "Sam Ortiz", date(2025, 9, 30), "Agreed"),
        ),
    ),
    (
        "2 SEND",
        (
            ("2.1", "The SEND leads group meets once a term", "Ines Duarte", date(2026, 3, 31), "3"),
            ("2.2", "Four workshops on annual reviews are held", "Ines Duarte", date(2026, 2, 28), "4"),
            (
                "2.3",
                "80% of those who attend say that they are more confident",
                "Ines Duarte",
                date(2026, 3, 31),
                "80%",
            ),
            ("2.4", "A shared template for advice is in use", "Tom Hale", date(2026, 1, 31), "In use"),
        ),
    ),
    (
        "3 Targeted support",
        (
            (
                "3.1",
                "20 days of support are given to authorities that asked for it",
                "Lin Wei",
                date(2026, 3, 31),
                "20",
            ),
            ("3.2", "Two peer challenges are carried out", "Lin Wei", date(2026, 3, 31), "2"),
            ("3.3", "Each package of support is evaluated", "Lin Wei", date(2026, 3, 31), "100%"),
            ("3.4", "What was learned is shared at a regional event", "Tom Hale", date(2026, 3, 15), "Held"),
        ),
    ),
)
BOARDS = ("Board 12 June 2025", "Board 18 September 2025")
STANDING = {
    "1.1": (("Green", "First meeting held"), ("Green", "Seven of eight came")),
    "1.2": (("Green", "Ten measures chosen"), ("Amber", "Supplier late by a month")),
    "1.3": (("Amber", "Two returns late"), ("Amber", "One return late")),
    "1.4": (("Green", "Draft sent round"), ("Blue", "Agreed on 9 September")),
    "2.1": (("Green", "Dates set"), ("Green", "Summer meeting held")),
    "2.2": (("Not started", ""), ("Green", "First workshop booked")),
    "2.3": (("Not started", ""), ("Not started", "")),
    "2.4": (("Amber", "Two versions about"), ("Amber", "One version, not yet in use")),
    "3.1": (("Green", "Six days given"), ("Green", "Eleven days given")),
    "3.2": (("Not started", ""), ("Red", "Neither is dated")),
    "3.3": (("Not started", ""), ("Green", "Form agreed")),
    "3.4": (("Not started", ""), ("Not started", "")),
}
FILLS = {"Green": "C6E0B4", "Amber": "FFD966", "Red": "F4B6B6", "Blue": "BDD7EE"}
HELD = {
    (LEADS, date(2025, 4, 10)): "yyyyyyan",
    (LEADS, date(2025, 6, 26)): "yyydyyya",
    (SEND, date(2025, 5, 14)): "yyaynyyy",
    (SEND, date(2025, 7, 3)): "yyyyyayy",
}
SIGNS = {"y": "✓", "a": "apols", "d": "deputy", "n": ""}


def main() -> None:
    """Writes every example file."""
    (EXAMPLES / "minutes").mkdir(parents=True, exist_ok=True)
    tracker(EXAMPLES / "tracker.xlsx")
    attendance(EXAMPLES / "attendance.xlsx")
    minutes(EXAMPLES / "minutes")


def tracker(path: Path) -> None:
    """A tracker as a region keeps it: a theme over its rows, a RAG and a comment for each board."""
    book, sheet = _workbook("Tracker")
    sheet.append(["Severnshire Regional Improvement Plan 2025-26: tracker"])
    sheet.append([])
    sheet.append(["", "", "", "", "", *(text for board in BOARDS for text in (board, ""))])
    sheet.append(["Ref", "KPI", "Lead", "Due", "Target", *("RAG", "Comment") * len(BOARDS)])
    for column in (6, 8):
        sheet.merge_cells(start_row=3, start_column=column, end_row=3, end_column=column + 1)
    for theme, kpis in THEMES:
        sheet.append([theme])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for ref, statement, lead, due, target in kpis:
            sheet.append([ref, statement, lead, f"{due:%d/%m/%Y}", target, *(t for rag in STANDING[ref] for t in rag)])
            for column in (6, 8):
                cell = sheet.cell(sheet.max_row, column)
                if cell.value in FILLS:
                    cell.fill = PatternFill("solid", fgColor=FILLS[str(cell.value)])
    _save(book, sheet, path, (7, 60, 16, 12, 12, 12, 30, 12, 30))


def attendance(path: Path) -> None:
    """An attendance grid: authorities down, the meetings of two groups across."""
    book, sheet = _workbook("Attendance")
    sheet.append(["Who came", *(network for network, _ in HELD)])
    sheet.append(["Authority", *(f"{on:%d/%m/%Y}" for _, on in HELD)])
    for at, name in enumerate(AUTHORITIES):
        sheet.append([name, *(SIGNS[came[at]] for came in HELD.values())])
    _save(book, sheet, path, (22, 24, 24, 24, 24))


def minutes(folder: Path) -> None:
    """Minutes of six meetings, in the forms in which they lie about."""
    _autumn_leads(folder / "2025-09-11 Performance leads group minutes FINAL.docx")
    _winter_leads(folder / "PLG minutes 20 Nov 2025.pdf")
    _autumn_send(folder / "send leads oct.txt")
    _by_mail(folder / "RE SEND leads group.eml")
    _agenda(folder / "PLG agenda January.docx")
    (folder / "scan0012.docx").write_bytes(b"only a part of a file\n")


def _autumn_leads(path: Path) -> None:
    _word(
        path,
        "Performance leads group",
        "Minutes of the meeting held on Thursday 11 September 2025, 10:00, Teams",
        [
            ["Name", "Authority", "Present"],
            ["Ruth Adeyemi (chair)", "Aldermoor", "✓"],
            ["Joe Marsh", "Brackley Vale", "✓"],
            ["Priya Nair", "Corvedale", "✓"],
            ["Owen Pugh", "Dunmere", "Apologies"],
            ["Meg Stone", "Eastwater", "✓"],
            ["Ali Khan", "Fenwick and Harl", "✓"],
            ["Bea Lund", "Greyholm", "Deputy"],
            ["Max Reed", "Hollin Forest", "✓"],
        ],
        "1. Definitions",
        "The group agreed that the definitions of the ten measures stand as circulated.",
        "2. Dashboard",
        "The supplier is a month late. Ruth reported that the first draft is due in October.",
        "Actions",
        [
            ["Action", "Owner", "By when"],
            ["Circulate the definitions", "Sam Ortiz", "19 September 2025"],
            ["Test the draft dashboard", "Corvedale", "31 October 2025"],
        ],
        "Date of next meeting: 20 November 2025",
    )


def _winter_leads(path: Path) -> None:
    _pdf(
        path,
        """Performance leads group
Date: 20 November 2025
Present: Ruth Adeyemi (Aldermoor), Joe Marsh (Brackley Vale), Priya Nair (Corvedale), Owen
Pugh (Dunmere), Ali Khan (Fenwick and Harl), Max Reed (Hollin Forest)
Apologies: Eastwater, Greyholm
1. Dashboard
The draft was tested. It was agreed that the dashboard is published in December.
ACTION: Ruth Adeyemi to publish the dashboard by 19 December 2025.
ACTION: Dunmere to send its late return by 28 November 2025.
Date of next meeting: 22 January 2026
""",
    )


def _autumn_send(path: Path) -> None:
    text = """SEND LEADS GROUP
Wednesday 8 October 2025

Attendees
- Ines Duarte, Brackley Vale (chair)
- Tom Hale, Aldermoor
- Carys Bowen - Corvedale
- Dunmere: Femi Okoro
- Greyholm (Pat Quill)
- Kim Ray (Parent Carer Forum)
Apologies received from Eastwater; Hollin Forest

Decisions
- One template for advice from January
- The second workshop is about transitions

Actions
Tom Hale: send round the template by 31 October 2025
Ines Duarte: book the room for the workshop by 17 Oct
"""
    path.write_text(text, encoding="utf-8", newline="\n")


def _by_mail(path: Path) -> None:
    message = EmailMessage()
    message["Subject"] = "RE: SEND leads group 26 November 2025 - notes"
    message["From"], message["To"] = "ines.duarte@brackleyvale.gov.uk", "send-leads@severnshire.example"
    message["Date"] = "Thu, 27 Nov 2025 08:30:00 +0000"
    message.set_content(
        """Dear all,

Thank you for yesterday. In attendance: Ines (Brackley Vale), Tom (Aldermoor), Carys (Corvedale),
Pat (Greyholm), Lena (Eastwater). Apologies: Dunmere, Fenwick and Harl

Next steps
Tom Hale to collect examples of good advice by 12 December
Carys Bowen to ask the forum for two speakers

Ines
"""
    )
    path.write_bytes(message.as_bytes())


def _agenda(path: Path) -> None:
    _word(
        path,
        "Performance leads group",
        "Agenda, Thursday 22 January 2026",
        "1. Welcome and apologies",
        "2. The dashboard after its first month",
        "3. Returns for the third quarter",
    )


def _workbook(title: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    book.properties.created = book.properties.modified = MADE
    return book, sheet


def _save(book: Workbook, sheet: Worksheet, path: Path, widths: Sequence[int]) -> None:
    for at, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHI"[at]].width = width
    book.save(path)


def _word(path: Path, *parts: str | list[list[str]]) -> None:
    document = Document()
    document.core_properties.created = document.core_properties.modified = MADE
    for number, part in enumerate(parts):
        if isinstance(part, str):
            document.add_heading(part, 1) if number == 0 else document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=len(part[0]), style="Table Grid")
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.save(str(path))


def _pdf(path: Path, text: str) -> None:
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in text.splitlines())
    source = "#set document(date: none)\n" + "\n\n".join(f'#"{line}"' for line in escaped)
    path.write_bytes(typst.compile(source.encode("utf-8")))


if __name__ == "__main__":
    main()
