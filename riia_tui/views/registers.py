"""What a register starts from: the networks of a plan, and who is expected at a meeting."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.facts import RecordFact
from db.words import RecordKind, Role
from riia_tui.rules.turnout import expected_at
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class NetworkLine:
    """A network with the refs that its meetings count towards."""

    name: str
    counts_towards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlankRegister:
    """Who is expected, by name; ``last`` is what each did at the meeting before, where there was one.

    ``short_names`` are those of every body that has one, by its name.
    """

    names: tuple[str, ...]
    last: tuple[tuple[str, Role], ...]
    last_on: date | None
    short_names: tuple[tuple[str, str], ...] = ()


def networks(store: Store, plan: str, today: date) -> list[NetworkLine]:
    """The networks of a plan."""
    facts = standing(store, plan, today).facts
    return [NetworkLine(network.name, tuple(facts.kpi[key].ref for key in network.kpis)) for network in facts.networks]


def blank_register(store: Store, plan: str, today: date, network: str | None, on: date) -> BlankRegister:
    """The register of a meeting of a network (None: the whole region) on a day."""
    found = standing(store, plan, today)
    key = next((n.id for n in found.facts.networks if n.name == network), None)
    last = _last_meeting(found, key, on)
    names = found.facts.organisation
    expected = expected_at(found.facts, key, on)
    roles = {entry.organisation: entry.role for entry in found.facts.participation_of.get(last.id if last else "", ())}
    return BlankRegister(
        names=tuple(sorted(names[k].name for k in expected)),
        last=tuple((names[k].name, role) for k, role in roles.items() if k in expected),
        last_on=last.on if last else None,
        short_names=tuple((body.name, body.short_name) for body in names.values() if body.short_name),
    )


def _last_meeting(found: Standing, network: str | None, on: date) -> RecordFact | None:
    held = [
        record
        for record in found.facts.records
        if record.kind is RecordKind.MEETING
        and not record.planned
        and record.network == network
        and record.on < on
        and record.id in found.facts.participation_of
    ]
    return held[-1] if held else None
