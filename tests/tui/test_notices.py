"""A notification that comes late goes away again and holds nothing up."""

from pathlib import Path
from typing import Any

import pytest
from keys_and_screen import Start, press
from textual import notifications
from textual.widgets._toast import Toast

from riia_tui.tui.notices import Notice


def test_one_whose_time_is_over_is_over_and_still_has_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = Notice("Recorded.", raised_at=100.0, timeout=5)
    monkeypatch.setattr(notifications, "time", lambda: 104.0)
    assert (notice.has_expired, notice.time_left) == (False, 1.0)
    monkeypatch.setattr(notifications, "time", lambda: 105.9)
    assert notice.has_expired and notice.time_left > 0


async def test_keys_are_taken_when_a_notification_is_over_before_it_is_shown(
    plan_store: Path, pilot_app: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, seconds = Toast.__init__, []

    def begun_late(toast: Toast, notification: Any) -> None:
        with monkeypatch.context() as later:
            later.setattr(notifications, "time", lambda: notification.raised_at + notification.timeout + 0.9)
            begun(toast, notification)
        seconds.append(toast._timeout)
        # With a time below nought this test would never end.
        toast._timeout = max(toast._timeout, 0.01)

    monkeypatch.setattr(Toast, "__init__", begun_late)
    async with pilot_app(plan_store, notifications=True) as pilot:
        pilot.app.notify("Recorded.")
        await press(pilot, "2", "3")
        assert pilot.app.current_mode == "calendar"
    assert seconds and min(seconds) > 0
