"""A KPI, theme or activity as text for the pane beside the tree: wrapped with hanging lines, never parsed as markup."""

from datetime import date

from rich.text import Text

from db.facts import AssessmentFact
from db.words import Metric
from riia_tui import phrases
from riia_tui.rules.expected import State
from riia_tui.tui import cells
from riia_tui.tui.page import MARGIN, Page
from riia_tui.views.changed import ChangeLine, change_words
from riia_tui.views.counted import LABELS, ONE_BY_ONE, days_of, singled_out
from riia_tui.views.kpi import KpiDetail, MeasureLine
from riia_tui.views.outlook import Outlook
from riia_tui.views.records import RecordLine
from riia_tui.views.run_chart import drawn, sentence
from riia_tui.views.tree import Node

NAMES_SHOWN = 20
RECORDS_SHOWN = 12
DATE_WIDTH = 12
OUTLOOK_INDENT = 13


def kpi_text(detail: KpiDetail, today: date, width: int) -> Text:
    """Everything about one KPI, wrapped to a width."""
    page = Page(width)
    _title(page, detail)
    page.words(detail.line.statement)
    page.blank()
    _due(page, detail, today)
    _judgement(page, detail, today)
    outlooks = {outlook.number: outlook for outlook in detail.outlook}
    for measure in detail.measures:
        _measure(page, measure, today, alone=len(detail.measures) == 1)
        _outlook(page, outlooks.get(measure.number))
        page.blank()
    _records(page, "counted from", detail.records, today)
    _records(page, "planned", detail.planned, today)
    _expected(page, detail, today)
    _limits(page, detail, today)
    _changes(page, detail.changes, today)
    _earlier(page, detail.assessments[1:], today)
    return page.text


def node_text(node: Node, today: date, width: int, source: str) -> Text:
    """A theme or an activity: its name, aim or description, lead, counts, changes and source, wrapped to a width."""
    page = Page(width)
    page.words(f"{node.code}  {node.title}".strip(), style="bold")
    page.words(f"{node.level}, withdrawn" if node.withdrawn else node.level, style="dim")
    page.blank()
    if node.text:
        page.words(node.text)
        page.blank()
    page.field("lead", node.lead or "no lead is named")
    if node.scope:
        page.field("for", node.scope)
    page.label("KPIs")
    page.text.append_text(cells.tally(node.counts) if any(n for _, n in node.counts) else Text("none"))
    if node.changes:
        page.blank()
        page.blank()
        _changes(page, node.changes, today)
    if source:
        page.blank()
        page.blank()
        page.field("from", source, "dim")
    return page.text


def _title(page: Page, detail: KpiDetail) -> None:
    line = detail.line
    page.text.append(f"{line.ref}  ", style="bold")
    page.text.append_text(cells.status_words(line.status))
    if line.kind != "unspecified":
        page.text.append(f"   {phrases.kind_words(line.kind)}", style="dim")
    page.blank()
    if line.warning_text:
        page.words(f"! {line.warning_text}", style="italic bold")
    page.blank()


def _due(page: Page, detail: KpiDetail, today: date) -> None:
    line = detail.line
    when = f"{phrases.day(line.due, today)}, {phrases.due_in(line.due, today)}" if line.due else "no date"
    page.field("due", when)
    if line.due_text:
        page.words(f"“{line.due_text}”", MARGIN, "dim")
    if detail.due_note:
        page.words(detail.due_note, MARGIN, "dim")
    page.field("owner", line.owner or "no lead is named")
    if detail.carried_from:
        plan, ref = detail.carried_from
        page.field("before", f"{ref} of {plan}, with its history: b")
    if detail.carried_on:
        plan, ref = detail.carried_on
        page.field("goes on", f"as {ref} of {plan}: B")


def _judgement(page: Page, detail: KpiDetail, today: date) -> None:
    page.label("RAG")
    if not detail.assessments:
        page.text.append("nobody has agreed one yet: u\n")
    else:
        _assessment(page, detail.assessments[0], today)
    if detail.line.says is not None:
        page.text.append(" " * MARGIN + "figure says ", style="dim")
        page.text.append_text(cells.status_words(detail.line.says))
        page.blank()
    if detail.behind:
        page.field("behind", detail.behind.words)
    if detail.strongest or detail.unproven:
        graded = f"{detail.strongest} at best" if detail.strongest else ""
        page.field("proof", "; ".join(filter(None, (graded, detail.unproven))))
    page.blank()


def _assessment(page: Page, agreed: AssessmentFact, today: date) -> None:
    page.text.append_text(cells.letter(agreed.status))
    by = f" by {agreed.by}" if agreed.by else ""
    sure = f", confidence {agreed.confidence}" if agreed.confidence else ""
    page.words(f" agreed on {phrases.day(agreed.on, today)}{by}{sure}", MARGIN, first=0)
    if agreed.comment:
        page.words(agreed.comment, MARGIN)
    for name, said in (("cause", agreed.cause), ("remedy", agreed.remedy), ("asks", agreed.ask)):
        if said:
            page.field(name, said, indent=MARGIN)
    if agreed.forecast or agreed.remedy_owner:
        by_when = f"by {phrases.day(agreed.forecast, today)}" if agreed.forecast else "no date given"
        page.words(", ".join(filter(None, (agreed.remedy_owner, by_when))), 2 * MARGIN)


def _measure(page: Page, measure: MeasureLine, today: date, alone: bool) -> None:
    page.text.append(f"{measure.number}  ")
    page.words(measure.name, 3, first=0)
    page.text.append("   ")
    if measure.progress is not None and measure.metric is not Metric.MILESTONE:
        page.text.append_text(cells.bar(measure.progress, 14))
        page.text.append(" ")
    page.text.append(measure.figure, style="bold")
    page.text.append(f" {measure.aim}" if measure.aim else "")
    if measure.target is not None:
        page.text.append("  met" if measure.met else "  not met", style="" if measure.met else "italic")
    page.text.append(f"  due {phrases.day(measure.due, today)}\n" if measure.due else "\n", style="dim")
    for title, names in (
        ("took part", measure.took_part),
        ("not yet", measure.missing),
        ("said no", measure.answered_no),
        ("excused", measure.excused),
        ("guests", measure.guests),
    ):
        if names:
            more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
            page.field(f"{title:<10}", ", ".join(names[:NAMES_SHOWN]) + more, indent=3)
    _counted(page, measure, today, alone)


def _outlook(page: Page, outlook: Outlook | None) -> None:
    """Trend, forecast and run chart of a measure; the chart has its sentence above it."""
    if outlook is None:
        return
    trends = [line.words for line in (outlook.since_period, outlook.since_board) if line]
    over_time = sentence(outlook.chart) if outlook.chart else ""
    said = [("trend", "; ".join(dict.fromkeys(trends))), ("forecast", outlook.forecast_words), ("over time", over_time)]
    for title, words in said:
        if words:
            page.field(f"{title:<10}", words, indent=3)
    for line in drawn(outlook.chart, page.width - OUTLOOK_INDENT) if outlook.chart else ():
        page.text.append(" " * OUTLOOK_INDENT + line + "\n", style="dim")


def _counted(page: Page, measure: MeasureLine, today: date, alone: bool) -> None:
    """What the figure was counted from, newest first: what was late or answered no by itself, of the rest the days.

    The only measure's days stand in the list below it.
    """
    single, rest = singled_out(measure.metric, measure.counted)
    for line in single[:RECORDS_SHOWN]:
        away = f"; not there: {', '.join(line.missing)}" if line.missing else ""
        said = line.said if line.good is not False or measure.metric in ONE_BY_ONE else f"{line.title}, {line.said}"
        page.field(f"{phrases.day(line.on, today):<10}", said + away, indent=3)
    if len(single) > RECORDS_SHOWN:
        page.words(f"and {len(single) - RECORDS_SHOWN} more", 3, "dim")
    if rest and not alone:
        page.field(f"{LABELS.get(measure.metric, 'counted'):<10}", days_of(rest, today), indent=3)


def _records(page: Page, title: str, records: tuple[RecordLine, ...], today: date) -> None:
    if not records:
        if title == "counted from":
            page.words("nothing is recorded yet: e evidence, m meeting", style="dim")
            page.blank()
        return
    page.words(title, style="dim")
    for record in records[:RECORDS_SHOWN]:
        page.text.append(f"  {phrases.day(record.on, today):<{DATE_WIDTH}}")
        said = f"{record.title}  {record.summary}" if record.summary else record.title
        page.words(said, DATE_WIDTH + 2, first=0)
    if len(records) > RECORDS_SHOWN:
        page.words(f"  and {len(records) - RECORDS_SHOWN} more in 4 Records", style="dim")
    page.blank()


def _expected(page: Page, detail: KpiDetail, today: date) -> None:
    if not detail.expected:
        return
    fallen = [period for period in detail.expected if period.fallen_due(today)]
    missed = [period for period in fallen if period.record is None]
    coming = next((period for period in detail.expected if not period.fallen_due(today)), None)
    said = f"{len(fallen) - len(missed)} of {len(fallen)} expected records came"
    if missed:
        said += f", missed by {phrases.listed([phrases.day(p.last, today) for p in missed[-3:]])}"
    if coming:
        said += f"; next by {phrases.day(coming.last, today)}"
    page.field(f"{detail.cadence}:", said)
    page.blank()


def _limits(page: Page, detail: KpiDetail, today: date) -> None:
    """What is expected after each record and has not come yet, or came late."""
    missed = [line for line in detail.limits if line.state is State.MISSED]
    due = [line for line in detail.limits if line.state is State.DUE]
    for title, lines in (("missed:", missed), ("due:", due)):
        for line in lines[:RECORDS_SHOWN]:
            page.field(title, f"{line.said}, by {phrases.day(line.last, today)}")
    if missed or due:
        page.blank()


def _changes(page: Page, changes: tuple[ChangeLine, ...], today: date) -> None:
    """The original beside the revised: what was changed in the plan, who agreed it, and why."""
    if not changes:
        return
    page.words("changed in the plan", style="dim")
    for change in changes:
        page.text.append(f"  {phrases.day(change.on, today):<{DATE_WIDTH}}")
        agreed = f", agreed by {change.agreed_by}" if change.agreed_by else ""
        page.words(f"{change_words(change)}{agreed}: {change.why}", DATE_WIDTH + 2, first=0)
    page.blank()


def _earlier(page: Page, assessments: tuple[AssessmentFact, ...], today: date) -> None:
    if assessments:
        page.words("agreed before", style="dim")
    for agreed in assessments:
        page.text.append(f"  {phrases.day(agreed.on, today):<{DATE_WIDTH}}")
        page.text.append_text(cells.letter(agreed.status))
        page.words(f"  {agreed.comment or ''}", DATE_WIDTH + 5, first=0)
