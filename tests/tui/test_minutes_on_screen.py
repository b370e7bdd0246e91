"""Minutes in, by keys: a folder is chosen, every draft meeting stands in one table, nothing is saved before F2."""

import asyncio
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from keys_and_screen import Start, press, said, screen_text, send, settled, type_in, until

from db.engine import open_store
from riia_tui.actions.commands import Outcome
from riia_tui.actions.plan_bodies import add_network
from riia_tui.actions.plan_commands import AddNetwork
from riia_tui.exchange.minutes import folder as folder_of_minutes
from riia_tui.views.records import record, records

ONE = "Leads group\n18 September 2025\nPresent: Bristol, Devon (Ann Lee)\nActions\nDevon: send it by 1 Dec 2025\n"
TWO = "Leads group\n9 October 2025\nPresent: Bristol, Kim Ray (Health)\n"
THREE = "Leads group\nPresent: [x] Cornwall\n"


@pytest.fixture
def minutes(tmp_path: Path, plan_store: Path) -> Path:
    """A folder with a clear meeting, one with a question, one without a day, and a damaged file."""
    store = open_store(plan_store)
    assert isinstance(add_network(store, AddNetwork("Leads group", "sw-2025-26")), Outcome)
    store.close()
    place = tmp_path / "minutes"
    place.mkdir()
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("three.txt", THREE), ("four.docx", "junk")):
        (place / name).write_text(text, encoding="utf-8")
    return place


def titles(path: Path) -> list[tuple[str, str]]:
    """The records of the store: their days and what came of them."""
    store = open_store(path)
    found = [(str(line.on), line.summary) for line in records(store, "sw-2025-26", date(2025, 12, 1)).lines]
    store.close()
    return found


async def test_the_meetings_stand_in_one_table_and_only_those_with_a_tick_are_saved(
    plan_store: Path, pilot_app: Start, minutes: Path
) -> None:
    async with pilot_app(plan_store, (100, 40), notifications=True) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter")
        shown = screen_text(pilot.app)
        assert "Minutes: 3 meetings; 1 file not read, below" in shown
        assert "✓ 18 Sep 2025  Leads group" in shown and "one.txt: 2 came, 1 action" in shown
        assert "? “Kim Ray (Health)” is nobody known here" in shown
        assert "– no day       Leads group" in shown and "? no day was found" in shown
        assert "✗ four.docx: It is no Word file" in shown
        assert titles(plan_store) == []
        await press(pilot, "o", "f2")
        assert "Took in 1 meeting from minutes." in said(pilot.app)
        assert [day for day, _ in titles(plan_store)] == ["2025-09-18"]
        await press(pilot, "z")
        assert titles(plan_store) == []


async def test_a_meeting_is_put_right_in_the_form_of_every_meeting(
    plan_store: Path, pilot_app: Start, minutes: Path
) -> None:
    async with pilot_app(plan_store, (120, 40), notifications=True) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter", "space")
        assert "It has no day yet: Enter puts it right." in said(pilot.app)
        await press(pilot, "enter")
        assert "Meeting from three.txt" in screen_text(pilot.app)
        await type_in(pilot, "20 Nov 2025")
        await press(pilot, "f2")
        shown = screen_text(pilot.app)
        assert "✓ 20 Nov 2025  Leads group" in shown and "three.txt: put right; 1 came" in shown
        await press(pilot, "f2")
        assert "Took in 3 meetings from minutes." in said(pilot.app)
        assert [day for day, _ in titles(plan_store)] == ["2025-11-20", "2025-10-09", "2025-09-18"]


async def test_a_folder_that_was_taken_in_has_no_meeting_the_second_time(
    plan_store: Path, pilot_app: Start, minutes: Path
) -> None:
    (minutes / "three.txt").unlink()
    async with pilot_app(plan_store, (120, 40)) as pilot:
        for _ in range(2):
            await press(pilot, "4", "n")
            await type_in(pilot, str(minutes))
            await press(pilot, "enter", "f2")
            shown = screen_text(pilot.app)
        assert "No meeting to take in." in shown and "with a question" not in shown
        assert len(titles(plan_store)) == 2


async def test_the_people_that_minutes_name_stay_when_a_meeting_is_put_right(
    plan_store: Path, pilot_app: Start, minutes: Path
) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter", "down", "enter", "f2", "f2")
    store = open_store(plan_store)
    line = records(store, "sw-2025-26", date(2025, 12, 1)).lines[-1]
    register = {each.name: each.people for each in record(store, line.id, date(2025, 12, 1)).register if each.role}
    store.close()
    assert register == {"Bristol": None, "Devon": "Ann Lee"}


async def test_the_table_is_copied_as_cells(
    plan_store: Path, pilot_app: Start, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("riia_tui.tui.app.RiiaApp.copy_to_clipboard", lambda _app, text: copied.append(text))
    async with pilot_app(plan_store) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter", "V")
    assert copied[0].split("\n")[0] == "Taken in\tDay\tTitle\tNetwork\tWhat was found\tNot certain\tFile"
    assert "yes\t18 Sep 2025\tLeads group\tLeads group\t2 came, 1 action\t\t" in copied[0]


async def test_nothing_is_taken_in_by_leaving(plan_store: Path, pilot_app: Start, minutes: Path) -> None:
    async with pilot_app(plan_store) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter", "escape")
        assert titles(plan_store) == []


async def test_a_folder_that_is_not_there_is_said_and_what_was_typed_stays(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, "/nowhere")
        await press(pilot, "enter")
        assert "There is no file or folder /nowhere." in " ".join(screen_text(pilot.app).split())


async def test_reading_can_be_stopped_and_nothing_is_taken_in(
    plan_store: Path, pilot_app: Start, minutes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, going_on, real = Event(), Event(), folder_of_minutes._draft

    def slow(*args: object) -> object:
        begun.set()
        going_on.wait(20)
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(folder_of_minutes, "_draft", slow)
    async with pilot_app(plan_store, notifications=True) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        send(pilot, "enter")
        assert await asyncio.to_thread(begun.wait, 20)
        await until(pilot, lambda: "Esc stops it; nothing is taken in." in screen_text(pilot.app))
        form = pilot.app.screen
        send(pilot, "escape")
        await until(pilot, lambda: pilot.app.screen is not form)
        going_on.set()
        await settled(pilot)
        assert "The reading was stopped; nothing was taken in." in said(pilot.app)


async def test_a_name_that_is_nobodys_is_said_to_be_so_once_and_remembered(
    plan_store: Path, pilot_app: Start, minutes: Path
) -> None:
    async with pilot_app(plan_store, (100, 40), notifications=True) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter", "w")
        shown = screen_text(pilot.app)
        assert "Whose are these names? 1 name nobody knows" in shown and "Kim Ray" in shown
        await press(pilot, "enter", "end", "enter", "f2")
        shown = screen_text(pilot.app)
        assert "nobody known here" not in shown and "2 meetings to take in." in shown
        await press(pilot, "w")
        assert "Every name is known." in said(pilot.app)
        await press(pilot, "f2")
        (minutes / "five.txt").write_text(TWO.replace("9 October", "10 November"), encoding="utf-8")
        await press(pilot, "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter")
        shown = screen_text(pilot.app)
        assert "five.txt: 1 came" in shown and "nobody known here" not in shown


async def test_a_name_that_is_an_authoritys_puts_it_into_the_register_and_what_was_put_right_stays(
    plan_store: Path, pilot_app: Start, minutes: Path
) -> None:
    async with pilot_app(plan_store, (120, 40), notifications=True) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(minutes))
        await press(pilot, "enter", "enter")
        await type_in(pilot, "20 Nov 2025")
        await press(pilot, "f2", "w", "enter", "down", "enter", "f2")
        shown = screen_text(pilot.app)
        assert "two.txt: 2 came" in shown and "three.txt: put right; 1 came" in shown


async def test_whose_meeting_it_was_is_remembered_by_what_the_file_calls_it(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    store = open_store(plan_store)
    assert isinstance(add_network(store, AddNetwork("Leads group", "sw-2025-26")), Outcome)
    store.close()
    place = tmp_path / "coffee"
    place.mkdir()
    for name, day in (("a.txt", "9 October 2025"), ("b.txt", "6 November 2025")):
        (place / name).write_text(f"Monday coffee morning\n{day}\nPresent: Bristol\n", encoding="utf-8")
    (place / "b.txt").rename(tmp_path / "b.txt")
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "4", "n")
        await type_in(pilot, str(place))
        await press(pilot, "enter", "enter", "tab", "enter", "end", "enter", "f2", "f2")
        (tmp_path / "b.txt").rename(place / "b.txt")
        await press(pilot, "n")
        await type_in(pilot, str(place))
        await press(pilot, "enter")
        assert "✓ 6 Nov 2025   Leads group" in screen_text(pilot.app)
