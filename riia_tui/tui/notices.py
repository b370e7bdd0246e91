"""Notifications, as the program says them."""

from textual.notifications import Notification

SOON = 0.05
"""Seconds that one which is over may still be asked to stay."""


class Notice(Notification):
    """A notification that is never over before it is shown.

    Textual (8.2.8) looks first whether it is over and sets its timer later: where many come at once on a busy machine
    the time left is below nought by then, and such a timer never gives way to anything else again.
    """

    @property
    def time_left(self) -> float:
        """Seconds for which it is still shown, always some."""
        return max(super().time_left, SOON)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0
