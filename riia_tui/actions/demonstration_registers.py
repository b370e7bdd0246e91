"""The entries of the demonstration's script for the registers: risks, lessons, money, support, names, and packs."""

from datetime import date
from typing import Any

from db.engine import Store
from db.words import Audience, GrantArea
from riia_tui.actions.packs import Freeze, freeze, note_receipt
from riia_tui.actions.register_commands import CloseRisk, ReleaseNames, SetLesson, SetRisk, SetSpend, SetSupport
from riia_tui.actions.risks_and_lessons import close_risk, set_lesson, set_risk
from riia_tui.actions.spending import set_spend
from riia_tui.actions.support import release_names, set_support


def enter_risk(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    """A risk that is entered or changed."""
    set_risk(store, SetRisk(plan=plan, **_with_refs(given)), today)


def end_risk(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    """A risk that is closed."""
    close_risk(store, CloseRisk(plan=plan, **given), today)


def enter_lesson(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    """A lesson."""
    set_lesson(store, SetLesson(plan=plan, **_with_refs(given)), today)


def enter_spend(store: Store, plan: str, given: dict[str, Any], _today: date) -> None:
    """The money of a fund and a period, area by area."""
    for area, amounts in given["areas"].items():
        set_spend(store, SetSpend(plan, given["fund"], GrantArea(area), given["period"], **amounts))


def enter_support(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    """What is known of a support package, one that is recorded already by its title."""
    supplied = tuple(given.get("supplied", ()))
    set_support(store, SetSupport(plan=plan, **_with_refs(given) | {"supplied": supplied}), today)


def enter_release(store: Store, plan: str, given: dict[str, Any], _today: date) -> None:
    """Authorities that agree to be named."""
    release_names(store, ReleaseNames(plan=plan, **given | {"audience": Audience(given["audience"])}))


def enter_pack(store: Store, plan: str, given: dict[str, Any], today: date) -> None:
    """A report that is kept as it was sent, and its receipt."""
    asked = Freeze(plan, given["report"], given["meeting"], cleared_by=given["cleared_by"])
    kept = freeze(store, asked, today)
    note_receipt(store, kept.key, given["received"], given["receipt"], plan)


def _with_refs(given: dict[str, Any]) -> dict[str, Any]:
    return given | {"counts_towards": tuple(given.get("counts_towards", ()))}
