"""What a report outside the region would say otherwise once an authority may be named, or may no longer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from db.engine import Store
from db.facts import ReleaseFact
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Bullets, Callout, Chart, Facts, Heading, Paragraph, Report, Table
from riia_tui.reports.catalogue import ReportKind, report_kind, unveiled
from riia_tui.reports.for_audience import for_audience
from riia_tui.views.audience import veil_of
from riia_tui.views.names import authorities_named
from riia_tui.views.standing import Standing, standing

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Seen:
    """The report that was looked at, and its passages that become others, in their order; "" where there is none."""

    report: ReportKind
    passages: tuple[tuple[str, str], ...]


def seen_after(store: Store, name: str, asked: Asked, authorities: str, named: bool) -> Seen:
    """What a report for ``asked.audience`` says now, and what it would say once the authorities are named, or not.

    Nothing is written. Raises UnknownName or BadInput.
    """
    found = standing(store, asked.plan, asked.today)
    with store.read() as connection:
        keys = {body.id for body in authorities_named(connection, authorities, found.facts.plan.id)}
    report = unveiled(store, name, asked)
    now = _texts(for_audience(report, veil_of(found, asked.audience)))
    then = _texts(for_audience(report, veil_of(found, asked.audience, _releases(found, asked, keys, named))))
    return Seen(report_kind(name), tuple(_passages(now, then)))


def _releases(found: Standing, asked: Asked, keys: set[str], named: bool) -> list[ReleaseFact]:
    """What is released, had the change been made on the as-at day."""
    kept = [each for each in found.facts.releases if each.organisation not in keys or each.audience != asked.audience]
    new = [ReleaseFact("", key, asked.audience, asked.today, None, "") for key in keys if named]
    return [*kept, *new]


def _passages(now: list[str], then: list[str]) -> Iterator[tuple[str, str]]:
    for kind, first, end, start, stop in SequenceMatcher(None, now, then, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        before, after = now[first:end], then[start:stop]
        if len(before) == len(after):
            yield from zip(before, after, strict=True)
        else:
            yield "; ".join(before), "; ".join(after)


def _texts(report: Report) -> list[str]:
    """Everything that a report says, a passage each; a cell of a table with what names its row and its column."""
    return [text for block in report.blocks for text in _said(block) if text.strip()]


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.text
        case Paragraph() | Callout():
            yield from _SENTENCE_END.split(block.text)
        case Bullets():
            yield from block.items
        case Facts():
            yield from (f"{name}: {value}" for name, value in block.pairs)
        case Table():
            yield block.caption
            for row in block.cells():
                yield row[0].text
                named = zip(block.header[1:], row[1:], strict=True)
                yield from (f"{row[0].text}, {name}: {cell.text}" for name, cell in named if cell.text.strip())
        case Chart():
            yield block.about
