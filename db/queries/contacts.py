"""Statements about people: who belongs to a plan or its region, and how they are reached."""

from typing import Any

from db.facts import ContactFact
from db.queries.fetch import fetch


def load_contacts(connection: Any, plan: str) -> list[ContactFact]:
    """The people of a plan (by key) and of its region, the plan's own first; those who have left too."""
    statement = """select contact.id, contact.plan, contact.name, role, body, email, phone, left_on
                   from contact join plan on plan.id = :plan
                   where contact.plan = plan.id or contact.region = plan.region
                   order by case when contact.plan = plan.id then 0 else 1 end, contact.id"""
    return fetch(connection, ContactFact, statement, plan=plan)
