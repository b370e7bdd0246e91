"""The settings file: keys of one's own, kept searches, and slips that are said and passed over."""

from pathlib import Path

import pytest
from keys_and_screen import Start, press, said, screen_text

from riia_tui.tui.keymap import key_lines, keys_settled
from riia_tui.tui.screens.rag_form import RagForm
from riia_tui.tui.settings import Settings, keep_look, keep_search, read_settings, settings_path


def settle(text: str) -> Path:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(text, encoding="utf-8")
    return settings_path()


def test_without_a_file_everything_is_as_the_program_has_it() -> None:
    assert read_settings(settings_path()) == Settings()


def test_what_stands_in_the_file_counts() -> None:
    found = read_settings(settle('look = "light"\n[keys]\njump = "J"\n[find]\n"late" = "due:<2026-01-01"\n'))
    assert (found.look, found.keys, found.searches) == ("light", {"jump": "J"}, {"late": "due:<2026-01-01"})
    assert found.faults == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("look = ", "cannot be read"),
        ('look = "pink"', "“pink” is no look"),
        ('colour = "red"', "“colour” is no setting"),
        ('keys = "u"', "“keys” must be a table"),
        ("[keys]\njump = 7", "jump must be a text"),
        ('[keys]\nfly = "g"', "There is no command “fly”"),
        ('[keys]\njump = "ctrl+m"', "“ctrl+m” cannot be the key of jump"),
        ('[keys]\njump = ""', "“” cannot be the key of jump"),
        ('[keys]\nform-leave = "x"', "The key of form-leave cannot be changed"),
        ('[keys]\nform-save = "s"', "“s” cannot be the key of form-save"),
        ('[keys]\njump = "u"', "u is the key of update-rag already, so jump keeps its own"),
    ],
)
def test_a_slip_is_said_and_passed_over(text: str, said: str) -> None:
    found = read_settings(settle(text))
    assert len(found.faults) == 1 and said in found.faults[0]
    assert found.keys == {} and found.look == "dark"


def test_two_commands_can_change_places() -> None:
    assert keys_settled({"update-rag": "e", "evidence": "u"}) == ({"update-rag": "e", "evidence": "u"}, ())


def test_a_key_may_mean_one_thing_in_each_place() -> None:
    keys, faults = keys_settled({"expand": "x", "write": "x"})
    assert keys == {"expand": "x", "write": "x"} and faults == ()


def test_signs_are_written_as_they_are_typed() -> None:
    assert keys_settled({"find": "*", "jump": "!", "help": "F9"})[0] == {
        "find": "asterisk",
        "jump": "exclamation_mark",
        "help": "f9",
    }


def test_the_list_says_which_key_is_ones_own() -> None:
    lines = {line.id: line for line in key_lines({"jump": "J"})}
    assert (lines["jump"].key, lines["jump"].changed) == ("J", True)
    assert (lines["find"].key, lines["find"].changed) == ("/", False)
    assert (lines["expand"].where, lines["form-save"].where) == ("in Plan", "in forms")


def test_what_is_written_by_the_program_leaves_comments_and_order() -> None:
    path = settle('# mine\n[keys]\njump = "J"  # go\n')
    keep_look(path, "light")
    keep_search(path, "reds", "status:red")
    text = path.read_text(encoding="utf-8")
    assert "# mine" in text and 'jump = "J"  # go' in text
    assert read_settings(path) == Settings("light", {"jump": "J"}, {"reds": "status:red"})
    keep_search(path, "reds", None)
    assert read_settings(path).searches == {}


async def test_a_key_of_ones_own_works_and_the_old_one_does_not(plan_store: Path, pilot_app: Start) -> None:
    settle('[keys]\nupdate-rag = "K"\nform-save = "f8"\n')
    async with pilot_app(plan_store, (120, 40)) as pilot:
        await press(pilot, "u")
        assert len(pilot.app.screen_stack) == 1
        await press(pilot, "K")
        assert isinstance(pilot.app.screen, RagForm)
        await press(pilot, "g", "f2")
        assert isinstance(pilot.app.screen, RagForm)
        await press(pilot, "f8")
        assert len(pilot.app.screen_stack) == 1
        assert "K update RAG" in screen_text(pilot.app)
        await press(pilot, "question_mark")
        assert "  K     Agree the RAG" in screen_text(pilot.app)


async def test_a_slip_in_the_file_is_said_when_the_program_opens(plan_store: Path, pilot_app: Start) -> None:
    settle('[keys]\nfly = "g"\n')
    async with pilot_app(plan_store, notifications=True) as pilot:
        assert any("There is no command “fly”" in note for note in said(pilot.app))
