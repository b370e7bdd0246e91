"""Find: words in any order, their beginnings, slips, and filters."""

from datetime import date
from time import perf_counter

import pytest

from db.engine import Store
from db.errors import BadInput
from db.search_index import Index
from db.spelling import distance, likely
from db.words import Status
from riia_tui.actions.commands import LogEvidence, UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.records import log_evidence
from riia_tui.views.find import find, findable_of, found
from riia_tui.views.find_completing import completions
from riia_tui.views.find_words import Days, wanted

TODAY = date(2025, 12, 1)
PLAN = "sw-2025-26"


def refs(store: Store, text: str, plan: str | None = None) -> list[str]:
    return [hit.ref for hit in find(store, text, plan, TODAY) if hit.kind == "KPI"]


def test_words_are_found_in_any_order_and_by_their_beginnings(store: Store) -> None:
    assert "1.2.1A" in refs(store, "performance leads")
    assert set(refs(store, "leads performance")) >= set(refs(store, "performance leads"))
    assert "1.2.1A" in refs(store, "lead perf")


def test_a_ref_stands_first_whatever_else_holds_it(store: Store) -> None:
    for ref in ("5.1.7", "1.2.1A", "4.1.1"):
        assert find(store, ref, PLAN, TODAY)[0].ref == ref


def test_accents_and_case_do_not_matter(store: Store) -> None:
    log_evidence(store, LogEvidence(PLAN, TODAY, "Café MEETING at the École"), TODAY)
    assert [hit.text for hit in find(store, "ecole cafe")] == ["Café MEETING at the École"]


@pytest.mark.parametrize("slip", ["dashbaord", "dashbord", "dashbooard", "dashvoard", "Dashbaord regonal"])
def test_a_slip_is_forgiven_and_named(store: Store, slip: str) -> None:
    shown = found(store, slip, PLAN, TODAY)
    assert shown.hits and "dashboard" in shown.meant


def test_what_nobody_could_have_meant_finds_nothing(store: Store) -> None:
    assert found(store, "xyzzyplugh", PLAN, TODAY) == found(store, "quuxquux", PLAN, TODAY)
    assert find(store, "xyz", PLAN, TODAY) == []


def test_files_and_comments_are_found(store: Store) -> None:
    told = LogEvidence(PLAN, TODAY, "Terms", address="https://example.org/zebra-terms.pdf", counts_towards=("1.2.1A",))
    log_evidence(store, told, TODAY)
    update_rag(store, UpdateRag("1.2.1A", Status.AT_RISK, TODAY, PLAN, "zebra", cause="c", remedy="r"), TODAY)
    assert {hit.kind for hit in find(store, "zebra", PLAN, TODAY)} == {"file", "RAG"}


def test_a_status_filters_kpis_as_they_stand_on_the_day(store: Store) -> None:
    update_rag(store, UpdateRag("1.2.1A", Status.OFF_TRACK, TODAY, PLAN, "c", cause="c", remedy="r"), TODAY)
    reds = refs(store, "status:red")
    assert "1.2.1A" in reds
    assert refs(store, "status:R") == refs(store, "status:off-track") == refs(store, "status:re") == reds
    assert set(refs(store, "status:red,green")) == set(reds) | set(refs(store, "status:green"))
    assert all(ref != "1.2.1A" for ref in refs(store, "status:green"))


def test_a_due_date_filters_by_day_month_and_what_has_none(store: Store) -> None:
    before = {hit.on for hit in find(store, "due:<2026-01-31", PLAN, TODAY)}
    assert before and max(before) < date(2026, 1, 31)  # type: ignore[type-var]
    assert {hit.on for hit in find(store, "due:2026-03", PLAN, TODAY)} <= {date(2026, 3, day) for day in range(1, 32)}
    both = {hit.on for hit in find(store, "due:>=2026-01-01 due:<=2026-01-31", PLAN, TODAY)}
    assert both == {hit.on for hit in find(store, "due:2026-01", PLAN, TODAY)}
    assert {hit.on for hit in find(store, "due:none", PLAN, TODAY)} == {None}


def test_a_heading_filters_what_stands_under_it(store: Store) -> None:
    assert refs(store, "theme:1.2") and all(ref.startswith("1.2") for ref in refs(store, "theme:1.2"))
    assert set(refs(store, "theme:1.2")) < set(refs(store, 'theme:"data capacity"'))


def test_a_kind_filters_records_and_kpis_by_their_own_kind(store: Store) -> None:
    log_evidence(store, LogEvidence(PLAN, TODAY, "A visit"), TODAY)
    assert {hit.kind for hit in find(store, "kind:evidence", PLAN, TODAY)} == {"evidence"}
    assert {hit.kind for hit in find(store, "kind:performance", PLAN, TODAY)} == {"KPI"}
    assert {hit.kind for hit in find(store, "kind:authority", PLAN, TODAY)} == {"organisation"}


def test_words_and_filters_go_together(store: Store) -> None:
    both = refs(store, "dashboard due:<2026-01-31")
    assert set(both) == set(refs(store, "dashboard")) & set(refs(store, "due:<2026-01-31"))


@pytest.mark.parametrize(
    "text", ["status:purple", "due:<soon", "on:31/31", "plan:nowhere x", "plan:all", "status:", ""]
)
def test_what_cannot_be_looked_for_is_said(store: Store, text: str) -> None:
    with pytest.raises(BadInput):
        find(store, text, PLAN, TODAY)


def test_a_filter_is_a_filter_only_at_the_beginning_of_a_word() -> None:
    assert wanted("x-status:red http://a due:").words == "x-status:red http://a"
    assert wanted('lead:"Jo Bloggs" minutes').leads == ("jo bloggs",)
    assert wanted("due:2026-02").due == Days(date(2026, 2, 1), date(2026, 2, 28))


def test_what_is_written_is_found_at_once_and_undo_takes_it_out(store: Store) -> None:
    from riia_tui.actions.changes import undo

    assert find(store, "zebra") == []
    log_evidence(store, LogEvidence(PLAN, TODAY, "Zebra crossing"), TODAY)
    assert [hit.text for hit in find(store, "zebra")] == ["Zebra crossing"]
    undo(store)
    assert find(store, "zebra") == []


def test_the_index_is_nowhere_in_the_store(store: Store) -> None:
    from db.queries.fetch import scalars

    with store.read() as connection:
        tables = "select name from sqlite_master order by name"
        before = scalars(connection, tables)
    find(store, "dashboard")
    with store.read() as connection:
        assert scalars(connection, tables) == before


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sta", "status:"),
        ("status:r", "status:red"),
        ("dashboard status:am", "dashboard status:amber"),
        ("due:", "due:<2025-12-29"),
        ("plan:", "plan:all"),
        ("theme:1.", "theme:1.2"),
        ("kind:perf", "kind:performance"),
    ],
)
def test_filters_are_completed_as_they_are_typed(store: Store, typed: str, offered: str) -> None:
    assert offered in completions(store, typed, PLAN, TODAY)


def test_plain_words_are_left_alone(store: Store) -> None:
    assert completions(store, "minutes ", PLAN, TODAY) == completions(store, "zz", PLAN, TODAY) == []
    assert completions(store, "colour:r", PLAN, TODAY) == []


def test_slips_are_counted_to_the_beginning_of_a_word() -> None:
    assert distance("dashbaord", "dashboard", 2) == 1
    assert distance("dashbo", "dashboard", 1) == 0
    assert distance("minuts", "minutes", 1) == 1
    assert distance("apple", "orange", 1) > 1
    assert likely("cat", ["car", "cat"]) == []
    assert likely("minuts", ["minutes", "minister"]) == ["minutes"]


def test_a_key_costs_less_than_it_takes_to_press_the_next(store: Store) -> None:
    """Five times the largest published plan, with time to spare on a busy computer."""
    index = Index(findable_of(store).index.documents * 5)
    for typed in ("da", "dash", "dashboard", "dashbaord", "leads group", "5.1.7"):
        times = []
        for _ in range(3):
            begun = perf_counter()
            index.search(typed)
            times.append(perf_counter() - begun)
        assert min(times) < 0.05, typed


def test_without_full_text_search_whole_phrases_are_still_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.search_index._tables", lambda _: None)
    assert refs(store, "performance leads") and find(store, "dashbaord") == []
