"""The demonstration looks like a real region in its third quarter, and is the same every time it is made."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

from db.engine import Store, open_store
from db.facts import Facts, RecordFact
from db.words import Metric, Status, Strength, Warn
from riia_tui.actions.demonstration import AS_AT, demonstration_store
from riia_tui.actions.demonstration_record import ENTRIES
from riia_tui.rules.evidence import Weakness, strongest
from riia_tui.rules.expected import State
from riia_tui.rules.working_days import is_working_day
from riia_tui.views.expected import expected_lines
from riia_tui.views.greens import greens_of
from riia_tui.views.lessons import lessons_of
from riia_tui.views.money import money
from riia_tui.views.networks import network_detail
from riia_tui.views.packs import packs
from riia_tui.views.participation import participation_of
from riia_tui.views.parts import SIGNS, Across, Part
from riia_tui.views.returns import ReturnState, returns_of
from riia_tui.views.risks import risks
from riia_tui.views.spending import spending
from riia_tui.views.standing import Standing, standing
from riia_tui.views.support import support_of
from riia_tui.views.today import Move, moves

PLAN = "sw-2025-26"
BOARD = date(2025, 9, 18)
DAYS = ("on", "entered", "done", "papers_out", "forecast", "shared_on", "look_again", "meeting", "received")
Entry = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store(demonstration_store(tmp_path_factory.mktemp("demonstration")))
    yield made
    made.close()


@pytest.fixture(scope="module")
def region(store: Store) -> Standing:
    return standing(store, PLAN, AS_AT)


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    text = (files("seed_data") / "demonstration.yaml").read_text(encoding="utf-8")
    told: dict[str, Any] = yaml.safe_load(text)
    return told


@pytest.fixture(scope="module")
def entries(script: dict[str, Any]) -> list[Entry]:
    return [next(iter(entry.items())) for entry in script["entries"]]


def by_status(found: Standing) -> Counter[Status | None]:
    return Counter(judged.status for judged in found.judged.values())


def by_warning(found: Standing) -> Counter[Warn | None]:
    return Counter(judged.warning for judged in found.judged.values())


def test_the_script_says_that_it_is_invented(script: dict[str, Any]) -> None:
    text = (files("seed_data") / "demonstration.yaml").read_text(encoding="utf-8")
    assert text.startswith("# A demonstration")
    assert (script["format"], script["plan"]) == ("riia-demonstration/1", PLAN)


def test_the_plan_is_marked_as_a_demonstration(region: Standing) -> None:
    assert region.facts.plan.demonstration


@pytest.mark.parametrize(
    ("status", "least", "most"),
    [
        (Status.COMPLETE, 15, 25),
        (Status.ON_TRACK, 55, 75),
        (Status.AT_RISK, 20, 30),
        (Status.OFF_TRACK, 8, 15),
        (Status.NOT_STARTED, 15, 25),
        (Status.CLOSED, 1, 2),
        (None, 1, 5),
    ],
)
def test_every_status_occurs_as_often_as_in_a_real_region(
    region: Standing, status: Status | None, least: int, most: int
) -> None:
    assert least <= by_status(region)[status] <= most


@pytest.mark.parametrize("warning", [warning for warning in Warn if warning is not Warn.NO_EVIDENCE])
def test_every_warning_stands_beside_three_kpis_or_more(region: Standing, warning: Warn) -> None:
    assert by_warning(region)[warning] >= 3


def test_a_green_without_evidence_occurs(region: Standing) -> None:
    # Where a measure has a target, nothing recorded makes the figure say otherwise, which is the earlier warning.
    assert by_warning(region)[Warn.NO_EVIDENCE] >= 1


def test_most_kpis_bear_no_warning(region: Standing) -> None:
    assert by_warning(region)[None] > len(region.judged) / 2


def test_three_kpis_or_more_are_ready_to_close(region: Standing) -> None:
    assert sum(judged.ready_to_close for judged in region.judged.values()) >= 3


def test_statuses_moved_both_ways_since_the_last_board(region: Standing) -> None:
    moved: tuple[Move, ...] = moves(region)
    assert region.last_board is not None and region.last_board.on == BOARD
    assert sum(move.better for move in moved) >= 5
    assert sum(not move.better for move in moved) >= 5


def test_about_a_hundred_kpis_have_an_agreed_rag(region: Standing) -> None:
    agreed = [judged for judged in region.judged.values() if judged.agreed]
    assert 90 <= len(agreed) <= 120
    assert all(judged.agreed.comment for judged in agreed if judged.agreed)


def test_the_closed_kpi_says_why(region: Standing) -> None:
    closed = [judged.agreed for judged in region.judged.values() if judged.status is Status.CLOSED]
    assert all(agreed and agreed.comment and "Withdrawn" in agreed.comment for agreed in closed)


def test_the_performance_leads_group_is_short_of_thirteen_authorities(region: Standing) -> None:
    judged = next(judged for judged in region.judged.values() if judged.kpi.ref == "1.2.1A")
    measure = next(m for m in judged.measures if m.measure.metric is Metric.PARTICIPATION)
    assert 9 <= len(measure.counted.took_part) <= 11
    assert measure.counted.whole == 15
    networks = {region.facts.network[record.network].name for record in judged.records if record.network}
    assert networks == {"Regional performance leads group"}
    assert all(record.network for record in judged.records)


def test_boards_have_a_headline_and_asks_and_one_is_still_to_come(region: Standing) -> None:
    boards = region.facts.board_meetings
    assert [board.on for board in boards] == [date(2025, 6, 25), BOARD, date(2025, 12, 18)]
    assert all(board.headline and 1 <= len(board.asks) <= 3 for board in boards)
    assert region.next_board is boards[2]


def test_nothing_has_happened_in_the_future(region: Standing) -> None:
    facts = region.facts
    assert all(record.on <= AS_AT for record in facts.records if not record.planned)
    assert all(assessment.on <= AS_AT for assessment in facts.assessments)
    assert all(figure.on <= AS_AT for figure in facts.figures)
    assert all(record.entered.date() <= AS_AT for record in facts.records)


def test_the_calendar_has_a_future_of_several_days_in_december(region: Standing) -> None:
    coming = {record.on for record in region.facts.records if record.planned}
    assert min(coming) > AS_AT
    assert len({day for day in coming if (day.year, day.month) == (2025, 12)}) >= 5
    assert max(coming) >= date(2026, 3, 1)


def test_some_actions_are_past_due_and_some_are_not(region: Standing) -> None:
    dues = [action.due for action in region.facts.actions if action.due]
    assert sum(due < AS_AT for due in dues) >= 3
    assert sum(due > AS_AT for due in dues) >= 3


def test_every_entry_of_the_script_is_in_the_store(store: Store, entries: list[Entry]) -> None:
    given = Counter(kind for kind, _ in entries)
    facts = standing(store, PLAN, AS_AT).facts
    filled = _planned_and_held(entries)
    sent = len([record for record in facts.records if record.period])
    assert len(facts.records) == given["meeting"] + given["evidence"] + given["survey"] - filled + sent
    assert len(facts.assessments) == given["rag"]
    assert len(facts.figures) == given["figure"]
    assert len(facts.board_meetings) == given["board"]


def _planned_and_held(entries: list[Entry]) -> int:
    """How many meetings were first planned and then held on that day."""
    meetings = [(given["on"], given["title"]) for kind, given in entries if kind == "meeting"]
    return sum(count - 1 for count in Counter(meetings).values())


def test_data_returns_have_a_late_one_one_sent_again_gaps_and_a_period_still_to_come(region: Standing) -> None:
    (collection,) = returns_of(region).collections
    first, second, third = collection.periods
    assert (first.percent, second.in_time, second.received, second.in_sum) == (100.0, 13, 15, 13)
    assert (second.exceptions, second.resolved, second.within) == (3, 3, "7 working days")
    assert (third.received, third.asked) == (0, 15)
    lines = {line.authority: line for line in collection.lines if line.period == second.period}
    assert lines["Torbay"].late == 3 and lines["Torbay"].gap_note
    assert lines["Swindon"].resubmitted and lines["Swindon"].state is ReturnState.ACCEPTED


def test_networks_have_named_people_a_deputy_a_later_joiner_and_one_that_left(region: Standing) -> None:
    networks = {network.name: network_detail(region, network) for network in region.facts.networks}
    leads = networks["Regional performance leads group"]
    assert sum(member.name == "Bristol" for member in leads.members) == 2, "two people of one authority"
    assert any(member.deputy for member in leads.members)
    assert [member.name for member in leads.members if member.until] == ["Isles of Scilly"]
    practice = networks["Community of Practice"]
    assert [member.name for member in practice.members if member.since] == ["Swindon"]
    assert "Swindon" not in practice.meetings[-1].missing, "it joined after that meeting"


def test_a_board_missed_its_quorum_once_and_the_alliance_was_at_every_national_meeting(region: Standing) -> None:
    networks = {network.name: network_detail(region, network) for network in region.facts.networks}
    assert [meeting.quorate for meeting in networks["SW RIIA Board"].meetings] == [False, True]
    elsewhere = next(network for network in networks.values() if network.elsewhere)
    assert (elsewhere.attendance, len(elsewhere.meetings)) == (100.0, 3)


def test_answers_of_authorities_are_counted_where_the_plan_asks_for_them(region: Standing) -> None:
    asked = [m for judged in region.judged.values() for m in judged.measures if m.measure.answer]
    assert len(asked) == 9
    assert sum(bool(m.counted.took_part) for m in asked) >= 5 and any(m.counted.answered_no for m in asked)


def test_a_threshold_was_changed_a_board_has_its_own_steps_and_a_finding_stands(region: Standing) -> None:
    assert region.thresholds.behind != Standing(region.facts, date(2025, 6, 1)).thresholds.behind
    assert region.next_board is not None and "Call with the chair" in [step.name for step in region.next_board.steps]


def test_expected_records_are_met_due_and_missed(region: Standing) -> None:
    assert {line.state for line in expected_lines(region)} == set(State)


def test_evidence_is_of_every_strength_and_some_greens_rest_on_too_little(region: Standing) -> None:
    assert {strongest(judged) for judged in region.judged.values()} >= set(Strength)
    assert {weak for line in greens_of(region) for weak in line.weaknesses} == set(Weakness)


def test_the_participation_table_has_something_in_every_form(region: Standing) -> None:
    for across in Across:
        signs = {cell for row in participation_of(region, across).rows for cell in row.cells}
        assert signs == set(SIGNS[across]) - UNSEEN[across], across


UNSEEN = {
    Across.KPIS: {Part.EXCUSED},
    Across.NETWORKS: {Part.EXCUSED},
    Across.RETURNS: {Part.NOT_YET, Part.EXCUSED},
    Across.MEETINGS: set(),
}
"""The signs that the as-at day leaves out: nobody is excused on it, and no data return is missing."""


def test_the_spend_is_that_of_the_printed_costings(store: Store) -> None:
    found = spending(store, PLAN, AS_AT)
    printed = {row.fund: row.amounts for row in money(store, PLAN, AS_AT).rows if row.label.startswith("Total")}
    for fund in found.funds:
        assert (fund.allocation, fund.profile) == (printed[fund.fund][-2], printed[fund.fund][0]), fund.fund
    (behind,) = [line for line in found.lines if line.variance]
    assert behind.reason and not behind.unexplained


def test_risks_are_graded_and_one_is_closed_with_its_reason(store: Store) -> None:
    found = risks(store, PLAN, AS_AT)
    assert len(found.open) == 5 and all(line.score for line in found.open)
    assert [line.why_closed for line in found.closed] == ["In post since 1 September."]


def test_lessons_say_what_changed_for_children_and_one_changed_nothing_for_them(region: Standing) -> None:
    assert Counter(bool(lesson.changed) for lesson in lessons_of(region)) == {True: 2, False: 1}


def test_support_packages_say_what_was_asked_for_and_one_is_finished_with_what_changed(region: Standing) -> None:
    told = [line for line in support_of(region) if line.need]
    assert len(told) == 3
    assert [line.title for line in told if line.done and line.outcome] == [
        "SEND support package: Swindon, EHCP quality"
    ]


def test_one_authority_may_be_named_to_the_department(region: Standing) -> None:
    named = [region.facts.organisation[release.organisation].name for release in region.facts.releases]
    assert named == ["Swindon"]


def test_the_pack_of_the_last_board_is_kept_as_it_was_sent(store: Store) -> None:
    (pack,) = packs(store, PLAN, AS_AT).lines
    assert (pack.report, pack.meeting, pack.received) == ("board", BOARD, BOARD)


def test_entries_are_of_known_kinds_and_stand_in_the_order_of_entry(entries: list[Entry]) -> None:
    days = [given.get("entered") or given["on"] for _, given in entries]
    assert {kind for kind, _ in entries} == set(ENTRIES)
    assert days == sorted(days)
    assert max(days) <= AS_AT


def test_nothing_is_entered_before_it_happened_unless_it_was_planned(entries: list[Entry]) -> None:
    early = [
        given
        for kind, given in entries
        if kind != "board" and not given.get("planned") and (given.get("entered") or given["on"]) < given["on"]
    ]
    assert early == []


def test_every_day_is_a_working_day(entries: list[Entry]) -> None:
    days = [(given[name], given) for _, given in entries for name in DAYS if given.get(name)]
    assert [given for day, given in days if not is_working_day(day)] == []


def test_nobody_can_be_reached_through_the_demonstration(script: dict[str, Any]) -> None:
    text = (files("seed_data") / "demonstration.yaml").read_text(encoding="utf-8")
    assert "@" not in text and "http" not in text


def test_two_builds_tell_the_same(store: Store, tmp_path: Path) -> None:
    again = open_store(demonstration_store(tmp_path))
    try:
        assert told(standing(again, PLAN, AS_AT).facts) == told(standing(store, PLAN, AS_AT).facts)
    finally:
        again.close()


def test_a_kept_copy_is_the_one_that_was_made_first(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    facts = []
    for place in ("first", "second"):
        made = open_store(demonstration_store(tmp_path / place, kept))
        facts.append(standing(made, PLAN, AS_AT).facts)
        made.close()
    assert facts[0] == facts[1]


def told(facts: Facts) -> dict[str, list[tuple[Any, ...]]]:
    """What a plan's record tells, with names in the place of keys."""
    return {
        "records": _sorted(_bare(facts, record) for record in facts.records),
        "links": _sorted(
            (
                *_name(facts, link.record),
                facts.kpi[link.kpi].ref,
                next((m.position for m in facts.measures if m.id == link.measure), None),
                link.delivers,
                link.answer,
            )
            for link in facts.links
        ),
        "participation": _sorted(
            (*_name(facts, entry.record), facts.organisation[entry.organisation].name, entry.role)
            for entry in facts.participation
        ),
        "assessments": _sorted((facts.kpi[a.kpi].ref, *_values(replace(a, id="", kpi=""))) for a in facts.assessments),
        "figures": _sorted((f.on, f.entered, f.value, f.note, f.by) for f in facts.figures),
        "boards": _sorted((b.on, b.headline, b.asks, b.author) for b in facts.board_meetings),
        "actions": _sorted((*_name(facts, a.record), a.who, a.what, a.due, a.done) for a in facts.actions),
        "decisions": _sorted((*_name(facts, d.record), d.text) for d in facts.decisions),
        "excused": _sorted((facts.organisation[e.organisation].name, e.since, e.until, e.why) for e in facts.excused),
    }


def _bare(facts: Facts, record: RecordFact) -> tuple[Any, ...]:
    network = facts.network[record.network].name if record.network else None
    return _values(replace(record, id="", network=network))


def _name(facts: Facts, key: str | None) -> tuple[date, datetime, str]:
    record = facts.record[key or ""]
    return record.on, record.entered, record.title


def _values(row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in row.__dataclass_fields__)


def _sorted(rows: Any) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)
