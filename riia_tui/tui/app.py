"""The program on screen: it owns the store's thread, every write, and the places."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events, work
from textual._context import active_message_pump
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.screen import Screen
from textual.signal import Signal

from db.engine import Store
from db.errors import RiiaError
from riia_tui import phrases
from riia_tui.actions.commands import Outcome
from riia_tui.tui.background import Background
from riia_tui.tui.clipboard import copied_by_platform, takes_osc52
from riia_tui.tui.commands import COMMANDS, FORM, PLACES, Command, commands_of
from riia_tui.tui.controls import VisibleControls
from riia_tui.tui.drafts import Drafts, drafts_folder
from riia_tui.tui.find_provider import FindProvider
from riia_tui.tui.kept import Kept, kept_folder
from riia_tui.tui.last_look import NAME, last_look, values_of
from riia_tui.tui.looks import LOOKS, look_named, wear
from riia_tui.tui.screens import place_maker
from riia_tui.tui.screens.modal import Modal
from riia_tui.tui.settings import keep_look, keep_search, read_settings, settings_path
from riia_tui.tui.steps import WithSteps
from riia_tui.views.news import LastLook
from riia_tui.views.plans import plan_to_open

if TYPE_CHECKING:
    from riia_tui.tui.screens.form import Form

Got = TypeVar("Got")
WHERE_IT_IS_NOT_TAKEN = "If it cannot be pasted, hold Shift and mark it with the mouse, or use the command line."
LOOK_EVERY = 2.0
"""Seconds between looks for what another program has written."""
LONGEST_KEY = 0.1
"""Seconds that a key may take before the next one is handed on."""


class RiiaApp(WithSteps[int]):
    """riia-tui."""

    TITLE = "riia"
    CSS_PATH = "styles/app.tcss"
    MODES = {place.id: place_maker(place.id) for place in PLACES}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = App.COMMANDS | {lambda: FindProvider}

    def __init__(
        self,
        store: Store,
        today: date,
        plan: str | None = None,
        *,
        tour: bool = False,
        ticking: Callable[[], float] = monotonic,
    ) -> None:
        """``plan`` is the code of the plan to open; without it the only one of the store. ``tour`` begins with it.

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
        self.last_look = last_look(store)
        self.changed: Signal[int] = Signal(self, "changed")
        self.drafts = Drafts(drafts_folder(), store.place, store.clock)
        self.settings_path = settings_path()
        self.settings = read_settings(self.settings_path)
        self._tour = tour
        self._version: int | None = None
        self._said: Exception | None = None
        self.set_keymap(self.settings.keys)
        for look in LOOKS:
            self.register_theme(look.theme)

    async def on_mount(self) -> None:
        """Puts on the look that is settled, begins to look for what others write, and shows a newcomer round."""
        self._wear(self.settings.look)
        for fault in self.settings.faults:
            self.notify(fault, title="Settings", severity="warning", timeout=10)
        self.set_interval(LOOK_EVERY, self.look_for_changes)
        self._keep_look()
        if self._tour:
            from riia_tui.tui.screens.tour import TourScreen

            await self.action_go("plan")
            await self.push_screen(TourScreen())

    async def read(self, view: Callable[..., Got], *args: Any) -> Got:
        """What a view gives of the store, without holding up the screen."""
        try:
            return await self.background.run(view, self.store, *args)
        except Exception as fault:
            self.report_fault(fault)
            self._said = fault
            raise

    @contextmanager
    def until_it_fails(self) -> Iterator[None]:
        """What is done inside ends at a reading that fails: ``read`` has said so; any other fault is raised."""
        try:
            yield
        except Exception as fault:
            if fault is not self._said:
                raise

    async def look_up(self, view: Callable[..., Got], *args: Any) -> Got | None:
        """The same for what a key asks for: None where it cannot be read, which has been said already."""
        with suppress(Exception):
            return await self.read(view, *args)
        return None

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
    async def _keep_look(self) -> None:
        """Keeps what this person has seen: everything that is written so far."""
        seen = LastLook(await self.background.run(self.store.version), self.today)
        await self.background.keep(self.kept.keep, NAME, values_of(seen))

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

    @work(group="report", exit_on_error=False)
    async def do_aside(self, what: Callable[..., Awaitable[None]], *args: Any) -> None:
        """Does something that no key waits for, such as writing a report; it says itself how that went.

        What it did not foresee is said here, also where the screen that asked for it was left meanwhile.
        """
        try:
            with self.until_it_fails():
                await what(*args)
        except Exception as fault:  # noqa: BLE001 - no file may stay unwritten without a word
            self.report_fault(fault)

    async def _say_done(self, outcome: Outcome) -> None:
        self.notify(outcome.said + (f" {outcome.advice}" if outcome.advice else ""))
        await self.publish_change()

    async def on_event(self, event: events.Event) -> None:
        """Hands a key on, and waits until it was dealt with: it may move the focus, and the next key goes there."""
        if self._exit and isinstance(event, events.Key):
            # The screens are being taken down.
            return
        is_new_key = isinstance(event, events.Key) and not event.is_forwarded
        target = self.focused if is_new_key else None
        try:
            await super().on_event(event)
        except KeyError:
            # Textual pages through a list that is empty, or not laid out yet, as though something stood in it.
            if not (isinstance(event, events.Key) and event.key in ("pageup", "pagedown")):
                raise
        if target is not None:
            dealt_with = asyncio.Event()
            target.call_later(dealt_with.set)
            with suppress(TimeoutError):
                await asyncio.wait_for(dealt_with.wait(), LONGEST_KEY)

    def _handle_exception(self, error: Exception) -> None:
        """A screen that is taken down cannot find its parts any more, and need not; that is no fault."""
        if not (isinstance(error, NoMatches) and (self._exit or self._is_taken_down())):
            super()._handle_exception(error)

    def _is_taken_down(self) -> bool:
        """Whether what is at work now is, or is part of, a screen that was left."""
        node = active_message_pump.get(None)
        above = node.ancestors_with_self if isinstance(node, DOMNode) else ()
        return any(isinstance(each, Modal) and not each.is_open for each in above)

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

    def put_on(self, name: str) -> None:
        """Puts on a look, for this time and the next."""
        self._wear(name)
        self.changed.publish(self._version or 0)
        self._settle(keep_look, name)

    def keep_search(self, name: str, wanted: str | None) -> None:
        """Keeps a search by its name, or lets it go where ``wanted`` is None."""
        searches = {each: text for each, text in self.settings.searches.items() if each != name}
        self.settings = replace(self.settings, searches=searches | ({name: wanted} if wanted is not None else {}))
        self._settle(keep_search, name, wanted)

    def _settle(self, write: Callable[..., None], *settled: str | None) -> None:
        try:
            write(self.settings_path, *settled)
        except (OSError, ValueError) as fault:
            self.notify(
                f"It holds until you leave; {self.settings_path} cannot be written: {fault}.", severity="warning"
            )

    def _wear(self, name: str) -> None:
        look = look_named(name) or LOOKS[0]
        wear(look)
        self.theme = look.theme.name

    def copy_to_clipboard(self, text: str) -> None:
        """Puts a text on the clipboard, both by the terminal and by the platform, and says how that went."""
        if not text.strip():
            self.notify("There is nothing to copy here: choose a line first.", severity="warning")
            return
        super().copy_to_clipboard(text)
        self._say_copied(text)

    @work(group="copy", exit_on_error=False)
    async def _say_copied(self, text: str) -> None:
        lines = phrases.counted(text.count("\n") + 1, "line")
        if await asyncio.to_thread(copied_by_platform, text):
            self.notify(f"Copied {lines}.")
        elif takes_osc52():
            self.notify(f"Handed {lines} to the terminal. {WHERE_IT_IS_NOT_TAKEN}")
        else:
            self.notify(f"This terminal takes nothing to copy. {WHERE_IT_IS_NOT_TAKEN}", severity="warning")

    def choose_plan(self, code: str) -> None:
        """Makes a plan the one that every place shows."""
        self.plan = code
        self.changed.publish(self._version or 0)

    def action_command_palette(self) -> None:
        """Opens the palette."""
        from riia_tui.tui.palette import Palette

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """The action, unless its screen is not laid out yet or was left: a quick key may come before or after it."""
        if default_namespace is not None and not self._is_shown(default_namespace):
            return True
        with self.until_it_fails():
            return await super().run_action(action, default_namespace, namespaces)
        return True

    def _is_shown(self, node: DOMNode) -> bool:
        screen = next((each for each in node.ancestors_with_self if isinstance(each, Screen)), None)
        return screen is None or (screen in self.screen_stack and screen.is_mounted)

    async def action_go(self, place: str) -> None:
        """Goes to a place; not while something stands over the one that is shown, such as what a quick key opened."""
        if self.current_mode != place and len(self.screen_stack) == 1:
            await self.switch_mode(place)

    async def action_quit(self) -> None:
        """Leaves once everything that was entered is written, files too; stays where any of it fails, which is said."""
        before = self.faults_told
        self._keep_look()
        writing = [worker.wait() for worker in self.workers if worker.group in ("write", "report")]
        await asyncio.gather(*writing, return_exceptions=True)
        if self.faults_told == before:
            self.exit(0)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: the same commands as the keys, then Textual's own for looks."""
        for command in self._commands_here(screen):
            title = f"{command.title[:1].upper()}{command.title[1:]}"
            yield SystemCommand(title, command.help, self._runner(screen, command.action))
        for look in LOOKS:
            yield SystemCommand(f"Look: {look.title}", "How the program looks.", partial(self.put_on, look.name))
        yield from (own for own in super().get_system_commands(screen) if own.title == "Screenshot")

    def _commands_here(self, screen: Screen[Any]) -> list[Command]:
        """The commands of the screen that the palette was opened from."""
        from riia_tui.tui.screens.form import Form
        from riia_tui.tui.screens.place import Place

        if isinstance(screen, Place):
            return commands_of(screen.PLACE)
        return [c for c in COMMANDS if c.where == FORM] if isinstance(screen, Form) else []

    def _runner(self, screen: Screen[Any], action: str) -> Callable[[], Any]:
        async def run_command() -> None:
            await self.run_action(action, screen)

        return run_command


def run(store: Store, today: date, *, plan: str | None = None, tour: bool = False) -> int:
    """Opens the program on a store; gives the exit code. What was entered is written before it returns.

    Without a plan it opens the one with the most records.
    """
    app = RiiaApp(store, today, plan or plan_to_open(store), tour=tour)
    try:
        code = app.run()
    finally:
        app.background.close()
        app.drafts.close()
    return app.return_code or code or 0
