"""What every form shares: a form gives a command, or nothing; it never writes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Checkbox, Input, Static, TextArea

from db.errors import RiiaError

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Asked = TypeVar("Asked")


class Words(TextArea):
    """A field for sentences: what is pasted keeps its lines, Enter goes on to the next field.

    With ``is_list`` it takes one entry a line: Enter begins the next one, and on an empty line it goes on.
    """

    BINDINGS = [Binding("ctrl+j,f4", "new_line", "new line", show=False)]

    class Submitted(Message):
        """Enter was pressed."""

        def __init__(self, control: "Words") -> None:
            super().__init__()
            self._control = control

        @property
        def control(self) -> "Words":
            """The field."""
            return self._control

    def __init__(self, text: str = "", *, id: str, is_list: bool = False) -> None:
        self._is_list = is_list
        super().__init__(text, id=id, soft_wrap=True, tab_behavior="focus", show_line_numbers=False, compact=True)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if self._is_list and self.document.get_line(self.cursor_location[0]).strip():
                self.action_new_line()
            else:
                self.post_message(self.Submitted(self))
            return
        await super()._on_key(event)

    def action_new_line(self) -> None:
        """Begins a new line."""
        self.insert("\n")


class Tick(Checkbox):
    """A box that shows by its sign, not by colour alone, whether it is ticked."""

    BUTTON_LEFT, BUTTON_INNER, BUTTON_RIGHT = "", "[ ]", ""

    def watch_value(self) -> None:
        """Shows the tick."""
        self.BUTTON_INNER = "[x]" if self.value else "[ ]"
        super().watch_value()


class Form(ModalScreen[None], Generic[Asked]):
    """A form: Enter goes from field to field and from the last one saves; Esc leaves everything as it was.

    It hands its command to ``send`` and stays open until it is told that the command was carried out.
    """

    BINDINGS = [
        Binding("escape", "leave", "back"),
        Binding("ctrl+s", "save", "save", show=False),
        Binding("f2", "save", "save", show=False),
    ]
    TITLE_TEXT = ""
    HINT = "Enter next, from the last field it saves   F2 save   Tab and shift+Tab move   Esc leaves without saving"
    FULL = False

    def __init__(self, send: "Send") -> None:
        super().__init__()
        self._send = send
        self._sent = False

    def compose(self) -> ComposeResult:
        """A heading, the fields, a place for what is wrong, and the keys."""
        with Vertical(classes="form -full" if self.FULL else "form"):
            yield Static(self.heading(), classes="heading", markup=False)
            yield from self.fields()
            yield Static("", classes="fault", id="fault", markup=False)
            yield Static(self.HINT, classes="hint", markup=False)

    @property
    def program(self) -> "RiiaApp":
        """The app, by its own type."""
        return cast("RiiaApp", self.app)

    def heading(self) -> Any:
        """What the form is for."""
        return self.TITLE_TEXT

    def fields(self) -> ComposeResult:
        """The form's own fields."""
        raise NotImplementedError

    def asked(self) -> Asked:
        """The command that the fields make. Raises RiiaError where they make none."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Sends the command; says what is wrong where there is none, and loses nothing."""
        if self._sent:
            return
        try:
            command = self.asked()
        except RiiaError as fault:
            self.refuse(fault)
            return
        self._sent = True
        self._send(self, command)

    def refuse(self, fault: RiiaError | None) -> None:
        """Stays open with everything that was typed, and says why; a form that was left says it as a notification."""
        self._sent = False
        if fault is not None and not self.is_attached:
            self.notify(str(fault), title="Nothing was changed", severity="error", timeout=10)
        elif fault is not None:
            said = self.query_one("#fault", Static)
            said.update(str(fault))
            self.call_after_refresh(said.scroll_visible, animate=False)

    def close(self) -> None:
        """Closes, once what was asked for is written."""
        if self.is_attached:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leaves without a command."""
        self.dismiss(None)

    def value(self, field: str) -> str:
        """What stands in a field."""
        widget = self.query_one(f"#{field}")
        return widget.text if isinstance(widget, TextArea) else widget.value  # type: ignore[attr-defined]

    def text_or_none(self, field: str) -> str | None:
        """What stands in a field, None where that is nothing."""
        return self.value(field) if self.value(field).strip() else None

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Goes on from a line."""
        self.go_on()

    def on_words_submitted(self, _event: Words.Submitted) -> None:
        """Goes on from a field of sentences."""
        self.go_on()

    def go_on(self) -> None:
        """To the next field, or from the last one to saving."""
        chain = [w for w in self.focus_chain if isinstance(w, Input | TextArea)]
        if self.focused is chain[-1]:
            self.action_save()
        else:
            self.focus_next()


Send = Callable[[Form[Any], Any], None]
"""What carries out a form's command, then calls the form's ``close`` or ``refuse``."""


def label(text: str) -> Static:
    """The name of the field below it."""
    return Static(text, classes="label", markup=False)
