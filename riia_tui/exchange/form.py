"""The form of the workbook that leads fill in: its sheets, its columns, and what tells where it came from."""

from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

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


def print_of(statement: str) -> str:
    """A short fingerprint of a KPI's statement, blind to spaces: it shows that the plan has changed since."""
    return sha256(" ".join(statement.split()).encode("utf-8")).hexdigest()[:10]


def key_of(name: str, statement: str) -> str:
    """What stands in the hidden column of a row: “5.2.6#1f00d2b3c4”."""
    return f"{name}#{print_of(statement)}"
