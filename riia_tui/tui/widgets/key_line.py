"""The bottom line of a place: as many of its keys as there is room for, and always the one for help."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

LAST = "help"


class KeyLine(Footer):
    """Keys that are whole; those that do not fit are left out, since a footer that is cut hides its end."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._fitted = 0

    def compose(self) -> ComposeResult:
        """The keys of the screen, from the left."""
        yield from fitting(list(super().compose()), self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Fits them to another width."""
        if self._fitted not in (0, event.size.width):
            self.call_next(self.recompose)
        self._fitted = event.size.width


def fitting(keys: Sequence[Widget], width: int) -> list[Widget]:
    """The first keys that fit into a width with help after them, or all; the space after the last one needs no room."""
    room = width + 1 - sum(_width(key) for key in keys if _is_help(key))
    shown: list[Widget] = []
    for key in keys:
        if not _is_help(key):
            room -= _width(key)
        if room >= 0 or _is_help(key):
            shown.append(key)
    return shown


def _is_help(key: Widget) -> bool:
    return isinstance(key, FooterKey) and key.description == LAST


def _width(key: Widget) -> int:
    """Columns of a key with its words and the space after it."""
    return cell_len(f"{key.key_display} {key.description} ") if isinstance(key, FooterKey) else 0
