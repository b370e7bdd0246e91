"""Statements about money."""

from dataclasses import dataclass
from typing import Any

from db.queries.fetch import fetch


@dataclass(frozen=True, slots=True)
class BudgetCell:
    """One printed cell, in pounds."""

    line: int
    fund: str | None
    code: str | None
    label: str
    note: str | None
    period: str
    amount: float


def load_budget(connection: Any, plan: str) -> list[BudgetCell]:
    """Every cell of a plan's budget tables, in printed order."""
    statement = """
        select line, fund, code, label, note, period, amount from budget_line
        where plan = :plan order by position"""
    return fetch(connection, BudgetCell, statement, plan=plan)
