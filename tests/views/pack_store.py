"""A plan of nine KPIs with a record of half a year, for the board pack: two boards, and a KPI for every case.

Everything is entered through the program's own actions, each on its day, so that the history reads as it would.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from db.engine import Store, create_store
from db.words import RecordKind, Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import Agreed, LogEvidence, LogMeeting, LogSurvey, Register, SetBoard, UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.planfile.read import parse_plan

TODAY = date(2025, 12, 1)
LAST_BOARD = date(2025, 9, 18)
NEXT_BOARD = date(2025, 12, 18)
AUTHOR = "Jo Bloggs"

HEAD = """\
format: riia-plan/1
plan:
  code: west
  title: Western improvement plan 2025 to 2026
  starts: 2025-04-01
  ends: 2026-03-31
  region: {code: west, name: West, alliance: Western Alliance}
authorities:
- {name: Bath and North East Somerset, short_name: BANES}
- {name: "Bournemouth, Christchurch and Poole", short_name: BCP}
- Devon
- Torbay
"""

PLAN = (
    HEAD
    + """\
networks:
- {name: Performance leads, cadence: quarterly, counts_towards: ["5.1.1"], members: all}
themes:
- code: SEND
  level: programme
  title: SEND programme
  counts: partnership
  lead: SEND lead
  themes:
  - code: "1.1"
    level: section
    title: Data
    kpis:
    - code: "1.1.1"
      statement: By 31 October 2025 a data coordinator is appointed, and starts work in every partnership.
      due: 2025-10-31
      due_text: By 31 October 2025
      measures:
      - {metric: milestone, text: coordinator appointed}
    - code: "1.1.2"
      statement: By 31 January 2026 75% of partnerships take part in the review.
      due: 2026-01-31
      due_text: By 31 January 2026
      measures:
      - {metric: participation, target: 75, unit: percent, text: partnerships in the review}
    - code: "1.1.3"
      statement: A sharing plan is agreed by 20 December 2025.
      due: 2025-12-20
      due_text: by 20 December 2025
      owner: Ann Other
      measures:
      - {metric: milestone, text: plan agreed}
- code: CSC
  level: programme
  title: Children's social care
  counts: authority
  themes:
  - code: "5"
    level: section
    title: Workforce
    themes:
    - code: "5.1"
      level: sub-requirement
      title: Meetings
      kpis:
      - code: "5.1.1"
        statement: Four meetings a year are held, with 75% attendance.
        due: 2026-03-31
        cadence: quarterly
        measures:
        - {metric: count, target: 4, record_kind: meeting, text: meetings}
        - {metric: attendance, target: 75, unit: percent, text: attendance}
      - code: "5.1.2"
        statement: Two case studies are published.
        due: 2026-03-31
        measures:
        - {metric: count, target: 2, record_kind: case-study}
    - code: "5.2"
      level: sub-requirement
      title: Confidence
      kpis:
      - code: "5.2.1"
        statement: 75% of workers say that they are more confident.
        due: 2026-03-31
        measures:
        - {metric: survey, target: 75, unit: percent}
      - code: "5.2.2"
        statement: A national scheme is joined.
        due: 2026-03-31
        measures:
        - {metric: milestone}
      - code: "5.2.3"
        statement: The workforce strategy is refreshed.
        due_text: once a year
        measures: []
      - code: "5.2.4"
        statement: Directors meet the Department.
        due: 2025-11-15
        measures:
        - {metric: count, target: 1, record_kind: event}
"""
)


class Clock:
    """The history's time: nine in the morning of the day turned to, then by minutes."""

    def __init__(self) -> None:
        """It starts with the plan."""
        self.moment = datetime(2025, 4, 1, 9, tzinfo=UTC)

    def turn_to(self, day: date) -> date:
        """Goes on to a day, and gives it."""
        self.moment = max(self.moment, datetime.combine(day, time(9), UTC))
        return day

    def __call__(self) -> datetime:
        """The next minute."""
        self.moment += timedelta(minutes=1)
        return self.moment


def empty_store(path: Path, plan: str = PLAN, demonstration: bool = False) -> Store:
    """A store with the plan and nothing else."""
    store = create_store(path, by=AUTHOR, clock=Clock())
    add_plan(store, parse_plan(plan, "west.yaml"), demonstration=demonstration)
    return store


def pack_store(path: Path, demonstration: bool = False) -> Store:
    """A store with the plan, two boards and half a year's record, as at 1 December 2025."""
    store = empty_store(path, demonstration=demonstration)
    turn_to: Callable[[date], date] = store.clock.turn_to  # type: ignore[attr-defined]
    _spring(store, turn_to)
    _autumn(store, turn_to)
    return store


def _spring(store: Store, turn_to: Callable[[date], date]) -> None:
    """What the last board saw: 1.1.1 green, 1.1.2 amber, 5.1.2 amber."""
    day = turn_to(date(2025, 6, 12))
    met = Register(attended=("BANES", "BCP", "Devon", "Torbay"))
    log_meeting(store, LogMeeting("west", day, "Leads, June", "Performance leads", register=met), day)
    day = turn_to(LAST_BOARD)
    update_rag(store, UpdateRag("1.1.1", Status.ON_TRACK, day, comment="Advert is out."), day)
    update_rag(store, UpdateRag("1.1.2", Status.AT_RISK, day, comment="Two have answered."), day)
    update_rag(store, UpdateRag("5.2.1", Status.ON_TRACK, day), day)
    set_board(store, SetBoard("west", LAST_BOARD, "Western Board", "A good start.", author=AUTHOR))
    board = LogMeeting("west", day, "Western Board, September", decisions=("The plan is approved.",))
    log_meeting(store, board, day)


def _autumn(store: Store, turn_to: Callable[[date], date]) -> None:
    """What has happened since."""
    day = turn_to(date(2025, 11, 6))
    came = Register(attended=("BANES", "BCP", "Devon"), apologies=("Torbay",))
    agreed = (
        Agreed("BCP", "Draft the terms of reference", date(2025, 11, 20)),
        Agreed("Devon", "Book the venue", date(2026, 1, 9)),
    )
    leads = LogMeeting("west", day, "Leads, November", "Performance leads", register=came, agreed=agreed)
    log_meeting(store, leads, day)
    day = turn_to(date(2025, 11, 12))
    review = LogEvidence("west", day, "Review visits", authorities=("BANES", "BCP", "Devon"), counts_towards=("1.1.2",))
    log_evidence(store, review, day)
    seen = LogEvidence("west", day, "Meeting with the Department", RecordKind.EVENT, counts_towards=("5.2.4",))
    log_evidence(store, seen, day)
    survey = LogSurvey("west", day, "Autumn survey", 40, 24, counts_towards=("5.2.1",))
    log_survey(store, survey, day)
    _judge(store, turn_to(date(2025, 11, 26)))
    set_board(
        store,
        SetBoard(
            "west",
            NEXT_BOARD,
            "Western Board",
            "The review is nearly done. The coordinator is not in post. Confidence has to be asked for again.",
            ("Agree the new date for the coordinator.", "Name a director for the national scheme."),
            AUTHOR,
        ),
    )
    planned = LogMeeting("west", date(2026, 1, 14), "Leads, January", "Performance leads", planned=True)
    log_meeting(store, planned, TODAY)


def _judge(store: Store, day: date) -> None:
    late = UpdateRag(
        "1.1.1",
        Status.OFF_TRACK,
        day,
        comment="No one was appointed in October.",
        cause="The first advert found no one.",
        remedy="A second advert with a host authority.",
        remedy_owner="Devon",
        forecast=date(2026, 1, 31),
    )
    update_rag(store, late, day)
    update_rag(store, UpdateRag("1.1.2", Status.ON_TRACK, day, comment="Three of four took part."), day)
    update_rag(store, UpdateRag("5.2.2", Status.CLOSED, day, comment="The scheme was withdrawn."), day)
