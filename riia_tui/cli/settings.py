"""``riia settings``: what a region has set, and a change of it with what it would re-rate."""

from argparse import Namespace

from db.words import Status
from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.settings import Preview, RegionSettings, Rerated, preview, settings

INSIDE = " " * 18


def list_options(parser: Parser) -> None:
    """Which plan's region."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="a plan of the region; else every region")
    parser.plan_option()


def list_settings(desk: Desk, given: Namespace) -> int:
    """Prints every setting with its meaning, and what was changed."""
    found = settings(desk.store, given.code or given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print_settings(desk.out, each)
    if not found:
        desk.out.line("There is no plan in this store yet. Add one with “riia init sw-2025-26”.")
    return 0


def _print_settings(out: Output, found: RegionSettings) -> None:
    out.wrapped(f"{found.region} · {', '.join(found.plans)} · as at {phrases.full_day(found.as_at)}")
    out.blank()
    for line in found.settings:
        usual = " (as usual)" if line.is_default else ""
        out.wrapped(f"{line.shown}{usual}", f"{line.name:<{len(INSIDE)}}", INSIDE)
        out.wrapped(line.meaning, INSIDE)
    if found.changes:
        out.blank()
        out.line("Changed, newest first")
    for change in found.changes:
        why = f": {change.why}" if change.why else ""
        out.wrapped(
            f"from {phrases.full_day(change.since)}  {change.name}: {change.was} to {change.becomes}{why}", "  ", "    "
        )


def set_options(parser: Parser) -> None:
    """The setting and its new value."""
    parser.add_argument("name", metavar="NAME", help="as “riia settings” lists it, such as behind")
    parser.add_argument("value", metavar="VALUE", help="as “riia settings” shows it; “default” for the usual one")
    parser.add_argument("-m", "--why", metavar="WHY", help="why it changes")
    parser.add_argument("--yes", action="store_true", help="make the change; without it, only show what it would do")
    parser.plan_option()


def set_setting(desk: Desk, given: Namespace) -> int:
    """Shows what a change would re-rate; with ``--yes`` makes it."""
    from riia_tui.actions.commands import ChangeSetting
    from riia_tui.actions.settings import change_setting

    if not given.yes:
        found = preview(desk.store, given.plan, given.name, given.value, desk.today)
        desk.out.json(found) if desk.out.as_json else _print_preview(desk.out, found)
        return 0
    asked = ChangeSetting(given.name, given.value, desk.today, given.plan, given.why)
    outcome = change_setting(desk.store, asked)
    return print_outcome(desk, outcome, undo=bool(outcome.key))


def _print_preview(out: Output, found: Preview) -> None:
    day = phrases.full_day(found.since)
    out.wrapped(f"{found.region}: {found.name} would be {found.becomes} (now {found.was}) from {day} on.")
    out.blank()
    out.line(f"Of {phrases.counted(found.kpis, 'KPI')}, rated otherwise: {len(found.rerated)}")
    refs = widest(line.ref for line in found.rerated)
    several = len({line.plan for line in found.rerated}) > 1
    for line in found.rerated:
        start = f"  {line.plan + '  ' if several else ''}{padded(line.ref, refs)}  {_steps(out, line)}  "
        out.line(start + phrases.cut(line.statement, max(16, out.width - cells(start))))
    for each in found.unproven:
        out.line(f"Greens without proof in {each.plan}: {each.was} to {each.becomes}")
    for step in found.steps:
        was, becomes = (phrases.full_day(on) or "none" for on in (step.was, step.becomes))
        out.wrapped(f"{step.plan}, next board, {step.name}: {was} to {becomes}", after="  ")
    out.blank()
    out.wrapped("Nothing is written yet. The same with “--yes” makes the change; earlier boards stay as they were.")


def _steps(out: Output, line: Rerated) -> str:
    """What changes of a KPI: its letter, else what the figure says, else its warning."""
    if line.status is not line.becomes_status:
        return f"{_letter(out, line.status)} to {_letter(out, line.becomes_status)}"
    if line.says is not line.becomes_says:
        return f"figure says {_letter(out, line.says)} to {_letter(out, line.becomes_says)}"
    before, after = (phrases.WARNINGS[each] if each else "no warning" for each in (line.warning, line.becomes_warning))
    return f"{before} to {after}"


def _letter(out: Output, status: Status | None) -> str:
    return out.letter(phrases.letter(status), status)


PARTS = {
    "settings": Part(list_options, list_settings, "settings sw-2025-26"),
    "settings set": Part(set_options, set_setting, 'settings set behind 15 --plan sw-2025-26 -m "agreed in June"'),
}
