"""The demonstration: the bundled plans with an invented record, in a store of its own.

Making it takes some seconds, so a finished copy is kept; this module imports nothing that a copy does not need.
"""

import shutil
from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from db.engine import SCHEMA, copy_file
from db.errors import StoreUnusable
from riia_tui.version import VERSION

AS_AT = date(2025, 12, 1)
"""The day that the demonstration's clock stands at."""


def demonstration_store(folder: Path, kept: Path | None = None) -> Path:
    """Writes the demonstration to ``folder/riia.db`` and gives its path; a store that is there is replaced.

    ``kept`` is a folder where a finished copy may be kept, so that the next demonstration opens at once.
    Raises StoreUnusable where the folder cannot be written to.
    """
    target = folder / "riia.db"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in (target, *(target.with_name(target.name + end) for end in ("-wal", "-shm"))):
            part.unlink(missing_ok=True)
    except OSError as fault:
        raise StoreUnusable(f"The demonstration cannot be written to {folder}: {fault.strerror}.") from fault
    finished = kept / f"demonstration-{_fingerprint()}.db" if kept else None
    if finished is not None and finished.exists():
        shutil.copyfile(finished, target)
        return target
    from riia_tui.actions.demonstration_record import make

    make(target)
    if finished is not None:
        _keep(target, finished)
    return target


def _keep(target: Path, finished: Path) -> None:
    """Keeps a copy for next time; a laptop that does not allow it only starts the next demonstration slower."""
    try:
        for old in finished.parent.glob("demonstration-*.db"):
            old.unlink(missing_ok=True)
        copy_file(target, finished)
    except (OSError, StoreUnusable):
        return


def _fingerprint() -> str:
    """What the finished demonstration depends on: the seed files, the schema, and the program's own version."""
    seeds = sorted(entry.name for entry in files("seed_data").iterdir() if entry.name.endswith(".yaml"))
    told = sha256(f"{VERSION} {SCHEMA}".encode())
    for name in seeds:
        told.update((files("seed_data") / name).read_bytes())
    return told.hexdigest()[:16]
