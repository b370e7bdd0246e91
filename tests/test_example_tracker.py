"""The example tracker of the first day: it is as its script writes it, and comes in whole."""

import runpy
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from riia_tui.exchange.trackers.opening import read_tracker
from riia_tui.exchange.trackers.rows import read_rows
from riia_tui.exchange.trackers.suggest import suggest

DOCS = Path(__file__).parents[1] / "docs"


def test_the_example_is_as_its_script_writes_it(tmp_path: Path) -> None:
    runpy.run_path(str(DOCS / "make_examples.py"))["tracker"](tmp_path / "tracker.xlsx")
    made, kept = (load_workbook(path).active for path in (tmp_path / "tracker.xlsx", DOCS / "examples/tracker.xlsx"))
    assert [[cell.value for cell in row] for row in made] == [[cell.value for cell in row] for row in kept]


def test_the_example_has_twelve_kpis_with_the_rags_of_two_boards() -> None:
    tracker = read_tracker(DOCS / "examples" / "tracker.xlsx")
    found = read_rows(tracker, suggest(tracker, date(2025, 12, 1)), date(2025, 12, 1))
    assert (len(found.rows), found.misfits) == (12, ())
    assert [row.due.day for row in found.rows if row.ref in ("1.1", "1.2", "2.2")] == [
        date(2026, 3, 31),
        date(2025, 12, 31),
        date(2026, 2, 28),
    ]
