"""People: how the leads of a plan, and others of its region, are reached."""

from datetime import date

from db.engine import Store
from db.queries.contacts import load_contacts
from db.tables import Contact, Plan
from riia_tui.actions.commands import Outcome
from riia_tui.actions.done import done
from riia_tui.actions.place import Place
from riia_tui.actions.plan_commands import SetContact
from riia_tui.views.names import folded, plan_named


def set_contact(store: Store, asked: SetContact, today: date) -> Outcome:
    """Enters a person, or changes what is given of one who is there. Raises BadInput or UnknownName."""
    asked.check(today)
    with store.write("set contact") as session:
        place = Place(session, plan_named(session, asked.plan))
        row = put_contact(place, asked)
        session.about(place.plan.id)
        session.say(f"Set how {row.name} is reached")
        return done(session, f"How {row.name} is reached", row.id)


def put_contact(place: Place, asked: SetContact) -> Contact:
    """Writes a person; a new one belongs to the region, since the plan's own list is as the plan prints it."""
    session = place.session
    there = [each.id for each in load_contacts(session, place.plan.id) if folded(each.name) == folded(asked.name)]
    region = session.get_one(Plan, place.plan.id).region
    row = session.get_one(Contact, there[0]) if there else Contact(region=region, name=" ".join(asked.name.split()))
    given = {"email": asked.email, "phone": asked.phone, "role": asked.role, "body": asked.organisation}
    for field, text in given.items():
        if text is not None:
            setattr(row, field, text.strip() or None)
    row.left_on = asked.left_on or row.left_on
    session.add(row)
    session.flush()
    return row
