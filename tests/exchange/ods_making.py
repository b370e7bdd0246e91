"""Workbooks as LibreOffice saves them, and as Excel 97 did, for tests."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from openpyxl import load_workbook

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0">'
)
STYLES = (
    '<number:number-style style:name="N2"><number:number number:decimal-places="2"/></number:number-style>'
    '<style:style style:name="two" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>'
    + "".join(
        f'<style:style style:name="fill{colour}" style:family="table-cell">'
        f'<style:table-cell-properties fo:background-color="#{colour}"/></style:style>'
        for colour in ("FF0000", "FFC000", "92D050")
    )
)
LAST_ROWS = (
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
    "</table:table-row>"
)


def ods(tables: str, **parts: str) -> bytes:
    """An ``.ods`` file with these tables; ``parts`` are further parts, by name without its ending."""
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    styles = HEAD.replace("document-content", "document-styles") + "</office:document-styles>"
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("styles.xml", styles)
        archive.writestr("content.xml", f"{HEAD}<office:automatic-styles>{STYLES}</office:automatic-styles>{body}")
        archive.writestr("META-INF/manifest.xml", parts.get("manifest", "<manifest/>"))
    return file.getvalue()


def cell(value: Any, style: str = "", note: str = "", more: str = "") -> str:
    """A cell of an ``.ods`` file."""
    said = ""
    if isinstance(value, datetime | date):
        said = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
    elif isinstance(value, int | float):
        said = f'office:value-type="float" office:value="{value}"'
    elif value is not None:
        said = 'office:value-type="string"'
    words = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n")) if value is not None else ""
    comment = f"<office:annotation><text:p>{escape(note)}</text:p></office:annotation>" if note else ""
    look = f"table:style-name={quoteattr(style)}" if style else ""
    return f"<table:table-cell {look} {said} {more}>{comment}{words}</table:table-cell>"


def table(title: str, rows: list[str], style: str = "") -> str:
    """A sheet of an ``.ods`` file, with the million empty rows that every one ends with."""
    look = f'table:style-name="{style}"' if style else ""
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return f"<table:table table:name={quoteattr(title)} {look}>{body}{LAST_ROWS}</table:table>"


def saved_as_ods(path: Path, to: Path) -> Path:
    """A workbook as somebody saves it in LibreOffice: its cells, and which sheets are hidden."""
    tables = []
    for sheet in load_workbook(path).worksheets:
        rows = ["".join(cell(each.value) for each in row) for row in sheet.iter_rows()]
        tables.append(table(sheet.title, rows, "gone" if sheet.sheet_state != "visible" else ""))
    to.write_bytes(ods("".join(tables)))
    return to
