"""A screen over another one, which can be left once, and is left itself: not what a quick key has put over it."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Modal(ModalScreen[Answer]):
    """What forms, sheets, find, help, jump, the tour and the preview of a report are."""

    _is_left = False

    @property
    def is_open(self) -> bool:
        """Whether it was not left yet; one that was left still hears of things, though its parts may be gone."""
        return any(self in stack for stack in self.app._screen_stacks.values())

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leaves with an answer; does nothing where it was left already, or another place is shown by now."""
        if self._is_left or self not in self.app.screen_stack:
            return AwaitComplete()
        self._is_left = True
        while self.app.screen is not self:
            # What stands over it was opened from it; Textual would close that in its place.
            self.app.pop_screen()
        return super().dismiss(result)
