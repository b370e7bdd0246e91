"""The file of a grid that was opened and saved in Excel, which makes 1.1 of 1.10."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.errors import BadInput
from riia_tui.exchange.grid_file import read_grid_csv
from riia_tui.views.grids import Grid, GridColumn, GridKind, GridRow

COLUMN = GridColumn("figure", "figure", "a number", 8)


def grid() -> Grid:
    """A grid with the rows 1.1 and 1.10."""
    rows = (GridRow("1.1", "Meetings held", "", "", ""), GridRow("1.10", "Guides printed", "", "", ""))
    head: Any = None
    days = (date(2025, 4, 1), date(2026, 3, 31))
    return Grid(head, GridKind.FIGURES, "figures", "Figures", "figures", *days, (COLUMN,), rows)


def saved(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "figures.csv"
    path.write_text("\n".join(("row,name,last,target,figure", *lines)), encoding="utf-8")
    return path


def test_its_name_tells_which_row_a_number_is(tmp_path: Path) -> None:
    path = saved(tmp_path, "1.1,Meetings held,,,4", "1.1,Guides printed,,,2")
    assert read_grid_csv(path, grid()) == {"1.1": {"figure": "4"}, "1.10": {"figure": "2"}}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("1.1,,,,4",), "could be 1.1 or 1.10"),
        (("1.1,Meetings held,,,4", "1.1,Meetings held,,,5"), "stands there twice"),
    ],
)
def test_what_could_be_two_rows_is_asked_and_nothing_is_taken(
    lines: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=said):
        read_grid_csv(saved(tmp_path, *lines), grid())
