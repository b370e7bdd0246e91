"""What stands behind page one of the board pack: reds and ambers in full, changes, actions and decisions."""

from db.words import Status
from riia_tui import phrases
from riia_tui.reports.blocks import Block, Cell, Heading, PageBreak, Paragraph, Table
from riia_tui.reports.board_annex import annex
from riia_tui.reports.board_chart import status_chart
from riia_tui.reports.how_to_read import how_to_read
from riia_tui.reports.plan_changes import plan_changes
from riia_tui.reports.rag import (
    NOT_GIVEN,
    TONES,
    all_figures,
    due_words,
    evidence_words,
    promise,
    rag_cell,
    says_words,
    was_words,
)
from riia_tui.reports.time_charts import burn_up_blocks, over_time_blocks
from riia_tui.views.board_pack import ActionLine, BoardPack, DecisionLine
from riia_tui.views.exceptions import EXCEPTIONS, ExceptionLine
from riia_tui.views.lines import KpiLine
from riia_tui.views.today import Move

STATEMENT = 500
"""How many letters of a statement stand in the full account; the longest of the published plans has 416."""


_MOST_OVER_TIME = 3
"""A chart with its figures takes half a page or more; the report of reds and ambers has one for each."""


def details(pack: BoardPack) -> list[Block]:
    """Every block after page one, in the order of the pack."""
    return [
        *by_theme(pack),
        *in_full(pack),
        *_changes(pack),
        *agreed(pack),
        *plan_changes(pack.plan_changes),
        PageBreak(wide=bool(pack.sections)),
        *annex(pack),
        *burn_up_blocks(pack.burn_up),
        *over_time_blocks(pack.over_time, _MOST_OVER_TIME),
        PageBreak(),
        *how_to_read(pack),
    ]


def by_theme(pack: BoardPack) -> list[Block]:
    """The chart of RAGs by theme; nothing for a plan without KPIs."""
    chart = status_chart(pack)
    return [Heading("RAG by theme"), chart] if chart else []


def in_full(pack: BoardPack) -> list[Block]:
    """Every red and amber whole, and what was agreed better than the figure says."""
    blocks: list[Block] = [Heading("Reds and ambers in full")]
    for status in EXCEPTIONS:
        lines = [line for line in pack.exceptions if line.line.status is status]
        blocks.append(_exception_table(pack, status, lines) if lines else Paragraph(f"No KPI is {status.colour}."))
    return blocks + _contradicted(pack.contradicted)


def _exception_table(pack: BoardPack, status: Status, lines: list[ExceptionLine]) -> Table:
    several = len(pack.method.judges) > 1
    return Table(
        caption=f"{status.colour.capitalize()}: {phrases.counted(len(lines), 'KPI')}, the longest overdue first",
        header=("KPI", "Promise and figure", "Why, and what is being done", "Who, when and evidence"),
        rows=tuple(_exception_row(line, several) for line in lines),
        widths=(2.5, 6.8, 3.4, 4.3),
        alt=f"Every {status.colour} KPI with its statement, figure, comment, cause, remedy, owner and evidence.",
        compact=True,
    )


def _exception_row(found: ExceptionLine, several: bool) -> tuple[Cell | str, ...]:
    line = found.line
    parts = [line.ref, was_words(line, found.was), says_words(line)]
    return (
        Cell("\n".join(filter(None, parts)), tone=TONES[line.status]),
        "\n".join([phrases.cut(line.statement, STATEMENT), *_figures(found)]),
        "\n".join(_said(found)),
        "\n".join([*_who(found, several), _evidence(found)]),
    )


def _due(found: ExceptionLine) -> str:
    words = due_words(found.line.due, found.line.due_text, found.line.was_due)
    if found.overdue_since is None:
        return f"Due: {words}"
    if found.overdue_since == found.line.due:
        return f"Overdue: {words}"
    return f"Due: {words}; a part overdue since {phrases.full_day(found.overdue_since)}"


def _figures(found: ExceptionLine) -> list[str]:
    several = len(found.figures) > 1
    lines = [f"Figures:\n{all_figures(found.figures, 90)}" if several else f"Figure: {all_figures(found.figures, 90)}"]
    rhythm = found.rhythm
    if rhythm and rhythm.missed:
        lines.append(f"Missed: {rhythm.missed} of {rhythm.fallen_due} {rhythm.cadence} records")
    return lines


def _evidence(found: ExceptionLine) -> str:
    named = [f"{phrases.cut(title, 60)}, {phrases.full_day(on)}" for on, title in found.evidence.titles]
    if found.evidence.records <= len(named):
        return f"Evidence: {'; '.join(named) or evidence_words(found.evidence)}."
    return f"Evidence: {found.evidence.records} records, the newest: {'; '.join(named)}."


def _said(found: ExceptionLine) -> list[str]:
    """Comment, cause and remedy as they were typed; what is missing is said once."""
    said = [("", found.line.comment), ("Cause: ", found.cause), ("Remedy: ", found.remedy)]
    lines = [f"{label}{text.strip()}" for label, text in said if text and text.strip()]
    missing = [name for name, text in (("cause", found.cause), ("remedy", found.remedy)) if not text]
    if missing:
        lines.append(f"{phrases.listed(missing).capitalize()} not given.")
    return lines


def _who(found: ExceptionLine, several: bool) -> list[str]:
    """Who answers and by when; who agreed the RAG is said where that was not always the same person."""
    agreed = found.line.agreed_on
    by = f" by {found.agreed_by}" if found.agreed_by and several else ""
    return [
        f"Owner: {found.owner or NOT_GIVEN}",
        _due(found),
        f"Forecast: {phrases.full_day(found.forecast) or NOT_GIVEN}",
        f"RAG agreed {phrases.full_day(agreed)}{by}" if agreed else "RAG from the figure; nobody has judged it yet",
    ]


def _contradicted(lines: tuple[KpiLine, ...]) -> list[Block]:
    if not lines:
        return []
    return [
        Table(
            caption="Agreed better than the figure says",
            header=("KPI", "Promise", "RAG agreed", "Figure says", "Comment"),
            rows=tuple(
                (
                    line.ref,
                    phrases.cut(promise(line), 90),
                    rag_cell(line.status),
                    rag_cell(line.says),
                    phrases.cut(line.comment or NOT_GIVEN, 100),
                )
                for line in lines
            ),
            widths=(1.7, 6.7, 2.2, 2.2, 4.2),
            alt="KPIs whose agreed RAG is green, blue or not started while their figure says red or amber.",
            compact=True,
        )
    ]


def _changes(pack: BoardPack) -> list[Block]:
    blocks: list[Block] = [Heading("What changed since the last board")]
    if pack.last_board is None:
        return [*blocks, Paragraph("No earlier board is entered, so there is nothing to compare with.")]
    since = phrases.full_day(pack.last_board.on)
    blocks.append(Paragraph(f"Since {since}, {pack.changes.recorded}."))
    found = pack.changes
    made = [_moves("Worse", found.worse), _moves_up("Better", found.better), _moves("Other changes", found.other)]
    tables: list[Block] = [table for table in made if table.rows]
    return [*blocks, *(tables or [Paragraph("No RAG has changed.")])]


def _moves(name: str, group: tuple[Move, ...]) -> Table:
    return Table(
        caption=f"{name}: {phrases.counted(len(group), 'KPI')}",
        header=("KPI", "Promise", "Was", "Now", "Comment"),
        rows=tuple(
            (
                move.line.ref,
                phrases.cut(promise(move.line), 70),
                rag_cell(move.was),
                rag_cell(move.line.status),
                phrases.cut(move.line.comment or NOT_GIVEN, 62),
            )
            for move in group
        ),
        widths=(1.7, 5.9, 2.2, 2.2, 5.0),
        alt=f"KPIs whose RAG changed since the last board ({name.casefold()}), with the RAG then and now.",
        compact=True,
    )


def _moves_up(name: str, group: tuple[Move, ...]) -> Table:
    """What is better needs no reasons, so that it can be short."""
    return Table(
        caption=f"{name}: {phrases.counted(len(group), 'KPI')}",
        header=("KPI", "Promise", "Was", "Now"),
        rows=tuple(
            (move.line.ref, phrases.cut(promise(move.line), 64), rag_cell(move.was), rag_cell(move.line.status))
            for move in group
        ),
        widths=(1.9, 10.4, 2.4, 2.4),
        alt="KPIs whose RAG is better than at the last board, with the RAG then and now.",
        compact=True,
    )


def agreed(pack: BoardPack) -> list[Block]:
    """Actions that are open or were done, and decisions."""
    blocks: list[Block] = [Heading("Actions and decisions")]
    open_ones = [action for action in pack.actions if action.done is None]
    overdue = sum(action.overdue for action in open_ones)
    if open_ones:
        late = f"; {overdue} {'is' if overdue == 1 else 'are'} overdue" if overdue else ""
        blocks.append(Paragraph(f"{phrases.counted(len(open_ones), 'action')} open{late}."))
    else:
        blocks.append(Paragraph("No action is open."))
    if pack.actions:
        blocks.append(_actions(pack.actions))
    if pack.decisions:
        return [*blocks, _decisions(pack.decisions)]
    since = " since the last board" if pack.last_board else ""
    return [*blocks, Paragraph(f"No decision is entered{since}.")]


def _actions(actions: tuple[ActionLine, ...]) -> Table:
    return Table(
        caption="Actions that are open, or were done since the last board",
        header=("Who", "What", "Due", "State", "Agreed at"),
        rows=tuple(
            (action.who, action.what, due_words(action.due), _state(action), _meeting(action)) for action in actions
        ),
        widths=(3.1, 4.7, 2.2, 1.7, 5.3),
        alt="Every action that is open or was done since the last board: who, what, by when, and where it was agreed.",
        compact=True,
    )


def _state(action: ActionLine) -> Cell:
    if action.done:
        return Cell(f"done {phrases.full_day(action.done)}", tone="blue")
    return Cell("overdue", tone="red", strong=True) if action.overdue else Cell("open")


def _meeting(action: ActionLine) -> str:
    if action.meeting is None:
        return "no meeting"
    return f"{phrases.cut(action.meeting, 60)}, {phrases.full_day(action.on)}"


def _decisions(decisions: tuple[DecisionLine, ...]) -> Table:
    return Table(
        caption="Decisions at and since the last board",
        header=("Meeting", "Decision"),
        rows=tuple((f"{line.meeting}, {phrases.full_day(line.on)}", line.text) for line in decisions),
        widths=(7.4, 9.6),
        alt="What was decided, with the meeting that decided it.",
        compact=True,
    )
