"""What was typed and not saved comes back, to the form that it was typed into and to no other."""

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, type_in, until
from textual.widgets import Input, TextArea

from riia_tui.tui import screens
from riia_tui.tui.drafts import Drafts
from riia_tui.tui.screens import form as forms
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.meeting_form import MeetingForm

KPI = ("slash", "type:5.1.7", "enter")


async def go(pilot: object, *keys: str) -> None:
    for key in keys:
        await (type_in(pilot, key[5:]) if key.startswith("type:") else press(pilot, key))  # type: ignore[arg-type]


def all_forms() -> list[type[Form[object]]]:
    for path in Path(screens.__file__).parent.glob("*_form.py"):
        import_module(f"riia_tui.tui.screens.{path.stem}")
    return sorted(below(Form), key=lambda each: each.__name__)


def below(form: type[Form[object]]) -> Iterator[type[Form[object]]]:
    """The forms that are opened, and not those that others are only made from."""
    for each in form.__subclasses__():
        if "HELP" in vars(each) or not each.__subclasses__():
            yield each
        yield from below(each)


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.__name__)
def test_every_form_keeps_drafts_and_explains_itself(form: type[Form[object]]) -> None:
    assert form.about is not Form.about
    assert 2 <= (form.HELP or "").count(". ") + 1 <= 6


async def test_a_comment_that_was_left_with_esc_is_back_the_next_time(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await go(pilot, *KPI, "u", "a", "type:Minutes are slow", "tab", "type:Nobody to write them", "escape")
        await go(pilot, "u")
        shown = screen_text(pilot.app)
        assert "Minutes are slow" in shown and "Nobody to write them" in shown
        assert "Your draft of" in shown and "F3 empties the form." in shown


async def test_a_draft_outlives_the_program(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await go(pilot, "e", "type:Visit to Devon", "escape")
    async with pilot_app(plan_store) as pilot:
        await go(pilot, "e")
        assert "Visit to Devon" in screen_text(pilot.app)


async def test_a_crash_costs_no_more_than_the_last_moment(
    plan_store: Path, pilot_app: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "PAUSE", 0.001)
    async with pilot_app(plan_store) as pilot:
        await go(pilot, "e", "type:Visit to Devon")
        drafts = pilot.app.drafts
        await until(pilot, lambda: any(each.values["title"] == "Visit to Devon" for each in drafts._newest.values()))
    async with pilot_app(plan_store) as pilot:
        await go(pilot, "e")
        assert "Visit to Devon" in screen_text(pilot.app)


async def test_what_was_saved_leaves_no_draft(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await go(pilot, *KPI, "u", "g", "type:On course", "escape", "u", "f2", "u")
        assert "On course" not in pilot.app.screen.query_one("#comment", TextArea).text
        assert "Your draft" not in screen_text(pilot.app)


async def test_what_was_refused_is_kept(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await go(pilot, "e", "type:Visit", "tab", "tab", "type: 32 Dec", "f2", "escape", "e")
        assert "Your draft of" in screen_text(pilot.app)


async def test_f3_empties_the_form_for_good(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await go(pilot, "e", "type:Visit to Devon", "escape", "e", "f3")
        assert pilot.app.screen.query_one("#title", Input).value == ""
        assert "Your draft" not in screen_text(pilot.app)
        await go(pilot, "escape", "e")
        assert pilot.app.screen.query_one("#title", Input).value == ""


async def test_a_draft_comes_back_to_its_own_kpi_alone(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await go(pilot, *KPI, "u", "g", "type:On course", "escape")
        await go(pilot, "slash", "type:1.2.1A", "enter", "u")
        assert "On course" not in screen_text(pilot.app)


async def test_a_letter_alone_is_no_draft(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        await go(pilot, *KPI, "u", "r", "escape", "u")
        assert "Your draft" not in screen_text(pilot.app)


async def test_a_register_comes_back_with_its_marks(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await go(pilot, "m", "type:Leads")
        pilot.app.screen.query_one("#register").focus()
        await go(pilot, "space", "x", "escape", "m")
        assert isinstance(pilot.app.screen, MeetingForm)
        shown = screen_text(pilot.app)
        assert "✓ came" in shown and "x absent" in shown and "who came: 1 of 15" in shown


async def test_a_change_to_the_plan_comes_back_with_its_field(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await go(pilot, *KPI, "c", "tab", "type:Hold more. ", "tab", "type:The board asked", "escape", "c")
        assert pilot.app.screen.query_one("#becomes", TextArea).text.startswith("Hold more. ")
        assert "The board asked" in screen_text(pilot.app)


def test_a_file_that_is_no_draft_is_no_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path, "store", lambda: datetime(2025, 12, 1, 14, 2, tzinfo=UTC))
    drafts.keep("one", {"a": "b"})
    drafts.close()
    again = Drafts(tmp_path, "store", lambda: datetime(2025, 12, 1, tzinfo=UTC))
    draft = again.find("one")
    assert draft is not None and draft.values == {"a": "b"} and draft.at.hour == 14
    assert again.find("two") is None
    for path in tmp_path.iterdir():
        path.write_text("{", encoding="utf-8")
    assert again.find("one") is None
    assert Drafts(tmp_path, "another store", datetime.now).find("one") is None
