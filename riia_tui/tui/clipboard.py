"""Copying: by the platform's own command where there is one, else by asking the terminal (OSC 52)."""

import os
import shutil
import subprocess
import sys

TAKES = 3.0
"""Seconds that a platform's command may take."""


def copied_by_platform(text: str) -> bool:
    """Whether the platform's own command has taken the text; blocks until it has."""
    command = platform_command()
    if command is None:
        return False
    encoding = "utf-16-le" if command[0].startswith("clip") else "utf-8"
    try:
        # What holds the selection for others goes on running, so its output must not be waited for.
        done = subprocess.run(
            command,
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TAKES,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def platform_command() -> list[str] | None:
    """The command that takes a text on its input and puts it on the clipboard; None where there is none."""
    found = [command for command in _commands() if shutil.which(command[0])]
    return found[0] if found else None


def _commands() -> list[list[str]]:
    if sys.platform == "win32":
        return [["clip.exe"]]
    if sys.platform == "darwin":
        return [["pbcopy"]]
    wayland = [["wl-copy"]] if os.environ.get("WAYLAND_DISPLAY") else []
    x11 = [["xclip", "-selection", "clipboard"], ["xsel", "-ib"]] if os.environ.get("DISPLAY") else []
    return [*wayland, *x11, *([["clip.exe"]] if os.environ.get("WSL_DISTRO_NAME") else [])]


def takes_osc52() -> bool:
    """Whether the terminal may take a text by itself; macOS's own Terminal is known not to."""
    return os.environ.get("TERM_PROGRAM") != "Apple_Terminal" and os.environ.get("TERM") != "linux"
