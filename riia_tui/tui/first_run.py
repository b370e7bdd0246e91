"""The first start: somebody without a store says how to begin, and is in a plan a moment later.

Nothing is made before the choice, and what is made stands in its place only once it is whole.
"""

import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from db.errors import RiiaError
from riia_tui.exchange.trackers.opening import is_tracker
from riia_tui.fault_log import keep_fault
from riia_tui.planfile.bundled import bundled_list, bundled_plans
from riia_tui.planfile.files import read_plan
from riia_tui.planfile.read import parse_plan
from riia_tui.tui.background import Background
from riia_tui.tui.looks import LOOKS, look_named, wear
from riia_tui.tui.settings import read_settings, settings_path
from riia_tui.tui.steps import WithSteps

if TYPE_CHECKING:
    from db.engine import Store
    from riia_tui.actions.trackers import Preview
    from riia_tui.tui.screens.form import Form

CHOICES = (
    ("bundled", "Start from a plan that comes with riia", "One of five published plans, whole, to work with as yours."),
    (
        "excel",
        "Start from my own Excel file",
        "A tracker (.xlsx, .ods, .xls, .csv), a plan workbook or a plan file.",
    ),
    ("demo", "Look round the demonstration first", "Five plans with an invented record. Nothing of it is kept."),
)


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made: a store at ``path``, or with ``demonstration`` a throwaway one as at a day of its own."""

    path: Path
    demonstration: bool = False


def begin(place: Path, today: date, by: str | None) -> int:
    """Asks how to begin and opens the screens on what comes of it; gives their exit code."""
    with tempfile.TemporaryDirectory(prefix="riia-demo-", ignore_cleanup_errors=True) as folder:
        asking = FirstRun(place, Path(folder), by, today)
        try:
            begun = asking.run()
        finally:
            asking.background.close()
        return asking.return_code or 0 if begun is None else _open(begun, today, by)


def _open(begun: Begun, today: date, by: str | None) -> int:
    from db.engine import open_store
    from riia_tui.actions.demonstration import AS_AT
    from riia_tui.tui.app import run

    store = open_store(begun.path, by=by)
    try:
        return run(store, AS_AT if begun.demonstration else today, tour=True)
    finally:
        store.close()


class FirstRun(WithSteps[Begun]):
    """Three choices."""

    TITLE = "riia"
    CSS_PATH = "styles/app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, place: Path, folder: Path, by: str | None, today: date) -> None:
        """``place`` is where the store will be, ``folder`` where a demonstration may be."""
        super().__init__()
        self.today = today
        self.place = place
        self.folder = folder
        self.by = by
        self.background = Background()

    def on_mount(self) -> None:
        """Puts on the look that is settled, and asks."""
        for each in LOOKS:
            self.register_theme(each.theme)
        look = look_named(read_settings(settings_path()).look) or LOOKS[0]
        wear(look)
        self.theme = look.theme.name
        self.push_screen(Welcome())

    @work(exclusive=True, exit_on_error=False)
    async def make(self, choice: str, named: str = "") -> None:
        """Makes what was chosen and leaves with it; says what is in the way where it cannot be made."""
        asking = cast(Asking, self.screen)
        asking.say("One moment …")
        try:
            if choice == "excel" and await self.background.run(is_tracker, Path(named).expanduser()):
                await self.match(Path(named).expanduser())
                return
            begun = await self.background.keep(_made, choice, named, self.place, self.folder, self.by)
        except RiiaError as fault:
            asking.say(str(fault), is_fault=True)
        except Exception as fault:  # noqa: BLE001 - a newcomer never meets a traceback
            kept = keep_fault(fault)
            asking.say(f"Something went wrong that riia did not foresee. It is written in {kept}.", is_fault=True)
        else:
            self.exit(begun)

    async def match(self, path: Path) -> None:
        """Opens the steps that make a plan of a tracker; its store is made at the end of them. Raises BadInput."""
        from riia_tui.actions.trackers import Preview, open_tracker, preview_tracker
        from riia_tui.exchange.trackers.fit import Fit
        from riia_tui.tui.screens.tracker_flows import Way, match_tracker

        opened = await self.background.run(open_tracker, None, path, self.today)
        cast(Asking, self.screen).say("")

        async def preview(fit: Fit) -> Preview:
            return await self.background.run(preview_tracker, None, opened.tracker, fit, self.today)

        def take(form: "Form[Any]", found: Preview) -> None:
            self.take(form, found)

        await match_tracker(self, opened, (), self.today, Way(preview, take))

    @work(exclusive=True, exit_on_error=False)
    async def take(self, form: "Form[Any]", found: "Preview") -> None:
        """Makes the store with a tracker's plans and leaves with it; the last step says what is in the way."""
        from riia_tui.actions.new_store import new_store
        from riia_tui.actions.trackers import take_tracker

        def fill(store: "Store") -> object:
            return take_tracker(store, found, self.today)

        try:
            await self.background.keep(new_store, self.place, fill, self.by)
        except RiiaError as fault:
            form.refuse(fault)
        except Exception as fault:  # noqa: BLE001 - a newcomer never meets a traceback
            form.refuse(RiiaError(f"Something went wrong that riia did not foresee. It is in {keep_fault(fault)}."))
        else:
            self.exit(Begun(self.place))


def _made(choice: str, named: str, place: Path, folder: Path, by: str | None) -> Begun:
    """Makes the store of a choice; ``named`` is the bundled plan's code, or the path of an own file."""
    if choice == "demo":
        from platformdirs import user_cache_path

        from riia_tui.actions.demonstration import demonstration_store

        return Begun(demonstration_store(folder, kept=user_cache_path("riia", appauthor=False)), demonstration=True)
    from riia_tui.actions.new_store import new_store
    from riia_tui.actions.plans import add_plan

    own = choice == "excel"
    plan = read_plan(Path(named).expanduser()) if own else parse_plan(bundled_plans()[named], f"{named}.yaml")
    new_store(place, lambda store: add_plan(store, plan), by)
    return Begun(place)


class Asking(Screen[None]):
    """A question with a place for what is wrong."""

    BINDINGS = [Binding("escape", "back", "back"), Binding("q", "quit", "quit", show=False)]
    QUESTION = ""
    HINT = "Arrows choose   Enter goes on   Esc back"

    def compose(self) -> ComposeResult:
        """The question, its answers, what is wrong, and the keys."""
        with Vertical(classes="form -full -asking"):
            yield Static(self.QUESTION, classes="heading", markup=False)
            yield from self.answers()
            yield Static("", id="fault", markup=False)
            yield Static(self.HINT, classes="hint", markup=False)

    @property
    def program(self) -> FirstRun:
        """The app, by its own type."""
        return cast(FirstRun, self.app)

    def answers(self) -> ComposeResult:
        """What can be chosen."""
        raise NotImplementedError

    def say(self, said: str, is_fault: bool = False) -> None:
        """Says what goes on or what is wrong."""
        line = self.query_one("#fault", Static)
        line.set_class(is_fault, "fault")
        line.update(said)

    def action_back(self) -> None:
        """To the question before."""
        self.dismiss(None)

    def action_quit(self) -> None:
        """Leaves; nothing was made."""
        self.app.exit()


class Welcome(Asking):
    """The first question."""

    QUESTION = "Welcome to riia. How would you like to begin?"
    HINT = "Arrows choose   Enter goes on   Esc leaves, and nothing is made"

    def answers(self) -> ComposeResult:
        """The three choices, and where the store will be."""
        yield OptionList(*[_choice(name, title, more) for name, title, more in CHOICES], id="choices")
        yield Static(
            f"Your plan will be kept in one file on this computer: {self.program.place}",
            classes="hint-above",
            markup=False,
        )

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """On to the next question, or to the demonstration at once."""
        if event.option_id == "demo":
            self.program.make("demo")
        else:
            await self.app.push_screen(WhichPlan() if event.option_id == "bundled" else WhichFile())

    def action_back(self) -> None:
        """Leaves; nothing was made."""
        self.app.exit()


class WhichPlan(Asking):
    """Which of the bundled plans."""

    QUESTION = "Which plan? Others can be added later, with “riia init”."

    def answers(self) -> ComposeResult:
        """The bundled plans."""
        plans = [_choice(plan.code, f"{plan.region} · {plan.title}", plan.code) for plan in bundled_list()]
        yield OptionList(*plans, id="plans")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Makes the store with it."""
        self.program.make("bundled", event.option_id or "")


class WhichFile(Asking):
    """Which file of one's own."""

    QUESTION = "Where is your plan? Type or paste the file's path, or drop the file on this window."
    HINT = "Enter reads it   Esc back"

    def answers(self) -> ComposeResult:
        """The path."""
        yield Input(placeholder="my-region.xlsx", id="path")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Reads the plan and makes the store with it."""
        named = event.value.strip().strip("\"'")
        if named:
            self.program.make("excel", named)
        else:
            self.say("Give the path of a file: a workbook, a .csv or a .yaml.", is_fault=True)


def _choice(name: str, title: str, more: str) -> Option:
    text = Text(f"{title}\n", style="bold")
    text.append(f"  {more}\n", style="dim not bold")
    return Option(text, id=name)
