"""Packed files (.docx, .xlsx, .pptx, .zip) that are the same bytes every time, on every system."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EARLIEST_IN_ZIP = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE_FILE = 0o644 << 16


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the named parts in their order, without the times and the system that made it."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(_entry(name), content)
    return packed.getvalue()


def stable_zip(content: bytes) -> bytes:
    """The same zip with fixed times inside, so that equal content is equal bytes."""
    with ZipFile(BytesIO(content)) as old:
        return zipped((name, old.read(name)) for name in old.namelist())


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EARLIEST_IN_ZIP)
    entry.compress_type = ZIP_DEFLATED
    # Without these, the same report differs between Windows and the rest.
    entry.create_system, entry.external_attr = _UNIX, _READABLE_FILE
    return entry
