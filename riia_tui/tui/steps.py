"""From a form to what comes after it, in every program that has forms."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from textual import work
from textual.app import App
from textual.notifications import Notify, SeverityLevel

from db.errors import RiiaError
from riia_tui.fault_log import keep_fault
from riia_tui.tui.notices import Notice

if TYPE_CHECKING:
    from riia_tui.tui.screens.form import Form

Given = TypeVar("Given")


class WithSteps(App[Given]):
    """A program whose forms lead to previews and to further forms."""

    faults_told = 0
    """How many faults were said so far, other than in a form that stands open."""

    @work(group="preview", exit_on_error=False)
    async def go_on(self, form: "Form[Any]", step: Callable[..., Awaitable[None]], *args: Any) -> None:
        """Goes from a form to what comes after it, such as a preview; a form that cannot be left says why."""
        try:
            await step(*args)
        except RiiaError as fault:
            form.refuse(fault)
        except Exception as fault:  # noqa: BLE001 - no form may stand still without a word
            form.refuse(None)
            self.report_fault(fault, "Nothing was changed")

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002
    ) -> None:
        """A notification; what people typed is never read as markup, though a screen's own ``notify`` asks for that."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Notice(message, title, severity, seconds, markup=False)))

    def report_fault(self, fault: Exception, title: str = "") -> None:
        """Says what went wrong; what only a programmer can mend is kept in the log file."""
        self.faults_told += 1
        if isinstance(fault, RiiaError):
            self.notify(str(fault), title=title, severity="error", timeout=10)
            return
        place = keep_fault(fault)
        kept = f" What happened is written in {place}." if place else ""
        self.notify(f"Something went wrong that riia did not foresee.{kept}", title=title, severity="error")
