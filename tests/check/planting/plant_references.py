"""Faults of references: codes, numbers, and what one place says of another."""

from dataclasses import replace

from hypothesis import strategies as st

from planting.plant_sums import an_activity, row, with_rows
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.check.reading import Reading
from riia_tui.planfile.model import (
    FrameworkEntry,
    FrameworkItemEntry,
    IndicatorTable,
    KpiEntry,
    MappingEntry,
    PersonEntry,
    PlanFile,
    ThemeEntry,
)

SUBJECTS = ("handbook", "newsletter", "dashboard", "survey", "directory", "protocol", "register", "calendar")


def with_kpis(plan: PlanFile, *codes: str | None) -> PlanFile:
    """The plan with one more heading, which has a KPI for each code."""
    kpis = tuple(KpiEntry(f"The {SUBJECTS[n]} is published.", code=code) for n, code in enumerate(codes))
    return replace(plan, themes=(*plan.themes, ThemeEntry("section", "Publications", kpis=kpis)))


def with_framework(plan: PlanFile, *items: str, code: str = "ENA", title: str = "Enablers") -> PlanFile:
    """The plan with a framework of the items."""
    entries = tuple(FrameworkItemEntry(item, f"Item {item}") for item in items)
    return replace(plan, frameworks=(*plan.frameworks, FrameworkEntry(code, title, entries)))


def with_mappings(plan: PlanFile, *pairs: tuple[str | None, str], place: str | None = None) -> PlanFile:
    """The plan with mappings from codes to items of the framework ENA."""
    more = tuple(MappingEntry(source or "", "ENA", item, place) for source, item in pairs)
    return replace(plan, mappings=(*plan.mappings, *more))


def activity_codes(plan: PlanFile) -> list[str]:
    """The codes of the activities in printed order."""
    return [item.code or "" for item in Reading(plan).activities]


@plants("REF001")
def duplicate_code(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    first, second = (f"{item.path}.kpis[{n}]" for n in (0, 1))
    code = item.activity.kpis[0].code
    return Planted(changed(changed(plan, second, code=code), first, code=code), code or "")


@plants("REF002")
def code_not_of_its_heading(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    wrong = (item.code or "").replace(".", "")
    return Planted(changed(plan, item.path, code=wrong), wrong)


@plants("REF003")
def kpi_of_no_activity(plan: PlanFile, draw: Draw) -> Planted:
    theme = any_item(plan, "theme", draw)
    code = f"{theme.code}.{draw(st.integers(7, 9))}A"
    return Planted(changed(plan, theme.path, kpis=(KpiEntry("The handbook is published.", code=code),)), code)


@plants("REF004")
def mistyped_code(plan: PlanFile, draw: Draw) -> Planted:
    codes = [f"DfESEND KPI{letter}" for letter in ("3a", "3b", "3c", "3d", "3e")]
    n, prefix = draw(st.integers(0, 4)), draw(st.sampled_from(["DfSEND KPI", "DfESSEND KPI", "DfESEMD KPI"]))
    codes[n] = f"{prefix}{codes[n][-2:]}"
    return Planted(with_kpis(plan, *codes), codes[n])


@plants("REF005")
def odd_code(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    code = f"{item.code} KPI {draw(st.integers(1, 3))}"
    return Planted(changed(plan, f"{item.path}.kpis[1]", code=code), code)


@plants("REF006")
def code_written_differently(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    code = f"{item.code}.B"
    return Planted(changed(plan, f"{item.path}.kpis[1]", code=code), code)


@plants("REF007")
def prefix_in_several_ways(plan: PlanFile, draw: Draw) -> Planted:
    codes = [f"DfE SEND KPI{letter}" for letter in ("3a", "3b", "3c", "3d", "3e")]
    n = draw(st.integers(0, 4))
    codes[n] = codes[n].replace("DfE SEND", draw(st.sampled_from(["DfESEND", "DFE SEND", "DfE Send"])))
    return Planted(with_kpis(plan, *codes), codes[n])


@plants("REF008")
def code_out_of_series(plan: PlanFile, draw: Draw) -> Planted:
    code = f"KPI1{draw(st.sampled_from('cde'))}"
    return Planted(with_kpis(with_kpis(plan, "KPI1a", "KPI1b"), "KPI2a", code), code)


@plants("REF010")
def gap_in_kpi_codes(plan: PlanFile, draw: Draw) -> Planted:
    letters = list("abcdefg")
    del letters[draw(st.integers(1, 4))]
    codes = [f"KPI3{letter}" for letter in letters]
    after = next(code for code, letter in zip(codes, "abcdefg", strict=False) if code[-1] != letter)
    return Planted(with_kpis(plan, *codes), after)


@plants("REF011")
def gap_in_numbering(plan: PlanFile, draw: Draw) -> Planted:
    theme = any_item(plan, "theme", draw)
    skipped = f"{theme.code}.{draw(st.integers(3, 6))}"
    return Planted(changed(plan, f"{theme.path}.activities[1]", code=skipped), skipped)


@plants("REF012")
def codes_out_of_order(plan: PlanFile, draw: Draw) -> Planted:
    n = draw(st.integers(0, 3))
    letters = list("abcde")
    letters[n], letters[n + 1] = letters[n + 1], letters[n]
    return Planted(with_kpis(plan, *(f"KPI3{letter}" for letter in letters)), f"KPI3{letters[n + 1]}")


@plants("REF013")
def number_with_two_meanings(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    part = f"{item.code}.{draw(st.integers(1, 3))}"
    plan = with_framework(plan, part)
    return Planted(with_rows(plan, row("Prices in headings", part, {"Price": 500}, code=item.code)), item.where)


@plants("REF014")
def table_number_twice(plan: PlanFile, draw: Draw) -> Planted:
    n = draw(st.integers(1, 9))
    plan = with_rows(plan, row(f"Table {n}: Funds", "Subscriptions", {"Year": 500}))
    table = IndicatorTable(f"Table {n}: Benchmarks", ("2025",), ())
    return Planted(replace(plan, indicators=(*plan.indicators, table)), "Subscriptions")


@plants("REF015")
def number_word_in_several_ways(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    ways = draw(st.permutations(["Project No. 7", "Project 8", "Project No 9"]))[:2]
    return Planted(changed(plan, item.path, description=f"It builds on {ways[0]} and {ways[1]}."), item.where)


@plants("REF016")
def stray_sign_in_code(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    label = f"{item.code}.1{draw(st.sampled_from(';:,'))}"
    return Planted(with_rows(plan, row("Prices in headings", label, {"Price": 500}, code=item.code)), item.where)


@plants("REF020")
def no_code_of_its_own(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    return Planted(changed(plan, f"{item.path}.kpis[1]", code=None), item.where)


@plants("REF021")
def no_codes(plan: PlanFile, draw: Draw) -> Planted:
    for item in Reading(plan).kpis:
        plan = changed(plan, item.path, code=None)
    return Planted(plan, plan.plan.code)


@plants("REF022")
def activity_without_kpi(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    return Planted(changed(plan, item.path, kpis=()), item.where)


@plants("REF023")
def kpis_tied_to_no_activity(plan: PlanFile, draw: Draw) -> Planted:
    for theme in Reading(plan).themes:
        kpis = tuple(kpi for activity in theme.theme.activities for kpi in activity.kpis)
        plan = changed(
            plan, theme.path, kpis=kpis, activities=tuple(replace(a, kpis=()) for a in theme.theme.activities)
        )
    return Planted(plan, plan.plan.code)


@plants("REF024")
def heading_without_number(plan: PlanFile, draw: Draw) -> Planted:
    plan = replace(plan, themes=tuple(replace(plan.themes[0], code=str(n), title=f"Heading {n}") for n in range(1, 6)))
    n = draw(st.integers(0, 4))
    return Planted(changed(plan, f"themes[{n}]", code=None), f"Heading {n + 1}")


@plants("REF030")
def unknown_reference(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    words = draw(st.sampled_from(["project 19", "see 7.2.1A", "section 8", "activities 1.1 and 9.9", "KPI 7.7B"]))
    return Planted(changed(plan, item.path, description=f"It goes on from earlier work ({words})."), item.where)


@plants("REF031")
def reference_not_returned(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    other = draw(st.sampled_from([code for code in activity_codes(plan) if code != item.code]))
    return Planted(changed(plan, item.path, description=f"The region meets. See line {other}."), item.where)


@plants("REF032")
def reference_to_another_subject(plan: PlanFile, draw: Draw) -> Planted:
    item, others = an_activity(plan, draw), Reading(plan).activities
    named, meant = draw(st.permutations([other for other in others if other.path != item.path]))[:2]
    plan = changed(changed(plan, named.path, title="Money"), meant.path, title="Family Hub Openings")
    text = f"It supports the openings of every family hub (project {named.code})."
    return Planted(changed(plan, item.path, description=text), item.where)


@plants("REF033")
def reference_instead_of_a_promise(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["See sections 1 and 2.", "See KPI 1.1A", "(see above)"]))
    return Planted(changed(plan, item.path, statement=words), item.where)


@plants("REF034")
def reference_to_nothing(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    words = draw(st.sampled_from(["(Annex 1)", "(see below)", "in Appendix C"]))
    return Planted(changed(plan, item.path, description=f"It follows four priorities {words}."), item.where)


@plants("REF040")
def unknown_code_in_budget(plan: PlanFile, draw: Draw) -> Planted:
    wrong = replace(row("Costs", "Posts", {"Year": 500}), kpis=f"1.1A to {draw(st.integers(6, 9))}.9B")
    return Planted(with_rows(plan, wrong), "Posts")


@plants("REF041")
def range_that_leaves_out(plan: PlanFile, draw: Draw) -> Planted:
    theme = any_item(plan, "theme", draw)
    first, last = theme.theme.activities[0].kpis[0].code, theme.theme.activities[1].kpis[0].code
    wrong = replace(row("Costs", "Posts", {"Year": 500}, code=theme.code), kpis=f"{first} to {last}")
    return Planted(with_rows(plan, wrong), "Posts")


@plants("REF042")
def line_of_no_activity(plan: PlanFile, draw: Draw) -> Planted:
    wrong = row("Costs", "Rooms", {"Year": 500}, code=draw(st.sampled_from(["-", "other", "n/a"])))
    return Planted(with_rows(plan, wrong), "Rooms")


@plants("REF043")
def line_without_reference(plan: PlanFile, draw: Draw) -> Planted:
    told = [replace(row("CSC", f"Posts {n}", {"Year": 500}), kpis="all of section 1") for n in range(2)]
    bare = [row("SEND", f"Rooms {n}", {"Year": 500}) for n in range(draw(st.integers(1, 4)))]
    return Planted(with_rows(plan, *told, *bare), "Rooms 0")


@plants("REF044")
def line_in_two_rows(plan: PlanFile, draw: Draw) -> Planted:
    first, second = draw(st.permutations(activity_codes(plan)))[:2]
    both = row("Costs", "Benchmarking", {"Year": 500}, code=f"{first}{draw(st.sampled_from([' & ', ', ']))}{second}")
    return Planted(with_rows(plan, both, row("Costs", "Network", {"Year": 0}, code=second)), second)


@plants("REF045")
def line_without_number(plan: PlanFile, draw: Draw) -> Planted:
    rows = [row("Costs", f"Line {code}", {"Year": 500}, code=code) for code in activity_codes(plan)]
    n = draw(st.integers(0, len(rows) - 1))
    rows[n] = replace(rows[n], code=None)
    return Planted(with_rows(plan, *rows), rows[n].label)


@plants("REF050")
def mapping_in_one_table_only(plan: PlanFile, draw: Draw) -> Planted:
    pairs = [(code, "1") for code in activity_codes(plan)]
    n = draw(st.integers(0, len(pairs) - 1))
    plan = with_mappings(with_framework(plan, "1"), *pairs, place="Table 3")
    return Planted(with_mappings(plan, *pairs[:n], *pairs[n + 1 :], place="Table 4"), pairs[n][0])


@plants("REF051")
def mapping_twice(plan: PlanFile, draw: Draw) -> Planted:
    pairs = [(code, "1") for code in activity_codes(plan)]
    again = draw(st.sampled_from(pairs))
    return Planted(with_mappings(with_framework(plan, "1"), *pairs, again), again[0])


@plants("REF052")
def activity_without_mapping(plan: PlanFile, draw: Draw) -> Planted:
    codes = activity_codes(plan)
    bare = draw(st.sampled_from(codes))
    plan = with_framework(plan, "1")
    return Planted(with_mappings(plan, *((code, "1") for code in codes if code != bare)), bare)


@plants("REF053")
def item_that_nothing_answers(plan: PlanFile, draw: Draw) -> Planted:
    bare = draw(st.sampled_from("123"))
    pairs = [(code, item) for code in activity_codes(plan) for item in "123" if item != bare]
    return Planted(with_mappings(with_framework(plan, *"123"), *pairs), bare)


@plants("REF054")
def list_that_nothing_answers(plan: PlanFile, draw: Draw) -> Planted:
    title = draw(st.sampled_from(["Strategic objectives", "Regional Priorities", "Our aims"]))
    return Planted(with_framework(plan, "S1", "S2", code="SO", title=title), "SO")


@plants("REF055")
def mapping_to_the_other_side(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    plan = with_framework(plan, "1", title="CSC enablers")
    plan = replace(plan, frameworks=tuple(replace(f, code="csc-ena") for f in plan.frameworks))
    plan = replace(plan, mappings=(MappingEntry(item.code or "", "csc-ena", "1"),))
    return Planted(with_rows(plan, row("Costs", "Posts", {"SEND grant": 500}, code=item.code)), item.where)


@plants("REF060")
def numbers_swapped(plan: PlanFile, draw: Draw) -> Planted:
    one, other = draw(st.permutations(Reading(plan).activities))[:2]
    labels = {one.code: other.activity.title, other.code: one.activity.title}
    return Planted(
        with_rows(plan, *(row("Costs", t, {"Year": 500}, code=code) for code, t in labels.items())), one.where
    )


@plants("REF061")
def title_differs(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    label = f"{draw(st.sampled_from(['Northern', 'Parental']))} {item.activity.title.split()[-1]}"
    return Planted(with_rows(plan, row("Costs", label, {"Year": 500}, code=item.code)), item.where)


@plants("REF062")
def range_unlike_heading(plan: PlanFile, draw: Draw) -> Planted:
    activities = plan.themes[0].activities
    first = draw(st.integers(3, 30))
    themes = [
        ThemeEntry("group", title, activities=tuple(replace(a, code=str(start + n)) for n, a in enumerate(activities)))
        for title, start in (("Networks", first), ("New projects", first + 2))
    ]
    themes[1] = replace(themes[1], aim=f"Projects {first + 1} to {first + 2} support local areas.")
    return Planted(replace(plan, themes=tuple(themes)), "New projects")


@plants("REF063")
def manager_differs(plan: PlanFile, draw: Draw) -> Planted:
    item = an_activity(plan, draw)
    plan = replace(plan, people=(*plan.people, PersonEntry("Robin Brown")))
    return Planted(
        with_rows(plan, row("Costs", "Posts", {"Year": 500}, code=item.code, note="Robin Brown.")), item.where
    )
