"""Where the details of an unforeseen fault go, so that nobody in front of the screen meets a traceback."""

import traceback
from pathlib import Path


def keep_fault(fault: BaseException) -> Path:
    """Adds the fault's traceback to the log file in the platform's user log folder; gives the file's path."""
    from platformdirs import user_log_path

    path = user_log_path("riia", appauthor=False) / "faults.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as log:
            log.write("".join(traceback.format_exception(fault)) + "\n")
    except OSError:
        return Path("(no log could be written)")
    return path
