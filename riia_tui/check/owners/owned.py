"""Who answers for what: leads, sponsors and owners of a plan, and those who are missing."""

import re
from collections.abc import Callable, Iterator, Sequence

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import listed, quoted
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

OPEN = re.compile(
    r"^\W*(?:tbc|tbd|tba|vacant|vacancy|none|n/?a|to be (?:\w+ )?(?:confirmed|appointed|recruited|decided)|see \w+ \d+"
    r"|\?+|various|all)\W*$|\b(?:tbc|tbd|tba|vacant|to be (?:confirmed|appointed|recruited))\b",
    re.IGNORECASE,
)

FEW = 0.2
"""Where fewer than this share have one, the plan has no such thing, and forty lines would say nothing more."""


@rule("MEA001", "no-lead", Severity.WARNING)
def no_lead(plan: Reading) -> Iterator[Found]:
    """An activity that nobody leads.

    What it looks for:
        Activities without a lead, each where it stands. Where hardly any activity of the plan has one, this is said
        once, and so is it of the themes where no theme has one either.

    Why it matters:
        What nobody leads is nobody's to report on, and the coordinator ends up writing every update.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - {title: A shared dashboard, lead: Ann Other}
          - {title: A handbook for analysts}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - {title: A shared dashboard, lead: Ann Other}
          - {title: A handbook for analysts, lead: Jo Bloggs}
    """
    leading = [item for item in plan.themes if item.theme.lead]
    led = [item for item in plan.activities if item.activity.lead]
    if led and len(led) < FEW * len(plan.activities):
        yield _few_have(plan.activities, led, "lead")
    elif led:
        yield from _each_without(plan.activities, "lead", lambda item: item.activity.lead)
    elif leading and plan.activities:
        first = leading[0]
        yield Found(
            first.at("lead"),
            f"Only themes have a lead, such as {quoted(first.theme.title)}; none of the plan's {len(plan.activities)} "
            "activities has one.",
            "Name for each activity the person who reports on it.",
        )
    elif plan.activities:
        holding = [item for item in plan.themes if any(each.kind != "theme" for each in plan.below[item.path])]
        yield _none_has(plan.activities, "activities", "lead")
        yield _none_has(holding, "themes", "lead")


@rule("MEA002", "no-sponsor", Severity.NOTE)
def no_sponsor(plan: Reading) -> Iterator[Found]:
    """An activity without a sponsoring director.

    What it looks for:
        Activities without a sponsor, each where it stands. Where hardly any activity of the plan has one, this is said
        once.

    Why it matters:
        A sponsor clears the way when authorities do not deliver; without one the project manager has nobody to ask.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - {title: A shared dashboard, sponsor: Ann Other}
          - {title: A handbook for analysts}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - {title: A shared dashboard, sponsor: Ann Other}
          - {title: A handbook for analysts, sponsor: Jo Bloggs}
    """
    sponsored = [item for item in plan.activities if item.activity.sponsor]
    if sponsored and len(sponsored) < FEW * len(plan.activities):
        yield _few_have(plan.activities, sponsored, "sponsor")
    elif sponsored:
        yield from _each_without(plan.activities, "sponsor", lambda item: item.activity.sponsor)
    elif plan.activities:
        first = plan.activities[0]
        above = first.above
        at = above.at("title") if above is not None and above.theme.lead else first.at("sponsor")
        yield Found(
            at,
            f"None of the plan's {len(plan.activities)} activities has a sponsor, from “{at.where}” on.",
            "Name for each activity, or for each theme, the director who sponsors it.",
        )


@rule("MEA003", "kpi-without-owner", Severity.NOTE)
def kpi_without_owner(plan: Reading) -> Iterator[Found]:
    """KPIs without an owner of their own, in a plan that names leads.

    What it looks for:
        A plan with leads or sponsors in which no KPI has an owner. It is said once.

    Why it matters:
        A lead of ten KPIs needs others to report on some of them, and the coordinator needs to know whom to ask.

    Example:
        themes:
        - level: section
          title: Data
          lead: Ann Other
          kpis:
          - statement: The dashboard is published by June 2026.

    Instead:
        themes:
        - level: section
          title: Data
          lead: Ann Other
          kpis:
          - statement: The dashboard is published by June 2026.
            owner: Jo Bloggs
    """
    led = next((item for item in plan.items if item.kind == "theme" and item.theme.lead), None) or next(
        (item for item in plan.activities if item.activity.lead or item.activity.sponsor), None
    )
    if led is not None and plan.kpis and not any(item.kpi.owner for item in plan.kpis):
        title = led.theme.title if led.kind == "theme" else led.activity.title
        yield Found(
            led.at("lead"),
            f"None of the plan's {len(plan.kpis)} KPIs names an owner of its own; only headings such as "
            f"{quoted(title)} have somebody who answers for them.",
            "Name an owner for each KPI that the lead does not report on.",
        )


@rule("MEA004", "owner-left-open", Severity.ERROR)
def owner_left_open(plan: Reading) -> Iterator[Found]:
    """A lead, sponsor or owner that is still to be named.

    What it looks for:
        tbc, vacant, “to be appointed”, “see line 5”, “all” and the like where a name should stand.

    Why it matters:
        It reads as if somebody answered for it, and nobody does.

    Example:
        themes:
        - level: section
          title: Data
          lead: Ann Other
          activities:
          - {title: A shared dashboard, lead: tbc}

    Instead:
        themes:
        - level: section
          title: Data
          lead: Ann Other
          activities:
          - {title: A shared dashboard, lead: Jo Bloggs}
    """
    for words in plan.words:
        if words.field in ("lead", "sponsor", "owner") and OPEN.search(words.text):
            yield Found(
                words.at,
                f"{quoted(words.text)} stands where the {words.field} should be named.",
                f"Name the {words.field}, or who holds it until one is found.",
            )


def _each_without(items: Sequence[Item], what: str, given: Callable[[Item], str | None]) -> Iterator[Found]:
    for item in items:
        if not given(item):
            said = f", which says {quoted(item.activity.description, 12)}," if item.activity.description else ""
            yield Found(
                item.at(what),
                f"No {what} is named for {quoted(item.activity.title, 12)}{said} though other activities have one.",
                f"Name the {what}.",
            )


def _none_has(items: Sequence[Item], kind: str, what: str) -> Found:
    names = listed([f"“{item.where}”" for item in items], 5)
    return Found(
        items[0].at(what),
        f"None of the plan's {len(items)} {kind} has a {what}: {names}.",
        f"Name for each of the {kind} the person who reports on it.",
    )


def _few_have(items: Sequence[Item], given: Sequence[Item], what: str) -> Found:
    first = next(item for item in items if item not in given)
    return Found(
        first.at(what),
        f"Only {len(given)} of the plan's {len(items)} activities {'has' if len(given) == 1 else 'have'} a {what} "
        f"({listed([item.where for item in given], 5)}); “{first.where}” is the first that has none.",
        f"Name the {what} of each activity.",
    )
