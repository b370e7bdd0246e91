"""A KPI as the review run shows it: promise, figures, what they were counted from, what was agreed, what is new."""

from datetime import date

from rich.text import Text

from db.words import Metric
from riia_tui import phrases
from riia_tui.tui import cells
from riia_tui.tui.page import Page
from riia_tui.views.kpi import KpiDetail, MeasureLine
from riia_tui.views.review import ReviewPage

INDENT = 9
RECENT = 3
NAMES = 8


def review_text(page: ReviewPage, comment: str, today: date, width: int) -> Text:
    """The page, wrapped to a width; ``comment`` is what was typed and not yet agreed."""
    on_paper = Page(width)
    _promise(on_paper, page.detail, today)
    for measure in page.detail.measures:
        _measure(on_paper, measure)
    _counted(on_paper, page.detail, today)
    _agreed(on_paper, page.detail, today)
    for number, said in enumerate(page.since):
        on_paper.field("new" if number == 0 else "", said)
    if comment:
        on_paper.blank()
        on_paper.field("comment", comment, "bold")
    return on_paper.text


def end_text(agreed: int, of: int, width: int) -> Text:
    """What stands there once everything was gone through."""
    page = Page(width)
    page.blank()
    page.words(
        f"Gone through: {agreed} of {phrases.counted(of, 'KPI')} agreed, {of - agreed} passed over.", style="bold"
    )
    page.blank()
    page.words("Esc closes the review. After that z takes the whole run back, as one step.")
    page.words("Backspace goes back to the last one.")
    return page.text


def _promise(page: Page, detail: KpiDetail, today: date) -> None:
    line = detail.line
    page.text.append(f"{line.ref:<8} ", style="bold")
    page.words(line.statement, INDENT, first=0)
    due = f"due {phrases.day(line.due, today)}, {phrases.due_in(line.due, today)}" if line.due else "no date"
    page.words(f"{due} · {line.owner or 'no lead is named'}", INDENT, "dim")
    page.blank()


def _measure(page: Page, measure: MeasureLine) -> None:
    page.text.append(" " * INDENT)
    if measure.progress is not None and measure.metric is not Metric.MILESTONE:
        page.text.append_text(cells.bar(measure.progress, 14))
        page.text.append(" ")
    page.text.append(measure.figure, style="bold")
    said = f" {measure.aim}  {measure.name}" if measure.aim else f"  {measure.name}"
    met = "" if measure.target is None else "  met" if measure.met else "  not met"
    page.words(said + met, INDENT + 15, first=0)
    for title, names in (("not yet", measure.missing), ("said no", measure.answered_no), ("excused", measure.excused)):
        if names:
            more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
            page.words(f"{title}: {', '.join(names[:NAMES])}{more}", INDENT + 15, "dim")


def _counted(page: Page, detail: KpiDetail, today: date) -> None:
    page.blank()
    if not detail.records:
        page.field("from", "nothing is recorded yet: e records evidence")
    for number, record in enumerate(detail.records[:RECENT]):
        said = f"{phrases.day(record.on, today)}  {record.title}  {record.summary}".rstrip()
        page.field("from" if number == 0 else "", said)
    if len(detail.records) > RECENT:
        page.field("", f"and {len(detail.records) - RECENT} earlier", "dim")


def _agreed(page: Page, detail: KpiDetail, today: date) -> None:
    page.blank()
    page.label("RAG")
    if detail.assessments:
        last = detail.assessments[0]
        page.text.append_text(cells.letter(last.status))
        page.text.append(f" agreed on {phrases.day(last.on, today)}")
    else:
        page.text.append("nobody has agreed one yet")
    says = detail.line.says
    if says is not None or not detail.assessments:
        page.text.append("   figure says ", style="dim")
        page.text.append_text(cells.letter(says if says is not None else detail.line.status))
    page.text.append("\n")
    for name in ("comment", "cause", "remedy", "ask"):
        said = getattr(detail.assessments[0], name) if detail.assessments else None
        if said:
            page.field(name, f"“{said}”" if name == "comment" else said)
    if detail.line.warning_text:
        page.field("!", detail.line.warning_text, "italic bold")
    page.blank()
