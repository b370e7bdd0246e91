"""What is behind a cell of the participation table, or behind a whole column: the records, with days and roles."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import UnknownName
from db.facts import RecordFact
from riia_tui.rules.turnout import is_excused
from riia_tui.views.participation import strands_of
from riia_tui.views.parts import PART_WORDS, Across, Column
from riia_tui.views.plans import Head, head_of
from riia_tui.views.records import RecordLine, record_line
from riia_tui.views.returns import return_said
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class BehindLine:
    """A record and what it says of the authority (or, for a column, of all): “attended, Ann Other”, “not in it”."""

    record: RecordLine
    said: str
    is_in: bool


@dataclass(frozen=True, slots=True)
class Behind:
    """A cell opened; ``authority`` is None for a whole column.

    ``ref`` is the KPI that it is about, None for a network or a meeting that no target is set for. ``stands`` and
    ``missing`` are the names of who is behind the column and who was asked and is not; ``lines`` are newest first.
    """

    head: Head
    column: Column
    authority: str | None
    said: str
    ref: str | None
    lines: tuple[BehindLine, ...]
    stands: tuple[str, ...]
    missing: tuple[str, ...]
    excused: tuple[str, ...]


def behind(
    store: Store, plan: str | None, today: date, across: Across, column: str, authority: str | None = None
) -> Behind:
    """What is behind the column with this key, for one authority (by its full name) or for all.

    Raises UnknownName or BadInput.
    """
    found = standing(store, plan, today)
    strand = next((each for each in strands_of(found, across) if each.column.key == column), None)
    if strand is None:
        raise UnknownName("column", column, [])
    names = found.facts.organisation
    key = next((body.id for body in found.facts.organisations if body.name == authority), None)
    records = [found.facts.record[each] for each in reversed(strand.records)]
    lines = [_line(found, record, key) for record in records]
    by_part: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for body, each in strand.cells.items():
        by_part[each.is_in].append(names[body].name)
    cell = strand.cells.get(key or "")
    note = f", {cell.note}" if cell and cell.note else ""
    return Behind(
        head=head_of(found),
        column=strand.column,
        authority=authority,
        said=f"{PART_WORDS[cell.part]}{note}" if cell else strand.column.of,
        ref=strand.ref,
        lines=tuple(line for line in lines if key is None or across is not Across.RETURNS or line.is_in),
        stands=tuple(sorted(by_part[True])),
        missing=tuple(sorted(by_part[False])),
        excused=tuple(sorted(n for n in by_part[None] if _is_excused(found, n))),
    )


def _is_excused(found: Standing, name: str) -> bool:
    key = next(body.id for body in found.facts.organisations if body.name == name)
    return is_excused(found.facts, key, found.today)


def _line(found: Standing, record: RecordFact, key: str | None) -> BehindLine:
    line = record_line(found, record)
    if key is None:
        return BehindLine(line, line.summary, True)
    entries = [e for e in found.facts.participation_of.get(record.id, ()) if e.organisation == key]
    if not entries:
        away = is_excused(found.facts, key, record.on)
        return BehindLine(line, "excused on that day" if away else "not in it", False)
    answers = {True: "yes", False: "no", None: ""}
    said = [
        " ".join(filter(None, (str(e.role), f"({e.names})" if e.names else "", answers[e.answer]))) for e in entries
    ]
    if record.period:
        said.append(return_said(record, found.today))
    return BehindLine(line, ", ".join(said), True)
