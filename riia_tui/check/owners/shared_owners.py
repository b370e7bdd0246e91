"""Leads and sponsors from whom it is not plain who answers: two at once, a body only, one for everything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.quoting import each_once, listed, quoted
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule
from riia_tui.check.words.people_named import FULL_NAME

FIELDS = ("lead", "sponsor")
JOINS = re.compile(r"\s(?:and|&|-|–|with)\s|\s?/\s?")
BRACKETS = re.compile(r"\s*\([^)]*\)")
SETS_UP = re.compile(r"^(?:Establish|Set up|Create|Launch|Form|Appoint|Develop)\b", re.IGNORECASE)
MANY, SHARE = 5, 0.2


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is printed as lead or sponsor at a place, the persons among them, and the rest."""

    at: Spot
    text: str
    persons: tuple[str, ...]
    others: tuple[str, ...]


def owners(plan: Reading) -> tuple[Owner, ...]:
    """Every lead and sponsor of the plan. Authorities are no second owner: “Ann Other, Brighton and Hove” is one."""
    authorities = sorted((a.name for a in plan.file.authorities), key=len, reverse=True)
    found = []
    for words in plan.words:
        if words.field in FIELDS:
            bare = BRACKETS.sub("", words.text)
            for name in authorities:
                bare = bare.replace(name, "")
            bare = (
                re.split(r",| on behalf of ", bare)[0] if " and " not in bare else re.sub(r" on behalf of .*", "", bare)
            )
            parts = [part.strip(" ,") for part in JOINS.split(bare) if part.strip(" ,")]
            persons = tuple(part for part in parts if _is_person(plan, part))
            found.append(Owner(words.at, words.text, persons, tuple(part for part in parts if part not in persons)))
    return tuple(found)


def _is_person(plan: Reading, name: str) -> bool:
    known = {person.name for person in plan.file.people}
    return name in known or (not known and FULL_NAME.fullmatch(name) is not None)


@rule("MEA005", "two-owners", Severity.NOTE)
def two_owners(plan: Reading) -> Iterator[Found]:
    """Two people, or a person and a body, as lead or sponsor of one thing.

    What it looks for:
        Leads and sponsors joined by “and”, “&” or “/” with at least one person of the plan among them.

    Why it matters:
        Where two answer, each can think that the other does.

    Example:
        people:
        - {name: Ann Other}
        themes:
        - level: section
          title: Data
          lead: Ann Other and the Data Network

    Instead:
        people:
        - {name: Ann Other}
        themes:
        - level: section
          title: Data
          lead: Ann Other
    """
    for owner in owners(plan):
        if owner.persons and len(owner.persons) + len(owner.others) > 1:
            who = "two people" if len(owner.persons) > 1 else "a person and a body"
            yield Found(
                owner.at,
                f"{quoted(owner.text)} names {who} as {owner.at.field}.",
                "Name the one who answers for it first, and say what the other does.",
            )


@rule("MEA006", "lead-is-no-person", Severity.NOTE)
def lead_is_no_person(plan: Reading) -> Iterator[Found]:
    """A lead that is a network or board, in a plan whose other leads are people.

    What it looks for:
        Leads without any person that the plan names, where other leads are persons. Authorities are left out.

    Why it matters:
        A network meets four times a year; between meetings nobody can be asked.

    Example:
        people:
        - {name: Ann Other}
        themes:
        - {level: section, title: Data, lead: Ann Other}
        - {level: section, title: Care leavers, lead: Leaving Care Network}

    Instead:
        people:
        - {name: Ann Other}
        - {name: Jo Bloggs}
        themes:
        - {level: section, title: Data, lead: Ann Other}
        - {level: section, title: Care leavers, lead: Jo Bloggs}
    """
    leads = [owner for owner in owners(plan) if owner.at.field == "lead"]
    persons = [owner for owner in leads if owner.persons]
    if len(persons) * 2 >= len(leads):
        for owner in leads:
            if owner.others and not owner.persons:
                yield Found(
                    owner.at,
                    f"{quoted(owner.text)} leads, and no person is named.",
                    "Name the person who chairs it or reports for it.",
                )


@rule("MEA007", "lead-not-set-up-yet", Severity.WARNING)
def lead_not_set_up_yet(plan: Reading) -> Iterator[Found]:
    """A lead that the work it leads has yet to set up.

    What it looks for:
        A lead whose name stands in an activity below it that begins with establish, set up, create or appoint.

    Why it matters:
        Until then nobody leads, least of all the setting up.

    Example:
        themes:
        - level: section
          title: Anti-racist practice
          lead: Regional Leadership Forum
          activities:
          - {title: Establish a Regional Leadership Forum}

    Instead:
        themes:
        - level: section
          title: Anti-racist practice
          lead: Ann Other, until the forum meets
          activities:
          - {title: Establish a Regional Leadership Forum}
    """
    for item in plan.items:
        lead = None if item.kind == "kpi" else (item.theme if item.kind == "theme" else item.activity).lead
        name = re.sub(r"\W+", " ", BRACKETS.sub("", lead or "")).casefold().strip()
        for below in plan.below[item.path] if name.count(" ") else ():
            title = below.activity.title if below.kind == "activity" else ""
            if SETS_UP.search(title) and name in re.sub(r"\W+", " ", title).casefold():
                yield Found(
                    item.at("lead"),
                    f"“{lead}” leads, and {quoted(title)} has yet to set it up.",
                    "Name who leads until then.",
                )


@rule("MEA008", "much-on-one-person", Severity.NOTE)
def much_on_one_person(plan: Reading) -> Iterator[Found]:
    """One person who leads or sponsors a large part of the plan.

    What it looks for:
        A person of the plan who is lead, or sponsor, of five things or more and of a fifth of all that have one.

    Why it matters:
        When that person is away, much of the plan stands still; and reviewing it takes one diary.

    Example:
        people:
        - {name: Ann Other}
        themes:
        - {level: section, title: Data, lead: Ann Other}
        - {level: section, title: Care, lead: Ann Other}
        - {level: section, title: Early years, lead: Ann Other}
        - {level: section, title: Schools, lead: Ann Other}
        - {level: section, title: Health, lead: Ann Other}

    Instead:
        people:
        - {name: Ann Other}
        themes:
        - {level: section, title: Data, lead: Ann Other}
        - {level: section, title: Care, lead: Ann Other}
    """
    everything = owners(plan)
    for field in FIELDS:
        owned = [owner for owner in everything if owner.at.field == field]
        for person in each_once(name for owner in owned for name in owner.persons):
            places = [owner.at for owner in owned if person in owner.persons]
            if len(places) >= MANY and len(places) >= SHARE * len(owned):
                yield Found(
                    places[0],
                    f"“{person}” is {field} of {len(places)} of the {len(owned)} that have one: "
                    f"{listed([at.where for at in places], 20)}.",
                    "Ask whether some of them can have another, or a deputy.",
                )
