"""``riia import`` of a tracker: how it is read, what does not fit, and taking it in."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import BadInput
from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_section
from riia_tui.cli.outcome import print_outcome

if TYPE_CHECKING:
    from db.engine import Store
    from riia_tui.actions.trackers import Opened
    from riia_tui.exchange.trackers.rows import Misfit

StoreOrNew = Callable[[Desk], AbstractContextManager[tuple["Store", bool]]]
LARGE = 500_000
"""Bytes from which on a terminal is told that a file is being read."""

MAP_END = ".map.yaml"
MOST = 40
"""Cells that do not fit that are printed; ``--json`` has all of them."""


def import_tracker(desk: Desk, given: Namespace, store_or_new: StoreOrNew) -> int:
    """Writes how a tracker is most likely read (``--suggest``), or takes it in by a map."""
    path = Path(given.file).expanduser()
    if given.suggest:
        return _suggest(desk, given, path)
    if not given.map:
        raise BadInput(
            f"{path.name} is no plan workbook; it looks like a tracker of your own.",
            f"See how it would be read with “riia import {_typed(path)} --suggest”, or open riia and press 6, then i.",
        )
    return _take(desk, given, path, store_or_new)


def _typed(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def _tell_reading(desk: Desk, path: Path) -> None:
    """On a terminal, that a large file takes a moment and can be stopped."""
    if desk.out.is_terminal and path.is_file() and path.stat().st_size > LARGE:
        sys.stderr.write(f"Reading {path.name} (Ctrl+C stops; nothing is taken in)\n")


def _suggest(desk: Desk, given: Namespace, path: Path) -> int:
    from riia_tui.actions.trackers import open_tracker
    from riia_tui.exchange.trackers.fit_file import fit_text
    from riia_tui.exchange.trackers.rows import read_rows

    place = Path(given.map).expanduser() if given.map else path.with_name(path.stem + MAP_END)
    if place.exists():
        raise BadInput(f"{place} is there already.", "Name another file with --map, or import with this one.")
    _tell_reading(desk, path)
    opened = open_tracker(desk.store if desk.store_exists else None, path, desk.today, given.plan)
    reading = read_rows(opened.tracker, opened.fit, desk.today)
    try:
        place.write_text(fit_text(opened.fit), encoding="utf-8", newline="\n")
    except OSError as fault:
        raise BadInput(f"{place} cannot be written: {fault.strerror}.", "Name another file with --map.") from fault
    if desk.out.as_json:
        desk.out.json({"map": str(place), "rows": len(reading.rows), "misfits": reading.misfits})
        return 0
    _print_opened(desk, opened)
    _print_misfits(desk, "Does not fit", reading.misfits)
    _print_misfits(desk, "To be known", reading.remarks)
    desk.out.blank()
    desk.out.wrapped(f"{phrases.counted(len(reading.rows), 'KPI')} can be read. Nothing is taken in yet.")
    desk.out.wrapped(f"How it is read is in {place}. Put it right there, then type:")
    desk.out.line(f"  riia import {_typed(path)} --map {_typed(place)}")
    return 0


def _print_opened(desk: Desk, opened: "Opened") -> None:
    out = desk.out
    if opened.is_kept:
        out.wrapped("A tracker with these headings was taken in before; it is read in the same way.")
    for plan in opened.fit.plans:
        lacking = "" if plan.region else "; its region is not named yet: write it in the map"
        days = f"{phrases.full_day(plan.starts)} to {phrases.full_day(plan.ends)}"
        out.wrapped(f"{plan.code}: {plan.title}, {days}{lacking}", "", "  ")
    for table in opened.fit.tables:
        out.blank()
        left = "" if table.taken else " (left out)"
        theme = f", theme {table.theme}" if table.theme else ""
        out.wrapped(f"Sheet {table.sheet}, headings in row {table.first}{theme}{left}")
        for column in table.columns if table.taken else ():
            on = f" of {phrases.full_day(column.on)}" if column.on else ""
            out.wrapped(f"{column.letter}  {column.heading}: {column.field}{on}", "  ", "       ")
    unknown = [word for word, status in opened.fit.words.items() if status is None]
    if unknown:
        out.blank()
        out.wrapped(f"Not known as a RAG: {phrases.listed([f'“{word}”' for word in unknown])}", "", "  ")
    for note in opened.tracker.notes:
        out.blank()
        out.wrapped(note)


def _print_misfits(desk: Desk, heading: str, misfits: "Sequence[Misfit]") -> None:
    if not misfits:
        return
    print_section(desk.out, heading, len(misfits))
    for misfit in misfits[:MOST]:
        desk.out.wrapped(f"{misfit.where}: {misfit.said}", "  ", "    ")
    if len(misfits) > MOST:
        desk.out.line(f"  and {len(misfits) - MOST} more")


def _take(desk: Desk, given: Namespace, path: Path, store_or_new: StoreOrNew) -> int:
    from riia_tui.actions.trackers import preview_tracker, take_tracker
    from riia_tui.exchange.trackers.fit_file import read_fit
    from riia_tui.exchange.trackers.opening import read_tracker
    from riia_tui.planfile.opening import content_of

    place = Path(given.map).expanduser()
    try:
        fit = read_fit(content_of(place, LARGEST_MAP).decode("utf-8-sig"), place.name)
    except UnicodeDecodeError as fault:
        raise BadInput(f"{place.name} is no text.", "Save it as UTF-8.") from fault
    _tell_reading(desk, path)
    tracker = read_tracker(path)
    with store_or_new(desk) as (store, _):
        preview = preview_tracker(store, tracker, fit, desk.today)
        outcome = take_tracker(store, preview, desk.today)
    if desk.out.as_json:
        return print_outcome(desk, outcome)
    _print_misfits(desk, "Does not fit", preview.misfits)
    if preview.misfits:
        desk.out.blank()
    return print_outcome(desk, outcome, undo=bool(outcome.key))


LARGEST_MAP = 2_000_000
"""Bytes that a map may have."""
