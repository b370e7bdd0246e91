"""What a write prints: the sentence that says what was done, and the figures that it changed."""

from riia_tui import phrases
from riia_tui.actions.commands import UNCHANGED, Outcome
from riia_tui.cli.desk import Desk
from riia_tui.cli.output import padded, widest

UNDO = "Undo with “riia undo”."


def print_outcome(desk: Desk, outcome: Outcome, undo: bool = True) -> int:
    """Prints what was done; with ``--json`` as {"said", "key"}."""
    if desk.out.as_json:
        desk.out.json({"said": outcome.said, "key": outcome.key})
        return 0
    desk.out.wrapped(outcome.said)
    if outcome.advice:
        desk.out.wrapped(outcome.advice)
    if undo and outcome.advice != UNCHANGED:
        desk.out.line(UNDO)
    return 0


def print_recorded(desk: Desk, outcome: Outcome) -> int:
    """The same for a record, with a line for every figure that it counts in now."""
    if not desk.out.as_json:
        desk.out.wrapped(outcome.said)
        if outcome.advice:
            desk.out.wrapped(outcome.advice)
        _print_figures(desk, outcome.key)
        if outcome.advice != UNCHANGED:
            desk.out.line(UNDO)
        return 0
    return print_outcome(desk, outcome)


def _print_figures(desk: Desk, key: str) -> None:
    from riia_tui.cli.measures import measure_figure
    from riia_tui.views.kpi import kpis_of_record

    details = kpis_of_record(desk.store, key, desk.today)
    refs = widest(detail.line.ref for detail in details)
    for detail in details:
        counting = [measure for measure in detail.measures if key in measure.records] or detail.measures[:1]
        for measure in counting:
            figure = measure_figure(measure)
            name = phrases.cut(measure.name, max(20, desk.out.width - refs - len(figure) - 6))
            desk.out.line(f"  {padded(detail.line.ref, refs)}  {name}: {figure}")
        if not detail.measures:
            desk.out.line(f"  {padded(detail.line.ref, refs)}  nothing is counted for this KPI")
