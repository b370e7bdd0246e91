"""The one table of commands, and what is made from it."""

from collections import Counter

import pytest
from textual.binding import Binding

from riia_tui.tui.commands import (
    CHECKED,
    COMMANDS,
    EVERYWHERE,
    FINDING,
    FOOTERS,
    FORM,
    MEETINGS,
    PLACES,
    REGISTER,
    REPLIES,
    REVIEW,
    bindings_of,
    commands_of,
)
from riia_tui.tui.screens import place_maker

PLACE_IDS = [place.id for place in PLACES]


def test_every_command_has_an_id_a_key_a_title_and_a_sentence_of_help() -> None:
    for command in COMMANDS:
        assert command.id and command.key and command.title and command.action, command
        assert command.help.endswith("."), command


def test_no_two_commands_share_an_id() -> None:
    assert [name for name, times in Counter(command.id for command in COMMANDS).items() if times > 1] == []


@pytest.mark.parametrize("place", PLACE_IDS)
def test_no_key_means_two_things_in_a_place(place: str) -> None:
    keys = Counter(key for command in commands_of(place) for key in command.key.split(","))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("place", PLACE_IDS)
def test_a_place_can_do_everything_that_its_commands_name(place: str) -> None:
    screen = place_maker(place)()
    for command in commands_of(place):
        name = command.action.split("(")[0]
        assert callable(getattr(screen, f"action_{name}", None)), command


@pytest.mark.parametrize("place", PLACE_IDS)
def test_the_bottom_line_shows_at_most_six_keys_and_all_of_them_work_there(place: str) -> None:
    assert len(FOOTERS[place]) <= 6
    assert set(FOOTERS[place]) <= {command.id for command in commands_of(place)}
    shown = [binding.id for binding in bindings_of(place) if isinstance(binding, Binding) and binding.show]
    assert shown == list(FOOTERS[place])


def test_every_command_belongs_to_a_place_or_to_all() -> None:
    assert {command.where for command in COMMANDS} == {
        EVERYWHERE,
        FORM,
        REGISTER,
        FINDING,
        CHECKED,
        REPLIES,
        MEETINGS,
        REVIEW,
        *PLACE_IDS,
    }


def test_no_command_needs_a_ctrl_key() -> None:
    assert [command.id for command in COMMANDS if "ctrl" in command.key.split(",")[0]] == []


def test_the_digits_one_to_eight_are_the_places_in_order() -> None:
    assert [place.digit for place in PLACES] == [str(number) for number in range(1, 9)]
