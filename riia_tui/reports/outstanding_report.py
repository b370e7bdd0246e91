"""Updates outstanding as a document: what is expected from each authority, lead and person."""

from collections.abc import Iterator
from statistics import median

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Cell, Heading, Paragraph, Report, Table
from riia_tui.reports.frame import framed
from riia_tui.reports.legends import updates_legend
from riia_tui.reports.updates import named_updates_table, updates_table
from riia_tui.views.outstanding import By, Group, Outstanding, outstanding

TITLES = {By.AUTHORITY: "By authority", By.LEAD: "By lead", By.PERSON: "By person"}
NOBODY = "Nobody is named"

_FEW = 2
"""So few updates have no table of their own."""


def build(store: Store, asked: Asked) -> Report:
    """What a plan waits for. Raises UnknownName or BadInput."""
    return report_of(outstanding(store, asked.plan, asked.today))


def report_of(found: Outstanding) -> Report:
    """The updates that are outstanding, as blocks."""
    return framed("Updates outstanding", found.head, _blocks(found))


def _blocks(found: Outstanding) -> Iterator[Block]:
    if not found.groups:
        yield Paragraph("No update is outstanding.")
        return
    yield Paragraph(
        "The same update can be expected from a lead and from a person. What is late stands first.", small=True
    )
    for by in By:
        groups = [group for group in found.groups if group.by is by]
        if groups:
            yield Heading(TITLES[by])
            yield from _of_few(by, groups) if _are_few(groups) else _of_many(by, groups)
    yield from updates_legend(found.head.as_at)


def _are_few(groups: list[Group]) -> bool:
    """Whether most have so few updates that a heading and a table for each would say more than the updates."""
    return len(groups) > 1 and median(len(group.updates) for group in groups) <= _FEW


def _of_few(by: By, groups: list[Group]) -> Iterator[Block]:
    updates = [(group.name or NOBODY, update) for group in groups for update in group.updates]
    yield named_updates_table(f"What is expected, {TITLES[by].casefold()}", by.capitalize(), updates)


def _of_many(by: By, groups: list[Group]) -> Iterator[Block]:
    if len(groups) > 1:
        yield _counts(by, groups)
    for group in groups:
        name = group.name or NOBODY
        yield Heading(name, 2)
        yield updates_table(f"{name}: {phrases.counted(len(group.updates), 'update')} outstanding", group.updates)


def _counts(by: By, groups: list[Group]) -> Table:
    return Table(
        caption=f"How many are expected, {TITLES[by].casefold()}",
        header=(by.capitalize(), "Expected", "Of these late"),
        rows=tuple(
            (
                group.name or NOBODY,
                _number(len(group.updates)),
                _number(sum(update.overdue for update in group.updates)),
            )
            for group in groups
        ),
        widths=(8.0, 2.5, 2.5),
        compact=True,
    )


def _number(count: int) -> Cell:
    return Cell(str(count), right=True, value=float(count))
