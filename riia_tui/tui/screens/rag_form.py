"""The form for a KPI's RAG."""

from datetime import date

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from db.errors import BadInput
from db.words import STATUS_KEYS, Confidence, Status
from riia_tui import phrases
from riia_tui.actions.commands import UpdateRag
from riia_tui.rules.typed import typed_day_or_none
from riia_tui.tui import cells
from riia_tui.tui.screens.form import Form, Send, Words, label
from riia_tui.tui.screens.place import is_narrow
from riia_tui.views.kpi import KpiDetail

NEEDS_CAUSE = (Status.AT_RISK, Status.OFF_TRACK)
STATEMENT_WIDE, STATEMENT_NARROW = 260, 150
"""Characters of the statement; with the shorter one all fields of an amber fit in 80 columns by 24 lines."""


class StatusKeys(Static, can_focus=True):
    """The statuses by their keys; b g a r n x choose one."""

    is_typed = False

    def __init__(self, chosen: Status | None) -> None:
        super().__init__("", id="status", markup=False)
        self.chosen = chosen

    def on_mount(self) -> None:
        """Shows the keys."""
        self._draw()

    def kept(self) -> str | None:
        """The status that is chosen."""
        return self.chosen

    def put_back(self, value: str | None) -> None:
        """Chooses a status again."""
        self.chosen = Status(value) if value else None
        self._draw()

    async def on_key(self, event: events.Key) -> None:
        """Chooses a status by its key; Enter goes on with the one chosen."""
        status = STATUS_KEYS.get(event.key)
        if status is not None:
            self.chosen = status
            self._draw()
        if status is not None or (event.key == "enter" and self.chosen is not None):
            event.stop()
            form = self.screen
            if isinstance(form, RagForm):
                form.status_chosen()

    def _draw(self) -> None:
        text = Text()
        for key, status in STATUS_KEYS.items():
            style = cells.style_of(status) + (" reverse" if status is self.chosen else "")
            text.append(f" {key} {status.colour} ", style=style)
            text.append("  ")
        self.update(text)


class RagForm(Form[UpdateRag]):
    """u, a letter, a comment, Enter. Amber and red ask for cause, remedy, owner and date besides."""

    HELP = (
        "The RAG is your judgement. The figure stands beside it and never replaces it. A letter chooses, then a "
        "comment says in a sentence how things stand. Amber and red ask for the cause and the remedy besides, with who "
        "puts it right and by when; what was said last time stands there already. An ask of the board goes to page one "
        "of its pack."
    )

    HINT = "b g a r n x choose  Enter next, at the end it saves  F2 save  F1 help  Esc back"

    def __init__(self, send: Send, detail: KpiDetail, today: date) -> None:
        super().__init__(send)
        self._detail = detail
        self._today = today
        self._last = detail.assessments[0] if detail.assessments else None

    def heading(self) -> Text:
        """The KPI: ref, statement, figure and what was agreed last."""
        line = self._detail.line
        room = STATEMENT_NARROW if is_narrow(self) else STATEMENT_WIDE
        text = Text(f"Update RAG · {line.ref}\n")
        text.append_text(cells.plain(f"{phrases.cut(line.statement, room)}\n", "not bold"))
        for measure in self._detail.measures[:3]:
            text.append_text(
                cells.plain(f"  {phrases.cut(measure.name, 60)}: {measure.figure} {measure.aim}\n", "not bold")
            )
        text.append("agreed ", style="not bold dim")
        text.append_text(cells.letter(line.status if self._last else None))
        text.append("   figure says ", style="not bold dim")
        text.append_text(cells.letter(self._detail.line.says or line.status))
        return text

    def fields(self) -> ComposeResult:
        """Status and comment; cause, remedy, owner, date and ask where they are wanted."""
        yield StatusKeys(self._last.status if self._last else None)
        with Horizontal(classes="row", id="sure"):
            yield label("comment")
            yield label("how sure? high, medium, low")
            yield Input(self._sure(), id="confidence")
        yield Words(id="comment")
        with Vertical(id="why"):
            yield label("cause")
            yield Words(self._kept("cause"), id="cause")
            yield label("remedy")
            yield Words(self._kept("remedy"), id="remedy")
            with Horizontal(classes="row"):
                yield _column("who puts it right", Input(self._kept("remedy_owner"), id="owner"))
                yield _column("by when (31 Jan 2026)", Input(self._kept_day(), id="forecast"))
            yield label("ask of the board (where there is one)")
            yield Input(self._kept("ask"), id="ask")

    def on_mount(self) -> None:
        """Waits for the letter."""
        self.set_focus(self.query_one(StatusKeys))
        self._show_why()

    def about(self) -> str:
        """The KPI."""
        return f"{self._detail.line.plan} {self._detail.line.ref}"

    def restored(self) -> None:
        """Shows cause and remedy where they are asked for."""
        self._show_why()

    def status_chosen(self) -> None:
        """Goes on to the comment, with cause and remedy below it for amber and red."""
        self._show_why()
        self.set_focus(self.query_one("#comment"))

    def asked(self) -> UpdateRag:
        """The RAG as it was entered."""
        status = self.query_one(StatusKeys).chosen
        if status is None:
            raise BadInput("Choose the RAG first: b, g, a, r, n or x.")
        why = status in NEEDS_CAUSE
        rag = UpdateRag(
            ref=self._detail.line.ref,
            plan=self._detail.line.plan,
            status=status,
            on=self._today,
            comment=self.text_or_none("comment"),
            cause=self.text_or_none("cause") if why else None,
            remedy=self.text_or_none("remedy") if why else None,
            remedy_owner=self.text_or_none("owner") if why else None,
            forecast=typed_day_or_none(self.value("forecast"), self._today) if why else None,
            ask=self.text_or_none("ask") if why else None,
            confidence=_confidence(self.value("confidence")),
        )
        rag.check(self._today)
        return rag

    def _show_why(self) -> None:
        chosen = self.query_one(StatusKeys).chosen
        self.query_one("#why").display = chosen in NEEDS_CAUSE

    def _kept(self, name: str) -> str:
        """What was said last time, so that an amber that stays amber need not be explained again."""
        return (getattr(self._last, name) or "") if self._last else ""

    def _sure(self) -> str:
        return str(self._last.confidence or "") if self._last else ""

    def _kept_day(self) -> str:
        return phrases.full_day(self._last.forecast) if self._last else ""


def _confidence(text: str) -> Confidence | None:
    """A confidence by its word or first letter, None where nothing is typed. Raises BadInput."""
    wanted = text.strip().casefold()
    found = next((each for each in Confidence if wanted and each.value.startswith(wanted)), None)
    if wanted and found is None:
        raise BadInput(f"“{text.strip()}” does not say how sure it is.", "Type high, medium or low, or nothing.")
    return found


def _column(name: str, field: Widget) -> Vertical:
    return Vertical(label(name), field)
