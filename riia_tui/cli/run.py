"""One command from beginning to end: parsed, done, printed, and every fault turned into a sentence."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.errors import BadInput, NotWritten, RiiaError
from riia_tui.cli import faults
from riia_tui.cli.desk import Desk, OpenScreens
from riia_tui.cli.output import Output
from riia_tui.cli.parser import HelpAsked, parsed
from riia_tui.cli.table import overview
from riia_tui.version import VERSION

IN_BROWSER = "TEXTUAL_DRIVER"
"""Set by ``riia serve`` for the program that it shows in a browser, whose output is no terminal."""


def run(argv: list[str], *, clock: Callable[[], date], open_screens: OpenScreens) -> int:
    """Does what the words ask and gives the exit code; nothing is raised."""
    out = Output()
    try:
        code = _done(argv, out, clock, open_screens)
        out.finish()
        return code
    except RiiaError as fault:
        return faults.tell(fault)
    except KeyboardInterrupt:
        return faults.STOPPED
    except Exception as fault:  # noqa: BLE001 - the last net: a person never meets a traceback
        return faults.STOPPED if faults.was_stopped(fault) else faults.tell_unforeseen(fault)


def _done(argv: list[str], out: Output, clock: Callable[[], date], open_screens: OpenScreens) -> int:
    _refuse_broken_text(argv)
    try:
        command, part, given = parsed(argv)
    except HelpAsked as asked:
        out.text(str(asked) or overview())
        return 0
    if given.version:
        out.line(f"riia {VERSION}")
        return 0
    out.as_json = given.json
    desk = Desk(given, out, clock, open_screens)
    try:
        if desk.today_given:
            # A day that cannot be is said before anything else is looked at.
            _ = desk.today
        if command is None or part is None:
            return _without_command(desk)
        return part.run(desk, given)
    except NotWritten as fault:
        raise faults.with_option(fault, getattr(given, "to", None)) from fault
    finally:
        desk.close()


def _without_command(desk: Desk) -> int:
    """The screens, which ask how to begin where there is no store; where output is no terminal, the status."""
    if (desk.out.is_terminal or IN_BROWSER in os.environ) and not desk.out.as_json:
        if isinstance(desk.target, Path) and not desk.store_exists:
            return desk.open_screens.begin(desk.target, desk.today, desk.by)
        return desk.open_screens(desk.store, desk.today)
    from riia_tui.cli.status import print_status

    return print_status(desk, None)


def _refuse_broken_text(argv: list[str]) -> None:
    for word in argv:
        if any("\ud800" <= sign <= "\udfff" for sign in word):
            raise BadInput("The command has bytes in it that are no text.", "Type it again, or save it as UTF-8.")
