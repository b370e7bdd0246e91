"""What a green rests on: how strong the evidence behind it is, and how old."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from db.facts import RecordFact
from db.words import Metric, RecordKind, Strength
from riia_tui.rules.due import month_end
from riia_tui.rules.status import DONE_OR_GREEN, Judged

OLD_AFTER = 6
"""Months after which evidence is old, unless the region says otherwise."""

OUTPUTS = frozenset(
    {
        RecordKind.DATA_RETURN,
        RecordKind.REPORT,
        RecordKind.BRIEFING,
        RecordKind.SUMMARY,
        RecordKind.CASE_STUDY,
        RecordKind.EXAMPLE,
        RecordKind.DOCUMENT,
        RecordKind.PUBLICATION,
        RecordKind.AGREEMENT,
        RecordKind.APPOINTMENT,
        RecordKind.APPROVAL,
        RecordKind.PEER_CHALLENGE,
        RecordKind.DIAGNOSTIC,
        RecordKind.REVIEW,
        RecordKind.SUPPORT_PACKAGE,
    }
)
"""Kinds of record that leave something behind; a survey tells of an outcome, everything else is activity."""


class Weakness(StrEnum):
    """Why a green or a blue is not proven."""

    NOTHING = "nothing recorded"
    OLD = "old evidence"
    ACTIVITY_ONLY = "activity only"


def strength_of(record: RecordFact) -> Strength:
    """How strong a record is as evidence: as it was graded, else as its kind usually is."""
    if record.strength is not None:
        return record.strength
    if record.kind is RecordKind.SURVEY:
        return Strength.OUTCOME
    return Strength.OUTPUT if record.kind in OUTPUTS else Strength.ACTIVITY


def strongest(judged: Judged) -> Strength | None:
    """The strongest evidence behind a KPI; a figure that somebody gave is an output. None where there is nothing."""
    grades = [strength_of(record) for record in judged.records]
    if any(m.measure.metric is Metric.REPORTED and m.value is not None for m in judged.measures):
        grades.append(Strength.OUTPUT)
    return max(grades, key=list(Strength).index, default=None)


def weaknesses(judged: Judged, today: date, settings: Mapping[str, Any]) -> tuple[Weakness, ...]:
    """Why a green or a blue is not proven, the gravest reason first; none where it is, or for any other status."""
    if judged.status not in DONE_OR_GREEN:
        return ()
    if judged.last_recorded is None:
        return (Weakness.NOTHING,)
    found = []
    if judged.last_recorded < months_before(today, settings.get("evidence_months") or OLD_AFTER):
        found.append(Weakness.OLD)
    if strongest(judged) is Strength.ACTIVITY:
        found.append(Weakness.ACTIVITY_ONLY)
    return tuple(found)


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = month_end(year, month + 1)
    return last.replace(day=min(day.day, last.day))
