"""What rules and views are given: one plan and its record as frozen values, with the look-ups they need.

Dates are calendar days. Shares in figures run from 0 to 100 where the unit is percent.
"""

from db.facts.asked import ReportedFact, RequestFact
from db.facts.plan import (
    ActivityFact,
    CarriedFact,
    ChangeFact,
    KpiFact,
    MeasureFact,
    OrganisationFact,
    PlanFact,
    RegionFact,
    ThemeFact,
)
from db.facts.record import (
    ActionFact,
    AssessmentFact,
    BoardMeetingFact,
    DecisionFact,
    ExcusedFact,
    FigureFact,
    LinkFact,
    MemberFact,
    NetworkFact,
    ParticipationFact,
    QuoteFact,
    RecordFact,
    StepFact,
)
from db.facts.register import LessonFact, ReleaseFact, RiskFact, SpendFact, SupportFact
from db.facts.whole import Facts

__all__ = [
    "ActionFact",
    "ActivityFact",
    "AssessmentFact",
    "BoardMeetingFact",
    "CarriedFact",
    "ChangeFact",
    "DecisionFact",
    "ExcusedFact",
    "Facts",
    "FigureFact",
    "KpiFact",
    "LessonFact",
    "LinkFact",
    "MeasureFact",
    "MemberFact",
    "NetworkFact",
    "OrganisationFact",
    "ParticipationFact",
    "PlanFact",
    "QuoteFact",
    "RecordFact",
    "RegionFact",
    "ReleaseFact",
    "ReportedFact",
    "RequestFact",
    "RiskFact",
    "SpendFact",
    "StepFact",
    "SupportFact",
    "ThemeFact",
]
