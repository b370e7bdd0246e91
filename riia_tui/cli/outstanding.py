"""``riia outstanding`` and ``riia authority``: what is expected from whom, and one authority whole."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head, print_records, print_section
from riia_tui.cli.output import Output, cells, columns, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.authority import Authority, authority
from riia_tui.views.outstanding import By, Group, Outstanding, Update, Wanted, outstanding
from riia_tui.views.parts import PART_WORDS

TITLES = {By.AUTHORITY: "By authority", By.LEAD: "By lead", By.PERSON: "By person"}
NOBODY = "nobody is named"


def options(parser: Parser) -> None:
    """The plan. ``--by`` is every command's own; here, where nothing is signed, its words group the list."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()
    parser.epilog = f"{GROUPING}\n\n{parser.epilog or ''}"


GROUPING = "  --by authority|lead|person   only these; else all three, one after another"


def _grouping(given: Namespace) -> By | None:
    """The one grouping that is asked for; another name after ``--by`` is a person's and groups nothing."""
    return next((by for by in By if by == (given.by or "").strip().casefold()), None)


def show_outstanding(desk: Desk, given: Namespace) -> int:
    """Prints updates outstanding, plan by plan."""
    codes = plan_codes(desk, given.code or given.plan)
    found = [outstanding(desk.store, code, desk.today, _grouping(given)) for code in codes]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print_outstanding(desk.out, each)
    return 0


def _print_outstanding(out: Output, found: Outstanding) -> None:
    print_head(out, found.head)
    if not found.groups:
        out.line("No update is outstanding.")
    for by in dict.fromkeys(group.by for group in found.groups):
        out.blank()
        out.line(TITLES[by])
        for group in found.groups:
            if group.by is by:
                _print_group(out, group, found.head.as_at)


def _print_group(out: Output, group: Group, today: date) -> None:
    out.blank()
    out.line(f"  {group.name or NOBODY} ({len(group.updates)})")
    _print_updates(out, group.updates, today, "    ")


def _print_updates(out: Output, updates: Sequence[Update], today: date, indent: str) -> None:
    days = widest(_day(update, today) for update in updates)
    refs = widest(update.ref or "" for update in updates)
    for update in updates:
        late = "late" if update.overdue else "    "
        start = f"{indent}{padded(_day(update, today), days)}  {late}  {padded(update.ref or '', refs)}  "
        said = update.what if update.wanted is Wanted.RAG else f"{update.wanted}: {update.what}"
        out.line(start + phrases.cut(said, max(20, out.width - cells(start))))


def _day(update: Update, today: date) -> str:
    return phrases.day(update.due, today) or "no date"


def authority_options(parser: Parser) -> None:
    """The authority, and the plan."""
    parser.add_argument("name", metavar="NAME", help="its full or short name")
    parser.plan_option()


def show_authority(desk: Desk, given: Namespace) -> int:
    """Prints one authority whole, plan by plan."""
    found = authority(desk.store, given.name, given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print_authority(desk.out, each)
    return 0


def _print_authority(out: Output, found: Authority) -> None:
    today = found.head.as_at
    print_head(out, found.head)
    out.wrapped(f"{found.name}{f' ({found.short_name})' if found.short_name else ''}")
    out.wrapped(f"In {found.took_part} of {phrases.counted(found.asked, 'KPI')} that count it.", "  ")
    for spell in found.excused:
        until = f"until {phrases.full_day(spell.until)}" if spell.until else "for the time being"
        out.wrapped(f"Excused from {phrases.full_day(spell.since)} {until}: {spell.why}", "  ")
    print_section(out, "Outstanding", len(found.outstanding))
    _print_updates(out, found.outstanding, today, "  ")
    print_section(out, "KPIs that count it", len(found.kpis))
    refs = widest(kpi.ref for kpi in found.kpis)
    for kpi in found.kpis:
        start = f"  {padded(kpi.ref, refs)}  {padded(PART_WORDS[kpi.part], 9)}  "
        out.line(start + phrases.cut(kpi.name, out.width - cells(start)))
    print_section(out, "Networks", len(found.networks))
    rows = [
        (m.network, f"came to {m.came} of {m.of}", m.person or "", "" if m.now else "no member now")
        for m in found.networks
    ]
    for line in columns(rows):
        out.line(f"  {line}")
    for part in found.roles:
        print_section(out, part.role.capitalize(), len(part.records))
        print_records(out, part.records, today)


PARTS = {
    "outstanding": Part(options, show_outstanding, "outstanding sw-2025-26 --by authority"),
    "authority": Part(authority_options, show_authority, "authority Torbay --plan sw-2025-26"),
}
