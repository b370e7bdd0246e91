"""Excusing authorities: inspection and the like, when nothing is expected of them."""

from db.engine import Store
from db.errors import BadInput
from db.facts import OrganisationFact
from db.journal import Writing
from db.queries.plans import load_excused_keys
from db.tables import Excused
from riia_tui.actions.commands import UNCHANGED, Outcome
from riia_tui.actions.plan_commands import Excuse
from riia_tui.phrases import full_day, listed
from riia_tui.views.names import authorities_named, plan_named


def excuse(store: Store, asked: Excuse) -> Outcome:
    """Excuses authorities of a plan's region from a day, until another or for the time being.

    Who is excused from the same day already has last day and reason put right; with ``over`` it is taken out again.
    Who is excused leaves every denominator of those days. Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check()
    with store.write("excuse") as session:
        plan = plan_named(session, asked.plan)
        bodies = authorities_named(session, asked.authorities, plan.id)
        if not bodies:
            raise BadInput("No authority was named.", "Name those who are excused.")
        keys = [key for body in bodies if (key := _written(session, body, asked))]
        if not keys:
            return Outcome(f"{listed([b.name for b in bodies])}: excused so already.", "", UNCHANGED)
        session.about(plan.id)
        session.say(_said(asked, [body.name for body in bodies]))
        return Outcome(f"{session.said}.", keys[0])


def _written(session: Writing, body: OrganisationFact, asked: Excuse) -> str | None:
    """The key of the row that was made, changed or taken out; None where it is so already. Raises BadInput."""
    there = load_excused_keys(session, body.id, asked.since)
    row = session.get_one(Excused, there[0]) if there else None
    if asked.over:
        if row is None:
            said = f"{body.name} is not excused from {full_day(asked.since)}."
            raise BadInput(said, "“riia excuse --list” says who is.")
        session.delete(row)
        return row.id
    why = asked.why.strip()
    if row is None:
        row = Excused(organisation=body.id, since=asked.since, until=asked.until, why=why)
        session.add(row)
        return row.id
    if (row.until, row.why) == (asked.until, why):
        return None
    row.until, row.why = asked.until, why
    return row.id


def _said(asked: Excuse, names: list[str]) -> str:
    if asked.over:
        return f"No longer excused from {full_day(asked.since)}: {listed(names)}"
    until = f" until {full_day(asked.until)}" if asked.until else ""
    return f"Excused {listed(names)} from {full_day(asked.since)}{until}"
