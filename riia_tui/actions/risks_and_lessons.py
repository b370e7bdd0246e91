"""The registers of risks and of lessons: entered, changed, and closed."""

from datetime import date

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.queries.registers import find_item, links_of_register, load_titles
from db.tables import Lesson, RegisterKpi, Risk
from riia_tui.actions.commands import Outcome
from riia_tui.actions.done import done
from riia_tui.actions.place import Place
from riia_tui.actions.register_commands import CloseRisk, SetLesson, SetRisk
from riia_tui.actions.register_fields import put_fields
from riia_tui.phrases import full_day
from riia_tui.views.names import nearest, plan_named

RISK_FIELDS = ("cause", "effect", "likelihood", "impact", "owner", "response", "ask")
LESSON_FIELDS = ("learned", "changed", "source", "shared_with", "shared_on")


def set_risk(store: Store, asked: SetRisk, today: date) -> Outcome:
    """Enters a risk, or changes the one of this title. Raises BadInput or UnknownName; then nothing is written."""
    asked.check(today)
    with store.write("set risk") as session:
        place = Place(session, plan_named(session, asked.plan))
        key = find_item(session, "risk", place.plan.id, asked.title)
        title = asked.title.strip()
        row = session.get_one(Risk, key) if key else Risk(plan=place.plan.id, title=title, raised=asked.on)
        put_fields(row, asked, RISK_FIELDS)
        session.add(row)
        session.flush()
        _link(place, "risk", row.id, asked)
        session.about(place.plan.id)
        session.say(f"{'Changed' if key else 'Entered'} the risk “{row.title}”")
        return done(session, f"The risk “{row.title}”", row.id)


def close_risk(store: Store, asked: CloseRisk, today: date) -> Outcome:
    """Closes the risk of this title. Raises BadInput or UnknownName; then nothing is written."""
    asked.check(today)
    with store.write("close risk") as session:
        plan = plan_named(session, asked.plan)
        key = find_item(session, "risk", plan.id, asked.title)
        if key is None:
            raise UnknownName("risk", asked.title, nearest(asked.title, load_titles(session, "risk", plan.id)))
        row = session.get_one(Risk, key)
        if asked.on < row.raised:
            raise BadInput(f"“{row.title}” was raised on {full_day(row.raised)}.", "It can be closed from that day on.")
        row.closed, row.why_closed = asked.on, asked.why
        session.add(row)
        session.about(plan.id)
        session.say(f"Closed the risk “{row.title}”")
        return done(session, f"The risk “{row.title}”", row.id)


def set_lesson(store: Store, asked: SetLesson, today: date) -> Outcome:
    """Enters a lesson, or changes the one of this title. Raises BadInput or UnknownName; then nothing is written."""
    asked.check(today)
    with store.write("set lesson") as session:
        place = Place(session, plan_named(session, asked.plan))
        key = find_item(session, "lesson", place.plan.id, asked.title)
        title = asked.title.strip()
        row = session.get_one(Lesson, key) if key else Lesson(plan=place.plan.id, title=title, on=asked.on)
        put_fields(row, asked, LESSON_FIELDS)
        session.add(row)
        session.flush()
        _link(place, "lesson", row.id, asked)
        session.about(place.plan.id)
        session.say(f"{'Changed' if key else 'Entered'} the lesson “{row.title}”")
        return done(session, f"The lesson “{row.title}”", row.id)


def _link(place: Place, register: str, key: str, asked: SetRisk | SetLesson) -> None:
    """Says which KPIs it is about, in the place of those before; without refs these stay."""
    if not asked.counts_towards and "counts_towards" not in asked.without:
        return
    there = [place.session.get_one(RegisterKpi, link) for link in links_of_register(place.session, key)]
    kpis = dict.fromkeys(target.kpi.id for target in place.targets(asked.counts_towards))
    if {row.kpi for row in there} == set(kpis):
        return
    for row in there:
        place.session.delete(row)
    for kpi in kpis:
        place.session.add(RegisterKpi(kpi=kpi, **{register: key}))
