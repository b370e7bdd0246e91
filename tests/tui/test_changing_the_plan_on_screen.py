"""Changing the plan itself from its place: with why and who agreed it, the original beside the revised."""

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, settled, type_in
from textual.pilot import Pilot
from textual.widgets import Input, Select, TextArea

from db.engine import open_store
from riia_tui.actions.plan_changes import change_plan
from riia_tui.actions.plan_commands import ChangePlan
from riia_tui.tui.screens.bodies_form import AuthoritiesForm, ExcuseForm, NetworkForm
from riia_tui.tui.screens.import_form import ImportForm, PreviewForm
from riia_tui.tui.screens.plan_form import AddForm, ChangeForm, NewPlanForm
from riia_tui.tui.screens.year_form import RollForm
from riia_tui.views.registers import networks

TODAY = date(2025, 12, 1)


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store of the test's own with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "small.db"))


def shown(pilot: Pilot[int]) -> str:
    """The screen as one line of words, without the line between the tree and the detail."""
    return " ".join(screen_text(pilot.app).replace("▏", " ").split())


async def choose(pilot: Pilot[int], ref: str) -> None:
    """Goes to a KPI in the plan."""
    await press(pilot, "slash")
    await type_in(pilot, ref)
    await press(pilot, "enter")


async def test_a_due_date_is_moved_and_the_original_stays_beside_it(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "c")
        assert isinstance(pilot.app.screen, ChangeForm)
        await press(pilot, "enter", "down", "enter", "tab")
        await press(pilot, "end", *["backspace"] * 10)
        await type_in(pilot, "28 Feb 2026")
        await press(pilot, "enter")
        await type_in(pilot, "the provider is late")
        await press(pilot, "enter")
        await type_in(pilot, "RIIA Board")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ChangeForm)
        assert "changed in the plan" in shown(pilot)
        for said in ("due was 31 Dec 2025", "28 Feb", "RIIA Board", "the provider is late"):
            assert said in shown(pilot)
        await press(pilot, "z")
        assert "changed in the plan" not in shown(pilot)


async def test_a_change_without_a_reason_is_not_made_and_stays_in_the_form(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (100, 30)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "c", "tab")
        await type_in(pilot, "Something else: ")
        await press(pilot, "f2")
        assert "A change to the plan needs a reason." in shown(pilot)
        assert "Something else:" in shown(pilot)


async def test_a_kpi_is_added_beside_another(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, AddForm)
        await press(pilot, "tab")
        await type_in(pilot, "5.2.99")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Three newsletters are sent")
        await press(pilot, "enter", "enter", "enter")
        await type_in(pilot, "count >= 3")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "asked for by the board")
        await press(pilot, "enter", "enter")
        assert not isinstance(pilot.app.screen, AddForm), shown(pilot)
        await choose(pilot, "5.2.99")
        assert "Three newsletters are sent" in shown(pilot)
        assert "0 of 3" in shown(pilot)


async def test_a_plan_begins_from_nothing(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (100, 30)) as pilot:
        await press(pilot, "6", "n")
        assert isinstance(pilot.app.screen, NewPlanForm)
        await type_in(pilot, "west-2026-27")
        await press(pilot, "enter", "enter", "enter")
        await type_in(pilot, "The West's plan")
        await press(pilot, "enter")
        await type_in(pilot, "The West")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Devon")
        await press(pilot, "f2")
        assert not isinstance(pilot.app.screen, NewPlanForm), shown(pilot)
        assert "west-2026-27" in shown(pilot)
        await press(pilot, "down", "enter", "2")
        assert "This plan has no headings yet." in shown(pilot)
        await press(pilot, "n")
        await press(pilot, "tab")
        await type_in(pilot, "1")
        await press(pilot, "enter", "enter")
        await type_in(pilot, "Data")
        await press(pilot, "enter", "enter", "enter", "enter")
        await type_in(pilot, "a first heading")
        await press(pilot, "f2")
        assert "1 Data" in shown(pilot)


async def pick(pilot: Pilot[int], shown_as: str) -> None:
    """Chooses what changes, by the words of the list."""
    fields = pilot.app.screen.query_one("#field", Select)
    value = next(value for words, value in fields._options if str(words) == shown_as)
    fields.value = value
    await settled(pilot)


async def fill(pilot: Pilot[int], **typed: str) -> None:
    """Types into the fields of a form."""
    for name, text in typed.items():
        widget = pilot.app.screen.query_one(f"#{name.replace('_', '-')}")
        if isinstance(widget, TextArea):
            widget.text = text
        else:
            assert isinstance(widget, Input)
            widget.value = text
    await settled(pilot)


async def saved(pilot: Pilot[int], form: type) -> None:
    """Saves a form, which closes."""
    assert isinstance(pilot.app.screen, form)
    await press(pilot, "f2")
    assert not isinstance(pilot.app.screen, form), shown(pilot)


async def test_a_heading_is_withdrawn_with_all_below_it_and_says_so(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "up")
        await press(pilot, "c")
        await pick(pilot, "withdraw this activity with every KPI below it")
        await fill(pilot, why_changed="no funds", agreed_by="RIIA Board")
        await saved(pilot, ChangeForm)
        assert "(withdrawn) Dashboard" in shown(pilot)
        assert "activity, withdrawn" in shown(pilot) and "withdrawn, agreed by RIIA Board: no" in shown(pilot)


async def test_a_kpi_is_moved_under_another_heading(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "5.2.5")
        await press(pilot, "c")
        await pick(pilot, "stands under")
        assert "activity:5.2.A" in shown(pilot)
        await fill(pilot, becomes="theme:6", why_changed="belongs there")
        await saved(pilot, ChangeForm)
        assert "theme was “5.2”, now “6”: belongs there" in shown(pilot)


async def test_a_measure_is_added_and_another_withdrawn(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "5.2.7")
        await press(pilot, "c")
        await pick(pilot, "add a measure")
        await fill(pilot, becomes="count >= 3: workshops", why_changed="more ambition")
        await saved(pilot, ChangeForm)
        assert "0 of 3" in shown(pilot)
        await press(pilot, "c")
        await pick(pilot, "withdraw measure 1")
        await fill(pilot, why_changed="replaced", becomes="5.2.7:2")
        await saved(pilot, ChangeForm)
        assert "measure 1 withdrawn (count >= 12), replaced by 5.2.7:2: replaced" in shown(pilot)


async def test_the_plans_own_particulars_are_changed_in_programme(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "c")
        await fill(pilot, becomes="The small plan", why_changed="its name")
        await saved(pilot, ChangeForm)
        assert "The small plan" in shown(pilot)


async def test_due_dates_that_new_quarters_move_are_shown_before_they_are_moved(path: Path, pilot_app: Start) -> None:
    with closing(open_store(path)) as store:
        change_plan(store, ChangePlan("5.2.7", "due", "2025-09-30", "as printed", TODAY), TODAY)
        change_plan(store, ChangePlan("5.2.7", "due_text", "by Q3 2025", "as printed", TODAY), TODAY)
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "c")
        await pick(pilot, "quarters")
        await fill(pilot, becomes="financial", why_changed="asked the department")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, PreviewForm)
        assert "5.2.7: 30 Sep 2025 becomes 31 Dec 2025" in shown(pilot)
        await saved(pilot, PreviewForm)
        await choose(pilot, "5.2.7")
        assert "due was 30 Sep 2025, now 31 Dec 2025: asked the department" in shown(pilot)


async def test_a_newer_version_is_shown_before_it_is_taken_in(
    path: Path, pilot_app: Start, small_plan: str, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.yaml"
    newer.write_text(small_plan.replace("Twelve things", "Many things").replace("V1", "V2"), encoding="utf-8")
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "i")
        assert isinstance(pilot.app.screen, ImportForm)
        await fill(pilot, file=str(newer))
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, PreviewForm)
        assert "Reworded (1)" in shown(pilot) and "becomes “Many things happen.”" in shown(pilot)
        await fill(pilot, agreed_by="RIIA Board")
        await saved(pilot, PreviewForm)
        await choose(pilot, "5.2.7")
        assert "Many things happen" in shown(pilot)


async def test_a_file_that_cannot_be_read_is_told_in_the_form(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("format: riia-plan/1\nplan: {code: x}\n", encoding="utf-8")
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "i")
        for file, said in ((str(wrong), "“title” is missing"), (str(tmp_path / "none.yaml"), "There is no file")):
            await fill(pilot, file=file)
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, ImportForm)
            assert said in shown(pilot)


async def test_next_years_plan_is_begun_and_the_history_is_one_key_away(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "r")
        await fill(pilot, code="small-2026-27")
        await saved(pilot, RollForm)
        assert "small-2026-27" in shown(pilot)
        await press(pilot, "down", "enter")
        await choose(pilot, "5.2.7")
        assert "5.2.7 of small, with its history: b" in shown(pilot)
        await press(pilot, "b")
        assert pilot.app.plan == "small"
        assert "31 Oct" in shown(pilot)


async def test_an_authority_is_excused_from_the_row_that_is_chosen(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "5", "a")
        assert "Bath and North East Somerset" in shown(pilot) and "Nobody is excused." in shown(pilot)
        await fill(pilot, until="20 Dec 2025", why_excused="inspection")
        await saved(pilot, ExcuseForm)
        await press(pilot, "a")
        assert "Bath and North East Somerset: 1 Dec 2025 to 20 Dec 2025, inspection" in shown(pilot)


async def test_networks_and_authorities_are_added_in_programme(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "6", "a")
        await fill(pilot, authorities="Dorset\nPlymouth", since="1 Apr 2025")
        await saved(pilot, AuthoritiesForm)
        await press(pilot, "w")
        await fill(pilot, name="Workforce leads", members="Dorset, Plymouth", quorum="2", refs="6.3")
        await saved(pilot, NetworkForm)
        added = networks(pilot.app.store, "small", TODAY)[-1]
        assert (added.name, added.counts_towards) == ("Workforce leads", ("6.3",))


async def test_a_new_heading_takes_the_plans_own_word_and_a_kpi_several_measures(path: Path, pilot_app: Start) -> None:
    async with pilot_app(path, (120, 40)) as pilot:
        await choose(pilot, "6.3")
        await press(pilot, "up", "up", "up", "n")
        pilot.app.screen.query_one("#kind", Select).value = "theme"
        await fill(pilot, code="6.9", words="Kinship", level="priority", lead="Ann", why_changed="new grant")
        await saved(pilot, AddForm)
        await find_heading(pilot, "Kinship")
        assert "priority" in shown(pilot) and "Ann" in shown(pilot)
        await press(pilot, "n")
        await fill(pilot, words="Both happen", lead="Jo", measure="count 4\nsurvey >= 75%", why_changed="new grant")
        await saved(pilot, AddForm)
        await choose(pilot, "6.9-1")
        assert "0 of 4" in shown(pilot) and "survey" in shown(pilot) and "Jo" in shown(pilot)


async def find_heading(pilot: Pilot[int], title: str) -> None:
    """Goes to a heading by its title."""
    await choose(pilot, title)
