"""Reports as they were sent, on screen: frozen with their files, read, written again, received, explained."""

from datetime import date
from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, settled
from textual.pilot import Pilot
from textual.widgets import Input, Static

from db.engine import Store
from db.words import Status
from riia_tui.actions.commands import UpdateRag
from riia_tui.actions.judgements import update_rag
from riia_tui.actions.packs import Freeze, freeze
from riia_tui.tui.screens.form import Words
from riia_tui.views.packs import differences, packs
from tests.conftest import TODAY

PLAN = "sw-2025-26"
SENT = date(2025, 11, 3)


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is remembered of another test, nor left for one."""
    monkeypatch.setattr("riia_tui.tui.screens.reports.state_file", lambda: tmp_path / "state" / "reports.json")


def store_of(pilot: Pilot[int]) -> Store:
    store: Store = pilot.app.store  # type: ignore[attr-defined]
    return store


def put(pilot: Pilot[int], name: str, text: str) -> None:
    """Puts a text into a field of the form that is open."""
    field = pilot.app.screen.query_one(f"#{name}")
    if isinstance(field, Words):
        field.text = text
    else:
        assert isinstance(field, Input)
        field.value = text


async def test_a_report_is_frozen_with_the_file_that_went_out(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "8", "k")
        assert "Nothing has been frozen yet: n in Reports" in screen_text(pilot.app)
        await press(pilot, "w", "r", "d", "enter", "escape", "enter", "end", "up")
        put(pilot, "folder", str(tmp_path))
        put(pilot, "name", "pack")
        await press(pilot, "w")
        await settled(pilot)
        await press(pilot, "n")
        assert "Freeze “Board pack” as it is sent" in screen_text(pilot.app)
        written = pilot.app.screen.query_one("#files", Words).text
        assert written.startswith(str(tmp_path / "pack"))
        put(pilot, "files", f"{written}\n{tmp_path / 'none.docx'}")
        await press(pilot, "f2")
        assert "none.docx cannot be read" in str(pilot.app.screen.query_one("#fault", Static).content)
        put(pilot, "files", written)
        put(pilot, "cleared", "The chair")
        await press(pilot, "f2")
        (pack,) = packs(store_of(pilot), PLAN, TODAY).lines
        assert (pack.report, pack.cleared_by, [file.name for file in pack.files]) == (
            "board",
            "The chair",
            [Path(written).name],
        )


async def test_a_pack_is_read_written_again_and_its_receipt_noted(
    plan_store: Path, pilot_app: Start, tmp_path: Path
) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        freeze(store_of(pilot), Freeze(PLAN, "dfe-return", SENT), SENT)
        await press(pilot, "8", "k")
        assert "no receipt yet" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "as it was sent" in screen_text(pilot.app)
        assert "3 Nov 2025" in str(pilot.app.screen.query_one("#preview-text", Static).content)
        await press(pilot, "escape", "w")
        put(pilot, "folder", str(tmp_path / "again.md"))
        await press(pilot, "f2")
        await settled(pilot)
        assert "3 Nov 2025" in (tmp_path / "again.md").read_text(encoding="utf-8")
        await press(pilot, "r")
        put(pilot, "received", "1 Nov 2025")
        await press(pilot, "f2")
        assert "it was not received before" in screen_text(pilot.app)
        put(pilot, "received", "4 Nov 2025")
        put(pilot, "receipt", "DfE 4711")
        await press(pilot, "f2")
        assert "received 4 Nov · DfE 4711" in screen_text(pilot.app)


async def test_what_differs_since_a_return_was_sent_is_explained(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        store = store_of(pilot)
        freeze(store, Freeze(PLAN, "dfe-return", SENT), SENT)
        update_rag(store, UpdateRag("1.1.1", Status.AT_RISK, TODAY, PLAN, "Slow"), TODAY)
        await press(pilot, "8", "k", "d")
        assert "1.1.1 RAG" in screen_text(pilot.app)
        lines = differences(store, PLAN, "dfe-return", TODAY).lines
        await press(pilot, "enter", "f2")
        assert "An explanation is one line." in screen_text(pilot.app)
        put(pilot, "line", "Two registers came late")
        await press(pilot, "f2")
        assert "Two registers came late" in screen_text(pilot.app)
        assert f"{len(lines)} differ, {len(lines) - 1} not explained" in screen_text(pilot.app)
