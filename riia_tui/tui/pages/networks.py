"""Networks: all of a plan, and one whole with its members and its meetings."""

from datetime import date

from riia_tui import phrases
from riia_tui.tui.pages.page import Opens, Page
from riia_tui.views.networks import MemberLine, NetworkDetail, Networks, TurnoutLine


def networks_page(found: Networks, width: int, today: date) -> Page:
    """Every network, with who is expected and what came of it; Enter opens it."""
    page = Page("Networks: who is expected, and who came", width, today)
    for network in found.networks:
        said = _summary(network)
        page.entry("", network.name, Opens.NETWORK, network.name, row=(("Network", network.name), ("Standing", said)))
        page.words(said, 4, "dim")
    if not found.networks:
        page.words("No network is entered yet: w in Programme adds one.", style="dim")
    return page


def network_page(found: NetworkDetail, width: int, today: date) -> Page:
    """Its members with their days, people and deputies; its meetings with who was not there."""
    page = Page(found.name, width, today)
    page.words(_summary(found), 0)
    page.heading(f"Members {len(found.members)}")
    if found.whole_region:
        page.words("Nobody is entered: the whole region is expected.", style="dim")
    for member in found.members:
        start, said, style = f"  {member.name:<36} ", _member(member), "" if member.now else "dim"
        page.entry(start, said, Opens.MEMBER, member.name, style, (("Member", member.name), ("Standing", said)))
    page.heading(f"Meetings {len(found.meetings)}")
    for meeting in found.meetings:
        _meeting(page, meeting)
    if found.without_register:
        page.words(f"and {phrases.counted(found.without_register, 'meeting')} without a register")
    if found.next_planned:
        page.words(f"the next is planned for {phrases.full_day(found.next_planned)}")
    return page


def _summary(found: NetworkDetail) -> str:
    expected = "elsewhere, the alliance is a member" if found.elsewhere else "the whole region"
    if found.members and not found.elsewhere:
        expected = phrases.counted(found.expected_now, "member")
    said = [expected, str(found.cadence or ""), f"quorum {found.quorum}" if found.quorum else ""]
    if found.attendance is not None:
        meetings = phrases.counted(len(found.meetings), "meeting")
        said.append(f"attendance {phrases.rounded_percent(found.attendance)}% over {meetings}")
    inquorate = sum(meeting.quorate is False for meeting in found.meetings)
    said += [f"{inquorate} not quorate" if inquorate else ""]
    said += [f"counts towards {' '.join(found.counts_towards)}" if found.counts_towards else ""]
    return ", ".join(filter(None, said))


def _member(line: MemberLine) -> str:
    said = (
        f"from {phrases.full_day(line.since)}" if line.since else "",
        f"until {phrases.full_day(line.until)}" if line.until else "",
        line.person or "",
        f"deputy {line.deputy}" if line.deputy else "",
        "excused now" if line.excused else "",
    )
    return ", ".join(filter(None, said))


def _meeting(page: Page, line: TurnoutLine) -> None:
    quorate = {True: ", quorate", False: ", not quorate", None: ""}[line.quorate]
    start = f"{phrases.day(line.on, page.today):>11}  {line.came} of {line.expected} came{quorate}  "
    row = (
        ("Day", phrases.full_day(line.on)),
        ("Title", line.title),
        ("Came", str(line.came)),
        ("Expected", str(line.expected)),
        ("Not there", ", ".join(line.missing)),
    )
    page.entry(start, line.title, Opens.RECORD, line.key, row=row)
    page.names("not there", line.missing)
    page.names("guests", line.guests)
    page.names("excused", line.excused)
