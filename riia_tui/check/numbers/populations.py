"""The authorities and areas that a plan counts: how many, and whether they are the same ones."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.numbers.percentages import FRACTION
from riia_tui.check.printed.counted_bodies import LA, LAP, WHOLE, counted_bodies
from riia_tui.check.printed.written_numbers import number
from riia_tui.check.reading import Reading, Words, kpis_under
from riia_tui.check.rule import rule


@rule("NUM005", "authorities-miscounted", Severity.ERROR)
def authorities_miscounted(plan: Reading) -> Iterator[Found]:
    """A number of authorities that is not the region's, such as “all 14 LAPs” among fifteen.

    What it looks for:
        “All 14 LAs”, “the region's 14 authorities” or the whole of a printed fraction of authorities, where the plan
        lists another number of them.

    Why it matters:
        Nobody can say which authority was left out, or whether one was.

    Example:
        authorities: [Avon, Exeshire, Fenland, Heathshire]
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: All 5 LAs have taken part., due: 2026-11-30}

    Instead:
        authorities: [Avon, Exeshire, Fenland, Heathshire]
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: All 4 LAs have taken part., due: 2026-11-30}
    """
    true = _authorities(plan)
    for words in plan.words:
        for match in WHOLE.finditer(words.text) if true else ():
            if number(match["number"]) not in true:
                yield _miscounted(words, match[0], number(match["number"]), max(true))
        for match in FRACTION.finditer(words.text) if true else ():
            near = words.text[match.start() : match.end() + 12]
            whole = int(match["whole"] or match["whole2"])
            if whole not in true and re.search(r"\bLA[Ps]?|authorit|local area", near) and whole <= 2 * max(true):
                yield _miscounted(words, match[0], whole, max(true))


@rule("NUM006", "two-populations-in-one-figure", Severity.WARNING)
def two_populations_in_one_figure(plan: Reading) -> Iterator[Found]:
    """A KPI that counts local authorities and local area partnerships as if they were the same.

    What it looks for:
        One statement with a number or share of LAs and a number or share of LAPs.

    Why it matters:
        A partnership takes in health and parents: an authority may take part while its partnership does not.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: 87% of LAs (13 out of 15 LAPs) take part., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: 87% of LAPs (13 out of 15 LAPs) take part., due: 2026-11-30}
    """
    for kpi in plan.kpis:
        counted = counted_bodies(kpi.kpi.statement)
        if LA in counted and LAP in counted:
            yield Found(
                kpi.at("statement"),
                f"“{counted[LA]}” counts local authorities, “{counted[LAP]}” local area partnerships.",
                "Count the same bodies in both places: LAs or LAPs.",
            )


@rule("NUM007", "two-kinds-of-body", Severity.NOTE)
def two_kinds_of_body(plan: Reading) -> Iterator[Found]:
    """A heading that counts one kind of body and has KPIs that count another.

    What it looks for:
        A number or share of authorities, partnerships or local areas in the texts of a heading and its activities,
        and of another of the three in the KPIs below it.

    Why it matters:
        What the heading says of one kind may not hold of the other.

    Example:
        themes:
        - level: section
          title: Data
          aim: All 15 LAPs take part, unless something unforeseen happens.
          kpis:
          - {statement: All 15 LAs send their data., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          aim: All 15 LAs take part, unless something unforeseen happens.
          kpis:
          - {statement: All 15 LAs send their data., due: 2026-11-30}
    """
    for theme in plan.themes:
        above = counted_bodies(f"{theme.theme.title}. {theme.theme.aim or ''}")
        below = list(kpis_under(plan, theme)) if above else [k for k in plan.below[theme.path] if k.kind == "kpi"]
        for activity in () if above else plan.below[theme.path]:
            if activity.kind == "activity":
                above |= counted_bodies(f"{activity.activity.title}. {activity.activity.description or ''}")
        others = [(kpi, kind, words) for kpi in below for kind, words in counted_bodies(kpi.kpi.statement).items()]
        other = next((each for each in others if above and each[1] not in above), None)
        if other:
            kind, words = next(iter(above.items()))
            yield Found(
                theme.at("aim" if theme.theme.aim else "title"),
                f"“{words}” here counts {kind}, but “{other[2]}” of {other[0].where} counts {other[1]}.",
                "Name the same bodies in the heading, its activities and their KPIs.",
            )


def _authorities(plan: Reading) -> set[int]:
    """How many authorities the region has had in the plan's time, by any count; empty where none are listed."""
    head, all_of_them = plan.file.plan, plan.file.authorities
    at = (
        sum(not (a.until and a.until < day) and not (a.since and a.since > day) for a in all_of_them)
        for day in (head.starts, head.ends)
    )
    return {len(all_of_them), *at} - {0}


def _miscounted(words: Words, printed: str, given: int, true: int) -> Found:
    return Found(
        words.at,
        f"“{printed}” has {given}, but the plan lists {true} authorities.",
        f"Write {true}, or say which ones are meant.",
    )
