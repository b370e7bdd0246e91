"""The form of the workbook that leads fill in: its sheets, its columns, and what tells where it came from."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from riia_tui.reports.plain import as_typed

FORMAT = "riia-update/1"
FIRST, UPDATES, MARKS = "Read this first", "Updates", "riia"
"""The sheets: four sentences, the KPIs, and the hidden one with where the workbook came from."""

KEY, REF, STATEMENT = "key", "Ref", "Statement"
OURS = (REF, STATEMENT, "Target", "Figure now", "RAG agreed", "Last comment")
"""The locked columns, after the hidden one."""

RAG, NARRATIVE, FIGURE, EVIDENCE = "Your RAG", "What has happened", "Your figure", "Evidence (link)"
CAUSE, REMEDY, FORECAST = "Cause", "Remedy", "Forecast date"
THEIRS = (RAG, NARRATIVE, FIGURE, EVIDENCE, CAUSE, REMEDY, FORECAST)
"""The open columns."""

HEADINGS = (KEY, *OURS, *THEIRS)
SPARE_ROWS = 20
"""Open rows below the KPIs, for what nobody asked about."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a workbook came from; ``board_on`` and ``asked_on`` are days as in 2025-12-18."""

    format: str
    plan: str
    person: str
    board: str
    board_on: str
    asked_on: str

    @classmethod
    def of(cls, plan: str, person: str, board: str, board_on: date, asked_on: date) -> "Marks":
        """The marks of a workbook of this program's form."""
        return cls(FORMAT, plan, person, board, board_on.isoformat(), asked_on.isoformat())

    def rows(self) -> dict[str, str]:
        """The marks by name."""
        return asdict(self)


LONGEST = 32_000
"""Signs of a text that are put into a cell; Excel holds some more."""


def cell_text(text: str) -> str:
    """A text as a locked cell shows it."""
    return as_typed(text)[:LONGEST]


def print_of(text: str) -> str:
    """A short fingerprint of a cell's text, blind to spaces."""
    return sha256("".join(cell_text(text).split()).encode("utf-8")).hexdigest()[:8]


def key_of(name: str, locked: Sequence[str]) -> str:
    """What stands in the hidden column of a row: its name and the fingerprints of the locked texts after it."""
    return f"{name}#{'.'.join(print_of(text) for text in locked)}"


def key_parts(key: str) -> tuple[str, tuple[str, ...]] | None:
    """The name and the fingerprints that a hidden cell holds, None where it holds none."""
    name, sign, prints = key.strip().rpartition("#")
    found = tuple(prints.split("."))
    return (name, found) if name and sign and len(found) == len(OURS) - 1 else None
