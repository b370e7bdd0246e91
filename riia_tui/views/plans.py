"""The plans in a store, and the line on top of every screen that says where and when."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.queries.facts import load_plans, load_region
from db.queries.names import load_kpi_names
from db.queries.plans import busiest_plan
from riia_tui.phrases import counted, day
from riia_tui.rules.board_cycle import released
from riia_tui.rules.working_days import working_days_until
from riia_tui.views.standing import Counts, Standing, counts, standing


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the store; ``starts`` and ``ends`` are inclusive."""

    code: str
    title: str
    version: str | None
    region: str
    starts: date
    ends: date
    kpis: int
    demonstration: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class Head:
    """Where and when a screen is: region, plan, as-at day, and the next board with its papers."""

    plan: str
    region: str
    alliance: str
    title: str
    as_at: date
    demonstration: bool
    board: str
    counts: Counts
    kpis: int


def plans(store: Store) -> list[PlanLine]:
    """Every plan of the store, by code."""
    with store.read() as connection:
        found = load_plans(connection)
        regions = {plan.id: load_region(connection, plan.id).name for plan in found}
        sizes = Counter(name.plan for name in load_kpi_names(connection))
    return [
        PlanLine(
            plan.code,
            plan.title,
            plan.version,
            regions[plan.id],
            plan.starts,
            plan.ends,
            sizes[plan.id],
            plan.demonstration,
            plan.source,
        )
        for plan in found
    ]


def plan_to_open(store: Store) -> str | None:
    """The code of the plan that the program shows first: the one with the most records; None in an empty store."""
    with store.read() as connection:
        return busiest_plan(connection)


def head(store: Store, plan: str | None, today: date) -> Head:
    """The line on top for a plan as at a day."""
    return head_of(standing(store, plan, today))


def head_of(found: Standing) -> Head:
    """The line on top for a plan that is loaded."""
    facts = found.facts
    return Head(
        plan=facts.plan.code,
        region=facts.region.name,
        alliance=facts.region.alliance or facts.region.name,
        title=facts.plan.title,
        as_at=found.today,
        demonstration=facts.plan.demonstration,
        board=board_line(found),
        counts=counts(found.judged.values()),
        kpis=len(facts.kpis),
    )


def board_line(found: Standing) -> str:
    """What the next board asks of a coordinator now: “board 18 Dec: papers out in 2 working days”."""
    board, today = found.next_board, found.today
    if board is None:
        return "no board date entered"
    if board.on == today:
        return f"{board.board} today"
    papers = released(board, found.facts.region.settings, today)
    if papers < today:
        return f"board {day(board.on, today)}: papers were due {day(papers, today)}"
    if papers == today:
        return f"board {day(board.on, today)}: papers out today"
    days = working_days_until(today, papers)
    return f"board {day(board.on, today)}: papers out in {counted(days, 'working day')}"
