"""Numbers, titles and people that one place of the plan prints otherwise than another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from riia_tui.check.finding import Found, Severity
from riia_tui.check.prices import activities_by_code, budget_lines, line_figures, prices
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.check.stems import stems
from riia_tui.check.tables import codes_of, is_total
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded

PLACE = (
    r"(?P<place>Appendix \w+|Annex \w+|[Tt]he (?:contents page|costings?|summary|introduction|budget))(?: \([^)]*\))?"
)
NAMED = re.compile(
    PLACE + r" (?:prints|calls|lists)[^.\"“]{0,40}?(?:project|section|theme|activity|workstream|it)?[^.\"“]{0,40}?"
    r"[\"“](?P<name>[^\"”]+)[\"”](?:, (?P<second>Appendix \w+) [\"“](?P<other>[^\"”]+)[\"”])?"
)
WHO = re.compile(PLACE + r" names (?:only )?(?P<name>[A-Z]\w+ [A-Z][\w’'-]+)")
NUMBERED = re.compile(r"^(?:(?:Project|Section|Theme)(?: No\.?)? )?(\d+)\b\W*(.*)$", re.IGNORECASE)
SPAN = re.compile(r"\b(?:Projects?|Activit(?:y|ies)|Workstreams?|Lines?) (\d+) (?:to|-|–) (\d+)\b", re.IGNORECASE)
MANY = 20
"""More titles than this that are only shortened are listed once for the plan."""


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


@rule("REF060", "numbers-swapped", Severity.ERROR)
def numbers_swapped(plan: Reading) -> Iterator[Found]:
    """An activity that has another activity's number in another place of the plan.

    What it looks for:
        What the texts say that an appendix prints for an activity; budget rows that have the name of another activity
        than that of their code, or its price.

    Why it matters:
        Money and KPIs go to the wrong project wherever the number alone is quoted.

    Example:
        themes:
        - level: section
          title: Diagnostics
          activities:
          - {code: "2", title: "Peer challenge of directors, £60,800"}
          - {code: "3", title: "Courageous conversations, £76,000"}
        budget:
        - {fund: Expenditure, code: "2", label: Conversations, amounts: {Year: 76000}}
        - {fund: Expenditure, code: "3", label: Peer challenge, amounts: {Year: 60800}}

    Instead:
        themes:
        - level: section
          title: Diagnostics
          activities:
          - {code: "2", title: "Peer challenge of directors, £60,800"}
          - {code: "3", title: "Courageous conversations, £76,000"}
        budget:
        - {fund: Expenditure, code: "2", label: Peer challenge, amounts: {Year: 60800}}
        - {fund: Expenditure, code: "3", label: Conversations, amounts: {Year: 76000}}
    """
    coded = activities_by_code(plan)
    for code, item in coded.items():
        wrong = {other.printed: other for other in other_names(item) if other.number and other.number != code}
        if code.isdigit() and wrong:
            other = max(wrong.values(), key=lambda each: len(each.printed))
            message = f"{other.place} prints “{other.printed}” for “{item.where}” “{item.activity.title}”."
            yield Found(item.at("title"), message, "Give it one number in both places.")
    for code, (meant, label) in swapped(plan).items():
        message = f"The budget has “{label}” under “{coded[code].where}” “{coded[code].activity.title}”; "
        message += f"it is “{meant.where}” “{meant.activity.title}”."
        yield Found(coded[code].at("title"), message, f"Write “{meant.code}” in the budget.")


@lru_cache(maxsize=4)
def swapped(plan: Reading) -> dict[str, tuple[Item, str]]:
    """The activities under whose code the budget has another one, by that code: the other one, and the row's label."""
    coded, lines = activities_by_code(plan), budget_lines(plan)
    found: dict[str, tuple[Item, str]] = {}
    for code, item in coded.items():
        labels = [each.row.row.label for each in lines.get(code, [])]
        named = [(other, label) for label in labels if (other := _named_by(label, item, coded))]
        priced = _priced_by(code, plan) if labels else None
        if named or priced:
            found[code] = named[0] if named else (coded[priced or ""], labels[0])
    return found


def _named_by(label: str, item: Item, coded: dict[str, Item]) -> Item | None:
    """The activity that a label names, where it has no word of the one whose code it bears."""
    said = stems(label)
    if said & stems(item.activity.title):
        return None
    best = max(coded.values(), key=lambda other: len(said & stems(other.activity.title)))
    shared = said & stems(best.activity.title)
    return best if len(shared) >= 2 and len(shared) > len(said) / 2 else None


def _priced_by(code: str, plan: Reading) -> str | None:
    """The code of the activity whose price this one's row has, and whose row has this one's price."""
    lines, priced = budget_lines(plan), prices(plan)
    own = line_figures(lines[code])
    if code not in priced or priced[code].figures & own:
        return None
    for other, price in priced.items():
        if other != code and other in lines and price.whole in own and priced[code].whole in line_figures(lines[other]):
            return other
    return None


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
        own = stems(_title(item))
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


def _title(item: Item) -> str:
    """The title of a heading or an activity."""
    return item.theme.title if item.kind == "theme" else item.activity.title


def _titled(item: Item, names: list[OtherName]) -> Found:
    told = listed(
        [
            f"“{name.printed}” in {name.place[0].lower()}{name.place[1:]}"
            if name.place[:3] == "The"
            else f"“{name.printed}” in {name.place}"
            for name in names
        ]
    )
    message = f"“{item.where}” is “{_title(item)}” here, and {told}."
    return Found(item.at("title"), message, "Choose one title and print it everywhere.")


def _different(plan: Reading, item: Item) -> list[OtherName]:
    people = [person.name for person in plan.file.people]
    names = [name for name in other_names(item) if not _is_people(name.title, people)]
    for each in budget_lines(plan).get(folded(item.code or ""), []) if item.code else ():
        alone = not codes_of(each.row) or folded(codes_of(each.row)[0]) == folded(item.code or "")
        if alone and item.kind == "activity" and each.table.has_details(each.row) and not is_total(each.row):
            names.append(OtherName("the budget", each.row.row.label))
    own = stems(_title(item))
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


@rule("REF062", "range-unlike-heading", Severity.ERROR)
def range_unlike_heading(plan: Reading) -> Iterator[Found]:
    """A heading that says “Projects 16 to 21” and holds others.

    What it looks for:
        Ranges of numbers in the title or the aim of a heading that hold some of its activities and some of another's.

    Why it matters:
        The money and the promises of the heading are counted for the wrong projects.

    Example:
        themes:
        - level: group
          title: Networks
          activities: [{code: "16", title: Transformation}]
        - level: group
          title: New projects
          aim: Projects 16 to 17 support local areas.
          activities: [{code: "17", title: Expertise}, {code: "18", title: Technology}]

    Instead:
        themes:
        - level: group
          title: Networks
          activities: [{code: "16", title: Transformation}]
        - level: group
          title: New projects
          aim: Projects 17 to 18 support local areas.
          activities: [{code: "17", title: Expertise}, {code: "18", title: Technology}]
    """
    for theme in plan.themes:
        own = {
            int(code)
            for item in plan.below[theme.path]
            if item.kind == "activity" and (code := item.code or "").isdigit()
        }
        for field, text in (("title", theme.theme.title), ("aim", theme.theme.aim or "")):
            for found in SPAN.finditer(text):
                said = set(range(int(found[1]), int(found[2]) + 1))
                if said & own and said - own:
                    right = f"{min(own)} to {max(own)}"
                    message = f"“{theme.where}” says “{found[0]}”, and under it stand {right}."
                    yield Found(theme.at(field), message, f"Write {right}.")


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
