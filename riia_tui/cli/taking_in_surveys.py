"""``riia take-in survey``: the answers of a form counted, shown first and then recorded."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from riia_tui import phrases
from riia_tui.cli.arguments import day, texts
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_head
from riia_tui.cli.logging import links_option
from riia_tui.cli.outcome import print_outcome, print_recorded
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.cli.taking_in import NOT_YET, file_options, match_option, print_unclear

if TYPE_CHECKING:
    from riia_tui.exchange.survey_found import SurveyFound


def survey_options(parser: Parser) -> None:
    """What is counted of the survey, and how."""
    file_options(parser)
    parser.add_argument("--question", metavar="TEXT", help="the column to count, by words of its heading or number")
    parser.add_argument("--positive", metavar="ANSWERS", help='what counts as positive: "A, B", 4-5 or 8+')
    parser.add_argument(
        "--group-by", metavar="COLUMN", help="the column that names the authority; “none” groups by nothing"
    )
    parser.add_argument(
        "--quotes", action="append", metavar="COLUMN", help="keep what was written there, without names"
    )
    parser.add_argument("--title", metavar="TEXT", help="what the survey is called; else as its file")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day, else that of the last response")
    links_option(parser)
    match_option(parser)


def take_in_survey(desk: Desk, given: Namespace) -> int:
    """Shows what would be counted; records it with --yes."""
    from riia_tui.exchange.matching import kept_in, matches_typed
    from riia_tui.exchange.survey_found import Chosen, read_survey
    from riia_tui.views.standing import standing

    found = standing(desk.store, given.plan, desk.today)
    meant = matches_typed(found, texts(given.match))
    chosen = Chosen(
        question=given.question,
        positive=given.positive,
        by=given.group_by,
        quotes=texts(given.quotes),
        title=given.title,
        on=given.on,
        counts_towards=texts(given.counts_towards),
        meant=meant,
    )
    told = read_survey(found, kept_in(desk.store, found), Path(given.file).expanduser(), chosen)
    if not given.yes:
        return _preview(desk, told)
    from riia_tui.actions.surveys import take_survey

    outcome = take_survey(desk.store, told, meant)
    if outcome.said.startswith("Nothing"):
        return print_outcome(desk, outcome, undo=False)
    return print_recorded(desk, outcome)


def _preview(desk: Desk, told: "SurveyFound") -> int:
    if desk.out.as_json:
        desk.out.json(told)
        return 0
    out = desk.out
    print_head(out, told.head)
    out.wrapped(f"{phrases.full_day(told.on)} {told.title}")
    out.wrapped(told.question, "  ", "    ")
    out.wrapped(f"{told.positive} of {told.responses} positive ({'; '.join(told.counted_positive)})", "  ", "    ")
    if told.left_out:
        out.wrapped(f"{phrases.counted(told.left_out, 'response')} without an answer to it", "  ", "    ")
    for group in told.groups:
        answer = "yes" if group.yes else "no"
        out.wrapped(f"{group.name}: {group.positive} of {group.responses} positive, so {answer}", "  ", "    ")
    _print_quotes(out, told.quotes)
    print_unclear(out, told.unclear)
    out.blank()
    for change in told.changes:
        out.wrapped(f"would be: {change}", "  ", "    ")
    out.wrapped(NOT_YET if told.changes else "All of it is known already.")
    return 0


def _print_quotes(out: Output, quotes: tuple[str, ...]) -> None:
    for quote in quotes:
        out.wrapped(f"“{quote}”", "  ", "   ")


PARTS = {
    "take-in survey": Part(
        survey_options,
        take_in_survey,
        "take-in survey answers.xlsx --plan sw-2025-26\n"
        "         --question confident --quotes comments\n"
        "         --counts-towards 3.1.1C",
    ),
}
