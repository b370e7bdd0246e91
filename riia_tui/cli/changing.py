"""``riia set``, ``withdraw``, ``add`` and ``excuse``: changes to the plan, with who agreed them and why."""

from argparse import Namespace

from db.errors import BadInput
from riia_tui.actions.commands import Outcome
from riia_tui.actions.plan_commands import AddItem, ChangePlan, Excuse, Withdraw
from riia_tui.cli.arguments import day, texts
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import columns
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import full_day


def agreed_options(parser: Parser) -> None:
    """Why, who agreed it, and when."""
    parser.add_argument("-m", "--why", metavar="WHY", required=True, help="why it changes")
    parser.add_argument("--agreed-by", metavar="NAME", help="who agreed it, such as a board")
    parser.add_argument("--on", type=day, metavar="DATE", help="when it was agreed; else the as-at day")
    parser.plan_option()


def set_options(parser: Parser) -> None:
    """What, which field, and its new value."""
    parser.add_argument("ref", metavar="REF", help="a KPI's ref, REF:2 for a measure, a code of an activity or theme")
    parser.add_argument("field", metavar="FIELD", help="such as due, statement, owner, target, lead, scope")
    parser.add_argument("value", metavar="VALUE", help="the new value; “none” empties the field")
    agreed_options(parser)


def set_field(desk: Desk, given: Namespace) -> int:
    """Changes one field of the plan and keeps what it was."""
    from riia_tui.actions.plan_changes import change_plan

    asked = ChangePlan(
        item=given.ref,
        field=given.field,
        value=given.value,
        why=given.why,
        on=given.on or desk.today,
        plan=given.plan,
        agreed_by=given.agreed_by,
    )
    return _told(desk, change_plan(desk.store, asked, desk.today))


def _told(desk: Desk, outcome: Outcome) -> int:
    """Where nothing was written there is nothing to undo."""
    return print_outcome(desk, outcome, undo=bool(outcome.key))


def withdraw_options(parser: Parser) -> None:
    """The KPI, and what stands in its place."""
    parser.add_argument("ref", metavar="REF", help="the KPI's ref")
    parser.add_argument("--replaced-by", metavar="REF", help="the KPI in its place")
    agreed_options(parser)


def withdraw_kpi(desk: Desk, given: Namespace) -> int:
    """Closes a KPI that is no longer promised."""
    from riia_tui.actions.plan_changes import withdraw

    asked = Withdraw(
        ref=given.ref,
        why=given.why,
        on=given.on or desk.today,
        plan=given.plan,
        agreed_by=given.agreed_by,
        replaced_by=given.replaced_by,
    )
    return _told(desk, withdraw(desk.store, asked, desk.today))


OF_KPI = ("statement", "due", "due-text", "kind", "cadence", "owner")
OF_ACTIVITY = ("title", "description", "lead", "sponsor", "scope")
OF_THEME = ("title", "aim", "lead")


def add_kpi_options(parser: Parser) -> None:
    """What a new KPI says and where it stands."""
    parser.add_argument("--under", metavar="CODE", required=True, help="the activity or theme that it stands under")
    _field_options(parser, OF_KPI)
    parser.add_argument(
        "--measure", action="append", metavar="MEASURE", help="“participation >= 86 percent of 15”; may be repeated"
    )


def add_activity_options(parser: Parser) -> None:
    """What a new activity says and where it stands."""
    parser.add_argument("--under", metavar="CODE", required=True, help="the theme that it stands under")
    _field_options(parser, OF_ACTIVITY)


def add_theme_options(parser: Parser) -> None:
    """What a new theme says and where it stands."""
    parser.add_argument("--under", metavar="CODE", help="the theme that it stands under; else at the top")
    _field_options(parser, OF_THEME)


def _field_options(parser: Parser, names: tuple[str, ...]) -> None:
    parser.add_argument("--code", metavar="CODE", help="its printed code")
    for at, name in enumerate(names):
        parser.add_argument(f"--{name}", metavar="DATE" if name == "due" else "TEXT", required=at == 0)
    agreed_options(parser)


def add_kpi(desk: Desk, given: Namespace) -> int:
    """Adds a KPI."""
    return _add(desk, given, "kpi", OF_KPI, texts(given.measure))


def add_activity(desk: Desk, given: Namespace) -> int:
    """Adds an activity."""
    return _add(desk, given, "activity", OF_ACTIVITY)


def add_theme(desk: Desk, given: Namespace) -> int:
    """Adds a theme."""
    return _add(desk, given, "theme", OF_THEME)


def _add(desk: Desk, given: Namespace, table: str, names: tuple[str, ...], measures: tuple[str, ...] = ()) -> int:
    from riia_tui.actions.plan_additions import add_item

    typed = {name.replace("-", "_"): getattr(given, name.replace("-", "_")) for name in names}
    asked = AddItem(
        table=table,
        plan=given.plan,
        under=given.under,
        fields=tuple((name, value) for name, value in typed.items() if value is not None),
        why=given.why,
        on=given.on or desk.today,
        agreed_by=given.agreed_by,
        code=given.code,
        measures=measures,
    )
    return _told(desk, add_item(desk.store, asked, desk.today))


def excuse_options(parser: Parser) -> None:
    """Who, from when and until when, and why."""
    parser.add_argument("authorities", nargs="?", metavar="NAMES", help="authorities, with commas between")
    parser.add_argument("--from", dest="since", type=day, metavar="DATE", help="the first day")
    parser.add_argument("--until", type=day, metavar="DATE", help="the last day; else for the time being")
    parser.add_argument("-m", "--why", metavar="WHY", help="why, such as an inspection")
    parser.add_argument("--list", action="store_true", help="list who is excused")
    parser.plan_option()


def excuse_authorities(desk: Desk, given: Namespace) -> int:
    """Excuses authorities, or lists who is."""
    if given.list:
        return _print_excused(desk, given.plan)
    if not given.authorities or given.since is None or not given.why:
        raise BadInput(
            "Who is excused, from when and why must be given.",
            "Write it as: riia excuse Torbay --from 2025-11-10 --until 2025-11-28 -m inspection",
        )
    from riia_tui.actions.excusing import excuse

    asked = Excuse(given.authorities, given.since, given.why, given.until, given.plan)
    return _told(desk, excuse(desk.store, asked))


def _print_excused(desk: Desk, plan: str | None) -> int:
    from riia_tui.views.excused import excused

    lines = excused(desk.store, plan, desk.today)
    if desk.out.as_json:
        desk.out.json(lines)
        return 0
    rows = [(e.organisation, full_day(e.since), full_day(e.until) or "open", e.why) for e in lines]
    for line in columns(rows) or ["Nobody is excused."]:
        desk.out.line(line)
    return 0


def roll_options(parser: Parser) -> None:
    """The plan that ends, and the code and dates of the one that begins."""
    parser.add_argument("plan", metavar="PLAN", help="the code of the plan that ends")
    parser.add_argument("--to", metavar="CODE", required=True, help="the code of the plan that begins")
    parser.add_argument("--title", metavar="TEXT", help="its title")
    parser.add_argument("--starts", type=day, metavar="DATE", help="its first day; else the day after the old plan")
    parser.add_argument("--ends", type=day, metavar="DATE", help="its last day; else it is as long as the old plan")


def roll(desk: Desk, given: Namespace) -> int:
    """Begins next year's plan."""
    from riia_tui.actions.roll import RollPlan, roll_plan

    asked = RollPlan(given.plan, given.to, given.title, given.starts, given.ends)
    return _told(desk, roll_plan(desk.store, asked, desk.today))


PARTS = {
    "roll": Part(roll_options, roll, "roll sw-2025-26 --to sw-2026-27"),
    "set": Part(set_options, set_field, 'set 1.2.1A due 2026-02-28 -m "late" --agreed-by "RIIA Board"'),
    "withdraw": Part(withdraw_options, withdraw_kpi, 'withdraw 1.2.1A -m "no longer funded"'),
    "add kpi": Part(add_kpi_options, add_kpi, 'add kpi --under theme:1.2 --statement "Three events" -m new'),
    "add activity": Part(add_activity_options, add_activity, 'add activity --under 1.2 --title "Peer visits" -m new'),
    "add theme": Part(add_theme_options, add_theme, 'add theme --title "Kinship care" -m "new grant"'),
    "excuse": Part(excuse_options, excuse_authorities, "excuse Torbay --from 2025-11-10 -m inspection"),
}
