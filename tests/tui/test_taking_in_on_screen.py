"""Files of other programs on screen: chosen, recognised, names matched from a list, taken in at one key."""

import asyncio
import shutil
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from keys_and_screen import Start, press, said, screen_text, send, still, type_in
from textual.widgets import ProgressBar, Static

from db.engine import open_store
from riia_tui.actions.surveys import take_survey
from riia_tui.exchange.matching import kept_in
from riia_tui.exchange.recognising import FileKind, recognised
from riia_tui.exchange.survey_found import Chosen, read_survey
from riia_tui.views.records import RecordDetail, record, records
from riia_tui.views.standing import standing

TODAY = date(2025, 12, 1)
GRID = "Authority,12 Sep 2025,20 Nov 2025\nBristol,y,apols\nBournemouth,Ann [Lee],y\n"
SURVEY = "Authority,Useful?,Words,Completion time\nDevon,Yes,It helped [us] a lot,20/11/2025\nTorbay,No,,20/11/2025\n"
EVENT = "BEGIN:VEVENT\r\nUID:one\r\nDTSTART:20260114T093000Z\r\nSUMMARY:Data leads meeting\r\nEND:VEVENT\r\n"


@pytest.fixture
def path(small_file: Path, tmp_path: Path) -> Path:
    """A store with the small plan."""
    return Path(shutil.copyfile(small_file, tmp_path / "riia.db"))


def file(folder: Path, name: str, text: str) -> str:
    place = folder / name
    place.write_text(text, encoding="utf-8", newline="")
    return str(place)


def recorded(path: Path, kind: str) -> list[RecordDetail]:
    store = open_store(path)
    lines = [line for line in records(store, "small", TODAY).lines if line.kind == kind]
    found = [record(store, line.id, TODAY) for line in lines]
    store.close()
    return found


async def test_a_grid_is_taken_in_with_its_unclear_name_chosen_from_a_list(
    path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    grid = file(tmp_path, "Data leads.csv", GRID)
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "4", "i")
        await type_in(pilot, grid)
        await press(pilot, "enter")
        shown = await still(pilot)
        assert "who came to 2 meetings" in shown and "Bristol attended" in shown
        assert recorded(path, "meeting") == []
        # The likely one stands below “leave it out for now”.
        await press(pilot, "enter", "down", "enter", "f2")
        await still(pilot)
        assert "Took in who came to 2 meetings from Data leads.csv" in said(pilot.app)[-1]
    names = {line.name for found in recorded(path, "meeting") for line in found.register if line.role}
    assert names == {"Bristol", "Bournemouth, Christchurch and Poole"}


async def test_the_same_grid_again_has_nothing_new(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    grid = file(tmp_path, "Data leads.csv", "Authority,12 Sep 2025\nBristol,y\n")
    async with pilot_app(path, (80, 24)) as pilot:
        for _ in range(2):
            await press(pilot, "4", "i")
            await type_in(pilot, grid)
            await press(pilot, "enter", "f2")
            await still(pilot)
        assert "There is nothing new in it." in screen_text(pilot.app)
    assert len(recorded(path, "meeting")) == 1


async def test_a_survey_asks_what_counts_and_shows_the_figures_first(
    path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    survey = file(tmp_path, "After.csv", SURVEY)
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "4", "i")
        await type_in(pilot, survey)
        await press(pilot, "enter")
        assert "What counts in this survey: After" in await still(pilot)
        await press(pilot, "f2")
        assert "1 of 2 positive (yes)" in await still(pilot)
        assert recorded(path, "survey") == []
        await press(pilot, "f2")
        await still(pilot)
    (found,) = recorded(path, "survey")
    assert (found.positive, found.responses) == (1, 2)


async def test_the_quotes_of_a_survey_stand_in_its_record(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    survey = file(tmp_path, "After.csv", SURVEY)
    store = open_store(path)
    plan = standing(store, "small", TODAY)
    found = read_survey(plan, kept_in(store, plan), Path(survey), Chosen(quotes=("words",)))
    take_survey(store, found, {})
    store.close()
    async with pilot_app(path, (80, 24)) as pilot:
        await press(pilot, "4", "down", "enter")
        form = await still(pilot)
        assert "After" in form
        quotes = [str(each.content) for each in pilot.app.screen.query(Static)]
        assert "“It helped [us] a lot”" in quotes


async def test_a_calendar_is_taken_in_meeting_by_meeting(path: Path, pilot_app: Start, tmp_path: Path) -> None:
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{EVENT}{EVENT.replace('one', 'two')}END:VCALENDAR\r\n"
    dates = file(tmp_path, "dates.ics", text.replace("UID:two\r\nDTSTART:20260114", "UID:two\r\nDTSTART:20260214"))
    async with pilot_app(path, (120, 40)) as pilot:
        await press(pilot, "4", "i")
        await type_in(pilot, dates)
        await press(pilot, "enter")
        assert "2 meetings; 0 known already" in await still(pilot)
        await press(pilot, "a", "f2")
        await still(pilot)
    assert [found.line.on for found in recorded(path, "meeting")] == [date(2026, 1, 14)]


async def test_a_file_that_cannot_be_read_is_said_and_the_form_stays(
    path: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(path, (80, 24)) as pilot:
        await press(pilot, "4", "i")
        await type_in(pilot, file(tmp_path, "a.pdf", "%PDF"))
        await press(pilot, "enter")
        assert "is neither a workbook nor a CSV file" in (await still(pilot)).replace("\n", " ")


async def test_a_bar_moves_while_one_file_is_read(
    path: Path, pilot_app: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()

    def slow(*asked: Any) -> tuple[FileKind, Any]:
        assert may_go_on.wait(30)
        return recognised(*asked)

    monkeypatch.setattr("riia_tui.exchange.recognising.recognised", slow)
    async with pilot_app(path, (80, 24)) as pilot:
        await press(pilot, "4", "i")
        bar = pilot.app.screen.query_one(ProgressBar)
        assert not bar.display
        await type_in(pilot, file(tmp_path, "a.pdf", "%PDF"))
        send(pilot, "enter")
        async with asyncio.timeout(30):
            while not bar.display:
                await pilot.pause(0.01)
        may_go_on.set()
        await still(pilot)
        assert not bar.display
