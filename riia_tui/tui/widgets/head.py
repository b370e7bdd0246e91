"""The two lines on top: where and when, and the eight places."""

from rich.text import Text
from textual import events
from textual.widgets import Static

from db.errors import RiiaError
from riia_tui.phrases import full_day
from riia_tui.tui.cells import one_line
from riia_tui.tui.commands import PLACES, PlaceName
from riia_tui.views.plans import Head


class HeadLine(Static):
    """Region and plan on the left; as-at day and what the next board asks on the right."""

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._head: Head | None = None
        self._fault = ""

    def show(self, head: Head) -> None:
        """Shows where and when."""
        self._head, self._fault = head, ""
        self._draw()

    def show_fault(self, fault: RiiaError) -> None:
        """Says why there is nothing to show."""
        self._head, self._fault = None, str(fault)
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Fits the line to the width."""
        self._draw()

    def _draw(self) -> None:
        width = max(self.size.width, 20)
        if self._head is None:
            self.update(Text(one_line(self._fault, width), style="bold"))
            return
        right = f"as at {full_day(self._head.as_at)} · {self._head.board}"
        if width < 100:
            right = self._head.board if self._head.board.startswith("board") else right
        mark = "DEMONSTRATION " if self._head.demonstration else ""
        room = width - len(right) - len(mark) - 2
        if room < len(self._head.region) + 12:
            right = right.split(":")[0] if width < 75 else right
            room = width - len(right) - len(mark) - 2
        whole = f"{self._head.region} · {self._head.title}"
        left = one_line(whole if room > len(self._head.region) + 12 else self._head.region, room)
        text = Text(mark, style="reverse bold")
        text.append(f" {left}" if mark else left, style="not reverse bold")
        text.append(f"{right:>{max(width - text.cell_len, len(right) + 1)}}", style="not reverse")
        self.update(text)


class PlaceTabs(Static):
    """The places by their digits; the one that is shown stands out. A click goes there."""

    def __init__(self, current: str, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._current = current
        self._spans: list[tuple[int, int, str]] = []

    def on_resize(self, _event: events.Resize) -> None:
        """Fits the names to the width: digits alone where there is no room."""
        text = Text(" ")
        self._spans = []
        for place in PLACES:
            here = place.id == self._current
            name = self._short_enough(place, here)
            begins = text.cell_len
            text.append(f"{place.digit} ", style="bold" if here else "")
            text.append(name.upper() if here else name, style="bold reverse" if here else "")
            self._spans.append((begins, text.cell_len, place.id))
            text.append("  ")
        text.truncate(max(self.size.width, 1))
        self.update(text)

    def _short_enough(self, place: PlaceName, here: bool) -> str:
        """As much of a place's name as there is room for when all have as much."""
        if sum(len(p.title) + 4 for p in PLACES) <= self.size.width:
            return place.title
        if here or sum(len(p.short) + 4 for p in PLACES) - 1 <= self.size.width:
            return place.short
        return place.short[:3]

    async def on_click(self, event: events.Click) -> None:
        """Goes to the place under the mouse."""
        for begins, ends, place in self._spans:
            if begins <= event.x < ends:
                await self.screen.run_action(f"go('{place}')")
