"""A KPI, theme or activity as text for the pane beside the tree: wrapped, coloured, never parsed."""

from datetime import date

from rich.text import Text

from db.facts import AssessmentFact
from db.words import Metric
from riia_tui import phrases
from riia_tui.tui import cells
from riia_tui.views.kpi import KpiDetail, MeasureLine
from riia_tui.views.records import RecordLine
from riia_tui.views.tree import Node

NAMES_SHOWN = 20
RECORDS_SHOWN = 12


def kpi_text(detail: KpiDetail, today: date) -> Text:
    """Everything about one KPI."""
    text = Text()
    _title(text, detail)
    text.append_text(cells.plain(detail.line.statement))
    text.append("\n\n")
    _due(text, detail, today)
    _judgement(text, detail, today)
    for measure in detail.measures:
        _measure(text, measure, today)
    _records(text, "counted from", detail.records, today)
    _records(text, "planned", detail.planned, today)
    _expected(text, detail, today)
    _earlier(text, detail.assessments[1:], today)
    return text


def node_text(node: Node) -> Text:
    """A theme or an activity: its name, aim or description, lead and counts."""
    text = cells.plain(f"{node.code}  {node.title}".strip(), "bold")
    text.append(f"\n{node.level}\n\n", style="dim")
    if node.text:
        text.append_text(cells.plain(f"{node.text}\n\n", "not bold"))
    text.append("lead   ", style="dim")
    text.append_text(cells.plain(f"{node.lead or 'no lead is named'}\n", "not bold"))
    text.append("KPIs   ", style="dim")
    text.append_text(cells.tally(node.counts) if any(n for _, n in node.counts) else Text("none"))
    return text


def _title(text: Text, detail: KpiDetail) -> None:
    line = detail.line
    text.append(f"{line.ref}  ", style="bold")
    text.append_text(cells.status_words(line.status))
    if line.kind != "unspecified":
        text.append(f"   {line.kind} KPI", style="dim")
    text.append("\n")
    if line.warning_text:
        text.append(f"! {line.warning_text}\n", style="italic bold")
    text.append("\n")


def _due(text: Text, detail: KpiDetail, today: date) -> None:
    line = detail.line
    when = f"{phrases.day(line.due, today)}, {phrases.due_in(line.due, today)}" if line.due else "no date"
    text.append("due    ", style="dim")
    text.append(when)
    if line.due_text:
        text.append_text(cells.plain(f" (“{line.due_text}”)", "dim"))
    text.append("\n")
    if detail.due_note:
        text.append_text(cells.plain(f"       {detail.due_note}\n", "dim"))
    text.append("owner  ", style="dim")
    text.append_text(cells.plain(f"{line.owner or 'no lead is named'}\n"))


def _judgement(text: Text, detail: KpiDetail, today: date) -> None:
    text.append("RAG    ", style="dim")
    if not detail.assessments:
        text.append("nobody has agreed one yet: u\n")
    else:
        _assessment(text, detail.assessments[0], today)
    if detail.line.says is not None:
        text.append("       figure says ", style="dim")
        text.append_text(cells.status_words(detail.line.says))
        text.append("\n")
    text.append("\n")


def _assessment(text: Text, agreed: AssessmentFact, today: date) -> None:
    text.append_text(cells.letter(agreed.status))
    text.append(f" agreed on {phrases.day(agreed.on, today)}")
    text.append_text(cells.plain(f" by {agreed.by}\n" if agreed.by else "\n"))
    parts = (("", agreed.comment), ("cause ", agreed.cause), ("remedy ", agreed.remedy), ("asks ", agreed.ask))
    for name, said in parts:
        if said:
            text.append(f"       {name}", style="dim")
            text.append_text(cells.plain(f"{said}\n"))
    if agreed.forecast or agreed.remedy_owner:
        owner = f"{agreed.remedy_owner}, " if agreed.remedy_owner else ""
        by = f"by {phrases.day(agreed.forecast, today)}" if agreed.forecast else "no date given"
        text.append_text(cells.plain(f"       {owner}{by}\n"))


def _measure(text: Text, measure: MeasureLine, today: date) -> None:
    text.append_text(cells.plain(f"{measure.number}  {measure.name}\n"))
    text.append("   ")
    if measure.progress is not None and measure.metric is not Metric.MILESTONE:
        text.append_text(cells.bar(measure.progress, 14))
        text.append(" ")
    text.append(measure.figure, style="bold")
    if measure.aim:
        text.append(f" {measure.aim}")
    if measure.target is not None:
        text.append("  met" if measure.met else "  not met", style="" if measure.met else "italic")
    if measure.due:
        text.append(f"  due {phrases.day(measure.due, today)}", style="dim")
    text.append("\n")
    for title, names in (("took part", measure.took_part), ("not yet", measure.missing), ("excused", measure.excused)):
        if names:
            text.append(f"   {title}  ", style="dim")
            shown = ", ".join(names[:NAMES_SHOWN])
            more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
            text.append_text(cells.plain(f"{shown}{more}\n"))
    text.append("\n")


def _records(text: Text, title: str, records: tuple[RecordLine, ...], today: date) -> None:
    if not records:
        if title == "counted from":
            text.append("nothing is recorded yet: e evidence, m meeting\n\n", style="dim")
        return
    text.append(f"{title}\n", style="dim")
    for record in records[:RECORDS_SHOWN]:
        text.append_text(cells.plain(f"  {phrases.day(record.on, today):<11} {record.title}"))
        text.append_text(cells.plain(f"  {record.summary}\n", "dim"))
    if len(records) > RECORDS_SHOWN:
        text.append(f"  and {len(records) - RECORDS_SHOWN} more in 4 Records\n", style="dim")
    text.append("\n")


def _expected(text: Text, detail: KpiDetail, today: date) -> None:
    if not detail.expected:
        return
    fallen = [period for period in detail.expected if period.fallen_due(today)]
    missed = [period for period in fallen if period.record is None]
    coming = next((period for period in detail.expected if not period.fallen_due(today)), None)
    text.append(f"{detail.cadence}: ", style="dim")
    text.append(f"{len(fallen) - len(missed)} of {len(fallen)} expected records came")
    if missed:
        text.append(f", missed by {phrases.listed([phrases.day(p.last, today) for p in missed[-3:]])}")
    if coming:
        text.append(f"; next by {phrases.day(coming.last, today)}")
    text.append("\n\n")


def _earlier(text: Text, assessments: tuple[AssessmentFact, ...], today: date) -> None:
    if assessments:
        text.append("agreed before\n", style="dim")
    for agreed in assessments:
        text.append(f"  {phrases.day(agreed.on, today):<11} ")
        text.append_text(cells.letter(agreed.status))
        text.append_text(cells.plain(f"  {agreed.comment or ''}\n"))
