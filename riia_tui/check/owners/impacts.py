"""What is to change: how far, from where, and whether anything is."""

import re
from collections.abc import Iterator

from db.words import KpiKind
from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.quoting import around, listed, quoted
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

CHANGE = re.compile(
    r"\b(?:increas|reduc|decreas|ris|fall|grow|improv)\w*\s+(?:of|by)\s+(?:at least |up to )?\d+(?:\.\d+)?\s?%"
    r"|\b\d+(?:\.\d+)?\s?%\s+(?:increase|reduction|decrease|rise|fall|growth|improvement|more|fewer|less|higher|lower)\b"
    r"|\b(?:above|below|over|than|from|against) (?:the |a |its )?baseline\b",
    re.IGNORECASE,
)


@rule("MEA022", "impact-without-target", Severity.WARNING)
def impact_without_target(plan: Reading) -> Iterator[Found]:
    """Impact measures that say in which direction, not how far or from where.

    What it looks for:
        KPIs of kind impact without a target, found once for each heading, at the first of them.

    Why it matters:
        A fall by one child in a region is a fall. Without a baseline and a target nothing was promised.

    Example:
        themes:
        - level: section
          title: Early help
          kpis:
          - {statement: Referrals to social care are reduced., kind: impact}

    Instead:
        themes:
        - level: section
          title: Early help
          kpis:
          - statement: Referrals to social care fall from 560 to 500 per 10,000.
            kind: impact
            measures: [{metric: reported, comparator: "<=", target: 500, baseline: 560, text: referrals}]
    """
    aimless = [
        item
        for item in plan.kpis
        if item.kpi.kind is KpiKind.IMPACT and not any(each.target is not None for each in item.kpi.measures)
    ]
    for above in dict.fromkeys(item.above for item in aimless):
        here = [item for item in aimless if item.above is above]
        places = f" (also {listed([item.where for item in here[1:]], 12)})" if len(here) > 1 else ""
        yield Found(
            here[0].at("measures"),
            f"{quoted(here[0].kpi.statement)}{places} has no target and no baseline.",
            "Give the figure now, the figure to reach, and where both come from.",
        )


@rule("MEA023", "change-without-baseline", Severity.WARNING)
def change_without_baseline(plan: Reading) -> Iterator[Found]:
    """A rise or fall by so much, without saying from where.

    What it looks for:
        “an increase of 25%”, “a 10% reduction” or “above the baseline” in a KPI none of whose measures has a baseline.

    Why it matters:
        The target cannot be worked out, and the baseline will be chosen when the result is known.

    Example:
        themes:
        - level: section
          title: Early years
          kpis:
          - statement: Take-up of training rises by 25% by March 2027.

    Instead:
        themes:
        - level: section
          title: Early years
          kpis:
          - statement: Take-up of training rises from 40 to 50 people by March 2027.
            measures: [{metric: quantity, target: 50, baseline: 40, text: people trained}]
    """
    for item in plan.kpis:
        if not any(each.baseline is not None for each in item.kpi.measures):
            for match in CHANGE.finditer(item.kpi.statement):
                yield Found(
                    item.at("statement"),
                    f"{around(item.kpi.statement, match, 6)} has no baseline.",
                    "Print the figure that it is measured from, and its date.",
                )
                break


@rule("MEA025", "no-impact-measure", Severity.NOTE)
def no_impact_measure(plan: Reading) -> Iterator[Found]:
    """A plan that counts what the region does, and nothing that changes for children.

    What it looks for:
        A plan of five KPIs or more in which none is of kind impact and no measure has a baseline.

    Why it matters:
        Boards ask what difference it made. Meetings and reports do not say.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Four meetings of the network are held.}
          - {statement: A handbook is published.}
          - {statement: A dashboard is published.}
          - {statement: Two seminars take place.}
          - {statement: A newsletter goes out.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Four meetings of the network are held.}
          - {statement: Fewer children wait for a plan., kind: impact}
    """
    measured = [each for item in plan.kpis for each in item.kpi.measures]
    if len(plan.kpis) < 5 or any(each.baseline is not None for each in measured):
        return
    if not any(item.kpi.kind is KpiKind.IMPACT for item in plan.kpis):
        head = plan.file.plan
        yield Found(
            Spot(head.code, "plan", "title"),
            f"“{head.title}” has {len(plan.kpis)} KPIs, and none measures what changes for children or has a baseline.",
            "Add an impact measure with a baseline for each priority.",
        )
