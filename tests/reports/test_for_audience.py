"""Outside the region authorities are counted and not named, unless they agreed to it; and the report says so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Store
from db.errors import BadInput
from db.words import Audience, Status
from riia_tui.actions.commands import UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.register_commands import ReleaseNames
from riia_tui.actions.support import release_names
from riia_tui.reports import json as json_file
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Callout, Cell, Chart, PageBreak, Paragraph, Report, Series, Table
from riia_tui.reports.catalogue import REPORTS, build_report
from riia_tui.reports.for_audience import for_audience
from riia_tui.reports.rag import some
from riia_tui.reports.room import PAGE, head_height, height
from riia_tui.rules.suppression import SMALL, given_away, tells
from riia_tui.views.audience import Veil
from tests.views.pack_store import TODAY, pack_store
from tests.views.registers_store import enter_registers

VEILED = [kind.id for kind in REPORTS.values() if kind.names == "veiled" and kind.id != "authority"]
NAMES = ("Bath and North East Somerset", "BANES", "Bournemouth", "BCP", "Devon", "Torbay")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A plan with a record, registers, and a comment that names authorities."""
    made = pack_store(tmp_path / "riia.db")
    enter_registers(made)
    update_rag(
        made, UpdateRag("1.1.1", Status.OFF_TRACK, TODAY, comment="torbay, Devon, Bournemouth and BaNES late"), TODAY
    )
    yield made
    made.close()


def text_of(store: Store, name: str, audience: Audience) -> str:
    report = build_report(store, name, Asked(None, TODAY, None, audience))
    return json_file.render(report).decode("utf-8")


@pytest.mark.parametrize("audience", [Audience.DFE, Audience.PUBLIC])
@pytest.mark.parametrize("name", VEILED)
def test_no_name_that_was_not_released_leaves_the_region(store: Store, name: str, audience: Audience) -> None:
    text = text_of(store, name, audience)
    assert [each for each in NAMES if re.search(rf"(?i)\b{each}\b", text)] == []
    assert "Authorities are counted here and not named" in text


@pytest.mark.parametrize("name", VEILED)
def test_inside_the_region_nothing_is_hidden(store: Store, name: str) -> None:
    assert "counted here and not named" not in text_of(store, name, Audience.BOARD)


def test_who_agreed_is_named_to_that_audience_alone(store: Store) -> None:
    release_names(store, ReleaseNames(None, "Devon", Audience.DFE, TODAY, "DCS, 1 Dec"))
    told = text_of(store, "participation", Audience.DFE)
    assert "Only Devon agreed to be named." in told
    assert "Torbay" not in told
    assert "Devon" not in text_of(store, "participation", Audience.PUBLIC)


def test_a_page_about_one_authority_leaves_only_where_it_agreed(store: Store) -> None:
    with pytest.raises(BadInput, match="Torbay has not agreed to be named to the Department"):
        build_report(store, "authority", Asked(None, TODAY, "Torbay", Audience.DFE))
    with pytest.raises(BadInput, match="No authority has agreed"):
        build_report(store, "authority", Asked(None, TODAY, None, Audience.DFE))
    release_names(store, ReleaseNames(None, "Torbay", Audience.DFE, TODAY, "DCS, 1 Dec"))
    report = build_report(store, "authority", Asked(None, TODAY, None, Audience.DFE))
    assert "Devon" not in json_file.render(report).decode("utf-8")


def test_what_is_outstanding_stays_inside(store: Store) -> None:
    with pytest.raises(BadInput, match="stays inside the region"):
        text_of(store, "outstanding", Audience.PUBLIC)


def test_support_is_counted_with_small_counts_hidden(store: Store) -> None:
    text = text_of(store, "dfe-return", Audience.DFE)
    assert "Support packages, counted" in text
    assert "EHCP help" not in text
    assert "EHCP help" in text_of(store, "dfe-return", Audience.BOARD)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Devon, Torbay and Kent are late", "A few authorities are late"),
        ("It moved. Devon named its lead.", "It moved. An authority named its lead."),
        ("The Devon summary came late.", "The authority's summary came late."),
        ("A report of the Kent pilot, and a Torbay one", "A report of the authority's pilot, and an authority's one"),
        ("Owner: Performance lead (Devon)", "Owner: Performance lead (an authority)"),
        ("A visit to DEVON COUNTY council", "A visit to an authority COUNTY council"),
        ("A visit to Devon County Council", "A visit to an authority"),
        ("Reading and reading", "An authority and reading"),
        ("Devonshire", "Devonshire"),
        ("BaNES and Bath & North East Somerset", "A few authorities"),
    ],
)
def test_names_are_put_as_how_many(typed: str, shown: str) -> None:
    names = (
        "Devon",
        "Torbay",
        "Kent",
        "Reading",
        "BANES",
        "Bath and North East Somerset",
        "Bath & North East Somerset",
    )
    assert Veil(Audience.DFE, names, (), 5).over(typed) == shown


@pytest.mark.parametrize("name", VEILED)
def test_small_counts_of_authorities_are_hidden_from_everybody_in_every_report(store: Store, name: str) -> None:
    text = text_of(store, name, Audience.PUBLIC)
    assert re.findall(r"\b[123] of 4\b", text) == []
    assert re.findall(r"\b[1-4] authorit(?:y|ies)\b", text) == []
    assert "c stands for such a count" in text


def test_the_department_has_the_figures_that_the_plan_asks_for(store: Store) -> None:
    told = text_of(store, "dfe-return", Audience.DFE)
    assert "3 of 4, needs 3" in told
    assert "But a KPI's own figure is shown as the plan asks for it." in told
    assert "c of 4, needs 3" in text_of(store, "dfe-return", Audience.PUBLIC)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 8))
def test_neither_a_small_count_nor_what_it_leaves_of_the_whole_can_be_read(part: int, rest: int, small: int) -> None:
    whole = part + rest
    veil = Veil(Audience.PUBLIC, ("Devon",), (), small, frozenset({whole}))
    shown = veil.over(f"LAs that came: {part} of {whole}, needs 90%; {rest} authorities did not.")
    hidden = any(0 < count < small for count in (part, rest))
    assert (f"{part} of {whole}" in shown, f"{rest} authorities" in shown) == (not hidden, not hidden)
    assert veil.over(", ".join(["Devon"] * rest)) == ("c" if hidden and rest else str(rest) if rest else "")


def test_other_figures_are_shown_as_they_are() -> None:
    veil = Veil(Audience.PUBLIC, ("Devon",), (), 5, frozenset({15}), frozenset({3}))
    for text in (
        "1 of 3 targets met",
        "3 of 12 newsletters",
        "by 2 of 15.5",
        "5 of 15",
        "0 of 15",
        "15 of 15",
        "1 day",
        "quarterly reports: 2 of 3 expected",
        "Missed: 2 of 3 quarterly records",
    ):
        assert veil.over(text) == text
    assert veil.over("2 of 3 LAs") == "c of 3 LAs"


def test_sessions_are_no_authorities_where_another_kpi_is_to_reach_as_many() -> None:
    aims = {"8.2.3": frozenset({2}), "7.1.4": frozenset[int]()}
    veil = Veil(Audience.PUBLIC, ("Devon",), (), 5, frozenset({15}), frozenset({2}), aims_of=aims)
    rows = (("7.1.4", "sessions: 1 of 2; LAs: 13 of 15"), ("8.2.3\nG green", "LAs supported: 1 of 2"), ("9", "1 of 2"))
    (table,) = for_audience(Report("R", blocks=(Table("KPIs", ("KPI", "Figure"), rows),)), veil).blocks[1:]
    assert isinstance(table, Table)
    shown = [row[1].text for row in table.cells()]
    assert shown == ["sessions: 1 of 2; LAs: c of 15", "LAs supported: c of 2", "c of 2"]
    assert veil.over("7.1.4: Amber to Green, 1 of 2") == "7.1.4: Amber to Green, 1 of 2"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Devon, Kent and Torbay", "Torbay and c more"),
        ("Devon and Torbay", "Torbay and c more"),
        ("BANES, Devon, Torbay and 3 more", "BANES, Torbay and c more"),
        ("Devon, Torbay and 9 more", "Torbay and c more"),
        ("Devon, Kent, Torbay and 4 more", "Torbay and 6 more"),
        ("Devon and Kent", "c"),
        ("Torbay", "Torbay"),
    ],
)
def test_a_name_that_is_told_does_not_give_the_number_of_the_others_away(typed: str, shown: str) -> None:
    hidden, told = ("Devon", "Kent"), ("BANES", "Torbay")
    assert Veil(Audience.PUBLIC, hidden, told, 5, frozenset({15}), shown=told).over(typed) == shown


@pytest.mark.parametrize(
    ("missing", "shown"),
    [
        (("Torbay",), "Torbay and c more"),
        (("BANES", "Torbay"), "BANES, Torbay and c more"),
        (("Torbay", "Devon", "Kent"), "Torbay and c more"),
        (("Devon",), "c"),
        ((), "nobody"),
        (("Devon", "Kent", *("Devon",) * 4), "6"),
        (("Torbay", *("Devon",) * 5), "Torbay and 5 more"),
    ],
)
def test_who_is_missing_does_not_say_how_many_where_the_figure_does_not(missing: tuple[str, ...], shown: str) -> None:
    told = ("BANES", "Torbay")
    veil = Veil(Audience.PUBLIC, ("Devon", "Kent"), told, 5, frozenset({15}), shown=told, unnamed=13)
    rows = (("1.1", "LAs: 14 of 15", Cell(some(missing, 4) or "nobody", who=missing)),)
    (table,) = for_audience(Report("R", blocks=(Table("KPIs", ("KPI", "Took part", "Not yet"), rows),)), veil).blocks[
        1:
    ]
    assert isinstance(table, Table)
    assert [row[2].text for row in table.cells()] == [shown]


def public(named: int, unnamed: int, missing_named: int, missing_unnamed: int) -> tuple[str, str]:
    """The figure, and who is missing, as everybody reads them; the first have agreed to be named."""
    agreed = tuple(f"Named{at}." for at in range(named))
    others = tuple(f"Other{at}." for at in range(unnamed))
    whole, missing = named + unnamed, missing_named + missing_unnamed
    away = given_away(whole - missing, {whole}, missing_unnamed, unnamed) if named else frozenset()
    veil = Veil(
        Audience.PUBLIC, others, agreed, SMALL, frozenset({whole}), shown=agreed, unnamed=unnamed, given_away=away
    )
    who = (*agreed[:missing_named], *others[:missing_unnamed])
    return veil.over(f"LAs: {whole - missing} of {whole}"), veil.over_list(some(who, 4) or "nobody", who)


@given(st.integers(0, 12), st.integers(1, 15), st.data())
def test_no_hidden_count_can_be_worked_out_by_who_knows_which_of_the_named_are_missing(
    named: int, unnamed: int, data: st.DataObject
) -> None:
    missing_named, missing = data.draw(st.integers(0, named)), data.draw(st.integers(0, unnamed))
    shown = public(named, unnamed, missing_named, missing)
    others = [n for n in range(unnamed + 1) if n != missing and public(named, unnamed, missing_named, n) == shown]
    is_hidden = shown[0].startswith("LAs: c")
    assert is_hidden == bool(re.search(r"\bc\b", shown[1]))
    if named:
        assert bool(others) == is_hidden
        assert is_hidden or not tells(missing, unnamed)


def test_where_all_are_missing_the_list_says_how_many_as_the_figure_does() -> None:
    assert public(1, 5, 1, 5) == ("LAs: 0 of 6", "Named0. and 5 more")


def test_the_only_one_missing_is_named_without_saying_that_it_is_the_only_one(store: Store) -> None:
    release_names(store, ReleaseNames(None, "Torbay", Audience.PUBLIC, TODAY, "DCS, 1 Dec"))
    text = text_of(store, "participation", Audience.PUBLIC)
    assert "“c more” after a name may be none" in text
    assert re.findall(r"\b\d of 4\b", text) == []


def test_where_all_agreed_to_be_named_nothing_is_hidden(store: Store) -> None:
    release_names(store, ReleaseNames(None, "BANES, BCP, Devon, Torbay", Audience.PUBLIC, TODAY, "DCSs, 1 Dec"))
    text = text_of(store, "participation", Audience.PUBLIC)
    assert "3 of 4" in text and "c of 4" not in text


def test_a_chart_that_counts_few_authorities_stays_inside() -> None:
    few = Chart("run", "LAs", "From 1 to 3.", ("May", "June"), (Series("Figure", (1, 3)),), counts_of=15)
    many = replace(few, series=(Series("Figure", (6, 9)),))
    veil = Veil(Audience.PUBLIC, ("Devon",), (), 5, frozenset({15}))
    said, kept = for_audience(Report("R", blocks=(few, many)), veil).blocks[1:]
    assert kept == many and isinstance(said, Paragraph)
    assert "small counts" in said.text and "3" not in said.text


@pytest.mark.parametrize("audience", [Audience.DFE, Audience.PUBLIC])
def test_page_one_of_the_board_stays_one_page_outside_the_region(store: Store, audience: Audience) -> None:
    report = build_report(store, "board", Asked(None, TODAY, None, audience))
    end = next(at for at, block in enumerate(report.blocks) if isinstance(block, PageBreak))
    front, after = report.blocks[:end], report.blocks[end + 1]
    assert head_height(report) + height(front) <= PAGE
    assert isinstance(front[0], Paragraph) and "named only if they agreed" in front[0].text
    assert isinstance(after, Callout) and "Authorities are counted here and not named" in after.text
