"""``riia keys``: every key of the screens, with the id by which the settings file can change it."""

from argparse import Namespace

from riia_tui.cli.desk import Desk
from riia_tui.cli.output import columns
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part


def no_options(_: Parser) -> None:
    """Nothing but the global options."""


def keys(desk: Desk, _: Namespace) -> int:
    """Prints the keys, where the settings file is, and what is wrong in it."""
    settled = desk.open_screens.keys()
    if desk.out.as_json:
        desk.out.json({"settings": str(settled.path), "keys": settled.lines, "faults": settled.faults})
        return 0
    for where in dict.fromkeys(line.where for line in settled.lines):
        desk.out.blank()
        desk.out.line(where[:1].upper() + where[1:])
        found = [line for line in settled.lines if line.where == where]
        for row in columns([(line.key + (" *" if line.changed else ""), line.id, line.help) for line in found]):
            desk.out.line(f"  {row}")
    desk.out.blank()
    if any(line.changed for line in settled.lines):
        desk.out.line("* changed in the settings file")
    desk.out.wrapped(f'A line such as  update-rag = "U"  below [keys] in {settled.path} changes a key.')
    for fault in settled.faults:
        desk.out.wrapped(fault)
    return 0


PARTS = {"keys": Part(no_options, keys, "keys")}
