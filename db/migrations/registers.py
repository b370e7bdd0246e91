"""The smaller tables of schema 0002: registers, reports as they were sent, and what files of others leave behind."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

TEXT = AutoString()
TYPES = {"text": TEXT, "day": sa.Date(), "time": sa.DateTime(), "whole": sa.Integer(), "number": sa.Float()}

TABLES = {
    "risk": "plan>plan title:text raised:day cause?text effect?text likelihood?whole impact?whole owner?text "
    "response?text ask?text closed?day why_closed?text",
    "lesson": "plan>plan title:text on:day learned?text changed?text source?text shared_with?text shared_on?day",
    "register_kpi": "risk~risk lesson~lesson kpi>kpi",
    "spend": "plan>plan fund:text area:text period:text allocation?number profile?number actual?number "
    "forecast?number reason?text",
    "support_package": "fund?text need?text funder?text outcome?text look_again?day",
    "name_release": "organisation>organisation audience:text since:day until?day why:text by?text",
    "pack": "plan>plan report:text title:text as_at:day meeting:day audience:text frozen:time by?text "
    "cleared_by?text received?day receipt?text blocks:text figures:text",
    "pack_file": "pack>pack name:text sha256:text size:whole content:text",
    "explanation": "pack>pack item:text now:text said:text on:day by?text",
    "kept_match": "plan~plan kind:text name:text body:text",
    "quote": "record>record position:whole text:text",
}
"""Tables with their columns: ``:`` always given, ``?`` may be empty, ``>`` another row's key, ``~`` one or nothing."""

UNIQUE = {"spend": ("plan", "fund", "area", "period"), "kept_match": ("plan", "kind", "name")}
SHARED = {"support_package": "record"}
"""Tables whose rows share the key of another table's."""


def make_registers() -> None:
    """Adds the tables."""
    for table, columns in TABLES.items():
        _make(table, columns.split())


def _make(table: str, columns: list[str]) -> None:
    key: sa.Column[Any] = sa.Column("id", AutoString(length=None if table in SHARED else 36), nullable=False)
    links = [column for column in columns if ">" in column or "~" in column]
    constraints: list[sa.Constraint] = [
        sa.ForeignKeyConstraint([name], [f"{target}.id"]) for name, target in map(_link, links)
    ]
    constraints += [sa.ForeignKeyConstraint(["id"], [f"{SHARED[table]}.id"])] if table in SHARED else []
    constraints += [sa.UniqueConstraint(*UNIQUE[table])] if table in UNIQUE else []
    op.create_table(table, key, *map(_column, columns), *constraints, sa.PrimaryKeyConstraint("id"))
    for name, _ in map(_link, links):
        op.create_index(op.f(f"ix_{table}_{name}"), table, [name], unique=False)


def _link(column: str) -> tuple[str, str]:
    name, _, target = column.replace("~", ">").partition(">")
    return name, target


def _column(column: str) -> "sa.Column[Any]":
    sign = next(sign for sign in ":?>~" if sign in column)
    name, _, kind = column.partition(sign)
    return sa.Column(name, TYPES[kind] if sign in ":?" else TEXT, nullable=sign in "?~")
