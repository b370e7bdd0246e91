"""Text for a terminal or a pipe: wrapped, aligned, never read as markup. The only writer to stdout.

Everything is gathered and written at the end, as UTF-8 with plain line ends: a command that fails prints nothing.
"""

import errno
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from db.words import Status

PIPED_WIDTH = 80
WIDEST = 120
NARROWEST = 40
LABEL_WIDTH = 13
COLOURED = 0xF8F0
"""The first of six private signs that stand for coloured letters, each as wide as its letter, so that lines align."""

COLOURS = {
    Status.COMPLETE: "bold blue",
    Status.ON_TRACK: "bold green",
    Status.AT_RISK: "bold yellow",
    Status.OFF_TRACK: "bold red",
    Status.NOT_STARTED: "dim",
    Status.CLOSED: "dim",
}


class Output:
    """What a command prints; ``as_json`` asks for one JSON document instead of text."""

    def __init__(self) -> None:
        """Looks once at the terminal; colours only there, and not where NO_COLOR is set."""
        self.as_json = False
        self.is_terminal = bool(sys.stdout) and sys.stdout.isatty()
        self.width = self._measured()
        self._colours = self.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self._lines: list[str] = []

    def _measured(self) -> int:
        if not self.is_terminal:
            return PIPED_WIDTH
        return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))

    def text(self, text: str) -> None:
        """Text as it stands, its line ends with it."""
        self._lines.append(text.removesuffix("\n"))

    def line(self, line: str = "") -> None:
        """One line as it stands; what could steer a terminal is shown instead of obeyed."""
        self._lines.append(visible(line))

    def blank(self) -> None:
        """An empty line, never two in a row and none on top."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def wrapped(self, text: str, indent: str = "", after: str | None = None) -> None:
        """Text in lines of the terminal's width; ``after`` is the indent from the second line on."""
        for line in wrap(visible(text), self.width, indent, indent if after is None else after):
            self._lines.append(line)

    def labelled(self, label: str, text: str | None) -> None:
        """A label in its column with text beside it; nothing at all where there is no text."""
        if text:
            self.wrapped(text, f"{label:<{LABEL_WIDTH}}", " " * LABEL_WIDTH)

    def json(self, value: Any) -> None:
        """One JSON document."""
        from riia_tui.cli.as_json import document

        self.text(document(value))

    def letter(self, letter: str, status: Status | None) -> str:
        """A status letter; on a terminal a sign that stands for it until it is written in its colour."""
        return letter if status is None or not self._colours else chr(COLOURED + list(Status).index(status))

    def finish(self) -> None:
        """Writes everything; a reader that has gone (``| head``) is no fault."""
        if not self._lines or sys.stdout is None:
            return
        text = "\n".join(self._lines) + "\n"
        self._lines = []
        if self._colours:
            text = text.translate(_coloured_letters())
        try:
            _write(text)
        except OSError as fault:
            if not isinstance(fault, BrokenPipeError) and fault.errno not in (errno.EPIPE, errno.EINVAL):
                raise
            _let_go()


def _coloured_letters() -> dict[int, str]:
    from rich.color import ColorSystem
    from rich.style import Style

    return {
        COLOURED + at: Style.parse(COLOURS[status]).render(status.letter, color_system=ColorSystem.STANDARD)
        for at, status in enumerate(Status)
    }


def _write(text: str) -> None:
    buffer = getattr(sys.stdout, "buffer", None)
    sys.stdout.flush()
    if buffer is None:
        sys.stdout.write(text)
    else:
        buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()


def _let_go() -> None:
    """Points stdout at nothing, so that Python does not complain about the lost reader when it ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def visible(text: str) -> str:
    """Text with plain line ends, and with signs that steer a terminal replaced by their pictures."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return plain.translate(_PICTURES)


_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    # Signs that turn the reading direction round could make one text look like another.
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}


def wrap(text: str, width: int, indent: str = "", after: str | None = None) -> list[str]:
    """The text in lines of at most ``width``; line breaks of its own stay, and no word is broken."""
    rest = indent if after is None else after
    lines: list[str] = []
    for at, paragraph in enumerate(text.split("\n")):
        first = rest if at else indent
        lines += textwrap.wrap(
            paragraph,
            width,
            initial_indent=first,
            subsequent_indent=rest,
            expand_tabs=False,
            replace_whitespace=False,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [first.rstrip() if not at else ""]
    return lines


def cells(text: str) -> int:
    """How many columns a line of text takes on a terminal."""
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1


def padded(text: str, width: int, right: bool = False) -> str:
    """A line of text filled with spaces to so many columns."""
    fill = " " * max(0, width - cells(text))
    return fill + text if right else text + fill


def widest(texts: Iterable[str], most: int = 200) -> int:
    """The columns that the longest of the texts takes, ``most`` where it takes more."""
    return min(most, max((cells(text) for text in texts), default=0))


def columns(rows: Sequence[Sequence[str]], gap: str = "  ") -> list[str]:
    """Rows of cells as aligned lines; the last column is as long as it is."""
    widths = [max((cells(row[at]) for row in rows), default=0) for at in range(max(map(len, rows), default=0))]
    return [
        gap.join([*(padded(cell, widths[at]) for at, cell in enumerate(row[:-1])), row[-1]]).rstrip() for row in rows
    ]
