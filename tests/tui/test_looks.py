"""Looks: every letter can be read in every one of them, and the one that is chosen stays."""

from pathlib import Path

import pytest
from keys_and_screen import Start, press, screen_text, type_in
from textual.color import Color

from db.words import Status
from riia_tui.tui import cells
from riia_tui.tui.looks import CONTRAST, DARK, LIGHT, LOOKS, Look, wear
from riia_tui.tui.settings import LOOK_NAMES, settings_path


def luminance(colour: Color) -> float:
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours as WCAG 2.2 counts it, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_look_has_its_word_in_the_settings() -> None:
    assert tuple(look.name for look in LOOKS) == LOOK_NAMES


@pytest.mark.parametrize("look", [DARK, LIGHT, CONTRAST], ids=lambda look: look.name)
def test_every_ink_can_be_read_on_every_ground(look: Look) -> None:
    theme = look.theme
    background, primary = Color.parse(theme.background or ""), Color.parse(theme.primary)
    chosen_line = background.blend(primary, 0.3)
    for name, colour in look.inks.items():
        assert contrast(Color.parse(colour), background) >= 4.5, name
        assert contrast(Color.parse(colour), Color.parse(theme.surface or "")) >= 4.5, name
        assert contrast(Color.parse(colour), chosen_line) >= 3, name
    assert contrast(Color.parse(theme.foreground or ""), background) >= 7


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_no_status_is_told_by_colour_alone(look: Look) -> None:
    wear(look)
    try:
        letters = [cells.letter(status).plain for status in Status]
    finally:
        wear(DARK)
    assert len(set(letters)) == len(Status)


async def test_a_look_that_is_chosen_is_there_the_next_time(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store) as pilot:
        assert pilot.app.theme == "riia-dark"
        await press(pilot, "colon")
        await type_in(pilot, "Look: Light")
        await press(pilot, "enter")
        assert pilot.app.theme == "riia-light"
    assert 'look = "light"' in settings_path().read_text(encoding="utf-8")
    async with pilot_app(plan_store) as pilot:
        assert pilot.app.theme == "riia-light"
        assert LIGHT.inks["blue"] in cells.style_of(Status.COMPLETE)
    wear(DARK)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_every_place_shows_the_same_words_in_every_look(plan_store: Path, pilot_app: Start, look: Look) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(f'look = "{look.name}"\n', encoding="utf-8")
    async with pilot_app(plan_store, (120, 40)) as pilot:
        for digit in "12345678":
            await press(pilot, digit)
            assert "South West" in screen_text(pilot.app)
        assert pilot.app.theme == look.theme.name
    wear(DARK)


async def test_without_colours_nothing_but_colours_is_missing(
    plan_store: Path, pilot_app: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "2", "o")
        shown = pilot.app.export_screenshot()
        assert "#4fb560" not in shown
        assert "1.2.1A" in screen_text(pilot.app)
