"""A screen over another one, which can be left once: a second key that was pressed meanwhile must not leave more."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Modal(ModalScreen[Answer]):
    """What forms, find, help, jump and the tour are."""

    _is_left = False

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Leaves with an answer; does nothing where it was left already, or another place is shown by now."""
        if self._is_left or self not in self.app.screen_stack:
            return AwaitComplete()
        self._is_left = True
        return super().dismiss(result)
