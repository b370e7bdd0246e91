"""``riia log``: a meeting with its register, other evidence, or a survey."""

from argparse import Namespace
from enum import StrEnum

from db.words import Role, Strength
from riia_tui.actions.commands import Answers, LogEvidence, LogMeeting, LogSurvey, Register
from riia_tui.cli.arguments import address, agreed, amount, count, day, existing_file, kind, people, texts, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_recorded
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part


class YesOrNo(StrEnum):
    """An answer."""

    YES = "yes"
    NO = "no"


NAMES = '"A, B"'


def register_options(parser: Parser) -> None:
    """Who came; ``--attended`` and ``--all-but`` exclude each other."""
    came = parser.add_mutually_exclusive_group()
    came.add_argument("--attended", action="append", metavar=NAMES, help="who came")
    came.add_argument("--all-but", action="append", metavar=NAMES, help="everybody expected came, but these")
    for role, told in (("deputies", "who sent a deputy"), ("apologies", "who apologised"), ("absent", "who did not")):
        parser.add_argument(f"--{role}", action="append", metavar=NAMES, help=told)
    parser.add_argument("--guests", action="append", metavar=NAMES, help="who came without being a member")
    parser.add_argument(
        "--people",
        action="append",
        type=people,
        metavar='"A: WHO, WHO"',
        help="who came for an authority; may be repeated",
    )


def answers_options(parser: Parser) -> None:
    """What authorities answered, where a measure asks for it."""
    for answer in YesOrNo:
        parser.add_argument(f"--answers-{answer}", action="append", metavar=NAMES, help=f"who answered {answer}")


def answers_of(given: Namespace) -> Answers:
    """The answers as they were typed."""
    return Answers(texts(given.answers_yes), texts(given.answers_no))


def outcome_options(parser: Parser) -> None:
    """What a meeting agreed and decided."""
    parser.add_argument("--action", action="append", type=agreed, metavar='"WHO: WHAT by DATE"', help="may be repeated")
    parser.add_argument("--decision", action="append", metavar="TEXT", help="may be repeated")


def links_option(parser: Parser) -> None:
    """What a record counts towards."""
    parser.add_argument(
        "--counts-towards",
        action="append",
        metavar="REF",
        help="a ref, or several; 5.2.6:2 is its second measure; may be repeated",
    )


def register_of(given: Namespace) -> Register:
    """The register as it was typed."""
    return Register(
        attended=texts(given.attended),
        deputies=texts(given.deputies),
        apologies=texts(given.apologies),
        absent=texts(given.absent),
        all_but=None if given.all_but is None else texts(given.all_but),
        guests=texts(given.guests),
        people=tuple(given.people or ()),
    )


def _record_options(parser: Parser) -> None:
    parser.plan_option(needed=True)
    parser.add_argument("--on", required=True, type=day, metavar="DATE", help="the day, as 2025-12-31")
    parser.add_argument("--title", required=True, metavar="TEXT")
    parser.add_argument("--note", metavar="TEXT")
    links_option(parser)


def meeting_options(parser: Parser) -> None:
    """Everything that a meeting has."""
    _record_options(parser)
    parser.add_argument("--network", metavar="NAME", help="whose meeting it is; its KPIs are counted too")
    parser.add_argument("--planned", action="store_true", help="it is still to come")
    register_options(parser)
    parser.add_argument("--papers-out", type=day, metavar="DATE", help="when papers or minutes went out")
    parser.add_argument("--place", metavar="TEXT")
    parser.add_argument("--delivers", action="store_true", help="it meets a milestone")
    outcome_options(parser)


def log_meeting(desk: Desk, given: Namespace) -> int:
    """Records a meeting."""
    from riia_tui.actions import records

    meeting = LogMeeting(
        plan=given.plan,
        on=given.on,
        title=given.title,
        network=given.network,
        planned=given.planned,
        register=register_of(given),
        papers_out=given.papers_out,
        counts_towards=texts(given.counts_towards),
        delivers=given.delivers,
        agreed=tuple(given.action or ()),
        decisions=texts(given.decision),
        note=given.note,
        place=given.place,
    )
    return print_recorded(desk, records.log_meeting(desk.store, meeting, desk.today))


def evidence_options(parser: Parser) -> None:
    """Everything that other evidence has."""
    _record_options(parser)
    parser.add_argument("--kind", type=kind, metavar="K", help="report, newsletter, case-study, training … (evidence)")
    parser.add_argument("--delivers", action="store_true", help="it meets a milestone")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--file", type=existing_file, metavar="PATH", help="a file that shows it")
    where.add_argument("--url", type=address, metavar="U", help="an address that shows it")
    parser.add_argument("--authorities", action="append", metavar=NAMES, help="who took part")
    answers_options(parser)
    parser.add_argument("--role", type=_role, metavar="ROLE", default=Role.CONTRIBUTED, help="as what (contributed)")
    parser.add_argument("--quantity", type=amount, metavar="N", help="days, delegates, workers …")
    parser.add_argument("--answer", type=_answer, metavar="yes|no", help="where a measure asks for one")
    parser.add_argument("--strength", type=strength, metavar="S", help="activity, output or outcome")
    parser.add_argument("--due", type=day, metavar="DATE", help="when it was due")
    parser.add_argument("--done", type=day, metavar="DATE", help="when it was finished")
    parser.add_argument("--about", metavar="RECORD", help="the record that it is about, such as the meeting summed up")
    parser.add_argument("--planned", action="store_true", help="it is still to come")


def _role(text: str) -> Role:
    return word(text, Role, "role")


def _answer(text: str) -> bool:
    return word(text, YesOrNo, "answer") is YesOrNo.YES


def strength(text: str) -> Strength:
    """A grade of evidence. Raises UnknownName."""
    return word(text, Strength, "strength")


def log_evidence(desk: Desk, given: Namespace) -> int:
    """Records anything else that happened."""
    from riia_tui.actions import records

    kinds = {"kind": given.kind} if given.kind else {}
    evidence = LogEvidence(
        plan=given.plan,
        on=given.on,
        title=given.title,
        planned=given.planned,
        delivers=given.delivers,
        address=given.file or given.url,
        authorities=texts(given.authorities),
        answers=answers_of(given),
        about=given.about,
        role=given.role,
        quantity=given.quantity,
        answer=given.answer,
        due=given.due,
        done=given.done,
        strength=given.strength,
        counts_towards=texts(given.counts_towards),
        note=given.note,
        **kinds,
    )
    return print_recorded(desk, records.log_evidence(desk.store, evidence, desk.today))


def survey_options(parser: Parser) -> None:
    """Everything that a survey has."""
    _record_options(parser)
    parser.add_argument("--responses", required=True, type=count, metavar="N", help="how many answered")
    parser.add_argument("--positive", required=True, type=count, metavar="N", help="how many of them positively")
    parser.add_argument("--question", metavar="TEXT")
    parser.add_argument("--authorities", action="append", metavar=NAMES, help="who took part")
    answers_options(parser)


def log_survey(desk: Desk, given: Namespace) -> int:
    """Records a survey."""
    from riia_tui.actions import records

    survey = LogSurvey(
        plan=given.plan,
        on=given.on,
        title=given.title,
        responses=given.responses,
        positive=given.positive,
        question=given.question,
        authorities=texts(given.authorities),
        answers=answers_of(given),
        counts_towards=texts(given.counts_towards),
        note=given.note,
    )
    return print_recorded(desk, records.log_survey(desk.store, survey, desk.today))


PARTS = {
    "log meeting": Part(
        meeting_options,
        log_meeting,
        "log meeting --plan sw-2025-26 --on 2025-11-20\n"
        '         --title "Leads group" --all-but "Torbay, Devon" --counts-towards 1.2.1A',
    ),
    "log evidence": Part(
        evidence_options,
        log_evidence,
        "log evidence --plan sw-2025-26 --on 2025-11-20\n"
        '         --title "MOU signed" --kind agreement --delivers --counts-towards 1.1.4',
    ),
    "log survey": Part(
        survey_options,
        log_survey,
        "log survey --plan sw-2025-26 --on 2025-11-20\n"
        '         --title "After the event" --responses 50 --positive 42\n'
        "         --counts-towards 3.1.1C",
    ),
}
