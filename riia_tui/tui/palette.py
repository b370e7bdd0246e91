"""The palette, which may be closed while it still looks, and is left once."""

from typing import Any

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.events import Mount


class Palette(CommandPalette):
    """Textual's own, but what is found or chosen after it was closed is let go."""

    is_left = False
    """Whether it was left already."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Closes it; does nothing where it was closed already, or the screen below would go too."""
        if self.is_left:
            return AwaitComplete()
        self.is_left = True
        return super().dismiss(result)

    def _on_mount(self, event: Mount) -> None:
        """Looks for the screen below it, unless it was closed before it was laid out."""
        if self not in self.app.screen_stack:
            event.prevent_default()

    def _refresh_command_list(self, *found: Any) -> None:
        if self.query(CommandList):
            super()._refresh_command_list(*found)

    def _select_or_command(self, *event: Any) -> None:
        if not self.is_left:
            super()._select_or_command(*event)
        if self.is_left:
            # What was chosen is on its way: a second Enter would send it again.
            self._selected_command = None
