"""The program: one command, or the screens. Imports only what the command asked for needs."""

import sys

TYPE_CHECKING = False
"""As in ``typing``, which takes its time to load: Ctrl-C is heard only once ``main`` has begun."""

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from db.engine import Store
    from riia_tui.cli.desk import SettledKeys
    from riia_tui.views.news import LastLook


STOPPED = 130
"""The exit code of a program that was stopped with Ctrl-C."""


def main(argv: "Sequence[str] | None" = None) -> int:
    """Does what the command line asks and gives the exit code: 0 done, 1 findings, 2 bad input, 3 no usable store."""
    try:
        from riia_tui.cli.run import run

        return run(list(sys.argv[1:] if argv is None else argv), clock=this_day, open_screens=open_screens)
    except KeyboardInterrupt:  # while the program itself is still being loaded
        return STOPPED


def this_day() -> "date":
    """The laptop's own day: the only place where the program's dates come from a clock."""
    from datetime import datetime

    return datetime.now().astimezone().date()


class Screens:
    """The screens as the command line knows them: each is imported when it is asked for."""

    def __call__(self, store: "Store", today: "date", plan: str | None = None) -> int:
        """Opens the screens on a store and gives their exit code."""
        from riia_tui.tui.app import run

        return run(store, today, plan=plan)

    def begin(self, place: "Path", today: "date", by: str | None) -> int:
        """Asks somebody who has no store yet how to begin, and opens the screens on what comes of it."""
        from riia_tui.tui.first_run import begin

        return begin(place, today, by)

    def last_look(self, store: "Store") -> "LastLook | None":
        """What the person saw of a store when they last had the screens open."""
        from riia_tui.tui.last_look import last_look

        return last_look(store)

    def keys(self) -> "SettledKeys":
        """Every command with its key, and what is wrong in the settings file."""
        from riia_tui.tui.settled_keys import settled_keys

        return settled_keys()


open_screens = Screens()


if __name__ == "__main__":
    raise SystemExit(main())
