"""``riia show``: one KPI whole, or a heading or a plan with what is below it, readable at 80 columns."""

from argparse import Namespace

from db.errors import UnknownName
from db.facts import AssessmentFact
from riia_tui import phrases
from riia_tui.cli.desk import Desk
from riia_tui.cli.headings import print_records, print_section, status_words
from riia_tui.cli.measures import INSIDE, ROLE_WIDTH, print_measure
from riia_tui.cli.outlook import print_outlook
from riia_tui.cli.output import LABEL_WIDTH, Output
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.planfile.model import CARRIED
from riia_tui.rules.expected import State
from riia_tui.views.changed import agreed_words, change_words, shown_value
from riia_tui.views.kpi import KpiDetail, kpi
from riia_tui.views.records import RecordLine
from riia_tui.views.seen import seen


def options(parser: Parser) -> None:
    """The ref, and the plan where it is in several."""
    parser.add_argument("ref", metavar="REF", help="a KPI's ref, such as 1.2.1A; or a code of a heading or a plan")
    parser.add_argument("--plain", action="store_true", help="a sentence in place of each run chart")
    parser.plan_option()


def show(desk: Desk, given: Namespace) -> int:
    """Prints one KPI whole; where no KPI is called so, the heading or the plan that is."""
    try:
        found = kpi(desk.store, given.ref, given.plan, desk.today)
    except UnknownName as unknown:
        return _show_heading(desk, given, unknown)
    desk.out.json(found) if desk.out.as_json else _print_kpi(desk.out, found, given.plain)
    return 0


def _show_heading(desk: Desk, given: Namespace, unknown: UnknownName) -> int:
    from riia_tui.cli.show_heading import print_heading
    from riia_tui.views.heading import heading

    try:
        found = heading(desk.store, given.ref, given.plan, desk.today)
    except UnknownName:
        raise unknown from None
    desk.out.json(found) if desk.out.as_json else print_heading(desk.out, found)
    return 0


def _print_kpi(out: Output, found: KpiDetail, plain: bool) -> None:
    _print_top(out, found)
    _print_promise(out, found)
    _print_standing(out, found)
    print_section(out, "Measures", len(found.measures))
    for measure in found.measures:
        print_measure(out, measure, found.head.as_at)
        print_outlook(out, next((each for each in found.outlook if each.number == measure.number), None), plain)
    _print_list(out, "Counted from, newest first", found.records, found)
    _print_list(out, "Planned", found.planned, found)
    _print_expected(out, found)
    _print_limits(out, found)
    _print_assessments(out, found)
    _print_changes(out, found)


def _print_top(out: Output, found: KpiDetail) -> None:
    kind = phrases.kind_words(found.line.kind)
    out.wrapped(f"{found.line.ref} · {kind} · {found.head.plan} · as at {phrases.full_day(found.head.as_at)}")
    for depth, step in enumerate(found.path):
        indent = "  " * (depth + 1)
        out.line(indent + phrases.cut(step, out.width - len(indent)))
    out.blank()
    out.wrapped(found.line.statement)
    _print_changed(out, found, "statement", "  ")
    out.blank()


def _print_promise(out: Output, found: KpiDetail) -> None:
    line, today = found.line, found.head.as_at
    due = phrases.day(line.due, today)
    out.labelled("Due", f"{due}, {phrases.due_in(line.due, today)}" if due else "no date")
    _print_changed(out, found, "due", " " * LABEL_WIDTH)
    out.labelled("", f"printed as “{line.due_text}”" if line.due_text else None)
    out.labelled("", found.due_note)
    out.labelled("Owner", line.owner or "nobody is named")
    out.labelled("Sponsor", found.sponsor)
    if found.carried_from:
        plan, ref = found.carried_from
        out.labelled("Before", f"{ref} of {plan}; “riia show {ref} --plan {plan}” shows its history")
    if found.carried_on:
        plan, ref = found.carried_on
        out.labelled("Goes on", f"as {ref} of {plan}; “riia show {ref} --plan {plan}” shows how it stands there")


BESIDE = ("statement", "due", CARRIED)
"""The fields whose former values are printed beside them; the others stand in a list of their own."""


def _print_changed(out: Output, found: KpiDetail, field: str, indent: str) -> None:
    """What a field of the KPI was before, oldest first."""
    for change in found.changes:
        if change.field == field and change.measure is None:
            out.wrapped(f"was {shown_value(change.was)} ({agreed_words(change)})", indent)


def _print_changes(out: Output, found: KpiDetail) -> None:
    """What was agreed to change, apart from what stands beside its field."""
    rest = [change for change in found.changes if change.measure is not None or change.field not in BESIDE]
    if not rest:
        return
    print_section(out, "Changed since the plan was made", len(rest))
    for change in rest:
        out.wrapped(f"{change_words(change)} ({agreed_words(change)})", "  ", INSIDE)


def _print_standing(out: Output, found: KpiDetail) -> None:
    line, today = found.line, found.head.as_at
    agreed = f", agreed on {phrases.day(line.agreed_on, today)}" if line.agreed_on else ""
    letter = out.letter(line.letter, line.status)
    out.labelled("Status", f"{letter}  {status_words(line.status)}{agreed}{_comment(line.comment)}")
    if line.says is not None:
        says = out.letter(phrases.letter(line.says), line.says)
        out.labelled("Figure says", f"{says}  {status_words(line.says)}")
    out.labelled("Warning", line.warning_text if line.warning else None)
    out.labelled("Next step", "ready to close: agree Blue with “riia rag”" if line.ready_to_close else None)
    out.labelled("Time gone", f"{phrases.rounded_percent(found.time * 100)}%")
    out.labelled("Progress", None if line.progress is None else f"{phrases.rounded_percent(line.progress * 100)}%")
    out.labelled("Confidence", found.assessments[0].confidence if found.assessments else None)
    out.labelled("Behind it", found.behind.words if found.behind else None)
    out.labelled("Evidence", _evidence(found))


def _evidence(found: KpiDetail) -> str | None:
    """How strong the evidence is, and why a green or a blue is not proven."""
    graded = f"{found.strongest} at best" if found.strongest else ""
    return "; ".join(filter(None, (graded, f"not proven: {found.unproven}" if found.unproven else ""))) or None


def _comment(comment: str | None) -> str:
    return f": “{comment}”" if comment else ""


def _print_list(out: Output, title: str, lines: tuple[RecordLine, ...], found: KpiDetail) -> None:
    if lines or title.startswith("Counted"):
        print_section(out, title, len(lines))
        print_records(out, lines, found.head.as_at)


def _print_expected(out: Output, found: KpiDetail) -> None:
    """What the rhythm has asked for so far, and the one that comes next."""
    if not found.expected:
        return
    today = found.head.as_at
    past = [period for period in found.expected if period.fallen_due(today)]
    coming = [period for period in found.expected if not period.fallen_due(today)]
    print_section(out, f"Expected {found.cadence}", len(found.expected))
    for period in past:
        span = f"{phrases.day(period.first, today)} to {phrases.day(period.last, today)}"
        out.line(f"  {span:<24}  {'missed' if period.missed(today) else 'met'}")
    for period in coming[:1]:
        span = f"{phrases.day(period.first, today)} to {phrases.day(period.last, today)}"
        out.line(f"  {span:<24}  next{', met already' if period.record else ''}")
    if len(coming) > 1:
        out.line(f"  and {phrases.counted(len(coming) - 1, 'more', 'more')} to come")


def _print_limits(out: Output, found: KpiDetail) -> None:
    """What is expected after each record and has not come, or came late."""
    open_still = [line for line in found.limits if line.state is not State.MET]
    if not open_still:
        return
    print_section(out, "Expected after each record, still open or late", len(open_still))
    for line in open_still:
        late = f", came on {phrases.day(line.done, found.head.as_at)}" if line.done else ""
        said = f"{line.state} by {phrases.day(line.last, found.head.as_at)}{late}"
        out.wrapped(f"{line.said}: {said}", "  ", INSIDE)


def _print_assessments(out: Output, found: KpiDetail) -> None:
    if not found.assessments:
        return
    print_section(out, "RAG agreed, newest first", len(found.assessments))
    for entry in found.assessments:
        _print_assessment(out, entry, found)


def _print_assessment(out: Output, entry: AssessmentFact, found: KpiDetail) -> None:
    letter = out.letter(phrases.letter(entry.status), entry.status)
    by = f" by {entry.by}" if entry.by else ""
    head = f"  {phrases.day(entry.on, found.head.as_at)}  {letter}  {status_words(entry.status)}{by}"
    out.wrapped(f"{head.lstrip()}{_comment(entry.comment)}", "  ", INSIDE)
    owner = f" ({entry.remedy_owner})" if entry.remedy and entry.remedy_owner else ""
    for label, text in (
        ("cause", entry.cause),
        ("remedy", f"{entry.remedy}{owner}" if entry.remedy else None),
        ("forecast", phrases.day(entry.forecast, found.head.as_at)),
        ("ask", entry.ask),
        ("confidence", entry.confidence),
        ("seen then", "; ".join(seen(entry))),
    ):
        if text:
            out.wrapped(text, f"{INSIDE}{label:<{ROLE_WIDTH}}", INSIDE + " " * ROLE_WIDTH)


PARTS = {"show": Part(options, show, "show 1.2.1A --plan sw-2025-26")}
