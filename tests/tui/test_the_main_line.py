"""What a coordinator does most, by keys alone in a terminal of 80 by 24, as it is read on the screen."""

from pathlib import Path

from docx import Document
from keys_and_screen import Start, press, screen_text, still, type_in
from textual.pilot import Pilot

from riia_tui.tui.app import RiiaApp

REGISTER = ["A", *["down"] * 7, "x", *["down"] * 5, "x"]
"""Everybody came but Isles of Scilly, the eighth of fifteen, and Torbay, the fourteenth."""


async def find(pilot: Pilot[int], ref: str) -> None:
    """Goes to a KPI by its ref."""
    await press(pilot, "slash")
    await type_in(pilot, ref)
    await press(pilot, "enter")


async def begin_meeting(pilot: Pilot[int], day: str) -> None:
    """The title and the day of a meeting, and on to its register."""
    await press(pilot, "m")
    await type_in(pilot, "Regional performance leads group")
    await press(pilot, "tab", "tab")
    await type_in(pilot, day)


async def to_the_register(pilot: Pilot[int]) -> None:
    """From the day to the register, past papers, refs and the box for planned meetings."""
    await press(pilot, "enter", "enter", "enter", "tab")
    assert pilot.app.focused is not None and pilot.app.focused.id == "register"


async def record_meeting(pilot: Pilot[int]) -> None:
    """The meeting of 20 November with thirteen of fifteen."""
    await begin_meeting(pilot, "20 Nov 2025")
    await to_the_register(pilot)
    await press(pilot, *REGISTER)
    assert "who came: 13 of 15" in screen_text(pilot.app)
    await press(pilot, "f2")


async def test_a_meeting_is_recorded_with_its_register_and_the_kpi_counts_itself(
    plan_store: Path, pilot_app: Start
) -> None:
    async with pilot_app(plan_store) as pilot:
        await find(pilot, "1.2.1A")
        await press(pilot, "enter")
        assert "0 of 15" in screen_text(pilot.app)
        await record_meeting(pilot)
        shown = screen_text(pilot.app)
        assert "13 of 15" in shown
        assert "needs 13  met" in shown
        assert "Isles of Scilly, Torbay" in shown
        await press(pilot, "pagedown")
        assert "20 Nov      Regional performance leads group  13 of 15 came" in screen_text(pilot.app)


def test_fifteen_members_take_at_most_eighteen_keys() -> None:
    assert len(REGISTER) <= 18


async def test_a_rag_takes_three_keys_and_undo_takes_it_back_then_the_meeting(
    plan_store: Path, pilot_app: Start
) -> None:
    async with pilot_app(plan_store) as pilot:
        await find(pilot, "1.2.1A")
        await press(pilot, "enter")
        await record_meeting(pilot)
        await press(pilot, "u", "g", "enter")
        assert "agreed on 1 Dec by Ann Other" in screen_text(pilot.app)
        await press(pilot, "z")
        assert "nobody has agreed one yet" in screen_text(pilot.app)
        assert "13 of 15" in screen_text(pilot.app)
        await press(pilot, "z")
        assert "0 of 15" in screen_text(pilot.app)
        await press(pilot, "y")
        assert "13 of 15" in screen_text(pilot.app)


async def test_a_meeting_is_planned_first_and_its_register_filled_when_it_was_held(
    plan_store: Path, pilot_app: Start
) -> None:
    async with pilot_app(plan_store) as pilot:
        await find(pilot, "1.2.1A")
        await press(pilot, "enter")
        await begin_meeting(pilot, "20 Nov 2025")
        await press(pilot, "enter", "enter", "enter", "space", "f2")
        assert "0 of 15" in screen_text(pilot.app)
        await press(pilot, "4")
        assert "planned" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "Meeting, planned: fill in who came" in screen_text(pilot.app)
        await press(pilot, *REGISTER, "f2")
        assert "13 of 15 came" in await still(pilot)
        assert "planned" not in screen_text(pilot.app).replace("planned,", "")
        await press(pilot, "2")
        assert "needs 13  met" in screen_text(pilot.app)


async def test_the_board_pack_is_written_as_a_word_file_that_opens(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(plan_store) as pilot:
        await find(pilot, "1.2.1A")
        await press(pilot, "enter")
        await record_meeting(pilot)
        await press(pilot, "8", "tab", "tab")
        folder = tmp_path / "papers"
        folder.mkdir()
        await type_in(pilot, str(folder))
        await press(pilot, "enter", "enter", "enter", "w")
        app = pilot.app
        assert isinstance(app, RiiaApp)
        pack = folder / f"board-pack-{app.plan}-{app.today}.docx"
        assert "Written:" in await still(pilot)
        text = "\n".join(paragraph.text for paragraph in Document(str(pack)).paragraphs)
        assert "Regional Plan 2025 to 2026" in text
        assert "As at 1 Dec 2025" in text


async def test_the_board_pack_is_written_in_the_kind_of_file_that_is_chosen(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(plan_store) as pilot:
        await press(pilot, "8", "tab", "tab")
        await type_in(pilot, str(tmp_path))
        await press(pilot, "enter", "enter", "enter", "down", "enter")
        app = pilot.app
        assert isinstance(app, RiiaApp)
        assert "Written:" in await still(pilot)
        assert (tmp_path / f"board-pack-{app.plan}-{app.today}.pdf").read_bytes().startswith(b"%PDF-1.7")
        await press(pilot, *["down"] * 5, "enter")
        await still(pilot)
        assert list(tmp_path.glob("*.csv"))
