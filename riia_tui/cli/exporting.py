"""``riia dump`` and ``riia schema``: documents for other programs, always JSON."""

from argparse import Namespace

from riia_tui.cli.desk import Desk
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part


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
    "dump": Part(dump_options, dump, "dump --plan sw-2025-26"),
    "schema": Part(schema_options, schema, "schema"),
}
