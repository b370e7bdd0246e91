"""``riia take-in minutes``: a folder of minutes as draft meetings, looked at first and taken in together."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import UnknownName
from riia_tui import phrases
from riia_tui.cli.arguments import texts
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.cli.taking_in import match_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from riia_tui.exchange.minutes.draft import Draft
    from riia_tui.exchange.minutes.folder import Minutes

MANY = 20
"""Files from which on a terminal is told how far the reading is."""


def options(parser: Parser) -> None:
    """Where the minutes are, and what is to be taken in."""
    parser.add_argument("place", metavar="FOLDER", help="the folder, or one file: .docx .pdf .eml .msg .txt .md")
    parser.add_argument("--preview", action="store_true", help="only show what was found; so it is without --yes too")
    parser.add_argument("--yes", action="store_true", help="take in every meeting that raises no question")
    parser.add_argument("--accept", action="append", metavar="FILE", help="take in these too, as they are shown")
    parser.add_argument("--leave-out", action="append", metavar="FILE", help="leave these out")
    match_option(parser)
    parser.plan_option()


def take_in_minutes(desk: Desk, given: Namespace) -> int:
    """Shows the meetings that the files tell of; takes in what is wanted, all or nothing."""
    from riia_tui.exchange.matching import matches_typed
    from riia_tui.exchange.minutes.folder import read_minutes
    from riia_tui.exchange.minutes.known import guesser_for, known_prints
    from riia_tui.views.standing import standing

    plan = standing(desk.store, given.plan, desk.today)
    meant = matches_typed(plan, texts(given.match))
    guesser, known = guesser_for(desk.store, plan, meant), known_prints(desk.store, plan)
    found = read_minutes(Path(given.place).expanduser(), guesser, known, _progress(desk.out))
    accept, leave = (texts(names) for names in (given.accept, given.leave_out))
    _refuse_strangers(found, (*accept, *leave))
    if given.preview or not (given.yes or accept):
        return _preview(desk, found)
    chosen = [draft for draft in found.drafts if _is_wanted(draft, given.yes, accept, leave)]
    return _take(desk, plan.facts.plan.code, found, chosen, meant)


def _progress(out: Output) -> Callable[[int, int], None]:
    def tell(number: int, of: int) -> None:
        if out.is_terminal and of >= MANY:
            sys.stderr.write(f"\rReading {number} of {of} (Ctrl+C stops; nothing is taken in) ")
            sys.stderr.write("\n" if number == of else "")
            sys.stderr.flush()

    return tell


def _refuse_strangers(found: "Minutes", names: Sequence[str]) -> None:
    known = [draft.original.path.name for draft in found.drafts]
    for name in names:
        if name not in known:
            raise UnknownName("file with a meeting in it", name, known[:5])


def _is_wanted(draft: "Draft", everything: bool, accept: Sequence[str], leave: Sequence[str]) -> bool:
    name = draft.original.path.name
    if name in leave:
        return False
    return name in accept or (everything and not draft.questions and not draft.twice)


def _take(desk: Desk, plan: str, found: "Minutes", chosen: Sequence["Draft"], meant: "Mapping[str, str]") -> int:
    from riia_tui.actions.minutes import FromFile, meeting_of, take_minutes

    files = [FromFile(meeting_of(draft, plan), draft.original) for draft in chosen]
    outcome = take_minutes(desk.store, plan, files, desk.today, meant)
    left = [draft for draft in found.drafts if draft not in chosen]
    print_outcome(desk, outcome, undo=not outcome.said.startswith("Nothing"))
    if desk.out.as_json or not left:
        return 0
    for draft in left:
        _print_draft(desk.out, draft)
    desk.out.blank()
    desk.out.wrapped(
        f"{phrases.counted(len(left), 'meeting')} above left out: “--accept FILE” takes one as it is shown; "
        "on screen it can be put right first."
    )
    return 0


def _preview(desk: Desk, found: "Minutes") -> int:
    out = desk.out
    if out.as_json:
        out.json(_as_data(found))
        return 0
    for draft in found.drafts:
        _print_draft(out, draft)
    for each in found.unread:
        out.blank()
        out.wrapped(f"{each.path.name}: {each.why}", "", "  ")
    out.blank()
    asking = sum(bool(draft.questions or draft.twice) for draft in found.drafts)
    known = f" {phrases.counted(len(found.known), 'file')} known already." if found.known else ""
    others = f" {phrases.counted(found.others, 'other file')} passed over." if found.others else ""
    out.wrapped(
        f"{phrases.counted(len(found.drafts), 'meeting')}, {asking} with a question; "
        f"{phrases.counted(len(found.unread), 'file')} not read.{known}{others} Nothing is taken in yet."
    )
    if found.drafts:
        out.wrapped(
            "All of it is guessed. “--yes” takes in what raises no question; on screen it can be put right first."
        )
    return 0


def _print_draft(out: Output, draft: "Draft") -> None:
    day = phrases.full_day(draft.on) or "no day"
    network = f", {draft.network}" if draft.network and draft.network != draft.title else ""
    out.blank()
    out.wrapped(f"{day}  {draft.title}{network}  ({draft.original.path.name})", "", "  ")
    for label, names in _named(draft):
        if names:
            out.wrapped(f"{label}: {', '.join(names)}", "  ", "    ")
    for line in draft.agreed:
        by = f" by {phrases.full_day(line.due)}" if line.due else ""
        out.wrapped(f"action: {line.who}: {line.what}{by}", "  ", "    ")
    for decision in draft.decisions:
        out.wrapped(f"decision: {decision}", "  ", "    ")
    for question in (*draft.questions, *filter(None, [draft.twice])):
        out.wrapped(f"? {question}", "  ", "    ")


def _named(draft: "Draft") -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("came", draft.attended),
        ("deputies", draft.deputies),
        ("guests", draft.guests),
        ("apologies", draft.apologies),
        ("absent", draft.absent),
    )


def _as_data(found: "Minutes") -> dict[str, Any]:
    """The drafts without the texts of their files."""
    return {
        "drafts": [_draft_as_data(draft) for draft in found.drafts],
        "not_read": [{"file": str(each.path), "why": each.why} for each in found.unread],
        "known": [str(path) for path in found.known],
        "others": found.others,
    }


def _draft_as_data(draft: "Draft") -> dict[str, Any]:
    names = ("on", "title", "network", "planned", "attended", "deputies", "guests", "apologies", "absent")
    more = ("people", "agreed", "decisions", "questions", "twice")
    return {"file": str(draft.original.path), "sha256": draft.original.sha256} | {
        name: getattr(draft, name) for name in (*names, *more)
    }


PARTS = {"take-in minutes": Part(options, take_in_minutes, "take-in minutes ~/minutes --plan sw-2025-26")}
