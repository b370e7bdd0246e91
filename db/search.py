"""Finding text: over statements, titles, notes, comments, people, authorities and records."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries.fetch import fetch

WITHIN = """
select 'KPI' as kind, kpi.ref as ref, statement as text, plan.code as plan, due as "on", kpi.id as key
from kpi join plan on plan.id = kpi.plan
where folded(ref || ' ' || statement || ' ' || coalesce(owner, '') || ' ' || coalesce(due_note, '')) like :like
union all
select theme.level, coalesce(theme.code, ''), theme.title || coalesce(': ' || aim, ''), plan.code, null, theme.id
from theme join plan on plan.id = theme.plan
where folded(theme.title || ' ' || coalesce(aim, '') || ' ' || coalesce(lead, '')) like :like
union all
select 'activity', coalesce(activity.code, ''), activity.title || coalesce(': ' || description, ''),
       plan.code, null, activity.id
from activity join theme on theme.id = activity.theme join plan on plan.id = theme.plan
where folded(activity.title || ' ' || coalesce(description, '') || ' ' || coalesce(activity.lead, '')) like :like
union all
select record.kind, '', record.title || coalesce(': ' || note, ''), plan.code, record."on", record.id
from record join plan on plan.id = record.plan
where folded(record.title || ' ' || coalesce(note, '')) like :like
union all
select 'RAG', kpi.ref, coalesce(comment, '') || ' ' || coalesce(cause, '') || ' ' || coalesce(remedy, ''),
       plan.code, assessment."on", kpi.id
from assessment join kpi on kpi.id = assessment.kpi join plan on plan.id = kpi.plan
where folded(coalesce(comment, '') || ' ' || coalesce(cause, '') || ' ' || coalesce(remedy, '')) like :like
union all
select 'action', '', who || ': ' || what, plan.code, action.due, coalesce(action.record, action.id)
from action join plan on plan.id = action.plan where folded(who || ' ' || what) like :like
union all
select 'decision', '', text, plan.code, record."on", record.id
from decision join record on record.id = decision.record join plan on plan.id = record.plan
where folded(text) like :like
union all
select 'organisation', coalesce(short_name, ''), name, null, null, organisation.id
from organisation where folded(name || ' ' || coalesce(short_name, '')) like :like
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that contains what was looked for; ``key`` is the row to open."""

    kind: str
    ref: str
    text: str
    plan: str | None
    on: date | None
    key: str


def find_text(connection: Any, wanted: str, plan: str | None = None, most: int = 200) -> list[Hit]:
    """Everything that contains the words in this order, of the plan with this code and of none, or of all plans.

    Upper and lower case do not matter, and line breaks and other space count as one space.
    """
    escaped = folded(wanted).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    statement = WITHIN.replace("like :like", "like :like escape '\\'")
    if connection.dialect.name == "sqlite":
        connection.connection.driver_connection.create_function("folded", 1, folded, deterministic=True)
    else:
        statement = statement.replace("folded(", "lower(")
    chosen = "where plan is null or plan = :plan" if plan else ""
    values = {"like": f"%{escaped}%"} | ({"plan": plan} if plan else {})
    return fetch(connection, Hit, f"select * from ({statement}) as hit {chosen} limit {int(most)}", **values)


def folded(text: str) -> str:
    """A text as it is compared: without case, and with single spaces."""
    return " ".join(text.casefold().split())
