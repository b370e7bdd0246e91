"""Updates that leads are asked for before a board: from whom, of which KPIs, and who has answered."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.facts import BoardMeetingFact, MeasureFact, ReportedFact
from db.queries.names import load_addresses
from db.words import Metric, Reported, Status
from riia_tui import phrases
from riia_tui.rules.board_cycle import answers_due
from riia_tui.rules.status import Judged
from riia_tui.views.boards import board_meeting, boards
from riia_tui.views.lines import owner_of
from riia_tui.views.names import folded
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class AskedFor:
    """A KPI, or where it has several figures to give one of its measures (``part``), as its lead is shown it.

    ``figure`` is where its figures stand in words; ``wants_figure`` says in which unit one is to be given, None where
    it counts itself. ``rag`` and ``comment`` were agreed last.
    """

    ref: str
    part: int | None
    statement: str
    target: str
    figure: str
    rag: str
    comment: str
    wants_figure: str | None

    @property
    def name(self) -> str:
        """“5.2.6”, or “5.2.6:2” for a measure."""
        return self.ref if self.part is None else f"{self.ref}:{self.part}"


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that one person is asked for; ``person`` is “” where the plan names nobody."""

    person: str
    email: str | None
    lines: tuple[AskedFor, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """Everybody who is asked before one board, by name, those whom nobody answers for last."""

    head: Head
    board: BoardMeetingFact
    due: date
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class AskedLine:
    """Somebody who was asked; ``answered`` and ``missing`` are refs of KPIs, ``late`` where the day has passed."""

    person: str
    board_on: date
    asked_on: date
    due: date
    answered: tuple[str, ...]
    missing: tuple[str, ...]
    late: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked, the newest board first."""

    head: Head
    lines: tuple[AskedLine, ...]


def round_of(store: Store, plan: str | None, board: date | None, today: date) -> Round:
    """Who is to be asked before a board: the next one where none is named. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    meeting = board_meeting(boards(store, plan, today), board) if board else found.next_board
    if meeting is None:
        raise BadInput("No board is to come, so there is no day to ask for.", "Enter one with “riia boards set”.")
    if meeting.on < today:
        raise BadInput(f"The board of {phrases.full_day(meeting.on)} has met.", "Name one that is to come.")
    with store.read() as connection:
        addresses = load_addresses(connection, found.facts.plan.id)
    emails = {folded(name): address for name, address in addresses.items()}
    due = answers_due(meeting, found.facts.region.settings, today)
    return Round(head_of(found), meeting, due, _requests(found, emails))


def _requests(found: Standing, emails: Mapping[str, str]) -> tuple[Request, ...]:
    waiting = _waiting(found)
    ordered = sorted(waiting, key=lambda name: (not name, name.casefold()))
    return tuple(
        Request(name, _email(name, emails), tuple(line for each in waiting[name] for line in _lines(found, each)))
        for name in ordered
    )


def _email(name: str, emails: Mapping[str, str]) -> str | None:
    """The address of a person, also of one whose body the plan prints behind the name: “Jo Bloggs (Devon)”."""
    return emails.get(folded(name)) or emails.get(folded(name.partition("(")[0]))


def _waiting(found: Standing) -> dict[str, list[Judged]]:
    """The KPIs that are neither closed nor complete, by who answers for them."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    names: dict[str, str] = {}
    for judged in found.judged.values():
        if judged.status not in (Status.CLOSED, Status.COMPLETE):
            owner = " ".join((owner_of(found, judged) or "").split())
            groups[names.setdefault(folded(owner), owner)].append(judged)
    return groups


def _lines(found: Standing, judged: Judged) -> list[AskedFor]:
    """A line for the KPI; where it has several figures to give, one more for each of them."""
    reported = [m for m in judged.measures if m.measure.metric is Metric.REPORTED]
    last = next(reversed([a for a in found.facts.assessments_of.get(judged.kpi.id, ()) if a.on <= found.today]), None)
    whole = AskedFor(
        ref=judged.kpi.ref,
        part=None,
        statement=judged.kpi.statement,
        target="; ".join(phrases.target(m) for m in judged.measures if phrases.target(m)),
        figure="; ".join(phrases.figure(m) for m in judged.measures),
        rag=phrases.STATUS_WORDS[last.status] if last else "",
        comment=(last.comment or "") if last else "",
        wants_figure=reported[0].measure.unit if len(reported) == 1 else None,
    )
    if len(reported) < 2:
        return [whole]
    return [whole, *(
        AskedFor(judged.kpi.ref, m.measure.position + 1, phrases.measure_name(m.measure), phrases.target(m),
                 phrases.figure(m), "", "", m.measure.unit)
        for m in reported
    )]  # fmt: skip


def figure_measure(found: Standing, kpi: str, part: int | None) -> MeasureFact | None:
    """The measure that a reported figure is for, None where the KPI counts itself or has several and none is named."""
    reported = [m for m in found.facts.measures_of.get(kpi, ()) if m.metric is Metric.REPORTED]
    meant = [m for m in reported if part is None or m.position + 1 == part]
    return meant[0] if len(meant) == 1 else None


def asked(store: Store, plan: str | None, today: date) -> Asked:
    """Who was asked for updates, and what has come back. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    return Asked(head_of(found), asked_lines(found))


def asked_lines(found: Standing) -> tuple[AskedLine, ...]:
    """The same, from a plan that is loaded; the newest board first, by name, those whom nobody answers for last."""
    waiting = {folded(name): judged for name, judged in _waiting(found).items()}
    lines = []
    for request in found.facts.requests:
        if request.asked_on > found.today:
            continue
        answered = _answered(found, request.person, request.board_on)
        refs = [judged.kpi.ref for judged in waiting.get(folded(request.person), ())]
        missing = () if request.board_on < found.today else tuple(ref for ref in refs if ref not in answered)
        late = bool(missing) and request.due < found.today
        lines.append(
            AskedLine(request.person, request.board_on, request.asked_on, request.due, answered, missing, late)
        )
    return tuple(sorted(lines, key=lambda line: (-line.board_on.toordinal(), not line.person, line.person.casefold())))


def _answered(found: Standing, person: str, board_on: date) -> tuple[str, ...]:
    """The refs of the KPIs that a person answered before a board; what was refused was answered too."""
    theirs = [each for each in found.facts.reported if _is_of(each, person, board_on) and each.received <= found.today]
    return tuple(dict.fromkeys(found.facts.kpi[each.kpi].ref for each in theirs))


def _is_of(reported: ReportedFact, person: str, board_on: date) -> bool:
    return folded(reported.person) == folded(person) and reported.board_on == board_on


def waiting_to_be_agreed(found: Standing) -> tuple[ReportedFact, ...]:
    """What was reported and is neither agreed nor refused, in the order of the plan."""
    places = {kpi.id: place for place, kpi in enumerate(found.facts.kpis)}
    open_ones = [each for each in found.facts.reported if each.state is Reported.REPORTED]
    return tuple(sorted(open_ones, key=lambda each: (places[each.kpi], each.part or 0, each.id)))
