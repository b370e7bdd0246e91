"""A file written whole or not at all: the old one stays until the new one is complete."""

import errno
import os
import secrets
from itertools import count
from pathlib import Path

from db.errors import BadInput


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
        raise BadInput(f"{path} may only be read.", f"Use another name, such as {second_name(target)}.")


def replace_file(path: Path, target: Path, content: bytes) -> None:
    """Put the content in the place that ``place_for`` gave for ``path``. Raises BadInput, with nothing written."""
    unfinished = target.with_name(f".riia-{secrets.token_hex(6)}.tmp")
    try:
        _write_new(unfinished, content, target.parent)
        _move(unfinished, target, path)
    finally:
        unfinished.unlink(missing_ok=True)


def second_name(target: Path) -> str:
    """A name beside the target that is free: ``board-2.docx``."""
    numbers = count(2)
    return next(name for n in numbers if not target.with_name(name := f"{target.stem}-{n}{target.suffix}").exists())


def _write_new(unfinished: Path, content: bytes, folder: Path) -> None:
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except PermissionError as error:
        raise BadInput(
            f"Nothing can be written in the folder {folder}.", "Choose a folder of your own, such as Documents."
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise BadInput(
                f"The disk with the folder {folder} is full ({error.strerror}).",
                "Make room on it, or choose a folder on another disk.",
            ) from error
        raise _not_written(folder, error) from error


def _move(unfinished: Path, target: Path, path: Path) -> None:
    try:
        unfinished.replace(target)
    except PermissionError as error:
        raise BadInput(
            f"{path} could not be replaced; it may be open in another program.",
            f"Close it there and try again, or use another name, such as {second_name(target)}.",
        ) from error
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(place: Path, error: Exception) -> BadInput:
    said = error.strerror if isinstance(error, OSError) else ""
    reason = f": {said}" if said else ""
    return BadInput(f"The file could not be written to {place}{reason}.", "Try another folder or a shorter name.")
