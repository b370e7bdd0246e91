"""A report written to a file, whole or not at all."""

from importlib import import_module
from pathlib import Path

from db.errors import BadInput, NotWritten
from riia_tui.reports.blocks import Report
from riia_tui.reports.whole_file import place_for, replace_file

_RENDERERS = {
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".xlsx": "xlsx",
    ".pptx": "pptx",
    ".md": "markdown",
    ".csv": "csv",
    ".zip": "zip",
    ".json": "json",
    ".ics": "ics",
}


def endings() -> tuple[str, ...]:
    """The file endings that a report can have, such as ``.docx``."""
    return tuple(_RENDERERS)


def render_to(report: Report, path: Path, template: Path | None = None) -> None:
    """Write the report to ``path``, in the format that its ending says; a file that is there is replaced.

    ``template`` is a region's own Word file, for ``.docx`` alone. The old file stays until the new one is complete.
    Raises BadInput, with nothing written, where the ending is not one of ``endings()``, the folder is missing, the path
    is a folder, or the template is no Word file; NotWritten where the folder is closed, the disk full or the file open
    elsewhere.
    """
    _refuse_ending(path)
    ground = _template_for(path, template)
    target = place_for(path, "board.docx")
    content = file_of(report, path.suffix.lower()) if ground is None else _rendered_in(report, ground)
    replace_file(path, target, content)


def render_or_beside(report: Report, path: Path) -> Path:
    """The same for a file that the program named itself: where it cannot be written, its free place; gives where.

    Raises NotWritten where there is none.
    """
    try:
        render_to(report, path)
    except NotWritten as fault:
        if fault.instead is None:
            raise
        render_to(report, fault.instead)
        return fault.instead
    return path


def content_of(report: Report, ending: str) -> bytes:
    """The report as the bytes of a file with one of ``endings()``."""
    # One renderer a run: python-docx alone costs more to import than the rest of the report layer.
    content: bytes = import_module(f"riia_tui.reports.{_RENDERERS[ending]}").render(report)
    return content


def file_of(report: Report, ending: str) -> bytes:
    """The same; a large PDF is made by a second process, so that this one stays small."""
    if ending == ".pdf":
        from riia_tui.reports.apart import is_large, pdf_made_apart

        if is_large(report):
            return pdf_made_apart(report)
    return content_of(report, ending)


def write(path: Path, content: bytes) -> None:
    """Write what ``content_of`` gave to ``path``. Raises BadInput, with nothing written, as ``render_to`` does."""
    replace_file(path, place_for(path, "board.docx"), content)


def _refuse_ending(path: Path) -> None:
    if path.suffix.lower() not in _RENDERERS:
        ending = f"with the ending “{path.suffix}”" if path.suffix else "without an ending"
        *others, last = endings()
        raise BadInput(f"A report cannot be written to a file {ending}.", f"Use {', '.join(others)} or {last}.")


def _template_for(path: Path, template: Path | None) -> bytes | None:
    if template is None:
        return None
    if path.suffix.lower() != ".docx":
        raise BadInput("A template is for Word only.", "Write to a file that ends in .docx, or leave the template out.")
    try:
        return template.read_bytes()
    except FileNotFoundError as fault:
        raise BadInput(f"There is no template {template}.", "Look at its name and its folder.") from fault
    except (OSError, ValueError) as fault:
        raise BadInput(f"The template {template} cannot be read.", "Close it elsewhere, or choose another.") from fault


def _rendered_in(report: Report, template: bytes) -> bytes:
    from riia_tui.reports.docx import render

    return render(report, template)
