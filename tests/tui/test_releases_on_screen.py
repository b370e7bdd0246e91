"""Who may be named outside the region: listed, looked at before it is written, and taken back."""

from datetime import date
from pathlib import Path

from keys_and_screen import Start, press, screen_text, type_in

from db.engine import open_store
from db.words import Audience
from riia_tui.reports.asked import Asked
from riia_tui.reports.released import seen_after
from riia_tui.views.releases import releases

PLAN, TODAY = "sw-2025-26", date(2025, 12, 1)


async def test_a_name_is_released_after_one_has_seen_what_the_department_would_read(
    demonstration: Path, pilot_app: Start
) -> None:
    async with pilot_app(demonstration, (100, 40), plan=PLAN) as pilot:
        await press(pilot, "8", "r")
        text = screen_text(pilot.app)
        assert "Named outside the region: 1 of 15" in text
        assert "Swindon" in text and "named to the Department from 21 Nov 2025" in text
        assert "u RAG" not in text
        await press(pilot, "end", "up", "enter", "f2")
        assert "Who agreed to it is missing." in screen_text(pilot.app)
        await type_in(pilot, "DCS, 30 Nov")
        await press(pilot, "enter")
        text = screen_text(pilot.app)
        assert "Torbay would be named to the Department from 1 Dec 2025 on" in text
        assert "now   8.2, Narrative: An authority under way" in text
        assert "then  8.2, Narrative: Torbay under way" in text
        await press(pilot, "escape")
        assert "Named outside the region: 1 of 15" in screen_text(pilot.app)
        await press(pilot, "enter")
        await type_in(pilot, "DCS, 30 Nov")
        await press(pilot, "f2", "f2")
        assert "Named outside the region: 2 of 15" in screen_text(pilot.app)


async def test_an_agreement_is_taken_back_from_the_support_packages(demonstration: Path, pilot_app: Start) -> None:
    async with pilot_app(demonstration, (80, 24), plan=PLAN) as pilot:
        await press(pilot, "6", "S", "r", "end", "up", "up", "enter", "space", "f2")
        assert "Swindon would no longer be named to the Department" in screen_text(pilot.app)
        await press(pilot, "f2")
        assert "Named outside the region: 0 of 15" in screen_text(pilot.app)
        assert "named to the Department until" in screen_text(pilot.app)


def test_what_an_audience_reads_is_worked_out_without_writing(demonstration: Path) -> None:
    store = open_store(demonstration, by="Ann Other")
    asked = Asked(PLAN, TODAY, audience=Audience.PUBLIC)
    seen = seen_after(store, "year-end", asked, "Cornwall, Devon", named=True)
    assert ("None is named.", "Only Cornwall and Devon agreed to be named.") in seen.passages
    back = seen_after(store, "dfe-return", Asked(PLAN, TODAY, audience=Audience.DFE), "Swindon", named=False)
    assert ("Only Swindon agreed to be named.", "None is named.") in back.passages
    held = {line.authority: line.named_to(Audience.DFE) for line in releases(store, PLAN, TODAY).lines}
    assert [name for name, each in held.items() if each] == ["Swindon"]
    store.close()
