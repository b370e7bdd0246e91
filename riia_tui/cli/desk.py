"""What every command works with: the store, the day, who signs, and where to print."""

import os
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from db.errors import BadInput, StoreUnusable
from riia_tui.cli.arguments import day
from riia_tui.cli.output import Output

if TYPE_CHECKING:
    from db.engine import Store
    from riia_tui.views.news import LastLook


FILE_ADDRESS = "sqlite:///"
"""What an address of a store in a file begins with."""


class KeyLine(Protocol):
    """A command of the screens with its key; ``changed`` says whether that is the person's own."""

    @property
    def id(self) -> str:
        """The name that the settings file knows it by."""

    @property
    def key(self) -> str:
        """The key."""

    @property
    def where(self) -> str:
        """Where it works."""

    @property
    def help(self) -> str:
        """What it does, as a sentence."""

    @property
    def changed(self) -> bool:
        """Whether the settings file changed it."""


class SettledKeys(Protocol):
    """The keys of the screens, the settings file, and a sentence for each entry of it that cannot be used."""

    @property
    def lines(self) -> Sequence[KeyLine]:
        """Every command."""

    @property
    def path(self) -> Path:
        """The settings file, whether it is there or not."""

    @property
    def faults(self) -> Sequence[str]:
        """What is wrong in it."""


class OpenScreens(Protocol):
    """The screens, which the command line only knows by what it can ask of them."""

    def __call__(self, store: "Store", today: date, plan: str | None = None) -> int:
        """Opens them on a store as at a day, at a plan where one is named; gives their exit code."""

    def begin(self, place: Path, today: date, by: str | None) -> int:
        """Asks how to begin where there is no store yet, then opens them."""

    def keys(self) -> SettledKeys:
        """Their keys."""

    def last_look(self, store: "Store") -> "LastLook | None":
        """What the person saw of a store when they last had them open."""


class Desk:
    """One command's surroundings; the store is opened when it is first asked for."""

    def __init__(self, given: Namespace, out: Output, clock: Callable[[], date], open_screens: OpenScreens) -> None:
        """``clock`` gives the laptop's day, and is asked only where no day is set."""
        self._given = given
        self._clock = clock
        self._open: Store | None = None
        self.out = out
        self.open_screens = open_screens

    @cached_property
    def today(self) -> date:
        """The as-at day: ``--today``, else RIIA_TODAY, else the laptop's own. Raises BadInput."""
        if self._given.today is not None:
            return day(self._given.today)
        if os.environ.get("RIIA_TODAY"):
            try:
                return day(os.environ["RIIA_TODAY"])
            except BadInput as fault:
                raise BadInput(f"RIIA_TODAY cannot be used. {fault.said}", fault.advice) from fault
        return self._clock()

    @property
    def today_given(self) -> bool:
        """Whether somebody has set the day."""
        return self._given.today is not None or bool(os.environ.get("RIIA_TODAY"))

    @property
    def by(self) -> str | None:
        """Who signs what is written: ``--by``, else RIIA_BY."""
        return self._given.by or os.environ.get("RIIA_BY") or None

    @cached_property
    def target(self) -> str | Path:
        """Where the store is: ``--db``, else RIIA_DB, else the platform's folder for the person's own files."""
        named = self._given.db or os.environ.get("RIIA_DB")
        if named and "://" in named and not named.startswith(FILE_ADDRESS):
            return named
        if named:
            return Path(named.removeprefix(FILE_ADDRESS)).expanduser()
        from platformdirs import user_data_path

        return user_data_path("riia", appauthor=False) / "riia.db"

    @property
    def store(self) -> "Store":
        """The store, open. Raises StoreUnusable."""
        if self._open is None:
            from db.engine import open_store

            with _drivers_explained(self.target):
                self._open = open_store(self.target, by=self.by)
        return self._open

    @property
    def store_exists(self) -> bool:
        """Whether there is a file at the store's place, and not an empty one; a server is taken to be there."""
        from db.engine import is_vacant

        return not isinstance(self.target, Path) or not is_vacant(self.target)

    def make_store(self) -> "Store":
        """A new store at the place. Raises BadInput where there is one, StoreUnusable where none can be made."""
        from db.engine import create_store

        with _drivers_explained(self.target):
            self._open = create_store(self.target, by=self.by)
        return self._open

    def discard_store(self) -> None:
        """Takes away a store that was made by this command and is of no use."""
        self.close()
        if isinstance(self.target, Path):
            for end in ("", "-wal", "-shm"):
                self.target.with_name(self.target.name + end).unlink(missing_ok=True)

    def at(self, target: Path, today: date) -> "Desk":
        """The same surroundings on another store and day."""
        given = Namespace(**vars(self._given) | {"db": str(target), "today": today.isoformat()})
        return Desk(given, self.out, self._clock, self.open_screens)

    def close(self) -> None:
        """Lets go of the store's file."""
        if self._open is not None:
            self._open.close()
            self._open = None


class _drivers_explained:  # noqa: N801 - read as a phrase after “with”
    """Turns an address that no database driver answers to into a sentence."""

    def __init__(self, target: str | Path) -> None:
        self.target = target

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        from sqlalchemy.exc import ArgumentError, NoSuchModuleError

        if isinstance(fault, ArgumentError | NoSuchModuleError | ModuleNotFoundError):
            raise StoreUnusable(
                f"{self.target} is no address of a store.",
                "Give a file, or an address such as postgresql+psycopg://host/name with its driver installed.",
            ) from fault
