"""The Department's own form, filled: tables and labels of a file that somebody else made, matched by their words.

Only cells that are empty are filled; what the form prints stays. What could not be matched is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

COLUMNS = {
    "reference": ("sor reference", "sor ref", "reference", "requirement reference", "ref"),
    "kpi": ("kpi", "kpi as the plan states it", "key performance indicator", "kpi reference"),
    "due": ("due", "due date", "deadline", "date", "delivery date", "target date"),
    "rag": ("rag", "rag rating", "rag status", "status"),
    "figure": ("figure", "progress", "current figure", "outturn"),
    "narrative": ("narrative", "comment", "commentary", "progress narrative", "update"),
    "evidence": ("evidence", "evidence held"),
    "fund": ("fund", "funding stream", "grant", "programme"),
    "area": ("area", "theme", "workstream"),
    "allocation": ("allocation", "dfe allocation", "grant allocation"),
    "profile": ("profile", "profiled spend", "planned spend", "budget"),
    "actual": ("actual", "actual spend", "spend to date"),
    "forecast": ("forecast", "forecast spend", "forecast outturn"),
    "variance": ("variance",),
    "reason": ("reason", "reason for variance", "explanation"),
}
"""What a form may call a column, by our own name for it."""

LABELS = {
    "region": ("region", "riia", "alliance", "name of riia"),
    "period": ("period", "reporting period", "quarter"),
    "cleared_by": ("cleared by", "signed off by", "approved by"),
    "sent": ("date sent", "date submitted", "date of submission", "date"),
    "plan": ("plan", "plan title"),
}
"""What a form may call a field beside which there is room, by our own name for it."""

LEAST = 2
"""A row is a heading row where so many of its cells are known columns."""


class Slot(Protocol):
    """A cell of a form."""

    @property
    def text(self) -> str:
        """What it prints."""

    def put(self, text: str) -> None:
        """Fills it."""


@dataclass(frozen=True, slots=True)
class FormData:
    """What a form is filled from: fields by name, and the records of its tables, each by column and with a key."""

    fields: dict[str, str]
    kpis: tuple[dict[str, str], ...]
    money: tuple[dict[str, str], ...]


@dataclass(slots=True)
class Filled:
    """What came of it: how much was filled, and what the form asks for that is not known here."""

    fields: int = 0
    rows: int = 0
    strange: list[str] = field(default_factory=list)
    left_over: int = 0

    def said(self) -> str:
        """The same in a sentence or two."""
        unknown = (
            f" Not matched: {', '.join(f'“{each}”' for each in dict.fromkeys(self.strange))}." if self.strange else ""
        )
        over = f" {self.left_over} entries found no empty row." if self.left_over else ""
        return f"Filled {self.fields} fields and {self.rows} rows of the form.{unknown}{over}"


def fill(grid: Sequence[Sequence[Slot]], data: FormData, filled: Filled) -> None:
    """Fills one table of a form."""
    for at, row in enumerate(grid):
        columns = {place: name for place, slot in enumerate(row) if (name := _named(slot.text, COLUMNS))}
        if len(set(columns.values())) >= LEAST:
            filled.strange += [
                slot.text.strip() for place, slot in enumerate(row) if place not in columns and slot.text.strip()
            ]
            _fill_rows(grid[at + 1 :], columns, data, filled)
            return
        _fill_fields(row, data, filled)


def _fill_fields(row: Sequence[Slot], data: FormData, filled: Filled) -> None:
    for slot, following in pairwise(row):
        name = _named(slot.text, LABELS)
        if name and data.fields.get(name) and not following.text.strip():
            following.put(data.fields[name])
            filled.fields += 1


def _fill_rows(rows: Sequence[Sequence[Slot]], columns: dict[int, str], data: FormData, filled: Filled) -> None:
    """Rows that print a key get what belongs to it; empty rows get what is left, in its order."""
    is_money = bool({"allocation", "profile", "actual", "forecast", "variance"} & set(columns.values()))
    waiting = list(data.money if is_money else data.kpis)
    empty = []
    for row in rows:
        if not any(slot.text.strip() for slot in row):
            empty.append(row)
            continue
        entry = next((each for each in waiting if _belongs(row, columns, each)), None)
        if entry is not None:
            waiting.remove(entry)
            _put(row, columns, entry)
            filled.rows += 1
    for row, entry in zip(empty, waiting, strict=False):
        _put(row, columns, entry)
        filled.rows += 1
    filled.left_over += max(len(waiting) - len(empty), 0)


def _belongs(row: Sequence[Slot], columns: dict[int, str], entry: dict[str, str]) -> bool:
    """Whether every key that the row prints (KPI; else fund and area) is that of the entry."""
    keys = {
        name: row[place].text for place, name in columns.items() if name in ("kpi", "fund", "area") and place < len(row)
    }
    printed = {name: _plain(text) for name, text in keys.items() if text.strip()}
    return bool(printed) and all(
        _same_key(text, entry.get(f"{name}_key") or entry.get(name, "")) for name, text in printed.items()
    )


def _same_key(printed: str, key: str) -> bool:
    wanted = _plain(key)
    return bool(wanted) and (printed == wanted or printed.startswith(f"{wanted} "))


def _put(row: Sequence[Slot], columns: dict[int, str], entry: dict[str, str]) -> None:
    for place, name in columns.items():
        if place < len(row) and not row[place].text.strip() and entry.get(name):
            row[place].put(entry[name])


def _named(text: str, known: dict[str, tuple[str, ...]]) -> str | None:
    plain = _plain(text)
    return next((name for name, words in known.items() if plain in words), None)


def _plain(text: str) -> str:
    """Words without case, spaces and signs at the ends, as they are compared."""
    return re.sub(r"\s+", " ", re.sub(r"[:*?()/]", " ", text)).strip().casefold()
