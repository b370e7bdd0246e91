"""The places and forms. A place is imported when somebody first goes there."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from textual.screen import Screen

CLASSES = {
    "today": "TodayPlace",
    "plan": "PlanPlace",
    "calendar": "CalendarPlace",
    "records": "RecordsPlace",
    "participation": "ParticipationPlace",
    "programme": "ProgrammePlace",
    "money": "MoneyPlace",
    "reports": "ReportsPlace",
}


def place_maker(place: str) -> Callable[[], Screen[Any]]:
    """What makes the screen of a place."""

    def make() -> Screen[Any]:
        module = import_module(f"riia_tui.tui.screens.{place}")
        screen: Screen[Any] = getattr(module, CLASSES[place])()
        return screen

    return make
