"""What is looked at before a workbook is opened: whether it is one, and whether it could grow beyond measure."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

LARGEST = 20_000_000
"""Bytes that a workbook may have; that of the longest published plan takes some 100,000."""

LARGEST_UNPACKED = 200_000_000
MOST_PARTS = 2_000
STEEPEST = 300
"""So many times its size a workbook of more than ``SMALL`` bytes may unpack to; real ones stay below some 50."""

SMALL = 10_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = 0x1
_AGAIN = "open it in Excel and save it again as .xlsx"


def reason_to_refuse(content: bytes, ending: str) -> str | None:
    """Why a file of this content and ending (``.xlsx``) is not read, None where it may be opened."""
    if ending == ".xlsm":
        return "a workbook with macros is not read; save it as .xlsx"
    if len(content) > LARGEST:
        return f"the file is larger than {LARGEST // 1_000_000} MB; a plan takes far less"
    if content.startswith(_OLE):
        return "the workbook has a password, or is in the old form .xls; take the password off, or save it as .xlsx"
    if not content.startswith(b"PK"):
        return "the file is empty" if not content else "this is no workbook; save it as .xlsx"
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _about_parts(archive.infolist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return f"the workbook is damaged, or only a part of it is there; {_AGAIN}"


def _about_parts(parts: list[ZipInfo]) -> str | None:
    names = {part.filename for part in parts}
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        return "the file has a password; take it off"
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        return "a workbook with macros is not read; save it as .xlsx"
    if "xl/workbook.bin" in names:
        return "the workbook is in the form .xlsb; save it as .xlsx"
    if "xl/workbook.xml" not in names:
        return "this is no workbook; save it as .xlsx"
    return reason_of_sizes(parts)


def reason_of_sizes(parts: list[ZipInfo]) -> str | None:
    """Why a zip file of these parts is not unpacked, None where it may be."""
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    too_steep = unpacked > SMALL and unpacked > STEEPEST * max(packed, 1)
    if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS or too_steep:
        return "the workbook unpacks to far more than a plan takes, so it is not opened; copy its cells into a new one"
    return None
