"""Reports as they were sent, on screen: frozen, listed, read, written again, their receipt noted, what differs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.engine import Store
from db.words import Audience
from riia_tui import phrases
from riia_tui.reports.catalogue import ReportKind
from riia_tui.tui.pages.packs import difference_words, differences_page, pack_title, packs_page
from riia_tui.tui.pages.page import Page
from riia_tui.tui.screens.folder_form import FolderForm
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.pack_form import Explained, ExplainForm, FreezeForm, Receipt, ReceiptForm
from riia_tui.tui.screens.report_preview import ReportPreview
from riia_tui.tui.screens.sheet import Deed, Sheet
from riia_tui.views.boards import Boards, boards
from riia_tui.views.packs import PackLine, differences, packs

if TYPE_CHECKING:
    from riia_tui.actions.packs import Freeze
    from riia_tui.tui.app import RiiaApp


async def open_freeze(app: "RiiaApp", kind: ReportKind, audience: Audience, file: Path | None) -> None:
    """Opens the form that keeps a report as it is sent; ``file`` is the one that was written of it last."""
    if app.plan is None:
        return
    form = FreezeForm(_freeze, app.plan, app.today, kind, audience)
    found: Boards = await app.read(boards, app.plan, app.today)
    coming = [line.meeting.on for line in found.lines if not line.held]
    if kind.id == "board" and coming:
        form.meeting = min(coming)
    form.file = str(file or "")
    await app.push_screen(form)


def _freeze(form: Form[Any], answer: "Freeze") -> None:
    from riia_tui.actions.packs import freeze

    form.program.act_for(form, freeze, answer, form.program.today)


async def open_packs(app: "RiiaApp", folder: str) -> None:
    """Opens what was sent; ``folder`` is where a pack is written again unless another is named."""

    async def read(program: "RiiaApp", width: int) -> Page:
        return packs_page(await program.read(packs, program.plan, program.today), width, program.today)

    async def show(sheet: Sheet) -> None:
        if line := await _chosen(sheet):
            text = await app.read(pack_text, line.key, app.plan)
            await app.push_screen(ReportPreview(f"{pack_title(line)}, as it was sent", text))

    async def write(sheet: Sheet) -> None:
        if line := await _chosen(sheet):
            await app.push_screen(_again(app, line, folder))

    async def receipt(sheet: Sheet) -> None:
        if line := await _chosen(sheet):
            await app.push_screen(ReceiptForm(_note_receipt, app.today, line))

    async def differ(sheet: Sheet) -> None:
        if line := await _chosen(sheet):
            await open_differences(app, line.report)

    deeds = (Deed("w", "write again", write), Deed("r", "receipt", receipt), Deed("d", "differences", differ))
    await app.push_screen(Sheet(read, (*deeds, Deed("enter", "", show))))


async def open_differences(app: "RiiaApp", report: str) -> None:
    """Opens what a report would say other than the last one that was sent; Enter explains a line."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(differences, program.plan, report, program.today)
        return differences_page(found, report, width, program.today)

    def send(form: Form[Any], answer: Explained) -> None:
        from riia_tui.actions.packs import explain_difference

        app.act_for(form, explain_difference, report, answer.item, answer.said, app.plan, app.today)

    async def explain(sheet: Sheet) -> None:
        at = sheet.chosen()
        found = await app.read(differences, app.plan, report, app.today)
        line = next((each for each in found.lines if at and each.item == at.key), None)
        if line:
            await app.push_screen(ExplainForm(send, app.plan or "", line.item, difference_words(line)))

    await app.push_screen(Sheet(read, (Deed("enter", "", explain),)))


def pack_text(store: Store, key: str, plan: str | None) -> str:
    """A pack as plain text, as it was sent. Raises BadInput or UnknownName."""
    from riia_tui.actions.packs import kept_report
    from riia_tui.reports.markdown import render

    report, _ = kept_report(store, key, plan)
    return render(report).decode("utf-8")


def _note_receipt(form: Form[Any], answer: Receipt) -> None:
    from riia_tui.actions.packs import note_receipt

    form.program.act_for(form, note_receipt, answer.key, answer.received, answer.receipt, form.program.plan)


def _again(app: "RiiaApp", line: PackLine, folder: str) -> FolderForm:
    """The form that writes a pack again, or gives its files back."""

    def send(form: Form[Any], to: Path) -> None:
        from riia_tui.actions.packs import write_again, write_files

        app.act_for(form, write_files if to.is_dir() else write_again, line.key, to, app.plan)

    hint = "The ending of the file is its kind (.docx, .pdf …)."
    if line.files:
        hint += f" Into a folder go {phrases.counted(len(line.files), 'file')} as they were sent."
    typed = str(Path(folder) / f"{line.report}-{line.meeting}.docx")
    return FolderForm(send, f"Write the {pack_title(line)} again", "the file", hint, typed)


async def _chosen(sheet: Sheet) -> PackLine | None:
    """The pack under the cursor, as it stands now."""
    at, app = sheet.chosen(), sheet.program
    found = await app.read(packs, app.plan, app.today)
    return next((line for line in found.lines if at and line.key == at.key), None)
