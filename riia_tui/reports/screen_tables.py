"""What the places show, as tables for Excel and for the clipboard: every word uncut, one row a line."""

from collections.abc import Iterable, Sequence

from db.search import Hit
from riia_tui import phrases
from riia_tui.reports.blocks import Cell, Table
from riia_tui.reports.money_report import costing_blocks
from riia_tui.reports.register_tables import lesson_table, risk_blocks
from riia_tui.reports.spend_tables import spend_blocks
from riia_tui.views.boards import BoardLine
from riia_tui.views.calendar import MARK_WORDS, Span
from riia_tui.views.findings import FindingLine, Findings
from riia_tui.views.lessons import Lessons
from riia_tui.views.lines import KpiLine
from riia_tui.views.money import Money
from riia_tui.views.parts import ACROSS_WORDS, PART_WORDS, AuthorityRow, Column, Participation
from riia_tui.views.plans import PlanLine
from riia_tui.views.records import Records
from riia_tui.views.risks import Risks
from riia_tui.views.spending import Spending
from riia_tui.views.today import Today
from riia_tui.views.tree import Node, PlanTree

KPI_COLUMNS = ("KPI", "RAG", "Statement", "Figure", "Target", "Due", "Lead", "Warning")


def kpi_cells(line: KpiLine) -> tuple[str, ...]:
    """A KPI under ``KPI_COLUMNS``."""
    return (
        line.ref,
        line.letter,
        line.statement,
        line.figure,
        line.target,
        phrases.full_day(line.due),
        line.owner or "",
        line.warning_text,
    )


def today_tables(desk: Today) -> tuple[Table, ...]:
    """Every list of the desk whole, in one table whose first column says which list it is."""
    lists = (
        ("overdue", desk.overdue),
        (f"due in {desk.within} days", desk.soon),
        ("to be looked at again", desk.look_again),
        ("green without proof", tuple(green.line for green in desk.unproven)),
    )
    rows = [(name, *kpi_cells(line), "") for name, lines in lists for line in lines]
    moved = [("changed since the last board", *kpi_cells(m.line), phrases.letter(m.was)) for m in desk.moves]
    return (Table("Today", ("List", *KPI_COLUMNS, "RAG before"), (*rows, *moved), row_names=False),)


def plan_tables(shown: PlanTree) -> tuple[Table, ...]:
    """The whole tree; the first column says how deep a line stands in it, from 1."""
    rows = tuple(_node(node, depth) for node, depth in _nodes(shown.nodes, 1))
    header = ("Depth", "Kind", "Code", "Title or statement", "RAG", "Figure", "Target", "Due", "Lead", "Warning")
    return (Table("Plan", header, rows, row_names=False),)


def _nodes(nodes: Iterable[Node], depth: int) -> Iterable[tuple[Node, int]]:
    for node in nodes:
        yield node, depth
        yield from _nodes(node.children, depth + 1)


def _node(node: Node, depth: int) -> tuple[Cell | str, ...]:
    at = Cell(str(depth), right=True, value=depth)
    if node.kpi is None:
        kind = f"{node.level} (withdrawn)" if node.withdrawn else node.level
        return at, kind, node.code, node.title, "", "", "", "", node.lead or "", ""
    ref, letter, *rest = kpi_cells(node.kpi)
    return at, node.level, ref, rest[0], letter, *rest[1:]


def day_tables(span: Span) -> tuple[Table, ...]:
    """What stands on the days of the months that are shown, a row an entry."""
    days = [day for week in span.weeks for day in week if day.inside]
    rows = tuple(
        (
            phrases.full_day(day.on),
            MARK_WORDS[entry.mark],
            entry.ref or "",
            entry.status.letter if entry.status else "",
            entry.text,
        )
        for day in days
        for entry in day.entries
    )
    caption = f"Calendar of {phrases.months(span.first, span.last)}"
    return (Table(caption, ("Day", "Kind", "KPI", "RAG", "What"), rows, row_names=False),)


def record_tables(shown: Records) -> tuple[Table, ...]:
    """The records, newest first."""
    rows = tuple(
        (
            phrases.full_day(line.on),
            line.kind.replace("-", " "),
            line.title,
            "planned" if line.planned else "",
            "" if line.summary == "planned" else line.summary,
            ", ".join(line.counts_towards),
        )
        for line in shown.lines
    )
    header = ("Day", "Kind", "Title", "Planned", "What came of it", "Counts towards")
    return (Table("Records", header, rows, row_names=False),)


def participation_tables(shown: Participation) -> tuple[Table, ...]:
    """Authorities down, in words; the sums below."""
    rows = [_authority(row) for row in shown.rows]
    sums = (
        ("in, and the RAG", [_total(column) for column in shown.columns]),
        ("needed", [column.needed.removeprefix("needs ") for column in shown.columns]),
        ("not behind it", [str(len(column.missing)) if column.missing else "" for column in shown.columns]),
    )
    below = [(name, "", *cells) for name, cells in sums] if shown.columns else []
    header = ("authority", "took part", *(column.ref or column.name for column in shown.columns))
    return (Table(f"Participation by {ACROSS_WORDS[shown.across]}", header, (*rows, *below)),)


def _authority(row: AuthorityRow) -> tuple[str, ...]:
    cells = (f"{PART_WORDS[part]} {note}".strip() for part, note in zip(row.cells, row.notes, strict=True))
    return row.name, f"{row.took_part} of {row.asked}", *cells


def _total(column: Column) -> str:
    return f"{column.total} {phrases.letter(column.status)}" if column.status else column.total


def programme_tables(
    plans: Sequence[PlanLine], boards: Sequence[BoardLine], risks: Risks, learned: Lessons
) -> tuple[Table, ...]:
    """The plans of the store, the boards of the one that is shown, its open risks and its learning log."""
    own = tuple(
        (plan.code, plan.title, plan.region, phrases.full_day(plan.starts), phrases.full_day(plan.ends), str(plan.kpis))
        for plan in plans
    )
    met = tuple(_board(line) for line in boards)
    return (
        Table("Plans", ("Plan", "Title", "Region", "Starts", "Ends", "KPIs"), own),
        Table("Boards", ("Day", "Board", "Papers out", "Held", "Headline", "Asks"), met, row_names=False),
        *(block for block in risk_blocks(risks.open) if isinstance(block, Table)),
        *([lesson_table(learned.lines)] if learned.lines else []),
    )


def _board(line: BoardLine) -> tuple[str, ...]:
    meeting = line.meeting
    return (
        phrases.full_day(meeting.on),
        meeting.board,
        phrases.full_day(line.papers_out),
        "held" if line.held else "",
        meeting.headline or "",
        "\n".join(meeting.asks),
    )


def money_tables(shown: Money, spent: Spending) -> tuple[Table, ...]:
    """The costings as printed, then what is spent and foreseen."""
    return tuple(block for block in (*costing_blocks(shown), *spend_blocks(spent)) if isinstance(block, Table))


def finding_tables(found: Findings) -> tuple[Table, ...]:
    """What the plan check found, those that were accepted last."""
    rows = tuple(
        (str(line.severity), line.code, line.rule, line.where, line.message, line.fix, _accepted(line))
        for line in (*found.lines, *found.accepted)
    )
    header = ("Severity", "Code", "Rule", "Where", "What was found", "What to do", "Accepted")
    return (Table("Findings of the plan check", header, rows, row_names=False),)


def _accepted(line: FindingLine) -> str:
    return f"{line.accepted.accepted_by or 'somebody'}: {line.accepted.why}" if line.accepted else ""


def hit_tables(hits: Iterable[Hit]) -> tuple[Table, ...]:
    """What was found, best first."""
    rows = tuple((hit.kind, hit.ref, hit.text, hit.plan or "", phrases.full_day(hit.on)) for hit in hits)
    return (Table("Found", ("Kind", "KPI", "Text", "Plan", "Day"), rows, row_names=False),)
