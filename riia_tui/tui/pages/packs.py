"""Packs: reports as they were sent, and what they would say otherwise now."""

from datetime import date

from riia_tui import phrases
from riia_tui.reports.catalogue import REPORTS
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.packs import Difference, Differences, PackLine, Packs


def packs_page(found: Packs, width: int, today: date) -> Page:
    """Every pack, newest first, with its receipt and its files."""
    page = Page(f"Packs: reports as they were sent {len(found.lines)}", width, today)
    for line in found.lines:
        _pack(page, line)
    if not found.lines:
        page.words("Nothing has been frozen yet: n in Reports keeps a report as it is sent.", style="dim")
    return page


def pack_title(line: PackLine) -> str:
    """“Board pack of 18 Sep 2025”."""
    return f"{_name(line)} of {phrases.full_day(line.meeting)}"


def _name(line: PackLine) -> str:
    """What people call the report that it keeps."""
    kind = REPORTS.get(line.report)
    return kind.title if kind else line.report


def _pack(page: Page, line: PackLine) -> None:
    page.entry(f"{phrases.day(line.meeting, page.today):>11}  ", _name(line), Opens.PACK, line.key, "bold")
    received = f"received {phrases.day(line.received, page.today)}" if line.received else "no receipt yet"
    cleared = f"cleared by {line.cleared_by}" if line.cleared_by else ""
    as_at = f"as at {phrases.day(line.as_at, page.today)}"
    said = (as_at, f"for {phrases.AUDIENCES[line.audience]}", cleared, received, line.receipt)
    page.words(" · ".join(filter(None, said)), 13, "dim")
    for file in line.files:
        page.words(f"{file.name}, {file.size // 1024 + 1} kB", 13, "dim")


def differences_page(found: Differences, report: str, width: int, today: date) -> Page:
    """Every figure that is not what was last sent, what was restated first; Enter says why."""
    if found.pack is None:
        page = Page(f"What differs in “{report}”", width, today)
        page.words("It was not sent before today, so nothing can differ.", style="dim")
        return page
    sent = phrases.day(found.pack.meeting, today)
    page = Page(f"“{report}” of {sent}: {len(found.lines)} differ, {found.unexplained} not explained", width, today)
    for line in found.lines:
        _difference(page, line)
    if not found.lines:
        page.words("Every figure is as it was sent.", style="dim")
    return page


def difference_words(line: Difference) -> str:
    """What was sent and what it is now."""
    return f"{line.was or 'not there'} to {line.now or 'not there'}"


def _difference(page: Page, line: Difference) -> None:
    room = 28 if page.width >= 70 else 20
    start = f"  {phrases.cut(line.item, room):<{room}}  "
    page.entry(start, difference_words(line), Opens.DIFFERENCE, line.item)
    page.words(f"for the same day it is {line.restated} now" if line.restated is not None else "", len(start), "bold")
    page.words(line.explained or "", len(start), "dim")
