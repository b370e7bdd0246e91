"""Rhythms that contradict each other, or the number of times that is promised."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.likeness import stems
from riia_tui.check.printed.promises import like_promises, promises, within
from riia_tui.check.printed.rhythms import RHYTHM, Rhythm, only_rhythm, rhythm_of_activity, rhythms
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.planfile.model import MeasureEntry
from riia_tui.planfile.refs import folded


@rule("NUM022", "two-rhythms-in-one-phrase", Severity.ERROR)
def two_rhythms_in_one_phrase(plan: Reading) -> Iterator[Found]:
    """One thing called by two rhythms in one breath, such as “termly (quarterly)”.

    What it looks for:
        A rhythm with another one in brackets or after a stroke behind it.

    Why it matters:
        Three times a year and four times are two promises.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The data are sent termly (quarterly)., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The data are sent termly., due: 2026-11-30}
    """
    for words in plan.words:
        for one, other in pairwise(rhythms(words.text)):
            between = words.text[one.end : other.start].strip()
            if one.cadence is not other.cadence and between in ("(", "/", "or", "(i.e.", "(that is"):
                printed = words.text[one.start : other.end] + (")" if "(" in between else "")
                yield Found(
                    words.at,
                    f"“{printed}” is {_times(one.times)} a year and {_times(other.times)}.",
                    f"Keep one of the two: “{one.words}” or “{other.words}”.",
                )


@rule("NUM024", "two-rhythms-for-one-thing", Severity.WARNING)
def two_rhythms_for_one_thing(plan: Reading) -> Iterator[Found]:
    """The same thing with two rhythms: quarterly in the activity and twice a year in its KPI.

    What it looks for:
        An activity with one rhythm whose KPI has another; a KPI and its network; two activities of one name; two
        measures of one thing, one of which may be “within 4 weeks”.

    Why it matters:
        Whoever keeps the slower rhythm is right by one place of the plan and late by the other.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: A map of programmes
            description: Each quarter the findings are mapped.
            kpis:
            - {statement: The map is updated biannually., due: 2026-11-30, cadence: biannually}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: A map of programmes
            description: Twice a year the findings are mapped.
            kpis:
            - {statement: The map is updated biannually., due: 2026-11-30, cadence: biannually}
    """
    yield from _activities_and_kpis(plan)
    yield from _networks_and_kpis(plan)
    yield from _activities_of_one_name(plan)
    yield from _measures_of_one_thing(plan)


def _times(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _around(text: str, rhythm: Rhythm) -> str:
    """A rhythm with the word before it, or the two behind it where it begins the text: “updated biannually”."""
    before = text[: rhythm.start].split()
    if before and before[-1].isalpha():
        return f"{before[-1]} {rhythm.words}"
    return " ".join([rhythm.words, *text[rhythm.end :].split()[:2]]).rstrip(".,;")


def _activities_and_kpis(plan: Reading) -> Iterator[Found]:
    for activity in plan.activities:
        mine, kpis = rhythm_of_activity(activity), [each for each in plan.below[activity.path] if each.kind == "kpi"]
        cadence = kpis[0].kpi.cadence if len(kpis) == 1 else None
        if mine and cadence and cadence is not mine.cadence:
            its = [each for each in rhythms(kpis[0].kpi.statement) if each.cadence is cadence]
            words = _around(kpis[0].kpi.statement, its[0]) if its else str(cadence)
            yield Found(
                kpis[0].at("cadence"),
                f"“{words}” here, but “{mine.words}” in its activity {activity.where}.",
                "Give the activity and its KPI the same rhythm.",
            )


def _networks_and_kpis(plan: Reading) -> Iterator[Found]:
    kpis = {folded(kpi.where): kpi for kpi in plan.kpis}
    for network in plan.file.networks:
        for ref in network.counts_towards if network.cadence else ():
            kpi = kpis.get(folded(ref))
            if kpi and kpi.kpi.cadence and kpi.kpi.cadence is not network.cadence:
                its = [each for each in rhythms(kpi.kpi.statement) if each.cadence is kpi.kpi.cadence]
                words = _around(kpi.kpi.statement, its[0]) if its else str(kpi.kpi.cadence)
                yield Found(
                    kpi.at("cadence"),
                    f"“{words}” here, but the meetings of “{network.name}” are {network.cadence}.",
                    "Give the KPI and its network the same rhythm.",
                )


def _activities_of_one_name(plan: Reading) -> Iterator[Found]:
    named = [
        (each, rhythm_of_activity(each), frozenset(stems(RHYTHM.sub(" ", each.activity.title))))
        for each in plan.activities
    ]
    with_rhythm = [(item, rhythm, name) for item, rhythm, name in named if rhythm and len(name) >= 2]
    for (one, mine, name), (other, its, its_name) in combinations(with_rhythm, 2):
        if mine and its and mine.cadence is not its.cadence and (name <= its_name or its_name <= name):
            yield Found(
                one.at("title"),
                f"“{one.activity.title}” is “{mine.words}” here, but “{other.activity.title}” is “{its.words}” in "
                f"{other.where}.",
                "Give both places the same rhythm, or say how the two differ.",
            )


def _measures_of_one_thing(plan: Reading) -> Iterator[Found]:
    for one, other in like_promises(plan):
        mine, its = _pace(one.measure), _pace(other.measure)
        if mine and its and bool(one.measure.within) != bool(other.measure.within) and within(one, other):
            yield Found(
                one.kpi.at("statement"),
                f"“{one.measure.text}” is “{mine}” here, but “{other.measure.text}” is “{its}” in {other.kpi.where}.",
                "Give both places the same rhythm, or say how the two differ.",
            )
    seen: dict[tuple[frozenset[str], str], tuple[Item, MeasureEntry, Rhythm]] = {}
    for each in promises(plan):
        pace = only_rhythm(rhythms(each.measure.text or ""))
        if not pace or not each.measure.record_kind or not each.subject:
            continue
        before = seen.setdefault((each.subject, str(each.measure.record_kind)), (each.kpi, each.measure, pace))
        if before[2].cadence is not pace.cadence and before[0] is not each.kpi:
            yield Found(
                each.kpi.at("statement"),
                f"“{each.measure.text}” here, but “{before[1].text}” in {before[0].where}.",
                "Give both places the same rhythm, or say how the two differ.",
            )


def _pace(measure: MeasureEntry) -> str:
    """How fast a measure is done: its limit (“4 weeks”) or its rhythm."""
    pace = only_rhythm(rhythms(measure.text or ""))
    return f"within {measure.within}" if measure.within else pace.words if pace else ""
