"""``riia import`` of a plan that is in the store: what a newer version would change, and making it so."""

from argparse import Namespace

from riia_tui.actions.commands import Outcome
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.phrases import cut
from riia_tui.planfile.compare import Difference, Kind
from riia_tui.planfile.model import PlanFile

HEADINGS = {
    Kind.ADDED: "Added",
    Kind.REWORDED: "Reworded",
    Kind.MOVED: "Moved",
    Kind.REDATED: "Re-dated",
    Kind.REMEASURED: "Measured otherwise",
    Kind.CHANGED: "Changed otherwise",
    Kind.GONE: "Gone (closed where anything was recorded or agreed, else taken out)",
}

SHORT, WHOLE = 90, 2000
"""Signs that are quoted of a text that is no more than named, and of one whose words matter."""


def revise(desk: Desk, given: Namespace, plan: PlanFile) -> int:
    """Shows what a newer version of a plan would change; with ``--yes`` makes it so."""
    from riia_tui.actions.revise import differences, revise_plan

    found = differences(desk.store, plan)
    if not given.yes or not found:
        return _preview(desk, given, plan, found)
    why = given.why or f"Newer version of the plan{f' ({plan.plan.version})' if plan.plan.version else ''}"
    outcome = revise_plan(desk.store, plan, why, given.agreed_by, desk.today, given.on)
    return print_outcome(desk, outcome, undo=bool(outcome.key))


def _preview(desk: Desk, given: Namespace, plan: PlanFile, found: tuple[Difference, ...]) -> int:
    if desk.out.as_json:
        desk.out.json({"plan": plan.plan.code, "differences": found})
        return 0
    if not found:
        said = f"No change: the plan {plan.plan.code} is in the store as the file says."
        return print_outcome(desk, Outcome(said), undo=False)
    desk.out.wrapped(f"The plan {plan.plan.code} is in the store already. The file would change:")
    for kind in Kind:
        _print_kind(desk.out, kind, [each for each in found if each.kind is kind])
    shown = f'"{given.file}"' if " " in given.file else given.file
    desk.out.blank()
    desk.out.wrapped("Nothing was changed yet. Records stay with the KPIs that stay. To make these changes, type:")
    desk.out.line(f'  riia import {shown} --yes -m "why" --agreed-by "who"')
    return 0


def _print_kind(out: Output, kind: Kind, found: list[Difference]) -> None:
    if not found:
        return
    out.blank()
    out.line(f"{HEADINGS[kind]} ({len(found)})")
    for each in found:
        what = "KPI" if each.what == "kpi" else each.what
        head = " ".join(filter(None, [what, each.ref, each.field.replace("_", " ")]))
        out.wrapped(f"{head}: {_told(each)}" if _told(each) else head, "  ", "    ")


def _told(each: Difference) -> str:
    """The old and the new; words that are put otherwise stand whole, or the difference could be cut away."""
    if each.kind is not Kind.REWORDED and each.was == each.becomes:
        return f"{each.was}, not the same ones" if each.was else ""
    longest = WHOLE if each.kind is Kind.REWORDED else SHORT
    was, becomes = (None if text is None else f"“{cut(text, longest)}”" for text in (each.was, each.becomes))
    if each.kind in (Kind.ADDED, Kind.GONE):
        return becomes or was or ""
    return f"{was or 'none'} becomes {becomes or 'none'}"
