"""``riia set``, ``withdraw``, ``excuse`` and ``roll``: changes to the plan, with who agreed them and why."""

from argparse import Namespace

from db.errors import BadInput
from riia_tui.actions.commands import Outcome
from riia_tui.actions.plan_commands import ChangePlan, Excuse, Withdraw
from riia_tui.cli.arguments import day
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
    parser.add_argument("ref", metavar="ITEM", help="a KPI's ref, REF:2 for a measure, the code of a heading or plan")
    parser.add_argument(
        "field", metavar="FIELD", help="such as due, owner, target, lead, scope, under, position, quarters"
    )
    parser.add_argument("value", metavar="VALUE", help="the new value; “none” empties the field")
    parser.add_argument("--yes", action="store_true", help="move the due dates that new quarters would move")
    agreed_options(parser)


def set_field(desk: Desk, given: Namespace) -> int:
    """Changes one field of the plan and keeps what it was."""
    from riia_tui.actions.plan_changes import change_plan

    if given.field.strip().casefold() == "quarters" and not given.yes and _previewed(desk, given):
        return 0
    asked = ChangePlan(
        item=given.ref,
        field=given.field,
        value=given.value,
        why=given.why,
        on=given.on or desk.today,
        plan=given.plan,
        agreed_by=given.agreed_by,
    )
    return print_change(desk, change_plan(desk.store, asked, desk.today))


def _previewed(desk: Desk, given: Namespace) -> bool:
    """Shows which due dates a plan's quarters would move; False where none would, so that nothing needs asking."""
    from riia_tui.actions.plan_head import quarters_preview

    moves = quarters_preview(desk.store, given.ref, given.value)
    if not moves:
        return False
    if desk.out.as_json:
        desk.out.json({"plan": given.ref, "moves": moves})
        return True
    desk.out.wrapped(f"With quarters of the {given.value} year these due dates would move:")
    for line in columns([(each.ref, full_day(each.was), "becomes", full_day(each.becomes)) for each in moves]):
        desk.out.line(f"  {line}")
    desk.out.blank()
    desk.out.wrapped("Nothing was changed yet. To change the plan and these dates, type the same with --yes.")
    return True


def print_change(desk: Desk, outcome: Outcome) -> int:
    """Says what was changed; where nothing was written there is nothing to undo."""
    return print_outcome(desk, outcome, undo=bool(outcome.key))


def withdraw_options(parser: Parser) -> None:
    """What is withdrawn, and what stands in its place."""
    parser.add_argument("item", metavar="ITEM", help="a KPI's ref, REF:2 for a measure, the code of a heading")
    parser.add_argument("--replaced-by", metavar="ITEM", help="what takes its place")
    agreed_options(parser)


def withdraw_item(desk: Desk, given: Namespace) -> int:
    """Withdraws what is no longer promised; a heading takes every KPI below it along."""
    from riia_tui.actions.withdrawing import withdraw

    asked = Withdraw(
        item=given.item,
        why=given.why,
        on=given.on or desk.today,
        plan=given.plan,
        agreed_by=given.agreed_by,
        replaced_by=given.replaced_by,
    )
    return print_change(desk, withdraw(desk.store, asked, desk.today))


def excuse_options(parser: Parser) -> None:
    """Who, from when and until when, and why."""
    parser.add_argument("authorities", nargs="?", metavar="NAMES", help="authorities, with commas between")
    parser.add_argument("--from", dest="since", type=day, metavar="DATE", help="the first day")
    parser.add_argument("--until", type=day, metavar="DATE", help="the last day; else for the time being")
    parser.add_argument("-m", "--why", metavar="WHY", help="why, such as an inspection")
    parser.add_argument("--over", action="store_true", help="take the excuse from that day out again")
    parser.add_argument("--list", action="store_true", help="list who is excused")
    parser.plan_option()


def excuse_authorities(desk: Desk, given: Namespace) -> int:
    """Excuses authorities, or lists who is."""
    if given.list:
        return _print_excused(desk, given.plan)
    if not given.authorities or given.since is None or not (given.why or given.over):
        raise BadInput(
            "Who is excused, from when and why must be given.",
            "Write it as: riia excuse Torbay --from 2025-11-10 --until 2025-11-28 -m inspection",
        )
    from riia_tui.actions.excusing import excuse

    asked = Excuse(given.authorities, given.since, given.why or "", given.until, given.plan, given.over)
    return print_change(desk, excuse(desk.store, asked))


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
    return print_change(desk, roll_plan(desk.store, asked, desk.today))


PARTS = {
    "roll": Part(roll_options, roll, "roll sw-2025-26 --to sw-2026-27"),
    "set": Part(set_options, set_field, 'set 1.2.1A due 2026-02-28 -m "late" --agreed-by "RIIA Board"'),
    "withdraw": Part(withdraw_options, withdraw_item, 'withdraw 1.2.1A -m "no longer funded"'),
    "excuse": Part(excuse_options, excuse_authorities, "excuse Torbay --from 2025-11-10 -m inspection"),
}
