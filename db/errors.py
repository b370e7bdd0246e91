"""What can go wrong, said so that a person knows what to do next."""

from pathlib import Path


class RiiaError(Exception):
    """Something that the person in front of the program can put right."""

    exit_code = 2

    def __init__(self, said: str, advice: str = "") -> None:
        """``said`` is what is wrong, ``advice`` what to do; both plain sentences."""
        super().__init__(f"{said} {advice}".strip())
        self.said = said
        self.advice = advice


class BadInput(RiiaError):
    """What was asked for cannot be done as it was given; nothing was written."""


class NotWritten(BadInput):
    """A file cannot be written where it was wanted; what was there is as it was."""

    def __init__(self, said: str, way: str, instead: Path | None = None) -> None:
        """``way`` says what to do about it, without a full stop; ``instead`` is a free place for the file, if known."""
        super().__init__(said, f"{way}, or write to {instead}." if instead else f"{way}.")
        self.way = way
        self.instead = instead


class UnknownName(BadInput):
    """A ref, plan, authority or other name that is not there."""

    def __init__(self, what: str, name: str, nearest: list[str]) -> None:
        """``what`` is the kind of thing, ``nearest`` up to three names that it could have been."""
        said = f"There is no {what} called “{name}”."
        advice = f"Did you mean {_either(nearest)}?" if nearest else ""
        super().__init__(said, advice)
        self.nearest = nearest


class StoreUnusable(RiiaError):
    """The store cannot be opened, read or written."""

    exit_code = 3


def _either(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
