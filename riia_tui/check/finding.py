"""What a rule finds in a plan's own text."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How sure and how grave a finding is, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


SEVERITIES = {
    Severity.ERROR: "certainly wrong, and a board or the Department would see it",
    Severity.WARNING: "probably wrong, or open to more than one reading",
    Severity.NOTE: "worth a look",
}
"""What each severity says."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a plan: ``where`` as printed (a code, a row's label), ``path`` and ``field`` as in the plan file."""

    where: str
    path: str
    field: str

    def of(self, field: str) -> "Spot":
        """The same thing's other field."""
        return Spot(self.where, self.path, field)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule saw at a spot; the message quotes the printed words, ``fix`` says what to write instead."""

    at: Spot
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding with its rule: ``code`` (DAT001) and ``rule`` (impossible-day).

    ``path`` and ``field`` lead to the place in the plan file.
    """

    code: str
    rule: str
    severity: Severity
    where: str
    path: str
    field: str
    message: str
    fix: str

    @property
    def place(self) -> str:
        """The path with its field, as the plan file's reader counts places."""
        return f"{self.path}.{self.field}" if self.path and self.field else self.path or self.field
