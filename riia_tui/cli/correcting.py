"""``riia edit``, ``remove``, ``history``, ``undo`` and ``redo``: putting right, and seeing what was changed."""

from argparse import Namespace

from db.errors import BadInput
from riia_tui.actions.commands import EditRecord, Register
from riia_tui.cli.arguments import amount, count, day
from riia_tui.cli.desk import Desk
from riia_tui.cli.logging import (
    NAMES,
    answers_of,
    answers_options,
    links_option,
    outcome_options,
    register_of,
    register_options,
    strength,
)
from riia_tui.cli.outcome import print_outcome, print_recorded
from riia_tui.cli.output import Output, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part


def edit_options(parser: Parser) -> None:
    """What can be put right; what is left out stays."""
    parser.add_argument("record", metavar="RECORD", help="the record's short key, as lists show it")
    parser.add_argument("--title", metavar="TEXT")
    parser.add_argument("--on", type=day, metavar="DATE")
    parser.add_argument("--note", metavar="TEXT")
    parser.add_argument("--quantity", type=amount, metavar="N")
    parser.add_argument("--strength", type=strength, metavar="S", help="activity, output or outcome")
    _pair(parser, "planned", "planned", "held", "it is still to come", "it has happened")
    parser.add_argument("--done", type=day, metavar="DATE", help="when it was finished")
    parser.add_argument("--papers-out", type=day, metavar="DATE")
    parser.add_argument("--responses", type=count, metavar="N")
    parser.add_argument("--positive", type=count, metavar="N")
    register_options(parser)
    parser.add_argument("--authorities", action="append", metavar=NAMES, help="who took part")
    answers_options(parser)
    links_option(parser)
    _pair(parser, "delivers", "delivers", "no-delivers", "it meets a milestone", "it does not")
    outcome_options(parser)


def _pair(parser: Parser, into: str, yes: str, no: str, yes_told: str, no_told: str) -> None:
    either = parser.add_mutually_exclusive_group()
    either.add_argument(f"--{yes}", dest=into, action="store_const", const=True, help=yes_told)
    either.add_argument(f"--{no}", dest=into, action="store_const", const=False, help=no_told)


def edit(desk: Desk, given: Namespace) -> int:
    """Changes what was given of a record, and nothing else."""
    from riia_tui.actions.corrections import edit_record

    register = register_of(given)
    asked = EditRecord(
        title=given.title,
        on=given.on,
        note=given.note,
        quantity=given.quantity,
        strength=given.strength,
        planned=given.planned,
        done=given.done,
        papers_out=given.papers_out,
        responses=given.responses,
        positive=given.positive,
        register=None if register == Register() else register,
        authorities=_listed(given.authorities),
        answers=answers_of(given),
        counts_towards=_listed(given.counts_towards),
        delivers=given.delivers,
        agreed=None if given.action is None else tuple(given.action),
        decisions=_listed(given.decision),
    )
    if asked == EditRecord():
        raise BadInput("Nothing to change was given.", "“riia edit --help” lists what can be put right.")
    return print_recorded(desk, edit_record(desk.store, given.record, asked, desk.today))


def _listed(values: list[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)


def remove_options(parser: Parser) -> None:
    """The record."""
    parser.add_argument("record", metavar="RECORD", help="the record's short key, as lists show it")


def remove(desk: Desk, given: Namespace) -> int:
    """Takes a record out with everything that belongs to it."""
    from riia_tui.actions.corrections import remove_record

    return print_outcome(desk, remove_record(desk.store, given.record), undo=False)


def history_options(parser: Parser) -> None:
    """The KPI whose changes are asked for, else all."""
    parser.add_argument("ref", nargs="?", metavar="REF", help="only what is about this KPI")
    parser.plan_option()


def history(desk: Desk, given: Namespace) -> int:
    """Prints every change, newest first."""
    from riia_tui.views.history import HistoryLine
    from riia_tui.views.history import history as load

    lines: list[HistoryLine] = load(desk.store, given.ref, given.plan)
    if desk.out.as_json:
        desk.out.json(lines)
        return 0
    names = widest(line.by or "" for line in lines)
    for line in lines:
        when = f"{line.at.astimezone():%Y-%m-%d %H:%M}"
        head = (
            f"{line.number:>5}{'x' if line.undone else ' '} {when}  {padded(line.by or '', names)}{'  ' * bool(names)}"
        )
        desk.out.wrapped(line.said, head, " " * len(head))
    _print_key(desk.out, any(line.undone for line in lines), bool(lines))
    return 0


def _print_key(out: Output, undone: bool, found: bool) -> None:
    if not found:
        out.line("Nothing has been changed yet.")
    if undone:
        out.blank()
        out.line("x: undone since")


def no_options(_: Parser) -> None:
    """Nothing but the global options."""


def undo(desk: Desk, _: Namespace) -> int:
    """Takes the newest change back."""
    from riia_tui.actions import changes

    return print_outcome(desk, changes.undo(desk.store), undo=False)


def redo(desk: Desk, _: Namespace) -> int:
    """Does again what was undone."""
    from riia_tui.actions import changes

    return print_outcome(desk, changes.redo(desk.store), undo=False)


PARTS = {
    "edit": Part(edit_options, edit, "edit 3f9a2c --on 2025-11-21 --apologies Devon"),
    "remove": Part(remove_options, remove, "remove 3f9a2c"),
    "history": Part(history_options, history, "history 1.2.1A"),
    "undo": Part(no_options, undo, "undo"),
    "redo": Part(no_options, redo, "redo"),
}
