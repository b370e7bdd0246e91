"""The dates of the board pack for people's own calendars: boards, papers, planned meetings, KPIs that fall due."""

from riia_tui import phrases
from riia_tui.reports.blocks import Event
from riia_tui.reports.rag import rag
from riia_tui.views.board_pack import BoardPack, Coming
from riia_tui.views.calendar import Mark

_REMIND = {Mark.BOARD: 7, Mark.PAPERS: 5, Mark.DEADLINE: 14, Mark.MEETING: 1}
"""Days before each at which the calendar reminds; papers need the longest reading, deadlines the longest doing."""

_TITLE = 120


def board_events(pack: BoardPack) -> tuple[Event, ...]:
    """An event for every date that the pack names in the days to come."""
    return tuple(event_of(pack.head.plan, coming) for coming in pack.coming)


def event_of(plan: str, coming: Coming) -> Event:
    """A date of the plan with this code as an event; its uid stays when the date moves."""
    return Event(
        uid=f"{coming.mark.name.casefold()}-{coming.key}@riia-tui",
        on=coming.on,
        title=_title(coming),
        about="\n".join(filter(None, (_about(coming), f"Plan: {plan}"))),
        remind=_REMIND.get(coming.mark),
    )


def _title(coming: Coming) -> str:
    if coming.mark is Mark.DEADLINE:
        return phrases.cut(f"KPI {coming.ref} due: {coming.text}", _TITLE)
    if coming.mark is Mark.EXPECTED and coming.ref:
        return phrases.cut(f"KPI {coming.ref}: {coming.text}", _TITLE)
    return phrases.cut(f"{coming.text} meets" if coming.mark is Mark.BOARD else coming.text, _TITLE)


def _about(coming: Coming) -> str:
    return f"{coming.text}\nRAG: {rag(coming.status)}" if coming.mark is Mark.DEADLINE else ""
