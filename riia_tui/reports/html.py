"""A report as one HTML page that needs nothing else: no script, no other file, no network."""

from collections.abc import Iterator
from html import escape
from itertools import count

from riia_tui.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from riia_tui.reports.chart_figures import figures_of
from riia_tui.reports.chart_svg import NARROW, WIDE, drawn
from riia_tui.reports.html_style import stylesheet
from riia_tui.reports.plain import as_typed, on_one_line

# The least that a column may have on a phone, in rem, before the table scrolls sideways instead.
_LETTER_REM = 0.55
_PADDING_REM = 1.2
_LONGEST_WHOLE_WORD = 15
_LONG_TEXT = 30
_LONG_TEXT_REM = 9.0


def render(report: Report) -> bytes:
    """The report as a UTF-8 HTML page with ``\\n`` line ends."""
    numbers = count(1)
    blocks = [_block(block, numbers) for block in report.body()]
    lines = [*_head(report), *_front(report), "<main>", *blocks, "</main>", *_foot(report), "</body>", "</html>"]
    return ("\n".join(line for line in lines if line) + "\n").encode("utf-8")


def _head(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_attribute(report.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # Whatever somebody typed into the record, this page loads nothing and runs nothing.
    yield """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
    if report.author.strip():
        yield f'<meta name="author" content="{_attribute(report.author)}">'
    yield f"<title>{_attribute(report.title)}</title>"
    yield f"<style>\n{stylesheet(report)}</style>"
    yield "</head>"


def _front(report: Report) -> Iterator[str]:
    yield "<body>"
    yield "<header>"
    yield _tagged("p", report.note, "note")
    yield f"<h1>{_text(report.title)}</h1>"
    yield _tagged("p", report.subtitle, "subtitle")
    yield _tagged("p", report.standing(), "standing")
    yield "</header>"


def _foot(report: Report) -> Iterator[str]:
    parts = (report.title, report.standing(), report.note)
    yield f"<footer><p>{escape(' · '.join(on_one_line(part) for part in parts if part.strip()))}</p></footer>"


def _block(block: Block, numbers: Iterator[int]) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{_text(block.text)}</h{block.level + 1}>"
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            items = "\n".join(f"<li>{_text(item)}</li>" for item in block.items if item.strip())
            return f"<ul>\n{items}\n</ul>"
        case Callout():
            return f'<div class="callout">{_tagged("p", block.title, "title")}{_tagged("p", block.text)}</div>'
        case Facts():
            pairs = "\n".join(
                f"<div><dt>{_text(name)}</dt><dd>{_text(value)}</dd></div>" for name, value in block.pairs
            )
            return f"<dl>\n{pairs}\n</dl>"
        case Table():
            return "\n".join(_table(block, next(numbers)))
        case Chart():
            return "\n".join([*_chart(block, number := next(numbers)), *_table(figures_of(block), number)])
        case PageBreak():
            return '<div class="new-page"></div>'


def _paragraph(block: Paragraph) -> str:
    text = f"<strong>{_text(block.text)}</strong>" if block.strong else _text(block.text)
    return f'<p class="small">{text}</p>' if block.small else f"<p>{text}</p>"


def _chart(chart: Chart, number: int) -> Iterator[str]:
    """The chart drawn twice, for paper and for a phone; a browser shows, and reads out, one of the two."""
    yield "<figure>"
    yield f"<figcaption>{_text(chart.title)}</figcaption>"
    yield drawn(chart, WIDE, f"chart-{number}", "wide").rstrip()
    yield drawn(chart, NARROW, f"chart-{number}-narrow", "narrow").rstrip()
    yield _tagged("p", chart.about, "small")
    yield "</figure>"


def _table(table: Table, number: int) -> Iterator[str]:
    right = table.right_columns()
    yield f'<div class="scroll" role="region" aria-label="{_attribute(table.caption)}" tabindex="0">'
    yield f'<p class="unseen" id="about-table-{number}">{_text(table.about)}</p>'
    classes = ' class="compact"' if table.compact else ""
    least = [_least_rem(table, column) for column in range(len(table.header))]
    yield f'<table{classes} style="min-width: {sum(least):.2f}rem" aria-describedby="about-table-{number}">'
    yield f"<caption>{_text(table.caption)}</caption>"
    yield f"<colgroup>{''.join(map(_column, table.shares(), least))}</colgroup>"
    yield "<thead>"
    yield f"<tr>{''.join(_heading_cell(name, n in right) for n, name in enumerate(table.header))}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for row in table.cells():
        yield f"<tr>{''.join(_cell(cell, table.row_names and n == 0) for n, cell in enumerate(row))}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _column(share: float, least_rem: float) -> str:
    return f'<col style="--share: {share:.2%}; --least: {least_rem:.2f}rem">'


def _least_rem(table: Table, column: int) -> float:
    texts = [table.header[column], *(row[column].text for row in table.cells())]
    word = max(len(word) for text in texts for word in [*text.split(), ""])
    least = min(word, _LONGEST_WHOLE_WORD) * _LETTER_REM + _PADDING_REM
    return max(least, _LONG_TEXT_REM) if max(map(len, texts)) > _LONG_TEXT else least


def _heading_cell(name: str, right: bool) -> str:
    return f'<th scope="col"{_classes("right" if right else "")}>{_text(name)}</th>'


def _cell(cell: Cell, names_row: bool) -> str:
    tone = "" if cell.tone == "none" else f"tone-{cell.tone}"
    classes = _classes(tone, "right" if cell.right else "")
    text = f"<strong>{_text(cell.text)}</strong>" if cell.strong else _text(cell.text)
    return f'<th scope="row"{classes}>{text}</th>' if names_row else f"<td{classes}>{text}</td>"


def _classes(*names: str) -> str:
    given = " ".join(name for name in names if name)
    return f' class="{given}"' if given else ""


def _tagged(tag: str, text: str, name: str = "") -> str:
    return f"<{tag}{_classes(name)}>{_text(text)}</{tag}>" if text.strip() else ""


def _text(text: str) -> str:
    return escape(as_typed(text)).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(on_one_line(text))
