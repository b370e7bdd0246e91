"""A report written to a file, whole or not at all."""

from importlib import import_module
from pathlib import Path

from db.errors import BadInput
from riia_tui.reports.blocks import Report
from riia_tui.reports.whole_file import place_for, replace_file

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
    target = place_for(path, "board.docx")
    content = _rendered(report, renderer)
    replace_file(path, target, content)


def _renderer_for(path: Path) -> str:
    renderer = _RENDERERS.get(path.suffix.lower())
    if renderer is None:
        ending = f"with the ending “{path.suffix}”" if path.suffix else "without an ending"
        raise BadInput(f"A report cannot be written to a file {ending}.", "Use .docx, .md or .html.")
    return renderer


def _rendered(report: Report, renderer: str) -> bytes:
    # One renderer a run: python-docx alone costs more to import than the rest of the report layer.
    content: bytes = import_module(f"riia_tui.reports.{renderer}").render(report)
    return content
