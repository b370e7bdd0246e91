"""A report that a region composes itself: its own words, and parts of the other reports."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from db.engine import Store
from db.errors import BadInput
from db.words import OUTSIDE, Audience
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Bullets, Facts, Heading, PageBreak, Paragraph, Report
from riia_tui.reports.board_annex import coming_table, every_kpi, outstanding_table, section_table, shared_table
from riia_tui.reports.board_chart import participation_chart
from riia_tui.reports.board_details import agreed, by_theme, in_full
from riia_tui.reports.for_audience import for_audience
from riia_tui.reports.frame import framed
from riia_tui.reports.how_to_read import how_to_read
from riia_tui.reports.own_file import OwnBlock, OwnReport, read_own_report
from riia_tui.reports.plan_changes import plan_changes
from riia_tui.reports.rag import tally_words
from riia_tui.reports.register_tables import lesson_table, risk_blocks, support_blocks, support_count_blocks
from riia_tui.reports.since_report import since_blocks
from riia_tui.reports.spend_tables import spend_blocks
from riia_tui.reports.time_charts import burn_up_blocks, over_time_blocks
from riia_tui.views.audience import Veil, veil_of
from riia_tui.views.board_pack import COMING_DAYS, BoardPack, Section, board_pack_of
from riia_tui.views.lessons import lessons_of
from riia_tui.views.since import since_of
from riia_tui.views.spending import spending_of
from riia_tui.views.standing import Standing, counts, standing
from riia_tui.views.support import support_of


@dataclass(frozen=True)
class _Ground:
    """What parts are made of."""

    found: Standing
    veil: Veil

    @cached_property
    def pack(self) -> BoardPack:
        return board_pack_of(self.found)


Part = Callable[[_Ground], Iterable[Block]]


def build_own(store: Store, path: Path, asked: Asked) -> Report:
    """The report that a file composes. What was asked for wins over what the file says of plan and audience.

    Raises BadInput with every mistake of the file by its line, or where a KPI is not in the plan.
    """
    wanted = read_own_report(path, PARTS)
    found = standing(store, asked.plan or wanted.plan, asked.today)
    audience = asked.audience if asked.audience is not Audience.OWN else wanted.audience or Audience.OWN
    ground = _Ground(found, veil_of(found, audience))
    blocks = [block for each in wanted.blocks for block in _blocks(ground, wanted, each)]
    report = framed(wanted.title, ground.pack.head, blocks)
    return for_audience(report, ground.veil) if audience in OUTSIDE else report


def _blocks(ground: _Ground, wanted: OwnReport, entry: OwnBlock) -> list[Block]:
    match entry.kind:
        case "heading":
            return [Heading(entry.words[0])]
        case "text":
            return [Paragraph(entry.words[0])]
        case "bullets":
            return [Bullets(entry.words)]
        case "kpis":
            return [_kpis(ground, wanted, entry)]
        case _:
            return list(PARTS[entry.words[0]](ground))


def _kpis(ground: _Ground, wanted: OwnReport, entry: OwnBlock) -> Block:
    """Some KPIs as a table, in the order in which they are named."""
    rows = {"".join(row.line.ref.casefold().split()): row for part in ground.pack.sections for row in part.rows}
    refs = ["".join(ref.casefold().split()) for word in entry.words for ref in word.replace(";", ",").split(",")]
    strange = [ref for ref in refs if ref not in rows]
    if strange:
        raise BadInput(
            f"{wanted.name}, line {entry.line}: there is no KPI “{strange[0]}” in {ground.pack.head.plan}.",
            "“riia status” lists them.",
        )
    kept = tuple(rows[ref] for ref in dict.fromkeys(refs))
    by_ref = {judged.kpi.ref: judged for judged in ground.found.judged.values()}
    return section_table(Section(("KPIs", "Some KPIs"), counts(by_ref[row.line.ref] for row in kept), kept))


def _counts(ground: _Ground) -> list[Block]:
    return [Facts((("KPIs", tally_words(ground.pack.total.now)),))]


def _participation(ground: _Ground) -> list[Block]:
    pack = ground.pack
    chart = participation_chart(pack.authorities) if pack.shared else None
    if chart is None:
        return [Paragraph("No open KPI of this plan counts who takes part.")]
    return [chart, shared_table(pack.shared), outstanding_table(pack.authorities)]


def _coming(ground: _Ground) -> list[Block]:
    coming = ground.pack.coming
    if not coming:
        return [Paragraph(f"Nothing is entered or due in the next {COMING_DAYS} days.")]
    return [coming_table(f"The next {COMING_DAYS} days", coming, ground.pack.sections)]


def _lessons(ground: _Ground) -> list[Block]:
    lines = lessons_of(ground.found)
    return [lesson_table(lines)] if lines else [Paragraph("No lesson is entered yet.")]


def _support(ground: _Ground) -> list[Block]:
    lines = support_of(ground.found)
    return support_count_blocks(lines, ground.veil.small) if ground.veil.audience in OUTSIDE else support_blocks(lines)


def _since_last_board(ground: _Ground) -> Iterable[Block]:
    board = ground.found.last_board
    return since_blocks(since_of(ground.found, board.on), 2) if board else [Paragraph("No earlier board is entered.")]


PARTS: dict[str, Part] = {
    "counts": _counts,
    "rag-by-theme": lambda ground: by_theme(ground.pack),
    "met-against-due": lambda ground: burn_up_blocks(ground.pack.burn_up),
    "over-time": lambda ground: over_time_blocks(ground.pack.over_time, len(ground.pack.over_time)),
    "exceptions": lambda ground: in_full(ground.pack),
    "changes": _since_last_board,
    "actions": lambda ground: agreed(ground.pack),
    "plan-changes": lambda ground: plan_changes(ground.pack.plan_changes),
    "every-kpi": lambda ground: every_kpi(ground.pack.sections),
    "participation": _participation,
    "coming": _coming,
    "money": lambda ground: spend_blocks(spending_of(ground.found)),
    "risks": lambda ground: risk_blocks(ground.pack.risks),
    "lessons": _lessons,
    "support": _support,
    "how-to-read": lambda ground: how_to_read(ground.pack),
    "page-break": lambda _: [PageBreak()],
}
"""The parts by the name that a file gives them."""
