"""The people of a plan: who leads how many of its KPIs, and how they are reached."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import ContactFact
from db.queries.contacts import load_contacts
from db.words import Status
from riia_tui.views.lines import owner_of
from riia_tui.views.names import folded
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person; ``leads`` counts the KPIs that they answer for."""

    name: str
    role: str | None
    organisation: str | None
    email: str | None
    phone: str | None
    left_on: date | None
    leads: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody of a plan: those who lead most first, then the others by name, those who have left last."""

    head: Head
    lines: tuple[PersonLine, ...]


def people(store: Store, plan: str | None, today: date) -> People:
    """The people of a plan and its region. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    with store.read() as connection:
        contacts = load_contacts(connection, found.facts.plan.id)
    return people_of(found, contacts)


def people_of(found: Standing, contacts: list[ContactFact]) -> People:
    """The same, from a plan that is loaded; who leads something without being entered is there too."""
    leads, names = _leads(found)
    known: dict[str, ContactFact] = {}
    for contact in contacts:
        known.setdefault(folded(contact.name), contact)
    # A lead is printed with their body behind the name where the plan does so: “Jo Bloggs (Devon)”.
    bare = {key: folded(name.partition("(")[0]) for key, name in names.items()}
    lines = [_line(names[key], known.get(key) or known.get(bare[key]), leads[key]) for key in names]
    taken = {*names, *bare.values()}
    lines += [_line(contact.name, contact, 0) for key, contact in known.items() if key not in taken]
    ordered = sorted(lines, key=lambda line: (line.left_on is not None, -line.leads, line.name.casefold()))
    return People(head_of(found), tuple(ordered))


def _leads(found: Standing) -> tuple[Counter[str], dict[str, str]]:
    """How many KPIs each person answers for, and their name as it is printed first, by the folded name."""
    counted: Counter[str] = Counter()
    names: dict[str, str] = {}
    for judged in found.judged.values():
        owner = " ".join((owner_of(found, judged) or "").split())
        if owner and judged.status is not Status.CLOSED:
            counted[folded(owner)] += 1
            names.setdefault(folded(owner), owner)
    return counted, names


def _line(name: str, contact: ContactFact | None, leads: int) -> PersonLine:
    if contact is None:
        return PersonLine(name, None, None, None, None, None, leads)
    return PersonLine(name, contact.role, contact.body, contact.email, contact.phone, contact.left_on, leads)
