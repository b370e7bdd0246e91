"""What was learned, what changed for children, and who has been told."""

from collections.abc import Iterator

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Bullets, Heading, Paragraph, Report
from riia_tui.reports.frame import framed
from riia_tui.reports.legends import lessons_legend
from riia_tui.reports.register_tables import lesson_table
from riia_tui.views.lessons import Lessons, lessons


def build(store: Store, asked: Asked) -> Report:
    """The learning log of a plan. Raises UnknownName or BadInput."""
    found = lessons(store, asked.plan, asked.today)
    return framed("Learning", found.head, _blocks(found))


def _blocks(found: Lessons) -> Iterator[Block]:
    if not found.lines:
        yield Paragraph("No lesson is entered yet. “riia lesson set” enters one.")
        return
    changed = [line for line in found.lines if line.changed]
    yield Heading("What changed for children")
    if changed:
        yield Bullets(tuple(f"{line.title}: {line.changed}" for line in changed))
    else:
        yield Paragraph("No lesson says yet what changed for children.")
    told = sum(bool(line.shared_with) for line in found.lines)
    yield Heading("What was learned")
    yield Paragraph(f"{told} of {phrases.counted(len(found.lines), 'lesson')} shared.", small=True)
    yield lesson_table(found.lines)
    yield from lessons_legend(found.head.as_at)
