"""Updates outstanding as a document: what is expected from each authority, lead and person."""

from collections.abc import Iterator

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Cell, Heading, Paragraph, Report, Table
from riia_tui.reports.frame import framed
from riia_tui.reports.legends import updates_legend
from riia_tui.reports.updates import updates_table
from riia_tui.views.outstanding import By, Group, Outstanding, outstanding

TITLES = {By.AUTHORITY: "By authority", By.LEAD: "By lead", By.PERSON: "By person"}
NOBODY = "Nobody is named"


def build(store: Store, asked: Asked) -> Report:
    """What a plan waits for. Raises UnknownName or BadInput."""
    found = outstanding(store, asked.plan, asked.today)
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
            yield _counts(by, groups)
            for group in groups:
                yield Heading(group.name or NOBODY, 2)
                caption = f"{group.name or NOBODY}: {phrases.counted(len(group.updates), 'update')} outstanding"
                yield updates_table(caption, group.updates)
    yield from updates_legend(found.head.as_at)


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
