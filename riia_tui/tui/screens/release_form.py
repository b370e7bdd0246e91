"""Names outside the region on screen: the list, the form for one authority, and what would then be read."""

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Select, Static

from db.engine import Store
from db.words import OUTSIDE, Audience
from riia_tui import phrases
from riia_tui.actions.register_commands import ReleaseNames
from riia_tui.phrases import AUDIENCES
from riia_tui.reports.asked import Asked
from riia_tui.reports.released import Seen, seen_after
from riia_tui.rules.typed import typed_day
from riia_tui.tui.pages.page import Page
from riia_tui.tui.pages.releases import released_words, releases_page
from riia_tui.tui.screens.form import Form, Send, Tick, label
from riia_tui.tui.screens.import_form import PreviewForm
from riia_tui.tui.screens.register_form import beside
from riia_tui.tui.screens.sheet import Deed, Sheet
from riia_tui.views.releases import ReleaseLine, releases

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

SHOWN = {Audience.DFE: "dfe-return", Audience.PUBLIC: "year-end"}
"""The report in which an audience is most likely to read of an authority."""


class ReleaseForm(Form[ReleaseNames]):
    """To whom an authority may be named, since when, and who agreed to it."""

    HELP = (
        "Outside the region reports count authorities and do not name them, since support is given without blame. "
        "Where a director agrees that the authority is named, to the Department or to everybody, enter it here with "
        "who agreed and when. You see first what the report would then say; nothing is written before that. A tick "
        "takes an agreement back from the day given."
    )

    def __init__(self, send: Send, plan: str, today: date, line: ReleaseLine) -> None:
        super().__init__(send)
        self._plan, self._today, self._line = plan, today, line
        self._held = next((each for each in line.releases if each.holds), None)

    def heading(self) -> str:
        """Which authority."""
        return f"May {self._line.authority} be named outside the region?"

    def about(self) -> str:
        """The plan and the authority."""
        return f"{self._plan} {self._line.authority}"

    def fields(self) -> ComposeResult:
        """What was agreed before; to whom, since when, who agreed; whether it is taken back."""
        said = [f"It is {released_words(each)}." for each in self._line.releases if each.holds]
        yield Static("\n".join(said) or "It is counted and not named.", classes="hint-above", markup=False)
        with Horizontal(classes="row"):
            whom = [(AUDIENCES[each], each) for each in AUDIENCES if each in OUTSIDE]
            first = self._held.audience if self._held else Audience.DFE
            yield beside("named to", Select(whom, value=first, allow_blank=False, id="audience", compact=True))
            yield beside("from", Input(phrases.full_day(self._today), id="on"))
        yield label("who agreed to it, and when")
        yield Input(id="why")
        if self._held:
            yield Tick("take it back from that day on: counted, not named", id="take-back", compact=True)

    def on_mount(self) -> None:
        """Begins with who agreed, or with the tick."""
        self.query_one("#take-back" if self._held else "#why").focus()

    def asked(self) -> ReleaseNames:
        """What was agreed, as it was entered."""
        back = bool(self._held) and self.query_one("#take-back", Tick).value
        audience = Audience(str(self.query_one("#audience", Select).value))
        day = typed_day(self.value("on"), self._today)
        asked = ReleaseNames(self._plan, self._line.authority, audience, day, self.text_or_none("why"), back)
        asked.check()
        return asked


class ReleasePreview(PreviewForm):
    """What would then be read; nothing more is asked for."""

    HINT = "F2 makes it so  arrows read  Esc leaves everything as it is"


async def open_releases(app: "RiiaApp") -> None:
    """Opens the authorities with what they agreed to; Enter on one asks, and shows what would then be read."""

    async def read(program: "RiiaApp", width: int) -> Page:
        return releases_page(await program.read(releases, program.plan, program.today), width, program.today)

    async def change(sheet: Sheet) -> None:
        at = sheet.chosen()
        found = await app.read(releases, app.plan, app.today)
        line = next((each for each in found.lines if at and each.authority == at.key), None)
        if line:
            await app.push_screen(ReleaseForm(preview_release, app.plan or "", app.today, line))

    if app.plan:
        await app.push_screen(Sheet(read, (Deed("enter", "", change),)))


def preview_release(form: Form[Any], answer: ReleaseNames) -> None:
    """Shows what the audience would read, before anything is written."""
    form.program.go_on(form, _preview, form, answer)


async def _preview(form: Form[Any], answer: ReleaseNames) -> None:
    app = form.program
    form.say("Reading …")
    found: Seen = await app.background.run(_seen, app.store, answer, app.today)

    def make_so(shown: Form[Any], _agreed: object) -> None:
        from riia_tui.actions.support import release_names

        app.act_for(shown, release_names, answer)

    form.close()
    done = "no longer be named" if answer.take_back else "be named"
    heading = f"{answer.authorities} would {done} to {AUDIENCES[answer.audience]} from {phrases.full_day(answer.on)} on"
    await app.push_screen(ReleasePreview(make_so, heading, _lines(found), asks=False))


def _seen(store: Store, answer: ReleaseNames, today: date) -> Seen:
    asked = Asked(answer.plan, today, audience=answer.audience)
    return seen_after(store, SHOWN[answer.audience], asked, answer.authorities, not answer.take_back)


def _lines(found: Seen) -> tuple[tuple[str, tuple[str, ...]], ...]:
    said = tuple(_passage(*passage) for passage in found.passages)
    return ((f"Passages of “{found.report.title}” that would read otherwise", said),)


def _passage(now: str, then: str) -> str:
    """A passage as it is read now and then."""
    now, then = (phrases.cut(" ".join(text.split()), 400) or "nothing" for text in (now, then))
    return f"now   {now}\n  then  {then}\n"
