"""What changed since a day, in words: a report of its own, and a part of others."""

from collections.abc import Iterator

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Bullets, Heading, PageBreak, Paragraph, Report
from riia_tui.reports.frame import framed
from riia_tui.reports.how_to_read import how_to_read
from riia_tui.views.board_pack import board_pack
from riia_tui.views.since import Since, changed_since

_EVIDENCE = "New evidence, newest first"
"""A list to look things up in, and by far the longest: it is small."""


def build(store: Store, asked: Asked) -> Report:
    """What changed in a plan. Raises UnknownName or BadInput."""
    found = changed_since(store, asked.plan, asked.since, asked.today)
    method = how_to_read(board_pack(store, asked.plan, asked.today))
    return framed("What changed", found.head, (*since_blocks(found, 1), PageBreak(), *method))


def since_blocks(found: Since, level: int) -> Iterator[Block]:
    """The changes under headings from ``level`` on; what has not changed is not mentioned."""
    day = phrases.full_day(found.since)
    yield Paragraph(f"From {day} to {phrases.full_day(found.head.as_at)}: {found.recorded}.")
    if found.is_empty:
        yield Paragraph("Nothing else has changed.")
        return
    parts = (
        ("RAG worse", found.worse),
        ("RAG better", found.better),
        ("Other changes of RAG", found.other),
        ("Figures", found.figures),
        ("Dates that slipped", found.slipped),
        ("Risks", found.risks),
        ("Changes to the plan", found.plan),
        (_EVIDENCE, found.evidence),
    )
    for title, sentences in parts:
        if sentences:
            yield Heading(title, level)
            yield Bullets(sentences, small=title == _EVIDENCE)
