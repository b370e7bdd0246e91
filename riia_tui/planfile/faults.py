"""The mistakes of a plan file, gathered so that a person can mend them all in one go."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from db.errors import BadInput

MOST = 1000
"""So many mistakes are listed; a file with more is not a plan file that somebody mistyped."""

_LONGEST_WORD = 80
_LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake; ``line`` and ``column`` count from 1, ``field`` is a path such as ``themes[0].kpis[2].due``.

    In a workbook ``line`` is the row, ``sheet`` the number of the sheet (0: the workbook itself), and ``where`` names
    the place as a person finds it: “KPIs, row 12, due”.
    """

    line: int
    column: int
    field: str
    message: str
    sheet: int = dataclasses.field(default=0, compare=False)
    where: str | None = dataclasses.field(default=None, compare=False)


class PlanFileFaults(BadInput):
    """A plan file that cannot be read; ``faults`` has all its mistakes by line, the text one line for each."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        """``name`` is the file's name as the person knows it."""
        self.name = name
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.sheet, fault)))
        super().__init__("\n".join(_line(name, fault) for fault in self.faults))


class TooMany(Exception):
    """Raised by a collector that is full, so that reading stops."""


class FaultList:
    """Collects faults; the one after the last that is listed stops the reading."""

    def __init__(self) -> None:
        """Starts empty."""
        self.faults: list[Fault] = []

    def add(self, line: int, column: int, field: str, message: str) -> None:
        """Keep one fault; raises TooMany where there are more than are listed."""
        if len(self.faults) >= MOST:
            said = f"there are more than {MOST} mistakes; the rest are not listed"
            self.faults.append(Fault(line, column, field, said))
            raise TooMany
        self.faults.append(Fault(line, column, field, message))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` was most likely meant to be, in its own spelling; None where none is near."""
    if len(word) > _LONGEST_WORD:
        return None
    spellings = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), spellings, n=1, cutoff=0.6)
    return spellings[found[0]] if found else None


def quoted(text: str) -> str:
    """The person's own text in quotation marks, cut short where it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str) -> str:
    """The person's own text on one line, cut short where it is long."""
    line = " ".join(text[: 2 * _LONGEST_QUOTE].split())
    return f"{line[: _LONGEST_QUOTE - 1]}…" if len(line) > _LONGEST_QUOTE else line


def meant(word: str, known: Iterable[str], listed: str = "") -> str:
    """The end of a message: which known word was meant, else ``listed``."""
    near = nearest(word, known)
    return f"did you mean “{near}”?" if near else listed


def _line(name: str, fault: Fault) -> str:
    place = f"line {fault.line}, {fault.field or f'column {fault.column}'}" if fault.where is None else fault.where
    end = "" if fault.message.endswith(("?", ".")) else "."
    return f"{name}{', ' if place else ''}{place}: {fault.message}{end}"
