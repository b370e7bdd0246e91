"""``riia rag`` and ``riia figure``: what only people can say."""

from argparse import Namespace

from db.errors import BadInput
from db.words import Confidence, Metric, Unit
from riia_tui.actions.commands import GiveFigure, UpdateRag
from riia_tui.cli.arguments import day, status, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.rules.typed import typed_amount

UNIT_WORDS = {Unit.PERCENT: "a share", Unit.POUNDS: "an amount of money", Unit.YES: "a yes or no"}


def rag_options(parser: Parser) -> None:
    """The KPI, the status, and the words beside it."""
    parser.add_argument("ref", metavar="REF", help="the KPI's ref")
    parser.add_argument("status", type=status, metavar="STATUS", help="on-track, G or green; closed needs a comment")
    parser.add_argument("-m", "--comment", metavar="COMMENT", help="why")
    parser.add_argument("--on", type=day, metavar="DATE", help="when it was agreed; else the as-at day")
    parser.add_argument("--cause", metavar="TEXT")
    parser.add_argument("--remedy", metavar="TEXT")
    parser.add_argument("--remedy-owner", metavar="NAME")
    parser.add_argument("--forecast", type=day, metavar="DATE", help="when it will be met")
    parser.add_argument("--ask", metavar="TEXT", help="what the board is asked for")
    parser.add_argument("--confidence", type=_confidence, metavar="C", help="high, medium or low: will it be met?")
    parser.plan_option()


def _confidence(text: str) -> Confidence:
    return word(text, Confidence, "confidence")


def rag(desk: Desk, given: Namespace) -> int:
    """Records a RAG that somebody agreed."""
    from riia_tui.actions.judgements import update_rag

    asked = UpdateRag(
        ref=given.ref,
        status=given.status,
        on=given.on or desk.today,
        plan=given.plan,
        comment=given.comment,
        cause=given.cause,
        remedy=given.remedy,
        remedy_owner=given.remedy_owner,
        forecast=given.forecast,
        ask=given.ask,
        confidence=given.confidence,
    )
    return print_outcome(desk, update_rag(desk.store, asked, desk.today))


def figure_options(parser: Parser) -> None:
    """The measure and its value."""
    parser.add_argument("ref", metavar="REF", help="the KPI's ref; 5.2.6:2 is its second measure")
    parser.add_argument("value", metavar="VALUE", help="as 86%%, 86, 1,200, £5,000, yes or no")
    parser.add_argument("--on", type=day, metavar="DATE", help="the day that it is from; else the as-at day")
    parser.add_argument("--note", metavar="TEXT")
    parser.plan_option()


def figure(desk: Desk, given: Namespace) -> int:
    """Records a figure."""
    from riia_tui.actions.judgements import give_figure

    value, unit = typed_amount(given.value)
    if unit is not None:
        _refuse_other_unit(desk, given, unit)
    asked = GiveFigure(ref=given.ref, value=value, on=given.on or desk.today, plan=given.plan, note=given.note)
    return print_outcome(desk, give_figure(desk.store, asked, desk.today))


def _refuse_other_unit(desk: Desk, given: Namespace, unit: Unit) -> None:
    """Raises BadInput where the value's sign says another unit than the measure's."""
    from riia_tui.views.kpi import kpi

    ref, colon, number = given.ref.rpartition(":")
    measures = kpi(desk.store, ref if colon else given.ref, given.plan, desk.today).measures
    given_by_people = [m for m in measures if m.metric is Metric.REPORTED and (not colon or str(m.number) == number)]
    if given_by_people and all(m.unit is not unit for m in given_by_people):
        named = given_by_people[0]
        raise BadInput(
            f"“{given.value}” is {UNIT_WORDS[unit]}, and “{named.name}” is counted as {named.unit}.",
            "Give the figure without a sign, in the measure's own unit.",
        )


PARTS = {
    "rag": Part(rag_options, rag, 'rag 1.2.1A green -m "on course, two to chase"'),
    "figure": Part(figure_options, figure, "figure 5.1.3 86% --on 2025-11-20"),
}
