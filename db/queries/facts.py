"""One plan whole: the statements behind :class:`db.facts.Facts`."""

import json
from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from db.facts import (
    ActionFact,
    ActivityFact,
    AssessmentFact,
    BoardMeetingFact,
    CarriedFact,
    ChangeFact,
    DecisionFact,
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
    QuoteFact,
    RecordFact,
    RegionFact,
    ReportedFact,
    RequestFact,
    StepFact,
    ThemeFact,
)
from db.queries.fetch import fetch
from db.queries.registers import load_registers

RECORDS = """
select record.id, kind, "on", title, entered, note, quantity, planned, due, done, strength, place,
       network, papers_out, responses, positive, about,
       collection, period, received, resubmitted, accepted, gap, gap_note, calendar_uid, question,
       (select min(address) from attachment where attachment.record = record.id) as address
from record
left join meeting on meeting.id = record.id
left join survey on survey.id = record.id
left join data_return on data_return.id = record.id
where plan = :plan
order by "on", record.id
"""

STATEMENTS: dict[str, tuple[type, str]] = {
    "organisations": (
        OrganisationFact,
        """select id, name, short_name, kind, since, until, successor, predecessor from organisation
           where region = :region or region is null order by name""",
    ),
    "themes": (
        ThemeFact,
        """select id, parent, position, level, code, title, aim, lead, counts
           from theme where plan = :plan order by position""",
    ),
    "activities": (
        ActivityFact,
        """select activity.id, theme, activity.position, activity.code, activity.title, description,
                  activity.lead, sponsor
           from activity join theme on theme.id = activity.theme
           where plan = :plan order by activity.position""",
    ),
    "kpis": (
        KpiFact,
        """select id, theme, activity, position, ref, code, kind, statement, due, due_text, due_note,
                  cadence, owner
           from kpi where plan = :plan order by position""",
    ),
    "measures": (
        MeasureFact,
        """select measure.id, kpi, measure.position, metric, text, comparator, target, unit, denominator,
                  within, record_kind, role, measure.due, baseline, answer
           from measure join kpi on kpi.id = measure.kpi
           where plan = :plan order by measure.position""",
    ),
    "networks": (
        NetworkFact,
        "select id, name, cadence, quorum, elsewhere from network where plan = :plan order by position",
    ),
    "members": (
        MemberFact,
        """select network, organisation, since, until, person, deputy from member
           join network on network.id = member.network where plan = :plan order by member.id""",
    ),
    "excused": (
        ExcusedFact,
        """select excused.organisation, excused.since, excused.until, why from excused
           join organisation on organisation.id = excused.organisation
           where region = :region order by excused.since""",
    ),
    "records": (RecordFact, RECORDS),
    "links": (
        LinkFact,
        """select record, kpi, measure, delivers, answer from record_kpi
           join record on record.id = record_kpi.record where plan = :plan order by record_kpi.id""",
    ),
    "participation": (
        ParticipationFact,
        """select record, organisation, role, people, names, answer from participation
           join record on record.id = participation.record where plan = :plan order by participation.id""",
    ),
    "assessments": (
        AssessmentFact,
        """select assessment.id, kpi, assessment."on", entered, status, comment, cause, remedy, remedy_owner,
                  forecast, ask, by, confidence, basis
           from assessment join kpi on kpi.id = assessment.kpi where plan = :plan""",
    ),
    "figures": (
        FigureFact,
        """select figure.id, measure, figure."on", entered, value, note, by
           from figure join measure on measure.id = figure.measure join kpi on kpi.id = measure.kpi
           where plan = :plan""",
    ),
    "actions": (
        ActionFact,
        "select id, record, who, what, due, done from action where plan = :plan order by position, id",
    ),
    "decisions": (
        DecisionFact,
        """select decision.id, record, text from decision join record on record.id = decision.record
           where plan = :plan order by decision.position, decision.id""",
    ),
    "quotes": (
        QuoteFact,
        """select record, text from quote join record on record.id = quote.record
           where plan = :plan order by quote.position, quote.id""",
    ),
    "changes": (
        ChangeFact,
        """select id, item_table, item, field, was, becomes, agreed_by, "on", why
           from plan_change where plan = :plan order by "on", id""",
    ),
    "carried_on": (
        CarriedFact,
        """select old.id as kpi, plan.code as plan, kpi.ref as ref
           from plan_change join kpi on kpi.id = plan_change.item join plan on plan.id = kpi.plan
           join plan mine on mine.code = plan_change.was
           join kpi old on old.plan = mine.id and old.ref = plan_change.becomes
           where plan_change.field = 'carried_from' and mine.id = :plan order by plan.starts, plan_change.id""",
    ),
    "requests": (
        RequestFact,
        """select id, person, board_on, asked_on, due from update_request
           where plan = :plan order by board_on, person""",
    ),
    "reported": (
        ReportedFact,
        """select reported_update.id, kpi, part, person, board_on, entered, received, status, narrative, figure,
                  evidence, cause, remedy, forecast, unread, state
           from reported_update join kpi on kpi.id = reported_update.kpi
           where plan = :plan order by reported_update.id""",
    ),
}


def load_facts(connection: Any, plan: str) -> Facts:
    """The plan with this key, its region and its whole record."""
    found = fetch(connection, PlanFact, PLAN + " where id = :plan", plan=plan)[0]
    region = load_region(connection, plan)
    rows: dict[str, Any] = {
        name: tuple(fetch(connection, kind, statement, **_needed(statement, plan, region.id)))
        for name, (kind, statement) in STATEMENTS.items()
    }
    rows["kpis"] = _in_printed_order(**{name: rows[name] for name in ("themes", "activities", "kpis")})
    rows["activities"] = _with_scope(connection, rows["activities"], plan)
    rows["networks"] = _with_kpis(connection, rows["networks"], plan)
    rows |= load_registers(connection, plan, region.id)
    return Facts(plan=found, region=region, board_meetings=load_board_meetings(connection, plan), **rows)


def _in_printed_order(
    themes: tuple[ThemeFact, ...], activities: tuple[ActivityFact, ...], kpis: tuple[KpiFact, ...]
) -> tuple[KpiFact, ...]:
    """KPIs as the plan prints them, also those that came or moved later: in each theme those of its activities,
    then its own, then those of the themes inside it."""
    theme_of = {theme.id: theme for theme in themes}
    places = {activity.id: activity.position for activity in activities}

    def above(key: str) -> tuple[tuple[int, ...], ...]:
        theme = theme_of[key]
        return (*(above(theme.parent) if theme.parent else ()), (2, theme.position))

    def place(kpi: KpiFact) -> tuple[tuple[int, ...], ...]:
        own = (0, places[kpi.activity], kpi.position) if kpi.activity else (1, kpi.position)
        return (*above(kpi.theme), own)

    return tuple(sorted(kpis, key=place))


PLAN = """select id, code, title, version, starts, ends, quarters, source, demonstration, activity_word from plan"""


def load_plans(connection: Any) -> list[PlanFact]:
    """Every plan of the store, by code."""
    return fetch(connection, PlanFact, PLAN + " order by code")


def load_region(connection: Any, plan: str) -> RegionFact:
    """The region that a plan belongs to."""
    statement = text(
        """select region.id, region.code, name, alliance, settings
           from region join plan on plan.region = region.id where plan.id = :plan"""
    )
    row = connection.execute(statement, {"plan": plan}).one()
    return RegionFact(row.id, row.code, row.name, row.alliance, json.loads(row.settings))


def load_board_meetings(connection: Any, plan: str) -> tuple[BoardMeetingFact, ...]:
    """The meetings of a plan's boards, oldest first."""
    statement = """
        select board_meeting.id, board.name as board, board_meeting."on", headline, asks, author, steps
        from board_meeting join board on board.id = board_meeting.board
        where plan = :plan order by board_meeting."on", board_meeting.id"""
    found = fetch(connection, BoardMeetingFact, statement, plan=plan)
    return tuple(
        replace(
            meeting,
            asks=tuple(json.loads(str(meeting.asks))),
            steps=tuple(StepFact(**step) for step in json.loads(str(meeting.steps))),
        )
        for meeting in found
    )


def _needed(statement: str, plan: str, region: str) -> dict[str, str]:
    values = {"plan": plan, "region": region}
    return {name: value for name, value in values.items() if f":{name}" in statement}


def _with_scope(connection: Any, activities: tuple[ActivityFact, ...], plan: str) -> tuple[ActivityFact, ...]:
    statement = """
        select activity, organisation from activity_scope
        join activity on activity.id = activity_scope.activity
        join theme on theme.id = activity.theme where plan = :plan order by activity_scope.id"""
    scope = _pairs(connection, statement, plan)
    return tuple(replace(a, scope=tuple(scope[a.id])) if a.id in scope else a for a in activities)


def _with_kpis(connection: Any, networks: tuple[NetworkFact, ...], plan: str) -> tuple[NetworkFact, ...]:
    statement = """
        select network, kpi from network_kpi join network on network.id = network_kpi.network
        where plan = :plan order by network_kpi.id"""
    kpis = _pairs(connection, statement, plan)
    return tuple(replace(n, kpis=tuple(kpis[n.id])) if n.id in kpis else n for n in networks)


def _pairs(connection: Any, statement: str, plan: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for one, many in connection.execute(text(statement), {"plan": plan}):
        groups[one].append(many)
    return dict(groups)
