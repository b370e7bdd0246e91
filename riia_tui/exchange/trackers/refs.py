"""Refs that a spreadsheet took for numbers: 1.10 is kept as 1.1, and only what stands around it can tell."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from riia_tui.exchange.trackers.grid import GridCell, GridRow

_TWO_PARTS = re.compile(r"(\d+)\.(\d+)")
_TENTH = re.compile(r"(\d+)\.([1-9])")


@dataclass(frozen=True, slots=True)
class RefFound:
    """A ref as it is read; ``other`` is what it could be as well, “” where that is certain; ``said`` tells how."""

    text: str
    other: str = ""
    said: str = ""


def refs_of(rows: Sequence[GridRow], column: int | None) -> Mapping[int, RefFound]:
    """The refs of a column by the number of their row.

    A number that is shown with two decimals is what is shown. Of any other the neighbours tell: after 1.9, or before
    1.11, stands 1.10. Where they do not, and 1.10 is likely as well, both are said.
    """
    cells = [(row.number, cell) for row in rows if (cell := row.own.get(column or 0)) and cell.text]
    codes = [cell.code for _, cell in cells]
    found: dict[int, RefFound] = {}
    before = ""
    taken: set[str] = set()
    for at, (number, cell) in enumerate(cells):
        after = codes[at + 1] if at + 1 < len(codes) else ""
        read = _read(cell, before, after, taken, set(codes))
        found[number] = read
        taken.add(read.text)
        before = read.text if _TWO_PARTS.fullmatch(read.text) else before
    return found


def _read(cell: GridCell, before: str, after: str, taken: set[str], codes: set[str]) -> RefFound:
    plain = _TENTH.fullmatch(cell.code)
    if cell.number is None or plain is None:
        return RefFound(cell.code)
    whole, part = plain[1], int(plain[2])
    tenth = f"{whole}.{part}0"
    is_tenth = before == f"{whole}.{part * 10 - 1}" or after == f"{whole}.{part * 10 + 1}"
    begins = part == 1 and before.partition(".")[0] != whole
    is_plain = before == f"{whole}.{part - 1}" or begins or (after == f"{whole}.{part + 1}" and cell.code not in taken)
    if is_tenth and not is_plain:
        return RefFound(tenth, said=f"the ref is the number {cell.code}, read as {tenth} by the refs beside it")
    near = {f"{whole}.{part * 10 - 1}", f"{whole}.{part * 10 + 1}"} & codes
    if (is_plain and not is_tenth) or not (near or cell.code in taken):
        return RefFound(cell.code)
    text, other = (tenth, cell.code) if cell.code in taken and tenth not in taken else (cell.code, tenth)
    return RefFound(
        text, other, f"the ref is the number {cell.code} and could be {cell.code} or {tenth}; it comes in as {text}"
    )
