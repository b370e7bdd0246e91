"""The list or table on screen goes out: to the clipboard as cells, or to an Excel workbook."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine import Store
from db.errors import RiiaError
from riia_tui.tui.remembered import recalled, reports_folder, state_file

if TYPE_CHECKING:
    from riia_tui.reports.blocks import Table
    from riia_tui.tui.app import RiiaApp

NOTHING = "There is no list or table here to write to Excel."


class GivesTables:
    """A place or a sheet that gives what it shows as tables; everything else about them happens here."""

    @property
    def program(self) -> "RiiaApp":
        """The app, by its own type."""
        raise NotImplementedError

    async def tables(self) -> "tuple[Table, ...]":
        """What is shown, every row whole; nothing where there is no list or table."""
        return ()

    def tables_title(self) -> str:
        """What the workbook is called."""
        raise NotImplementedError

    def text_shown(self) -> str:
        """What is copied where there is no table."""
        return ""

    async def action_copy_view(self) -> None:
        """Copies everything that is shown: tables as cells for Word and Excel, anything else as text."""
        from riia_tui.reports.pasted import pasted

        try:
            found = await self.tables()
        except RiiaError:
            return  # ``read`` has said what went wrong
        self.program.copy_to_clipboard(pasted(found) or self.text_shown())

    def action_to_excel(self) -> None:
        """Writes the tables that are shown into the reports folder."""
        self.program.do_aside(self._write_tables)

    async def _write_tables(self) -> None:
        app = self.program
        try:
            found = [table for table in await self.tables() if table.rows]
            if not found:
                app.notify(NOTHING, severity="warning")
                return
            folder = reports_folder(recalled(state_file()))
            path = await app.read(write_tables, app.plan, app.today, self.tables_title(), tuple(found), folder)
        except RiiaError:
            return  # ``read`` has said what went wrong
        app.notify(f"Written: {path}")


def write_tables(
    store: Store, plan: str | None, today: date, title: str, tables: "tuple[Table, ...]", folder: Path
) -> Path:
    """Writes tables as a workbook into a folder, under a name that is free; gives where. Raises BadInput."""
    from riia_tui.reports.figures_out import with_figures
    from riia_tui.reports.frame import framed
    from riia_tui.reports.save import render_or_beside
    from riia_tui.views.plans import head

    found = head(store, plan, today)
    path = _free(folder / f"{file_name(title)}-{found.plan}-{today}.xlsx")
    return render_or_beside(framed(title, found, tuple(map(with_figures, tables))), path)


def file_name(title: str) -> str:
    """A title as a file's name: small letters, figures and hyphens."""
    words = "".join(sign if sign.isalnum() else " " for sign in title.casefold()).split()
    return "-".join(words)[:60].strip("-") or "table"


def _free(path: Path) -> Path:
    """The path, or one beside it: what was written before may have been worked on since."""
    from riia_tui.reports.whole_file import second_name

    return path.with_name(second_name(path)) if path.exists() else path
