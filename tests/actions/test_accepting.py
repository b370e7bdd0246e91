"""A finding that may stand: accepted with a reason, kept in the history, sent out with the plan file, taken back."""

from datetime import date

import pytest
from store_contents import journal, written

from db.engine import Store, create_store
from db.errors import BadInput, UnknownName
from db.journal import undo
from riia_tui.actions.accepting import Accept, accept_finding
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.write import plan_text
from riia_tui.views.findings import file_findings, plan_findings
from riia_tui.views.plan_file import plan_file

TODAY = date(2026, 6, 1)
PLAN = """\
format: riia-plan/1
plan: {code: west, title: West plan, starts: 2026-04-01, ends: 2027-03-31, region: {code: west, name: West}}
themes:
- code: "1"
  level: section
  title: Data
  kpis:
  - {code: "1.1", statement: A guide is published by 31 June 2026., due: 2026-06-30}
  - {code: "1.2", statement: A survey is done by 31 April 2026., due: 2026-04-30}
"""


@pytest.fixture
def store(tmp_path) -> Store:
    """A store with two promises for days that do not exist."""
    made = create_store(tmp_path / "riia.db", by="Ann Other")
    add_plan(made, parse_plan(PLAN, "west.yaml"))
    return made


def at(store: Store) -> list[str]:
    """Where DAT001 still finds something."""
    return [line.where for line in plan_findings(store, "west").lines if line.code == "DAT001"]


def accept(store: Store, where: str, **more: object) -> None:
    accept_finding(store, Accept("dat001", where, str(more.pop("why", "as agreed")), TODAY, **more), TODAY)  # type: ignore[arg-type]


def test_an_accepted_finding_is_no_finding_any_more_and_undo_brings_it_back(store: Store) -> None:
    assert at(store) == ["1.1", "1.2"]
    accept(store, "1.1")
    assert at(store) == ["1.2"]
    [line] = plan_findings(store, "west").accepted
    assert line.accepted is not None
    assert (line.accepted.why, line.accepted.accepted_by) == ("as agreed", "Ann Other")
    assert journal(store)[-1] == ("accept finding", "Accepted 1 finding of DAT001 (impossible-day) at 1.1")
    undo(store)
    assert at(store) == ["1.1", "1.2"]


def test_it_travels_with_the_plan_file(store: Store, tmp_path) -> None:
    accept(store, "1.2", accepted_by="RIIA Board")
    other = create_store(tmp_path / "other.db")
    add_plan(other, parse_plan(plan_text(plan_file(store, "west")), "west.yaml"))
    assert at(other) == ["1.1"]
    assert plan_file(other, "west").accepted == plan_file(store, "west").accepted


def test_it_can_be_taken_back(store: Store) -> None:
    accept(store, "1.2")
    accept(store, "1.2", takes_back=True, why="")
    assert at(store) == ["1.1", "1.2"]
    assert plan_findings(store, "west").accepted == ()


def test_what_is_said_anew_is_a_finding_anew(store: Store) -> None:
    """An acceptance is of the words as they were: another slip at the same place is not covered by it."""
    accept(store, "1.1")
    text = plan_text(plan_file(store, "west")).replace("31 June 2026", "31 September 2026")
    found = file_findings(parse_plan(text, "new.yaml"))
    assert [line.where for line in found.lines if line.code == "DAT001"] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Accept("DAT001", "1.1", " ", TODAY), "with a reason"),
        (Accept("DAT001", "9.9", "why", TODAY), "It is about 1.1, 1.2."),
        (Accept("DAT001", "1.1", "why", date(2027, 1, 1)), "after today"),
        (Accept("DAT001", "1.1", "", TODAY, takes_back=True), "has been accepted"),
    ],
)
def test_what_cannot_be_accepted_is_refused_and_nothing_is_written(store: Store, asked: Accept, said: str) -> None:
    before = written(store)
    with pytest.raises(BadInput) as refused:
        accept_finding(store, asked, TODAY)
    assert said in str(refused.value)
    assert written(store) == before


def test_a_rule_that_is_not_there_names_the_nearest(store: Store) -> None:
    with pytest.raises(UnknownName, match="DAT001"):
        accept_finding(store, Accept("DTA001", "1.1", "why", TODAY), TODAY)
