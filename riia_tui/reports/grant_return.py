"""The quarterly return to the Department as a report."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Callout, Cell, Facts, Heading, PageBreak, Paragraph, Report, Table
from riia_tui.reports.board_details import by_theme
from riia_tui.reports.frame import framed
from riia_tui.reports.how_to_read import how_to_read
from riia_tui.reports.rag import due_words, evidence_short, figure_words, rag_cell, says_words, tally_words
from riia_tui.reports.register_tables import risk_blocks, support_blocks, support_count_blocks
from riia_tui.reports.spend_tables import spend_blocks
from riia_tui.views.audience import veil_of
from riia_tui.views.board_pack import BoardPack, KpiRow, board_pack
from riia_tui.views.grant_return import Ask, GrantReturn, ReturnPart, grant_return
from riia_tui.views.packs import Differences, PackLine, differences
from riia_tui.views.standing import standing

HEADER = ("SoR reference", "KPI as the plan states it", "Due", "RAG", "Figure", "Narrative", "Evidence")


def build(store: Store, asked: Asked) -> Report:
    """The return of a plan as at a day. Raises UnknownName or BadInput."""
    found = grant_return(store, asked.plan, asked.today)
    pack = board_pack(store, asked.plan, asked.today)
    differing = differences(store, asked.plan, "dfe-return", asked.today)
    veil = veil_of(standing(store, asked.plan, asked.today), asked.audience)
    support = support_count_blocks(found.support, veil.small) if asked.is_outside else support_blocks(found.support)
    return framed("DfE return", found.head, _blocks(found, pack, support, asked, differing))


def _blocks(
    found: GrantReturn, pack: BoardPack, support: list[Block], asked: Asked, differing: Differences
) -> Iterator[Block]:
    yield Facts(
        (
            ("Period", found.period),
            ("KPIs", tally_words(found.head.counts)),
            ("Cleared by", asked.cleared_by or "not cleared yet"),
            ("Sent", phrases.full_day(asked.sent) or "not sent yet"),
            ("Last return", _last(differing.pack)),
        )
    )
    yield from by_theme(pack)
    yield Heading("What is asked")
    yield _asks(found.asks) if found.asks else Paragraph("Nothing is asked of the Department or the board.")
    yield from _differing(differing)
    yield PageBreak(wide=True)
    yield Heading("KPIs by requirement")
    yield from _kpis(found)
    yield PageBreak()
    yield Heading("Money")
    yield from spend_blocks(found.spending)
    yield Heading("Support packages")
    yield from support
    yield Heading("Risks")
    yield from risk_blocks(found.risks)
    yield PageBreak(loose=True)
    yield from how_to_read(pack)


def _last(pack: PackLine | None) -> str:
    """When the one before went out, who cleared it, and its receipt."""
    if pack is None:
        return "none was frozen before"
    said = [f"sent {phrases.full_day(pack.meeting)}"]
    said += [f"cleared by {pack.cleared_by}"] if pack.cleared_by else []
    said += [f"received {phrases.full_day(pack.received)}"] if pack.received else ["no receipt yet"]
    said += [pack.receipt] if pack.receipt else []
    return ", ".join(said)


def _differing(found: Differences) -> Iterator[Block]:
    """Every figure that is not what was last sent, with its one line of explanation."""
    if found.pack is None:
        return
    yield Heading("What differs from the last return")
    if not found.lines:
        yield Paragraph("Every figure is as it was sent.")
        return
    if found.unexplained:
        yield Callout(f"{phrases.counted(found.unexplained, 'difference')} still to be explained.", "Before it is sent")
    yield Table(
        caption=f"Against the return of {phrases.full_day(found.pack.meeting)}",
        header=("Figure", "Sent", "Now", "The same day, worked out today", "Explanation"),
        rows=tuple(
            (
                line.item,
                line.was or "not there",
                line.now or "not there",
                line.restated or "as it was sent",
                line.explained or Cell("to be explained", tone="amber"),
            )
            for line in found.lines
        ),
        widths=(3.6, 2.8, 2.8, 3.2, 5.0),
        alt="Every figure that differs from the last return: what was sent, what it is now, and why.",
        compact=True,
    )


def _kpis(found: GrantReturn) -> Iterator[Block]:
    for heading, group in groupby(found.parts, key=lambda part: part.heading):
        title = f"Requirement {heading}" if heading.isdigit() else heading
        yield Heading(title, 2)
        yield _part_table(title, list(group))
    if found.other:
        title = "KPIs that answer no requirement" if found.parts else "Every KPI"
        yield Heading(title, 2)
        yield _table(title, [("none", row) for row in found.other])


def _part_table(heading: str, parts: Sequence[ReturnPart]) -> Table:
    return _table(
        heading, [(part.reference, row) for part in parts for row in part.rows] or [(parts[0].reference, None)]
    )


def _table(caption: str, rows: Sequence[tuple[str, KpiRow | None]]) -> Table:
    kpis = len({row.line.ref for _, row in rows if row})
    they = "it answers" if kpis == 1 else "they answer"
    several = f", under each reference that {they}" if kpis < sum(row is not None for _, row in rows) else ""
    return Table(
        caption=f"{phrases.cut(caption, 90)}: {phrases.counted(kpis, 'KPI')}{several}",
        header=HEADER,
        rows=tuple(_row(reference, row) for reference, row in rows),
        widths=(1.8, 8.4, 2.1, 2.4, 4.6, 4.2, 2.2),
        alt="Every KPI by SoR reference: statement, original and revised date, RAG, figure, narrative and evidence.",
        compact=True,
        row_names=False,
    )


def _row(reference: str, row: KpiRow | None) -> tuple[Cell | str, ...]:
    if row is None:
        return (reference, "No KPI answers it.", "none", "none", "none", "none", "none")
    line = row.line
    warning = f"{line.warning_text[:1].upper()}{line.warning_text[1:]}." if line.warning_text else ""
    said = [part for part in (line.comment, "" if warning.startswith("Figure says") else warning) if part]
    return (
        reference,
        f"{line.ref}: {phrases.cut(line.statement, 500)}",
        due_words(line.due, line.due_text, line.was_due),
        rag_cell(line.status, after=says_words(line)),
        figure_words(row.figures, 44),
        "\n".join(said) or "nothing said yet",
        evidence_short(row.evidence),
    )


def _asks(asks: Sequence[Ask]) -> Table:
    return Table(
        caption="What is asked of the Department or the board",
        header=("About", "What is asked"),
        rows=tuple((ask.about, ask.text) for ask in asks),
        widths=(6.0, 9.0),
        alt="What is asked, and which KPI or risk it is about.",
        compact=True,
    )
