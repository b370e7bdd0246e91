"""A report as one HTML page that needs nothing else: no script, no other file, no network."""

from collections.abc import Iterator
from html import escape
from itertools import count

from riia_tui.reports.blocks import (
    Block,
    Bullets,
    Callout,
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
from riia_tui.reports.html_table import layout_of, table_lines
from riia_tui.reports.html_text import attribute, shown, tagged
from riia_tui.reports.plain import on_one_line

_PARTS_FOR_CONTENTS = 4


def render(report: Report) -> bytes:
    """The report as a UTF-8 HTML page with ``\\n`` line ends."""
    lines = [*_head(report), *_front(report), "<main>", *_main(report), "</main>", *_foot(report), "</body>", "</html>"]
    return ("\n".join(line for line in lines if line) + "\n").encode("utf-8")


def _head(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{attribute(report.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # Whatever somebody typed into the record, this page loads nothing and runs nothing.
    yield """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"""
    if report.author.strip():
        yield f'<meta name="author" content="{attribute(report.author)}">'
    yield f"<title>{attribute(report.title)}</title>"
    yield f"<style>\n{stylesheet(report)}</style>"
    yield "</head>"


def _front(report: Report) -> Iterator[str]:
    yield "<body>"
    yield "<header>"
    yield tagged("p", report.note, "note")
    yield f"<h1>{shown(report.title)}</h1>"
    yield tagged("p", report.subtitle, "subtitle")
    yield tagged("p", report.standing(), "standing")
    yield "</header>"


def _main(report: Report) -> Iterator[str]:
    """The blocks; where there are many parts, with the contents before the first and a way back from everywhere."""
    blocks = report.body()
    parts = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    has_contents = len(parts) >= _PARTS_FOR_CONTENTS
    number, part = count(1), count(1)
    for block in blocks:
        if not (isinstance(block, Heading) and block.level == 1):
            yield _block(block, number)
            continue
        at = next(part)
        if has_contents and at == 1:
            yield from _contents(parts)
        yield f'<h2 id="part-{at}">{shown(block.text)}</h2>'
    if has_contents:
        yield '<p class="to-contents"><a href="#contents">Contents</a></p>'


def _contents(parts: list[Heading]) -> Iterator[str]:
    """What page one says comes before it, so that it stays page one."""
    yield '<nav id="contents" aria-label="Contents">'
    yield '<p class="title">Contents</p>'
    yield "<ul>"
    for at, part in enumerate(parts, 1):
        yield f'<li><a href="#part-{at}">{attribute(part.text)}</a></li>'
    yield "</ul>"
    yield "</nav>"


def _foot(report: Report) -> Iterator[str]:
    parts = (report.title, report.standing(), report.note)
    yield f"<footer><p>{escape(' · '.join(on_one_line(part) for part in parts if part.strip()))}</p></footer>"


def _block(block: Block, numbers: Iterator[int]) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{shown(block.text)}</h{block.level + 1}>"
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            items = "\n".join(f"<li>{shown(item)}</li>" for item in block.items if item.strip())
            return f"<ul>\n{items}\n</ul>"
        case Callout():
            return f'<div class="callout">{tagged("p", block.title, "title")}{tagged("p", block.text)}</div>'
        case Facts():
            pairs = "\n".join(
                f"<div><dt>{shown(name)}</dt><dd>{shown(value)}</dd></div>" for name, value in block.pairs
            )
            return f"<dl>\n{pairs}\n</dl>"
        case Table():
            return _lines(table_lines(block, next(numbers)))
        case Chart():
            return _lines(_chart_with_figures(block, next(numbers)))
        case PageBreak():
            return '<div class="new-page"></div>'


def _lines(lines: Iterator[str] | list[str]) -> str:
    return "\n".join(line for line in lines if line)


def _paragraph(block: Paragraph) -> str:
    text = f"<strong>{shown(block.text)}</strong>" if block.strong else shown(block.text)
    return f'<p class="small">{text}</p>' if block.small else f"<p>{text}</p>"


def _chart_with_figures(chart: Chart, number: int) -> Iterator[str]:
    """A chart and the table of its figures; lines over time and their narrow table stand side by side on paper."""
    figures = figures_of(chart)
    yield '<div class="beside">' if chart.kind != "status" and layout_of(figures) == "plain" else "<div>"
    yield from _chart(chart, number)
    yield from table_lines(figures, number)
    yield "</div>"


def _chart(chart: Chart, number: int) -> Iterator[str]:
    """The chart drawn twice, wide and narrow; a browser shows, and reads out, one of the two."""
    yield "<figure>"
    yield f"<figcaption>{shown(chart.title)}</figcaption>"
    yield drawn(chart, WIDE, f"chart-{number}", "wide").rstrip()
    yield drawn(chart, NARROW, f"chart-{number}-narrow", "narrow").rstrip()
    yield tagged("p", chart.about, "small")
    yield "</figure>"
