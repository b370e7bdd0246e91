"""The files of a round of asking: a workbook and a draft e-mail for each person, with names that tell them apart."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import count

from riia_tui.exchange.asking import workbook_of
from riia_tui.exchange.mail import draft_of
from riia_tui.views.asked import Round

NOBODY = "no lead is named"
LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file to be written: its name and its content."""

    name: str
    content: bytes


def files_of(asking: Round) -> tuple[Outgoing, ...]:
    """A workbook and a draft for each person of a round, in that order."""
    taken: set[str] = set()
    files = []
    for request in asking.requests:
        stem = _free_stem(f"updates-{asking.head.plan}-{asking.board.on.isoformat()}-{slug(request.person)}", taken)
        workbook = workbook_of(asking, request)
        files += [Outgoing(f"{stem}.xlsx", workbook)]
        files += [Outgoing(f"{stem}.eml", draft_of(asking, request, f"{stem}.xlsx", workbook))]
    return tuple(files)


def slug(person: str) -> str:
    """A person's name as a part of a file's name that every system takes: “jo-bloggs”."""
    plain = unicodedata.normalize("NFKD", person or NOBODY).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")[:LONGEST_NAME].strip("-") or "lead"


def _free_stem(stem: str, taken: set[str]) -> str:
    free = stem if stem not in taken else next(name for n in count(2) if (name := f"{stem}-{n}") not in taken)
    taken.add(free)
    return free
