"""Small numbers: hidden in a table of counts with totals, and with them so many others that none can be worked out.

After the Office for National Statistics' rule for disclosure: a small count is hidden first, then a second one in the
same row and column, since a hidden cell that stands alone is its total less the others.
"""

from collections.abc import Iterable, Sequence

SMALL = 5
"""Counts of authorities or people below this are hidden outside the region, unless the region says otherwise."""

HIDDEN = "c"
"""The sign of the Department for a value that is confidential."""

Grid = tuple[tuple[int | None, ...], ...]


def suppressed(counts: Sequence[Sequence[int]], small: int = SMALL) -> Grid:
    """The counts with None where one is hidden; nothing is hidden for a zero, which names nobody.

    Rows and columns are taken to be printed with their totals. Where a row or a column has one hidden cell, its
    smallest other that is not zero is hidden too (a zero where there is no other), until none has just one.
    """
    hidden = {(r, c) for r, row in enumerate(counts) for c, count in enumerate(row) if 0 < count < small}
    while (alone := _alone(counts, hidden)) is not None:
        hidden.add(alone)
    return tuple(
        tuple(None if (r, c) in hidden else count for c, count in enumerate(row)) for r, row in enumerate(counts)
    )


def tells(part: float, whole: float | None, small: int = SMALL) -> bool:
    """Whether a count, or what it leaves of the whole (None: not known), is small, so that it could point to somebody.

    Nobody and everybody are told: neither points to one.
    """
    return any(0 < count < small for count in (part, *(() if whole is None else (whole - part,))))


def given_away(
    part: int, wholes: Iterable[int], unnamed: int, of_unnamed: int, small: int = SMALL
) -> frozenset[tuple[int, int]]:
    """A count and what it leaves, each with its whole, where that would tell a small count of those not named.

    Who is named is known to be in the count or not, so that the count less the named is that of the others:
    ``unnamed`` of ``of_unnamed``.
    """
    if not tells(unnamed, of_unnamed, small):
        return frozenset()
    return frozenset((count, whole) for whole in wholes for count in (part, whole - part))


def _alone(counts: Sequence[Sequence[int]], hidden: set[tuple[int, int]]) -> tuple[int, int] | None:
    """The cell to hide beside one that is the only hidden one of its row or column; None where there is none."""
    for line in _lines(counts):
        others = [cell for cell in line if cell not in hidden]
        if len(line) - len(others) == 1 and others:
            return min(others, key=lambda cell: (counts[cell[0]][cell[1]] == 0, counts[cell[0]][cell[1]], cell))
    return None


def _lines(counts: Sequence[Sequence[int]]) -> list[list[tuple[int, int]]]:
    width = len(counts[0]) if counts else 0
    rows = [[(r, c) for c in range(width)] for r in range(len(counts))]
    return rows + [[(r, c) for r in range(len(counts))] for c in range(width)]
