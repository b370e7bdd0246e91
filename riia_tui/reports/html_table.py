"""A table on a web page: a table on paper and on a wide screen, and what a phone makes of it.

A phone has room for two or three columns. What needs more becomes a card a row there, each value behind its heading;
where a table is a grid of figures or signs that are compared across rows, it slides sideways beside its row names.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.html_text import attribute, classes, shown

Layout = Literal["plain", "cards", "grid"]

# What a column takes, in rem: its letters, and the room beside them.
_LETTER_REM = 0.5
_BOLD_LETTER_REM = 0.57
_PADDING_REM = 0.75
_LONGEST_WHOLE_WORD = 15
_WHOLE_LINE = 11
_LONG_TEXT = 30
_LONG_TEXT_REM = 8.0
# What a phone of 360 pixels has between its margins.
_PHONE_REM = 20.5
# And the narrowest screen on which a table of many columns is still laid out as one.
_PAGE_REM = 45.0
# A grid has nothing longer than an amount or “15, was 25” behind its row names, and more rows than a glance takes in.
_GRID_TEXT = 12
_GRID_ROWS = 5
# What stands two to a line in a card: a date, a RAG, an amount.
_SHORT_TEXT = 13


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
    looks = classes("compact" if table.compact else "")
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
    for row in table.cells():
        cells = (_cell(cell, table, column, layout) for column, cell in enumerate(row))
        yield f"<tr{_role(layout, 'row')}>{''.join(cells)}</tr>"
    yield "</tbody>"


def _cell(cell: Cell, table: Table, column: int, layout: Layout) -> str:
    tone = "" if cell.tone == "none" else f"tone-{cell.tone}"
    right = "right" if cell.right else ""
    text = f"<strong>{shown(cell.text)}</strong>" if cell.strong else shown(cell.text)
    if table.row_names and column == 0:
        return f'<th scope="row"{_role(layout, "rowheader")}{classes(tone, right)}>{text}</th>'
    if layout != "cards":
        return f"<td{classes(tone, right)}>{text}</td>"
    name = table.header[column]
    short = "short" if _is_short(name) and _is_short(cell.text) else ""
    idle = "idle" if cell.idle else ""
    return f'<td role="cell" data-label="{attribute(name)}"{classes(short, tone, right, idle)}>{text}</td>'


def _is_short(text: str) -> bool:
    return all(len(line) <= _SHORT_TEXT for line in text.split("\n"))


def _role(layout: Layout, role: str) -> str:
    """Said outright for cards, since a table that is not laid out as one is no table to some screen readers."""
    return f' role="{role}"' if layout == "cards" else ""


def _width(table: Table, layout: Layout) -> str:
    return f' style="--width: {sum(_least_widths(table)):.2f}rem"' if layout == "grid" else ""


def _columns(table: Table) -> Iterator[str]:
    """How wide each column is: on paper and a wide screen its share or its longest word, on a phone what it takes."""
    words = [_words_rem(table, column) for column in range(len(table.header))]
    shares = [max(share, width / _PAGE_REM) for share, width in zip(table.shares(), words, strict=True)]
    least = _least_widths(table)
    for share, width in zip(shares, least, strict=True):
        yield f'<col style="--share: {share / sum(shares):.2%}; --least: {width / sum(least):.2%}">'


def _least_widths(table: Table) -> tuple[float, ...]:
    return tuple(_least_rem(table, column) for column in range(len(table.header)))


def _least_rem(table: Table, column: int) -> float:
    """What a column takes on a phone: no word is broken, nor a date or “33 of 38”, and long text has some width."""
    texts = (table.header[column], *_texts(table, column))
    lines = [len(line) for text in texts[1:] for line in text.split("\n") if len(line) <= _WHOLE_LINE]
    least = max(_words_rem(table, column), max(lines, default=0) * _LETTER_REM + _PADDING_REM)
    return max(least, _LONG_TEXT_REM) if max(map(len, texts)) > _LONG_TEXT else least


def _words_rem(table: Table, column: int) -> float:
    bold = _longest_word([table.header[column]]) * _BOLD_LETTER_REM
    return max(bold, _longest_word(_texts(table, column)) * _LETTER_REM) + _PADDING_REM


def _texts(table: Table, column: int) -> list[str]:
    return [row[column].text for row in table.cells()]


def _longest_word(texts: Iterable[str]) -> int:
    return min(max((len(word) for text in texts for word in text.split()), default=0), _LONGEST_WHOLE_WORD)
