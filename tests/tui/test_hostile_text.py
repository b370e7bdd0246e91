"""Whatever is pasted into any field: it is shown as it was typed, on every screen and in every report."""

import shutil
from pathlib import Path

import pytest
from hostile import AS_TYPED, SHORT, TEXTS, TODAY, fill_every_column, record_everything
from keys_and_screen import Start, press, said, screen_text, settled, type_in
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from store_contents import rows
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from db.engine import Store, open_store
from riia_tui.reports.asked import Asked
from riia_tui.reports.board import board_report
from riia_tui.reports.catalogue import REPORTS, build_report
from riia_tui.reports.save import render_to
from riia_tui.tui.app import RiiaApp
from riia_tui.tui.cells import visible
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.place import Place
from riia_tui.views.verify import verify

CONTROL = {chr(code) for code in (*range(32), 127, *range(128, 160))} - {"\n"}
FORMS = {
    "1": ("u", "e", "m", "f"),
    "2": ("c", "n", "u", "b", "k", "G", "G enter", "B"),
    "3": ("v", "v", "v"),
    "4": ("enter", "i", "n"),
    "5": ("a", "G enter"),
    "6": ("b", "n", "c", "i", "r", "w", "a", "B", "p", "R enter", "L enter", "S enter", "R x"),
    "7": ("k enter", "n"),
    "8": ("p", "n", "k", "k enter", "k d"),
}
"""The keys that open a form or a list (and what it opens), by the place that has them."""


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


def hostile_store(path: Path, text: str) -> Store:
    """The store with the text wherever words go."""
    store = open_store(path, by=text)
    record_everything(store, text)
    assert fill_every_column(store, text) > 200
    return store


class Seen:
    """Everything that was on screen, after each look of it was held to its rules."""

    def __init__(self, pilot: Pilot[int]) -> None:
        """Nothing was seen yet."""
        self.pilot = pilot
        self.all = ""

    async def look(self, *keys: str) -> None:
        """Presses keys, and looks."""
        await press(self.pilot, *keys)
        app = self.pilot.app
        shown = screen_text(app)
        assert not CONTROL & set(shown), f"{keys}: {sorted(CONTROL & set(shown))}"
        assert not [note for note in said(app) if "did not foresee" in note], keys
        assert app.is_running, keys
        self.all += shown

    async def back(self) -> None:
        """Back to the place."""
        for _ in range(4):
            if not isinstance(self.pilot.app.screen, Place):
                await self.look("escape")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_every_place_form_and_list_shows_it_as_typed(path: Path, pilot_app: Start, text: str) -> None:
    hostile_store(path, text).close()
    async with pilot_app(path, notifications=True) as pilot:
        seen = Seen(pilot)
        for place, forms in FORMS.items():
            await seen.look(place, "down", "down")
            for form in forms:
                await seen.look(*form.split())
                await seen.back()
            await seen.look("enter")
            await seen.back()
        await seen.look("2", "o", "end", "enter", "up", "up", "up", "enter")
        await seen.back()
        assert AS_TYPED in seen.all
        if "\x1b" in text:
            assert "␛[31m" in seen.all


@pytest.mark.parametrize("text", [SHORT], ids=["short"])
async def test_find_palette_help_and_the_review_show_it_as_typed(path: Path, pilot_app: Start, text: str) -> None:
    hostile_store(path, text).close()
    async with pilot_app(path, (120, 40), notifications=True) as pilot:
        seen = Seen(pilot)
        for wanted in ("[/]", "KPI-01", "red", "Devon", "5.2.5"):
            await press(pilot, "slash")
            await type_in(pilot, wanted)
            await seen.look()
            await seen.look("enter")
            await seen.back()
        await seen.look("question_mark", "escape", "ctrl+p")
        await type_in(pilot, "[/]")
        await settled(pilot)
        await seen.look()
        await seen.look("escape", "escape", "1", "s")
        choices = pilot.app.screen.query_one("#choices", OptionList)
        choices.highlighted = next(at for at, option in enumerate(choices.options) if option.id == "board")
        await seen.look("enter")
        for _ in range(9):
            await seen.look("enter")
        await seen.look("backspace", "c", "escape", "e", "escape", "f", "escape", "escape")
        assert AS_TYPED in seen.all


@pytest.mark.parametrize("text", [SHORT], ids=["short"])
async def test_every_field_of_every_form_takes_it_and_saves_or_says_why_not(
    path: Path, pilot_app: Start, text: str
) -> None:
    async with pilot_app(path, (120, 40), notifications=True) as pilot:
        seen = Seen(pilot)
        for place, forms in FORMS.items():
            for form in forms:
                await seen.look(place, "down", "down", form)
                if isinstance(pilot.app.screen, Form):
                    await fill(pilot, text)
                    await seen.look("f2")
                    await seen.back()
        await seen.look("1")
        assert isinstance(pilot.app, RiiaApp)
        store = pilot.app.store
        assert rows(store, "select count(*) from journal")[0][0] > 1, "some were saved"
        assert not verify(store).flaws


async def fill(pilot: Pilot[int], text: str) -> None:
    """Puts the text into every field of the form, but days and refs where they must be right to save."""
    kept = {"on", "refs", "since", "until", "file", "path"}
    for field in pilot.app.screen.query("Input, TextArea"):
        if field.id not in kept and isinstance(field, Input):
            field.value = text
        elif field.id not in kept and isinstance(field, TextArea):
            field.text = text
    await settled(pilot)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_files_of_other_programs_show_it_as_typed(
    path: Path, pilot_app: Start, text: str, tmp_path: Path
) -> None:
    line = " ".join(text.split())
    files = {
        "grid.csv": f'Authority,"{line}",12 Sep 2025\nDevon,"{line}",y\n"{line}",y,"{line}"\n',
        "survey.csv": f'Authority,Useful?,"{line}"\n"{line}",Yes,"{line}"\nDevon,No,"{line}"\n',
        "dates.ics": f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:{line}\r\n"
        f"DTSTART:20260114T093000Z\r\nSUMMARY:{line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    }
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "one.txt").write_text(
        f"{line}\n12 September 2025\nPresent: Devon, {line}\nActions\n{line}: {line}\n", encoding="utf-8"
    )
    async with pilot_app(path, (100, 40), notifications=True) as pilot:
        seen = Seen(pilot)
        for name, content in files.items():
            (tmp_path / name).write_text(content, encoding="utf-8", newline="")
            await press(pilot, "4", "i")
            await type_in(pilot, str(tmp_path / name))
            await seen.look("enter", "down", "enter")
            await seen.look("escape", "A")
            for _ in range(3):
                await seen.look("f2")
            await seen.back()
        await press(pilot, "n")
        await type_in(pilot, str(tmp_path / "minutes"))
        await seen.look("enter")
        await seen.look("enter")
        await seen.look("escape", "f2")
        await seen.back()
        await seen.look("1", "4", "end", "enter")
        assert AS_TYPED in seen.all


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_every_step_of_a_tracker_shows_it_as_typed(
    path: Path, pilot_app: Start, text: str, tmp_path: Path
) -> None:
    cell = ILLEGAL_CHARACTERS_RE.sub("", text)
    book = Workbook()
    sheet = book.active
    sheet.title = "{0} $v %s @click=app.quit"
    sheet.append([f"{cell} plan 2025/26"])
    sheet.append(["Ref", "KPI", cell, "RAG", "Comment", f"{cell} Sep 2025"])
    sheet.append([cell, f"Hold {cell}", cell, cell, cell, cell])
    sheet.append(["1.2", "Hold a meeting", cell, "G", cell, cell])
    file = tmp_path / "[red]x[@click=app.quit] $v {0} [KPI-01].xlsx"
    book.save(file)
    hostile_store(path, text).close()
    async with pilot_app(path, (120, 40), notifications=True) as pilot:
        seen = Seen(pilot)
        await press(pilot, "6", "i")
        await type_in(pilot, str(file))
        await seen.look("enter")
        await seen.look("f2", "escape", "f2")
        await seen.look("f2")
        for _ in ("its columns", "its words"):
            await seen.look("enter")
            await seen.look("escape", "f2")
        await seen.look("f2")
        await seen.back()
        await seen.look("2", "end", "enter")
        for step in ("which sheets?", "what is each column?", "Column ", "what do these mean?", "means", "to take in"):
            assert step in seen.all, step
        assert AS_TYPED in seen.all and "[red]x[@click=app.quit] $v {0} [KPI-01].xlsx" in seen.all


async def test_what_is_typed_into_find_settings_and_cells_and_missing_files_are_shown_as_typed(
    path: Path, pilot_app: Start
) -> None:
    async with pilot_app(path, (120, 40), notifications=True) as pilot:
        seen = Seen(pilot)
        await press(pilot, "slash")
        await type_in(pilot, AS_TYPED)
        await seen.look("f2")
        await type_in(pilot, AS_TYPED)
        await seen.look("enter")
        await seen.back()
        await seen.look("slash")
        await seen.back()
        for keys in (
            ("6", "t", "enter"),
            ("2", "G", "enter"),
            ("6", "p"),
            ("4", "i"),
            ("4", "n"),
            ("6", "i"),
            ("6", "o"),
        ):
            await seen.look(*keys)
            await type_in(pilot, "/" + AS_TYPED)
            await seen.look("enter")
            await seen.look("f2")
            assert AS_TYPED in "".join(screen_text(pilot.app).splitlines()) + "".join(said(pilot.app)), keys
            await seen.back()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_report_of_such_a_store_can_be_written(path: Path, tmp_path: Path, text: str) -> None:
    store = hostile_store(path, text)
    for name, kind in REPORTS.items():
        report = build_report(store, name, Asked("small", TODAY, audience=kind.audience))
        for ending in (".md", ".html", ".docx", ".xlsx"):
            render_to(report, tmp_path / f"{name}{ending}")
            assert (tmp_path / f"{name}{ending}").stat().st_size > 0
        assert "\x1b" not in (tmp_path / f"{name}.html").read_text(encoding="utf-8")
    board = board_report(store, "small", TODAY)
    for ending in (".md", ".html", ".csv", ".json", ".docx", ".xlsx", ".pptx", ".ics"):
        render_to(board, tmp_path / f"board{ending}")
        assert (tmp_path / f"board{ending}").stat().st_size > 0
    assert AS_TYPED in (tmp_path / "board.json").read_text(encoding="utf-8")
    html = (tmp_path / "board.html").read_text(encoding="utf-8")
    assert AS_TYPED in html
    assert "\x1b" not in html
    store.close()


def test_control_characters_are_shown_by_visible_signs() -> None:
    shown = visible("a\x1b[31mb\x9b2J\x07\x7f\x85\u2028")
    assert not CONTROL & set(shown)
    assert shown.startswith("a␛[31mb")


async def test_a_notification_of_a_screen_shows_it_as_typed(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, notifications=True) as pilot:
        pilot.app.screen.notify("[/] [KPI-01] [@click=app.quit]x[/]")
        await settled(pilot)
        assert "[/] [KPI-01] [@click=app.quit]x[/]" in screen_text(pilot.app)
