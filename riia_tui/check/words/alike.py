"""Two KPIs that are nearly the same, or the same in other words."""

import re
from collections.abc import Iterator

from db.words import Metric
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.likeness import Pair, alike_pairs, stems
from riia_tui.check.printed.quoting import each_once, quoted
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.rules.due import DAY_MONTH, MONTH_YEAR

LETTERS = re.compile(r"[^\w%]+")
SHORTEST = 3
NEAR = 0.75
OTHER_WORDS = 0.55
FAINT = 0.2
RARE_WORDS = 3
FEWEST = 5
EVERYWHERE = frozenset(re.findall(r"\w+", "month monthly quarter quarterly annual region regional network meet"))
"""Words that say nothing about what is counted."""


@rule("TXT012", "near-duplicate", Severity.WARNING)
def near_duplicate(plan: Reading) -> Iterator[Found]:
    """Two KPIs that differ in a figure, a date or a word or two.

    What it looks for:
        Statements that share nearly all of their words, and what each has that the other lacks.

    Why it matters:
        Either one of them is a copy that was not finished, or one promise has two figures.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: By March 2027 twelve peer reviews of children's homes are published for the region.
          - statement: By March 2027 ten peer reviews of children's homes are published for the region.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: By March 2027 twelve peer reviews of children's homes are published for the region.
          - statement: The lessons of all reviews are discussed by the board in April 2027.
    """
    kpis = plan.kpis
    for pair in _best(plan, NEAR, 1.01):
        first, second = kpis[pair.first], kpis[pair.second]
        mine, other = _only(second, first), _only(first, second)
        differ = f"it has {mine} where that has {other}" if mine and other else f"the difference is {mine or other}"
        yield Found(
            second.at("statement"),
            f"{quoted(second.kpi.statement)}{_due(second)} nearly repeats {first.where}{_due(first)}: {differ}.",
            "Promise it once, or make plain how the two differ.",
        )


@rule("TXT014", "same-count-twice", Severity.WARNING)
def same_count_twice(plan: Reading) -> Iterator[Found]:
    """The same number of the same things by the same day, promised in two places.

    What it looks for:
        Counts with one target, one due date and a word in common, in KPIs under different headings.

    Why it matters:
        Twelve newsletters may be meant once; the record of one counts towards one KPI and the other stays behind.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Twelve newsletters are published., measures: [{metric: count, target: 12, text: newsletters}]}
        - level: section
          title: Care
          kpis:
          - {statement: There are 12 newsletters a year., measures: [{metric: count, target: 12, text: newsletters}]}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Twelve newsletters are published., measures: [{metric: count, target: 12, text: newsletters}]}
    """
    seen: dict[tuple[object, ...], Item] = {}
    for item in plan.kpis:
        for each in item.kpi.measures:
            if each.metric is not Metric.COUNT or (each.target or 0) < FEWEST:
                continue
            for word in stems(each.text or ""):
                first = seen.setdefault((each.target, each.due or item.kpi.due, word), item)
                if first.above is not item.above and word not in EVERYWHERE:
                    yield Found(
                        item.at("measures"),
                        f"“{each.target:g} {each.text}”{_due(item)} is promised in {first.where} too: "
                        f"{quoted(first.kpi.statement)}.",
                        "Promise it once, or say that these are others.",
                    )
                    break


@rule("TXT013", "same-in-other-words", Severity.NOTE)
def same_in_other_words(plan: Reading) -> Iterator[Found]:
    """Two KPIs that seem to promise the same in other words.

    What it looks for:
        Statements of different activities that share many of their words, or that share three rare ones and fall due on
        the same day; and a KPI that only repeats its activity.

    Why it matters:
        One piece of work may be counted twice, and one of the two can be met while the other is late.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A review of every regional process for collecting data is finished and reported.
          - statement: Dorset hosts a seminar.
          - statement: Every regional process for collecting data is under review until the summer.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A review of every regional process for collecting data is finished and reported.
          - statement: Dorset hosts a seminar.
    """
    kpis = plan.kpis
    for pair in _best(plan, FAINT, NEAR):
        first, second = kpis[pair.first], kpis[pair.second]
        if first.above is second.above and first.above is not None and first.above.kind == "activity":
            continue
        same_day = first.kpi.due is not None and first.kpi.due == second.kpi.due
        if pair.alike >= OTHER_WORDS or (same_day and pair.rare >= RARE_WORDS):
            yield Found(
                second.at("statement"),
                f"{quoted(second.kpi.statement)}{_due(second)} seems to promise what {first.where} does: "
                f"{quoted(first.kpi.statement, 40)}{_due(first)}.",
                "Promise it once, or make plain how the two differ.",
            )
    for item in kpis:
        yield from _repeats_the_activity(plan, item)


def _due(item: Item) -> str:
    return f" ({item.kpi.due_text})" if item.kpi.due_text else ""


def _repeats_the_activity(plan: Reading, item: Item) -> Iterator[Found]:
    above = item.above
    if above is None or above.kind != "activity" or len(plan.below[above.path]) > 4:
        return
    mine = set(stems(item.kpi.statement))
    said = {word for text in (above.activity.title, above.activity.description or "") for word in stems(text)}
    dated = item.kpi.due is not None or any(each.target is not None for each in item.kpi.measures)
    if len(mine) >= SHORTEST and not dated and len(mine & said) >= 0.8 * len(mine):
        yield Found(
            above.at("description"),
            f"{quoted(item.kpi.statement)} ({item.where}) adds nothing to {quoted(above.activity.title, 12)}, "
            f"which says {quoted(above.activity.description or above.activity.title)}.",
            "Promise something that can be checked, such as what is done by when.",
        )


def _best(plan: Reading, at_least: float, below: float) -> Iterator[Pair]:
    """For each KPI the earlier one that is most like it; the same words are another rule's matter."""
    keys = [LETTERS.sub("", item.kpi.statement).casefold() for item in plan.kpis]
    texts = [MONTH_YEAR.sub(" ", DAY_MONTH.sub(" ", item.kpi.statement)) for item in plan.kpis]
    best: dict[int, Pair] = {}
    for pair in alike_pairs(texts, at_least):
        if keys[pair.first] == keys[pair.second]:
            continue
        if pair.second not in best or pair.alike > best[pair.second].alike:
            best[pair.second] = pair
    return (pair for pair in best.values() if pair.alike < below and not _weak(pair))


def _weak(pair: Pair) -> bool:
    """Whether all that the two share is what many statements of the plan share."""
    return pair.alike < NEAR and pair.rare == 0


def _only(item: Item, other: Item) -> str:
    """The words that only the first of two has, quoted."""
    theirs = {word.casefold() for word in other.kpi.statement.split()}
    mine = each_once(word.strip(".,;:") for word in item.kpi.statement.split() if word.casefold() not in theirs)
    return quoted(" ".join(mine), 12) if mine else ""
