"""The palette, which may be closed while it still looks."""

from typing import Any

from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Textual's own, but what is found after it was closed is let go."""

    def _refresh_command_list(self, *found: Any) -> None:
        if self.query(CommandList):
            super()._refresh_command_list(*found)
