"""The form for one of the region's settings: its new value, then what that would re-rate, then the change."""

from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Input, Static

from db.errors import BadInput
from riia_tui import phrases
from riia_tui.actions.commands import ChangeSetting
from riia_tui.tui.screens.form import Form, Send, label
from riia_tui.tui.screens.import_form import Agreed, PreviewForm
from riia_tui.views.settings import Preview, Rerated, SettingLine, preview


@dataclass(frozen=True, slots=True)
class Proposal:
    """A setting's new value, as typed."""

    name: str
    value: str


class SettingForm(Form[Proposal]):
    """A new value; saving shows what it would do first."""

    HELP = (
        "A setting is the whole region's. What a change would re-rate is shown first, KPI by KPI, and nothing is "
        "written before you agree. Earlier boards keep what they saw."
    )

    def __init__(self, send: Send, line: SettingLine) -> None:
        super().__init__(send)
        self._line = line

    def heading(self) -> str:
        """Which setting."""
        return f"Setting: {self._line.name}"

    def about(self) -> str:
        """Which setting."""
        return self._line.name

    def fields(self) -> ComposeResult:
        """What it means, and its value as it stands."""
        line = self._line
        said = f"{line.meaning[:1].upper()}{line.meaning[1:]}. Now: {line.shown}{' (as usual)' * line.is_default}."
        yield Static(said, classes="hint-above", markup=False)
        yield label("new value; “default” for the usual one")
        yield Input("" if line.is_default else line.shown, placeholder=line.shown, id="value")

    def asked(self) -> Proposal:
        """The value as it was entered."""
        if not self.value("value").strip():
            raise BadInput("No value was given.", "Write it as the list shows it, or default.")
        return Proposal(self._line.name, self.value("value").strip())


def preview_setting(form: Form[Any], answer: Proposal) -> None:
    """Shows what a change would re-rate, and asks for the reason."""
    form.program.go_on(form, _preview, form, answer)


async def _preview(form: Form[Any], answer: Proposal) -> None:
    from riia_tui.actions.settings import change_setting

    app = form.program
    found = await app.background.run(preview, app.store, app.plan, answer.name, answer.value, app.today)
    if not form.is_open:
        return

    def make_so(shown: Form[Any], agreed: Agreed) -> None:
        asked = ChangeSetting(answer.name, answer.value, app.today, app.plan, agreed.why)
        app.act_for(shown, change_setting, asked)

    form.close()
    heading = f"{found.name} would be {found.becomes} (now {found.was}) from {phrases.full_day(found.since)} on"
    await app.push_screen(PreviewForm(make_so, heading, _lines(found)))


def _lines(found: Preview) -> tuple[tuple[str, tuple[str, ...]], ...]:
    steps = tuple(
        f"{step.name}: {phrases.full_day(step.was) or 'none'} to {phrases.full_day(step.becomes) or 'none'}"
        for step in found.steps
    )
    rated = tuple(f"{line.ref}: {_moved(line)}  {phrases.cut(line.statement, 60)}" for line in found.rerated)
    return ((f"Of {phrases.counted(found.kpis, 'KPI')}, rated otherwise", rated), ("Steps that move", steps))


def _moved(line: Rerated) -> str:
    """What changes of a KPI: its letter, else what the figure says, else its warning."""
    if line.status is not line.becomes_status:
        return f"{phrases.letter(line.status)} to {phrases.letter(line.becomes_status)}"
    if line.says is not line.becomes_says:
        return f"figure says {phrases.letter(line.says)} to {phrases.letter(line.becomes_says)}"
    before, after = (phrases.WARNINGS[each] if each else "no warning" for each in (line.warning, line.becomes_warning))
    return f"{before} to {after}"
