"""The form for a new period of a data return: due from whom by when; then its grid opens."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from riia_tui.actions.commands import LogReturn
from riia_tui.rules.typed import typed_day
from riia_tui.tui.screens.form import Form, label
from riia_tui.views.grids import GridKind, Wanted
from riia_tui.views.returns import UNNAMED

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp


class ReturnForm(Form[LogReturn]):
    """What is collected, of which period, from whom, by when."""

    TITLE_TEXT = "A data return that is due"
    HELP = (
        "A data return is due from each authority named (“all” means each of them) by its deadline. Once it is "
        "entered, its grid opens: there you type when each came, was sent again and accepted, or why a value is "
        "missing. The KPIs that it counts towards are named by their refs."
    )

    def __init__(self, plan: str, today: date, then: Callable[["RiiaApp", Wanted], Awaitable[None]]) -> None:
        """``then`` opens the grid of what was entered."""
        super().__init__(enter_return)
        self._plan = plan
        self._today = today
        self._then = then

    def fields(self) -> ComposeResult:
        """Collection, period and deadline; whose it is, and what it counts towards."""
        with Horizontal(classes="row"):
            yield Vertical(label("what is collected"), Input(placeholder="SEND dashboard", id="collection"))
            yield Vertical(label("period"), Input(placeholder="Q2 2025-26", id="period"))
            yield Vertical(label("due"), Input(placeholder="31 Oct 2025", id="due"))
        yield label("due from (names with commas, or all)")
        yield Input("all", id="authorities")
        yield label("counts towards (refs)")
        yield Input(id="counts")

    def about(self) -> str:
        """The plan."""
        return self._plan

    def asked(self) -> LogReturn:
        """The return as it was entered."""
        return LogReturn(
            plan=self._plan,
            period=self.value("period").strip(),
            authorities=(self.value("authorities"),),
            collection=self.value("collection").strip() or UNNAMED,
            due=typed_day(self.value("due"), self._today),
            counts_towards=(counts,) if (counts := self.value("counts").strip()) else (),
        )

    def close(self) -> None:
        """Closes once it is written, and opens its grid."""
        asked = self.asked()
        wanted = Wanted(GridKind.RETURNS, collection=asked.collection, period=asked.period)
        super().close()
        self.program.do_aside(self._then, self.program, wanted)


def enter_return(form: Form[Any], asked: LogReturn) -> None:
    """Has a data return entered."""
    from riia_tui.actions.returns import log_return

    form.program.act_for(form, log_return, asked, form.program.today)
