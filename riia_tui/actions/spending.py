"""Money as it is given, planned, spent and foreseen."""

from db.engine import Store
from db.queries.registers import find_spend
from db.tables import Spend
from riia_tui.actions.commands import Outcome
from riia_tui.actions.register_commands import SetSpend
from riia_tui.views.names import plan_named


def set_spend(store: Store, asked: SetSpend) -> Outcome:
    """Enters the money of a fund, an area and a period, or changes what is given of it.

    Raises BadInput or UnknownName; then nothing is written.
    """
    asked.check()
    with store.write("set spend") as session:
        plan = plan_named(session, asked.plan)
        fund, period = asked.fund.strip(), asked.period.strip()
        key = find_spend(session, plan.id, fund, asked.area, period)
        row = session.get_one(Spend, key) if key else Spend(plan=plan.id, fund=fund, area=asked.area, period=period)
        for name in ("allocation", "profile", "actual", "forecast", "reason"):
            if getattr(asked, name) is not None:
                setattr(row, name, getattr(asked, name))
        session.add(row)
        session.about(plan.id)
        session.say(f"Set the money of {row.fund}, {row.area}, {row.period}")
        return Outcome(f"{session.said}.", row.id)
