"""What a place shows, as plain text to copy: the line that is chosen, or everything."""

from typing import Any

from rich.text import Text
from textual.widget import Widget
from textual.widgets import DataTable, OptionList, Static, Tree
from textual.widgets.tree import TreeNode

from riia_tui.tui.widgets.rug import Rug

KPI_WIDTH = 100
"""Columns of a KPI that is copied whole."""


def chosen_text(widget: Widget | None) -> str:
    """The line under the cursor; of a text all of it; nothing where nothing is chosen."""
    match widget:
        case OptionList() if widget.highlighted is not None and widget.option_count:
            return _plain(widget.get_option_at_index(widget.highlighted).prompt)
        case Tree() if widget.cursor_node is not None:
            return _plain(widget.cursor_node.label)
        case DataTable() if widget.row_count:
            return _row(widget.get_row_at(widget.cursor_row))
        case Rug() if widget.row is not None:
            return _row(widget.lines()[widget.row_number + 1])
    return "\n".join(text for text in map(_whole, widget.query(Static)) if text) if widget is not None else ""


def view_text(body: Widget) -> str:
    """Everything that the widgets of a place show, tables with tabs between their columns, as Excel takes them."""
    parts = [_whole(widget) for widget in body.query(Widget) if widget.display]
    return "\n\n".join(part for part in parts if part)


def _whole(widget: Widget) -> str:
    match widget:
        case OptionList():
            return "\n".join(_plain(option.prompt) for option in widget.options)
        case Tree():
            return "\n".join(_branch(node, 0) for node in widget.root.children)
        case DataTable():
            heads = _row([column.label for column in widget.ordered_columns])
            return "\n".join([heads, *(_row(widget.get_row_at(at)) for at in range(widget.row_count))])
        case Rug():
            return "\n".join(_row(line) for line in widget.lines())
        case Static():
            return _plain(widget.content)
    return ""


def _branch(node: TreeNode[Any], depth: int) -> str:
    below = node.children if node.is_expanded else ()
    return "\n".join(["  " * depth + _plain(node.label), *(_branch(child, depth + 1) for child in below)])


def _row(values: list[Any]) -> str:
    return "\t".join(_plain(value) for value in values)


def _plain(shown: Any) -> str:
    text = shown.plain if isinstance(shown, Text) else str(shown)
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
