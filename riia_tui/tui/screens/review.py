"""The review run: one KPI after another, a key each. What is agreed is written while the next one is shown."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from db.errors import RiiaError
from db.words import STATUS_KEYS, Status
from riia_tui.actions.commands import UpdateRag
from riia_tui.tui import cells
from riia_tui.tui.commands import REVIEW, own_bindings
from riia_tui.tui.review_page import end_text, review_text
from riia_tui.tui.screens.form import Words
from riia_tui.tui.screens.review_choice import kept_name
from riia_tui.tui.sitting import Sitting
from riia_tui.views.review import ReviewPage, review_pages

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

KEYS = "b g a r n and go on   = as last time   c comment   e evidence   f figure   Backspace back   Esc leave"
KEYS_OF_FIELD = "Enter goes on, also with nothing   Esc back to the KPI"
ASKED = {"comment": "comment, then a letter or =", "cause": "cause: why is it so?", "remedy": "remedy: what is done?"}


@dataclass(frozen=True, slots=True)
class Asking:
    """What is being asked for below the page: a comment, or for an amber or red its cause or its remedy."""

    what: str
    status: Status | None = None
    cause: str | None = None


class Answer(Words):
    """The field below the page. Enter is dealt with before the next key, which may be a letter for the next KPI."""

    async def _on_key(self, event: events.Key) -> None:
        screen = self.screen
        if event.key == "enter" and isinstance(screen, ReviewScreen):
            event.stop()
            event.prevent_default()
            screen.answer_given(self.text)
            return
        await super()._on_key(event)


class ReviewScreen(Screen[None]):
    """A KPI at a time, on the whole screen."""

    BINDINGS = own_bindings(REVIEW)

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._plan: str | None = None
        self._pages: dict[str, ReviewPage] = {}
        self._asking: Asking | None = None
        self._since = 0.0

    @property
    def program(self) -> "RiiaApp":
        """The app, by its own type."""
        return cast("RiiaApp", self.app)

    def compose(self) -> ComposeResult:
        """Where one is, the page, what is asked, the keys."""
        yield Static("", id="review-head", markup=False)
        with VerticalScroll(id="review-body"):
            yield Static("", id="review-page", markup=False)
        with Vertical(id="review-ask"):
            yield Static("", id="review-label", markup=False)
            yield Answer(id="answer")
        yield Static(KEYS, id="review-keys", markup=False)

    async def on_mount(self) -> None:
        """Reads every KPI of the run, so that no key has to wait for one."""
        self._plan = self.program.plan
        self.program.changed.subscribe(self, self.read_again, immediate=True)
        self.query_one("#review-body").focus()
        try:
            self._pages = await self.program.read(review_pages, self._plan, self.program.today, self.sitting.refs)
        except Exception:  # noqa: BLE001 - the app's ``read`` has said what went wrong
            self.dismiss(None)
            return
        self._take(self.sitting.without(set(self.sitting.refs) - set(self._pages)))

    def on_resize(self, _event: events.Resize) -> None:
        """Fits the page to the width."""
        self._show()

    @work(exclusive=True, group="load", exit_on_error=False)
    async def read_again(self, _version: int) -> None:
        """Reads the KPI that is shown and the one before, which may just have been agreed."""
        near = self.sitting.refs[max(self.sitting.at - 1, 0) : self.sitting.at + 1]
        found = await self.program.read(review_pages, self._plan, self.program.today, near)
        self._pages.update(found)
        self._show()

    def action_agree(self, key: str) -> None:
        """Agrees a RAG and goes on; an amber or red without cause or remedy asks for them first."""
        from riia_tui.actions.runs import wants_why

        page, status = self._page(), STATUS_KEYS[key]
        if page is None:
            return
        if wants_why(page.detail, status):
            self._ask(Asking("cause", status))
        else:
            self._agree(status)

    def action_keep(self) -> None:
        """Agrees it as last time, and goes on."""
        from riia_tui.actions.runs import kept_in_review

        page = self._page()
        if page is None:
            return
        try:
            self._send(kept_in_review(page.detail, self.program.today, self.sitting.comment or None))
        except RiiaError as fault:
            self.notify(str(fault), severity="warning")

    def action_comment(self) -> None:
        """Asks for a comment."""
        if self._page() is not None:
            self._ask(Asking("comment"), self.sitting.comment)

    async def action_evidence(self) -> None:
        """Records evidence for the KPI; it belongs to the run."""
        from riia_tui.tui.screens.evidence_form import EvidenceForm
        from riia_tui.tui.screens.flows import carry_out_in

        page = self._page()
        if page is not None:
            send = carry_out_in(self.sitting.run)
            line = page.detail.line
            await self.app.push_screen(EvidenceForm(send, line.plan, self.program.today, line.ref))

    async def action_figure(self) -> None:
        """Gives a figure, where the KPI has a measure that only a person can know."""
        from riia_tui.tui.screens.evidence_form import FigureForm
        from riia_tui.tui.screens.flows import carry_out_in

        page = self._page()
        if page is not None and page.reported:
            send = carry_out_in(self.sitting.run)
            await self.app.push_screen(FigureForm(send, page.detail, self.program.today))
        elif page is not None:
            self.notify(f"{page.detail.line.ref} counts itself from the record: e records evidence.")

    def action_pass_over(self) -> None:
        """Goes on without an answer."""
        self._take(self.sitting.moved(1))

    def action_back(self) -> None:
        """Goes back to the KPI before."""
        self._take(self.sitting.moved(-1))
        self.read_again(0)

    def action_leave(self) -> None:
        """Leaves the field, or the run; s goes on where one was."""
        if self._asking is not None:
            if self._asking.what == "comment":
                self._comment(self.query_one(Answer).text.strip())
            self._stop_asking()
            self._show()
        else:
            self.dismiss(None)

    def answer_given(self, text: str) -> None:
        """Takes what was typed into the field, and goes on with it."""
        asking, typed = self._asking, text.strip() or None
        if asking is None:
            return
        if asking.what == "comment":
            self._comment(typed or "")
            self._stop_asking()
            self._show()
        elif asking.what == "cause" and typed:
            self._ask(Asking("remedy", asking.status, typed))
        elif asking.status is not None:
            self._stop_asking()
            self._agree(asking.status, asking.cause, typed)

    def _page(self) -> ReviewPage | None:
        return self._pages.get(self.sitting.ref) if self.sitting.ref else None

    def _agree(self, status: Status, cause: str | None = None, remedy: str | None = None) -> None:
        from riia_tui.actions.runs import agreed_in_review

        page = self._page()
        if page is not None:
            self._send(
                agreed_in_review(page.detail, status, self.program.today, self.sitting.comment or None, cause, remedy)
            )

    def _send(self, rag: UpdateRag) -> None:
        """Has it written, and is at the next KPI at once."""
        from riia_tui.actions.judgements import update_rag
        from riia_tui.actions.runs import in_run

        rag.check(self.program.today)
        self.program.act_quietly(in_run, self.sitting.run, update_rag, rag, self.program.today)
        self._take(self.sitting.answered(self.program.ticking() - self._since))

    def _take(self, sitting: Sitting) -> None:
        """Is where the run stands now, and keeps it for the next time."""
        self._since = self.program.ticking()
        self._keep(sitting)
        self.query_one("#review-body").scroll_home(animate=False)
        self._show()

    def _comment(self, text: str) -> None:
        self._keep(replace(self.sitting, comment=text))

    def _keep(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.program.keep(kept_name(self._plan), sitting.told() if sitting.ref else None)

    def _ask(self, asking: Asking, text: str = "") -> None:
        self._asking = asking
        field = self.query_one(Answer)
        field.text = text
        field.move_cursor(field.document.end)
        self.query_one("#review-label", Static).update(ASKED[asking.what])
        self.query_one("#review-keys", Static).update(KEYS_OF_FIELD)
        self.query_one("#review-ask").display = True
        self.set_focus(field)

    def _stop_asking(self) -> None:
        self._asking = None
        self.query_one("#review-ask").display = False
        self.query_one("#review-keys", Static).update(KEYS)
        self.set_focus(self.query_one("#review-body"))

    def _show(self) -> None:
        """The KPI where one is, and how far that is."""
        width = self.size.width
        self.query_one("#review-head", Static).update(self._head(width))
        shown, page = self.query_one("#review-page", Static), self._page()
        if self.sitting.ref is None:
            shown.update(end_text(len(self.sitting.agreed), len(self.sitting.refs), width - 4))
        elif page is not None:
            shown.update(review_text(page, self.sitting.comment, self.program.today, width - 4))

    def _head(self, width: int) -> Text:
        where = self.sitting.where()
        name = self.sitting.heading if width < 100 else f"{self.sitting.heading} · {self.sitting.what}"
        text = Text(cells.one_line(name, max(width - len(where) - 4, 8)), style="bold")
        text.append(f"{where:>{max(width - 2 - text.cell_len, len(where) + 1)}}", style="not bold")
        return text
