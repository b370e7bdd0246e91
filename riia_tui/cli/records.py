"""``riia records``: what happened, newest first; or one record whole."""

from argparse import Namespace

from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head, print_records
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.views.records import RecordDetail, Records, record, records

LABEL = 15


def options(parser: Parser) -> None:
    """A record's key, or what to list."""
    parser.add_argument("key", nargs="?", metavar="RECORD", help="a record's short key, to see it whole")
    parser.add_argument("--ref", metavar="REF", help="only what counts towards this KPI")
    parser.plan_option()


def show_records(desk: Desk, given: Namespace) -> int:
    """Prints the list, or the record that is named."""
    if given.key is not None:
        one = record(desk.store, given.key, desk.today)
        desk.out.json(one) if desk.out.as_json else _print_record(desk, one)
        return 0
    found = records(desk.store, _plan_of(desk, given), desk.today, given.ref)
    desk.out.json(found) if desk.out.as_json else _print_list(desk.out, found)
    return 0


def _plan_of(desk: Desk, given: Namespace) -> str | None:
    """The plan that is named, else the one that the ref belongs to."""
    if given.plan is not None or given.ref is None:
        plan: str | None = given.plan
        return plan
    from riia_tui.views.names import kpi_named

    with desk.store.read() as connection:
        return kpi_named(connection, given.ref).plan_code


def _print_list(out: Output, found: Records) -> None:
    print_head(out, found.head)
    if not found.lines:
        out.line("Nothing is recorded yet. “riia log meeting --help” shows how to begin.")
    print_records(out, found.lines, found.head.as_at)
    if found.left_out:
        out.line(f"  and {phrases.counted(found.left_out, 'older record')}")


def _print_record(desk: Desk, found: RecordDetail) -> None:
    out, line = desk.out, found.line
    kind = line.kind.replace("-", " ")
    out.wrapped(f"{line.key} · {kind} · {phrases.full_day(line.on)}{' · planned' if line.planned else ''}")
    out.wrapped(line.title)
    out.blank()
    for label, text in (
        ("amounts to", None if line.planned and not found.period else line.summary),
        ("network", found.network),
        ("papers out", phrases.full_day(found.papers_out)),
        ("collection", found.collection),
        ("period", found.period),
        ("due", phrases.full_day(found.due)),
        ("received", phrases.full_day(found.received)),
        ("sent again", phrases.full_day(found.resubmitted)),
        ("accepted", phrases.full_day(found.accepted)),
        ("done", None if found.period else phrases.full_day(found.done)),
        ("quantity", None if found.quantity is None else phrases.number(found.quantity)),
        ("file or address", found.address),
        ("counts towards", "  ".join(line.counts_towards)),
        ("delivers", "yes" if found.delivers else None),
        ("note", found.note),
    ):
        if text:
            out.wrapped(text, f"{label:<{LABEL}}  ", " " * (LABEL + 2))
    _print_register(out, found)
    _print_outcomes(out, found)


def _print_register(out: Output, found: RecordDetail) -> None:
    roles: dict[str, list[str]] = {}
    for entry in found.register:
        role = "guests" if entry.guest else entry.role or "nothing entered"
        answer = {True: "answered yes", False: "answered no", None: ""}[entry.answer]
        beside = ", ".join(filter(None, (entry.people, answer)))
        roles.setdefault(role, []).append(f"{entry.name} ({beside})" if beside else entry.name)
    for role, names in roles.items():
        out.wrapped("; ".join(names), f"{role:<{LABEL}}  ", " " * (LABEL + 2))


def _print_outcomes(out: Output, found: RecordDetail) -> None:
    for action in found.actions:
        by = f" by {phrases.full_day(action.due)}" if action.due else ""
        out.wrapped(f"{action.who}: {action.what}{by}", f"{'action':<{LABEL}}  ", " " * (LABEL + 2))
    for decision in found.decisions:
        out.wrapped(decision, f"{'decision':<{LABEL}}  ", " " * (LABEL + 2))
    for quote in found.quotes:
        out.wrapped(f"“{quote}”", f"{'quote':<{LABEL}}  ", " " * (LABEL + 2))


PARTS = {"records": Part(options, show_records, "records --plan sw-2025-26 --ref 1.2.1A")}
