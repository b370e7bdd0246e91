"""Which kind of file somebody has chosen, by what stands in it."""

from enum import StrEnum
from pathlib import Path

from riia_tui.exchange.attendance_grid import grid_of
from riia_tui.exchange.days import Span
from riia_tui.exchange.matching import Kept, Meant
from riia_tui.exchange.survey_table import SurveyTable, survey_table
from riia_tui.exchange.table_files import read_pages
from riia_tui.exchange.teams_report import is_teams
from riia_tui.views.standing import Standing


class FileKind(StrEnum):
    """What can be taken in."""

    ATTENDANCE = "attendance"
    CALENDAR = "calendar"
    SURVEY = "survey"


def recognised(found: Standing, kept: Kept, path: Path) -> tuple[FileKind, SurveyTable | None]:
    """The kind of a file, and a survey's table: what is neither a calendar nor says who came is a survey.

    Raises BadInput where it cannot be read, or nobody answered.
    """
    if path.suffix.casefold() in (".ics", ".ical", ".ifb"):
        return FileKind.CALENDAR, None
    pages = read_pages(path)
    plan = found.facts.plan
    span, meant = Span(plan.starts, plan.ends, found.today), Meant(found, kept)
    if any(is_teams(page) or grid_of(page, span, meant.is_body) for page in pages):
        return FileKind.ATTENDANCE, None
    return FileKind.SURVEY, survey_table(path, pages, span)
