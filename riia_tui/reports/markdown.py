"""A report as GitHub-style Markdown.

Escapes follow CommonMark 0.31 (section 2.4: a backslash before any ASCII punctuation shows it as it is) and the
GitHub Flavored Markdown specification (tables: a pipe in a cell needs a backslash, a line break is ``<br>``).
"""

import re

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
from riia_tui.reports.plain import as_typed

_SIGNS = re.compile(r"[\\`*_\[\]<|~$]|&(?=#?\w+;)")
# What opens a list, quotation, heading, underline or table only where a line starts.
_OPENERS = re.compile(r"^\d{1,9}(?=[.)])|^(?=[#+=>:-])")
_HARD_BREAK = "\\\n"


def render(report: Report) -> bytes:
    """The report as UTF-8 Markdown with ``\\n`` line ends and one at the end of the file."""
    parts = [_banner(report), f"# {_heading(report.title)}", _text(report.subtitle), _text(report.standing())]
    parts.extend(_block(block) for block in report.body())
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8")


def _banner(report: Report) -> str:
    return _quoted(_text(report.note, strong=True)) if report.note.strip() else ""


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_heading(block.text)}"
        case Paragraph():
            return _text(block.text, strong=block.strong)
        case Bullets():
            return "\n".join(_item(_text(item)) for item in block.items if item.strip())
        case Callout():
            parts = (_text(block.title, strong=True), _text(block.text))
            return _quoted("\n\n".join(part for part in parts if part))
        case Facts():
            return "\n".join(_fact(label, value) for label, value in block.pairs)
        case Table():
            return _table(block)
        case Chart():
            return f"{_text(block.about)}\n\n{_table(figures_of(block))}"
        case PageBreak():
            return "---"


def _fact(label: str, value: str) -> str:
    named = _strong(_inline(" ".join(as_typed(label).split())) + ":")
    first, *others = as_typed(value).split("\n")
    return _item(_HARD_BREAK.join([f"{named} {_inline(first)}".rstrip(), *map(_line, others)]))


def _table(table: Table) -> str:
    right = table.right_columns()
    rules = ["---:" if column in right else "---" for column in range(len(table.header))]
    rows = [[_cell(Cell(name)) for name in table.header], rules]
    rows.extend([_cell(cell) for cell in row] for row in table.cells())
    lines = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{_text(table.caption, strong=True)}\n\n{lines}"


def _cell(cell: Cell) -> str:
    lines = [_inline(line).strip() for line in as_typed(cell.text).split("\n")]
    return "<br>".join(_strong(line) if cell.strong else line for line in lines)


def _heading(text: str) -> str:
    # A run of # at the end of a heading would be taken for its close.
    return "<br>".join(_inline(line).strip().replace("#", "\\#") for line in as_typed(text).split("\n"))


def _text(text: str, strong: bool = False) -> str:
    lines = as_typed(text).split("\n")
    return _HARD_BREAK.join(_strong(_inline(line)) if strong else _line(line) for line in lines)


def _item(text: str) -> str:
    return "- " + text.replace("\n", "\n  ")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _strong(escaped: str) -> str:
    # Asterisks beside a space do not open or close, and four in a row draw a rule.
    inner = escaped.strip()
    return f"**{inner}**" if inner else ""


def _line(line: str) -> str:
    """One line of running text: its indent kept, and nothing in it taken for the start of a list or the like."""
    text = line.lstrip()
    indent = "".join("&nbsp;" if sign == " " else "&emsp;" for sign in line[: len(line) - len(text)])
    return indent + _OPENERS.sub(r"\g<0>\\", _inline(text))


def _inline(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text.rstrip())
