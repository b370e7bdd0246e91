"""The program: one command, or the screens. Imports only what the command asked for needs."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.engine import Store


def main(argv: Sequence[str] | None = None) -> int:
    """Does what the command line asks and gives the exit code: 0 done, 1 findings, 2 bad input, 3 no usable store."""
    from riia_tui.cli.run import run

    return run(list(sys.argv[1:] if argv is None else argv), clock=this_day, open_screens=open_screens)


def this_day() -> date:
    """The laptop's own day: the only place where the program's dates come from a clock."""
    return datetime.now().astimezone().date()


def open_screens(store: "Store", today: date, plan: str | None = None) -> int:
    """Opens the screens on a store and gives their exit code."""
    from riia_tui.tui.app import run

    return run(store, today, plan=plan)


if __name__ == "__main__":
    raise SystemExit(main())
