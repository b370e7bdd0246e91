"""A region's settings: previewed, changed from a day on, and never touching what an earlier board saw."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_contents import contents, journal, written

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.words import Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.changes import redo, undo
from riia_tui.actions.commands import ChangeSetting, LogEvidence, SetBoard
from riia_tui.actions.records import log_evidence
from riia_tui.actions.settings import change_setting
from riia_tui.rules.setting_names import SETTINGS
from riia_tui.views.settings import preview
from riia_tui.views.settings import settings as settings_of
from riia_tui.views.standing import Standing, standing

TODAY = date(2025, 12, 1)


def value(store: Store, name: str, today: date = TODAY) -> str:
    return next(line.shown for line in settings_of(store, None, today)[0].settings if line.name == name)


def rated(found: Standing) -> dict[str, tuple[object, ...]]:
    return {judged.kpi.ref: (judged.status, judged.says, judged.warning) for judged in found.judged.values()}


def recorded(store: Store) -> None:
    """A third of 6.4's days of support, recorded in time."""
    log_evidence(store, LogEvidence("small", TODAY, "Support", quantity=20, counts_towards=("6.4:2",)), TODAY)


def test_every_setting_is_shown_with_its_meaning(small: Store) -> None:
    (found,) = settings_of(small, None, TODAY)
    assert (found.region, found.plans) == ("West", ("small",))
    assert [line.name for line in found.settings] == [setting.title for setting in SETTINGS]
    assert all(line.is_default and line.meaning and line.shown for line in found.settings)


def test_a_change_is_shown_before_it_is_made(small: Store) -> None:
    recorded(small)
    before = written(small)
    found = preview(small, "small", "Behind", "5 points", TODAY)
    assert written(small) == before
    (line,) = [line for line in found.rerated if line.ref == "6.4"]
    assert (line.status, line.becomes_status) == (Status.ON_TRACK, Status.AT_RISK)
    assert (found.was, found.becomes, found.since) == ("20 points", "5 points", TODAY)


def test_a_change_does_what_its_preview_showed(small: Store) -> None:
    recorded(small)
    was = rated(standing(small, None, TODAY))
    lines = {line.ref: line for line in preview(small, "small", "behind", "5", TODAY).rerated}
    done = change_setting(small, ChangeSetting("behind", "5", TODAY, why="agreed in June"))
    assert done.said == "Set behind of West to 5 points from 1 Dec 2025 on: agreed in June."
    now = rated(standing(small, None, TODAY))
    assert {ref for ref in now if now[ref] != was[ref]} == set(lines) != set()
    assert all(
        now[ref] == (line.becomes_status, line.becomes_says, line.becomes_warning) for ref, line in lines.items()
    )


def test_what_an_earlier_day_saw_stays_as_it_was(small: Store) -> None:
    recorded(small)
    for on in (date(2025, 9, 18), TODAY - timedelta(days=1)):
        set_board(small, SetBoard("small", on))
    past = [TODAY - timedelta(days=days) for days in (1, 74, 200)]
    was = [rated(standing(small, None, day)) for day in past]
    for name, text in (("behind", "0"), ("early", "0%"), ("soon", "300"), ("half-terms", HALVES)):
        change_setting(small, ChangeSetting(name, text, TODAY))
    assert [rated(standing(small, None, day)) for day in past] == was
    then = standing(small, None, TODAY).then
    assert then is not None and rated(then) == was[0]
    assert value(small, "behind", past[0]) == "20 points"
    assert value(small, "behind") == "0 points"


HALVES = "2025-04-01/2025-05-31; 2025-06-01/2025-08-31"


def test_a_board_that_meets_today_still_sees_what_was_set_before(small: Store) -> None:
    recorded(small)
    set_board(small, SetBoard("small", TODAY))
    was = rated(standing(small, None, TODAY))
    assert preview(small, None, "behind", "0", TODAY).since == TODAY + timedelta(days=1)
    change_setting(small, ChangeSetting("behind", "0", TODAY))
    assert rated(standing(small, None, TODAY)) == was
    assert value(small, "behind", TODAY + timedelta(days=1)) == "0 points"


def test_a_change_is_in_the_history_and_can_be_undone(small: Store) -> None:
    before = contents(small)
    change_setting(small, ChangeSetting("soon", "4", TODAY, why="short"))
    change_setting(small, ChangeSetting("soon", "default", TODAY))
    assert value(small, "soon") == "28 days"
    (found,) = settings_of(small, None, TODAY)
    assert [(line.name, line.was, line.becomes, line.why) for line in found.changes] == [
        ("soon", "4 days", "28 days", None),
        ("soon", "28 days", "4 days", "short"),
    ]
    undo(small)
    assert value(small, "soon") == "4 days"
    undo(small)
    assert contents(small) == before
    redo(small)
    assert value(small, "soon") == "4 days"
    assert [action for action, _ in journal(small)][-2:] == ["undo", "redo"]


def test_what_is_so_already_is_not_changed(small: Store) -> None:
    before = written(small)
    assert change_setting(small, ChangeSetting("soon", "28", TODAY)).key == ""
    assert change_setting(small, ChangeSetting("half terms", "default", TODAY)).key == ""
    assert written(small) == before


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("sooner", "5", "There is no setting called “sooner”. Did you mean “soon”"),
        ("soon", "0", "no number of days from 1 to 366"),
        ("soon", "4.5", "no number of days"),
        ("soon", "many", "is no number"),
        ("behind", "101", "points from 0 to 100"),
        ("early", "-5%", "no share of the time"),
        ("evidence-months", "0", "no number of months"),
        ("half-terms", "2025-09-01", "is no half term"),
        ("half-terms", "2025-09-01/2025-10-24", "number is even"),
        ("half-terms", "2025-09-01/2025-10-24;2025-10-20/2025-12-19", "overlap"),
        ("half-terms", "2025-09-31/2025-10-24;2025-11-03/2025-12-19", "does not exist"),
        ("board-steps", "soon", "is no step"),
    ],
)
def test_a_setting_that_cannot_be_so_is_refused(small: Store, name: str, text: str, said: str) -> None:
    before = written(small)
    for refused in (
        lambda: change_setting(small, ChangeSetting(name, text, TODAY)),
        lambda: preview(small, None, name, text, TODAY),
    ):
        with pytest.raises(BadInput, match=said):
            refused()
    assert written(small) == before


def test_what_is_past_is_not_rewritten(small: Store) -> None:
    change_setting(small, ChangeSetting("soon", "14", TODAY))
    with pytest.raises(BadInput, match="not rewritten"):
        change_setting(small, ChangeSetting("soon", "7", TODAY - timedelta(days=1)))


def test_an_unknown_plan_is_said(small: Store) -> None:
    with pytest.raises(UnknownName, match="no plan called “big”"):
        preview(small, "big", "soon", "5", TODAY)


def test_steps_of_the_next_board_that_would_move_are_shown(small: Store) -> None:
    set_board(small, SetBoard("small", date(2025, 12, 18)))
    found = preview(small, None, "board-steps", "Sign off the pack 8 working days; Ask Jo 9 working days", TODAY)
    assert {step.name: (step.was, step.becomes) for step in found.steps} == {
        "Ask leads for updates": (date(2025, 11, 20), None),
        "Freeze the figures": (date(2025, 12, 4), None),
        "Sign off the pack": (date(2025, 12, 9), date(2025, 12, 8)),
        "Ask Jo": (None, date(2025, 12, 5)),
    }
    assert preview(small, None, "behind", "5", TODAY).steps == ()


changes = st.lists(
    st.tuples(
        st.integers(0, 90),
        st.sampled_from([("behind", str(n)) for n in (0, 5, 20, 60)] + [("early", "90%"), ("soon", "200")]),
    ),
    max_size=5,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes, st.integers(1, 200))
def test_no_change_of_a_setting_touches_an_earlier_day(
    small: Store, made: list[tuple[int, tuple[str, str]]], days: int
) -> None:
    first = TODAY + timedelta(days=1)
    was = rated(standing(small, None, first - timedelta(days=days)))
    written_now = 0
    for after, (name, text) in sorted(made):
        written_now += bool(change_setting(small, ChangeSetting(name, text, first + timedelta(days=after))).key)
    try:
        assert rated(standing(small, None, first - timedelta(days=days))) == was
    finally:
        for _ in range(written_now):
            undo(small)
