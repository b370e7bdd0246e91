"""What can be measured, and what only looks as if it could."""

import re
from collections.abc import Iterator, Sequence

from db.words import Comparator, KpiKind, Metric
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import around, listed, quoted
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.planfile.model import MeasureEntry

ALWAYS_CLEAR = frozenset((Metric.MILESTONE, Metric.ON_TIME, Metric.SHARE))
UP_TO = re.compile(
    r"\b(?:up to|no more than|at most)\s+(?:£\s?)?(\d[\d,.]*|one|two|three|four|five|six|ten|twelve)\b",
    re.IGNORECASE,
)


@rule("MEA020", "nothing-measurable", Severity.WARNING)
def nothing_measurable(plan: Reading) -> Iterator[Found]:
    """A KPI with nothing by which anybody could tell that it is met.

    What it looks for:
        KPIs without a measure, or with figures only that somebody reports and that have no target. Impact measures
        are another rule's matter.

    Why it matters:
        Every board can be told that it goes well, and none can check.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Relationships and inclusive practice improve.
            measures: [{metric: reported, text: relationships}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: At least five authorities take part in the inclusion programme.
            measures: [{metric: participation, target: 5, text: taking part}]
    """
    bare = [item for item in plan.kpis if item.kpi.kind is not KpiKind.IMPACT and _bare(item)]
    for item in bare:
        yield Found(
            item.at("measures"),
            f"{quoted(item.kpi.statement)} has nothing to measure{_texts(item.kpi.measures)}.",
            "Say how many of how many, by what figure, or which document shows it.",
        )


@rule("MEA021", "part-without-target", Severity.NOTE)
def part_without_target(plan: Reading) -> Iterator[Found]:
    """A part of a KPI that is to be counted or reported and has no figure to reach.

    What it looks for:
        A measure other than a milestone that has neither target nor rhythm, beside others that have one.

    Why it matters:
        The KPI counts as met without it.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A newsletter is published, and its readers are counted.
            measures:
            - {metric: milestone, text: newsletter}
            - {metric: reported, text: readers}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A newsletter is published, and has 200 readers.
            measures:
            - {metric: milestone, text: newsletter}
            - {metric: reported, target: 200, text: readers}
    """
    for item in plan.kpis:
        if item.kpi.kind is KpiKind.IMPACT or _bare(item):
            continue
        parts = [each for each in item.kpi.measures if _no_target(item, each)]
        if parts:
            yield Found(
                item.at("measures"),
                f"{quoted(item.kpi.statement, 24)} has no figure for a part of it{_texts(parts)}.",
                "Give the figure that is to be reached, or leave the part out.",
            )


@rule("MEA024", "upper-limit-as-target", Severity.WARNING)
def upper_limit_as_target(plan: Reading) -> Iterator[Found]:
    """A target that is met by doing nothing: “up to 39 days”.

    What it looks for:
        “up to”, “at most” or “no more than” with a figure in a KPI that has no other figure to reach.

    Why it matters:
        None at all is up to 39, so the promise cannot be broken.

    Example:
        themes:
        - level: section
          title: Support
          kpis:
          - statement: Each package has up to 39 days of support.

    Instead:
        themes:
        - level: section
          title: Support
          kpis:
          - statement: Each package has at least 20 and at most 39 days of support.
            measures: [{metric: quantity, target: 20, text: days}]
    """
    for item in plan.kpis:
        for match in UP_TO.finditer(item.kpi.statement) if _no_floor(item) else ():
            yield Found(
                item.at("statement"),
                f"“{match[0]}” is an upper limit ({around(item.kpi.statement, match, 6)}), and nothing says how much "
                "there will be at least.",
                "Give the least that will be done.",
            )


def _no_floor(item: Item) -> bool:
    """Whether what has an upper limit has no figure to reach: its own measure says “up to”, or no measure has one."""
    if any(each.target is None and UP_TO.search(each.text or "") for each in item.kpi.measures):
        return True
    return not any(
        each.target is not None and each.comparator is not Comparator.AT_MOST and each.metric is not Metric.SHARE
        for each in item.kpi.measures
    )


@rule("MEA026", "kind-missing", Severity.NOTE)
def kind_missing(plan: Reading) -> Iterator[Found]:
    """KPIs without a kind in a plan whose other KPIs have one.

    What it looks for:
        Themes all of whose KPIs have no kind (action, performance, deliverable, impact), where others have.

    Why it matters:
        A report by kind leaves them out.

    Example:
        themes:
        - level: section
          title: Data
          kpis: [{statement: A dashboard is published., kind: action}]
        - level: section
          title: Care
          kpis: [{statement: A handbook is published.}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis: [{statement: A dashboard is published., kind: action}]
        - level: section
          title: Care
          kpis: [{statement: A handbook is published., kind: action}]
    """
    if all(item.kpi.kind is KpiKind.UNSPECIFIED for item in plan.kpis):
        return
    for theme in plan.themes:
        held = [item for item in plan.kpis if item.path.startswith(f"{theme.path}.")]
        said_above = any(_all_unspecified(plan, above) for above in list(theme.line())[1:])
        if held and _all_unspecified(plan, theme) and not said_above:
            yield Found(
                theme.at("kpis"),
                f"None of the {len(held)} KPIs under “{theme.where}” says of what kind it is; others of the plan do.",
                "Mark each as action, performance, deliverable, output or impact.",
            )


def _all_unspecified(plan: Reading, theme: Item) -> bool:
    return all(item.kpi.kind is KpiKind.UNSPECIFIED for item in plan.kpis if item.path.startswith(f"{theme.path}."))


def _bare(item: Item) -> bool:
    return all(each.metric is Metric.REPORTED and each.target is None for each in item.kpi.measures)


def _no_target(item: Item, measure: MeasureEntry) -> bool:
    if measure.target is not None or measure.metric in ALWAYS_CLEAR:
        return False
    return measure.metric is not Metric.COUNT or item.kpi.cadence is None


def _texts(measures: Sequence[MeasureEntry]) -> str:
    said = [f"“{each.text}”" for each in measures if each.text]
    return f": {listed(said, 6)}" if said else ""
