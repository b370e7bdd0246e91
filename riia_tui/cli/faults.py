"""What went wrong, for a person: one or two sentences on stderr, the rest in a log file. The only writer to stderr."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from db.errors import RiiaError
from riia_tui.cli.output import visible

BAD_INPUT = 2
NO_STORE = 3
STOPPED = 130


def tell(fault: RiiaError) -> int:
    """Says what is wrong and what to do; gives the exit code."""
    say(fault.said)
    if fault.advice:
        say(fault.advice)
    return fault.exit_code


def tell_unforeseen(fault: Exception) -> int:
    """Says that something unforeseen happened and where it is written down; gives the exit code."""
    place = _log(fault)
    kept = f" What happened is written in {place}." if place else ""
    said = " ".join(str(fault).split())[:200]
    say(f"Something went wrong that riia did not foresee: {said or type(fault).__name__}.{kept}")
    return NO_STORE if _about_store(fault) else BAD_INPUT


def say(text: str) -> None:
    """One line on stderr."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        buffer = getattr(stream, "buffer", None)
        line = visible(text) + "\n"
        if buffer is None:
            stream.write(line)
        else:
            stream.flush()
            buffer.write(line.encode("utf-8", "replace"))
        stream.flush()
    except (OSError, ValueError):
        return


def _about_store(fault: Exception) -> bool:
    """Whether the database said it; the names are compared, so that nothing is imported to find out."""
    names = {kind.__module__.partition(".")[0] for kind in type(fault).__mro__}
    return bool(names & {"sqlalchemy", "sqlite3", "alembic"})


def _log(fault: Exception) -> Path | None:
    """The log file that the traceback was added to, None where none can be written."""
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
