"""Codes that are printed twice, wrongly, or in several ways."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.codes import Coded, coded, prefixes
from riia_tui.check.reading import Item, Kind, Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded

KINDS: tuple[tuple[Kind, str], ...] = (("theme", "heading"), ("activity", "activity"), ("kpi", "KPI"))
USUAL = 0.8
"""The share of a plan's codes that makes a way of writing the usual one."""
RARE = 3


@rule("REF001", "duplicate-code", Severity.ERROR)
def duplicate_code(plan: Reading) -> Iterator[Found]:
    """One code for two headings, two activities or two KPIs.

    What it looks for:
        Codes that are equal when case and spaces are left out, among things of one kind.

    Why it matters:
        A report on the code can be about either of the two.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1b, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1b, statement: A dashboard is published.}
          - {code: KPI1c, statement: A handbook is published.}
    """
    for kind, name in KINDS:
        seen: dict[str, Item] = {}
        for each in coded(plan, kind):
            first = seen.setdefault(folded(each.code.printed), each.item)
            if first is not each.item:
                as_ = "" if first.code == each.code.printed else f", there written “{first.code}”"
                message = f"“{each.code.printed}” is the code of another {name} too{as_}."
                yield Found(each.item.at("code"), message, "Give one of the two the next code that is free.")


@rule("REF002", "code-not-of-its-heading", Severity.ERROR)
def code_not_of_its_heading(plan: Reading) -> Iterator[Found]:
    """A code that does not go on from the code of what it stands under.

    What it looks for:
        Plans in which at least two in three codes begin with the code above them (“7.3.5” under “7.3”), and the
        codes that do not: a full stop is missing, a figure is wrong, or the item stands in the wrong place.

    Why it matters:
        Whoever looks a KPI up by its code finds no activity for it, or the wrong one.

    Example:
        themes:
        - level: section
          code: "7.3"
          title: Community of practice
          activities:
          - {code: "7.3.1", title: Set it up}
          - {code: "7.3.2", title: Hold its meetings}
          - {code: "7.3.3", title: Hold its workshops}
          - {code: "7.3.4", title: Spread its learning}
          - {code: "7.35", title: Formalise its networks}

    Instead:
        themes:
        - level: section
          code: "7.3"
          title: Community of practice
          activities:
          - {code: "7.3.4", title: Spread its learning}
          - {code: "7.3.5", title: Formalise its networks}
    """
    for kind, name in KINDS:
        pairs = [(each, above) for each in coded(plan, kind) if (above := _coded_above(each))]
        wrong = [(each, above) for each, above in pairs if not _continues(each, above)]
        if len(pairs) >= RARE and 3 * len(wrong) <= len(pairs):
            for each, above in wrong:
                message = (
                    f"The {name} “{each.code.printed}” stands under “{above.code}”, and its code does not begin so."
                )
                fix = f"Put the code right, “{above.code}” and what follows, or move it to where it belongs."
                yield Found(each.item.at("code"), message, fix)


def _coded_above(each: Coded) -> Item | None:
    above = next((item for item in [*each.item.line()][1:] if item.code), None)
    return above if above and re.search(r"\d", above.code or "") else None


def _continues(each: Coded, above: Item) -> bool:
    own, start = folded(each.code.printed), folded(above.code or "")
    rest = own[len(start) :]
    return own.startswith(start) and not (rest[:1].isdigit() and start[-1:].isdigit())


@rule("REF003", "kpi-of-no-activity", Severity.ERROR)
def kpi_of_no_activity(plan: Reading) -> Iterator[Found]:
    """A KPI whose code is that of no activity.

    What it looks for:
        Plans whose KPIs bear the code of their activity (“1.2.1A” of “1.2.1”), and KPIs that stand under a heading
        alone with a code that no activity has.

    Why it matters:
        Nobody is named for the KPI, because leads are named for activities.

    Example:
        themes:
        - level: section
          code: "1.1"
          title: Data
          activities:
          - {code: "1.1.1", title: Dashboard, kpis: [{code: "1.1.1", statement: A dashboard is published.}]}
          - {code: "1.1.2", title: Handbook, kpis: [{code: "1.1.2", statement: A handbook is published.}]}
          - {code: "1.1.3", title: Training, kpis: [{code: "1.1.3A", statement: Training is held.}]}
          - {code: "1.1.4", title: Report, kpis: [{code: "1.1.4", statement: A report is published.}]}
          kpis:
          - {code: "1.1.9", statement: A network is set up.}

    Instead:
        themes:
        - level: section
          code: "1.1"
          title: Data
          activities:
          - {code: "1.1.1", title: Dashboard, kpis: [{code: "1.1.1", statement: A dashboard is published.}]}
          - {code: "1.1.9", title: Network, kpis: [{code: "1.1.9", statement: A network is set up.}]}
    """
    every = coded(plan, "kpi")
    codes = [folded(each.code.printed) for each in coded(plan, "activity")]
    known = {each.code.printed: _is_of(folded(each.code.printed), codes) for each in every}
    stray = [each for each in every if not known[each.code.printed] and _above(each).kind == "theme"]
    if sum(known.values()) >= max(RARE, USUAL * len(known)):
        for each in stray:
            message = f"No activity has the code of the KPI “{each.code.printed}”."
            yield Found(each.item.at("code"), message, "Give it the code of its activity, or add the activity.")


def _above(each: Coded) -> Item:
    assert each.item.above is not None
    return each.item.above


def _is_of(code: str, activities: list[str]) -> bool:
    return any(code.startswith(a) and not code[len(a) : len(a) + 1].isdigit() for a in activities)


@rule("REF008", "code-out-of-series", Severity.WARNING)
def code_out_of_series(plan: Reading) -> Iterator[Found]:
    """A heading's KPIs are numbered in two series.

    What it looks for:
        Headings whose KPIs bear the numbers of more than one series (1b, 1e and 2a), where one of these series is
        that of another heading.

    Why it matters:
        The number says which heading a KPI belongs to; here it says the wrong one.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1a, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}
        - level: section
          title: Diagnostics
          kpis:
          - {code: KPI2a, statement: A report is published.}
          - {code: KPI1c, statement: A survey is held.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1a, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}
        - level: section
          title: Diagnostics
          kpis:
          - {code: KPI2a, statement: A report is published.}
          - {code: KPI2b, statement: A survey is held.}
    """
    homes: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    under: dict[str, list[Coded]] = {}
    for each in coded(plan, "kpi"):
        if len(each.code.steps) == 2 and each.code.steps[-1].isalpha():
            home = _above(each)
            homes.setdefault((prefixes(plan)[each.code.prefix], each.code.series), []).append(home.path)
            under.setdefault(home.path, []).append(each)
    for path, here in under.items():
        series = {each.code.series for each in here}
        for each in here if len(series) > 1 else ():
            first = homes[prefixes(plan)[each.code.prefix], each.code.series][0]
            if first != path:
                codes = listed([f"“{other.code.printed}”" for other in here])
                message = f"“{each.code.printed}” is numbered in the series of another heading; here stand {codes}."
                yield Found(each.item.at("code"), message, "Number it in the series of its own heading.")
