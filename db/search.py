"""What can be found: statements, titles, notes, comments, people, authorities and records, as texts to look through."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.queries.fetch import fetch

KPI_LEAD = (
    "trim(coalesce(kpi.owner, '') || ' ' || coalesce(activity.lead, '') || ' ' || coalesce(activity.sponsor, ''))"
)

DOCUMENTS = f"""
select 'KPI' as kind, kpi.ref as ref, statement as text, coalesce(due_note, '') as more, plan.code as plan,
       due as "on", kpi.id as key, kpi.id as kpi, kpi.kind as sort, kpi.theme as theme, {KPI_LEAD} as lead
from kpi join plan on plan.id = kpi.plan left join activity on activity.id = kpi.activity
union all
select theme.level, coalesce(theme.code, ''), theme.title || coalesce(': ' || aim, ''), '', plan.code, null,
       theme.id, null, null, theme.id, coalesce(lead, '')
from theme join plan on plan.id = theme.plan
union all
select 'activity', coalesce(activity.code, ''), activity.title || coalesce(': ' || description, ''), '', plan.code,
       null, activity.id, null, null, activity.theme,
       trim(coalesce(activity.lead, '') || ' ' || coalesce(sponsor, ''))
from activity join theme on theme.id = activity.theme join plan on plan.id = theme.plan
union all
select record.kind, '', record.title || coalesce(': ' || note, ''), coalesce(place, ''), plan.code, record."on",
       record.id, null, null, null, ''
from record join plan on plan.id = record.plan
union all
select record.kind, '', record.title || ': ' || names, '', plan.code, record."on", record.id, null, null, null, ''
from participation join record on record.id = participation.record join plan on plan.id = record.plan
where coalesce(names, '') <> ''
union all
select 'file', '', address, record.title || coalesce(' ' || substr(attachment.text, 1, 20000), ''), plan.code,
       record."on", record.id, null, null, null, ''
from attachment join record on record.id = attachment.record join plan on plan.id = record.plan
union all
select 'quote', '', quote.text, record.title, plan.code, record."on", record.id, null, null, null, ''
from quote join record on record.id = quote.record join plan on plan.id = record.plan
union all
select 'RAG', kpi.ref, trim(coalesce(comment, '') || ' ' || coalesce(cause, '') || ' ' || coalesce(remedy, '')
       || ' ' || coalesce(ask, '')), '', plan.code, assessment."on", kpi.id, kpi.id, kpi.kind, kpi.theme,
       coalesce(remedy_owner, '')
from assessment join kpi on kpi.id = assessment.kpi join plan on plan.id = kpi.plan
union all
select 'figure', kpi.ref, figure.note, '', plan.code, figure."on", kpi.id, kpi.id, kpi.kind, kpi.theme, ''
from figure join measure on measure.id = figure.measure join kpi on kpi.id = measure.kpi
join plan on plan.id = kpi.plan
where coalesce(figure.note, '') <> ''
union all
select 'change', kpi.ref, plan_change.why, coalesce(was, '') || ' ' || coalesce(becomes, ''), plan.code,
       plan_change."on", kpi.id, kpi.id, kpi.kind, kpi.theme, coalesce(agreed_by, '')
from plan_change join kpi on kpi.id = plan_change.item join plan on plan.id = kpi.plan
union all
select 'action', '', who || ': ' || what, '', plan.code, action.due, coalesce(action.record, action.id), null, null,
       null, who
from action join plan on plan.id = action.plan
union all
select 'decision', '', text, '', plan.code, record."on", record.id, null, null, null, ''
from decision join record on record.id = decision.record join plan on plan.id = record.plan
union all
select 'board', '', board.name || coalesce(': ' || headline, ''), coalesce(author, ''), plan.code, board_meeting."on",
       board_meeting.id, null, null, null, ''
from board_meeting join board on board.id = board_meeting.board join plan on plan.id = board.plan
union all
select 'organisation', coalesce(short_name, ''), name, '', null, null, organisation.id, null, null, null, ''
from organisation
union all
select 'person', '', contact.name, trim(coalesce(role, '') || ' ' || coalesce(email, '')), plan.code, null,
       contact.name, null, null, null, contact.name
from contact left join plan on plan.id = contact.plan
union all
select distinct 'person', '', person, organisation.name, plan.code, null, person, null, null, null, person
from member join network on network.id = member.network join plan on plan.id = network.plan
join organisation on organisation.id = member.organisation
where coalesce(person, '') <> ''
"""

HEADINGS = "select id, parent, coalesce(code, '') as code, title from theme"


@dataclass(frozen=True, slots=True)
class Document:
    """A text that can be found, with what it can be picked by.

    ``more`` is looked through and not shown. ``kpi`` is the key of the KPI that it is or is about, ``sort`` that KPI's
    kind, ``theme`` the heading it stands under, ``lead`` who leads it.
    """

    kind: str
    ref: str
    text: str
    more: str
    plan: str | None
    on: date | None
    key: str
    kpi: str | None
    sort: str | None
    theme: str | None
    lead: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a plan's tree, by key."""

    id: str
    parent: str | None
    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found; ``key`` is the row to open, of a person their name."""

    kind: str
    ref: str
    text: str
    plan: str | None
    on: date | None
    key: str


def load_documents(connection: Any) -> list[Document]:
    """Everything that can be found, KPIs first."""
    return fetch(connection, Document, DOCUMENTS)


def load_headings(connection: Any) -> dict[str, Heading]:
    """Every heading of every plan, by key."""
    return {heading.id: heading for heading in fetch(connection, Heading, HEADINGS)}


def folded(text: str) -> str:
    """A text as it is compared: without case, and with single spaces."""
    return " ".join(text.casefold().split())
