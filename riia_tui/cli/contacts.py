"""``riia contacts`` and ``riia contacts set``: who leads what, and how they are reached."""

from argparse import Namespace

from riia_tui.actions.plan_commands import SetContact
from riia_tui.cli.arguments import day
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import columns
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import counted, cut, full_day
from riia_tui.views.people import PersonLine, people

LONGEST_NAME = 36


def list_options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def list_contacts(desk: Desk, given: Namespace) -> int:
    """Prints everybody, those who lead most first."""
    found = people(desk.store, given.code or given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    print_head(desk.out, found.head)
    if not found.lines:
        desk.out.line("The plan names nobody. “riia contacts set --help” shows how a person is entered.")
    for line in columns([_cells(each) for each in found.lines]):
        desk.out.line(f"  {line}")
    without = sum(each.email is None for each in found.lines if each.leads)
    if without:
        said = f"{counted(without, 'lead')} without an e-mail address: “riia grid --people” enters many at once."
        desk.out.wrapped(said)
    return 0


def _cells(line: PersonLine) -> list[str]:
    leads = f"leads {counted(line.leads, 'KPI')}" if line.leads else ""
    left = f"left on {full_day(line.left_on)}" if line.left_on else ""
    about = ", ".join(filter(None, (line.role, line.organisation, line.phone, left)))
    return [cut(line.name, LONGEST_NAME), leads, line.email or "no e-mail", about]


def set_options(parser: Parser) -> None:
    """Who, and how they are reached."""
    parser.add_argument("name", metavar="NAME", help="the person, as the plan names them")
    parser.add_argument("--email", metavar="ADDRESS", help="where requests for updates go")
    parser.add_argument("--phone", metavar="NUMBER")
    parser.add_argument("--role", metavar="T", help="what they do")
    parser.add_argument("--organisation", metavar="NAME")
    parser.add_argument("--left", type=day, metavar="DATE", help="the day that they left")
    parser.plan_option(needed=True)


def set_contact(desk: Desk, given: Namespace) -> int:
    """Enters a person, or changes what is given."""
    from riia_tui.actions import contacts

    asked = SetContact(
        plan=given.plan,
        name=given.name,
        email=given.email,
        phone=given.phone,
        role=given.role,
        organisation=given.organisation,
        left_on=given.left,
    )
    return print_outcome(desk, contacts.set_contact(desk.store, asked, desk.today))


PARTS = {
    "contacts": Part(list_options, list_contacts, "contacts --plan sw-2025-26"),
    "contacts set": Part(
        set_options,
        set_contact,
        'contacts set "Jo Bloggs" --email jo@example.org --plan sw-2025-26',
    ),
}
