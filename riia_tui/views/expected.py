"""What is expected by when, each met, due or missed, with the record that met it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.words import Status
from riia_tui import phrases
from riia_tui.rules.expected import Awaited, State, of_limits, of_network, of_rhythm
from riia_tui.views.names import short_key
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """An expected record: of the KPI with this ``ref``, or of a ``network``; both days belong to it.

    ``said`` is what is expected, in words; ``record`` is the short key of what met it (or came late, on ``done``).
    """

    said: str
    ref: str | None
    network: str | None
    first: date
    last: date
    state: State
    record: str | None
    title: str | None
    done: date | None


@dataclass(frozen=True, slots=True)
class ExpectedList:
    """What a plan expects, by the last day on which it is in time."""

    head: Head
    lines: tuple[ExpectedLine, ...]

    def count(self, state: State) -> int:
        """How many stand so."""
        return sum(line.state is state for line in self.lines)


def expected(store: Store, plan: str | None, today: date) -> ExpectedList:
    """Everything that a plan expects, as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    return ExpectedList(head_of(found), expected_lines(found))


def expected_lines(found: Standing) -> tuple[ExpectedLine, ...]:
    """The same, from a plan that is loaded; closed KPIs expect nothing."""
    awaited: list[Awaited] = []
    for judged in found.judged.values():
        if judged.status is not Status.CLOSED:
            awaited += of_rhythm(found.facts, judged.expected, judged.kpi)
            awaited += of_limits(found.facts, judged.kpi, found.today)
    for network in found.facts.networks:
        awaited += of_network(found.facts, network, found.settings, found.today)
    return _lines(found, awaited)


def expected_of_kpi(found: Standing, key: str) -> tuple[ExpectedLine, ...]:
    """What a KPI's limits expect, by its key; its rhythm's periods stand in ``Judged.expected``."""
    return _lines(found, of_limits(found.facts, found.facts.kpi[key], found.today))


def _lines(found: Standing, awaited: Iterable[Awaited]) -> tuple[ExpectedLine, ...]:
    lines = [_line(found, each) for each in awaited]
    return tuple(sorted(lines, key=lambda line: (line.last, line.ref or "", line.network or "", line.first)))


def _line(found: Standing, awaited: Awaited) -> ExpectedLine:
    facts = found.facts
    network = facts.network.get(awaited.network or "")
    kpi = facts.kpi.get(awaited.kpi or "")
    record = facts.record.get(awaited.record or "")
    return ExpectedLine(
        said=_said(found, awaited),
        ref=kpi.ref if kpi else None,
        network=network.name if network else None,
        first=awaited.first,
        last=awaited.last,
        state=awaited.state(found.today),
        record=short_key(record.id) if record else None,
        title=record.title if record else None,
        done=awaited.done,
    )


def _said(found: Standing, awaited: Awaited) -> str:
    """“quarterly record”, “monthly meeting of KIT meetings”, “agenda and minutes: Leads group of 20 Nov 2025”."""
    facts = found.facts
    about = facts.record.get(awaited.about or "")
    if about is not None:
        measure = next(m for m in facts.measures_of[awaited.kpi or ""] if m.id == awaited.measure)
        return f"{phrases.measure_name(measure)}: {about.title} of {phrases.full_day(about.on)}"
    if awaited.network is not None:
        network = facts.network[awaited.network]
        return f"{network.cadence} meeting of {network.name}"
    return f"{facts.kpi[awaited.kpi or ''].cadence} record"
