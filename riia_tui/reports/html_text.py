"""Typed text as HTML shows it: never markup, its line breaks kept."""

from html import escape

from riia_tui.reports.plain import as_typed, on_one_line


def shown(text: str) -> str:
    """The text as the content of an element."""
    return escape(as_typed(text)).replace("\n", "<br>")


def attribute(text: str) -> str:
    """The text as the value of an attribute in double quotes, or of an element that has no line breaks."""
    return escape(on_one_line(text))


def classes(*names: str) -> str:
    """The class attribute with a space before it; nothing where no name is given."""
    given = " ".join(name for name in names if name)
    return f' class="{given}"' if given else ""


def tagged(tag: str, text: str, name: str = "") -> str:
    """The text in an element; nothing where there is no text."""
    return f"<{tag}{classes(name)}>{shown(text)}</{tag}>" if text.strip() else ""
