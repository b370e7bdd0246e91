"""Makes the stored sample of a release: ``python tests/stores/make_sample.py`` writes ``<schema>.db`` beside itself.

Each release's sample is made once, by that release, and kept: later programs must open it and read the same.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import SCHEMA, Store, copy_file, create_store
from db.words import Status
from riia_tui.actions.boards import set_board
from riia_tui.actions.commands import (
    Agreed,
    GiveFigure,
    LogEvidence,
    LogMeeting,
    LogSurvey,
    Register,
    SetBoard,
    UpdateRag,
)
from riia_tui.actions.judgements import give_figure, update_rag
from riia_tui.actions.plans import add_plan
from riia_tui.actions.records import log_evidence, log_meeting, log_survey
from riia_tui.planfile.read import parse_plan

TODAY = date(2025, 12, 1)
PLAN = """\
format: riia-plan/1
plan: {code: sample, title: A sample, starts: 2025-04-01, ends: 2026-03-31, region: {code: west, name: West}}
authorities: [Devon, {name: "Bournemouth, Christchurch and Poole", short_name: BCP}, Torbay]
networks:
- {name: Leads, cadence: quarterly, counts_towards: ["1.1"], members: all}
themes:
- code: "1"
  level: section
  title: Data
  kpis:
  - code: "1.1"
    statement: Four meetings a year with 80% attendance.
    due: 2026-03-31
    measures:
    - {metric: count, target: 4, record_kind: meeting}
    - {metric: attendance, target: 80, unit: percent}
  - code: "1.2"
    statement: Agency staff below 15%, and 75% report confidence.
    measures:
    - {metric: reported, comparator: "<=", target: 15, unit: percent}
    - {metric: survey, target: 75, unit: percent}
"""


def fill(store: Store) -> None:
    """Enters the sample's plan and its few records."""
    add_plan(store, parse_plan(PLAN, "sample.yaml"))
    log_meeting(
        store,
        LogMeeting(
            "sample",
            date(2025, 11, 20),
            "Leads – autumn [1]",
            network="Leads",
            register=Register(all_but=("Torbay",)),
            papers_out=date(2025, 11, 28),
            agreed=(Agreed("Ann", "ring Torbay", date(2025, 12, 9)),),
            decisions=("Meet in March",),
        ),
        TODAY,
    )
    log_survey(store, LogSurvey("sample", TODAY, "Confidence", 50, 42, counts_towards=("1.2",)), TODAY)
    log_evidence(store, LogEvidence("sample", TODAY, "Guide", address="https://example.org/guide"), TODAY)
    give_figure(store, GiveFigure("1.2:1", 14.5, TODAY), TODAY)
    update_rag(store, UpdateRag("1.1", Status.AT_RISK, TODAY, comment="Two to go"), TODAY)
    set_board(store, SetBoard("sample", date(2025, 12, 18), headline="On course", asks=("Money",)))


def main() -> None:
    """Makes the sample of this release."""
    with TemporaryDirectory() as workshop:
        made = Path(workshop) / "made.db"
        store = create_store(made, by="Ann Other", clock=lambda: datetime(2025, 12, 1, 9, tzinfo=UTC))
        fill(store)
        with store.engine.connect() as connection:
            # Small pages, since most of the tables are nearly empty.
            connection.connection.driver_connection.executescript(
                "pragma journal_mode=delete; pragma page_size=1024; vacuum"
            )
        store.close()
        copy_file(made, Path(__file__).with_name(f"{SCHEMA}.db"))


if __name__ == "__main__":
    main()
