"""Whoever uses a screen reader gets the same from the command line: each place has a command that says so."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from keys_and_screen import Start, press
from textual.screen import Screen
from textual.widgets import DataTable, OptionList, Tree

from riia_tui.__main__ import main
from riia_tui.cli.parser import parsed
from riia_tui.tui.commands import PLACES, PlaceName
from riia_tui.tui.widgets.rug import Rug

PLAN = "sw-2025-26"
IDS = [place.id for place in PLACES]

HELD = {
    "today": ["today"],
    "plan": ["status", "show 1.2.1A"],
    "calendar": ["calendar"],
    "records": ["records"],
    "participation": ["participation"],
    "programme": ["plans", "boards", "risk", "lesson", "support"],
    "money": ["money", "spend"],
    "reports": ["report --help"],
}
"""The commands that say what each place shows, on the plan of the demonstration."""


def options(screen: Screen[object], which: str) -> list[str]:
    return [str(option.prompt) for option in screen.query_one(which, OptionList).options if not option.disabled]


def first_column(screen: Screen[object], column: int) -> list[str]:
    table = screen.query_one(DataTable)
    return [str(table.get_row_at(row)[column]) for row in range(table.row_count)]


def desk(screen: Screen[object]) -> list[str]:
    lines = [*options(screen, "#due"), *options(screen, "#changes")]
    return [match[0] for line in lines if (match := re.search(r"\d+(\.\d+)+[A-Z]?", line))]


def tree(screen: Screen[object]) -> list[str]:
    root = screen.query_one(Tree).root
    return [node.data.title for branch in root.children for node in (branch, *branch.children)]


def day(screen: Screen[object]) -> list[str]:
    return [part for line in options(screen, "#day") for part in [line.split("  ")[0][:18].rstrip("… ")]]


SHOWN: dict[str, Callable[[Screen[object]], list[str]]] = {
    "today": desk,
    "plan": tree,
    "calendar": day,
    "records": lambda screen: [title.rstrip("…") for title in first_column(screen, 2)],
    "participation": lambda screen: [line[0] for line in screen.query_one(Rug).lines()[1:-3]],
    "programme": lambda screen: [line.split()[0 if line[0] != "›" else 1] for line in options(screen, "#plans")],
    "money": lambda screen: first_column(screen, 1),
    "reports": lambda screen: [str(option.id) for option in screen.query_one("#reports", OptionList).options],
}


def beginning(shown: str) -> str:
    """As much of a text as both the screen and a command have room for."""
    return " ".join(shown.rstrip("…").split())[:10].strip()


def test_the_list_names_every_place() -> None:
    assert list(HELD) == list(SHOWN) == IDS


@pytest.mark.parametrize("place", PLACES, ids=IDS)
def test_every_place_names_commands_that_can_be_typed(place: PlaceName) -> None:
    named = [shlex.split(line)[1:] for line in place.says_the_same.split(", ")]
    for words in named:
        command, _, _ = parsed(words if words[-1] != "FILE" else [*words[:-1], "x.md"])
        assert command is not None
    for line, words in zip(HELD[place.id], named, strict=True):
        assert line.startswith(words[0])


@pytest.mark.parametrize("place", PLACES, ids=IDS)
async def test_the_commands_say_what_the_place_shows(
    demonstration: Path, pilot_app: Start, place: PlaceName, capsys: pytest.CaptureFixture[str]
) -> None:
    async with pilot_app(demonstration, (200, 60), plan=PLAN) as pilot:
        await press(pilot, place.digit)
        shown = SHOWN[place.id](pilot.app.screen)
    capsys.readouterr()
    before = ["--db", str(demonstration), "--today", "2025-12-01"]
    for line in HELD[place.id]:
        words = shlex.split(line)
        of_plan = ["--plan", PLAN] if not {"plans", "--help"} & set(words) else []
        assert main([*before, *words, *of_plan]) == 0
    told = " ".join(capsys.readouterr().out.split()).replace("- ", "-")
    assert shown or place.id == "calendar"
    assert [each for each in shown if beginning(each) not in told] == []
