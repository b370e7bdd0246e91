"""``riia log return`` and ``riia returns``: data returns, entered and shown as a table of authorities by periods."""

from argparse import Namespace
from collections.abc import Iterator

from db.words import GAP_WORDS, Gap
from riia_tui.actions.commands import LogReturn
from riia_tui.cli.arguments import day, texts, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head
from riia_tui.cli.logging import NAMES, links_option
from riia_tui.cli.outcome import print_recorded
from riia_tui.cli.output import Output, cells, columns, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import counted, cut, full_day, listed, rounded_percent
from riia_tui.views.returns import Collection, PeriodSum, ReturnLine, ReturnState, returns

LONGEST_NAME = 36


def log_options(parser: Parser) -> None:
    """Everything that a data return has."""
    parser.plan_option(needed=True)
    parser.add_argument("--period", required=True, metavar="P", help="such as “Q2 2025-26” or “autumn term 2025”")
    parser.add_argument(
        "--authority",
        required=True,
        action="append",
        metavar=NAMES,
        help="whose it is; “all” means each of them",
    )
    parser.add_argument("--collection", metavar="NAME", help="what is collected, such as “SEND dashboard”")
    parser.add_argument("--due", type=day, metavar="DATE", help="its deadline")
    parser.add_argument("--received", type=day, metavar="DATE", help="when it came")
    parser.add_argument("--resubmitted", type=day, metavar="DATE", help="when it was sent again")
    parser.add_argument("--accepted", type=day, metavar="DATE", help="when it was accepted")
    codes = ", ".join(f"{gap} {words}" for gap, words in GAP_WORDS.items())
    parser.add_argument("--on", type=day, metavar="DATE", help="the day it stands under; else deadline or receipt")
    parser.add_argument("--title", metavar="TEXT", help="what it is called; else by authority, collection and period")
    parser.add_argument("--gap", type=_gap, metavar="CODE", help=f"why its value is missing: {codes}")
    parser.add_argument("--why", metavar="TEXT", help="the reason of the gap, in words")
    parser.add_argument("--note", metavar="TEXT")
    links_option(parser)


def _gap(text: str) -> Gap:
    return word(text, Gap, "code of a gap")


def log_return(desk: Desk, given: Namespace) -> int:
    """Enters a data return, or what is new of it."""
    from riia_tui.actions import returns as actions

    asked = LogReturn(
        plan=given.plan,
        period=given.period,
        authorities=texts(given.authority),
        **({"collection": given.collection} if given.collection else {}),
        on=given.on,
        title=given.title,
        due=given.due,
        received=given.received,
        resubmitted=given.resubmitted,
        accepted=given.accepted,
        gap=given.gap,
        why=given.why,
        counts_towards=texts(given.counts_towards),
        note=given.note,
    )
    return print_recorded(desk, actions.log_return(desk.store, asked, desk.today))


def options(parser: Parser) -> None:
    """The plan, and one collection of it."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()
    parser.add_argument("--collection", metavar="NAME", help="this collection only")


def show_returns(desk: Desk, given: Namespace) -> int:
    """Prints the tables, plan by plan."""
    codes = plan_codes(desk, given.code or given.plan)
    found = [returns(desk.store, code, desk.today, given.collection) for code in codes]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        print_head(desk.out, each.head)
        if not each.collections:
            desk.out.line("No data return is entered yet. “riia log return --help” shows how to begin.")
        for collection in each.collections:
            _print_collection(desk.out, collection)
    return 0


def _print_collection(out: Output, found: Collection) -> None:
    out.blank()
    out.line(f"{found.name} ({counted(len(found.lines), 'return')})")
    names = [cut(name, LONGEST_NAME) for name in found.authorities]
    for block in _blocks(found, out.width - widest(names) - 4):
        rows = [["", *(period.period for period in block)]]
        for name, authority in zip(names, found.authorities, strict=True):
            rows.append([name, *(_cell(found.cell(authority, period.period)) for period in block)])
        for line in columns(rows):
            out.line(f"  {line}")
        out.blank()
    for period in found.periods:
        _print_sum(out, period)
    for gap in (line for line in found.lines if line.gap is not None):
        code = gap.gap or Gap.NOT_APPLICABLE
        out.wrapped(f"{gap.authority}, {gap.period}: {GAP_WORDS[code]}: {gap.gap_note}", f"  {code:<4}", " " * 6)


def _blocks(found: Collection, room: int) -> Iterator[list[PeriodSum]]:
    """Runs of periods that fit beside the names."""
    block: list[PeriodSum] = []
    used = 0
    for period in found.periods:
        said = [_cell(found.cell(authority, period.period)) for authority in found.authorities]
        width = max(cells(period.period), widest(said)) + 2
        if block and used + width > room:
            yield block
            block, used = [], 0
        block.append(period)
        used += width
    yield block


SHORT = {
    ReturnState.RECEIVED: "in",
    ReturnState.RESUBMITTED: "sent again",
    ReturnState.MISSING: "missing",
    ReturnState.NOT_APPLICABLE: "n/a",
}


def _cell(line: ReturnLine | None) -> str:
    """A return in a cell: “in”, “accepted +3” (working days late), “missing +5 x” (and the code of its gap)."""
    if line is None:
        return "·"
    late = f"+{line.late}" if line.late else ""
    code = str(line.gap) if line.gap else ""
    return " ".join(filter(None, (SHORT.get(line.state, str(line.state)), late, code)))


def _print_sum(out: Output, found: PeriodSum) -> None:
    """A period in a sentence: what can be summed, what came by the deadline, and the exceptions."""
    due = f", due {full_day(found.due)}" if found.due else ""
    said = [f"{found.received} of {found.asked} LAs in"]
    if found.in_sum != found.received:
        said.append(f"a sum has {found.in_sum} of {found.asked} LAs")
    if found.percent is not None:
        share = rounded_percent(found.percent)
        said.append(f"{found.in_time} of {found.settled} by the deadline ({share}%)")
    if found.exceptions:
        within = f" within {found.within}" if found.within else ""
        said.append(f"{counted(found.exceptions, 'exception')}, {found.resolved} resolved{within}")
    out.wrapped(f"{found.period}{due}: {listed(said)}", "  ", "    ")


PARTS = {
    "log return": Part(
        log_options,
        log_return,
        'log return --plan sw-2025-26 --collection "SEND dashboard"\n'
        '         --period "Q2 2025-26" --authority all --due 2025-10-31\n'
        "         --counts-towards 5.1.6:2",
    ),
    "returns": Part(options, show_returns, 'returns sw-2025-26 --collection "SEND dashboard"'),
}
