"""The people of a plan, as its texts name them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

FULL_NAME = re.compile(r"(?=\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?) ([A-Z][A-Za-z]*[a-z](?:-[A-Z][a-z]+)?)\b)")
LETTERS = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True)
class Name:
    """A first and a last name with the places where they stand so."""

    first: str
    last: str
    places: tuple[Spot, ...]

    @property
    def full(self) -> str:
        """As printed."""
        return f"{self.first} {self.last}"


def names(plan: Reading) -> tuple[Name, ...]:
    """Everything in the plan that has the form of a person's name."""
    found: dict[tuple[str, str], list[Spot]] = {}
    for each in plan.texts:
        if each.at.field == "role":
            continue
        for match in FULL_NAME.finditer(each.text):
            found.setdefault((match[1], match[2]), []).append(each.at)
    return tuple(Name(first, last, tuple(places)) for (first, last), places in found.items())


@rule("TXT020", "person-spelt-two-ways", Severity.WARNING)
def person_spelt_two_ways(plan: Reading) -> Iterator[Found]:
    """One person whose name is spelt in two ways.

    What it looks for:
        A name that differs from that of a person of the plan in a hyphen or a letter or two.

    Why it matters:
        People mind how their name is written, and a list by sponsor splits one person into two.

    Example:
        people:
        - {name: Lee-Anne Hart, role: sponsor}
        themes:
        - level: section
          title: Data
          activities:
          - title: A shared dashboard
            sponsor: Lee-Anne Hart
            description: Leeanne Hart chairs the group.

    Instead:
        people:
        - {name: Lee-Anne Hart, role: sponsor}
        themes:
        - level: section
          title: Data
          activities:
          - title: A shared dashboard
            sponsor: Lee-Anne Hart
            description: Lee-Anne Hart chairs the group.
    """
    known = {person.name.removeprefix("Cllr ") for person in plan.file.people}
    everybody = names(plan)
    for person in (name for name in everybody if name.full in known):
        for other in everybody:
            if other.full != person.full and _one_person(person, other):
                if other.full in known and len(other.places) > len(person.places):
                    continue
                for place in dict.fromkeys(other.places):
                    yield Found(
                        place,
                        f"“{other.full}” seems to be “{person.full}”, as the name is spelt elsewhere.",
                        f"Write “{person.full}”, or mend the name everywhere.",
                    )


def _one_person(one: Name, other: Name) -> bool:
    """Whether two names differ in so little that one person is meant; names that begin differently never are."""
    if one.first[0] != other.first[0] or one.last[0] != other.last[0]:
        return False
    first = _apart(_plain(one.first), _plain(other.first))
    last = _apart(_plain(one.last), _plain(other.last))
    if one.last == other.last:
        return len(one.first) > 3 and first <= (1 if len(one.first) < 7 else 2)
    return one.first == other.first and len(one.last) > 4 and last <= 1


def _plain(name: str) -> str:
    return LETTERS.sub("", name.casefold())


def _apart(one: str, other: str) -> int:
    """How many letters must be changed, added or taken out."""
    if abs(len(one) - len(other)) > 2:
        return 3
    row = list(range(len(other) + 1))
    for n, mine in enumerate(one, start=1):
        before, row[0] = row[0], n
        for m, theirs in enumerate(other, start=1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (mine != theirs))
    return row[-1]
