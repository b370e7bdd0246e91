"""Participation: authorities down and KPIs across, a letter a cell, in as many tables as a page needs."""

from collections.abc import Iterator

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Cell, Heading, Paragraph, Report, Table, Tone
from riia_tui.reports.board_annex import outstanding_table, shared_table
from riia_tui.reports.board_chart import participation_chart
from riia_tui.reports.frame import framed
from riia_tui.reports.legends import participation_legend, signs_words
from riia_tui.views.board_pack import BoardPack, board_pack
from riia_tui.views.participation import participation
from riia_tui.views.parts import PART_WORDS, Part, Participation

ACROSS = 9
"""How many KPIs stand beside each other: as many as a page across has room for."""

_TONES: dict[Part, Tone] = {
    Part.TOOK_PART: "green",
    Part.NOT_YET: "amber",
    Part.EXCUSED: "grey",
    Part.NOT_ASKED: "none",
}


def build(store: Store, asked: Asked) -> Report:
    """Who took part in what, as at a day. Raises UnknownName or BadInput."""
    pack = board_pack(store, asked.plan, asked.today)
    found = participation(store, asked.plan, asked.today)
    return framed("Participation", found.head, _blocks(pack, found))


def _blocks(pack: BoardPack, found: Participation) -> Iterator[Block]:
    if not found.columns:
        yield Paragraph("No open KPI of this plan counts who takes part.")
        return
    chart = participation_chart(pack.authorities)
    if chart:
        yield chart
    yield Heading("Who took part in what")
    yield Paragraph(signs_words(found.signs))
    for first in range(0, len(found.columns), ACROSS):
        yield _across(found, first)
    yield Heading("By KPI")
    yield shared_table(pack.shared)
    yield Heading("By authority")
    yield outstanding_table(pack.authorities)
    yield from participation_legend(pack.method, found.head.as_at)


def _across(found: Participation, first: int) -> Table:
    columns = found.columns[first : first + ACROSS]
    refs = _headings([column.ref for column in columns])
    return Table(
        caption=f"Who took part: {refs[0]} to {refs[-1]}" if len(refs) > 1 else f"Who took part: {refs[0]}",
        header=("Authority", *refs),
        rows=tuple((row.name, *(_cell(part) for part in row.cells[first : first + ACROSS])) for row in found.rows),
        widths=(3.2, *(1.2 for _ in columns)),
        alt="A row an authority, a column a KPI, a sign for its part: "
        f"{phrases.listed([f'{part.value} {PART_WORDS[part]}' for part in found.signs])}.",
        compact=True,
    )


def _headings(refs: list[str]) -> list[str]:
    """The refs; a KPI that counts in several ways has a number behind its second ref and each one after."""
    return [ref if refs[:at].count(ref) == 0 else f"{ref} ({refs[:at].count(ref) + 1})" for at, ref in enumerate(refs)]


def _cell(part: Part) -> Cell:
    return Cell(part.value, tone=_TONES[part])
