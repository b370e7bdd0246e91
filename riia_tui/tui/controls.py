"""Control characters never reach the terminal, whatever widget paints them: each becomes its visible sign."""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from riia_tui.tui.cells import CONTROL

HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f]")


class VisibleControls(LineFilter):
    """Looks at every painted line; a line keeps its width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual asks for it
        """The line with visible signs in the place of control characters."""
        if not any(HIDDEN.search(segment.text) for segment in segments):
            return segments
        width = Segment.get_line_length(segments)
        shown = [Segment(text.translate(CONTROL), style, control) for text, style, control in segments]
        return Segment.adjust_line_length(shown, width)
