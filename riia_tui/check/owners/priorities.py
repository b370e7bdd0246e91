"""The plan's own priorities, and whether its work takes them up."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.likeness import stems
from riia_tui.check.printed.quoting import listed, quoted
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule
from riia_tui.planfile.model import FrameworkEntry, FrameworkItemEntry

PRIORITIES = re.compile(r"\bpriorit(?:y|ies)\b", re.IGNORECASE)
ELSE_OWN = re.compile(r"\b(?:shared learning|capacity building|ambitions?|areas? of focus)\b", re.IGNORECASE)
OBJECTIVES = re.compile(r"\b(?:objectives?|aims)\b", re.IGNORECASE)
TAKEN_UP = 0.6
LONGEST = 8
"""Items of more words are sentences, and share words with everything."""


@rule("MEA050", "priority-without-theme", Severity.ERROR)
def priority_without_theme(plan: Reading) -> Iterator[Found]:
    """A priority of the plan that no theme, activity or KPI takes up.

    What it looks for:
        An item of the plan's own list of priorities that nothing is mapped to and whose words stand together in no
        heading, activity or KPI.

    Why it matters:
        It was agreed as a priority, and nobody does anything about it.

    Example:
        frameworks:
        - code: priorities
          title: Regional Priorities
          items: [{code: P1, text: Data}, {code: P2, text: Placement Sufficiency}]
        themes:
        - level: section
          title: Data

    Instead:
        frameworks:
        - code: priorities
          title: Regional Priorities
          items: [{code: P1, text: Data}, {code: P2, text: Placement Sufficiency}]
        themes:
        - level: section
          title: Data
        - level: section
          title: Sufficiency of placements
    """
    for n, framework in enumerate(plan.file.frameworks):
        if PRIORITIES.search(framework.title):
            for item in _left_alone(plan, framework):
                yield Found(
                    Spot(framework.title, f"frameworks[{n}]", "items"),
                    f"“{item.text}” is among “{framework.title}”, and no theme, activity or KPI takes it up.",
                    "Add the work that answers it, or take it off the list.",
                )


@rule("MEA051", "aim-without-theme", Severity.NOTE)
def aim_without_theme(plan: Reading) -> Iterator[Found]:
    """Other things that the plan sets out to do, and nothing in it does.

    What it looks for:
        Items of the plan's own lists, such as areas for shared learning, whose words stand together in no heading,
        activity or KPI. Each list is found once.

    Why it matters:
        A reader expects to find them again in the plan.

    Example:
        frameworks:
        - code: learning
          title: Areas for Shared Learning
          items: [{code: L1, text: Reunification}, {code: L2, text: Data}]
        themes:
        - level: section
          title: Data

    Instead:
        frameworks:
        - code: learning
          title: Areas for Shared Learning
          items: [{code: L1, text: Reunification}, {code: L2, text: Data}]
        themes:
        - level: section
          title: Data
        - level: section
          title: Reunification
    """
    for n, framework in enumerate(plan.file.frameworks):
        left = [f"“{item.text}”" for item in _left_alone(plan, framework)] if ELSE_OWN.search(framework.title) else []
        if left:
            yield Found(
                Spot(framework.title, f"frameworks[{n}]", "items"),
                f"Of “{framework.title}” no theme, activity or KPI takes up {listed(left, 20)}.",
                "Say where each is taken up, or take it off the list.",
            )


@rule("MEA052", "theme-without-priority", Severity.NOTE)
def theme_without_priority(plan: Reading) -> Iterator[Found]:
    """Themes that serve none of the plan's priorities by name.

    What it looks for:
        Themes right above activities or KPIs that share no word with any priority of the plan's own list of short
        names. They are found together, at the first.

    Why it matters:
        Either the priorities do not say what matters, or the theme takes time from them.

    Example:
        frameworks:
        - code: priorities
          title: Regional Priorities
          items: [{code: P1, text: Data}]
        themes:
        - {level: section, title: Data, activities: [{title: A dashboard}]}
        - {level: section, title: Home to school transport, activities: [{title: A diagnostic}]}

    Instead:
        frameworks:
        - code: priorities
          title: Regional Priorities
          items: [{code: P1, text: Data}, {code: P2, text: Transport}]
        themes:
        - {level: section, title: Data, activities: [{title: A dashboard}]}
        - {level: section, title: Home to school transport, activities: [{title: A diagnostic}]}
    """
    lists = [each for each in plan.file.frameworks if PRIORITIES.search(each.title) and _short(each)]
    served = {word for each in lists for item in each.items for word in _stems(item.text)}
    if not lists:
        return
    working = [item for item in plan.themes if any(each.kind != "theme" for each in plan.below[item.path])]
    apart = [item for item in working if not served & _stems(item.theme.title)]
    if apart and len(apart) < len(working):
        names = listed([f"“{item.theme.title}”" for item in apart], 12)
        yield Found(
            apart[0].at("title"),
            f"{names}: none of “{lists[0].title}” is served by name.",
            "Say which priority each serves, or add one.",
        )


@rule("MEA053", "objective-without-activity", Severity.NOTE)
def objective_without_activity(plan: Reading) -> Iterator[Found]:
    """Objectives that no activity says it serves.

    What it looks for:
        A list of the plan's objectives or aims that nothing is mapped to.

    Why it matters:
        At the year's end nobody can say how far each objective was reached.

    Example:
        frameworks:
        - code: objectives
          title: Objectives of this plan
          items: [{code: "2.1", text: Help one another to improve.}]
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: A dashboard}]

    Instead:
        frameworks:
        - code: objectives
          title: Objectives of this plan
          items: [{code: "2.1", text: Help one another to improve.}]
        mappings:
        - {from: "1", framework: objectives, item: "2.1"}
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: A dashboard}]
    """
    mapped = {mapping.framework for mapping in plan.file.mappings}
    for n, framework in enumerate(plan.file.frameworks):
        if OBJECTIVES.search(framework.title) and framework.items and framework.code not in mapped:
            yield Found(
                Spot(framework.items[0].code, f"frameworks[{n}].items[0]", "text"),
                f"No activity says which of the {len(framework.items)} “{framework.title}” it serves, such as "
                f"{quoted(framework.items[0].text)}.",
                "Map each activity to the objectives that it serves.",
            )


def _short(framework: FrameworkEntry) -> bool:
    return all(len(item.text.split()) <= LONGEST for item in framework.items)


def _left_alone(plan: Reading, framework: FrameworkEntry) -> Iterator[FrameworkItemEntry]:
    """The items that nothing is mapped to and no text takes up."""
    mapped = {mapping.item for mapping in plan.file.mappings if mapping.framework == framework.code}
    said = [_stems(words.text) for words in plan.words if words.field in ("title", "description", "statement")]
    for item in framework.items:
        wanted = _stems(item.text)
        if not wanted or item.code in mapped or len(item.text.split()) > LONGEST:
            continue
        if not any(len(wanted & text) >= max(1.0, TAKEN_UP * len(wanted)) for text in said):
            yield item


def _stems(text: str) -> set[str]:
    """The stems of a text; a hyphen parts two words here, since lists and headings differ in it."""
    return set(stems(text.replace("-", " ")))
