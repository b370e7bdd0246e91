"""Faults of rhythms against a number or the time."""

from datetime import date

from hypothesis import strategies as st

from db.words import Cadence, Metric, RecordKind
from planting.planters import Draw, Planted, any_item, changed, plants
from riia_tui.planfile.model import MeasureEntry, PlanFile


def _count(target: int, kind: RecordKind) -> tuple[MeasureEntry, ...]:
    return (MeasureEntry(Metric.COUNT, target=target, record_kind=kind, text=f"{kind}s"),)


@plants("NUM023")
def rhythm_unlike_its_count(plan: PlanFile, draw: Draw) -> Planted:
    item = any_item(plan, "activity", draw)
    words = draw(st.sampled_from(["every quarter", "monthly"]))
    spoilt = changed(plan, item.path, description=f"Learning sessions are held {words}.")
    values = {"statement": "2 learning sessions are held.", "measures": _count(2, RecordKind.SESSION)}
    return Planted(changed(spoilt, f"{item.path}.kpis[0]", due=date(2027, 3, 24), **values), f"{item.where}A")


@plants("NUM025")
def more_than_the_time_holds(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    values = {"cadence": Cadence.QUARTERLY, "due": date(2027, 3, 24), "measures": _count(4, RecordKind.REPORT)}
    text = "4 quarterly reports are shared, the first by 30 September 2026."
    return Planted(changed(plan, kpi.path, statement=text, due_text="by 24 March 2027", **values), kpi.where)


@plants("NUM026")
def yearly_number_begun_late(plan: PlanFile, draw: Draw) -> Planted:
    kpi = any_item(plan, "kpi", draw)
    words = draw(st.sampled_from(["3 times per year", "at least three times a year"]))
    values = {"cadence": Cadence.TERMLY, "due": date(2026, 12, 18), "due_text": "by 18 December 2026"}
    return Planted(changed(plan, kpi.path, statement=f"Forums are set up that meet {words}.", **values), kpi.where)
