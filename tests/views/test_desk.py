"""The desk: boards to come, greens without proof, who is waited for, what others wrote, and how themes go."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.engine import Store
from db.words import Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import LogEvidence, SetBoard, UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.records import log_evidence
from riia_tui.phrases import BLOCKS, sparkline
from riia_tui.views.news import LastLook
from riia_tui.views.outstanding import By, outstanding
from riia_tui.views.theme_trends import trend_words
from riia_tui.views.today import Today, today_view

TODAY = date(2025, 12, 1)


def rag(store: Store, ref: str, status: Status, on: date = TODAY) -> None:
    update_rag(store, UpdateRag(ref, status, on, comment="Agreed"), TODAY)


def desk(store: Store, last: int | None = None) -> Today:
    look = None if last is None else LastLook(last, TODAY - timedelta(days=3))
    return today_view(store, "small", TODAY, look)


def written(store: Store, last: int) -> list[str]:
    news = desk(store, last).news
    assert news is not None
    return [line.said for line in news.lines]


def test_boards_to_come_are_told_with_how_far_off_they_are(small: Store) -> None:
    for on in (date(2025, 10, 1), date(2025, 12, 18), date(2026, 3, 19)):
        set_board(small, SetBoard("small", on))
    found = desk(small)
    assert [(board.on, board.away) for board in found.boards] == [
        (date(2025, 12, 18), "13 working days"),
        (date(2026, 3, 19), "75 working days"),
    ]
    assert [step.on < found.boards[0].on for step in found.steps] == [True] * 4


def test_a_green_with_nothing_behind_it_or_activity_alone_is_without_proof(small: Store) -> None:
    rag(small, "6.3", Status.ON_TRACK)
    rag(small, "6.4", Status.OFF_TRACK)
    assert [(green.line.ref, green.reason) for green in desk(small).unproven] == [("6.3", "nothing is recorded")]
    log_evidence(small, LogEvidence("small", TODAY, "A talk", counts_towards=("6.3",)), TODAY)
    assert "activity only" in desk(small).unproven[0].reason


def test_who_is_waited_for_is_counted_as_updates_outstanding_lists_them(small: Store) -> None:
    found = desk(small).waiting
    for by in By:
        groups = outstanding(small, "small", TODAY, by).groups
        counted = {each.name: (each.updates, each.overdue) for each in found if each.by is by}
        assert counted == {g.name: (len(g.updates), sum(u.overdue for u in g.updates)) for g in groups}
    late = [each.overdue for each in found if each.by is By.LEAD]
    assert late and late == sorted(late, reverse=True)


def test_nobody_has_news_at_the_first_look(small: Store) -> None:
    assert desk(small).news is None
    assert written(small, small.version()) == []


def test_what_was_written_since_the_last_look_is_told_newest_first_with_what_it_is_about(small: Store) -> None:
    rag(small, "6.4", Status.ON_TRACK)
    seen = small.version()
    rag(small, "6.3", Status.AT_RISK)
    key = log_evidence(small, LogEvidence("small", TODAY, "A talk", counts_towards=("6.3",)), TODAY).key
    news = desk(small, seen).news
    assert news is not None and news.since == date(2025, 11, 28)
    assert [(line.ref, line.record and line.record.endswith(key[-6:]), line.by) for line in news.lines] == [
        (None, True, "Ann Other"),
        ("6.3", None, "Ann Other"),
    ]


def test_what_was_done_and_undone_since_is_no_news_but_an_older_change_taken_back_is(small: Store) -> None:
    rag(small, "6.4", Status.ON_TRACK)
    seen = small.version()
    rag(small, "6.3", Status.AT_RISK)
    undo(small)
    assert written(small, seen) == []
    undo(small)
    assert len(written(small, seen)) == 1 and "6.4" in written(small, seen)[0]


def test_a_theme_goes_by_what_was_agreed_at_the_end_of_each_month(small: Store) -> None:
    rag(small, "6.3", Status.OFF_TRACK, date(2025, 9, 15))
    rag(small, "6.3", Status.ON_TRACK, date(2025, 10, 15))
    rag(small, "6.4", Status.COMPLETE, date(2025, 11, 15))
    rag(small, "6.2.5 KPI 1", Status.CLOSED, date(2025, 11, 20))
    workforce = {theme.title: theme for theme in desk(small).themes}["Workforce"]
    assert [(share.on, share.good, share.of) for share in workforce.shares] == [
        (date(2025, 9, 30), 0, 4),
        (date(2025, 10, 31), 1, 4),
        (date(2025, 11, 30), 2, 3),
        (date(2025, 12, 1), 2, 3),
    ]
    assert trend_words(workforce) == "0% to 67%, 2 of 3"


def test_a_theme_without_an_agreed_rag_has_no_picture_and_says_so(small: Store) -> None:
    assert {(theme.shares, trend_words(theme)) for theme in desk(small).themes} == {((), "nothing agreed yet")}


@given(st.lists(st.floats(0, 1), max_size=20))
def test_a_higher_share_never_has_a_lower_block(shares: list[float]) -> None:
    picture = sparkline(shares)
    assert len(picture) == len(shares)
    heights = [BLOCKS.index(block) for _, block in sorted(zip(shares, picture, strict=True))]
    assert heights == sorted(heights)


@pytest.mark.parametrize(("share", "block"), [(0.0, "▁"), (0.5, "▅"), (1.0, "█")])
def test_the_blocks_stand_for_nothing_to_all(share: float, block: str) -> None:
    assert sparkline([share]) == block
