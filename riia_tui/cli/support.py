"""``riia support`` and ``riia release``: support packages, and which authorities may be named to whom."""

from argparse import Namespace

from db.errors import BadInput
from db.words import Audience
from riia_tui.cli.arguments import amount, day, texts, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head
from riia_tui.cli.logging import links_option
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import AUDIENCES, full_day, listed, number
from riia_tui.views.releases import Release, releases
from riia_tui.views.support import SupportLine, support

INSIDE = "    "


def list_options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_support(desk: Desk, given: Namespace) -> int:
    """Prints the support packages, plan by plan, newest first."""
    found = [support(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        print_head(desk.out, each.head)
        if not each.lines:
            desk.out.line("No support package is recorded yet. “riia support set --help” shows how.")
        for line in each.lines:
            _print_line(desk.out, line)
    return 0


def _print_line(out: Output, line: SupportLine) -> None:
    state = "planned" if line.planned else f"finished {full_day(line.done)}" if line.done else "under way"
    out.wrapped(f"{full_day(line.on)}  {line.title}: {state}", "  ", INSIDE)
    said = (
        ("received by", listed(line.received)),
        ("given by", listed(line.supplied)),
        ("days", number(line.days) if line.days is not None else ""),
        ("fund", line.fund),
        ("need", line.need),
        ("paid by", line.funder),
        ("what changed", line.outcome),
        ("look again", full_day(line.look_again)),
        ("KPIs", ", ".join(line.kpis)),
    )
    for label, words in said:
        if words:
            out.wrapped(f"{label}: {words}", INSIDE, INSIDE + "  ")


def set_options(parser: Parser) -> None:
    """The package and what is known of it."""
    parser.add_argument("title", metavar="TITLE", help="its name; recorded where there is none of this name")
    parser.plan_option()
    parser.add_argument("--on", type=day, metavar="DATE", help="the day it begins; else the as-at day")
    parser.add_argument("--received", action="append", metavar="NAMES", help="the authorities that it is for")
    parser.add_argument("--supplied", action="append", metavar="NAMES", help="the authorities that give it")
    parser.add_argument("--days", type=amount, metavar="N", help="days of support")
    parser.add_argument("--fund", metavar="F", help="CSC or SEND")
    parser.add_argument("--need", metavar="T", help="what it is for")
    parser.add_argument("--funder", metavar="T", help="who pays")
    parser.add_argument("--done", type=day, metavar="DATE", help="the day it was finished")
    parser.add_argument("--outcome", metavar="T", help="what changed")
    parser.add_argument("--look-again", type=day, metavar="DATE", help="when that is asked once more")
    links_option(parser)


def set_support(desk: Desk, given: Namespace) -> int:
    """Records a support package, or changes what is given of it."""
    from riia_tui.actions import support as actions
    from riia_tui.actions.register_commands import SetSupport

    names = ("days", "fund", "need", "funder", "done", "outcome", "look_again")
    asked = SetSupport(
        plan=given.plan,
        title=given.title,
        on=given.on or desk.today,
        received=texts(given.received),
        supplied=texts(given.supplied),
        counts_towards=texts(given.counts_towards),
        **{name: getattr(given, name) for name in names},
    )
    return print_outcome(desk, actions.set_support(desk.store, asked, desk.today))


def release_options(parser: Parser) -> None:
    """Who may be named to whom; who is, where none is named here."""
    parser.add_argument("names", nargs="?", metavar="NAMES", help="authorities, with commas; without any, lists them")
    parser.plan_option()
    parser.add_argument("--audience", type=_audience, metavar="A", help="dfe or public")
    parser.add_argument("--on", type=day, metavar="DATE", help="from which day; else the as-at day")
    parser.add_argument("-m", dest="why", metavar="WHY", help="who agreed to it, and when")
    parser.add_argument("--take-back", action="store_true", help="they may no longer be named from that day on")


def _audience(text: str) -> Audience:
    return word(text, Audience, "audience")


def release(desk: Desk, given: Namespace) -> int:
    """Lets authorities be named to an audience, or takes it back; without a name prints who may be named."""
    from riia_tui.actions.register_commands import ReleaseNames
    from riia_tui.actions.support import release_names

    if given.names is None:
        return _print_releases(desk, given.plan)
    if given.audience is None:
        raise BadInput("To whom they may be named is missing.", "Say it with --audience dfe or --audience public.")
    day_on = given.on or desk.today
    asked = ReleaseNames(given.plan, given.names, given.audience, day_on, given.why, given.take_back)
    return print_outcome(desk, release_names(desk.store, asked))


def _print_releases(desk: Desk, plan: str | None) -> int:
    found = releases(desk.store, plan, desk.today)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    print_head(desk.out, found.head)
    for line in found.lines:
        said = [_released(each) for each in line.releases] or ["counted, not named"]
        for words in said:
            desk.out.wrapped(f"{line.authority}: {words}", "  ", INSIDE)
    return 0


def _released(line: Release) -> str:
    until = f" until {full_day(line.until)}" if line.until else ""
    return f"named to {AUDIENCES[line.audience]} from {full_day(line.since)}{until}: {line.why}"


PARTS = {
    "support": Part(list_options, show_support, "support sw-2025-26"),
    "support set": Part(set_options, set_support, 'support set "Torbay EHCPs" --received Torbay --days 6'),
    "release": Part(release_options, release, 'release Torbay --audience dfe -m "DCS, 3 Nov"'),
}
