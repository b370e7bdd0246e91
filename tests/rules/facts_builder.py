"""Tells a plan of one KPI and its record in few words, and gives the frozen facts that the rules are given.

Days are written as “2025-12-31”. Organisations are known by their names. The plan is the South West's year,
April 2025 to March 2026, with its fifteen authorities, unless a test says otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from db.facts import (
    ActivityFact,
    AssessmentFact,
    BoardMeetingFact,
    ExcusedFact,
    Facts,
    FigureFact,
    KpiFact,
    LinkFact,
    MeasureFact,
    MemberFact,
    NetworkFact,
    OrganisationFact,
    ParticipationFact,
    PlanFact,
    RecordFact,
    RegionFact,
    ThemeFact,
)
from db.words import Cadence, KpiKind, Metric, OrganisationKind, Quarters, RecordKind, Role, Status, Unit
from riia_tui.rules.measures import Measured, measured
from riia_tui.rules.status import Judged, judge
from riia_tui.rules.thresholds import thresholds_of

AUTHORITIES = (
    "Bath and North East Somerset",
    "Bournemouth, Christchurch and Poole",
    "Bristol",
    "Cornwall",
    "Devon",
    "Dorset",
    "Gloucestershire",
    "Isles of Scilly",
    "North Somerset",
    "Plymouth",
    "Somerset",
    "South Gloucestershire",
    "Swindon",
    "Torbay",
    "Wiltshire",
)
THIRTEEN = AUTHORITIES[:13]


def day(text: str) -> date:
    """A day from “2025-12-31”."""
    return date.fromisoformat(text)


def maybe(text: str | None) -> date | None:
    """A day, or None for None."""
    return None if text is None else day(text)


def typed_on(text: str) -> datetime:
    """Noon of a day, as the time at which something was typed."""
    return datetime.combine(day(text), time(12), tzinfo=UTC)


NHS = OrganisationFact("NHS England", "NHS England", None, OrganisationKind.NATIONAL, None, None)


def organisation(name: str, since: str | None = None, until: str | None = None) -> OrganisationFact:
    """An authority of the region."""
    return OrganisationFact(name, name, None, OrganisationKind.AUTHORITY, maybe(since), maybe(until))


class Story:
    """One KPI of a plan, and what happened; each method adds one thing and gives its key."""

    def __init__(self, due: str | None = None, cadence: Cadence | None = None, **settings: Any) -> None:
        """``due`` is the KPI's; ``settings`` are the region's."""
        self.region = RegionFact("sw", "SW", "South West", "SW RIIA", settings)
        self.plan = PlanFact(
            "plan", "SW", "Plan", None, day("2025-04-01"), day("2026-03-31"), Quarters.UNKNOWN, None, False
        )
        self.kpi = KpiFact("kpi", "theme", "activity", 1, "5.1.7", "5.1.7", KpiKind.ACTION, "A promise", maybe(due))
        self.kpi = replace(self.kpi, cadence=cadence)
        self.organisations = [*(organisation(name) for name in AUTHORITIES), NHS]
        self.scope: tuple[str, ...] = ()
        self.network = NetworkFact("network", "Performance Leads", None)
        self.measures: list[MeasureFact] = []
        self.members: list[MemberFact] = []
        self.excusals: list[ExcusedFact] = []
        self.records: list[RecordFact] = []
        self.links: list[LinkFact] = []
        self.participation: list[ParticipationFact] = []
        self.assessments: list[AssessmentFact] = []
        self.figures: list[FigureFact] = []
        self.boards: list[BoardMeetingFact] = []

    def measure(self, metric: Metric, target: float | None = None, **more: Any) -> str:
        """A measure of the KPI; a percent where ``unit`` says so."""
        key = f"measure {len(self.measures) + 1}"
        more["due"] = maybe(more.get("due"))
        self.measures.append(MeasureFact(key, "kpi", len(self.measures) + 1, metric, target=target, **more))
        return key

    def percent(self, metric: Metric, target: float | None = None, **more: Any) -> str:
        """A measure in percent."""
        return self.measure(metric, target, unit=Unit.PERCENT, **more)

    def record(
        self,
        on: str,
        kind: RecordKind = RecordKind.EVIDENCE,
        *,
        by: Iterable[str] = (),
        role: Role = Role.ATTENDED,
        linked: bool = True,
        towards: str | None = None,
        delivers: bool = False,
        answer: bool | None = None,
        **more: Any,
    ) -> str:
        """Something that happened, with who took part; it counts ``towards`` one measure, else the whole KPI."""
        key = f"record {len(self.records) + 1:03}"
        for name in ("due", "done", "papers_out", "received", "resubmitted", "accepted"):
            given = more.get(name)
            more[name] = maybe(given) if isinstance(given, str) else given
        entered = typed_on(more.pop("entered", on))
        self.records.append(RecordFact(key, kind, day(on), "Something", entered, **more))
        if linked:
            self.links.append(LinkFact(key, "kpi", towards, delivers, answer))
        self.took_part(key, by, role)
        return key

    def meeting(self, on: str, by: Iterable[str] = (), **more: Any) -> str:
        """A meeting of the Performance Leads network, with who came."""
        return self.record(on, RecordKind.MEETING, by=by, network="network", **more)

    def took_part(
        self, record: str, names: Iterable[str], role: Role = Role.ATTENDED, answer: bool | None = None
    ) -> None:
        """Puts organisations on a record's register, with what they answered."""
        self.participation += [ParticipationFact(record, name, role, answer=answer) for name in names]

    def expects(self, names: Iterable[str], since: str | None = None, until: str | None = None) -> None:
        """Makes organisations members of the network."""
        self.members += [MemberFact("network", name, maybe(since), maybe(until)) for name in names]

    def excuse(self, name: str, since: str, until: str | None = None) -> None:
        """Excuses an organisation for a while."""
        self.excusals.append(ExcusedFact(name, day(since), maybe(until), "Inspection"))

    def agreed(self, status: Status, on: str, entered: str | None = None) -> None:
        """A RAG that somebody agreed."""
        key = f"assessment {len(self.assessments) + 1}"
        self.assessments.append(AssessmentFact(key, "kpi", day(on), typed_on(entered or on), status))

    def gave(self, value: float, on: str, measure: str = "measure 1", entered: str | None = None) -> None:
        """A figure that somebody gave."""
        key = f"figure {len(self.figures) + 1}"
        self.figures.append(FigureFact(key, measure, day(on), typed_on(entered or on), value))

    def board(self, on: str) -> None:
        """A board's meeting."""
        self.boards.append(BoardMeetingFact(f"board {len(self.boards) + 1}", "RIIA Board", day(on)))

    def facts(self, order: Sequence[int] | None = None) -> Facts:
        """Everything told so far; ``order`` shuffles the records as though they had been typed otherwise."""
        rows = self.records if order is None else [self.records[n] for n in order]
        keys = {record.id: n for n, record in enumerate(rows)}
        return Facts(
            self.region,
            self.plan,
            organisations=tuple(self.organisations),
            themes=(ThemeFact("theme", None, 1, "section", "5", "Data", None, None, None),),
            activities=(ActivityFact("activity", "theme", 1, "5.1", "Meet", None, None, None, self.scope),),
            kpis=(self.kpi,),
            measures=tuple(self.measures),
            networks=(self.network,),
            members=tuple(self.members),
            excused=tuple(self.excusals),
            records=tuple(rows),
            links=tuple(sorted(self.links, key=lambda link: keys[link.record])),
            participation=tuple(sorted(self.participation, key=lambda entry: keys[entry.record])),
            assessments=tuple(self.assessments),
            figures=tuple(self.figures),
            board_meetings=tuple(self.boards),
        )

    def figure(self, today: str, measure: int = 1, order: Sequence[int] | None = None) -> Measured:
        """The figure of the first (or another) measure on a day."""
        return measured(self.facts(order), self.kpi, self.measures[measure - 1], day(today))

    def judged(self, today: str, order: Sequence[int] | None = None) -> Judged:
        """The KPI as it stands on a day."""
        return judge(self.facts(order), self.kpi, day(today), thresholds_of(self.region.settings))
