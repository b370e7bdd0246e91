"""``riia networks``, ``networks set`` and ``members``: standing groups, and who is expected at their meetings."""

from argparse import Namespace

from db.words import Cadence
from riia_tui.actions.plan_commands import ChangeMembers, SetNetwork
from riia_tui.cli.arguments import count, day, texts, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head, print_section
from riia_tui.cli.logging import NAMES, YesOrNo, links_option
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output, columns
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import counted, cut, full_day, rounded_percent
from riia_tui.phrases import day as short_day
from riia_tui.views.networks import MemberLine, NetworkDetail, TurnoutLine, network_whole, networks_whole


def options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_networks(desk: Desk, given: Namespace) -> int:
    """Prints the networks, plan by plan."""
    found = [networks_whole(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        print_head(desk.out, each.head)
        if not each.networks:
            desk.out.line("No network is entered yet. “riia add network --help” shows how to begin.")
        for network in each.networks:
            desk.out.wrapped(f"{network.name}: {_summary(network)}", "  ", "      ")
    return 0


def _summary(found: NetworkDetail) -> str:
    """A network in a sentence: who is expected, how often, what came of it."""
    said = [_expected(found), *([str(found.cadence)] if found.cadence else [])]
    said += [f"quorum {found.quorum}"] if found.quorum else []
    if found.attendance is not None:
        said.append(f"attendance {rounded_percent(found.attendance)}% over {counted(len(found.meetings), 'meeting')}")
    inquorate = sum(meeting.quorate is False for meeting in found.meetings)
    said += [f"{inquorate} not quorate"] if inquorate else []
    said += [f"counts towards {' '.join(found.counts_towards)}"] if found.counts_towards else []
    return ", ".join(said)


def _expected(found: NetworkDetail) -> str:
    if found.elsewhere:
        return "elsewhere: the alliance is a member"
    return "the whole region" if found.whole_region else counted(found.expected_now, "member")


def set_options(parser: Parser) -> None:
    """The network and what it has."""
    parser.add_argument("name", metavar="NETWORK", help="the network's name; “riia add network” makes one")
    parser.plan_option()
    parser.add_argument(
        "--cadence", type=_cadence, metavar="C", help="how often it meets: monthly, quarterly, termly …"
    )
    parser.add_argument("--quorum", type=count, metavar="N", help="how many members must be present; 0 for none")
    parser.add_argument(
        "--elsewhere", type=_yes, metavar="yes|no", help="a national or other body's group, with the alliance a member"
    )
    links_option(parser)


def _cadence(text: str) -> Cadence:
    return word(text, Cadence, "rhythm")


def _yes(text: str) -> bool:
    return word(text, YesOrNo, "answer") is YesOrNo.YES


def set_network(desk: Desk, given: Namespace) -> int:
    """Changes a network."""
    from riia_tui.actions import networks as actions

    refs = None if given.counts_towards is None else texts(given.counts_towards)
    asked = SetNetwork(given.plan, given.name, given.cadence, given.quorum, given.elsewhere, refs)
    return print_outcome(desk, actions.set_network(desk.store, asked))


def members_options(parser: Parser) -> None:
    """The network, and whom to add, end or change."""
    parser.add_argument("network", metavar="NETWORK", help="the network's name")
    parser.plan_option()
    for option, told in (("add", "new members"), ("remove", "members that leave"), ("change", "members to put right")):
        parser.add_argument(f"--{option}", action="append", metavar=NAMES, help=told)
    parser.add_argument("--from", dest="since", type=day, metavar="DATE", help="the first day; else from the beginning")
    parser.add_argument("--until", type=day, metavar="DATE", help="the last day; else for the time being")
    parser.add_argument("--person", metavar="NAME", help="who comes for it")
    parser.add_argument("--deputy", metavar="NAME", help="who comes instead")


def members(desk: Desk, given: Namespace) -> int:
    """Shows a network with its members, or changes them."""
    if given.add or given.remove or given.change:
        return _change(desk, given)
    found = network_whole(desk.store, given.network, given.plan, desk.today)
    desk.out.json(found) if desk.out.as_json else _print_network(desk, found)
    return 0


def _change(desk: Desk, given: Namespace) -> int:
    from riia_tui.actions.memberships import change_members

    asked = ChangeMembers(
        network=given.network,
        plan=given.plan,
        add=texts(given.add),
        remove=texts(given.remove),
        change=texts(given.change),
        since=given.since,
        until=given.until,
        person=given.person,
        deputy=given.deputy,
    )
    return print_outcome(desk, change_members(desk.store, asked))


def _print_network(desk: Desk, found: NetworkDetail) -> None:
    out = desk.out
    out.wrapped(found.name)
    out.wrapped(_summary(found), "  ")
    print_section(out, "Members", len(found.members))
    if found.whole_region:
        out.line("  Nobody is entered: the whole region is expected.")
    for line in columns([_member_cells(member) for member in found.members]):
        out.line(f"  {line}")
    print_section(out, "Meetings, newest first", len(found.meetings))
    for meeting in found.meetings:
        _print_meeting(desk, meeting)
    if found.without_register:
        out.line(f"  and {counted(found.without_register, 'meeting')} without a register")
    if found.next_planned:
        out.line(f"  the next is planned for {full_day(found.next_planned)}")


def _member_cells(line: MemberLine) -> tuple[str, str, str, str]:
    since = f"from {full_day(line.since)}" if line.since else ""
    until = f"until {full_day(line.until)}" if line.until else ""
    deputy = f"deputy {line.deputy}" if line.deputy else ""
    people = ", ".join(filter(None, (line.person, deputy, "excused now" if line.excused else "")))
    return line.name, since, until, people


def _print_meeting(desk: Desk, line: TurnoutLine) -> None:
    out: Output = desk.out
    quorate = {True: ", quorate", False: ", not quorate", None: ""}[line.quorate]
    said = f"{line.came} of {line.expected} came{quorate}"
    head = f"  {short_day(line.on, desk.today)}  {line.key}  "
    out.line(f"{head}{cut(line.title, max(20, out.width - len(head) - len(said) - 2))}  {said}")
    for label, names in (("not there", line.missing), ("guests", line.guests), ("excused", line.excused)):
        if names:
            out.wrapped("; ".join(names), f"      {label:<10} ", " " * 17)


PARTS = {
    "networks": Part(options, show_networks, "networks sw-2025-26"),
    "networks set": Part(
        set_options,
        set_network,
        'networks set "CSC performance leads network" --quorum 8\n         --plan sw-2025-26',
    ),
    "members": Part(
        members_options,
        members,
        'members "Regional performance leads group" --remove Torbay\n         --until 2025-09-30',
    ),
}
