"""Numbers that two activities have changed with each other, or that a heading takes for its own."""

import re
from collections.abc import Iterator
from functools import lru_cache

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.prices import activities_by_code, budget_lines, line_figures, prices
from riia_tui.check.printed.printed_elsewhere import other_names
from riia_tui.check.printed.stems import stems
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

SPAN = re.compile(
    r"\b(?:Projects?|Activit(?:y|ies)|Workstreams?|Lines?) (\d{1,4}) (?:to|-|–) (\d{1,4})\b", re.IGNORECASE
)


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
