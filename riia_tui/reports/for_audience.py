"""A report as an audience outside the region may read it: no name that was not released, in any block."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from db.words import Audience, Unit
from riia_tui.reports.blocks import (
    Block,
    Bullets,
    Callout,
    Cell,
    Chart,
    Event,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Slide,
    Table,
)
from riia_tui.views.audience import READERS, Veil, brief_of, said_of

Words = Callable[[str], str]


def for_audience(report: Report, veil: Veil) -> Report:
    """The report with names veiled and a word on it above; rows and bars that stand for one authority are left out."""
    if not veil.drawn and not veil.named:
        return report
    return replace(
        report,
        author=veil.over(report.author),
        blocks=_with_word(report, tuple(_veiled(report.blocks, veil)), veil),
        slides=tuple(_slide(slide, veil) for slide in report.slides),
        events=tuple(_event(event, veil) for event in report.events),
    )


def _with_word(report: Report, blocks: tuple[Block, ...], veil: Veil) -> tuple[Block, ...]:
    """The blocks with a word on who is named above them; on a full page one in a line, and whole on the next."""
    word = Callout(said_of(veil), READERS[veil.audience])
    if not report.full_front:
        return (word, *blocks)
    at = next(at for at, block in enumerate(blocks) if isinstance(block, PageBreak)) + 1
    return (brief(veil.audience), *blocks[:at], word, *blocks[at:])


def brief(audience: Audience) -> Paragraph:
    """What a full page one says of who is named."""
    return Paragraph(brief_of(audience), small=True)


def _slide(slide: Slide, veil: Veil) -> Slide:
    return Slide(
        veil.over(slide.title), tuple(_veiled(slide.blocks, veil)), veil.over(slide.notes), veil.over(slide.part)
    )


def _event(event: Event, veil: Veil) -> Event:
    return replace(event, title=veil.over(event.title), about=veil.over(event.about))


def _veiled(blocks: Iterable[Block], veil: Veil) -> list[Block]:
    return [_block(block, veil) for block in blocks]


def _block(block: Block, veil: Veil) -> Block:
    over = veil.over
    match block:
        case Heading() | Paragraph():
            return replace(block, text=over(block.text))
        case Callout():
            return replace(block, text=over(block.text), title=over(block.title))
        case Bullets():
            return replace(block, items=tuple(map(over, block.items)))
        case Facts():
            return Facts(tuple((over(label), over(value)) for label, value in block.pairs))
        case Table():
            return _table(block, veil)
        case Chart():
            return _chart(block, veil)
        case PageBreak():
            return block


def _table(table: Table, veil: Veil) -> Block:
    """The table without the rows that begin with a hidden name; a sentence where no row is left."""
    kept = [row for row in table.cells() if not veil.is_hidden(row[0].text)]
    left_out = len(table.rows) - len(kept)
    if left_out and not kept:
        return Paragraph(f"{veil.over(table.caption)}: not shown by authority outside the region.", small=True)
    more = f" ({veil.number(left_out)} {'authority' if left_out == 1 else 'authorities'} not named)" if left_out else ""
    return replace(
        table,
        caption=veil.over(table.caption) + more,
        header=tuple(map(veil.over, table.header)),
        rows=tuple(_row(row, veil) for row in kept),
        alt=veil.over(table.alt),
    )


def _row(row: tuple[Cell, ...], veil: Veil) -> tuple[Cell, ...]:
    """The row, whose first cell says what KPI it is about."""
    over = partial(veil.over, about=row[0].text)
    return tuple(_cell(cell, over if cell.who is None else partial(veil.over_list, who=cell.who)) for cell in row)


def _cell(cell: Cell, over: Words) -> Cell:
    text = over(cell.text)
    return cell if text == cell.text and cell.who is None else replace(cell, text=text, who=None)


def _chart(chart: Chart, veil: Veil) -> Block:
    if chart.counts_of is not None and not veil.is_told(_counts(chart, chart.counts_of), chart.counts_of):
        return Paragraph(f"{veil.over(chart.title)}: not shown, since it has small counts of authorities.", small=True)
    kept = [at for at, label in enumerate(chart.labels) if not veil.is_hidden(label)]
    if not kept:
        return Paragraph(f"{veil.over(chart.title)}: not shown by authority outside the region.", small=True)
    return replace(
        chart,
        title=veil.over(chart.title),
        about=veil.over(chart.about),
        labels=tuple(veil.over(chart.labels[at]) for at in kept),
        series=tuple(replace(s, values=tuple(s.values[at] for at in kept)) for s in chart.series),
    )


def _counts(chart: Chart, whole: float) -> list[float]:
    """The chart's values as numbers of authorities."""
    times = whole / 100 if chart.unit is Unit.PERCENT else 1.0
    return [value * times for series in chart.series for value in series.values if value is not None]
