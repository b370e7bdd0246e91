"""Copying: by the platform's own command, else by the terminal; and it is said which."""

import stat
import sys
from pathlib import Path

import pytest
from keys_and_screen import Start, press, said

from riia_tui.tui import clipboard

NO_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the platform's command is a script")


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer whose clipboard is a file."""
    clip = tmp_path / "clipboard"
    command = tmp_path / "bin" / "xclip"
    command.parent.mkdir()
    command.write_text(f"#!/bin/sh\ncat > {clip}\n", encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", f"{command.parent}:/bin:/usr/bin")
    return clip


@NO_WINDOWS
async def test_the_chosen_kpi_is_copied_whole(plan_store: Path, pilot_app: Start, copied: Path) -> None:
    async with pilot_app(plan_store, notifications=True) as pilot:
        await press(pilot, "slash", *"1.2.1A", "enter", "C")
        text = copied.read_text(encoding="utf-8")
        assert text.startswith("1.2.1A") and "performance leads" in text and "due" in text
        assert any(note.startswith("Copied ") for note in said(pilot.app))


@NO_WINDOWS
async def test_a_table_is_copied_with_tabs_as_excel_takes_it(plan_store: Path, pilot_app: Start, copied: Path) -> None:
    async with pilot_app(plan_store, (200, 60)) as pilot:
        await press(pilot, "5", "V")
        lines = copied.read_text(encoding="utf-8").splitlines()
        assert any(line.startswith("authority\ttook part\t") for line in lines)
        assert any(line.startswith("North Somerset\t") for line in lines)


async def test_where_only_the_terminal_can_take_it_that_is_said(plan_store: Path, pilot_app: Start) -> None:
    async with pilot_app(plan_store, notifications=True) as pilot:
        await press(pilot, "V")
        assert any("to the terminal. If it cannot be pasted" in note for note in said(pilot.app))


async def test_where_nothing_can_take_it_that_is_said(
    plan_store: Path, pilot_app: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM_PROGRAM", "Apple_Terminal")
    monkeypatch.setenv("PATH", "")
    async with pilot_app(plan_store, notifications=True) as pilot:
        await press(pilot, "V")
        assert any(note.startswith("This terminal takes nothing to copy") for note in said(pilot.app))


@pytest.mark.parametrize(
    ("platform", "variables", "command"),
    [
        ("win32", {}, "clip.exe"),
        ("darwin", {}, "pbcopy"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, "wl-copy"),
        ("linux", {"DISPLAY": ":0"}, "xclip"),
        ("linux", {"WSL_DISTRO_NAME": "Ubuntu"}, "clip.exe"),
        ("linux", {}, None),
    ],
)
def test_each_platform_has_its_own_command(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], command: str | None
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(clipboard.shutil, "which", lambda name: name)
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    found = clipboard.platform_command()
    assert (found[0] if found else None) == command
