"""``riia import`` of a plan that is in the store: what a newer version would change, and making it so."""

from argparse import Namespace

from riia_tui.actions.commands import Outcome
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_section
from riia_tui.cli.outcome import print_outcome
from riia_tui.planfile.compare import Difference
from riia_tui.planfile.model import PlanFile
from riia_tui.views.differences import difference_lines


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
    for heading, lines in difference_lines(found):
        print_section(desk.out, heading, len(lines))
        for line in lines:
            desk.out.wrapped(line, "  ", "    ")
    shown = f'"{given.file}"' if " " in given.file else given.file
    desk.out.blank()
    desk.out.wrapped("Nothing was changed yet. Records stay with the KPIs that stay. To make these changes, type:")
    desk.out.line(f'  riia import {shown} --yes -m "why" --agreed-by "who"')
    return 0
