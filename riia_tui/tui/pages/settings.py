"""What a region has set, and what was changed."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.settings import RegionSettings


def settings_page(found: RegionSettings, width: int, today: date) -> Page:
    """Every setting with its meaning; Enter changes one, after showing what it would re-rate."""
    page = Page(f"Settings of {found.region}", width, today)
    for line in found.settings:
        usual = " (as usual)" if line.is_default else ""
        row = (("Setting", line.name), ("Value", f"{line.shown}{usual}"), ("Meaning", line.meaning))
        page.entry(f"{line.name:<16} ", f"{line.shown}{usual}", Opens.SETTING, line.name, row=row)
        page.words(line.meaning, 17, "dim")
    if found.changes:
        page.heading("Changed, newest first")
    for change in found.changes:
        why = f": {change.why}" if change.why else ""
        page.words(f"from {phrases.full_day(change.since)} {change.name}, {change.was} to {change.becomes}{why}")
    return page
