"""``riia collect``, ``reported`` and ``agree``: what leads sent back, taken in and agreed."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import BadInput
from riia_tui import phrases
from riia_tui.cli.arguments import status, texts
from riia_tui.cli.asking import NOBODY
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.outcome import UNDO, print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part

if TYPE_CHECKING:
    from riia_tui.exchange.collected import Collected, CollectedLine
    from riia_tui.views.reported import ReportedLine

MANY = 20
"""Files from which on a terminal is told how far the reading is."""


def collect_options(parser: Parser) -> None:
    """What came back, and what is to be taken of it."""
    parser.add_argument("place", metavar="FILE|DIR", help="a workbook, or a folder of them")
    parser.add_argument("--yes", action="store_true", help="take in everything that raises no question")
    parser.add_argument("--accept", action="append", metavar="REF", help="take in these; several with commas")
    parser.add_argument(
        "--refuse", action="append", metavar="REF", help="refuse these, so that they are not asked again"
    )
    parser.add_argument("--reported-by", metavar="NAME", help="who it is from, where a workbook does not say")
    parser.plan_option()


def collect(desk: Desk, given: Namespace) -> int:
    """Shows line by line what came back; takes in what is accepted."""
    from riia_tui.exchange.answers import answer_files, read_all
    from riia_tui.exchange.collected import collected
    from riia_tui.views.standing import standing

    place = Path(given.place).expanduser()
    paths = answer_files(place)
    if not paths:
        raise BadInput(f"There is no workbook in {place}.", "Put what came back into it, saved as .xlsx.")
    found = collected(
        standing(desk.store, given.plan, desk.today), read_all(place, paths, _progress(desk.out)), given.reported_by
    )
    accept, refuse = _names(given.accept), _names(given.refuse)
    if not (given.yes or accept or refuse):
        return _preview(desk, found)
    return _take(desk, found, given.yes, accept, refuse)


def _progress(out: Output) -> Callable[[int, int], None]:
    def tell(number: int, of: int) -> None:
        if out.is_terminal and of >= MANY:
            sys.stderr.write(f"\rReading {number} of {of} (Ctrl+C stops; nothing is taken in) ")
            sys.stderr.write("\n" if number == of else "")
            sys.stderr.flush()

    return tell


def _names(given: list[str] | None) -> tuple[str, ...]:
    return tuple(name.strip() for text in texts(given) for name in text.split(",") if name.strip())


def _take(desk: Desk, found: "Collected", everything: bool, accept: tuple[str, ...], refuse: tuple[str, ...]) -> int:
    from riia_tui.actions.collecting import Take, take

    outcome = take(desk.store, found, Take(everything, accept, refuse), desk.today)
    if desk.out.as_json:
        return print_outcome(desk, outcome)
    named = {"".join(name.casefold().split()) for name in (*accept, *refuse)}
    left = [line for line in found.lines if not line.same and not _is_done(line, everything, named)]
    for line in left:
        _print_line(desk.out, line)
    _print_notes(desk.out, found)
    desk.out.blank()
    desk.out.wrapped(outcome.said)
    if outcome.advice:
        desk.out.wrapped(outcome.advice)
        desk.out.line(UNDO)
    if left:
        desk.out.wrapped(f"{phrases.counted(len(left), 'answer')} above still to be accepted or refused by name.")
    return 0


def _is_done(line: "CollectedLine", everything: bool, named: set[str]) -> bool:
    by_name = "".join(line.name.casefold().split()) in named
    return line.kpi is not None and (by_name or (everything and not line.questions))


def _preview(desk: Desk, found: "Collected") -> int:
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    out = desk.out
    print_head(out, found.head)
    for line in found.lines:
        if not line.same:
            _print_line(out, line)
    _print_notes(out, found)
    out.blank()
    known = sum(bool(line.same) for line in found.lines)
    new = [line for line in found.lines if line.is_new]
    asking = [line for line in found.lines if line.questions and not line.same]
    out.wrapped(
        f"{phrases.counted(found.files, 'file')}, {phrases.counted(len(found.lines), 'answer')}: {len(new)} new, "
        f"{len(asking)} with a question, {known} there twice or known already. Nothing is taken in yet."
    )
    if new:
        out.wrapped("“--yes” takes in what raises no question; “--accept REF” and “--refuse REF” decide one by one.")
    return 0


def _print_line(out: Output, line: "CollectedLine") -> None:
    out.blank()
    out.wrapped(f"{line.name}  {line.person or NOBODY}  ({line.file}, row {line.row})", "", "  ")
    for change in line.changes:
        out.wrapped(change, "  ", "    ")
    for remark in line.remarks:
        out.wrapped(remark, "  ", "    ")
    for question in line.questions:
        out.wrapped(f"? {question}", "  ", "    ")


def _print_notes(out: Output, found: "Collected") -> None:
    if found.notes:
        out.blank()
    for note in found.notes:
        out.wrapped(note.text, "", "  ")


def reported_options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def list_reported(desk: Desk, given: Namespace) -> int:
    """Lists what was reported and waits to be agreed."""
    from riia_tui.views.reported import reported

    found = reported(desk.store, given.code or given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(found)
        return 0
    print_head(desk.out, found.head)
    if not found.lines:
        desk.out.line("Nothing that was reported waits to be agreed.")
    for line in found.lines:
        _print_reported(desk.out, line)
    return 0


def _print_reported(out: Output, line: "ReportedLine") -> None:
    out.blank()
    rag = f"RAG {line.now} → {line.says}" if line.says else f"RAG {line.now}"
    out.wrapped(f"{line.name}  {rag}  {phrases.gist(line.statement)}", "", "  ")
    who = f"reported by {line.person or 'nobody named'}, received {phrases.full_day(line.received)}"
    out.wrapped(f"{who}, for the board of {phrases.full_day(line.board_on)} ({line.number})", "  ")
    forecast = phrases.full_day(line.forecast) if line.forecast else ""
    parts = (("figure", line.figure), ("cause", line.cause), ("remedy", line.remedy), ("forecast", forecast))
    for label, text in (("said", line.narrative), *parts, ("evidence", line.evidence), ("not understood", line.unread)):
        if text:
            out.wrapped(f"{label}: {text}", "  ", "    ")


def agree_options(parser: Parser) -> None:
    """Which updates."""
    parser.add_argument("names", nargs="+", metavar="REF", help="refs, or the numbers that “riia reported” shows")
    parser.add_argument("--rag", type=status, metavar="STATUS", help="the RAG agreed instead of the one reported")
    parser.add_argument("--refuse", action="store_true", help="refuse them; what was reported stays in the history")
    parser.plan_option()


def agree(desk: Desk, given: Namespace) -> int:
    """Makes what was reported a RAG, a figure and evidence, or refuses it."""
    from riia_tui.actions.agreeing import Agree
    from riia_tui.actions.agreeing import agree as agree_updates

    if given.refuse and given.rag:
        raise BadInput("--refuse and --rag do not go together.", "Leave one of them out.")
    names = tuple(given.names)
    wanted = Agree((), names, given.plan) if given.refuse else Agree(names, (), given.plan, given.rag)
    return print_outcome(desk, agree_updates(desk.store, wanted, desk.today))


PARTS = {
    "collect": Part(collect_options, collect, "collect replies --plan sw-2025-26"),
    "reported": Part(reported_options, list_reported, "reported sw-2025-26"),
    "agree": Part(agree_options, agree, "agree 5.1.3 --plan sw-2025-26"),
}
