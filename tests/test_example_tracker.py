"""The example tracker of the guide: it is as its script writes it, and comes in with what it should point at."""

import runpy
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from riia_tui.exchange.trackers.opening import read_tracker
from riia_tui.exchange.trackers.rows import read_rows
from riia_tui.exchange.trackers.suggest import suggest

DOCS = Path(__file__).parents[1] / "docs"


def test_the_example_is_as_its_script_writes_it(tmp_path: Path) -> None:
    runpy.run_path(str(DOCS / "make_examples.py"))["write_tracker"](tmp_path / "tracker.xlsx")
    made, kept = (load_workbook(path).active for path in (tmp_path / "tracker.xlsx", DOCS / "examples/tracker.xlsx"))
    assert [[cell.value for cell in row] for row in made] == [[cell.value for cell in row] for row in kept]


def test_the_example_has_twelve_kpis_and_two_cells_that_do_not_fit() -> None:
    tracker = read_tracker(DOCS / "examples" / "tracker.xlsx")
    found = read_rows(tracker, suggest(tracker, date(2025, 11, 3)), date(2025, 11, 3))
    assert (len(found.rows), [misfit.row for misfit in found.misfits]) == (12, [13, 14])
    assert [row.due.day for row in found.rows if row.ref in ("1.3", "2.1", "2.3", "3.1", "3.3")] == [
        date(2025, 12, 31),
        date(2026, 3, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2025, 12, 31),
    ]
