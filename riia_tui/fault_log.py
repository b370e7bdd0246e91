"""Where the details of an unforeseen fault go, so that nobody in front of the screen meets a traceback."""

import traceback
from datetime import UTC, datetime
from pathlib import Path


def keep_fault(fault: BaseException) -> Path | None:
    """Adds the fault's traceback to the log file in the platform's user log folder; gives the file's path.

    None where no file can be written there.
    """
    from platformdirs import user_log_path

    place = user_log_path("riia", appauthor=False) / "riia.log"
    told = "".join(traceback.format_exception(fault))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("a", encoding="utf-8", errors="replace", newline="\n") as log:
            log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{told}\n")
    except OSError:
        return None
    return place
