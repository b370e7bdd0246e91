"""Support packages, and which authorities may be named to whom."""

from datetime import date, timedelta

from db.engine import Store
from db.errors import BadInput
from db.queries.records import load_parts
from db.queries.registers import find_releases, find_support
from db.tables import NameRelease, Participation, Record, SupportPackage
from db.words import RecordKind, Role
from riia_tui.actions.commands import Outcome
from riia_tui.actions.done import done
from riia_tui.actions.place import Place
from riia_tui.actions.records import link
from riia_tui.actions.register_commands import ReleaseNames, SetSupport
from riia_tui.actions.register_fields import put_fields
from riia_tui.phrases import AUDIENCES, full_day, listed
from riia_tui.views.names import plan_named


def set_support(store: Store, asked: SetSupport, today: date) -> Outcome:
    """Records a support package, or changes the one of this title; it counts like any record.

    Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check(today)
    with store.write("set support") as session:
        place = Place(session, plan_named(session, asked.plan))
        key = find_support(session, place.plan.id, asked.title)
        record, more = _rows(place, key, asked, today)
        session.add_all((record, more))
        session.flush()
        for role, names in ((Role.RECEIVED, asked.received), (Role.SUPPLIED, asked.supplied)):
            _take_part(place, record, role, names)
        if asked.counts_towards:
            link(place, record, place.targets(asked.counts_towards), False)
        session.about(place.plan.id)
        session.say(f"{'Changed' if key else 'Recorded'} the support package “{record.title}”")
        return done(session, f"The support package “{record.title}”", record.id)


def _rows(place: Place, key: str | None, asked: SetSupport, today: date) -> tuple[Record, SupportPackage]:
    session = place.session
    if key is None:
        record = Record(
            plan=place.plan.id,
            kind=RecordKind.SUPPORT_PACKAGE,
            on=asked.on,
            title=asked.title.strip(),
            entered=session.now,
            planned=asked.on > today,
            by=session.by,
        )
        more = SupportPackage(id=record.id)
    else:
        record = session.get_one(Record, key)
        more = session.get(SupportPackage, key) or SupportPackage(id=key)
    put_fields(more, asked, ("fund", "need", "funder", "outcome", "look_again"))
    put_fields(record, asked, ("done",))
    if asked.days is not None or "days" in asked.without:
        record.quantity = asked.days
    return record, more


def _take_part(place: Place, record: Record, role: Role, names: tuple[str, ...]) -> None:
    """Adds those who received or gave it, each once."""
    keys = load_parts(place.session, record.id)["participation"]
    parts = [place.session.get_one(Participation, key) for key in keys]
    there = {(part.organisation, part.role) for part in parts}
    for body in place.bodies(names):
        if (body.id, role) not in there:
            place.session.add(Participation(record=record.id, organisation=body.id, role=role))


def release_names(store: Store, asked: ReleaseNames) -> Outcome:
    """Lets authorities be named to an audience from a day on, or takes that back from that day on.

    Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check()
    whom = AUDIENCES[asked.audience]
    with store.write("release names") as session:
        place = Place(session, plan_named(session, asked.plan))
        bodies = place.authorities([asked.authorities])
        for body in bodies:
            held = [session.get_one(NameRelease, key) for key in find_releases(session, body.id, asked.audience)]
            lasting = [row for row in held if row.until is None or row.until >= asked.on]
            if asked.take_back and not lasting:
                raise BadInput(f"{body.name} has not been released to {whom}.", "Nothing was changed.")
            for row in lasting if asked.take_back else ():
                row.until = asked.on - timedelta(days=1)
                session.add(row)
            if not asked.take_back and not lasting:
                session.add(
                    NameRelease(
                        organisation=body.id,
                        audience=asked.audience,
                        since=asked.on,
                        why=(asked.why or "").strip(),
                        by=session.by,
                    )
                )
        session.about(place.plan.id)
        named = listed([body.name for body in bodies])
        end = "no longer be named to" if asked.take_back else "be named to"
        session.say(f"From {full_day(asked.on)} {named} may {end} {whom}")
        return done(session, f"What {whom} may see", bodies[0].id if bodies else "")
