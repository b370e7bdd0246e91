"""From a file that says who came to what it means in a plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db.errors import BadInput
from riia_tui.exchange.attendance_files import sightings_of
from riia_tui.exchange.attendance_found import AttendanceFound, Named, attendance_found
from riia_tui.exchange.days import Span
from riia_tui.exchange.matching import Kept, Meant, network_called
from riia_tui.exchange.table_files import read_pages
from riia_tui.views.standing import Standing


@dataclass(frozen=True, slots=True)
class Beside:
    """What a person says beside a file: the network by name, the day, and what names mean (keys by folded name)."""

    network: str | None = None
    on: date | None = None
    meant: Mapping[str, str] = field(default_factory=dict)


def read_attendance(found: Standing, kept: Kept, path: Path, beside: Beside) -> AttendanceFound:
    """Who came, as a file says it, beside the record. Raises BadInput or UnknownName; nothing is written."""
    meant = Meant(found, kept, beside.meant)
    plan = found.facts.plan
    pages = read_pages(path)
    sightings = sightings_of(path, pages, Span(plan.starts, plan.ends, found.today), meant.is_body)
    if beside.on and len(sightings) > 1:
        raise BadInput(f"{path.name} has {len(sightings)} meetings, each with its own day.", "Leave out --on.")
    network = network_called(found, beside.network) if beside.network else None
    return attendance_found(found, path.name, sightings, meant, Named(network, beside.on))
