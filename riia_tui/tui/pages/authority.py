"""One authority whole: what it took part in, received and supplied, and what is outstanding."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.outstanding import updates
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.authority import Authority
from riia_tui.views.parts import PART_WORDS


def authority_page(found: Authority, width: int, today: date) -> Page:
    """Everything about one authority in one plan."""
    page = Page(found.name, width, today)
    page.heading(f"In {found.took_part} of {phrases.counted(found.asked, 'KPI')} that ask for it")
    for spell in found.excused:
        until = f"until {phrases.full_day(spell.until)}" if spell.until else "for the time being"
        page.words(f"excused from {phrases.full_day(spell.since)} {until}: {spell.why}")
    page.heading(f"Outstanding {len(found.outstanding)}")
    updates(page, found.outstanding)
    page.heading(f"KPIs that ask for it {len(found.kpis)}")
    for kpi in found.kpis:
        start = f"  {kpi.part.value} {kpi.ref:<8} {PART_WORDS[kpi.part]:<9}  "
        row = (("KPI", kpi.ref), ("Part", PART_WORDS[kpi.part]), ("Statement", kpi.name))
        page.entry(start, kpi.name, Opens.KPI, kpi.ref, row=row)
    page.heading(f"Networks {len(found.networks)}")
    for member in found.networks:
        said = [f"came to {member.came} of {member.of}", member.person or "", "" if member.now else "no member now"]
        words = ", ".join(filter(None, said))
        page.entry("  ", f"{member.network}: {words}", row=(("Network", member.network), ("Standing", words)))
    for part in found.roles:
        page.heading(f"{part.role.capitalize()} {len(part.records)}")
        for record in part.records:
            page.record(record, record.summary)
    return page
