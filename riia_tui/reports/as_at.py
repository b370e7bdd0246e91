"""The day that a report stands for, as a date: files that carry one of their own take it from there."""

import re
from datetime import datetime

_NO_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - files keep it without a zone
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WORDED_DAY = re.compile(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})")


def as_at_day(text: str) -> datetime:
    """The first day that the text spells, as ``2025-12-01`` or ``1 Dec 2025``, at midnight; else 1 January 2000."""
    iso, worded = _ISO_DAY.search(text), _WORDED_DAY.search(text)
    try:
        if iso:
            return datetime(int(iso[1]), int(iso[2]), int(iso[3]))  # noqa: DTZ001
        if worded:
            month = _MONTHS.index(worded[2].lower()) + 1
            return datetime(int(worded[3]), month, int(worded[1]))  # noqa: DTZ001
    except ValueError:
        return _NO_DAY
    return _NO_DAY
