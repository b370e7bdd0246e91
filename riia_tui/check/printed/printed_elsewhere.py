"""What a text says that another place prints for an item: that Appendix 4 calls the project “15 AP Network”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riia_tui.check.reading import Item

PLACE = (
    r"(?P<place>Appendix \w+|Annex \w+|[Tt]he (?:contents page|costings?|summary|introduction|budget))(?: \([^)]*\))?"
)
NAMED = re.compile(
    PLACE + r" (?:prints|calls|lists)[^.\"“]{0,40}?(?:project|section|theme|activity|workstream|it)?[^.\"“]{0,40}?"
    r"[\"“](?P<name>[^\"”]+)[\"”](?:, (?P<second>Appendix \w+) [\"“](?P<other>[^\"”]+)[\"”])?"
)
NUMBERED = re.compile(r"^(?:(?:Project|Section|Theme)(?: No\.?)? )?(\d+)\b\W*(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OtherName:
    """What another place prints for an item: the place, and the words in full."""

    place: str
    printed: str

    @property
    def number(self) -> str | None:
        """The number that the words begin with."""
        found = NUMBERED.match(self.printed)
        return found[1] if found else None

    @property
    def title(self) -> str:
        """The words after the number."""
        found = NUMBERED.match(self.printed)
        return found[2] if found else self.printed


def other_names(item: Item) -> Iterator[OtherName]:
    """What the texts of a heading or an activity, and the notes of its KPIs, say that another place prints for it."""
    texts = [getattr(item.entry, "description", None) or getattr(item.entry, "aim", None) or ""]
    texts += [kpi.due_note or "" for kpi in getattr(item.entry, "kpis", ())]
    for text in texts:
        for found in NAMED.finditer(text):
            yield OtherName(found["place"], found["name"])
            if found["other"]:
                yield OtherName(found["second"], found["other"])
