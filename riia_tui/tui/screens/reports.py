"""Reports: the board pack, written where the coordinator wants it."""

from datetime import date
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from db.engine import Store
from db.errors import RiiaError
from riia_tui.tui.screens.form import label
from riia_tui.tui.screens.place import Place
from riia_tui.views.plans import Head, head

ABOUT = (
    "The board pack: page one with what the board is asked, the headline, counts against the last board, the worst "
    "reds and the next 60 days; then exceptions, actions, every KPI by theme, participation, and how to read it."
)
KINDS = {
    ".docx": "Board pack for Word",
    ".pdf": "Board pack as a PDF that everybody can read",
    ".pptx": "Six slides for PowerPoint",
    ".html": "Board pack as a web page",
    ".xlsx": "Its tables and charts for Excel",
    ".csv": "Its tables as one CSV file",
    ".zip": "Its tables as a CSV file each",
    ".ics": "Its dates for Outlook and other calendars",
    ".md": "Board pack as plain text",
    ".json": "Board pack as data",
}


class ReportsPlace(Place):
    """The board pack in every kind of file; Enter on one writes it."""

    PLACE = "reports"
    HELP = (
        "The board pack as a file for Word, as a web page, or as plain text. Choose the kind with the arrows and "
        "press Enter; it is written into the folder named below, and its place is said. The pack is made of what "
        "stands in the store now, so write it again after the last change."
    )

    def body(self) -> ComposeResult:
        """What the report is, which kind of file, where it goes, and what was written last."""
        with Vertical(classes="form -full"):
            yield Static(ABOUT, classes="hint-above", markup=False)
            yield OptionList(*[Option(f"{name} ({ending})", id=ending) for ending, name in KINDS.items()], id="kinds")
            yield label("in the folder")
            yield Input(str(_folder()), id="folder")
            yield Static("", id="written", markup=False)

    async def fill(self) -> Head:
        """Shows where and when."""
        return await self.program.read(head, self.program.plan, self.program.today)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Writes the kind of file under the cursor."""
        self._begin(event.option_id or ".docx")

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """From the folder back to the list of files."""
        self.set_focus(self.query_one("#kinds"))

    def action_write(self) -> None:
        """Writes the kind of file under the cursor."""
        at = self.query_one("#kinds", OptionList).highlighted or 0
        self._begin(list(KINDS)[at])

    def _begin(self, ending: str) -> None:
        """Writes the report off the screen's thread."""
        folder = Path(self.query_one("#folder", Input).value.strip() or ".").expanduser()
        path = folder / _file_name(self.program.plan or "plan", self.program.today, ending)
        self.query_one("#written", Static).update("Writing …")
        self.app.run_worker(self._write(path), group="report", exit_on_error=False)

    async def _write(self, path: Path) -> None:
        said = self.query_one("#written", Static)
        try:
            size = await self.program.read(write_board_pack, self.program.plan, self.program.today, path)
        except RiiaError as fault:
            said.update(str(fault))
            return
        said.update(f"Written: {path} ({size // 1024 + 1} kB)")
        self.notify(f"Written: {path}")


def write_board_pack(store: Store, plan: str | None, today: date, path: Path) -> int:
    """Writes the board pack to a file; gives its size in bytes. Raises BadInput."""
    from riia_tui.reports.board import board_report
    from riia_tui.reports.save import render_to

    render_to(board_report(store, plan, today), path)
    return path.stat().st_size


def _file_name(plan: str, today: date, ending: str) -> str:
    """A name with plan and day; of CSV one as the Department names data files: underlines, and no day."""
    if ending in (".csv", ".zip"):
        return f"board_pack_{plan.casefold().replace('-', '_')}{ending}"
    return f"board-pack-{plan}-{today}{ending}"


def _folder() -> Path:
    """Documents where there is such a folder, else home."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
