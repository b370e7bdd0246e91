"""Promises that take themselves back, or that nothing can break."""

import re
from collections.abc import Iterator

from db.words import KpiKind, Metric
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import around, each_once, listed, quoted
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

UNSURE = re.compile(
    r"\b(?:likely(?! to)|where(?:ver)? possible|if possible|where feasible|subject to funding|hopes? to|attempts? to"
    r"|means? to|intends? to|seeks? to|options include)\b",
    re.IGNORECASE,
)
EITHER = re.compile(r"\bmaintain\w*\s?(?:/|or|and/or)\s?(?:improv|increas)\w*", re.IGNORECASE)
PAIR = re.compile(r"[\"“]([a-z-]+/[a-z-]+)[\"”]|\b(?:number/cost|cost/quality|high-cost/secure)\b")
MEASURABLE = re.compile(r"\bmeasurabl[ey]\b", re.IGNORECASE)
ENGAGED = re.compile(r"\bengage(?:d|ment)\b", re.IGNORECASE)
MANY = 3


@rule("MEA043", "promise-in-doubt", Severity.NOTE)
def promise_in_doubt(plan: Reading) -> Iterator[Found]:
    """A promise that takes itself back: likely, where possible, attempts to.

    What it looks for:
        likely, where possible, subject to funding, hopes to, attempts to, options include … in a KPI or its measures.

    Why it matters:
        It cannot be missed, so it is no promise; and the board may take it for one.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A first annual conference is held where possible.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A first annual conference is held in November 2026.
    """
    for item in plan.kpis:
        match = UNSURE.search(item.kpi.statement)
        if match:
            yield Found(
                item.at("statement"),
                f"“{match[0]}” ({around(item.kpi.statement, match, 5)}) leaves open whether it will be done.",
                "Promise it, or say by when it is decided.",
            )


@rule("MEA044", "met-either-way", Severity.WARNING)
def met_either_way(plan: Reading) -> Iterator[Found]:
    """A target that is met by staying as it is.

    What it looks for:
        “maintained/improved”, “maintain or increase” and the like.

    Why it matters:
        Without the figure of today nobody can say whether it stayed.

    Example:
        themes:
        - level: section
          title: Schools
          kpis:
          - statement: Attendance is maintained/improved.

    Instead:
        themes:
        - level: section
          title: Schools
          kpis:
          - statement: Attendance rises from 91% to 93%.
    """
    for words in plan.words:
        for match in EITHER.finditer(words.text) if words.item.kind == "kpi" else ():
            yield Found(
                words.at,
                f"“{match[0]}” counts both staying as it is and getting better.",
                "Give the figure now and the figure to reach.",
            )


@rule("MEA045", "two-things-in-one", Severity.NOTE)
def two_things_in_one(plan: Reading) -> Iterator[Found]:
    """Two things that can move apart, held in one measure: number/cost.

    What it looks for:
        Two words joined by a stroke in an impact measure.

    Why it matters:
        When the number falls and the cost rises, the measure says nothing.

    Example:
        themes:
        - level: section
          title: Placements
          kpis:
          - {statement: 'The "number/cost" of placements falls.', kind: impact}

    Instead:
        themes:
        - level: section
          title: Placements
          kpis:
          - {statement: The number of placements falls., kind: impact}
          - {statement: The cost of a placement falls., kind: impact}
    """
    for item in plan.kpis:
        if item.kpi.kind is KpiKind.IMPACT:
            texts = (item.kpi.statement, *(each.text or "" for each in item.kpi.measures))
            for match in (found for text in texts for found in PAIR.finditer(text)):
                yield Found(
                    item.at("statement"),
                    f"“{match[1] or match[0]}” holds two things in one measure: {quoted(item.kpi.statement)}.",
                    "Give each its own measure.",
                )


@rule("MEA047", "measurable-without-measure", Severity.WARNING)
def measurable_without_measure(plan: Reading) -> Iterator[Found]:
    """What is called measurable, and has no measure.

    What it looks for:
        “measurable” or “measurably” in a KPI in which something has no figure to reach.

    Why it matters:
        The word promises a figure, and there is none.

    Example:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: There is a measurable increase in local placements.
            measures: [{metric: reported, text: local placements}]

    Instead:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: Local placements rise from 40% to 50%.
            measures: [{metric: reported, target: 50, unit: percent, baseline: 40, text: local placements}]
    """
    for item in plan.kpis:
        aimless = any(each.metric is Metric.REPORTED and each.target is None for each in item.kpi.measures)
        match = MEASURABLE.search(item.kpi.statement)
        if match and (aimless or not item.kpi.measures):
            yield Found(
                item.at("statement"),
                f"“{match[0]}” ({around(item.kpi.statement, match, 6)}) has no figure by which it is measured.",
                "Give the figure now and the figure to reach.",
            )


@rule("MEA046", "engaged-not-explained", Severity.NOTE)
def engaged_not_explained(plan: Reading) -> Iterator[Found]:
    """Authorities that are to be “engaged”, three times or more, without saying what counts.

    What it looks for:
        “engaged” in three KPIs or more that count who takes part. It is said once, with all the places.

    Why it matters:
        An e-mail answered is engagement to one project and a day's visit to another, so the figures cannot be compared.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: All 6 authorities are engaged in data., measures: [{metric: participation, target: 6}]}
          - {statement: All 6 authorities are engaged in care., measures: [{metric: participation, target: 6}]}
          - {statement: All 6 authorities are engaged in health., measures: [{metric: participation, target: 6}]}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: All 6 authorities send their figures., measures: [{metric: participation, target: 6}]}
          - {statement: All 6 authorities come to a seminar., measures: [{metric: participation, target: 6}]}
          - {statement: All 6 authorities host a visit., measures: [{metric: participation, target: 6}]}
    """
    vague = [item for item in plan.kpis if ENGAGED.search(item.kpi.statement) and _counts_who(item)]
    if len(vague) >= MANY:
        places = each_once(item.where for item in vague)
        match = ENGAGED.search(vague[0].kpi.statement)
        yield Found(
            vague[0].at("statement"),
            f"“{match[0] if match else 'engaged'}” stands in {len(places)} KPIs ({listed(places, 12)}), and nothing "
            "says what counts as that.",
            "Say what an authority must have done to count, such as coming to a meeting.",
        )


def _counts_who(item: Item) -> bool:
    return any(each.metric is Metric.PARTICIPATION for each in item.kpi.measures)
