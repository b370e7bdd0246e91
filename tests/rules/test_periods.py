"""When a reporting period begins, as people name it."""

import pytest

from riia_tui.rules.periods import period_begins
from tests.rules.facts_builder import maybe


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Q2 2025-26", "2025-07-01"),
        ("2025/26 q4", "2026-01-01"),
        ("Quarter 1, 2025–26", "2025-04-01"),
        ("202526", "2025-04-01"),
        ("2025-26", "2025-04-01"),
        ("Q2 2025", "2025-04-01"),  # of the calendar: the earlier reading
        ("2025-11", "2025-11-01"),
        ("2025-11-15", "2025-11-15"),
        ("November 2025", "2025-11-01"),
        ("Nov 2025", "2025-11-01"),
        ("Autumn term 2025", "2025-09-01"),
        ("autumn 2025-26", "2025-09-01"),
        ("Spring term 2025/26", "2026-01-01"),
        ("summer 2026", "2026-04-01"),
        ("2024", "2024-01-01"),
        ("January 2025-26", "2026-01-01"),
        ("the usual one", None),
        ("2025-02-31", "2025-01-01"),  # no day: the year alone
        ("", None),
    ],
)
def test_a_period_begins_on_a_day_that_its_name_tells(name: str, begins: str | None) -> None:
    assert period_begins(name) == maybe(begins)
