"""One promise in two KPIs, with two figures or two deadlines."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from db.words import Metric, Unit
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.likeness import stems
from riia_tui.check.printed.posts import posts, short_name
from riia_tui.check.printed.printed_dates import said
from riia_tui.check.printed.promises import GENERAL, Promise, alike, different_by_name, like_promises, promises, within
from riia_tui.check.printed.written_numbers import plain, with_number
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

COUNTS = frozenset({Metric.COUNT, Metric.QUANTITY})
SHARES = frozenset({Metric.PARTICIPATION, Metric.SURVEY})


@rule("NUM018", "one-promise-two-figures", Severity.WARNING)
def one_promise_two_figures(plan: Reading) -> Iterator[Found]:
    """The same thing promised in two KPIs with two figures.

    What it looks for:
        Two measures of different KPIs that count the same things, by their words, with different targets, or allow
        different times for the same paper.

    Why it matters:
        Each KPI is met by another figure, and nobody knows which one the region stands by.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Four learning summaries are shared.
            due: 2026-11-30
            measures: [{metric: count, record_kind: summary, target: 4, text: learning summaries shared}]
          - statement: Two learning summaries from reviews are published.
            due: 2027-02-26
            measures: [{metric: count, record_kind: summary, target: 2, text: learning summaries from reviews}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Four learning summaries are shared, two of them from reviews.
            due: 2026-11-30
            measures: [{metric: count, record_kind: summary, target: 4, text: learning summaries shared}]
    """
    told: set[tuple[str, str]] = set()
    for one, other in (*_figure_pairs(plan), *_time_pairs(plan)):
        if (one.kpi.path, other.kpi.path) not in told:
            told.add((one.kpi.path, other.kpi.path))
            yield Found(
                other.kpi.at("statement"),
                f"{_promised(other)} here, but {_promised(one)} in {one.kpi.where}.",
                "Promise it once, or give both places the same figure and date.",
            )


@rule("NUM019", "one-promise-two-deadlines", Severity.WARNING)
def one_promise_two_deadlines(plan: Reading) -> Iterator[Found]:
    """The same thing promised in two KPIs by two dates.

    What it looks for:
        Two measures of different KPIs that say, by their words, that the same thing is done, with different due
        dates. A step that three KPIs or more have in common is a pattern of the plan and no fault.

    Why it matters:
        It will be late by one KPI while it is on time by the other.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A regional data analyst is recruited.
            due: 2026-09-30
            due_text: by 30 September 2026
            measures: [{metric: milestone, text: regional data analyst recruited}]
          - statement: The regional data analyst is in post.
            due: 2026-12-18
            due_text: by 18 December 2026
            measures: [{metric: milestone, text: regional data analyst in post}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A regional data analyst is in post.
            due: 2026-09-30
            due_text: by 30 September 2026
            measures: [{metric: milestone, text: regional data analyst recruited}]
          - statement: The first report of the analyst is published.
            due: 2026-12-18
            due_text: by 18 December 2026
            measures: [{metric: milestone, text: first report published}]
    """
    yield from _posts_filled_twice(plan)
    pairs = [pair for pair in like_promises(plan) if _same_milestone(*pair)]
    often = Counter(each.kpi.path for pair in pairs for each in pair)
    for one, other in pairs:
        if one.due and other.due and one.due != other.due and often[one.kpi.path] < 3 and often[other.kpi.path] < 3:
            yield Found(
                other.kpi.at("due"),
                f"“{other.measure.text}” is due {_date(other)} here, but “{one.measure.text}” {_date(one)} in "
                f"{one.kpi.where}.",
                "Give both the same date, or say how the two steps differ.",
            )


def _posts_filled_twice(plan: Reading) -> Iterator[Found]:
    first: dict[str, tuple[Item, date]] = {}
    for kpi, role, day in posts(plan):
        before, its_day = first.setdefault(short_name(role), (kpi, day))
        if before is not kpi and its_day != day:
            yield Found(
                kpi.at("due"),
                f"The {role} is there by {said(day)} here (“{kpi.kpi.due_text or said(day)}”), but by "
                f"{said(its_day)} in {before.where} (“{before.kpi.due_text or said(its_day)}”).",
                "Give the appointment one date, and name it in one KPI.",
            )


def _figure_pairs(plan: Reading) -> Iterator[tuple[Promise, Promise]]:
    for one, other in like_promises(plan):
        mine, its = one.measure, other.measure
        if not mine.target or not its.target or mine.unit is not its.unit or mine.target == its.target:
            continue
        if different_by_name(one, other):
            continue
        if mine.metric in COUNTS and its.metric in COUNTS and mine.record_kind is its.record_kind:
            same = one.head == other.head and len(set(stems(one.head)) - GENERAL) > 1
            if same or within(one, other) or _shared(one, other, 0.5):
                yield one, other
        elif (
            mine.metric is its.metric
            and mine.metric in SHARES
            and mine.unit is Unit.PERCENT
            and _shared(one, other, 0.4)
        ):
            yield one, other


def _shared(one: Promise, other: Promise, at_least: float) -> bool:
    return alike(one, other) >= at_least and len(one.subject & other.subject) >= 3


def _time_pairs(plan: Reading) -> Iterator[tuple[Promise, Promise]]:
    """Measures that allow different times for papers of one name, under one chapter of the plan."""
    timed = [each for each in promises(plan) if each.measure.metric is Metric.ON_TIME and each.measure.within]
    first: dict[tuple[str, str, str], Promise] = {}
    for each in timed:
        kind = str(each.measure.record_kind or "")
        before = first.setdefault((each.head, kind, _chapter(each.kpi)), each)
        if kind and before.kpi is not each.kpi and before.measure.within != each.measure.within:
            yield before, each


def _chapter(kpi: Item) -> str:
    line = list(kpi.line())
    return line[-2].path if len(line) > 3 else line[-1].path


def _promised(promise: Promise) -> str:
    """What is promised, in the statement's own words where they print the figure."""
    measure, statement = promise.measure, promise.kpi.kpi.statement
    if measure.within:
        return f"“{measure.text}” within “{measure.within}”"
    figure = plain(measure.target or 0)
    if measure.unit is Unit.PERCENT:
        return f"“{figure}%” of “{measure.text}” {_date(promise)}".strip()
    words = with_number(statement, measure.target or 0)
    return f"{f'“{words}”' if words else f'“{figure}”'} ({measure.text}) {_date(promise)}".strip()


def _date(promise: Promise) -> str:
    """The day of a promise, as printed where the KPI has one date only."""
    if promise.due is None:
        return ""
    text = promise.kpi.kpi.due_text
    return f"“{text}”" if text and not promise.measure.due else f"by {said(promise.due)}"


def _same_milestone(one: Promise, other: Promise) -> bool:
    """Whether two measures say that the same step of the same thing is done; a general word is no thing."""
    milestones = one.measure.metric is other.measure.metric is Metric.MILESTONE
    return (
        milestones
        and one.step == other.step
        and one.step not in ("", "appointed")
        and len(one.subject & other.subject) >= 3
        and alike(one, other) >= 0.6
    )
