"""The board pack as a report: page one, then the detail behind it."""

from dataclasses import replace
from datetime import date

from db.engine import Store
from db.words import OUTSIDE, Audience
from riia_tui.phrases import full_day
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import PageBreak, Report
from riia_tui.reports.board_details import details
from riia_tui.reports.board_events import board_events
from riia_tui.reports.board_slides import board_slides
from riia_tui.reports.for_audience import brief
from riia_tui.reports.frame import DEMONSTRATION
from riia_tui.reports.front_page import front_page
from riia_tui.reports.room import head_height, height
from riia_tui.views.board_pack import BoardPack, board_pack


def build(store: Store, asked: Asked) -> Report:
    """The pack for the next board of a plan. Raises UnknownName or BadInput."""
    return report_of(board_pack(store, asked.plan, asked.today), asked.audience)


def board_report(store: Store, plan: str | None, today: date) -> Report:
    """The pack for the next board of a plan, as at a day. Raises UnknownName or BadInput."""
    return report_of(board_pack(store, plan, today))


def report_of(pack: BoardPack, audience: Audience = Audience.BOARD) -> Report:
    """The pack as blocks; page one has room for what is said to an audience outside the region."""
    head = Report(
        title=pack.head.title,
        author=(pack.board.author or "") if pack.board else "",
        as_at=full_day(pack.head.as_at),
        note=DEMONSTRATION if pack.head.demonstration else "",
    )
    taken = head_height(head) + (height([brief(audience)]) if audience in OUTSIDE else 0.0)
    blocks = (*front_page(pack, taken), PageBreak(), *details(pack))
    return replace(head, blocks=blocks, full_front=True, slides=board_slides(pack), events=board_events(pack))
