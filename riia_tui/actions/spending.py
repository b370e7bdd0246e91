"""Money as it is given, planned, spent and foreseen."""

from db.engine import Store
from db.queries.registers import find_spend
from db.tables import Spend
from riia_tui.actions.commands import Outcome
from riia_tui.actions.done import done
from riia_tui.actions.register_commands import SetSpend
from riia_tui.actions.register_fields import put_fields
from riia_tui.views.names import plan_named

FIELDS = ("allocation", "profile", "actual", "forecast", "reason")


def set_spend(store: Store, asked: SetSpend) -> Outcome:
    """Enters the money of a fund, an area and a period, or changes what is given of it; with nothing left it goes.

    Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check()
    with store.write("set spend") as session:
        plan = plan_named(session, asked.plan)
        fund, period = asked.fund.strip(), asked.period.strip()
        key = find_spend(session, plan.id, fund, asked.area, period)
        row = session.get_one(Spend, key) if key else Spend(plan=plan.id, fund=fund, area=asked.area, period=period)
        put_fields(row, asked, FIELDS)
        is_left = any(getattr(row, name) is not None for name in FIELDS)
        if is_left:
            session.add(row)
        elif key:
            session.delete(row)
        session.about(plan.id)
        session.say(f"{'Set' if is_left else 'Took out'} the money of {row.fund}, {row.area}, {row.period}")
        return done(session, f"The money of {row.fund}, {row.area}, {row.period}", row.id)
