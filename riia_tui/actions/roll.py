"""Beginning next year's plan out of this year's."""

from dataclasses import dataclass, replace
from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.facts import Facts
from db.journal import Writing
from db.queries.facts import load_facts
from db.queries.plans import load_of_plan
from db.tables import Board, Contact, Kpi, PlanChange
from db.words import Status
from riia_tui.actions.commands import Outcome
from riia_tui.actions.plans import lay_plan
from riia_tui.phrases import counted
from riia_tui.planfile.model import CARRIED, PlanHead
from riia_tui.planfile.rolling import Rolled, next_period, rolled
from riia_tui.rules.settings import settings_on
from riia_tui.rules.status import judge
from riia_tui.rules.thresholds import thresholds_of
from riia_tui.views.names import plan_named
from riia_tui.views.plan_file import printed_file, printed_keys

FINISHED = (Status.COMPLETE, Status.CLOSED)


@dataclass(frozen=True, slots=True)
class RollPlan:
    """A plan to follow the one with the code ``plan``; without dates it follows on it and is as long."""

    plan: str | None
    code: str
    title: str | None = None
    starts: date | None = None
    ends: date | None = None


def roll_plan(store: Store, asked: RollPlan, today: date) -> Outcome:
    """Begins the next plan with networks, members, people, boards, mappings and every KPI that is not finished.

    Finished is what was agreed to be complete or closed as at ``today``. The record stays with the old plan, and each
    KPI that goes on says which one it was. Raises BadInput or UnknownName; then nothing is written.
    """
    with store.write("roll plan") as session:
        old = plan_named(session, asked.plan)
        facts = load_facts(session, old.id)
        found = _rolled(session, facts, asked, today)
        plan, keys = lay_plan(session, found.file, old.demonstration)
        _carry_people(session, old.id, plan.id)
        for key in load_of_plan(session, "board", old.id):
            session.add(Board(**session.get_one(Board, key).model_dump(exclude={"id", "plan"}), plan=plan.id))
        _note_origins(session, facts, found, plan.id, keys, today)
        session.about(plan.id)
        session.say(f"Began the plan {plan.code} with {counted(len(keys), 'KPI')} carried over from {old.code}")
        return Outcome(f"{session.said}.", plan.id, "Put its dates and money right, and add what is new.")


def _rolled(session: Writing, facts: Facts, asked: RollPlan, today: date) -> Rolled:
    # A measure that was withdrawn stays with the plan that ends.
    counting = tuple(m for m in facts.measures if m.id not in facts.withdrawn_measures)
    file = printed_file(session, replace(facts, measures=counting))
    thresholds = thresholds_of(settings_on(facts.region.settings, today))
    keys = printed_keys(facts).kpis
    going_on = {
        at for at, key in enumerate(keys) if judge(facts, facts.kpi[key], today, thresholds).status not in FINISHED
    }
    refs = [facts.kpi[key].ref for key in keys]
    return rolled(replace(file, people=()), refs, going_on, _head(file.plan, asked))


def _head(old: PlanHead, asked: RollPlan) -> PlanHead:
    starts, ends = next_period(old)
    starts = asked.starts or starts
    head = replace(
        old,
        code=asked.code.strip(),
        title=(asked.title or f"{old.title} (following on)").strip(),
        version=None,
        source=None,
        starts=starts,
        ends=asked.ends or ends,
    )
    if not head.code:
        raise BadInput("The new plan needs a code.", "Give it with --to.")
    if head.ends < head.starts:
        raise BadInput(f"{head.ends} is before {head.starts}.", "Put one of the two dates right.")
    if head.starts <= old.starts:
        raise BadInput(f"{head.starts} is not after {old.starts}, when {old.code} starts.", "Give a later --starts.")
    return head


def _carry_people(session: Writing, old: str, new: str) -> None:
    """The people who have not left, with how they are reached."""
    for key in load_of_plan(session, "contact", old):
        row = session.get_one(Contact, key)
        if row.left_on is None:
            session.add(Contact(**row.model_dump(exclude={"id", "plan"}), plan=new))


def _note_origins(session: Writing, facts: Facts, found: Rolled, plan: str, keys: list[str], today: date) -> None:
    """Each KPI says which KPI of the old plan it was."""
    before = printed_keys(facts).kpis
    for key, at in zip(keys, found.origins, strict=True):
        session.add(
            PlanChange(
                plan=plan,
                item_table=str(Kpi.__tablename__),
                item=key,
                field=CARRIED,
                was=facts.plan.code,
                becomes=facts.kpi[before[at]].ref,
                on=today,
                why="not finished in the plan before",
            )
        )
