"""``riia freeze`` and ``riia packs``: reports as they were sent, and what differs since."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from db.words import Audience
from riia_tui.cli.arguments import day, existing_file, texts, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import full_day
from riia_tui.views.packs import Difference, PackLine, between, differences, packs

INSIDE = "    "


def freeze_options(parser: Parser) -> None:
    """Which report, for which meeting, with which files."""
    parser.add_argument("report", metavar="REPORT", help="board, dfe-return, or any other report's name")
    parser.plan_option()
    parser.add_argument("--meeting", required=True, type=day, metavar="DATE", help="the meeting, or the day it is sent")
    parser.add_argument("--file", action="append", metavar="FILE", help="a file as it went out; repeats")
    parser.add_argument("--audience", type=_audience, metavar="A", help="own, board, dfe or public")
    parser.add_argument("--cleared-by", metavar="WHO", help="who cleared it")


def _audience(text: str) -> Audience:
    return word(text, Audience, "audience")


def freeze(desk: Desk, given: Namespace) -> int:
    """Keeps a report as it was sent."""
    from riia_tui.actions import packs as actions

    files = tuple(Path(existing_file(name)) for name in texts(given.file))
    asked = actions.Freeze(given.plan, given.report, given.meeting, given.audience, files, given.cleared_by)
    return print_outcome(desk, actions.freeze(desk.store, asked, desk.today))


def list_options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_packs(desk: Desk, given: Namespace) -> int:
    """Prints what was sent, newest first."""
    found = packs(desk.store, given.code or given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    print_head(desk.out, found.head)
    if not found.lines:
        desk.out.line("Nothing has been frozen yet. “riia freeze --help” shows how.")
    for line in found.lines:
        _print_pack(desk.out, line)
    return 0


def _print_pack(out: Output, line: PackLine) -> None:
    said = [f"as at {full_day(line.as_at)}", f"for {line.audience}"]
    said += [f"cleared by {line.cleared_by}"] if line.cleared_by else []
    said += [f"received {full_day(line.received)}"] if line.received else []
    said += [line.receipt] if line.receipt else []
    out.wrapped(f"{line.key}  {line.report}, {full_day(line.meeting)}: {', '.join(said)}", "  ", INSIDE)
    for file in line.files:
        out.wrapped(f"{file.name}  {file.size:,} bytes  {file.sha256}", INSIDE)


def write_options(parser: Parser) -> None:
    """Which pack, and where to."""
    parser.add_argument("key", metavar="PACK", help="its key, as “riia packs” lists it")
    parser.plan_option()
    parser.add_argument(
        "--to", required=True, metavar="FILE|DIR", help="a file to write it again; a folder for its files"
    )


def write(desk: Desk, given: Namespace) -> int:
    """Writes a pack again, or its files as they were sent."""
    from riia_tui.actions import packs as actions

    to = Path(given.to).expanduser()
    written = actions.write_files if to.is_dir() else actions.write_again
    return print_outcome(desk, written(desk.store, given.key, to, given.plan), undo=False)


def receipt_options(parser: Parser) -> None:
    """Which pack, and when it was received."""
    parser.add_argument("key", metavar="PACK", help="its key, as “riia packs” lists it")
    parser.plan_option()
    parser.add_argument("--on", type=day, metavar="DATE", help="the day; else the as-at day")
    parser.add_argument("-m", dest="receipt", metavar="T", help="the receipt's number or words")


def receipt(desk: Desk, given: Namespace) -> int:
    """Notes that a pack was received."""
    from riia_tui.actions.packs import note_receipt

    return print_outcome(desk, note_receipt(desk.store, given.key, given.on or desk.today, given.receipt, given.plan))


def differ_options(parser: Parser) -> None:
    """Which report, or which two packs."""
    parser.add_argument(
        "report", nargs="?", default="dfe-return", metavar="REPORT", help="dfe-return where none is named"
    )
    parser.plan_option()
    parser.add_argument("--between", nargs=2, metavar="PACK", help="two packs by key: what the later said otherwise")


def differ(desk: Desk, given: Namespace) -> int:
    """Prints every figure that is not what was last sent, with its explanation."""
    if given.between:
        older, newer = given.between
        lines = between(desk.store, older, newer, given.plan)
        desk.out.json(lines) if desk.out.as_json else _print_differences(desk.out, lines)
        return 0
    found = differences(desk.store, given.plan, given.report, desk.today)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    if found.pack is None:
        desk.out.line(f"No “{given.report}” was sent before, so nothing can differ.")
        return 0
    desk.out.line(f"Against {found.pack.key}, sent {full_day(found.pack.meeting)}, as at {full_day(found.pack.as_at)}:")
    _print_differences(desk.out, found.lines)
    if found.unexplained:
        desk.out.line(f"{found.unexplained} to be explained: riia packs explain ITEM -m WHY")
    return 0


def _print_differences(out: Output, lines: Sequence[Difference]) -> None:
    if not lines:
        out.line("Every figure is as it was sent.")
    for line in lines:
        restated = f", for the same day now {line.restated}" if line.restated is not None else ""
        out.wrapped(f"{line.item}: {line.was or 'not there'} to {line.now or 'not there'}{restated}", "  ", INSIDE)
        if line.explained:
            out.wrapped(f"why: {line.explained}", INSIDE)


def explain_options(parser: Parser) -> None:
    """Which figure, and why."""
    parser.add_argument("item", metavar="ITEM", help='as “riia packs differ” lists it: "1.1.2 figure"')
    parser.plan_option()
    parser.add_argument("--report", default="dfe-return", metavar="REPORT", help="dfe-return where none is named")
    parser.add_argument("-m", dest="why", required=True, metavar="WHY", help="one line")


def explain(desk: Desk, given: Namespace) -> int:
    """Keeps one line on why a figure differs from what was last sent."""
    from riia_tui.actions.packs import explain_difference

    return print_outcome(
        desk, explain_difference(desk.store, given.report, given.item, given.why, given.plan, desk.today)
    )


PARTS = {
    "freeze": Part(freeze_options, freeze, "freeze board --meeting 2025-12-18 --file board.docx"),
    "packs": Part(list_options, show_packs, "packs sw-2025-26"),
    "packs write": Part(write_options, write, "packs write 1a2b3c4d --to board.docx"),
    "packs receipt": Part(receipt_options, receipt, 'packs receipt 1a2b3c4d -m "DfE 4711"'),
    "packs differ": Part(differ_options, differ, "packs differ --plan sw-2025-26"),
    "packs explain": Part(explain_options, explain, 'packs explain "1.1.2 figure" -m "two late registers"'),
}
