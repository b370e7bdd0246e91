"""``riia export``: a plan as a file. ``riia dump`` and ``riia schema``: documents for other programs, always JSON."""

from argparse import Namespace
from pathlib import Path

from riia_tui.actions.commands import Outcome
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part


def export_options(parser: Parser) -> None:
    """Which plan, and into which file."""
    parser.add_argument("plan", metavar="PLAN", help="the plan's code, as “riia plans” lists it")
    parser.add_argument("--to", required=True, metavar="FILE", help="the ending is the form: .xlsx, .yaml")


def export(desk: Desk, given: Namespace) -> int:
    """Writes everything that the plan prints, nothing of its record, to a file that “riia import” takes."""
    from riia_tui.planfile.files import plan_bytes, refuse_ending
    from riia_tui.reports.whole_file import place_for, replace_file
    from riia_tui.views.plan_file import plan_file

    to = Path(given.to).expanduser()
    refuse_ending(to)
    target = place_for(to, "plan.xlsx")
    replace_file(to, target, plan_bytes(plan_file(desk.store, given.plan), to))
    return print_outcome(desk, Outcome(f"Wrote {to}.", str(to)), undo=False)


def dump_options(parser: Parser) -> None:
    """One plan, or all."""
    parser.plan_option()


def dump(desk: Desk, given: Namespace) -> int:
    """Prints everything in the store."""
    from riia_tui.views.dump import dump as everything

    desk.out.json(everything(desk.store, given.plan, desk.today))
    return 0


def schema_options(_: Parser) -> None:
    """Nothing but the global options."""


def schema(desk: Desk, _: Namespace) -> int:
    """Prints the JSON Schema of the plan file."""
    from riia_tui.planfile.schema import schema as plan_schema

    desk.out.json(plan_schema())
    return 0


PARTS = {
    "export": Part(export_options, export, "export sw-2025-26 --to south-west.xlsx"),
    "dump": Part(dump_options, dump, "dump --plan sw-2025-26"),
    "schema": Part(schema_options, schema, "schema"),
}
