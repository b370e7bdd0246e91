"""The ref of a KPI: its printed code where that is its own, else what tells it apart."""

from hypothesis import given
from hypothesis import strategies as st

from riia_tui.planfile.refs import folded, given_refs, placed_kpis

codes = st.text(alphabet="aA1.#- ", max_size=4).filter(lambda code: code.strip() != "")
printed = st.lists(st.tuples(st.none() | codes, codes), max_size=30)


def refs_of(plan) -> list[str]:
    return [placed.ref for placed in placed_kpis(plan)]


def test_a_printed_code_is_the_ref_and_the_second_and_third_equal_ones_get_a_number() -> None:
    assert given_refs([("1.1", "x"), ("1.2", "x"), ("1.1", "x"), ("1.1", "x")]) == ["1.1", "1.2", "1.1#2", "1.1#3"]


def test_case_and_spaces_do_not_make_a_code_another() -> None:
    assert given_refs([("6.2.5 KPI 1", "x"), ("6.2.5 kpi1", "x")]) == ["6.2.5 KPI 1", "6.2.5 kpi1#2"]


def test_a_ref_without_a_code_never_takes_a_printed_one() -> None:
    assert given_refs([(None, "7.2-1"), ("7.2-1", "x")]) == ["7.2-1#2", "7.2-1"]


def test_a_printed_code_that_looks_like_a_second_one_keeps_its_ref() -> None:
    assert given_refs([("1.1", "x"), ("1.1", "x"), ("1.1#2", "x")]) == ["1.1", "1.1#3", "1.1#2"]


def test_very_many_equal_codes_are_counted_quickly() -> None:
    """Trying each number from the start again would take minutes."""
    assert given_refs([("K", "x")] * 30_000)[-1] == "K#30000"


def test_without_a_code_it_is_the_theme_and_the_running_number_of_all_its_kpis(read) -> None:
    plan = read("""\
        themes:
        - code: "7"
          level: section
          title: Outer
          kpis:
          - {statement: printed before the sub-requirements}
          themes:
          - code: "7.2"
            level: sub-requirement
            title: Inner
            activities:
            - title: First
              kpis: [{code: A, statement: s}, {statement: s}]
            - title: Second
              kpis: [{code: a, statement: s}, {statement: s}]
            kpis: [{statement: s}]
        """)
    assert refs_of(plan) == ["7-1", "A", "7.2-2", "a#2", "7.2-4", "7.2-5"]


def test_a_theme_without_a_code_lends_its_position_in_the_tree(read) -> None:
    plan = read("""\
        themes:
        - {level: section, title: First}
        - level: section
          title: Second
          code: B
          themes:
          - {level: priority, title: Inner, kpis: [{statement: s}, {statement: s}]}
        """)
    assert refs_of(plan) == ["2.1-1", "2.1-2"]


def test_two_themes_with_one_code_do_not_share_refs(read) -> None:
    theme = "{level: a, title: b, code: T, kpis: [{statement: s}]}"
    assert refs_of(read(f"themes: [{theme}, {theme}]")) == ["T-1", "T-1#2"]


def test_a_placed_kpi_knows_its_theme_activity_and_place_in_the_file(read) -> None:
    plan = read("""\
        themes:
        - level: section
          title: Data
          activities:
          - {title: Meet, kpis: [{code: K1, statement: s}]}
          kpis: [{code: K2, statement: s}]
        """)
    first, second = placed_kpis(plan)
    assert (first.theme.title, first.activity and first.activity.title) == ("Data", "Meet")
    assert first.path == "themes[0].activities[0].kpis[0]"
    assert (second.activity, second.path) == (None, "themes[0].kpis[0]")
    assert plan.place_of(first.path) is not None


@given(printed)
def test_every_kpi_has_a_ref_of_its_own(kpis) -> None:
    refs = given_refs(kpis)
    assert len(refs) == len(kpis)
    assert len({folded(ref) for ref in refs}) == len(refs)


@given(printed)
def test_the_first_of_equal_codes_is_its_own_ref(kpis) -> None:
    first: dict[str, str] = {}
    for (code, _), ref in zip(kpis, given_refs(kpis), strict=True):
        if code is not None and folded(code) not in first:
            first[folded(code)] = ref
            assert ref == code


@given(printed)
def test_refs_are_the_same_every_time_and_may_be_printed_as_codes(kpis) -> None:
    refs = given_refs(kpis)
    assert given_refs(kpis) == refs
    assert given_refs([(ref, "x") for ref in refs]) == refs


@given(printed, st.integers(min_value=0, max_value=29))
def test_a_new_kpi_without_a_code_at_the_end_leaves_all_refs_as_they_were(kpis, number) -> None:
    assert given_refs([*kpis, (None, f"9-{number}")])[:-1] == given_refs(kpis)
