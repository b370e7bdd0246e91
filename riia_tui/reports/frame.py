"""What frames every report: its head with plan, day and warning, and its last part on how to read it."""

from collections.abc import Iterable

from riia_tui import phrases
from riia_tui.reports.blocks import Block, Event, Report
from riia_tui.views.plans import Head

HOW_TO_READ = "How to read this report"
"""The heading of the last part."""

DEMONSTRATION = "Demonstration record: invented, not the region's own"


def framed(title: str, head: Head, blocks: Iterable[Block], events: tuple[Event, ...] = ()) -> Report:
    """A report about a plan as at a day: “Money: South West plan”."""
    return Report(
        title=f"{title}: {head.title}",
        subtitle=head.alliance if head.alliance.strip() != head.title.strip() else "",
        as_at=phrases.full_day(head.as_at),
        note=DEMONSTRATION if head.demonstration else "",
        blocks=tuple(blocks),
        events=events,
    )
