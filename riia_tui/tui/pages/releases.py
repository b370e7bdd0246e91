"""Names outside the region: which authority agreed to be named to whom."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.releases import Release, ReleaseLine, Releases

COUNTED = "counted, not named"


def releases_page(found: Releases, width: int, today: date) -> Page:
    """Every authority with what it agreed to; Enter changes it, after showing what would then be read."""
    named = sum(any(each.holds for each in line.releases) for line in found.lines)
    page = Page(f"Named outside the region: {named} of {len(found.lines)}", width, today)
    page.words("Support is given without blame: an authority is counted and not named, unless it agreed.", 0, "dim")
    page.words("")
    for line in found.lines:
        _authority(page, line)
    if not found.lines:
        page.words("No authority is entered yet: a in Programme adds some.", style="dim")
    return page


def released_words(release: Release) -> str:
    """“named to the Department from 21 Nov 2025: agreed by its director”, or that it no longer is."""
    who = phrases.AUDIENCES[release.audience]
    if release.until is not None:
        return f"named to {who} until {phrases.full_day(release.until)}"
    why = f": {release.why.rstrip('.')}" if release.why else ""
    return f"named to {who} from {phrases.full_day(release.since)}{why}"


def _authority(page: Page, line: ReleaseLine) -> None:
    room = 36 if page.width >= 70 else 24
    said = [released_words(each) for each in line.releases] or [COUNTED]
    for at, words in enumerate(said):
        name = phrases.cut(line.authority, room) if at == 0 else ""
        row = (("Authority", line.authority), ("Named", words))
        style = "" if line.releases else "dim"
        page.entry(f"{name:<{room}}  ", words, Opens.RELEASE, line.authority, style, row)
