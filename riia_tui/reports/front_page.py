"""Page one of the board pack: who meets when, what is asked, the headline, the counts, the worst, what is coming."""

from itertools import groupby

from db.facts import BoardMeetingFact
from db.words import Status
from riia_tui import phrases
from riia_tui.reports.blocks import Block, Callout, Cell, Facts, Paragraph, Table
from riia_tui.reports.rag import NOT_GIVEN, TONES, due_words, rag, rag_meaning, some
from riia_tui.views.board_pack import COMING_DAYS, BoardPack, Coming, Programme
from riia_tui.views.calendar import Mark
from riia_tui.views.exceptions import ExceptionLine
from riia_tui.views.standing import ORDER

MOST_URGENT = 5
MOST_COMING = 8
WIDEST = 3
"""With more topmost themes than this the counts stand with a row a theme."""

_LINE = 56
_SHOWN_ALWAYS = (Status.COMPLETE, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK, Status.NOT_STARTED)


def front_page(pack: BoardPack) -> list[Block]:
    """The blocks of page one, in the order in which a chair reads them."""
    return [
        _facts(pack),
        _asks(pack.board),
        _headline(pack.board),
        _counts(pack),
        *([] if pack.last_board else [Paragraph("No earlier board is entered, so there is no comparison.", small=True)]),
        _urgent(pack),
        _coming(pack.coming),
    ]


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
    text = "\n".join(numbered if len(asks) > 1 else asks) or "No ask of the board is entered."
    return Callout(text, "What the board is asked to do")


def _headline(board: BoardMeetingFact | None) -> Paragraph:
    headline = (board.headline or "").strip() if board else ""
    return Paragraph(f"Headline: {headline}" if headline else "Headline: none is entered.")


def _counts(pack: BoardPack) -> Table:
    columns = [*pack.programmes, pack.total] if len(pack.programmes) > 1 else [pack.total]
    return _by_theme(pack, columns) if len(columns) > WIDEST + 1 else _by_status(pack, columns)


def _by_status(pack: BoardPack, columns: list[Programme]) -> Table:
    """A row a status; under every theme the count now and at the last board."""
    header = ["RAG"]
    for column in columns:
        name = _short(column)
        header += [f"{name} now", f"{name} {_then(pack)}"] if pack.last_board else [f"{name} now"]
    rows = tuple(
        (Cell(rag_meaning(status), tone=TONES[status]), *_count_cells(columns, ORDER.index(status)))
        for status in _statuses(columns)
    )
    widths = (4.2, *([2.2] * (len(header) - 1)))
    return Table(_counts_caption(pack), tuple(header), rows, widths, _counts_alt(pack), compact=True)


def _count_cells(columns: list[Programme], at: int) -> list[Cell]:
    cells = []
    for column in columns:
        cells.append(Cell(str(column.now[at][1]), right=True, strong=True))
        if column.then is not None:
            cells.append(Cell(str(column.then[at][1]), right=True))
    return cells


def _by_theme(pack: BoardPack, rows: list[Programme]) -> Table:
    """A row a theme; under every status “12 (was 10)”."""
    statuses = _statuses(rows)
    header = ("Theme", *(rag(status) for status in statuses))
    cells = tuple(
        (_short(row), *(Cell(_now_and_then(row, ORDER.index(status)), right=True) for status in statuses))
        for row in rows
    )
    widths = (5.0, *([2.0] * len(statuses)))
    return Table(_counts_caption(pack), header, cells, widths, _counts_alt(pack), compact=True)


def _now_and_then(row: Programme, at: int) -> str:
    now = str(row.now[at][1])
    return f"{now} (was {row.then[at][1]})" if row.then is not None else now


def _statuses(columns: list[Programme]) -> list[Status | None]:
    """The five that every board expects, and the others where there are any."""
    found = {status for column in columns for pairs in (column.now, column.then or ()) for status, n in pairs if n}
    return [status for status in ORDER if status in _SHOWN_ALWAYS or status in found]


def _short(column: Programme) -> str:
    if any(sign.isalpha() for sign in column.code):
        return phrases.cut(column.code, 12)
    return phrases.cut(f"{column.code} {column.title}", 28) if column.kpis or column.title else "Theme"


def _then(pack: BoardPack) -> str:
    return phrases.day(pack.last_board.on, pack.head.as_at) if pack.last_board else ""


def _counts_caption(pack: BoardPack) -> str:
    total = phrases.counted(pack.total.kpis, "KPI")
    since = f", now and at the last board ({phrases.full_day(pack.last_board.on)})" if pack.last_board else ""
    return f"RAG of {total}{since}"


def _counts_alt(pack: BoardPack) -> str:
    said = [f"{rag_meaning(status)} {count}" for status, count in pack.total.now if count]
    return f"How many KPIs have each RAG. In all: {', '.join(said) or 'no KPIs'}."


def _urgent(pack: BoardPack) -> Block:
    if not pack.urgent:
        return Paragraph("No KPI is red, and no amber was better at the last board.")
    shown = pack.urgent[:MOST_URGENT]
    rest = len(pack.urgent) - len(shown)
    caption = (
        f"The {len(shown)} most pressing of {len(pack.urgent)} reds and worsened ambers" if rest else "Reds and worsened ambers"
    )
    return Table(
        caption,
        ("KPI", "Promise, cause and remedy", "Owner", "Due and forecast"),
        tuple(_urgent_row(line) for line in shown),
        widths=(2.3, 9.3, 2.4, 3.2),
        alt="The KPIs that most need the board: what was promised, why it is late or at risk, what is done, by whom.",
        compact=True,
    )


def _urgent_row(found: ExceptionLine) -> tuple[Cell | str, ...]:
    status = rag(found.line.status) + (f", was {phrases.letter(found.was)}" if found.was else "")
    return (
        Cell(f"{found.line.ref}\n{status}", tone=TONES[found.line.status]),
        "\n".join([phrases.cut(found.line.statement, _LINE), *_why(found)]),
        phrases.cut(found.owner or NOT_GIVEN, 40),
        f"Due {due_words(found.line.due, found.line.due_text)}\nForecast {phrases.full_day(found.forecast) or NOT_GIVEN}",
    )


def _why(found: ExceptionLine) -> list[str]:
    if not found.cause and not found.remedy:
        return ["Cause and remedy not given."]
    return [
        phrases.cut(f"{label}: {said or NOT_GIVEN}", _LINE)
        for label, said in (("Cause", found.cause), ("Remedy", found.remedy))
    ]


def _coming(coming: tuple[Coming, ...]) -> Paragraph:
    lines = _coming_lines(coming)
    if not lines:
        return Paragraph(f"Nothing is entered or due in the next {COMING_DAYS} days.", small=True)
    shown = lines[:MOST_COMING]
    title = f"The next {COMING_DAYS} days" + ("; the full list is below:" if len(lines) > len(shown) else ":")
    return Paragraph("\n".join([title, *shown]), small=True)


def _coming_lines(coming: tuple[Coming, ...]) -> list[str]:
    """A line for every board, set of papers and meeting, and one a day for all the KPIs that are due on it."""
    lines = []
    for (on, mark), group in groupby(coming, key=lambda entry: (entry.on, entry.mark)):
        entries = list(group)
        if mark is Mark.DEADLINE:
            refs = [entry.ref or "" for entry in entries]
            lines.append(f"{phrases.full_day(on)}: {phrases.counted(len(refs), 'KPI')} due: {some(refs, 8)}")
        else:
            lines += [phrases.cut(f"{phrases.full_day(on)}: {_named(entry)}", 95) for entry in entries]
    return lines


def _named(entry: Coming) -> str:
    return f"{entry.text} meets" if entry.mark is Mark.BOARD else entry.text
