"""Limits and totals that leave open what is promised."""

import re
from collections.abc import Iterator

from db.words import KpiKind, Metric, Unit
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import due_dates
from riia_tui.check.printed.written_numbers import NUMBER, number
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

_NOUN = r"(?P<noun>(?:[A-Za-z][\w'’-]*\s+){0,2}?[A-Za-z][\w'’]*s)\b"
LIMITED = re.compile(
    rf"\b(?P<limit>[Uu]p to|[Aa]t least|[Nn]o fewer than|[Aa] minimum of)\s+(?P<number>{NUMBER})\s+{_NOUN}"
)
LEFT_OPEN = re.compile(r"\b[A-Za-z]{3,}\(s\)")
PER = re.compile(
    r"\b(?:a|per|each|every)\s+(?:year|quarter|month|week|package|LA|authority)\b|\bannually\b", re.IGNORECASE
)
MORE = re.compile(
    r"^(?:There\s+are\s+|There\s+will\s+be\s+|By\s[^,]*,\s+)?(?P<words>[Mm]ore\s+(?!than\b)[\w\s'’-]+?)(?=\s+(?:have|has|are|is|will|on|use)\b|[.,;])"
)


@rule("NUM014", "limit-here-exact-there", Severity.WARNING)
def limit_here_exact_there(plan: Reading) -> Iterator[Found]:
    """An activity that promises at most or at least a number, and a KPI that promises exactly that number.

    What it looks for:
        “Up to” or “at least” with a number and a noun in an activity, and the number with that noun and without the
        limit in one of its KPIs.

    Why it matters:
        With fewer the activity may be done while its KPI is missed, or the other way round.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: Joint work
            description: Up to 4 projects are funded.
            kpis:
            - {statement: The learning from 4 projects is published., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: Joint work
            description: Four projects are funded.
            kpis:
            - {statement: The learning from 4 projects is published., due: 2026-11-30}
    """
    for activity in plan.activities:
        for match in LIMITED.finditer(activity.activity.description or ""):
            other = _exactly(activity, match, plan)
            if other:
                kpi, words = other
                yield Found(
                    activity.at("description"),
                    f"“{match[0]}” here, but “{words}” in {kpi.where}.",
                    "Promise the same number in both places, with the limit or without.",
                )


@rule("NUM015", "number-left-open", Severity.NOTE)
def number_left_open(plan: Reading) -> Iterator[Found]:
    """One or several, such as “report(s)”.

    What it looks for:
        A noun with “(s)” in any text of the plan.

    Why it matters:
        Whether one is enough is left to whoever reports.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The report(s) with what was learnt are complete., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Two reports with what was learnt are complete., due: 2026-11-30}
    """
    for words in plan.words:
        match = LEFT_OPEN.search(words.text)
        if match:
            yield Found(
                words.at,
                f"“{match[0]}” leaves open whether there is one or several.",
                f"Write how many: “2 {match[0].replace('(s)', 's')}”.",
            )


@rule("NUM016", "total-without-period", Severity.WARNING)
def total_without_period(plan: Reading) -> Iterator[Found]:
    """A number of days or pounds without the time that it is of.

    What it looks for:
        A KPI with an amount of days or pounds and neither a date nor “a year” or “per package”.

    Why it matters:
        156 days in a year are twice as much as in a plan of two years.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Support of 156 days is delivered.
            measures: [{metric: quantity, target: 156, unit: days, text: days of support}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Support of 156 days a year is delivered.
            measures: [{metric: quantity, target: 156, unit: days, text: days of support a year}]
    """
    for kpi in plan.kpis:
        dated = kpi.kpi.due or kpi.kpi.cadence or due_dates(kpi, plan) or PER.search(kpi.kpi.statement)
        for measure in () if dated or kpi.kpi.due_text else kpi.kpi.measures:
            if measure.metric is Metric.QUANTITY and measure.unit in (Unit.DAYS, Unit.POUNDS) and measure.target:
                figure = f"{measure.target:,.0f} days" if measure.unit is Unit.DAYS else f"£{measure.target:,.0f}"
                yield Found(
                    kpi.at("statement"),
                    f"“{figure}” are not said to be of one year, of the whole plan or of each case.",
                    "Add “a year”, “until the end of the plan” or “for each package”.",
                )


@rule("NUM017", "more-without-a-figure", Severity.WARNING)
def more_without_a_figure(plan: Reading) -> Iterator[Found]:
    """“More authorities”, without more than how many.

    What it looks for:
        A KPI of a deliverable or an output that promises more of something and has neither a target nor a baseline.

    Why it matters:
        One more would do, and nobody can show even that.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: More local authorities have launched the programme.
            measures: [{metric: participation, text: local authorities with the programme}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Five local authorities have launched the programme, two more than in 2026.
            measures: [{metric: participation, target: 5, baseline: 3, text: local authorities with the programme}]
    """
    for kpi in plan.kpis:
        match = MORE.search(kpi.kpi.statement)
        counted = any(measure.target or measure.baseline is not None for measure in kpi.kpi.measures)
        if match and not counted and kpi.kpi.kind is not KpiKind.IMPACT:
            of = kpi.kpi.measures[0].text if kpi.kpi.measures else None
            yield Found(
                kpi.at("statement"),
                f"“{match['words']}” says neither more than how many nor how many more{f' ({of})' if of else ''}.",
                "Give the number now and the number that is aimed at.",
            )


def _exactly(activity: Item, limit: re.Match[str], plan: Reading) -> tuple[Item, str] | None:
    """The KPI that has the number and the noun of an activity's limit without the limit."""
    noun = limit["noun"].split()[-1]
    pattern = re.compile(rf"\b(?P<number>{NUMBER})\s+(?:[\w'’-]+\s+){{0,2}}?{re.escape(noun)}\b", re.IGNORECASE)
    limited = re.compile(r"(?:up to|at least|no fewer than|minimum of|over|more than)\s+$", re.IGNORECASE)
    for kpi in plan.below[activity.path]:
        for match in pattern.finditer(kpi.kpi.statement) if kpi.kind == "kpi" else ():
            text = kpi.kpi.statement
            free = not limited.search(text[: match.start()]) and not re.match(r"\s+or more", text[match.end() :])
            if number(match["number"]) == number(limit["number"]) and free and " or more" not in match[0]:
                return kpi, match[0]
    return None
