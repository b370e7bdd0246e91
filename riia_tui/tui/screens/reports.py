"""Reports: each of them in every kind of file, shown before it is written, written where the coordinator wants it."""

from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, ProgressBar, Select, Static
from textual.widgets.option_list import Option

from db.engine import Store
from db.errors import NotWritten, RiiaError
from db.words import OUTSIDE, Audience
from riia_tui import phrases
from riia_tui.phrases import AUDIENCES
from riia_tui.reports.asked import Asked
from riia_tui.reports.catalogue import REPORTS, ReportKind
from riia_tui.rules.typed import typed_day_or_none
from riia_tui.tui.remembered import Chosen, Remembered, Written, keep, recalled, reports_folder, state_file
from riia_tui.tui.screens.form import label
from riia_tui.tui.screens.place import Place
from riia_tui.tui.screens.report_fields import ReportFields
from riia_tui.views.authority import authority_names
from riia_tui.views.boards import boards
from riia_tui.views.plans import Head, head

FILES = {
    ".docx": "Word",
    ".pdf": "PDF that everybody can read",
    ".pptx": "PowerPoint",
    ".html": "web page",
    ".xlsx": "Excel, tables and charts",
    ".csv": "tables as one CSV file",
    ".zip": "tables as a CSV file each",
    ".ics": "dates for Outlook",
    ".md": "plain text",
    ".json": "data",
}
COUNTED = "authorities counted, not named unless they agreed (r)"
FOR = {each: f"{said}: {COUNTED}" if each in OUTSIDE else said for each, said in AUDIENCES.items()}


class ReportsPlace(Place):
    """Reports on the left, kinds of file on the right; Enter on a kind writes it."""

    PLACE = "reports"
    HELP = (
        "Choose a report on the left, a kind of file on the right, and press Enter: it is written into the folder "
        "named below, as the store has it now. p shows it first, a changes whom it is for; “One authority” can be "
        "about one of them, and a day adds what changed from then on. What you asked for is remembered, report by "
        "report; once another board has met, that day is the board's. n freezes a report as it is sent, k opens what "
        "was sent: read it, write it again, note its receipt, see what differs now; r opens which authorities agreed "
        "to be named outside the region."
    )

    def __init__(self) -> None:
        super().__init__()
        self._remembered = Remembered()
        self._chosen: dict[tuple[str, str], Chosen] = {}
        self._shown: tuple[str, str] | None = None
        self._plan = ""
        self._audience: Audience | None = None
        self._suggested = ""
        self._last: Path | None = None
        self._board: date | None = None

    def body(self) -> ComposeResult:
        """What there is, which kind of file, where it goes, and what was written last."""
        with Vertical(classes="form -full"):
            with Horizontal(id="choice"):
                yield OptionList(*[Option(kind.title, id=kind.id) for kind in REPORTS.values()], id="reports")
                yield OptionList(id="kinds")
            yield Static("", id="about", classes="note", markup=False)
            yield label("in the folder")
            yield Input(str(reports_folder(Remembered())), id="folder")
            yield ReportFields()
            yield ProgressBar(id="progress", total=None, show_percentage=False, show_eta=False)
            yield Static("", id="written", markup=False)

    def on_mount(self) -> None:
        """Recalls where things were written last."""
        self.query_one("#progress").display = False
        self._remembered = recalled(state_file())
        if self._remembered.folder:
            self.query_one("#folder", Input).value = self._remembered.folder
        self.query_one("#reports", OptionList).highlighted = 0
        self.set_focus(self.query_one("#reports"))

    async def fill(self) -> Head:
        """Shows where and when."""
        found = await self.program.read(head, self.program.plan, self.program.today)
        self._fields.offer(await self.program.read(authority_names, found.plan, self.program.today))
        held = [line for line in (await self.program.read(boards, found.plan, self.program.today)).lines if line.held]
        self._board = held[0].meeting.on if held else None
        self._plan = found.plan
        if self._shown != (self._plan, self._kind.id):
            self._show_report()
        return found

    @property
    def _kind(self) -> ReportKind:
        at = self.query_one("#reports", OptionList).highlighted or 0
        return list(REPORTS.values())[at]

    @property
    def _fields(self) -> ReportFields:
        return self.query_one(ReportFields)

    @property
    def _for(self) -> Audience:
        return self._audience or self._kind.audience

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another report: its kinds of file, its name, what it is. Another kind of file: the name that goes with it."""
        if event.option_list.id == "reports":
            self._show_report()
        else:
            self._show_name(self.query_one("#name", Input).value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """From the report to its kinds of file; Enter on one of these writes it."""
        if event.option_list.id == "reports":
            self.set_focus(self.query_one("#kinds"))
        else:
            self.action_write()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the folder to the name, to the day, and from there back to the kinds of file."""
        last = self._fields.last
        after = {"folder": "#name", "name": "#kinds" if last == "#name" else last}
        self.set_focus(self.query_one(after.get(event.input.id or "", "#kinds")))

    def on_select_changed(self, _event: Select.Changed) -> None:
        """Another authority: the name that goes with it."""
        self._show_name(self.query_one("#name", Input).value)

    def action_write(self) -> None:
        """Writes the report in the kind of file under the cursor."""
        ending = self._ending()
        folder = Path(self.query_one("#folder", Input).value.strip() or ".").expanduser()
        stem = self.query_one("#name", Input).value.strip() or self._stem(ending)
        self._say("Writing …", busy=True)
        self.program.do_aside(self._write, folder / f"{stem}{ending}", stem)

    def action_preview(self) -> None:
        """Shows the report as text."""
        self._say("Reading …", busy=True)
        self.program.do_aside(self._preview)

    def action_open_folder(self) -> None:
        """Opens the folder that was written to last, else the one that is named, in the laptop's own program."""
        folder = self._last.parent if self._last else Path(self.query_one("#folder", Input).value).expanduser()
        if folder.is_dir():
            self.app.open_url(folder.resolve().as_uri())
        else:
            self._say(f"There is no folder {folder}.")

    def action_audience(self) -> None:
        """Another audience: ourselves, the board, the Department, everybody."""
        order = list(Audience)
        self._audience = order[(order.index(self._for) + 1) % len(order)]
        self._show_about()

    async def action_freeze(self) -> None:
        """Opens the form that keeps the report as it is sent."""
        from riia_tui.tui.screens.pack_sheets import open_freeze

        written = self._remembered.of(self.program.plan or "", self._kind.id)
        file = Path(self._remembered.folder) / f"{written.stem}{written.ending}" if written else None
        await open_freeze(self.program, self._kind, self._for, file if file and file.is_file() else None)

    async def action_packs(self) -> None:
        """Opens what was sent."""
        from riia_tui.tui.screens.pack_sheets import open_packs

        await open_packs(self.program, self.query_one("#folder", Input).value)

    async def action_names(self) -> None:
        """Opens who may be named outside the region."""
        from riia_tui.tui.screens.release_form import open_releases

        await open_releases(self.program)

    def _asked(self) -> Asked:
        """The plan, the day, about whom, for whom, and since when. Raises BadInput where that is no day."""
        since = typed_day_or_none(self._fields.since, self.program.today)
        return Asked(self.program.plan, self.program.today, self._fields.authority or None, self._for, since)

    async def _write(self, path: Path, stem: str) -> None:
        kind, audience = self._kind, self._audience
        try:
            asked = self._asked()
            size = await self.program.read(write_report, kind.id, asked, path)
        except NotWritten as fault:
            self._offer(fault)
            return
        except RiiaError as fault:
            self._say(str(fault))
            return
        except Exception:
            self._say("")
            raise
        self._last = path
        chosen = Chosen(audience or "", phrases.full_day(asked.since), asked.authority or "")
        written = Written(stem, path.suffix, self.program.today.isoformat(), chosen)
        self._remembered = self._remembered.with_written(str(path.parent), asked.plan or "", kind.id, written)
        keep(state_file(), self._remembered)
        self._say(f"Written: {path} ({size // 1024 + 1} kB). o opens the folder.")
        self.notify(f"Written: {path}")

    def _offer(self, fault: NotWritten) -> None:
        """Says why nothing was written; where there is a free place, it stands in the fields and ``w`` writes there."""
        if fault.instead is None:
            self._say(str(fault))
            return
        self.query_one("#folder", Input).value = str(fault.instead.parent)
        self.query_one("#name", Input).value = fault.instead.stem
        self._say(f"{fault.said} {fault.way}, or press w: it is then written to {fault.instead}.")

    async def _preview(self) -> None:
        from riia_tui.tui.screens.report_preview import ReportPreview

        kind = self._kind
        try:
            text = await self.program.read(report_text, kind.id, self._asked())
        except RiiaError as fault:
            self._say(str(fault))
            return
        self._say("")
        if self.is_current:
            await self.app.push_screen(ReportPreview(f"{kind.title}, for {FOR[self._for]}", text))

    def _say(self, said: str, busy: bool = False) -> None:
        self.query_one("#written", Static).update(said)
        self.query_one("#progress").display = busy

    def _show_report(self) -> None:
        """Shows the report under the cursor as it was asked for last; what was chosen of the one before is kept."""
        if not self._plan:
            return
        if self._shown:
            self._chosen[self._shown] = Chosen(self._audience or "", self._fields.since, self._fields.authority)
        kind = self._kind
        self._shown = (self._plan, kind.id)
        last = self._remembered.of(*self._shown)
        chosen = self._chosen.get(self._shown) or (last.chosen_after(self._board) if last else Chosen())
        self._audience = Audience(chosen.audience) if chosen.audience in list(Audience) else None
        self._fields.show(kind, chosen)
        endings = list(kind.endings())
        kinds = self.query_one("#kinds", OptionList)
        kinds.clear_options()
        kinds.add_options([Option(f"{ending:<6}{FILES[ending]}", id=ending) for ending in endings])
        kinds.highlighted = endings.index(last.ending) if last and last.ending in endings else 0
        self._show_name(last.stem_on(self.program.today) if last else "")
        self._show_about()

    def _show_name(self, typed: str) -> None:
        """The name that was typed by hand; else the one that goes with the kind of file."""
        own = {"", self._suggested, *(self._stem(ending) for ending in self._kind.endings())}
        self._suggested = self._stem(self._ending())
        self.query_one("#name", Input).value = self._suggested if typed in own else typed

    def _show_about(self) -> None:
        about = f"{self._kind.about[:1].upper()}{self._kind.about[1:]}. For {FOR[self._for]}."
        self.query_one("#about", Static).update(about)

    def _ending(self) -> str:
        at = self.query_one("#kinds", OptionList).highlighted or 0
        return self._kind.endings()[at]

    def _stem(self, ending: str) -> str:
        return self._kind.stem(self.program.plan or "plan", self.program.today, ending, self._fields.authority)


def write_report(store: Store, name: str, asked: Asked, path: Path) -> int:
    """Writes a report to a file; gives its size in bytes. Raises BadInput or UnknownName."""
    from riia_tui.reports.catalogue import build_report
    from riia_tui.reports.save import render_to

    render_to(build_report(store, name, asked), path)
    return path.stat().st_size


def report_text(store: Store, name: str, asked: Asked) -> str:
    """A report as plain text. Raises BadInput or UnknownName."""
    from riia_tui.reports.catalogue import build_report
    from riia_tui.reports.markdown import render

    return render(build_report(store, name, asked)).decode("utf-8")
