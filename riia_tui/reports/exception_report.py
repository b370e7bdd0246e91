"""Every red and amber in full, for whoever has to put them right."""

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Facts, PageBreak, Report
from riia_tui.reports.board_details import by_theme, in_full
from riia_tui.reports.frame import framed
from riia_tui.reports.how_to_read import how_to_read
from riia_tui.reports.rag import tally_words
from riia_tui.reports.time_charts import over_time_blocks
from riia_tui.views.board_pack import BoardPack, board_pack


def build(store: Store, asked: Asked) -> Report:
    """The exceptions of a plan as at a day. Raises UnknownName or BadInput."""
    pack = board_pack(store, asked.plan, asked.today)
    over_time = over_time_blocks(pack.over_time, len(pack.over_time))
    blocks = (_facts(pack), *by_theme(pack), *in_full(pack), *over_time, PageBreak(loose=True), *how_to_read(pack))
    return framed("Reds and ambers", pack.head, blocks)


def _facts(pack: BoardPack) -> Facts:
    board = pack.board
    meets = f"{board.board}, {phrases.full_day(board.on)}" if board else "no board meeting is entered yet"
    return Facts((("KPIs", tally_words(pack.total.now)), ("Next board", meets)))
