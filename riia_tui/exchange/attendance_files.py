"""The files that say who came: which kind each is, and the meetings in it."""

from pathlib import Path

from db.errors import BadInput
from riia_tui.exchange.attendance import Sighting
from riia_tui.exchange.attendance_grid import IsBody, grid_of
from riia_tui.exchange.days import Span
from riia_tui.exchange.teams_report import is_teams, teams_meeting
from riia_tui.planfile.excel_open import Page


def sightings_of(path: Path, pages: list[Page], span: Span, is_body: IsBody) -> list[Sighting]:
    """The meetings of a file, every sheet of it. Raises BadInput where nothing in it says who came."""
    report = next((page for page in pages if is_teams(page)), None)
    try:
        found = [teams_meeting(report, span)] if report else _of_grids(pages, span, is_body)
    except BadInput as fault:
        raise BadInput(f"{path.name}: {fault.said}", fault.advice) from fault
    if not found:
        raise BadInput(
            f"{path.name} is neither an attendance grid nor an attendance report of Teams or Zoom.",
            "A grid has authorities in one column and a date above each column of ticks.",
        )
    return found


def _of_grids(pages: list[Page], span: Span, is_body: IsBody) -> list[Sighting]:
    return [sighting for page in pages for sighting in grid_of(page, span, is_body)]
