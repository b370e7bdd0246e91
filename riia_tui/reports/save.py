"""A report written to a file, whole or not at all."""

import os
import secrets
from importlib import import_module
from pathlib import Path

from db.errors import BadInput
from riia_tui.reports.blocks import Report

_RENDERERS = {".docx": "docx", ".md": "markdown", ".html": "html"}


def endings() -> tuple[str, ...]:
    """The file endings that a report can have, such as ``.docx``."""
    return tuple(_RENDERERS)


def render_to(report: Report, path: Path) -> None:
    """Write the report to ``path``, in the format that its ending says; a file that is there is replaced.

    The old file stays until the new one is complete. Raises BadInput, with nothing written, where the ending is
    not one of ``endings()``, the folder is missing or closed, the path is a folder, or the file is open elsewhere.
    """
    renderer = _renderer_for(path)
    target = _place_for(path)
    content = _rendered(report, renderer)
    _replace(path, target, content)


def _renderer_for(path: Path) -> str:
    renderer = _RENDERERS.get(path.suffix.lower())
    if renderer is None:
        ending = f"with the ending “{path.suffix}”" if path.suffix else "without an ending"
        raise BadInput(f"A report cannot be written to a file {ending}.", "Use .docx, .md or .html.")
    return renderer


def _place_for(path: Path) -> Path:
    try:
        target = path.resolve()
        _refuse_wrong_place(path, target)
    except (OSError, RuntimeError, ValueError) as error:  # too long a name, links in a circle, a NUL in the name
        raise _not_written(path, error) from error
    return target


def _refuse_wrong_place(path: Path, target: Path) -> None:
    folder = target.parent
    if target.is_dir():
        raise BadInput(f"{path} is a folder.", "Add a file name to it, such as board.docx.")
    if not folder.exists():
        raise BadInput(f"There is no folder {folder}.", "Make the folder first, or choose another.")
    if not folder.is_dir():
        raise BadInput(f"{folder} is a file, not a folder.", "Choose a folder.")
    if target.exists() and not os.access(target, os.W_OK):
        raise BadInput(f"{path} may only be read.", "Choose another name, or ask whose file it is.")


def _rendered(report: Report, renderer: str) -> bytes:
    # One renderer a run: python-docx alone costs more to import than the rest of the report layer.
    content: bytes = import_module(f"riia_tui.reports.{renderer}").render(report)
    return content


def _replace(path: Path, target: Path, content: bytes) -> None:
    unfinished = target.with_name(f".riia-{secrets.token_hex(6)}.tmp")
    try:
        _write_new(unfinished, content, target.parent)
        _move(unfinished, target, path)
    finally:
        unfinished.unlink(missing_ok=True)


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
        raise _not_written(folder, error) from error


def _move(unfinished: Path, target: Path, path: Path) -> None:
    try:
        unfinished.replace(target)
    except PermissionError as error:
        raise BadInput(
            f"{path} could not be replaced; it may be open in another program.",
            "Close it there and try again, or choose another name.",
        ) from error
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(place: Path, error: Exception) -> BadInput:
    said = error.strerror if isinstance(error, OSError) else ""
    reason = f": {said}" if said else ""
    return BadInput(f"The report could not be written to {place}{reason}.", "Try another folder or a shorter name.")
