"""The board pack as six slides: its title, what is asked, the counts, the reds, participation, what is coming."""

from db.facts import BoardMeetingFact
from riia_tui import phrases
from riia_tui.reports.blocks import Block, Bullets, Paragraph, Slide, Table
from riia_tui.reports.board_chart import participation_chart, status_chart
from riia_tui.reports.front_page import coming_lines, urgent_block
from riia_tui.reports.rag import rag
from riia_tui.views.board_pack import COMING_DAYS, BoardPack

_MOST_RED = 6
_ROOM = 1.7
"""A slide has so much more room for a text of a red than page one."""
_MOST_DATES = 12
_LONGEST_HEADLINE = 420


def board_slides(pack: BoardPack) -> tuple[Slide, ...]:
    """The slides after the title's."""
    return (
        Slide("Where we are, and what the board is asked to do", tuple(_asked(pack.board)), _board_words(pack)),
        Slide(_counts_title(pack), tuple(_counts(pack)), "The figures behind the chart are in it: Edit Data."),
        Slide(
            "What most needs the board",
            (urgent_block(pack, _MOST_RED, _ROOM),),
            "Every red and amber is in the report, with cause, remedy, owner, forecast and evidence.",
        ),
        Slide("Participation by authority", tuple(_participation(pack)), "Who is missing where is in the report."),
        Slide(f"The next {COMING_DAYS} days", tuple(_coming(pack)), "All dates are in the report."),
    )


def _asked(board: BoardMeetingFact | None) -> list[Block]:
    headline = phrases.cut((board.headline or "").strip(), _LONGEST_HEADLINE) if board else ""
    asks = tuple(ask for ask in board.asks if ask.strip()) if board else ()
    return [
        Paragraph(headline or "No headline is entered yet."),
        Paragraph("The board is asked to:", strong=True) if asks else Paragraph("Nothing is asked of the board yet."),
        Bullets(asks),
    ]


def _board_words(pack: BoardPack) -> str:
    if pack.board is None:
        return "No board meeting is entered yet."
    return f"{pack.board.board}, {phrases.full_day(pack.board.on)}."


def _counts_title(pack: BoardPack) -> str:
    then = f", and at the last board on {phrases.full_day(pack.last_board.on)}" if pack.last_board else ""
    return f"RAG of {phrases.counted(pack.total.kpis, 'KPI')} now{then}"


def _counts(pack: BoardPack) -> list[Block]:
    was = dict(pack.total.then or ())
    said = [
        f"{rag(status)} {count}" + (f" (was {was[status]})" if pack.total.then else "")
        for status, count in pack.total.now
        if count or was.get(status)
    ]
    chart = status_chart(pack)
    return [Paragraph(", ".join(said) + "." if said else "The plan has no KPIs."), *([chart] if chart else [])]


def _participation(pack: BoardPack) -> list[Block]:
    chart = participation_chart(pack.authorities) if pack.shared else None
    if chart is None:
        return [Paragraph("No open KPI of this plan counts who takes part.")]
    return [Paragraph(chart.about), chart]


def _coming(pack: BoardPack) -> list[Block]:
    lines, left_out = coming_lines(pack.coming, _MOST_DATES)
    if not lines:
        return [Paragraph(f"Nothing is entered or due in the next {COMING_DAYS} days.")]
    more = f"; {left_out} more are in the report" if left_out else ""
    return [
        Table(
            caption=f"Boards and papers, KPIs that fall due, meetings{more}",
            header=("Date", "What"),
            rows=tuple((phrases.full_day(on), phrases.cut(text, 110)) for on, text in lines),
            widths=(2, 11),
            alt="What comes in date order: boards, papers, KPIs that fall due, and planned meetings.",
        )
    ]
