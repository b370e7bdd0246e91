"""What every form shares: a form gives a command, or nothing; it never writes."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Checkbox, Input, Static, TextArea

from db.errors import RiiaError
from riia_tui.phrases import full_day
from riia_tui.tui.commands import FORM, key_name, own_bindings
from riia_tui.tui.drafts import Draft
from riia_tui.tui.screens.fields import entered, has_typed, put_back
from riia_tui.tui.screens.modal import Modal
from riia_tui.tui.widgets.register import Register

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Asked = TypeVar("Asked")
PAUSE = 0.7
"""Seconds without a key after which a draft is kept."""


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
    """A box that shows by its sign, not by colour alone, whether it is ticked: Space ticks it, Enter goes on."""

    BINDINGS = [Binding("enter", "go_on", show=False)]

    class Passed(Message):
        """Enter was pressed."""

    BUTTON_LEFT, BUTTON_INNER, BUTTON_RIGHT = "", "[ ]", ""

    def watch_value(self) -> None:
        """Shows the tick."""
        self.BUTTON_INNER = "[x]" if self.value else "[ ]"
        super().watch_value()

    def action_go_on(self) -> None:
        """Tells the form that Enter was pressed: by itself a box would tick or untick, where people mean to pass."""
        self.post_message(self.Passed())


class Form(Modal[None], Generic[Asked]):
    """A form: Enter goes from field to field and from the last one saves; Esc leaves the store as it was.

    What was typed outlives the form: Esc, a crash or a closed window leave a draft, which the next opening brings
    back. It hands its command to ``send`` and stays open until it is told that the command was carried out.
    """

    BINDINGS = own_bindings(FORM)
    TITLE_TEXT = ""
    HINT = "Enter next, at the end it saves  F2 save  F1 help  Esc leaves, a draft stays"
    FULL = False

    def __init__(self, send: "Send") -> None:
        super().__init__()
        self._send = send
        self._sent = False
        self._before: dict[str, Any] = {}
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        """A heading, the fields, a place for what is wrong, and the keys."""
        with Vertical(classes="form -full" if self.FULL else "form"):
            yield Static(self.heading(), classes="heading", markup=False)
            yield Static("", classes="draft", id="draft", markup=False)
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

    def about(self) -> str | None:
        """What the form is about, so that a draft comes back to the same thing alone; None where none is kept."""
        return None

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
        if fault is not None and not self.is_open:
            self.program.report_fault(fault, "Nothing was changed")
        elif fault is not None:
            said = self.query_one("#fault", Static)
            said.update(str(fault))
            self.call_after_refresh(said.scroll_visible, animate=False)

    def say(self, said: str) -> None:
        """Says what goes on, where what is wrong is said."""
        if self.is_open:
            self.query_one("#fault", Static).update(said)

    def close(self) -> None:
        """Closes, once what was asked for is written; there is nothing left to keep."""
        self._stop_waiting()
        if name := self._draft_name():
            self.program.drafts.drop(name)
        if self.is_open:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leaves without a command; what was typed stays as a draft."""
        self._keep_draft()
        self.dismiss(None)

    def action_empty(self) -> None:
        """Puts every field back to what stood there before anything was typed, and lets the draft go."""
        put_back(self, self._before)
        self.restored()
        self.query_one("#draft").remove_class("-back")
        self._stop_waiting()
        if name := self._draft_name():
            self.program.drafts.drop(name)

    async def action_help(self) -> None:
        """Explains the form and its keys."""
        from riia_tui.tui.screens.help import HelpScreen

        await self.app.push_screen(HelpScreen.of_form(self))

    async def action_jump(self) -> None:
        """Shows a letter on each field."""
        from riia_tui.tui.screens.jump import jump

        await jump(self)

    def on_mount(self) -> None:
        """Notes how the fields stand, and brings back a draft."""
        self._before = entered(self)
        name = self._draft_name()
        draft = self.program.drafts.find(name) if name else None
        if draft is not None:
            # A field for a choice tells of its first value once it is shown; a form may fill others from that.
            self.call_after_refresh(self._bring_back, draft)

    def restored(self) -> None:
        """Called after fields were put back, for forms that show more for some values."""

    def on_input_changed(self, _event: Input.Changed) -> None:
        """Keeps a draft once typing pauses."""
        self.typed()

    def on_text_area_changed(self, _event: TextArea.Changed) -> None:
        """The same for a field of sentences."""
        self.typed()

    def on_register_marked(self, event: Register.Marked) -> None:
        """The same for a register."""
        if event.by_key:
            self.typed()

    def typed(self) -> None:
        """Has a draft kept once there is a pause."""
        self._stop_waiting()
        if self.is_open and self._before:
            self._pause = self.set_timer(PAUSE, self._keep_draft)

    def _bring_back(self, draft: Draft) -> None:
        if not self.is_open:
            return
        put_back(self, draft.values, only_where=self._before)
        self.restored()
        at = draft.at.astimezone()
        day = "" if at.date() == self.program.store.clock().astimezone().date() else f" on {full_day(at.date())}"
        key = key_name(self.program.settings.keys.get("form-empty", "f3"))
        said = f"Your draft of {at:%H:%M}{day} is back; {key} empties the form."
        line = self.query_one("#draft", Static)
        line.update(said)
        line.add_class("-back")

    def _keep_draft(self) -> None:
        self._stop_waiting()
        name = self._draft_name()
        if name and self.is_open and not self._sent and has_typed(self, self._before):
            self.program.drafts.keep(name, entered(self))

    def _draft_name(self) -> str | None:
        about = self.about()
        return None if about is None else f"{type(self).__name__}|{about}"

    def _stop_waiting(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

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

    def on_tick_passed(self, _event: Tick.Passed) -> None:
        """Goes on from a box, and leaves it as it is."""
        self.go_on()

    def go_on(self) -> None:
        """To the next field, or to saving where no more is to be typed."""
        fields = [w for w in self.focus_chain if isinstance(w, Input | TextArea | Tick)]
        typed = [w for w in fields if not isinstance(w, Tick)]
        # Of a form that is being taken down no field is left.
        if self.focused in (*fields[-1:], *typed[-1:]):
            self.action_save()
        else:
            self.focus_next()


Send = Callable[[Form[Any], Any], None]
"""What carries out a form's command, then calls the form's ``close`` or ``refuse``."""


def label(text: str) -> Static:
    """The name of the field below it."""
    return Static(text, classes="label", markup=False)
