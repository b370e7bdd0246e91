"""What a region may set: when a KPI is soon, quiet, early, behind, or to be looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits of the status rules; days are calendar days.

    ``early`` is a share of a KPI's time (0 to 1), ``behind`` is in percentage points.
    """

    soon: int = 28
    quiet: int = 28
    early: float = 0.25
    behind: float = 20.0
    look_again: int = 90


def thresholds_of(settings: Mapping[str, Any]) -> Thresholds:
    """The region's own limits where its settings give them, else the defaults."""
    given = settings.get("thresholds", {})
    known = {f.name for f in fields(Thresholds)}
    return Thresholds(**{name: value for name, value in given.items() if name in known})
