"""Reports: each of them in every kind of file, shown before it is written, written where the coordinator wants it."""

from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from db.engine import Store
from db.errors import RiiaError
from db.words import Audience
from riia_tui.reports.catalogue import REPORTS, ReportKind
from riia_tui.tui.remembered import Remembered, Written, keep, recalled, state_file, usual_folder
from riia_tui.tui.screens.form import label
from riia_tui.tui.screens.place import Place
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
FOR = {
    Audience.OWN: "ourselves",
    Audience.BOARD: "the board",
    Audience.DFE: "the Department: authorities counted, not named",
    Audience.PUBLIC: "everybody: authorities counted, not named",
}


class ReportsPlace(Place):
    """Reports on the left, kinds of file on the right; Enter on a kind writes it."""

    PLACE = "reports"
    HELP = (
        "The board pack as a file for Word, as a web page, or as plain text. Choose the kind with the arrows and "
        "press Enter; it is written into the folder named below, and its place is said. The pack is made of what "
        "stands in the store now, so write it again after the last change."
    )

    def __init__(self) -> None:
        super().__init__()
        self._remembered = Remembered()
        self._audience: Audience | None = None
        self._last: Path | None = None

    def body(self) -> ComposeResult:
        """What there is, which kind of file, where it goes, and what was written last."""
        with Vertical(classes="form -full"):
            with Horizontal(id="choice"):
                yield OptionList(*[Option(kind.title, id=kind.id) for kind in REPORTS.values()], id="reports")
                yield OptionList(id="kinds")
            yield Static("", id="about", classes="note", markup=False)
            yield label("in the folder")
            yield Input(str(usual_folder(Remembered())), id="folder")
            yield label("under the name")
            yield Input("", id="name")
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
        self._show_report()
        return found

    @property
    def _kind(self) -> ReportKind:
        at = self.query_one("#reports", OptionList).highlighted or 0
        return list(REPORTS.values())[at]

    @property
    def _for(self) -> Audience:
        return self._audience or self._kind.audience

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another report: its kinds of file, its name, what it is."""
        if event.option_list.id == "reports":
            self._audience = None
            self._show_report()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """From the report to its kinds of file; Enter on one of these writes it."""
        if event.option_list.id == "reports":
            self.set_focus(self.query_one("#kinds"))
        else:
            self.action_write()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the folder to the name, and from there back to the kinds of file."""
        self.set_focus(self.query_one("#name" if event.input.id == "folder" else "#kinds"))

    def action_write(self) -> None:
        """Writes the report in the kind of file under the cursor."""
        ending = self._ending()
        folder = Path(self.query_one("#folder", Input).value.strip() or ".").expanduser()
        stem = self.query_one("#name", Input).value.strip() or self._stem(ending)
        self._say("Writing …", busy=True)
        self.app.run_worker(self._write(folder / f"{stem}{ending}", stem), group="report", exit_on_error=False)

    def action_preview(self) -> None:
        """Shows the report as text."""
        self._say("Reading …", busy=True)
        self.app.run_worker(self._preview(), group="report", exit_on_error=False)

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

    async def _write(self, path: Path, stem: str) -> None:
        kind = self._kind
        try:
            size = await self.program.read(
                write_report, kind.id, self.program.plan, self.program.today, self._for, path
            )
        except RiiaError as fault:
            self._say(str(fault))
            return
        except Exception:
            self._say("")
            raise
        self._last = path
        written = Written(stem, path.suffix, self.program.today.isoformat())
        plan = self.program.plan or ""
        self._remembered = self._remembered.with_written(str(path.parent), plan, kind.id, written)
        keep(state_file(), self._remembered)
        self._say(f"Written: {path} ({size // 1024 + 1} kB). o opens the folder.")
        self.notify(f"Written: {path}")

    async def _preview(self) -> None:
        from riia_tui.tui.screens.report_preview import ReportPreview

        kind = self._kind
        try:
            text = await self.program.read(report_text, kind.id, self.program.plan, self.program.today, self._for)
        except RiiaError as fault:
            self._say(str(fault))
            return
        self._say("")
        await self.app.push_screen(ReportPreview(f"{kind.title}, for {FOR[self._for]}", text))

    def _say(self, said: str, busy: bool = False) -> None:
        self.query_one("#written", Static).update(said)
        self.query_one("#progress").display = busy

    def _show_report(self) -> None:
        kind = self._kind
        last = self._remembered.of(self.program.plan or "", kind.id)
        endings = list(kind.endings())
        kinds = self.query_one("#kinds", OptionList)
        kinds.clear_options()
        kinds.add_options([Option(f"{ending:<6}{FILES[ending]}", id=ending) for ending in endings])
        kinds.highlighted = endings.index(last.ending) if last and last.ending in endings else 0
        stem = last.stem_on(self.program.today) if last else self._stem(self._ending())
        self.query_one("#name", Input).value = stem
        self._show_about()

    def _show_about(self) -> None:
        about = f"{self._kind.about[:1].upper()}{self._kind.about[1:]}. For {FOR[self._for]}."
        self.query_one("#about", Static).update(about)

    def _ending(self) -> str:
        at = self.query_one("#kinds", OptionList).highlighted or 0
        return self._kind.endings()[at]

    def _stem(self, ending: str) -> str:
        return file_stem(self._kind, self.program.plan or "plan", self.program.today, ending)


def write_report(store: Store, name: str, plan: str | None, today: date, audience: Audience, path: Path) -> int:
    """Writes a report to a file; gives its size in bytes. Raises BadInput or UnknownName."""
    from riia_tui.reports.asked import Asked
    from riia_tui.reports.catalogue import build_report
    from riia_tui.reports.save import render_to

    render_to(build_report(store, name, Asked(plan, today, None, audience)), path)
    return path.stat().st_size


def report_text(store: Store, name: str, plan: str | None, today: date, audience: Audience) -> str:
    """A report as plain text. Raises BadInput or UnknownName."""
    from riia_tui.reports.asked import Asked
    from riia_tui.reports.catalogue import build_report
    from riia_tui.reports.markdown import render

    return render(build_report(store, name, Asked(plan, today, None, audience))).decode("utf-8")


def file_stem(kind: ReportKind, plan: str, today: date, ending: str) -> str:
    """A name with report, plan and day; of CSV one as the Department names data files: underlines, and no day."""
    name = kind.title.casefold().replace(" ", "-")
    if ending in (".csv", ".zip"):
        return f"{name}_{plan.casefold()}".replace("-", "_")
    return f"{name}-{plan}-{today}"
