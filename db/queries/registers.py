"""Statements about the registers beside the record."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import text

from db.facts.register import LessonFact, ReleaseFact, RiskFact, SpendFact, SupportFact
from db.queries.fetch import fetch, scalars


def load_registers(connection: Any, plan: str, region: str) -> dict[str, Any]:
    """The registers of a plan, and the names that its region's authorities released, as the fields of ``Facts``."""
    links = _kpis(connection, plan)
    return {
        "risks": tuple(replace(risk, kpis=tuple(links[risk.id])) for risk in _risks(connection, plan)),
        "lessons": tuple(replace(lesson, kpis=tuple(links[lesson.id])) for lesson in _lessons(connection, plan)),
        "spending": tuple(_spending(connection, plan)),
        "support": tuple(_support(connection, plan)),
        "releases": tuple(_releases(connection, region)),
    }


def _risks(connection: Any, plan: str) -> list[RiskFact]:
    statement = """select id, title, raised, cause, effect, likelihood, impact, owner, response, ask, closed, why_closed
                   from risk where plan = :plan order by raised, id"""
    return fetch(connection, RiskFact, statement, plan=plan)


def _lessons(connection: Any, plan: str) -> list[LessonFact]:
    statement = """select id, title, "on", learned, changed, source, shared_with, shared_on
                   from lesson where plan = :plan order by "on", id"""
    return fetch(connection, LessonFact, statement, plan=plan)


def _spending(connection: Any, plan: str) -> list[SpendFact]:
    statement = """select id, fund, area, period, allocation, profile, actual, forecast, reason
                   from spend where plan = :plan order by fund, area, id"""
    return fetch(connection, SpendFact, statement, plan=plan)


def _support(connection: Any, plan: str) -> list[SupportFact]:
    statement = """select support_package.id, fund, need, funder, outcome, look_again from support_package
                   join record on record.id = support_package.id where plan = :plan order by support_package.id"""
    return fetch(connection, SupportFact, statement, plan=plan)


def _releases(connection: Any, region: str) -> list[ReleaseFact]:
    statement = """select name_release.id, organisation, audience, name_release.since, name_release.until, why, by
                   from name_release join organisation on organisation.id = name_release.organisation
                   where region = :region order by name_release.id"""
    return fetch(connection, ReleaseFact, statement, region=region)


def _kpis(connection: Any, plan: str) -> defaultdict[str, list[str]]:
    statement = text(
        """select coalesce(risk, lesson), kpi from register_kpi join kpi on kpi.id = register_kpi.kpi
           where plan = :plan order by register_kpi.id"""
    )
    links: defaultdict[str, list[str]] = defaultdict(list)
    for item, kpi in connection.execute(statement, {"plan": plan}):
        links[item].append(kpi)
    return links


def links_of_register(connection: Any, item: str) -> list[str]:
    """The keys of the links between a risk or a lesson and KPIs."""
    return scalars(connection, "select id from register_kpi where coalesce(risk, lesson) = :item", item=item)


TITLES = {
    "risk": "select id from risk where plan = :plan and lower(title) = lower(:title)",
    "lesson": "select id from lesson where plan = :plan and lower(title) = lower(:title)",
}


def find_item(connection: Any, register: str, plan: str, title: str) -> str | None:
    """The key of a risk or a lesson by its title, None where there is none."""
    found = scalars(connection, TITLES[register], plan=plan, title=title.strip())
    return found[0] if found else None


def load_titles(connection: Any, register: str, plan: str) -> list[str]:
    """The titles of a register."""
    return scalars(connection, f"select title from {register} where plan = :plan order by title", plan=plan)


def find_spend(connection: Any, plan: str, fund: str, area: str, period: str) -> str | None:
    """The key of the money of a fund, an area and a period, None where there is none."""
    statement = """select id from spend where plan = :plan and lower(fund) = lower(:fund) and area = :area
                   and lower(period) = lower(:period)"""
    found = scalars(connection, statement, plan=plan, fund=fund, area=str(area), period=period)
    return found[0] if found else None


def find_support(connection: Any, plan: str, title: str) -> str | None:
    """The key of a support package by its title, None where there is none."""
    statement = """select id from record where plan = :plan and kind = 'support-package'
                   and lower(title) = lower(:title) order by id desc"""
    found = scalars(connection, statement, plan=plan, title=title.strip())
    return found[0] if found else None


def find_releases(connection: Any, organisation: str, audience: str) -> list[str]:
    """The keys of what an authority released to an audience, oldest first."""
    statement = "select id from name_release where organisation = :organisation and audience = :audience order by id"
    return scalars(connection, statement, organisation=organisation, audience=str(audience))
