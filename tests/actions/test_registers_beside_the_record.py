"""Risks, lessons, spend, support packages and released names: entered, changed, closed, undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from store_contents import journal

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.journal import undo
from db.words import Audience, GrantArea
from riia_tui.actions.corrections import remove_record
from riia_tui.actions.register_commands import CloseRisk, ReleaseNames, SetLesson, SetRisk, SetSpend, SetSupport
from riia_tui.actions.risks_and_lessons import close_risk, set_lesson, set_risk
from riia_tui.actions.spending import set_spend
from riia_tui.actions.support import release_names, set_support
from riia_tui.views.dump import dump
from riia_tui.views.kpi import kpi
from riia_tui.views.lessons import lessons
from riia_tui.views.risks import risks
from riia_tui.views.spending import spending
from riia_tui.views.standing import standing
from riia_tui.views.support import support
from tests.views.pack_store import TODAY, pack_store

EARLIER = date(2025, 10, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The plan of the board pack."""
    made = pack_store(tmp_path / "riia.db")
    yield made
    made.close()


def test_a_risk_is_entered_graded_and_named_by_its_title_from_then_on(store: Store) -> None:
    set_risk(store, SetRisk(None, "No analyst", EARLIER, likelihood=2, counts_towards=("1.1.1",)), TODAY)
    set_risk(store, SetRisk(None, "Money late", EARLIER, likelihood=5, impact=5), TODAY)
    said = set_risk(store, SetRisk(None, " no ANALYST", TODAY, impact=4, response="advert out"), TODAY).said
    assert said == "Changed the risk “No analyst”."
    found = risks(store, None, TODAY).open
    assert [(line.title, line.score, line.kpis) for line in found] == [
        ("Money late", 25, ()),
        ("No analyst", 8, ("1.1.1",)),
    ]
    assert risks(store, None, date(2025, 9, 30)).open == ()
    assert dump(store, None, TODAY)["risks"][0]["kpis"] == ["1.1.1"]


def test_a_closed_risk_is_open_on_the_days_before(store: Store) -> None:
    set_risk(store, SetRisk(None, "No analyst", EARLIER), TODAY)
    close_risk(store, CloseRisk(None, "No analyst", TODAY, "she started"), TODAY)
    assert risks(store, None, TODAY).open == ()
    assert risks(store, None, TODAY).closed[0].why_closed == "she started"
    assert len(risks(store, None, date(2025, 11, 30)).open) == 1
    undo(store)
    assert len(risks(store, None, TODAY).open) == 1


def test_what_cannot_be_a_risk_is_refused_and_nothing_is_written(store: Store) -> None:
    for wrong in (
        SetRisk(None, "x", EARLIER, likelihood=6),
        SetRisk(None, " ", EARLIER),
        SetRisk(None, "x", date(2025, 12, 2)),
    ):
        with pytest.raises(BadInput):
            set_risk(store, wrong, TODAY)
    with pytest.raises(UnknownName, match="nobody"):
        close_risk(store, CloseRisk(None, "nobody", TODAY), TODAY)
    with pytest.raises(UnknownName):
        set_risk(store, SetRisk(None, "x", EARLIER, counts_towards=("9.9.9",)), TODAY)
    assert risks(store, None, TODAY).open == ()


def test_a_lesson_says_what_changed_for_children(store: Store) -> None:
    set_lesson(store, SetLesson(None, "Early panels", EARLIER, learned="Panels earlier"), TODAY)
    set_lesson(store, SetLesson(None, "Early panels", TODAY, changed="Seen 3 weeks sooner"), TODAY)
    (line,) = lessons(store, None, TODAY).lines
    assert (line.on, line.learned, line.changed) == (EARLIER, "Panels earlier", "Seen 3 weeks sooner")


def test_spend_is_added_up_by_fund_area_and_period_and_a_blank_is_not_nothing(store: Store) -> None:
    for fund, area, period, profile, actual in (
        ("SEND", GrantArea.DATA, "Q2", 1000.0, 800.0),
        ("SEND", GrantArea.DATA, "Q3", 1000.0, None),
        ("CSC", GrantArea.TARGETED, "Q2", 0.0, 50.5),
    ):
        set_spend(store, SetSpend(None, fund, area, period, profile=profile, actual=actual))
    set_spend(store, SetSpend(None, "send", GrantArea.DATA, "q2", reason="Post filled late"))
    found = spending(store, None, TODAY)
    assert [(line.fund, line.area, line.period, line.variance) for line in found.lines] == [
        ("CSC", GrantArea.TARGETED, "Q2", 50.5),
        ("SEND", GrantArea.DATA, "Q2", -200.0),
        ("SEND", GrantArea.DATA, "Q3", None),
    ]
    assert [line.unexplained for line in found.lines] == [True, False, False]
    assert found.total is not None
    assert (found.total.profile, found.total.actual, found.total.variance) == (2000.0, 850.5, -149.5)
    assert found.total.allocation is None
    with pytest.raises(BadInput, match="No amount"):
        set_spend(store, SetSpend(None, "SEND", GrantArea.DATA, "Q4"))


def test_a_support_package_counts_like_any_record_and_says_what_changed(store: Store) -> None:
    set_support(
        store,
        SetSupport(
            None, "EHCP help", EARLIER, received=("BCP",), supplied=("Devon",), days=6, counts_towards=("1.1.1",)
        ),
        TODAY,
    )
    set_support(store, SetSupport(None, "EHCP help", TODAY, received=("BCP",), outcome="Fewer waiting"), TODAY)
    (line,) = support(store, None, TODAY).lines
    assert line.received == ("Bournemouth, Christchurch and Poole",)
    assert (line.supplied, line.days, line.outcome, line.kpis) == (("Devon",), 6, "Fewer waiting", ("1.1.1",))
    key = next(r for r in kpi(store, "1.1.1", None, TODAY).records if r.title == "EHCP help").key
    remove_record(store, key)
    assert support(store, None, TODAY).lines == ()
    undo(store)
    assert support(store, None, TODAY).lines == (line,)


def test_a_name_is_released_to_an_audience_with_who_agreed_and_taken_back(store: Store) -> None:
    release_names(store, ReleaseNames(None, "Devon, BCP", Audience.DFE, EARLIER, "DCS, 30 Sep"))
    facts = standing(store, None, TODAY).facts
    names = {facts.organisation[release.organisation].short_name or "Devon" for release in facts.releases}
    assert names == {"Devon", "BCP"}
    release_names(store, ReleaseNames(None, "Devon", Audience.DFE, TODAY, take_back=True))
    held = [release.holds_on(TODAY) for release in standing(store, None, TODAY).facts.releases]
    assert sorted(held) == [False, True]
    with pytest.raises(BadInput, match="everybody is named"):
        release_names(store, ReleaseNames(None, "Devon", Audience.BOARD, TODAY, "x"))
    with pytest.raises(BadInput, match="Who agreed"):
        release_names(store, ReleaseNames(None, "Torbay", Audience.DFE, TODAY))


def test_what_was_entered_by_mistake_is_taken_away_again(store: Store) -> None:
    set_risk(store, SetRisk(None, "No analyst", EARLIER, cause="x", likelihood=2, counts_towards=("1.1.1",)), TODAY)
    set_risk(store, SetRisk(None, "No analyst", EARLIER, cause="", without=("likelihood", "counts_towards")), TODAY)
    (risk,) = risks(store, None, TODAY).open
    assert (risk.cause, risk.likelihood, risk.kpis) == (None, None, ())
    set_support(store, SetSupport(None, "Help", EARLIER, days=6, need="x", done=TODAY), TODAY)
    set_support(store, SetSupport(None, "Help", EARLIER, need="", without=("days", "done")), TODAY)
    (package,) = support(store, None, TODAY).lines
    assert (package.days, package.need, package.done) == (None, None, None)


def test_money_of_which_nothing_is_left_goes_and_comes_back_with_undo(store: Store) -> None:
    set_spend(store, SetSpend(None, "SEND", GrantArea.DATA, "Q2", profile=1000.0, actual=0.0))
    before = spending(store, None, TODAY).lines
    outcome = set_spend(store, SetSpend(None, "SEND", GrantArea.DATA, "Q2", without=("profile", "actual")))
    assert outcome.said == "Took out the money of SEND, data, Q2."
    assert spending(store, None, TODAY).lines == ()
    undo(store)
    assert spending(store, None, TODAY).lines == before


def test_what_is_so_already_is_said_to_be_so_and_leaves_no_step(store: Store) -> None:
    risk = SetRisk(None, "No analyst", EARLIER, likelihood=2, owner="Ann", counts_towards=("1.1.1",))
    lesson = SetLesson(None, "Ask early", EARLIER, learned="Ask", counts_towards=("1.1.1",))
    money = SetSpend(None, "SEND", GrantArea.DATA, "Q2", 1, 1, 2, 2)
    closed = CloseRisk(None, "No analyst", TODAY, "she started")
    for first, again in (
        (lambda: set_risk(store, risk, TODAY), "The risk “No analyst” was so already."),
        (lambda: close_risk(store, closed, TODAY), "The risk “No analyst” was so already."),
        (lambda: set_lesson(store, lesson, TODAY), "The lesson “Ask early” was so already."),
        (lambda: set_spend(store, money), "The money of SEND, data, Q2 was so already."),
    ):
        first()
        steps = len(journal(store))
        outcome = first()
        assert (outcome.said, outcome.advice) == (again, "Nothing was changed.")
        assert len(journal(store)) == steps
