"""Rhythms against the number of times that is promised, and against the time that there is."""

import re
from collections.abc import Iterator
from datetime import date

from db.words import Cadence, Metric, RecordKind
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import printed_dates, said
from riia_tui.check.printed.rhythms import TIMES_A_YEAR, only_rhythm, rhythm_of_activity, rhythms
from riia_tui.check.printed.written_numbers import NUMBER, number, plain, with_number
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.planfile.model import MeasureEntry
from riia_tui.planfile.refs import folded
from riia_tui.rules.due import QUARTER, month_end

GATHERINGS = frozenset(
    {
        RecordKind.MEETING,
        RecordKind.EVENT,
        RecordKind.SESSION,
        RecordKind.CONFERENCE,
        RecordKind.WORKSHOP,
        RecordKind.REPORT,
        RecordKind.NEWSLETTER,
        RecordKind.BRIEFING,
        None,
    }
)
BEGINS = re.compile(r"\b(?:first|from|starting|begin\w*)\b", re.IGNORECASE)
A_YEAR = re.compile(
    rf"(?P<words>(?:minimum\s+(?:of\s+)?|at\s+least\s+)?(?P<number>{NUMBER})\s+times\s+(?:per|a|each)\s+year)", re.I
)


@rule("NUM023", "rhythm-unlike-its-count", Severity.WARNING)
def rhythm_unlike_its_count(plan: Reading) -> Iterator[Found]:
    """A rhythm that comes to more times than the KPI counts, such as quarterly and “2 sessions”.

    What it looks for:
        An activity, a network or a KPI with one rhythm, and a KPI that counts fewer meetings, sessions or reports
        than the rhythm gives from the plan's beginning to the KPI's date.

    Why it matters:
        Half of what the activity promises is enough for the KPI.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: Learning
            description: Learning events are held every quarter.
            kpis:
            - statement: 2 learning sessions are held.
              due: 2027-03-31
              measures: [{metric: count, record_kind: session, target: 2, text: learning sessions}]

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: Learning
            description: Learning events are held twice a year.
            kpis:
            - statement: 2 learning sessions are held.
              due: 2027-03-31
              measures: [{metric: count, record_kind: session, target: 2, text: learning sessions}]
    """
    for kpi in plan.kpis:
        for measure in [each for each in kpi.kpi.measures if _counts_gatherings(kpi, each, plan)][:1]:
            found = _rhythm_of(kpi, plan)
            until = measure.due or kpi.kpi.due
            if not found or not until or not measure.target:
                continue
            words, cadence, source = found
            expected = _times_between(cadence, plan.file.plan.starts, until)
            if measure.target < expected and not _partial(kpi, plan):
                counted = with_number(kpi.kpi.statement, measure.target) or f"{plain(measure.target)} {measure.text}"
                yield Found(
                    kpi.at("statement"),
                    f"“{counted}”, but “{words}”{source} makes {expected} until {said(until)}.",
                    "Write the number that the rhythm gives, or the rhythm that the number gives.",
                )


@rule("NUM025", "more-than-the-time-holds", Severity.ERROR)
def more_than_the_time_holds(plan: Reading) -> Iterator[Found]:
    """More meetings or reports of a rhythm than there is time for, such as four quarterly reports in three quarters.

    What it looks for:
        A KPI with a rhythm and a number, where fewer periods lie between the first date that it prints, or the plan's
        beginning, and its due date.

    Why it matters:
        It cannot be kept, however well everybody works.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 4 quarterly reports are shared, the first by the end of September 2026.
            due: 2027-03-31
            due_text: by the end of September 2026; by 31 March 2027
            cadence: quarterly
            measures: [{metric: count, record_kind: report, target: 4, text: quarterly reports}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 3 quarterly reports are shared, the first by the end of September 2026.
            due: 2027-03-31
            due_text: by the end of September 2026; by 31 March 2027
            cadence: quarterly
            measures: [{metric: count, record_kind: report, target: 3, text: quarterly reports}]
    """
    head = plan.file.plan
    for kpi in plan.kpis:
        cadence = kpi.kpi.cadence
        for measure in kpi.kpi.measures if cadence else ():
            until = min(measure.due or kpi.kpi.due or head.ends, head.ends)
            first = _first_date(kpi, plan)
            if measure.metric is not Metric.COUNT or not measure.target or not cadence:
                continue
            room = 1 + _times_between(cadence, first or head.starts, until)
            if measure.target > room:
                counted = with_number(kpi.kpi.statement, measure.target) or f"{plain(measure.target)} {measure.text}"
                since = f"the first date, {said(first)}," if first else f"the plan's beginning on {said(head.starts)}"
                yield Found(
                    kpi.at("measures"),
                    f"“{counted}”, but between {since} and {said(until)} there is room for {room} at most.",
                    f"Write {room}, or begin earlier.",
                )


@rule("NUM026", "yearly-number-begun-late", Severity.NOTE)
def yearly_number_begun_late(plan: Reading) -> Iterator[Found]:
    """A number of times a year that begins when most of the year is over.

    What it looks for:
        “3 times per year” in a KPI whose date of beginning leaves room for fewer until the plan's year ends.

    Why it matters:
        In the first year it cannot be kept, and nothing says that it is not meant to.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: By December 2026 forums are set up that meet 3 times per year.
            due: 2026-12-31
            due_text: By December 2026
            cadence: termly

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: By June 2026 forums are set up that meet 3 times per year.
            due: 2026-04-30
            due_text: By April 2026
            cadence: termly
    """
    for kpi in plan.kpis:
        match = A_YEAR.search(kpi.kpi.due_text or "") or A_YEAR.search(kpi.kpi.statement)
        begins, cadence = kpi.kpi.due, kpi.kpi.cadence
        if match and begins and cadence:
            ends = _year_end(begins, plan.file.plan.ends)
            room = 1 + _times_between(cadence, begins, ends)
            if number(match["number"]) > room:
                yield Found(
                    kpi.at("statement"),
                    f"“{match['words']}” begins on {said(begins)}, which leaves room for {room} until {said(ends)}.",
                    "Say how many there are in the first year.",
                )


def _times_between(cadence: Cadence, first: date, last: date) -> int:
    """How many whole periods lie between two days."""
    days = (last - first).days + 1
    return max(0, int((days + 5) * TIMES_A_YEAR[cadence] / 365.25))


def _year_end(day: date, ends: date) -> date:
    """The end of the plan's year that a day is in."""
    this = month_end(day.year, ends.month)
    return this if day <= this else month_end(day.year + 1, ends.month)


def _rhythm_of(kpi: Item, plan: Reading) -> tuple[str, Cadence, str] | None:
    """The rhythm that a KPI's count is of: its own, its activity's or its network's; with its words and whose it is."""
    own = only_rhythm(rhythms(kpi.kpi.statement))
    if own and own.cadence is kpi.kpi.cadence:
        return own.words, own.cadence, ""
    activity = kpi.above if kpi.above and kpi.above.kind == "activity" else None
    mine = rhythm_of_activity(activity) if activity else None
    if activity and mine:
        return mine.words, mine.cadence, f" in its activity {activity.where}"
    if activity and rhythms(activity.activity.description or ""):
        several = [each for each in rhythms(activity.activity.description or "") if each.cadence is Cadence.QUARTERLY]
        return (several[0].words, several[0].cadence, f" in its activity {activity.where}") if several else None
    for network in plan.file.networks:
        if network.cadence and folded(kpi.where) in map(folded, network.counts_towards):
            return str(network.cadence), network.cadence, f" of {network.name}"
    return None


def _counts_gatherings(kpi: Item, measure: MeasureEntry, plan: Reading) -> bool:
    gathering = measure.metric is Metric.COUNT and measure.record_kind in GATHERINGS and bool(measure.target)
    return gathering and (measure.due or kpi.kpi.due or plan.file.plan.ends) <= plan.file.plan.ends


def _partial(kpi: Item, plan: Reading) -> bool:
    """Whether the KPI states its rhythm and a number by an earlier date: a stage on the way."""
    return bool(kpi.kpi.cadence and kpi.kpi.due and kpi.kpi.due < plan.file.plan.ends)


def _first_date(kpi: Item, plan: Reading) -> date | None:
    """The first date that a KPI prints, where it says when its rhythm begins; a quarter at its earliest."""
    if not BEGINS.search(kpi.kpi.statement):
        return None
    text = f"{kpi.kpi.statement} {kpi.kpi.due_text or ''}"
    days = [each.day for each in printed_dates(text, plan) if each.year and each.grain != "year"]
    days += [month_end(int(m[2]), 3 * int(m[1])) for m in QUARTER.finditer(text) if m[2]]
    inside = [day for day in days if plan.file.plan.starts <= day < plan.file.plan.ends]
    return min(inside, default=None)
