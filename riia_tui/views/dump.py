"""Everything in a store as one document, ``riia-dump/1``: flat lists, every field there, null where unknown.

Plans are named by code and KPIs by ref; themes, activities and records by their keys.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from db.engine import Store
from db.facts import Facts, RecordFact
from db.queries import dump as rows
from db.queries.facts import load_plans
from riia_tui.rules.measures import Measured, target_of
from riia_tui.rules.status import Judged
from riia_tui.views.changed import item_names
from riia_tui.views.names import plan_named
from riia_tui.views.standing import Standing, standing

FORMAT = "riia-dump/1"
LISTS = (
    *("regions", "organisations", "people", "plans", "themes", "activities", "kpis", "budget_lines", "mappings"),
    *("frameworks", "indicators", "networks", "excused", "records", "assessments", "figures", "plan_changes"),
    *("risks", "actions", "decisions", "boards", "update_requests", "reported_updates", "journal"),
)
"""The lists of the document, in their order; all are there in an empty store too."""

Rows = list[dict[str, Any]]
Connection = Any


def dump(store: Store, plan: str | None, today: date) -> dict[str, Any]:
    """The store as at a day, of one plan (by code) or of all; dates, enums and numbers as they are.

    Raises UnknownName where there is no such plan.
    """
    with store.read() as connection:
        named = [plan_named(connection, plan)] if plan else load_plans(connection)
    found = [standing(store, each.code, today) for each in named]
    lists: dict[str, Rows] = {name: [] for name in LISTS}
    lists |= {"regions": _regions(found), "organisations": _organisations(found), "excused": _excused(found)}
    for name, part in PARTS.items():
        lists[name] = [row for each in found for row in part(each)]
    with store.read() as connection:
        for each in found:
            _add_unjudged(lists, connection, each.facts)
        codes = {row["code"] for row in lists["regions"]}
        lists["people"] = [_fields(p) for p in rows.load_people(connection) if p.region in codes]
        lists["frameworks"] = _frameworks(rows.load_frameworks(connection))
        keys = {each.facts.plan.id: each.facts.plan.code for each in found}
        journal = rows.load_journal(connection)
    lists["journal"] = [
        _fields(entry) | {"plan": keys.get(entry.plan or "")} for entry in journal if not plan or entry.plan in keys
    ]
    return {"format": FORMAT, "as_at": today, **lists}


def _fields(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


def _regions(found: Iterable[Standing]) -> Rows:
    regions = {each.facts.region.id: each.facts.region for each in found}
    return [{"code": r.code, "name": r.name, "alliance": r.alliance} for r in regions.values()]


def _organisations(found: Iterable[Standing]) -> Rows:
    bodies = {body.id: (body, each.facts.region.code) for each in found for body in each.facts.organisations}
    names = {key: body.name for key, (body, _) in bodies.items()}
    return [
        {
            "region": region,
            "name": body.name,
            "kind": body.kind,
            "short_name": body.short_name,
            "since": body.since,
            "until": body.until,
            **{name: names.get(getattr(body, name) or "") for name in ("successor", "predecessor")},
        }
        for body, region in bodies.values()
    ]


def _plan(found: Standing) -> Rows:
    plan = found.facts.plan
    names = ("code", "title", "version", "starts", "ends", "quarters", "source", "activity_word", "demonstration")
    return [{"region": found.facts.region.code, **{name: getattr(plan, name) for name in names}}]


def _themes(found: Standing) -> Rows:
    names = ("id", "parent", "level", "code", "title", "aim", "lead", "counts")
    return [
        {"plan": found.facts.plan.code, **{name: getattr(theme, name) for name in names}}
        for theme in found.facts.themes
    ]


def _activities(found: Standing) -> Rows:
    names = ("id", "theme", "code", "title", "description", "lead", "sponsor")
    bodies = found.facts.organisation
    return [
        {
            "plan": found.facts.plan.code,
            **{name: getattr(activity, name) for name in names},
            "scope": [bodies[key].name for key in activity.scope],
        }
        for activity in found.facts.activities
    ]


def _kpis(found: Standing) -> Rows:
    return [_kpi(found, found.judged[kpi.id]) for kpi in found.facts.kpis]


KPI_NAMES = (
    *("id", "ref", "theme", "activity", "code", "kind", "statement"),
    *("due", "due_text", "due_note", "cadence", "owner"),
)


def _kpi(found: Standing, judged: Judged) -> dict[str, Any]:
    return {
        "plan": found.facts.plan.code,
        **{name: getattr(judged.kpi, name) for name in KPI_NAMES},
        "status": judged.status,
        "computed_status": judged.says,
        "warning": judged.warning,
        "progress": judged.progress,
        "measures": [_measure(m) for m in judged.measures],
    }


MEASURE_NAMES = (
    *("metric", "text", "comparator", "unit", "denominator", "due"),
    *("within", "record_kind", "role", "baseline", "answer"),
)


def _measure(found: Measured) -> dict[str, Any]:
    return {
        **{name: getattr(found.measure, name) for name in MEASURE_NAMES},
        "target": target_of(found.measure),
        "value": found.value,
        "met": found.met,
    }


def _networks(found: Standing) -> Rows:
    facts = found.facts
    return [
        {
            "plan": facts.plan.code,
            "name": network.name,
            "cadence": network.cadence,
            "quorum": network.quorum,
            "elsewhere": network.elsewhere,
            "kpis": [facts.kpi[key].ref for key in network.kpis],
            "members": [
                {
                    "organisation": facts.organisation[m.organisation].name,
                    **{name: getattr(m, name) for name in ("since", "until", "person", "deputy")},
                }
                for m in facts.members_of.get(network.id, ())
            ],
        }
        for network in facts.networks
    ]


def _excused(found: Iterable[Standing]) -> Rows:
    excused = {e: each.facts.organisation[e.organisation].name for each in found for e in each.facts.excused}
    return [{"organisation": name, "since": e.since, "until": e.until, "why": e.why} for e, name in excused.items()]


RECORD_NAMES = (
    *("id", "kind", "on", "title", "note", "quantity", "planned", "due", "done", "strength", "place", "entered"),
    *("papers_out", "responses", "positive", "about"),
    *("collection", "period", "received", "resubmitted", "accepted", "gap", "gap_note"),
)


def _record(facts: Facts, record: RecordFact) -> dict[str, Any]:
    links = facts.links_by_record.get(record.id, ())
    network = facts.network.get(record.network or "")
    return {
        "plan": facts.plan.code,
        **{name: getattr(record, name) for name in RECORD_NAMES},
        "network": network.name if network else None,
        "kpis": list(dict.fromkeys(facts.kpi[link.kpi].ref for link in links)),
        "delivers": any(link.delivers for link in links),
        "participation": [
            {
                "organisation": facts.organisation[p.organisation].name,
                **{name: getattr(p, name) for name in ("role", "people", "names", "answer")},
            }
            for p in facts.participation_of.get(record.id, ())
        ],
    }


def _assessments(found: Standing) -> Rows:
    names = (
        "on",
        "status",
        "comment",
        "by",
        "cause",
        "remedy",
        "remedy_owner",
        "forecast",
        "ask",
        "confidence",
        "entered",
    )
    return [
        {"plan": found.facts.plan.code, "kpi": found.facts.kpi[a.kpi].ref, **{n: getattr(a, n) for n in names}}
        for a in sorted(found.facts.assessments, key=lambda a: (a.on, a.entered, a.id))
    ]


def _figures(found: Standing) -> Rows:
    measures = {m.id: m for m in found.facts.measures}
    names = ("on", "value", "note", "by", "entered")
    return [
        {
            "plan": found.facts.plan.code,
            "kpi": found.facts.kpi[measures[f.measure].kpi].ref,
            "measure": measures[f.measure].position + 1,
            **{name: getattr(f, name) for name in names},
        }
        for f in sorted(found.facts.figures, key=lambda f: (f.on, f.entered, f.id))
    ]


def _actions(found: Standing) -> Rows:
    names = ("id", "record", "who", "what", "due", "done")
    return [{"plan": found.facts.plan.code, **{name: getattr(a, name) for name in names}} for a in found.facts.actions]


def _decisions(found: Standing) -> Rows:
    return [{"plan": found.facts.plan.code, "record": d.record, "text": d.text} for d in found.facts.decisions]


def _risks(found: Standing) -> Rows:
    names = ("title", "raised", "cause", "effect", "likelihood", "impact", "owner", "response", "ask", "closed")
    kpi = found.facts.kpi
    return [
        {"plan": found.facts.plan.code, **{name: getattr(risk, name) for name in names}}
        | {"kpis": [kpi[key].ref for key in risk.kpis]}
        for risk in found.facts.risks
    ]


def _boards(found: Standing) -> Rows:
    names = ("board", "on", "headline", "asks", "author")
    return [
        {"plan": found.facts.plan.code, **{name: getattr(meeting, name) for name in names}}
        for meeting in found.facts.board_meetings
    ]


def _requests(found: Standing) -> Rows:
    names = ("person", "board_on", "asked_on", "due")
    return [{"plan": found.facts.plan.code, **{name: getattr(r, name) for name in names}} for r in found.facts.requests]


def _reported(found: Standing) -> Rows:
    """What leads reported, agreed or not; ``measure`` is the number of the measure that a figure alone is for."""
    names = (
        *("id", "person", "board_on", "received", "status", "narrative", "figure", "evidence", "cause", "remedy"),
        *("forecast", "unread", "state"),
    )
    return [
        {
            "plan": found.facts.plan.code,
            "kpi": found.facts.kpi[each.kpi].ref,
            "measure": each.part,
            **{name: getattr(each, name) for name in names},
        }
        for each in found.facts.reported
    ]


PARTS = {
    "plans": _plan,
    "themes": _themes,
    "activities": _activities,
    "kpis": _kpis,
    "networks": _networks,
    "assessments": _assessments,
    "figures": _figures,
    "risks": _risks,
    "actions": _actions,
    "decisions": _decisions,
    "boards": _boards,
    "update_requests": _requests,
    "reported_updates": _reported,
}
"""The lists that come from facts and rules alone."""


def _add_unjudged(lists: dict[str, Rows], connection: Connection, facts: Facts) -> None:
    """The lists that the rules never look at, of one plan."""
    key = facts.plan.id
    named = item_names(facts)
    lists["budget_lines"] += [_fields(row) for row in rows.load_budget(connection, key)]
    lists["mappings"] += [
        {"plan": m.plan, "from": named[m.source], "framework": m.framework, "item": m.item}
        for m in rows.load_mappings(connection, key)
    ]
    lists["indicators"] += _indicators(rows.load_indicators(connection, key))
    lists["records"] += _records(connection, facts)
    lists["plan_changes"] += [_change(row, named) for row in rows.load_changes(connection, key)]


def _records(connection: Connection, facts: Facts) -> Iterable[dict[str, Any]]:
    more = {row.id: row for row in rows.load_more_of_records(connection, facts.plan.id)}
    attached: dict[str, Rows] = defaultdict(list)
    for row in rows.load_attachments(connection):
        attached[row.record].append({"address": row.address, "sha256": row.sha256, "size": row.size})
    for record in facts.records:
        yield _record(facts, record) | {
            "by": more[record.id].by,
            "question": more[record.id].question,
            "quotes": [quote.text for quote in facts.quotes_of.get(record.id, ())],
            "attachments": attached.get(record.id, []),
        }


def _indicators(found: Iterable[rows.CellRow]) -> Rows:
    lines: dict[str, dict[str, Any]] = {}
    for cell in found:
        line = {"plan": cell.plan, "table": cell.table, "row": cell.row, "values": {}}
        lines.setdefault(cell.indicator, line)["values"][cell.column] = cell.value
    return list(lines.values())


def _change(row: rows.ChangeRow, named: dict[str, str]) -> dict[str, Any]:
    return {
        "plan": row.plan,
        "item": named.get(row.item),
        "field": row.field,
        "from": row.was,
        "to": row.becomes,
        "agreed_by": row.agreed_by,
        "on": row.on,
        "why": row.why,
    }


def _frameworks(found: Iterable[rows.ItemRow]) -> Rows:
    lists: dict[str, dict[str, Any]] = {}
    for row in found:
        framework = lists.setdefault(row.framework, {"code": row.framework, "title": row.title, "items": []})
        if row.code is not None:
            framework["items"].append({"code": row.code, "text": row.text})
    return list(lists.values())
