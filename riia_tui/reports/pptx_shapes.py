"""What tables and charts of a slide have in common: a name, and a text for who listens."""

from typing import Any

from riia_tui.reports.plain import on_one_line

_LONGEST_ABOUT = 1_000


def describe(frame: Any, name: str, about: str) -> None:
    """Names the shape and gives it its alternative text."""
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", name[:200] or "Picture")
    properties.set("descr", on_one_line(about, _LONGEST_ABOUT))
