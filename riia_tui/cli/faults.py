"""What went wrong, for a person: one or two sentences on stderr, the rest in a log file. The only writer to stderr."""

import sys
from pathlib import Path

from db.errors import BadInput, NotWritten, RiiaError
from riia_tui.cli.output import visible
from riia_tui.fault_log import keep_fault

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
    place = keep_fault(fault)
    kept = f" What happened is written in {place}." if place else ""
    said = " ".join(str(fault).split())[:200]
    say(f"Something went wrong that riia did not foresee: {said or type(fault).__name__}.{kept}")
    return NO_STORE if _about_store(fault) else BAD_INPUT


def with_option(fault: NotWritten, to: object) -> RiiaError:
    """What could not be written, with what to type instead: ``to`` is what ``--to`` was, a file or a folder."""
    if fault.instead is None or not to:
        return fault
    is_file = Path(str(to)).suffix == fault.instead.suffix
    instead = fault.instead if is_file else fault.instead.parent
    if not is_file and instead.resolve() == Path(str(to)).expanduser().resolve():
        return BadInput(fault.said, f"{fault.way}, or choose another folder.")
    said = f'"{instead}"' if " " in str(instead) else str(instead)
    return BadInput(fault.said, f"{fault.way}, or type the same with: --to {said}")


def was_stopped(fault: BaseException | None) -> bool:
    """Whether Ctrl-C is behind a fault: Python makes another one of it where a class is being made."""
    return fault is not None and (isinstance(fault, KeyboardInterrupt) or was_stopped(fault.__cause__))


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
