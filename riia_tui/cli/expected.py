"""``riia expected``: the records that rhythms and limits expect, each met, due or missed."""

from argparse import Namespace
from collections import defaultdict
from datetime import date, timedelta

from riia_tui.cli.arguments import span
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head, print_section
from riia_tui.cli.output import Output, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import day as short_day
from riia_tui.phrases import listed
from riia_tui.rules.expected import State
from riia_tui.views.expected import ExpectedLine, ExpectedList, expected


def options(parser: Parser) -> None:
    """The plan, and how far ahead."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()
    parser.add_argument("--within", type=span, default=28, metavar="SPAN", help="how far ahead, as 30d or 4w (28d)")


def show_expected(desk: Desk, given: Namespace) -> int:
    """Prints what was missed and what comes next, plan by plan; with ``--json`` everything."""
    found = [expected(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        _print(desk.out, each, desk.today, desk.today + timedelta(days=given.within))
    return 0


def _print(out: Output, found: ExpectedList, today: date, until: date) -> None:
    print_head(out, found.head)
    missed = [line for line in found.lines if line.state is State.MISSED]
    due = [line for line in found.lines if line.state is State.DUE and line.last <= until]
    _print_missed(out, missed, today)
    _print_due(out, f"Due by {short_day(until, today)}", due, today)
    out.blank()
    later = found.count(State.DUE) - len(due)
    out.line(f"{found.count(State.MET)} met, {found.count(State.MISSED)} missed, {later} due later")


def _print_missed(out: Output, lines: list[ExpectedLine], today: date) -> None:
    """What was missed, with the days of each in one place."""
    groups: dict[tuple[str, str], list[ExpectedLine]] = defaultdict(list)
    for line in lines:
        groups[line.ref or "", line.said].append(line)
    print_section(out, "Missed", len(lines))
    refs = widest(ref for ref, _ in groups)
    for (ref, said), missed in groups.items():
        head = f"  {padded(ref, refs)}  "
        out.wrapped(f"{said}: {listed([_day_missed(line, today) for line in missed])}", head, " " * len(head))


def _day_missed(line: ExpectedLine, today: date) -> str:
    came = f" (came on {short_day(line.done, today)})" if line.done else ""
    return f"{short_day(line.last, today)}{came}"


def _print_due(out: Output, title: str, lines: list[ExpectedLine], today: date) -> None:
    print_section(out, title, len(lines))
    days = widest(short_day(line.last, today) for line in lines)
    refs = widest(line.ref or "" for line in lines)
    for line in lines:
        head = f"  {padded(short_day(line.last, today), days)}  {padded(line.ref or '', refs)}  "
        out.wrapped(line.said, head, " " * len(head))


PARTS = {"expected": Part(options, show_expected, "expected sw-2025-26 --within 30d")}
