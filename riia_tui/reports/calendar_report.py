"""What comes from the day to the end of the plan: a table a month, and events for people's own calendars."""

from collections.abc import Iterator
from itertools import groupby

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Heading, PageBreak, Paragraph, Report
from riia_tui.reports.board_annex import coming_table
from riia_tui.reports.board_events import event_of
from riia_tui.reports.frame import framed
from riia_tui.reports.how_to_read import how_to_read
from riia_tui.views.board_pack import Coming, board_pack_of, coming_of
from riia_tui.views.plans import head_of
from riia_tui.views.standing import Standing, standing

_LONGEST = 366
"""Days that a calendar looks ahead at most."""


def build(store: Store, asked: Asked) -> Report:
    """The dates of a plan from a day on, for a year at most. Raises UnknownName or BadInput."""
    found = standing(store, asked.plan, asked.today)
    days = min(max((found.facts.plan.ends - asked.today).days, 0), _LONGEST)
    coming = coming_of(found, days)
    events = tuple(event_of(found.facts.plan.code, each) for each in coming)
    return framed("Calendar", head_of(found), _blocks(found, coming), events)


def _blocks(found: Standing, coming: tuple[Coming, ...]) -> Iterator[Block]:
    if not coming:
        yield Paragraph("Nothing is entered or due from this day to the end of the plan.")
        return
    pack = board_pack_of(found)
    yield Paragraph("Boards, papers, meetings that are planned, and open KPIs that fall due.", small=True)
    for month, group in groupby(coming, key=lambda each: f"{each.on:%B %Y}"):
        entries = tuple(group)
        yield Heading(month)
        yield coming_table(f"{phrases.counted(len(entries), 'date')} in {month}", entries, pack.sections)
    yield PageBreak(loose=True)
    yield from how_to_read(pack)
