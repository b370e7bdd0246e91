"""A file written whole or not at all: the old one stays until the new one is complete."""

import errno
import os
import secrets
from contextlib import suppress
from itertools import count
from pathlib import Path

from db.errors import BadInput, NotWritten

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FULL_ON_WINDOWS = (39, 112)
_CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def place_for(path: Path, example: str) -> Path:
    """Where a file of this name is written, links followed; ``example`` is a file name to suggest.

    Raises BadInput where the folder is missing or closed, the path is a folder, or the file may only be read.
    """
    try:
        target = path.resolve()
        _refuse_wrong_place(path, target, example)
    except (OSError, RuntimeError, ValueError) as error:  # too long a name, links in a circle, a NUL in the name
        raise _not_written(path, error) from error
    return target


def _refuse_wrong_place(path: Path, target: Path, example: str) -> None:
    folder = target.parent
    if target.is_dir():
        raise BadInput(f"{path} is a folder.", f"Add a file name to it, such as {example}.")
    if not folder.exists():
        raise BadInput(f"There is no folder {folder}.", "Make the folder first, or choose another.")
    if not folder.is_dir():
        raise BadInput(f"{folder} is a file, not a folder.", "Choose a folder.")
    if target.exists() and not os.access(target, os.W_OK):
        raise NotWritten(f"{path} may only be read.", "Allow it to be changed", _beside(path, target))


def replace_file(path: Path, target: Path, content: bytes) -> None:
    """Put the content in the place that ``place_for`` gave for ``path``. Raises BadInput, with nothing written."""
    unfinished = target.with_name(f".riia-{secrets.token_hex(6)}.tmp")
    try:
        _write_new(unfinished, content, target)
        _move(unfinished, target, path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def second_name(target: Path) -> str:
    """A name beside the target that is free: ``board-2.docx``."""
    numbers = count(2)
    return next(name for n in numbers if not target.with_name(name := f"{target.stem}-{n}{target.suffix}").exists())


def elsewhere(target: Path, other_disk: bool = False) -> Path | None:
    """A free place for the file in Documents or at home, where one can be written to; ``other_disk`` asks for one."""
    from platformdirs import user_documents_path

    with suppress(OSError, RuntimeError):
        for folder in (user_documents_path(), Path.home()):
            if (
                folder != target.parent
                and os.access(folder, os.W_OK)
                and not (other_disk and _on_one_disk(folder, target))
            ):
                return _free(folder / target.name)
    return None


def _on_one_disk(folder: Path, target: Path) -> bool:
    return folder.stat().st_dev == target.parent.stat().st_dev


def _beside(path: Path, target: Path) -> Path | None:
    """The second name, in the folder as it was typed; a place elsewhere where that folder is closed."""
    return path.with_name(second_name(target)) if os.access(target.parent, os.W_OK) else elsewhere(target)


def _free(path: Path) -> Path:
    return path.with_name(second_name(path)) if path.exists() else path


def _write_new(unfinished: Path, content: bytes, target: Path) -> None:
    folder = target.parent
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        if error.errno in _FULL or getattr(error, "winerror", None) in _FULL_ON_WINDOWS:
            another = elsewhere(target, other_disk=True)
            way = "Make room on it" if another else "Make room on it, or choose a folder on another disk"
            raise NotWritten(f"The disk with the folder {folder} is full.", way, another) from error
        if error.errno in _CLOSED:
            said = f"Nothing can be written in the folder {folder}."
            raise NotWritten(said, "Choose a folder of your own", elsewhere(target)) from error
        raise _not_written(folder, error) from error


def _move(unfinished: Path, target: Path, path: Path) -> None:
    try:
        unfinished.replace(target)
    except PermissionError as error:  # on Windows also “used by another process”, error 32
        raise NotWritten(
            f"{path} could not be replaced; it may be open in another program.",
            "Close it there and try again",
            path.with_name(second_name(target)),
        ) from error
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(place: Path, error: Exception) -> BadInput:
    said = error.strerror if isinstance(error, OSError) else ""
    reason = f": {said}" if said else ""
    return BadInput(f"The file could not be written to {place}{reason}.", "Try another folder or a shorter name.")
