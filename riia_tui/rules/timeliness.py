"""What happened, and whether it was finished in time.

A data return has happened once it is received. Its first deadline is met by being received; a limit after that
deadline (“exceptions resolved within 7 working days”) by being settled: accepted, where it was sent again.
"""

from dataclasses import dataclass
from datetime import date

from db.facts import Facts, RecordFact
from db.words import Gap, RecordKind
from riia_tui.rules.turnout import is_excused
from riia_tui.rules.working_days import limit, working_days_until


@dataclass(frozen=True, slots=True)
class Timely:
    """How a record stands to its limit on a day; ``good`` is None while that is open, or where there is no limit."""

    last: date | None
    done: date | None
    good: bool | None


def is_return(record: RecordFact) -> bool:
    """Whether a record is a data return for a period, of one authority."""
    return record.period is not None


def happened(record: RecordFact, today: date) -> bool:
    """Whether a record is held and not planned, and dated up to and with the day; a return is received by then."""
    if is_return(record):
        return record.received is not None and record.received <= today
    return not record.planned and record.on <= today


def was_due(facts: Facts, record: RecordFact, today: date) -> bool:
    """Whether a data return is not received though its day has come; not where nothing was expected."""
    if not is_return(record) or happened(record, today) or record.due is None or record.due > today:
        return False
    return record.gap is not Gap.NOT_APPLICABLE and not sender_excused(facts, record)


def sender_excused(facts: Facts, record: RecordFact) -> bool:
    """Whether the authority that a data return is expected from was excused on the day that it was due."""
    senders = [entry.organisation for entry in facts.participation_of.get(record.id, ())]
    return record.due is not None and any(is_excused(facts, key, record.due) for key in senders)


def timely(facts: Facts, record: RecordFact, within: str | None, today: date) -> Timely:
    """How a record stands to “10 working days” after its date, or where ``within`` is None to its own due date.

    The limit runs from the record's own due date, else from the date of the record that it is about, else its own.
    """
    about = facts.record.get(record.about or "")
    last = limit(record.due or (about or record).on, within) if within else record.due
    done = finished_on(record, first_deadline=within is None)
    done = done if done and done <= today else None
    if last is None:
        return Timely(None, done, None)
    if done is not None:
        return Timely(last, done, done <= last)
    return Timely(last, None, False if today > last else None)


def finished_on(record: RecordFact, first_deadline: bool = True) -> date | None:
    """The day on which a record was finished: a meeting's papers went out, a return was received (or settled)."""
    if record.kind is RecordKind.MEETING:
        return record.papers_out
    if is_return(record):
        return record.received if first_deadline else settled_on(record)
    return record.done or (record.on if record.about else None)


def settled_on(record: RecordFact) -> date | None:
    """The day from which nothing is left to do about a return; one sent again is settled when it is accepted."""
    if record.resubmitted is None:
        return record.received
    return max(record.resubmitted, record.accepted or record.resubmitted)


def working_days_late(record: RecordFact, today: date) -> int:
    """How many working days after its deadline a return was received, or is still missing; 0 where it is not late."""
    if record.due is None:
        return 0
    received = record.received if record.received and record.received <= today else None
    return max(0, working_days_until(record.due, received or today))
