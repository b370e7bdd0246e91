"""Plans that nobody would write, for the tests: whatever a plan file can hold, with texts of every kind."""

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from db.words import Cadence, Comparator, Counts, KpiKind, Metric, Quarters, RecordKind, Role, Unit
from riia_tui.planfile.model import (
    ActivityEntry,
    AuthorityEntry,
    BudgetRow,
    ChangeEntry,
    EventEntry,
    FrameworkEntry,
    FrameworkItemEntry,
    IndicatorRow,
    IndicatorTable,
    KpiEntry,
    MappingEntry,
    MeasureEntry,
    MemberEntry,
    NetworkEntry,
    PersonEntry,
    PlanFile,
    PlanHead,
    RegionHead,
    ThemeEntry,
)
from riia_tui.planfile.refs import folded, placed_kpis

HOSTILE = (
    *("=1+1", "+44 20", "-3", "@home", "[/]", "#N/A", "1.10", "007", "2025-12-31", "31/12/2025", "86%", "TRUE", "null"),
    *("_x000D_", "_x005F_", "a\r\nb", "a\rb", "a\nb", "tab\tbed", "a; b", '"quoted"', 'a" ; "b', "a\u2028b", "a\x85b"),
    *("🙂 fine", "é", "٣", "'apostrophe", "<t>&amp;</t>", "1e5", "a  b", "all", "read me", "{}", "\ufeffmark"),
)


TEXTS = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)
MAYBE = st.none() | TEXTS
NUMBERS = st.none() | st.integers(0, 10**6).map(float) | st.floats(0.001, 10**9, allow_subnormal=False)
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
SOME_DAY = st.dates(date(1890, 1, 1), date(2100, 1, 1))


def maybe(words: type) -> st.SearchStrategy:
    return st.none() | st.sampled_from(words)


def few(each: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(each, max_size=most).map(tuple)


def distinct(texts: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(texts, max_size=most, unique_by=folded).map(tuple)


@st.composite
def measures(draw: st.DrawFn) -> MeasureEntry:
    metric = draw(st.sampled_from(Metric))
    unit = draw(st.sampled_from(Unit))
    target = draw(NUMBERS)
    if metric is Metric.MILESTONE:
        unit, target = Unit.YES, 1.0
    elif unit is Unit.PERCENT:
        target = 100.0 if target is None else min(target, 100.0)
    return MeasureEntry(
        metric=metric,
        comparator=draw(st.sampled_from(Comparator)),
        target=target,
        unit=unit,
        denominator=draw(st.none() | st.integers(1, 400).map(float)),
        within=draw(st.sampled_from([None, "10 working days", "1 month"])),
        record_kind=draw(maybe(RecordKind)),
        role=draw(maybe(Role)),
        due=draw(DAYS),
        baseline=draw(NUMBERS),
        text=draw(MAYBE),
        answer=draw(st.booleans()),
    )


CODES = st.sampled_from([None, "1.1", "1.1", "1.10", "T1", "K2", "A1", "=1"]) | MAYBE
KPIS = st.builds(
    KpiEntry,
    statement=TEXTS,
    code=CODES,
    kind=st.sampled_from(KpiKind),
    due=DAYS,
    due_text=MAYBE,
    due_note=MAYBE,
    cadence=maybe(Cadence),
    owner=MAYBE,
    measures=few(measures(), 2),
)
BUDGET = st.builds(
    BudgetRow,
    label=TEXTS,
    fund=MAYBE,
    code=MAYBE,
    kpis=MAYBE,
    note=MAYBE,
    amounts=st.dictionaries(TEXTS, st.floats(-(10**9), 10**9).map(lambda n: round(n, 2)), max_size=3).map(
        lambda cells: tuple(cells.items())
    ),
)


@st.composite
def indicators(draw: st.DrawFn) -> IndicatorTable:
    columns = draw(few(TEXTS, 3))
    cells = st.lists(MAYBE, min_size=len(columns), max_size=len(columns)).map(tuple)
    return IndicatorTable(draw(TEXTS), columns, draw(few(st.builds(IndicatorRow, TEXTS, cells), 3)))


@st.composite
def periods(draw: st.DrawFn) -> tuple[date | None, date | None]:
    first, last = draw(DAYS), draw(DAYS)
    return (min(first, last), max(first, last)) if first and last else (first, last)


def others(names: tuple[str, ...], name: str) -> st.SearchStrategy:
    """Another authority, or none."""
    left = [each for each in names if each != name]
    return st.none() | st.sampled_from(left) if left else st.none()


@st.composite
def themes(draw: st.DrawFn, names: tuple[str, ...], depth: int = 2) -> ThemeEntry:
    scope = few(st.sampled_from(names)) if names else st.just(())
    activity = st.builds(
        ActivityEntry,
        title=TEXTS,
        code=CODES,
        description=MAYBE,
        lead=MAYBE,
        sponsor=MAYBE,
        scope=scope,
        kpis=few(KPIS, 1),
    )
    small = 2 if depth else 1
    return ThemeEntry(
        level=draw(TEXTS),
        title=draw(TEXTS),
        code=draw(CODES),
        aim=draw(MAYBE),
        lead=draw(MAYBE),
        counts=draw(maybe(Counts)),
        themes=draw(few(themes(names, depth - 1), 1)) if depth else (),
        activities=draw(few(activity, small)),
        kpis=draw(few(KPIS, 1)),
    )


@st.composite
def networks(draw: st.DrawFn, authorities: tuple[str, ...], refs: tuple[str, ...]) -> tuple[NetworkEntry, ...]:
    found = []
    for name in draw(distinct(TEXTS, 2)):
        everyone = draw(st.booleans())
        members = [] if everyone or not authorities else draw(st.lists(st.sampled_from(authorities), max_size=2))
        found.append(
            NetworkEntry(
                name,
                draw(maybe(Cadence)),
                draw(few(st.sampled_from(refs))) if refs else (),
                tuple(MemberEntry(member, *draw(periods()), draw(MAYBE), draw(MAYBE)) for member in members),
                draw(st.none() | st.integers(1, 30)),
                draw(st.booleans()),
                everyone,
            )
        )
    return tuple(found)


@st.composite
def plans(draw: st.DrawFn) -> PlanFile:
    """Plans that a plan file can hold."""
    names = draw(distinct(TEXTS))
    head = PlanHead(
        draw(TEXTS),
        draw(TEXTS),
        date(2025, 4, 1),
        draw(st.dates(date(2025, 4, 1))),
        RegionHead(draw(TEXTS), draw(TEXTS), draw(st.just("") | TEXTS)),
        draw(MAYBE),
        draw(st.sampled_from(Quarters)),
        draw(MAYBE),
    )
    plan = PlanFile("riia-plan/1", head, draw(few(themes(names))))
    refs = tuple(placed.ref for placed in placed_kpis(plan))
    frameworks = tuple(
        FrameworkEntry(
            code, draw(TEXTS), tuple(FrameworkItemEntry(item, draw(TEXTS)) for item in draw(distinct(TEXTS)))
        )
        for code in draw(distinct(TEXTS, 2))
    )
    items = [(framework.code, item.code) for framework in frameworks for item in framework.items]
    return replace(
        plan,
        authorities=tuple(
            AuthorityEntry(name, None, *draw(periods()), draw(others(names, name)), draw(others(names, name)))
            for name in names
        ),
        people=draw(few(st.builds(PersonEntry, TEXTS, MAYBE, MAYBE))),
        frameworks=frameworks,
        budget=draw(few(BUDGET, 3)),
        mappings=tuple(
            MappingEntry(draw(st.sampled_from(refs)), *draw(st.sampled_from(items)), draw(MAYBE))
            for _ in range(draw(st.integers(0, 2)))
            if refs and items
        ),
        networks=draw(networks(names, refs)),
        indicators=draw(few(indicators())),
        events=draw(few(st.builds(EventEntry, SOME_DAY, TEXTS, MAYBE))),
        changes=tuple(
            ChangeEntry(draw(st.sampled_from(refs)), draw(TEXTS), draw(SOME_DAY), draw(TEXTS), draw(MAYBE), draw(MAYBE))
            for _ in range(draw(st.integers(0, 2)))
            if refs
        ),
    )
