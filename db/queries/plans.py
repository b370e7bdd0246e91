"""Statements that look for what a plan file names."""

from datetime import date
from typing import Any

from sqlalchemy import text

from db.queries.fetch import scalars


def _first(connection: Any, statement: str, **values: Any) -> str | None:
    found = scalars(connection, statement, **values)
    return str(found[0]) if found else None


def find_plan(connection: Any, code: str) -> str | None:
    """The key of a plan by its code."""
    return _first(connection, "select id from plan where lower(code) = lower(:code)", code=code)


def find_region(connection: Any, code: str) -> str | None:
    """The key of a region by its code."""
    return _first(connection, "select id from region where lower(code) = lower(:code)", code=code)


def find_region_code(connection: Any, name: str) -> str | None:
    """The code of a region by its name."""
    return _first(connection, "select code from region where lower(name) = lower(:name)", name=name)


def find_organisation(connection: Any, region: str, name: str) -> str | None:
    """The key of a region's organisation by its name."""
    statement = "select id from organisation where region = :region and lower(name) = lower(:name)"
    return _first(connection, statement, region=region, name=name)


def find_alliance(connection: Any, region: str) -> str | None:
    """The key of a region's own alliance as an organisation."""
    statement = "select id from organisation where region = :region and kind = 'alliance' order by id"
    return _first(connection, statement, region=region)


def load_authority_names(connection: Any, region: str) -> dict[str, list[str]]:
    """The long and short names of a region's authorities, by key."""
    statement = "select id, name, short_name from organisation where region = :region and kind = 'authority'"
    found = connection.execute(text(statement), {"region": region})
    return {key: [name for name in names if name] for key, *names in found}


def find_framework(connection: Any, code: str) -> str | None:
    """The key of a framework by its code."""
    return _first(connection, "select id from framework where lower(code) = lower(:code)", code=code)


def find_item(connection: Any, framework: str, code: str) -> str | None:
    """The key of a framework's item by the codes of both."""
    statement = """
        select framework_item.id from framework_item
        join framework on framework.id = framework_item.framework
        where lower(framework.code) = lower(:framework) and lower(framework_item.code) = lower(:code)"""
    return _first(connection, statement, framework=framework, code=code)


def busiest_plan(connection: Any) -> str | None:
    """The code of the plan with the most records, the first by code where several have; None in an empty store."""
    statement = """
        select plan.code from plan left join record on record.plan = plan.id
        group by plan.id, plan.code order by count(record.id) desc, plan.code limit 1"""
    return _first(connection, statement)


def next_position(connection: Any, table: str, plan: str) -> int:
    """The first free position among a plan's ``theme``, ``activity`` or ``kpi`` rows."""
    of_plan = "theme in (select id from theme where plan = :plan)" if table == "activity" else "plan = :plan"
    statement = f"select coalesce(max(position), -1) + 1 from {table} where {of_plan}"
    return int(scalars(connection, statement, plan=plan)[0])


def load_refs(connection: Any, theme: str) -> list[str]:
    """The refs of the KPIs of a theme (by key), those of its activities too."""
    return scalars(connection, "select ref from kpi where theme = :theme", theme=theme)


def load_scope(connection: Any, activity: str) -> dict[str, str]:
    """The organisations that an activity (by key) is for: the key of the row, and of the organisation."""
    statement = "select id, organisation from activity_scope where activity = :activity order by id"
    found = connection.execute(text(statement), {"activity": activity})
    return {str(key): str(organisation) for key, organisation in found}


def load_excused_keys(connection: Any, organisation: str, since: date) -> list[str]:
    """Keys of the rows that excuse an organisation (by key) from a day."""
    statement = "select id from excused where organisation = :organisation and since = :since order by id"
    return scalars(connection, statement, organisation=organisation, since=since)


OWN = ("accepted_finding", "board", "contact", "budget_line", "indicator", "mapping", "network")


def load_of_plan(connection: Any, table: str, plan: str) -> list[str]:
    """Keys of a plan's rows of one table, in order: what hangs on it alone, and the values of its indicators."""
    if table == "indicator_value":
        statement = """select indicator_value.id from indicator_value
                       join indicator on indicator.id = indicator_value.indicator where plan = :plan order by 1"""
        return scalars(connection, statement, plan=plan)
    if table not in OWN:
        raise ValueError(table)
    return scalars(connection, f"select id from {table} where plan = :plan order by id", plan=plan)


def load_member_keys(connection: Any, network: str) -> dict[str, list[str]]:
    """Keys of a network's members, and of its links to KPIs, by table."""
    tables = ("member", "network_kpi")
    return {
        table: scalars(connection, f"select id from {table} where network = :network order by id", network=network)
        for table in tables
    }


def load_announced(connection: Any, plan: str) -> list[str]:
    """Keys of the records that the plan itself announces."""
    return scalars(connection, "select id from record where plan = :plan and announced order by id", plan=plan)


def load_kpi_parts(connection: Any, kpi: str) -> dict[str, list[str]]:
    """Keys of the rows that go with a KPI that nothing is recorded of, by table."""
    tables = ("measure", "network_kpi", "mapping", "register_kpi")
    return {
        table: scalars(connection, f"select id from {table} where kpi = :kpi order by id", kpi=kpi) for table in tables
    }
