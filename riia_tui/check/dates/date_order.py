"""Steps in the wrong order: an activity and its KPI, a post and the work of its holder, a step and its condition."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.posts import POST, posts, short_name
from riia_tui.check.printed.printed_dates import Printed, due_dates, own_dates, said
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

AFTER = re.compile(
    r"\b(?:after|following|once|based on|builds? on|building on|using|depends? on|rests? on|subject to|when)\s+"
    r"(?:the\s+)?(?:KPI|activity|project|action|line|completion of|results? of|outcomes? of|findings? of)*\s*"
    r"(?P<code>[A-Za-z]*\s?\d[\w.#-]*)",
    re.IGNORECASE,
)


@rule("DAT025", "activity-and-kpi-dates-differ", Severity.WARNING)
def activity_and_kpi_dates_differ(plan: Reading) -> Iterator[Found]:
    """An activity promises a thing by one date and its KPI by another.

    What it looks for:
        One last day in an activity's title or description, or in a heading's title, that is not the one of any KPI
        below it.

    Why it matters:
        Each side will be quoted by whoever it suits.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: A guide for carers
            description: The guide is published by October 2026.
            kpis:
            - {statement: The guide is published., due: 2026-12-31, due_text: by December 2026}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: A guide for carers
            description: The guide is published by October 2026.
            kpis:
            - {statement: The guide is published., due: 2026-10-30, due_text: by 30 October 2026}
    """
    for heading in plan.items:
        if heading.kind == "kpi":
            continue
        fields = ("title", "description") if heading.kind == "activity" else ("title",)
        mine = [(f, d) for f, d in own_dates(heading, plan) if f in fields and d.how in ("by", "before") and d.year]
        kpis = [kpi for kpi in plan.below[heading.path] if kpi.kind == "kpi"]
        theirs = [(kpi, date) for kpi in kpis for date in due_dates(kpi, plan) if date.year and date.by]
        if len(mine) != 1 or not theirs or any(_same_time(mine[0][1], date) for _, date in theirs):
            continue
        (field, ours), (kpi, its) = mine[0], theirs[0]
        yield Found(
            kpi.at("due_text" if kpi.kpi.due_text else "statement"),
            f"The KPI says “{its.words}”, but {_named(heading)} says “{ours.words}” in its {field}.",
            f"Write the same day in both places, such as “by {said(min(ours.day, its.day))}”.",
        )


@rule("DAT028", "acts-before-appointed", Severity.WARNING)
def acts_before_appointed(plan: Reading) -> Iterator[Found]:
    """Work of a post's holder that is due before the post is filled.

    What it looks for:
        A KPI by which somebody is appointed, recruited or in post, and another KPI, itself or in its activity naming
        that post, that is due earlier.

    Why it matters:
        The work waits for the appointment, so the earlier date cannot be kept.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: A performance coordinator
            kpis:
            - statement: A performance coordinator is appointed by 18 December 2026.
              due: 2026-12-18
              due_text: by 18 December 2026
              measures: [{metric: milestone, text: performance coordinator appointed}]
          - title: Monthly meetings
            description: The performance coordinator holds meetings every month.
            kpis:
            - {statement: The meetings begin., due: 2026-09-30, due_text: by 30 September 2026}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: A performance coordinator
            kpis:
            - statement: A performance coordinator is appointed by 30 June 2026.
              due: 2026-06-30
              due_text: by 30 June 2026
              measures: [{metric: milestone, text: performance coordinator appointed}]
          - title: Monthly meetings
            description: The performance coordinator holds meetings every month.
            kpis:
            - {statement: The meetings begin., due: 2026-09-30, due_text: by 30 September 2026}
    """
    for post, role, filled in posts(plan):
        name = re.compile(rf"\b{re.escape(short_name(role))}\b", re.IGNORECASE)
        for kpi in plan.kpis:
            if kpi is post or not kpi.kpi.due or kpi.kpi.due >= filled or _appoints(kpi, name):
                continue
            if name.search(kpi.kpi.statement) or _named_in_activity(kpi, name):
                yield Found(
                    kpi.at("due"),
                    f"“{kpi.kpi.due_text or said(kpi.kpi.due)}” is before the {role} is there: {post.where} has the "
                    f"appointment by {said(filled)}.",
                    f"Date this after the appointment, {said(filled)}, or say who does it until then.",
                )


@rule("DAT029", "due-before-what-it-rests-on", Severity.ERROR)
def due_before_what_it_rests_on(plan: Reading) -> Iterator[Found]:
    """A KPI that names another one as its condition and is due before it.

    What it looks for:
        “After”, “following”, “based on”, “using” and the like with the code of another KPI or activity whose due date
        is later.

    Why it matters:
        By the plan's own words it cannot be done in time.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: 1A, statement: The survey is analysed., due: 2026-12-18, due_text: by 18 December 2026}
          - {code: 1B, statement: "Based on 1A, a plan is agreed.", due: 2026-09-30, due_text: by 30 September 2026}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: 1A, statement: The survey is analysed., due: 2026-09-30, due_text: by 30 September 2026}
          - {code: 1B, statement: "Based on 1A, a plan is agreed.", due: 2026-12-18, due_text: by 18 December 2026}
    """
    for kpi in plan.kpis:
        for match in AFTER.finditer(kpi.kpi.statement) if kpi.kpi.due else ():
            for other in _items_of(match["code"], plan):
                if other is not kpi and other.kpi.due and kpi.kpi.due and other.kpi.due > kpi.kpi.due:
                    yield Found(
                        kpi.at("due"),
                        f"This is due on {said(kpi.kpi.due)} and rests on {other.where} (“{match[0]}”), which is due "
                        f"on {said(other.kpi.due)} only.",
                        f"Date it after {said(other.kpi.due)}, or bring {other.where} forward.",
                    )


def _same_time(one: Printed, other: Printed) -> bool:
    """Whether two printed dates can mean the same: October 2026 and 30 October 2026 do."""
    if one.grain == other.grain == "day":
        return one.day == other.day
    if "year" in (one.grain, other.grain):
        return one.day.year == other.day.year
    return (one.day.year, one.day.month) == (other.day.year, other.day.month)


def _named(heading: Item) -> str:
    return f"its activity {heading.where}" if heading.kind == "activity" else f"its heading “{heading.theme.title}”"


def _appoints(kpi: Item, name: re.Pattern[str]) -> bool:
    return any(POST.search(measure.text or "") and name.search(measure.text or "") for measure in kpi.kpi.measures)


def _named_in_activity(kpi: Item, name: re.Pattern[str]) -> bool:
    if kpi.above is None or kpi.above.kind != "activity":
        return False
    activity = kpi.above.activity
    return bool(name.search(activity.title) or name.search(activity.description or ""))


def _items_of(code: str, plan: Reading) -> Iterator[Item]:
    for item in plan.by_code.get("".join(code.rstrip(".").split()).casefold(), ()):
        if item.kind == "kpi":
            yield item
