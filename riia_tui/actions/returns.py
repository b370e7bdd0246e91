"""Data returns: what is due from which authority, and what was received, sent again and accepted."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from db.engine import Store
from db.errors import BadInput
from db.facts import OrganisationFact
from db.queries.records import load_parts, load_return_names
from db.tables import DataReturn, Participation, Record
from db.words import Gap, RecordKind, Role
from riia_tui.actions.commands import LogReturn, Outcome
from riia_tui.actions.place import Place
from riia_tui.actions.records import link
from riia_tui.phrases import counted, full_day, listed
from riia_tui.rules.periods import period_begins
from riia_tui.views.names import Target, folded, plan_named


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is asked, inside one write."""

    place: Place
    asked: LogReturn
    targets: list[Target]


def log_return(store: Store, asked: LogReturn, today: date) -> Outcome:
    """Enters a data return, or what is new of one that is there (same collection, period and authority).

    Several authorities are several returns in one change. A return is planned until it is received, and dated by the
    day given, else by its deadline or its receipt, whichever is earlier. Raises BadInput or UnknownName; then nothing
    is written.
    """
    asked.check(today)
    with store.write("log return") as session:
        place = Place(session, plan_named(session, asked.plan))
        records, bodies = put_returns(place, asked)
        session.about(place.plan.id)
        session.say(_said(asked, bodies))
        return Outcome(f"{session.said}.", records[0].id)


def put_returns(place: Place, asked: LogReturn) -> tuple[list[Record], list[OrganisationFact]]:
    """Writes a return of each authority that is named; gives the records and the authorities.

    Raises BadInput or UnknownName.
    """
    entry = _Entry(place, asked, place.targets(asked.counts_towards))
    there = _there(place, asked)
    bodies = _senders(place, asked)
    return [_put(entry, body, there.get(body.id)) for body in bodies], bodies


def _senders(place: Place, asked: LogReturn) -> list[OrganisationFact]:
    """The authorities that are named; “all” leaves out those that no longer, or not yet, exist when it is due."""
    found = place.authorities(asked.authorities)
    day = asked.due or asked.received
    everybody = any(folded(name) == "all" for name in asked.authorities)
    if everybody and day:
        found = [body for body in found if body.existed_on(day)]
    if not found:
        raise BadInput("No authority was named.", "Name those that the return is due from, or “all”.")
    return found


def _there(place: Place, asked: LogReturn) -> dict[str, str]:
    """The returns of this collection and period that are entered already: the record's key by the authority's."""
    wanted = (folded(asked.collection), folded(asked.period))
    return {
        name.organisation: name.id
        for name in load_return_names(place.session, place.plan.id)
        if (folded(name.collection or ""), folded(name.period)) == wanted
    }


def _put(entry: _Entry, body: OrganisationFact, key: str | None) -> Record:
    """One authority's return, new or filled in."""
    place, asked = entry.place, entry.asked
    record, more = _new(place, asked, body) if key is None else _found(place, key)
    record.due = asked.due or record.due
    record.note = asked.note if asked.note is not None else record.note
    for name in ("received", "resubmitted", "accepted", "gap"):
        if getattr(asked, name) is not None:
            setattr(more, name, getattr(asked, name))
    more.gap_note = asked.why if asked.gap is not None else more.gap_note
    _check_days(record, more, body.name)
    record.done, record.planned = more.received, more.received is None
    record.on = asked.on or min(day for day in (record.due, more.received) if day is not None)
    record.title = (asked.title or record.title).strip()
    place.session.add_all((record, more))
    place.session.flush()
    _put_sender(place, record, body, more.received is not None)
    link(place, record, entry.targets)
    return record


def _new(place: Place, asked: LogReturn, body: OrganisationFact) -> tuple[Record, DataReturn]:
    day = asked.due or asked.received
    if day is None:
        raise BadInput(
            f"No return of {asked.collection}, {asked.period}, is entered yet for {body.name}.", "Say when it is due."
        )
    record = Record(
        plan=place.plan.id,
        kind=RecordKind.DATA_RETURN,
        on=day,
        title=f"{body.short_name or body.name}: {asked.collection.strip()}, {asked.period.strip()}",
        entered=place.session.now,
        by=place.session.by,
    )
    return record, DataReturn(id=record.id, period=asked.period.strip(), collection=asked.collection.strip())


def _found(place: Place, key: str) -> tuple[Record, DataReturn]:
    record, more = place.session.get_one(Record, key), place.session.get_one(DataReturn, key)
    record.entered, record.by = place.session.now, place.session.by
    return record, more


def _check_days(record: Record, more: DataReturn, name: str) -> None:
    """Raises BadInput where the days of a return cannot follow each other so."""
    begins = period_begins(more.period)
    if begins and more.received and more.received < begins:
        raise BadInput(
            f"{name}’s return for {more.period} cannot have been received on {full_day(more.received)}: "
            f"the period begins on {full_day(begins)}.",
            "Put the day or the period right.",
        )
    if begins and record.due and record.due < begins:
        raise BadInput(f"A return for {more.period} cannot be due on {full_day(record.due)}, before the period begins.")
    if more.received is None and (more.resubmitted or more.accepted):
        raise BadInput(f"{name}’s return has not been received yet.", "Say when it was received.")
    days = [("received", more.received), ("sent again", more.resubmitted), ("accepted", more.accepted)]
    known = [(word, day) for word, day in days if day is not None]
    for (before, first), (after, then) in pairwise(known):
        if then < first:
            raise BadInput(
                f"{name}’s return cannot have been {after} on {full_day(then)}, "
                f"before it was {before} on {full_day(first)}."
            )


def _put_sender(place: Place, record: Record, body: OrganisationFact, sent: bool) -> None:
    """Whose return it is: until it is received the authority stands there as absent, which counts nowhere."""
    role = Role.SUBMITTED if sent else Role.ABSENT
    keys = load_parts(place.session, record.id)["participation"]
    row = place.session.get_one(Participation, keys[0]) if keys else None
    if row is None:
        place.session.add(Participation(record=record.id, organisation=body.id, role=role))
    else:
        row.role = role


def _said(asked: LogReturn, bodies: list[OrganisationFact]) -> str:
    """The sentence of the history."""
    names = [body.short_name or body.name for body in bodies]
    whose = listed(names) if len(names) <= 3 else counted(len(names), "authority", "authorities")
    days = [("due", asked.due), ("received", asked.received)]
    days += [("sent again", asked.resubmitted), ("accepted", asked.accepted)]
    told = [f"{word} {full_day(day)}" for word, day in days if day is not None]
    told += [f"gap {Gap(asked.gap)}"] if asked.gap else []
    return f"{asked.collection}, {asked.period}, of {whose}: {', '.join(told) or 'counted towards more'}"
