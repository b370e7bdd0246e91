"""Numbers, titles and people that one place of the plan prints otherwise than another."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.prices import budget_lines
from riia_tui.check.printed.printed_elsewhere import OtherName, other_names
from riia_tui.check.printed.stems import stems
from riia_tui.check.printed.tables import codes_of, is_total
from riia_tui.check.reading import Item, Reading
from riia_tui.check.references.swapping import swapped
from riia_tui.check.rule import rule
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded

PLACE = (
    r"(?P<place>Appendix \w+|Annex \w+|[Tt]he (?:contents page|costings?|summary|introduction|budget))(?: \([^)]*\))?"
)
WHO = re.compile(PLACE + r" names (?:only )?(?P<name>[A-Z]\w+ [A-Z][\w’'-]+)")
MANY = 20
"""More titles than this that are only shortened are listed once for the plan."""


@rule("REF061", "title-differs", Severity.NOTE)
def title_differs(plan: Reading) -> Iterator[Found]:
    """An activity that bears another title in another place of the plan.

    What it looks for:
        Labels of budget rows beside the titles of the activities whose code they bear, and what texts say that an
        appendix prints. Where more than twenty are shortened only, they are listed once.

    Why it matters:
        Readers take two names for two projects.

    Example:
        themes:
        - level: section
          title: Inclusion
          activities: [{code: "20", title: Mainstream Inclusion Project}]
        budget:
        - {fund: Expenditure, code: "20", label: Regional Inclusion, amounts: {Year: 50000}}

    Instead:
        themes:
        - level: section
          title: Inclusion
          activities: [{code: "20", title: Mainstream Inclusion Project}]
        budget:
        - {fund: Expenditure, code: "20", label: Mainstream Inclusion Project, amounts: {Year: 50000}}
    """
    short: list[tuple[Item, list[OtherName]]] = []
    for item in (*plan.themes, *plan.activities):
        names = _different(plan, item)
        own = stems(item.title)
        if names and all(stems(name.title) <= own for name in names):
            short.append((item, names))
        elif names:
            yield _titled(item, names)
    if len(short) <= MANY:
        yield from (_titled(item, names) for item, names in short)
    else:
        told = listed([f"“{names[0].title}” for “{item.where}”" for item, names in short])
        message = f"{len(short)} titles are shortened elsewhere in the plan: {told}."
        yield Found(short[0][0].at("title"), message, "Print the whole title, or its number beside it.")


def _titled(item: Item, names: list[OtherName]) -> Found:
    told = listed(
        [
            f"“{name.printed}” in {name.place[0].lower()}{name.place[1:]}"
            if name.place[:3] == "The"
            else f"“{name.printed}” in {name.place}"
            for name in names
        ]
    )
    message = f"“{item.where}” is “{item.title}” here, and {told}."
    return Found(item.at("title"), message, "Choose one title and print it everywhere.")


def _different(plan: Reading, item: Item) -> list[OtherName]:
    people = [person.name for person in plan.file.people]
    names = [name for name in other_names(item) if not _is_people(name.title, people)]
    for each in budget_lines(plan).get(folded(item.code or ""), []) if item.code else ():
        alone = not codes_of(each.row) or folded(codes_of(each.row)[0]) == folded(item.code or "")
        if alone and item.kind == "activity" and each.table.has_details(each.row) and not is_total(each.row):
            names.append(OtherName("the budget", each.row.row.label))
    own = stems(item.title)
    found = {_plain(name.title): name for name in names if name.title and not is_priced_label(name.title)}
    return [name for plain, name in found.items() if stems(name.title) != own and stems(name.title)]


def _is_people(title: str, people: list[str]) -> bool:
    """Whether what is printed ends with people's names, so that it is about them."""
    return any(name in title for name in people)


def is_priced_label(label: str) -> bool:
    """Whether a label names a rate and no activity: “CSC 3 packages@21,028”."""
    return "@" in label


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).casefold().strip()


@rule("REF063", "manager-differs", Severity.ERROR)
def manager_differs(plan: Reading) -> Iterator[Found]:
    """An activity that has one lead in its heading and another elsewhere.

    What it looks for:
        The lead of an activity beside the person whom the note of its budget row begins with, and beside those whom
        an appendix is said to print. Only people whom the plan lists are looked for.

    Why it matters:
        Each of the two can think that the other one does it.

    Example:
        people: [{name: Ann Other}, {name: Sam Smith}]
        themes:
        - level: section
          title: Workforce
          activities: [{code: "7", title: Survey, lead: Ann Other}]
        budget:
        - {fund: Expenditure, code: "7", label: Survey, note: Sam Smith., amounts: {Year: 500}}

    Instead:
        people: [{name: Ann Other}, {name: Sam Smith}]
        themes:
        - level: section
          title: Workforce
          activities: [{code: "7", title: Survey, lead: Ann Other}]
        budget:
        - {fund: Expenditure, code: "7", label: Survey, note: Ann Other., amounts: {Year: 500}}
    """
    people = [person.name for person in plan.file.people]
    lines = budget_lines(plan)
    for item in plan.activities:
        lead = item.activity.lead
        if not lead:
            continue
        told = [(f"{found['place']} names", found["name"]) for found in WHO.finditer(item.activity.description or "")]
        told += [
            (f"{other.place} prints", who)
            for other in other_names(item)
            if (who := _ending(other.printed, people)) and not any(n in lead and n in other.printed for n in people)
        ]
        own = folded(item.code or "")
        for each in lines.get(own, []) if item.code and own not in swapped(plan) else ():
            told += [("the budget has", who) for who in people if (each.row.row.note or "").startswith(who)]
        wrong = next(((place, who) for place, who in told if who not in lead), None)
        if wrong:
            place = wrong[0][0].upper() + wrong[0][1:]
            message = f"{place} “{wrong[1]}” for “{item.where}”, which “{lead}” leads."
            yield Found(item.at("lead"), message, "Name one person in both places.")


def _ending(printed: str, people: list[str]) -> str | None:
    return next((name for name in people if printed.endswith(name)), None)
