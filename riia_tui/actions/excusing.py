"""Excusing authorities: inspection and the like, when nothing is expected of them."""

from db.engine import Store
from db.errors import BadInput
from db.queries.facts import load_facts
from db.tables import Excused
from riia_tui.actions.commands import Outcome
from riia_tui.actions.plan_commands import Excuse
from riia_tui.phrases import full_day, listed
from riia_tui.views.names import authorities_named, plan_named


def excuse(store: Store, asked: Excuse) -> Outcome:
    """Excuses authorities of a plan's region from a day, until another or for the time being.

    Who is excused leaves every denominator of those days. Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check()
    with store.write("excuse") as session:
        plan = plan_named(session, asked.plan)
        bodies = authorities_named(session, asked.authorities, plan.id)
        if not bodies:
            raise BadInput("No authority was named.", "Name those who are excused.")
        there = {(e.organisation, e.since, e.until) for e in load_facts(session, plan.id).excused}
        new = [body for body in bodies if (body.id, asked.since, asked.until) not in there]
        if not new:
            return Outcome(f"{listed([b.name for b in bodies])}: excused so already.", "", "Nothing was changed.")
        rows = [Excused(organisation=b.id, since=asked.since, until=asked.until, why=asked.why.strip()) for b in new]
        session.add_all(rows)
        session.about(plan.id)
        until = f" until {full_day(asked.until)}" if asked.until else ""
        session.say(f"Excused {listed([b.name for b in new])} from {full_day(asked.since)}{until}")
        return Outcome(f"{session.said}.", rows[0].id)
