"""Figures of an activity against those of its KPIs, and figures that are counted twice."""

import re
from collections.abc import Iterator

from db.words import Metric
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.written_numbers import NUMBER, number, plain, with_number
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

COUNTS = frozenset({Metric.COUNT, Metric.QUANTITY})
OF_AUTHORITIES = re.compile(
    r"(?P<percent>\d{1,3})\s?%\s+(?:of\s+)?(?:all\s+)?(?:the\s+)?(?:region['’]s\s+)?(?:LAs|LAPs|[Ll]ocal\s+[Aa]uthorities|authorities)\b"
)
THINGS = (
    "workshops|events|meetings|sessions|conferences|reports|newsletters|packages|pilots|projects|courses|examples|briefings"
    "|summaries|forums|webinars|visits|reviews|case studies"
)
COUNTED = re.compile(
    rf"\b(?P<number>{NUMBER})\s+(?:or\s+more\s+)?(?:[\w'’/-]+\s+){{0,2}}?(?P<thing>{THINGS})\b", re.IGNORECASE
)


@rule("NUM020", "activity-and-kpi-figures-differ", Severity.WARNING)
def activity_and_kpi_figures_differ(plan: Reading) -> Iterator[Found]:
    """An activity promises one figure and its KPI another.

    What it looks for:
        One share of the authorities, or one number of meetings, workshops, reports and the like in an activity, where
        its KPIs have another share or another number of them and none has that one.

    Why it matters:
        The KPI can be met while the activity is not done, or the other way round.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: Self-assessment
            description: The template is used in 100% of LAs.
            kpis:
            - {statement: A self-assessment is completed by 75% of LAs., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: Self-assessment
            description: The template is used in 75% of LAs.
            kpis:
            - {statement: A self-assessment is completed by 75% of LAs., due: 2026-11-30}
    """
    for activity in plan.activities:
        kpis = [each for each in plan.below[activity.path] if each.kind == "kpi"]
        mine = _figures(f"{activity.activity.title}. {activity.activity.description or ''}")
        theirs = [(kpi, _figures(kpi.kpi.statement)) for kpi in kpis]
        for thing, figures in mine.items():
            others = [(kpi, each[thing]) for kpi, each in theirs if thing in each]
            if len(figures) != 1 or not others or any(set(figures) & set(each) for _, each in others):
                continue
            words = next(iter(figures.values()))
            kpi, its = others[0]
            yield Found(
                kpi.at("statement"),
                f"“{next(iter(its.values()))}” here, but “{words}” in its activity {activity.where}.",
                "Promise the same figure in the activity and in its KPI.",
            )


@rule("NUM021", "counted-twice", Severity.WARNING)
def counted_twice(plan: Reading) -> Iterator[Found]:
    """The same number of the same things in two KPIs with the same words.

    What it looks for:
        Two KPIs of one activity or heading with the same statement, in which something is counted.

    Why it matters:
        Forty people are counted for two grants, or eighty are meant; the reader cannot tell.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 40 delegates have completed the course.
            due: 2026-11-30
            measures: [{metric: quantity, target: 40, text: delegates}]
          - statement: 40 delegates have completed the course.
            due: 2026-11-30
            measures: [{metric: quantity, target: 40, text: delegates}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 40 delegates have completed the course.
            due: 2026-11-30
            measures: [{metric: quantity, target: 40, text: delegates}]
    """
    for siblings in plan.below.values():
        first: dict[str, Item] = {}
        for kpi in siblings:
            if kpi.kind != "kpi":
                continue
            before = first.setdefault(" ".join(kpi.kpi.statement.split()).casefold(), kpi)
            counted = next((m for m in kpi.kpi.measures if m.metric in COUNTS and m.target), None)
            if before is not kpi and counted and counted.target:
                words = with_number(kpi.kpi.statement, counted.target) or f"{plain(counted.target)} {counted.text}"
                yield Found(
                    kpi.at("statement"),
                    f"“{words}” are promised again in the words of {before.where}.",
                    "Count them in one place, or say how many are meant in each.",
                )


def _figures(text: str) -> dict[str, dict[int, str]]:
    """The figures of a text by what they count, each with its words; a share of the authorities counts “%”."""
    found: dict[str, dict[int, str]] = {}
    for match in OF_AUTHORITIES.finditer(text):
        found.setdefault("%", {})[int(match["percent"])] = match[0]
    for match in COUNTED.finditer(text):
        found.setdefault(match["thing"].casefold(), {})[number(match["number"])] = match[0]
    return found
