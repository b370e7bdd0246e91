"""Jump: a letter on each list, table, text and field; the letter goes there."""

from string import ascii_lowercase
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Label

from riia_tui.tui.commands import PLACES
from riia_tui.tui.screens.modal import Modal


class JumpScreen(Modal[str | None]):
    """Gives the letter or digit that was pressed, None for any other key."""

    def __init__(self, spots: dict[str, Offset]) -> None:
        """``spots`` are the corners to mark, by letter."""
        super().__init__()
        self._spots = spots

    def compose(self) -> ComposeResult:
        """The letters, each where it leads."""
        for letter, at in self._spots.items():
            mark = Label(f" {letter} ", classes="jump", markup=False)
            mark.styles.offset = (at.x, at.y)
            yield mark

    def on_key(self, event: events.Key) -> None:
        """Leads on."""
        event.stop()
        event.prevent_default()
        self.dismiss(event.key)

    def on_click(self, _event: events.Click) -> None:
        """Leaves."""
        self.dismiss(None)


async def jump(screen: Screen[Any]) -> None:
    """Marks what can be gone to on a screen, and goes to what is chosen; a digit goes to its place."""
    targets = dict(zip(ascii_lowercase, _targets(screen), strict=False))

    async def go(key: str | None) -> None:
        if key in targets:
            screen.set_focus(targets[key])
        elif any(place.digit == key for place in PLACES) and hasattr(screen, "PLACE"):
            await screen.run_action(f"go('{next(place.id for place in PLACES if place.digit == key)}')")

    await screen.app.push_screen(JumpScreen({letter: w.region.offset for letter, w in targets.items()}), go)


def _targets(screen: Screen[Any]) -> list[Widget]:
    """What can have the focus and is seen."""
    return [widget for widget in screen.focus_chain if widget.region.area and screen.region.overlaps(widget.region)]
