"""Whether a store is sound: its pages, its links, and the files that its records point to."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

from db.copies import integrity_faults
from db.engine import Store
from db.queries.dump import AttachmentRow, load_attachments
from riia_tui.views.names import short_key


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is wrong; ``record`` is the short key of the record that it is about, where it is about one."""

    message: str
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Soundness:
    """What was looked at, and what was found wrong."""

    files: int
    flaws: tuple[Flaw, ...]


def verify(store: Store) -> Soundness:
    """Checks the store and every file that a record points to; web addresses are not visited. Raises StoreUnusable."""
    flaws = [Flaw(said) for said in integrity_faults(store)]
    with store.read() as connection:
        attached = [row for row in load_attachments(connection) if "://" not in row.address]
    return Soundness(len(attached), (*flaws, *(flaw for row in attached for flaw in _flaws_of(row))))


def _flaws_of(row: AttachmentRow) -> Iterator[Flaw]:
    path = Path(row.address)
    try:
        if not path.is_file():
            yield Flaw(f"The file {path} is not there.", short_key(row.record))
        elif row.sha256 is not None and _hash(path) != row.sha256:
            yield Flaw(f"The file {path} has changed since it was recorded.", short_key(row.record))
    except OSError as fault:
        yield Flaw(f"The file {path} cannot be read: {fault.strerror}.", short_key(row.record))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
