"""The dates to come, or those of whole months, as events for people's own calendars."""

from dataclasses import replace

from db.facts import ActionFact
from riia_tui import phrases
from riia_tui.reports.blocks import Event, Report
from riia_tui.reports.board_events import event_of
from riia_tui.views.board_pack import Coming
from riia_tui.views.calendar import Day, Entry, Span
from riia_tui.views.own_calendar import OwnCalendar

REMIND_OF_ACTION = 3
"""Days before an action is due at which the calendar reminds."""

TITLE = 120


def calendar_report(found: OwnCalendar) -> Report:
    """A report of nothing but dates; each has the same name as in the board pack, so that it is there once."""
    plan = found.head.plan
    events = (*(event_of(plan, each) for each in found.coming), *(_action(plan, each) for each in found.actions))
    title = f"{found.head.title}: {found.whose}" if found.whose else found.head.title
    return Report(title=title, as_at=phrases.full_day(found.head.as_at), events=events)


def months_report(found: Span) -> Report:
    """A report of the dates of whole months, past ones too; each is named as in the board pack."""
    events = tuple(_entry(found, day, entry) for day in found.days for entry in day.entries)
    title = f"{found.head.title}: {phrases.months(found.first, found.last)}"
    return Report(title=title, as_at=phrases.full_day(found.head.as_at), events=events)


def _entry(found: Span, day: Day, entry: Entry) -> Event:
    """An entry of the calendar; what is past or closed reminds nobody."""
    coming = Coming(day.on, entry.mark, entry.text, entry.ref, entry.status, entry.key)
    event = event_of(found.head.plan, coming)
    return event if entry.open and day.on > found.head.as_at else replace(event, remind=None)


def _action(plan: str, action: ActionFact) -> Event:
    if action.due is None:
        raise ValueError("an action without a day is no event")
    return Event(
        uid=f"action-{action.id}@riia-tui",
        on=action.due,
        title=phrases.cut(f"{action.who}: {action.what}", TITLE),
        about=f"Plan: {plan}",
        remind=REMIND_OF_ACTION,
    )
