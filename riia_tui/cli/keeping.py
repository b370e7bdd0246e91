"""``riia backup``, ``restore`` and ``verify``: looking after the store."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from db.errors import BadInput
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import counted

FINDINGS = 1


def backup_options(parser: Parser) -> None:
    """Where to."""
    parser.add_argument("--to", metavar="FILE", help="the copy's place; else beside the store, named by the time")


def backup(desk: Desk, given: Namespace) -> int:
    """Copies the store to one file."""
    from riia_tui.actions.copies import back_up

    to = Path(given.to).expanduser() if given.to else None
    return print_outcome(desk, back_up(desk.store, to), undo=False)


def restore_options(parser: Parser) -> None:
    """Which copy."""
    parser.add_argument("file", metavar="FILE", help="a copy that “riia backup” made")


def restore(desk: Desk, given: Namespace) -> int:
    """Puts a copy in the store's place, once it is found sound."""
    from riia_tui.actions.copies import restore as put_back

    if not isinstance(desk.target, Path):
        raise BadInput("Only a store in a file can be restored.", "Use the database server's own restore.")
    now = datetime.now(UTC)
    return print_outcome(desk, put_back(Path(given.file).expanduser(), desk.target, now), undo=False)


def no_options(_: Parser) -> None:
    """Nothing but the global options."""


def verify(desk: Desk, _: Namespace) -> int:
    """Checks the store and the files that it points to; 1 where something is wrong."""
    from riia_tui.views.verify import verify as look

    found = look(desk.store)
    if desk.out.as_json:
        desk.out.json(found)
    else:
        for flaw in found.flaws:
            desk.out.wrapped(f"{flaw.message}{f' Record {flaw.record}.' if flaw.record else ''}")
        files = counted(found.files, "attached file")
        desk.out.line(f"{counted(len(found.flaws), 'fault')} found; the store and {files} were checked.")
    return FINDINGS if found.flaws else 0


PARTS = {
    "backup": Part(backup_options, backup, "backup --to riia-friday.db"),
    "restore": Part(restore_options, restore, "restore riia-friday.db"),
    "verify": Part(no_options, verify, "verify"),
}
