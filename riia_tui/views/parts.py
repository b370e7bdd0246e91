"""What a table of participation is made of: authorities down, KPIs, networks, data returns or meetings across."""

from dataclasses import dataclass
from enum import StrEnum

from db.words import Status
from riia_tui.views.plans import Head


class Across(StrEnum):
    """What stands across the table."""

    KPIS = "kpis"
    NETWORKS = "networks"
    RETURNS = "returns"
    MEETINGS = "meetings"


ACROSS_WORDS = {
    Across.KPIS: "KPIs",
    Across.NETWORKS: "networks",
    Across.RETURNS: "data returns",
    Across.MEETINGS: "meetings",
}


class Part(StrEnum):
    """A cell of the table, by its sign."""

    TOOK_PART = "●"
    IN_PART = "◐"
    DEPUTY = "d"
    RECEIVED = "r"
    LATE = "l"
    GAP = "g"
    NOT_YET = "○"
    APOLOGIES = "a"
    ABSENT = "x"
    EXCUSED = "e"
    NOT_ASKED = "·"


PART_WORDS = {
    Part.TOOK_PART: "took part",
    Part.IN_PART: "sometimes",
    Part.DEPUTY: "sent a deputy",
    Part.RECEIVED: "received",
    Part.LATE: "received late",
    Part.GAP: "gap, with its code",
    Part.NOT_YET: "not yet",
    Part.APOLOGIES: "apologies",
    Part.ABSENT: "absent",
    Part.EXCUSED: "excused",
    Part.NOT_ASKED: "not due or not asked",
}

SIGNS = {
    Across.KPIS: (Part.TOOK_PART, Part.NOT_YET, Part.EXCUSED, Part.NOT_ASKED),
    Across.NETWORKS: (Part.TOOK_PART, Part.IN_PART, Part.NOT_YET, Part.EXCUSED, Part.NOT_ASKED),
    Across.RETURNS: (Part.RECEIVED, Part.LATE, Part.GAP, Part.NOT_YET, Part.EXCUSED, Part.NOT_ASKED),
    Across.MEETINGS: (Part.TOOK_PART, Part.DEPUTY, Part.APOLOGIES, Part.ABSENT, Part.EXCUSED, Part.NOT_ASKED),
}
"""The signs that each kind of table has."""

IN = frozenset({Part.TOOK_PART, Part.IN_PART, Part.DEPUTY, Part.RECEIVED, Part.LATE})
"""The parts that add to the sums."""

OUT = frozenset({Part.NOT_YET, Part.APOLOGIES, Part.ABSENT})
"""The parts that were asked for and are missing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A KPI that counts authorities, a network, a period of a data return, or a meeting.

    ``key`` tells it from every other, ``ref`` is its heading, ``of`` reads “13 of 15, needs 13” and ``total`` is the
    short of it (“13”, “62%”). ``missing`` are the names of who was asked and is not in; ``met`` is None where nothing
    is needed.
    """

    key: str
    ref: str
    name: str
    of: str
    total: str
    took_part: int
    needed: str
    status: Status | None
    met: bool | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority with a cell a column, and in how many of those that ask for it it took part.

    ``notes`` stand beside the cells: “3 of 4” meetings, the code of a gap, “+3” working days late; mostly “”.
    """

    name: str
    cells: tuple[Part, ...]
    notes: tuple[str, ...]
    took_part: int
    asked: int
    short_name: str | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """The table; ``theme`` is the heading that it is kept to, None for the whole plan, ``themes`` the codes to choose.

    ``signs`` are those that its cells can have.
    """

    head: Head
    across: Across
    theme: str | None
    themes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[AuthorityRow, ...]
    signs: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One organisation in one column; ``is_in`` says whether it adds to the sums, None where it is not asked."""

    part: Part
    note: str
    is_in: bool | None


def cell(part: Part, note: str = "") -> Cell:
    """A cell that counts as its sign says."""
    return Cell(part, note, True if part in IN else False if part in OUT else None)


@dataclass(frozen=True, slots=True)
class Strand:
    """A column with its cells by the organisations' keys, the records behind it, and the KPI that gives its target."""

    column: Column
    cells: dict[str, Cell]
    records: tuple[str, ...]
    ref: str | None = None
