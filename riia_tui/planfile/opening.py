"""The content of a plan file, with a plain sentence where it cannot be had."""

from pathlib import Path

from db.errors import BadInput


def content_of(path: Path, largest: int) -> bytes:
    """The file's bytes; of a file that has more than ``largest`` only so many and one, so that nobody waits for it.

    Raises BadInput where the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise BadInput(f"There is no file {path}.", "Look for a slip in its name or folder.") from None
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise BadInput(f"{path} cannot be read: {reason}.", "Close it elsewhere, or choose another file.") from error
