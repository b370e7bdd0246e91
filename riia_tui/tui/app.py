"""The program on screen: it owns the store's thread, every write, and the places."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events, work
from textual.app import App, SystemCommand
from textual.screen import Screen
from textual.signal import Signal

from db.engine import Store
from db.errors import RiiaError
from riia_tui.actions.commands import Outcome
from riia_tui.fault_log import keep_fault
from riia_tui.tui.background import Background
from riia_tui.tui.commands import PLACES, commands_of
from riia_tui.tui.controls import VisibleControls
from riia_tui.tui.kept import Kept, kept_folder
from riia_tui.tui.screens import place_maker
from riia_tui.views.plans import plan_to_open

if TYPE_CHECKING:
    from riia_tui.tui.screens.form import Form

Got = TypeVar("Got")
LOOK_EVERY = 2.0
"""Seconds between looks for what another program has written."""
LONGEST_KEY = 0.1
"""Seconds that a key may take before the next one is handed on."""


class RiiaApp(App[int]):
    """riia-tui."""

    TITLE = "riia"
    CSS_PATH = "styles/app.tcss"
    MODES = {place.id: place_maker(place.id) for place in PLACES}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, store: Store, today: date, plan: str | None = None, *, ticking: Callable[[], float] = monotonic
    ) -> None:
        """``plan`` is the code of the plan to open; without it the only one of the store.

        ``ticking`` gives seconds that only ever grow, for how long a review takes.
        """
        super().__init__()
        self.store = store
        self.today = today
        self.plan = plan
        self._filters.append(VisibleControls())
        self.background = Background()
        self.ticking = ticking
        self.kept = Kept(kept_folder(), store.place)
        self.changed: Signal[int] = Signal(self, "changed")
        self._version: int | None = None

    def on_mount(self) -> None:
        """Begins to look for what others write."""
        self.set_interval(LOOK_EVERY, self.look_for_changes)

    async def read(self, view: Callable[..., Got], *args: Any) -> Got:
        """What a view gives of the store, without holding up the screen."""
        try:
            return await self.background.run(view, self.store, *args)
        except Exception as fault:
            self.report_fault(fault)
            raise

    @work(group="write", exit_on_error=False)
    async def act(self, action: Callable[..., Outcome], *args: Any) -> None:
        """Does one write after those asked for before, says what was done, and has every place read again."""
        try:
            outcome = await self.background.keep(action, self.store, *args)
        except Exception as fault:  # noqa: BLE001 - nothing that is written may fail without a word
            self.report_fault(fault, "Nothing was changed")
            return
        await self._say_done(outcome)

    @work(group="write", exit_on_error=False)
    async def act_quietly(self, action: Callable[..., Outcome], *args: Any) -> None:
        """The same without a word where it goes well: for writes that come fast and are shown already."""
        try:
            await self.background.keep(action, self.store, *args)
        except Exception as fault:  # noqa: BLE001 - nothing that is written may fail without a word
            self.report_fault(fault, "Nothing was changed")
            return
        await self.publish_change()

    @work(group="write", exit_on_error=False)
    async def keep(self, name: str, values: dict[str, Any] | None) -> None:
        """Keeps by name what this person was about, for the next time; None lets it go."""
        await self.background.keep(self.kept.keep, name, values)

    @work(group="write", exit_on_error=False)
    async def act_for(self, form: "Form[Any]", action: Callable[..., Outcome], *args: Any) -> None:
        """The same for a form: it closes once its answer is written, and keeps everything typed where it is not."""
        try:
            outcome = await self.background.keep(action, self.store, *args)
        except RiiaError as fault:
            form.refuse(fault)
            return
        except Exception as fault:  # noqa: BLE001 - nothing that is written may fail without a word
            form.refuse(None)
            self.report_fault(fault, "Nothing was changed")
            return
        form.close()
        await self._say_done(outcome)

    async def _say_done(self, outcome: Outcome) -> None:
        self.notify(outcome.said + (f" {outcome.advice}" if outcome.advice else ""))
        await self.publish_change()

    async def on_event(self, event: events.Event) -> None:
        """Hands a key on, and waits until it was dealt with: it may move the focus, and the next key goes there."""
        is_new_key = isinstance(event, events.Key) and not event.is_forwarded
        target = self.focused if is_new_key else None
        await super().on_event(event)
        if target is not None:
            dealt_with = asyncio.Event()
            target.call_later(dealt_with.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(dealt_with.wait(), LONGEST_KEY)

    def report_fault(self, fault: Exception, title: str = "") -> None:
        """Says what went wrong; what only a programmer can mend is kept in the log file."""
        if isinstance(fault, RiiaError):
            self.notify(str(fault), title=title, severity="error", timeout=10)
            return
        place = keep_fault(fault)
        kept = f" What happened is written in {place}." if place else ""
        self.notify(f"Something went wrong that riia did not foresee.{kept}", title=title, severity="error")

    async def publish_change(self) -> None:
        """Tells every place that the store has changed."""
        self._version = await self.background.run(self.store.version)
        self.changed.publish(self._version)

    @work(group="look", exclusive=True, exit_on_error=False)
    async def look_for_changes(self) -> None:
        """Has every place read again when another program has written to the store."""
        version = await self.background.run(self.store.version)
        if self._version not in (None, version):
            self.changed.publish(version)
        self._version = version

    def choose_plan(self, code: str) -> None:
        """Makes a plan the one that every place shows."""
        self.plan = code
        self.changed.publish(self._version or 0)

    def notify(self, message: str, *, markup: bool = False, **more: Any) -> None:
        """A notification; what people typed is never read as markup."""
        super().notify(message, markup=markup, **more)

    async def action_go(self, place: str) -> None:
        """Goes to a place."""
        if self.current_mode != place:
            await self.switch_mode(place)

    async def action_quit(self) -> None:
        """Leaves once everything that was entered is written."""
        writing = [worker for worker in self.workers if worker.group == "write"]
        if writing:
            await self.workers.wait_for_complete(writing)
        self.exit(0)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the same commands as the keys, then Textual's own for looks."""
        from riia_tui.tui.screens.place import Place

        for command in commands_of(screen.PLACE) if isinstance(screen, Place) else ():
            title = f"{command.title[:1].upper()}{command.title[1:]}"
            yield SystemCommand(title, command.help, self._runner(screen, command.action))
        for own in super().get_system_commands(screen):
            if own.title in ("Theme", "Screenshot"):
                yield own

    def _runner(self, place: Screen[Any], action: str) -> Callable[[], Any]:
        async def run_command() -> None:
            await self.run_action(action, place)

        return run_command


def run(store: Store, today: date, *, plan: str | None = None) -> int:
    """Opens the program on a store; gives the exit code. What was entered is written before it returns.

    Without a plan it opens the one with the most records.
    """
    app = RiiaApp(store, today, plan or plan_to_open(store))
    try:
        code = app.run()
    finally:
        app.background.close()
    return app.return_code or code or 0
