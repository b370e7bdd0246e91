"""A table on a web page: a table on paper and on a wide screen, and what a phone makes of it.

A phone has room for two or three columns. What needs more becomes a card a row there, each value behind its heading,
and rows of one name are parts of one card; where a table is a grid of figures or signs that are compared across rows,
it slides sideways beside its row names.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Literal

from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.column_widths import with_least
from riia_tui.reports.html_text import attribute, classes, shown
from riia_tui.reports.letters import width_of

Layout = Literal["plain", "cards", "grid"]

# What a column takes, in rem: its letters as html.css sets them, and the room beside them.
_USUAL = 0.9375, 1.1
_COMPACT = 0.875, 0.8
_MANY_COLUMNS = 7
_LONGEST_WHOLE_WORD = 15
# No line that is as short as a date or “A amber, was G” is broken.
_WHOLE_LINE = 14
_LONG_TEXT = 30
_LONG_TEXT_REM = 8.0
# What a phone of 360 pixels has between its margins.
_PHONE_REM = 20.5
# And the narrowest screen on which a table of many columns is still laid out as one.
_PAGE_REM = 45.0
# A grid has nothing longer than an amount or “15, was 25” behind its row names, and more rows than a glance takes in.
_GRID_TEXT = 12
_GRID_ROWS = 5
# Two to a line of a card stand a date, a RAG, an amount, “KPI 4.1.10B due”: what fits half of it with its label.
_SHORT_NAME = 13
_HALF_CARD_REM = _PHONE_REM / 2
_LABEL_REM, _LABEL_ROOM_REM = 0.8125, 1.4


def layout_of(table: Table) -> Layout:
    """What a phone makes of the table."""
    if sum(_least_widths(table)) <= _PHONE_REM:
        return "plain"
    beside = (cell.text for row in table.cells() for cell in row[1:])
    is_grid = table.row_names and len(table.rows) >= _GRID_ROWS and all(len(text) <= _GRID_TEXT for text in beside)
    return "grid" if is_grid else "cards"


def table_lines(table: Table, number: int) -> Iterator[str]:
    """The table's elements, a line each; ``number`` tells its ids from those of the page's other tables."""
    layout = layout_of(table)
    caption, about = f"caption-{number}", f"about-{number}"
    # Only what can slide is a place for the keyboard, else every table were one more stop on the way.
    sliding = f' role="region" aria-labelledby="{caption}" tabindex="0"' if layout == "grid" else ""
    described = f' aria-describedby="{about}"' if table.about != table.caption else ""
    yield f'<div class="{layout}"{sliding}>'
    yield f'<p class="unseen" id="{about}">{shown(table.about)}</p>' if described else ""
    looks = classes("compact" if _is_compact(table) else "")
    yield f"<table{_role(layout, 'table')}{looks}{_width(table, layout)}{described}>"
    yield f'<caption id="{caption}">{shown(table.caption)}</caption>'
    yield f"<colgroup>{''.join(_columns(table))}</colgroup>"
    yield from _head(table, layout)
    yield from _body(table, layout)
    yield "</table>"
    yield "</div>"


def _head(table: Table, layout: Layout) -> Iterator[str]:
    right = table.right_columns()
    role = _role(layout, "columnheader")
    cells = (
        f'<th scope="col"{role}{classes("right" if column in right else "")}>{shown(name)}</th>'
        for column, name in enumerate(table.header)
    )
    yield f"<thead{_role(layout, 'rowgroup')}>"
    yield f"<tr{_role(layout, 'row')}>{''.join(cells)}</tr>"
    yield "</thead>"


def _body(table: Table, layout: Layout) -> Iterator[str]:
    yield f"<tbody{_role(layout, 'rowgroup')}>"
    above: tuple[Cell, ...] = ()
    for row in table.cells():
        said = _said_above(row, above) if layout == "cards" else 0
        cells = (_cell(cell, table, column, layout, column < said) for column, cell in enumerate(row))
        yield f"<tr{_role(layout, 'row')}{classes('more' if said else '')}>{''.join(cells)}</tr>"
        above = row
    yield "</tbody>"


def _said_above(row: tuple[Cell, ...], above: tuple[Cell, ...]) -> int:
    """How many of a row's first cells the row above has too, so that its card goes on; never all of them."""
    pairs = zip(row[:-1], above, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cell(cell: Cell, table: Table, column: int, layout: Layout, said: bool) -> str:
    tone = "" if cell.tone == "none" else f"tone-{cell.tone}"
    again = "said" if said else ""
    right = "right" if cell.right else ""
    text = f"<strong>{shown(cell.text)}</strong>" if cell.strong else shown(cell.text)
    if table.row_names and column == 0:
        return f'<th scope="row"{_role(layout, "rowheader")}{classes(tone, right, again)}>{text}</th>'
    if layout != "cards":
        return f"<td{classes(tone, right)}>{text}</td>"
    name = table.header[column]
    short = "short" if _is_short(name, cell) else ""
    idle = "idle" if cell.idle else ""
    return f'<td role="cell" data-label="{attribute(name)}"{classes(short, tone, right, idle, again)}>{text}</td>'


def _is_short(name: str, cell: Cell) -> bool:
    label = max(width_of(word, _LABEL_REM) for word in name.split())
    text = max(width_of(line, _USUAL[0], cell.strong) for line in cell.text.split("\n"))
    return len(name) <= _SHORT_NAME and label + text + _LABEL_ROOM_REM <= _HALF_CARD_REM


def _role(layout: Layout, role: str) -> str:
    """Said outright for cards, since a table that is not laid out as one is no table to some screen readers."""
    return f' role="{role}"' if layout == "cards" else ""


def _width(table: Table, layout: Layout) -> str:
    return f' style="--width: {sum(_least_widths(table)):.2f}rem"' if layout == "grid" else ""


def _columns(table: Table) -> Iterator[str]:
    """How wide each column is: on paper and a wide screen its share and what stays whole, on a phone what it takes."""
    shares, least = _page_shares(table), _least_widths(table)
    for share, width in zip(shares, least, strict=True):
        yield f'<col style="--share: {share:.2%}; --least: {width / sum(least):.2%}">'


def _page_shares(table: Table) -> list[float]:
    """Shares of 1 in which no short line is broken; where there are too many columns for that, no word."""
    columns = range(len(table.header))
    whole = [_whole_rem(table, column, _WHOLE_LINE) / _PAGE_REM for column in columns]
    words = [_whole_rem(table, column, 0) / _PAGE_REM for column in columns]
    least = whole if sum(whole) <= 1 else words
    return with_least(table.shares(), least) or [need / sum(least) for need in least]


def _least_widths(table: Table) -> tuple[float, ...]:
    return tuple(_least_rem(table, column) for column in range(len(table.header)))


def _least_rem(table: Table, column: int) -> float:
    """What a column takes on a phone: no word is broken, nor a date or “33 of 38”, and long text has some width."""
    least = _whole_rem(table, column, _WHOLE_LINE)
    longest = max(map(len, (table.header[column], *_texts(table, column))))
    return max(least, _LONG_TEXT_REM) if longest > _LONG_TEXT else least


def _whole_rem(table: Table, column: int, longest: int) -> float:
    """What a column takes so that no word is broken, nor a line of up to ``longest`` letters."""
    size, padding = _COMPACT if _is_compact(table) else _USUAL
    head = (width_of(word, size, strong=True) for word in _words(table.header[column]))
    words = (width_of(word, size, cell.strong) for cell in _cells(table, column) for word in _words(cell.text))
    lines = (
        width_of(line, size, cell.strong)
        for cell in _cells(table, column)
        for line in cell.text.split("\n")
        if len(line) <= longest
    )
    return max((*head, *words, *lines)) + padding


def _is_compact(table: Table) -> bool:
    return table.compact or len(table.header) >= _MANY_COLUMNS


def _words(text: str) -> Iterable[str]:
    return (word[:_LONGEST_WHOLE_WORD] for word in text.split())


def _cells(table: Table, column: int) -> Iterator[Cell]:
    return (row[column] for row in table.cells())


def _texts(table: Table, column: int) -> list[str]:
    return [cell.text for cell in _cells(table, column)]
