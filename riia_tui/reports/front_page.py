"""Page one of the board pack: who meets when, what is asked, the headline, the counts, the worst, what is coming."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from db.facts import BoardMeetingFact
from db.words import Status
from riia_tui import phrases
from riia_tui.reports.blocks import Block, Callout, Cell, Facts, Paragraph, Table
from riia_tui.reports.rag import NOT_GIVEN, TONES, promise, rag, rag_meaning, some, was_words
from riia_tui.reports.room import PAGE, height
from riia_tui.reports.spend_tables import spend_line
from riia_tui.views.board_pack import COMING_DAYS, BoardPack, Coming, Programme
from riia_tui.views.calendar import Mark
from riia_tui.views.exceptions import ExceptionLine
from riia_tui.views.standing import ORDER

SHARES = ((5, 8), (5, 7), (5, 6), (5, 5), (4, 6), (4, 5), (4, 4), (3, 5), (3, 4), (3, 3), (2, 3))
"""How many KPIs and how many lines of what is coming page one shows: the first pair that leaves it one page."""

_TOP_RISKS = 3
_REGISTER = 150
"""How many letters page one gives money, risks, and what changed for children."""

_WIDTH = 17.0
"""What stands between the margins, in centimetres."""

_SHORT_NAME = 9
_LINE = 62
"""How many letters the middle column of the most pressing KPIs holds on one line."""

_FIRST = (Mark.BOARD, Mark.PAPERS, Mark.DEADLINE, Mark.MEETING)
_EXPECTED = (Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.NOT_STARTED)


def front_page(pack: BoardPack, taken: float) -> list[Block]:
    """The blocks of page one, in the order in which a chair reads them; ``taken`` points stand above them."""
    above: list[Block] = [_facts(pack), _asks(pack.board), _headline(pack.board), _counts(pack), *_registers(pack)]
    if pack.last_board is None:
        above.append(Paragraph("No earlier board is entered, so there is no comparison.", small=True))
    room = PAGE - taken - height(above)
    below: list[Block] = []
    for worst, lines in SHARES:
        below = [urgent_block(pack, worst), _coming(pack.coming, lines)]
        if height(below) <= room:
            break
    return above + below


def _facts(pack: BoardPack) -> Facts:
    if pack.board is None:
        return Facts((("Board", "No board meeting is entered yet."),))
    pairs = [("Board", f"{pack.board.board}, {phrases.full_day(pack.board.on)}")]
    if not (pack.board.author or "").strip():
        pairs.append(("Author", "not entered"))
    return Facts(tuple(pairs))


def _asks(board: BoardMeetingFact | None) -> Callout:
    asks = [ask.strip() for ask in board.asks if ask.strip()] if board else []
    numbered = [f"{number}. {ask}" for number, ask in enumerate(asks, 1)]
    text = "\n".join(numbered if len(asks) > 1 else asks) or "Nothing is entered yet that the board is asked to do."
    return Callout(text, "What the board is asked to do")


def _headline(board: BoardMeetingFact | None) -> Paragraph:
    headline = (board.headline or "").strip() if board else ""
    return Paragraph(f"Headline: {headline}" if headline else "Headline: none is entered yet.")


def _registers(pack: BoardPack) -> list[Block]:
    """Money, the gravest risks and what changed for children, a line each, once they are entered."""
    risks = [f"{risk.title} ({risk.score or 'not graded'})" for risk in pack.risks[:_TOP_RISKS]]
    pairs = (
        ("Money", spend_line(pack.spent) if pack.spent else ""),
        ("Top risks", "; ".join(risks)),
        ("What changed for children", pack.changed),
    )
    said = [f"{name}: {phrases.cut(words, _REGISTER)}" for name, words in pairs if words]
    return [Paragraph("\n".join(said), small=True)] if said else []


def _counts(pack: BoardPack) -> Table:
    """A row a theme, a column a RAG: statuses down would take twice the height, which page one does not have."""
    rows = [*pack.programmes, pack.total] if len(pack.programmes) > 1 else [pack.total]
    found = {status for row in rows for pairs in (row.now, row.then or ()) for status, count in pairs if count}
    statuses = [status for status in ORDER if status in _EXPECTED or status in found]
    return Table(
        caption=_counts_caption(pack),
        header=("Programme", *(rag(status) for status in statuses)),
        rows=tuple((_short(row), *(_count_cell(row, status) for status in statuses)) for row in rows),
        widths=_count_widths(statuses),
        alt=_counts_alt(pack),
        compact=True,
    )


def _count_widths(statuses: Sequence[Status | None]) -> tuple[float, ...]:
    """As much as each RAG's name needs on one line, and the rest for the programmes'."""
    needed = [2.5 if len(rag(status)) > _SHORT_NAME else 1.95 for status in statuses]
    return (_WIDTH - sum(needed), *needed)


def _count_cell(row: Programme, status: Status | None) -> Cell:
    at = ORDER.index(status)
    now, tone = row.now[at][1], TONES[status]
    was = f", was {row.then[at][1]}" if row.then is not None else ""
    return Cell(f"{now}{was}", tone=tone if now else "none", strong=not row.code and row.title == "All KPIs")


def _short(column: Programme) -> str:
    if any(sign.isalpha() for sign in column.code):
        return phrases.cut(column.code, 14)
    return phrases.cut(f"{column.code} {column.title}", 40)


def _counts_caption(pack: BoardPack) -> str:
    total = phrases.counted(pack.total.kpis, "KPI")
    if pack.last_board is None:
        return f"RAG of {total}"
    return f"RAG of {total} now, and what it was at the last board on {phrases.full_day(pack.last_board.on)}"


def _counts_alt(pack: BoardPack) -> str:
    said = [f"{rag_meaning(status)} {count}" for status, count in pack.total.now if count]
    return f"How many KPIs have each RAG, a row a programme. In all: {', '.join(said) or 'no KPIs'}."


def urgent_block(pack: BoardPack, most: int, room: float = 1.0) -> Block:
    """The table of the KPIs that most need the board, ``most`` of them; a sentence where there is none.

    ``room`` is how much longer its texts may be than on page one.
    """
    if not pack.urgent:
        return Paragraph("No KPI is red" + (", and no amber was better at the last board." if pack.last_board else "."))
    shown = pack.urgent[:most]
    what = "reds and worsened ambers" if pack.last_board else "reds"
    few = f"The {len(shown)} most pressing of {len(pack.urgent)} {what}"
    return Table(
        caption=few if len(shown) < len(pack.urgent) else what.capitalize(),
        header=("KPI", "Promise, cause and remedy", "Owner and forecast"),
        rows=tuple(_urgent_row(line, pack.head.as_at, int(_LINE * room)) for line in shown),
        widths=(3.0, 10.4, 3.6),
        alt="The KPIs that most need the board: what was promised, why it is late or at risk, what is done, by whom.",
        compact=True,
    )


def _urgent_row(found: ExceptionLine, today: date, most: int) -> tuple[Cell | str, ...]:
    passed = found.overdue_since or found.line.due
    due = f", due {phrases.day(passed, today)}" if passed else ""
    forecast = phrases.full_day(found.forecast) or f"Forecast {NOT_GIVEN}"
    return (
        Cell(f"{found.line.ref}{due}\n{was_words(found.line, found.was)}", tone=TONES[found.line.status]),
        "\n".join([phrases.cut(promise(found.line), most), *_why(found, most)]),
        f"{phrases.cut(found.owner or f'Owner {NOT_GIVEN}', 36)}\n{forecast}",
    )


def _why(found: ExceptionLine, most: int) -> list[str]:
    if not found.cause and not found.remedy:
        return ["Cause and remedy not given."]
    return [
        phrases.cut(f"{label}: {said or NOT_GIVEN}", most)
        for label, said in (("Cause", found.cause), ("Remedy", found.remedy))
    ]


def _coming(coming: tuple[Coming, ...], most: int) -> Paragraph:
    lines, left_out = coming_lines(coming, most)
    if not lines:
        return Paragraph(f"Nothing is entered or due in the next {COMING_DAYS} days.", small=True)
    more = f" ({left_out} more are listed further on)" if left_out > 1 else ""
    more = " (1 more is listed further on)" if left_out == 1 else more
    said = [f"{phrases.full_day(on)}: {text}" for on, text in lines]
    return Paragraph(
        "\n".join([f"The next {COMING_DAYS} days{more}:", *(phrases.cut(line, 98) for line in said)]), small=True
    )


def coming_lines(coming: tuple[Coming, ...], most: int) -> tuple[list[tuple[date, str]], int]:
    """The lines that matter most, boards and papers first, in date order; and how many are left out."""
    lines = _coming_lines(coming)
    kept = sorted(sorted(lines, key=lambda line: _FIRST.index(line[1]))[:most], key=lambda line: line[0])
    return [(on, text) for on, _, text in kept], max(len(lines) - most, 0)


def _coming_lines(coming: tuple[Coming, ...]) -> list[tuple[date, Mark, str]]:
    """A line for every board, set of papers and meeting, and one a day for all the KPIs that are due on it."""
    lines = []
    for (on, mark), group in groupby(coming, key=lambda entry: (entry.on, entry.mark)):
        entries = list(group)
        if mark is Mark.DEADLINE:
            refs = [entry.ref or "" for entry in entries]
            texts = [f"{phrases.counted(len(refs), 'KPI')} due: {some(refs, 8)}"]
        else:
            texts = [f"{entry.text} meets" if mark is Mark.BOARD else entry.text for entry in entries]
        lines += [(on, mark, text) for text in texts]
    return lines
