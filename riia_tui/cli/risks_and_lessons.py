"""``riia risk`` and ``riia lesson``: the registers of risks and of what was learned."""

from argparse import Namespace

from riia_tui.cli.arguments import count, day, texts
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import one_or_many, plan_codes, print_head
from riia_tui.cli.logging import links_option
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import full_day
from riia_tui.views.lessons import LessonLine, lessons
from riia_tui.views.risks import RiskLine, risks, score_words

INSIDE = "    "


def list_options(parser: Parser) -> None:
    """The plan, with or without ``--plan``."""
    parser.add_argument("code", nargs="?", metavar="PLAN", help="the plan's code")
    parser.plan_option()


def show_risks(desk: Desk, given: Namespace) -> int:
    """Prints the risks, plan by plan, the gravest first."""
    found = [risks(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        print_head(desk.out, each.head)
        if not each.open and not each.closed:
            desk.out.line("No risk is entered yet. “riia risk set --help” shows how.")
        for line in (*each.open, *each.closed):
            _print_risk(desk.out, line)
    return 0


def _print_risk(out: Output, line: RiskLine) -> None:
    state = f"closed {full_day(line.closed)}" if line.closed else f"since {full_day(line.raised)}"
    out.wrapped(f"{line.title}: {score_words(line)}, {state}", "  ", INSIDE)
    said = (
        ("cause", line.cause),
        ("effect", line.effect),
        ("response", line.response),
        ("owner", line.owner),
        ("ask", line.ask),
        ("KPIs", ", ".join(line.kpis)),
        ("why closed", line.why_closed if line.closed else None),
    )
    _print_said(out, said)


def _print_said(out: Output, said: tuple[tuple[str, str | None], ...]) -> None:
    for label, words in said:
        if words:
            out.wrapped(f"{label}: {words}", INSIDE, INSIDE + "  ")


def risk_options(parser: Parser) -> None:
    """The risk and what is known of it."""
    parser.add_argument("title", metavar="TITLE", help="its name; entered where the register has none of this name")
    parser.plan_option()
    parser.add_argument("--on", type=day, metavar="DATE", help="the day it was raised; else the as-at day")
    parser.add_argument("--likelihood", type=count, metavar="1-5", help="how likely it is")
    parser.add_argument("--impact", type=count, metavar="1-5", help="how much it would matter")
    parser.add_argument("--cause", metavar="T", help="what it comes from")
    parser.add_argument("--effect", metavar="T", help="what it would lead to")
    parser.add_argument("--owner", metavar="WHO", help="who answers for it")
    parser.add_argument("--response", metavar="T", help="what is being done")
    parser.add_argument("--ask", metavar="T", help="what the board or the Department is asked")
    links_option(parser)


def set_risk(desk: Desk, given: Namespace) -> int:
    """Enters a risk, or changes what is given of it."""
    from riia_tui.actions import risks_and_lessons
    from riia_tui.actions.register_commands import SetRisk

    names = ("cause", "effect", "likelihood", "impact", "owner", "response", "ask")
    asked = SetRisk(
        plan=given.plan,
        title=given.title,
        on=given.on or desk.today,
        counts_towards=texts(given.counts_towards),
        **{name: getattr(given, name) for name in names},
    )
    return print_outcome(desk, risks_and_lessons.set_risk(desk.store, asked, desk.today))


def close_options(parser: Parser) -> None:
    """Which risk, when and why."""
    parser.add_argument("title", metavar="TITLE", help="the risk's name")
    parser.plan_option()
    parser.add_argument("--on", type=day, metavar="DATE", help="the day; else the as-at day")
    parser.add_argument("-m", dest="why", metavar="WHY", help="why it is no risk any more")


def close_risk(desk: Desk, given: Namespace) -> int:
    """Closes a risk that is in the register."""
    from riia_tui.actions import risks_and_lessons
    from riia_tui.actions.register_commands import CloseRisk

    asked = CloseRisk(given.plan, given.title, given.on or desk.today, given.why)
    return print_outcome(desk, risks_and_lessons.close_risk(desk.store, asked, desk.today))


def show_lessons(desk: Desk, given: Namespace) -> int:
    """Prints the learning log, plan by plan, newest first."""
    found = [lessons(desk.store, code, desk.today) for code in plan_codes(desk, given.code or given.plan)]
    if desk.out.as_json:
        desk.out.json(one_or_many(found))
        return 0
    for each in found:
        desk.out.blank()
        print_head(desk.out, each.head)
        if not each.lines:
            desk.out.line("No lesson is entered yet. “riia lesson set --help” shows how.")
        for line in each.lines:
            _print_lesson(desk.out, line)
    return 0


def _print_lesson(out: Output, line: LessonLine) -> None:
    out.wrapped(f"{full_day(line.on)}  {line.title}", "  ", INSIDE)
    shared = f"{line.shared_with} on {full_day(line.shared_on)}" if line.shared_on else line.shared_with
    said = (
        ("learned", line.learned),
        ("what changed for children", line.changed),
        ("from", line.source),
        ("shared with", shared),
        ("KPIs", ", ".join(line.kpis)),
    )
    _print_said(out, said)


def lesson_options(parser: Parser) -> None:
    """The lesson and what came of it."""
    parser.add_argument("title", metavar="TITLE", help="its name; entered where the log has none of this name")
    parser.plan_option()
    parser.add_argument("--on", type=day, metavar="DATE", help="the day; else the as-at day")
    parser.add_argument("--learned", metavar="T", help="what was learned")
    parser.add_argument("--changed", metavar="T", help="what changed for children")
    parser.add_argument("--source", metavar="T", help="where it comes from: a review, a survey, a visit")
    parser.add_argument("--shared-with", metavar="T", help="who has been told")
    parser.add_argument("--shared-on", type=day, metavar="DATE", help="when")
    links_option(parser)


def set_lesson(desk: Desk, given: Namespace) -> int:
    """Enters a lesson, or changes what is given of it."""
    from riia_tui.actions import risks_and_lessons
    from riia_tui.actions.register_commands import SetLesson

    names = ("learned", "changed", "source", "shared_with", "shared_on")
    asked = SetLesson(
        plan=given.plan,
        title=given.title,
        on=given.on or desk.today,
        counts_towards=texts(given.counts_towards),
        **{name: getattr(given, name) for name in names},
    )
    return print_outcome(desk, risks_and_lessons.set_lesson(desk.store, asked, desk.today))


PARTS = {
    "risk": Part(list_options, show_risks, "risk sw-2025-26"),
    "risk set": Part(risk_options, set_risk, 'risk set "No analyst" --likelihood 4 --impact 4'),
    "risk close": Part(close_options, close_risk, 'risk close "No analyst" -m "started on 1 Dec"'),
    "lesson": Part(list_options, show_lessons, "lesson sw-2025-26"),
    "lesson set": Part(lesson_options, set_lesson, 'lesson set "Early panels" --changed "seen sooner"'),
}
