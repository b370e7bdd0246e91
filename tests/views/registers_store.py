"""Registers for the plan of the board pack: a risk, a lesson, spend and a support package."""

from datetime import date

from db.engine import Store
from db.words import GrantArea
from riia_tui.actions.register_commands import SetLesson, SetRisk, SetSpend, SetSupport
from riia_tui.actions.risks_and_lessons import set_lesson, set_risk
from riia_tui.actions.spending import set_spend
from riia_tui.actions.support import set_support
from tests.views.pack_store import TODAY

EARLIER = date(2025, 10, 1)


def enter_registers(store: Store, plan: str | None = None) -> None:
    """Enters them."""
    set_risk(
        store,
        SetRisk(
            plan,
            "No analyst",
            EARLIER,
            likelihood=4,
            impact=4,
            cause="Two rounds failed",
            owner="Jo",
            response="Third round",
            ask="A national offer",
            counts_towards=("1.1.1",),
        ),
        TODAY,
    )
    set_lesson(store, SetLesson(plan, "Early panels", EARLIER, "Panels earlier", "Seen 3 weeks sooner"), TODAY)
    set_spend(store, SetSpend(plan, "SEND", GrantArea.DATA, "Q2", None, 1000.0, 800.0, None, "Post filled late"))
    set_spend(store, SetSpend(plan, "SEND", GrantArea.DATA, "Q3", None, 1000.0))
    set_spend(store, SetSpend(plan, "CSC", GrantArea.TARGETED, "Q2", None, 0.0, 50.5))
    package = SetSupport(plan, "EHCP help", EARLIER, ("Torbay",), ("Devon",), 6, need="Backlog")
    set_support(store, package, TODAY)
