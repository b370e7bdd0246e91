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
BAR = 14
RECENT = 3
NAMES = 8


def review_text(page: ReviewPage, comment: str, today: date, width: int) -> Text:
    """The page, wrapped to a width; ``comment`` is what was typed and not yet agreed."""
    on_paper = Page(width)
    _promise(on_paper, page.detail, today)
    for measure in page.detail.measures:
        _measure(on_paper, measure)
    on_paper.blank()
    for number, said in enumerate(page.since):
        on_paper.field("new" if number == 0 else "", said)
    on_paper.blank()
    _agreed(on_paper, page.detail, today)
    _counted(on_paper, page.detail, today)
    if comment:
        on_paper.blank()
        on_paper.field("now", comment, "bold")
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
    begun = len(measure.figure)
    page.text.append(" " * INDENT)
    if measure.progress is not None and measure.metric is not Metric.MILESTONE:
        page.text.append_text(cells.bar(measure.progress, BAR))
        page.text.append(" ")
        begun += BAR + 1
    page.text.append(measure.figure, style="bold")
    said = f" {measure.aim}  {measure.name}" if measure.aim else f"  {measure.name}"
    met = "" if measure.target is None else "  met" if measure.met else "  not met"
    page.words(said + met, INDENT, first=begun)
    for title, names in (("not yet", measure.missing), ("said no", measure.answered_no), ("excused", measure.excused)):
        if names:
            more = f" and {len(names) - NAMES} more" if len(names) > NAMES else ""
            page.words(f"{title}: {', '.join(names[:NAMES])}{more}", INDENT + 2, "dim")


def _counted(page: Page, detail: KpiDetail, today: date) -> None:
    if not detail.records:
        page.field("from", "nothing is recorded yet: e records evidence")
    for number, record in enumerate(detail.records[:RECENT]):
        said = f"{phrases.day(record.on, today)}  {record.title}  {record.summary}".rstrip()
        page.field("from" if number == 0 else "", said)
    if len(detail.records) > RECENT:
        page.field("", f"and {len(detail.records) - RECENT} earlier", "dim")


def _agreed(page: Page, detail: KpiDetail, today: date) -> None:
    page.label("RAG")
    if detail.assessments:
        newest = detail.assessments[0]
        page.text.append_text(cells.letter(newest.status))
        page.text.append(f" agreed on {phrases.day(newest.on, today)}")
    else:
        page.text.append("nobody has agreed one yet")
    says = detail.line.says
    if says is not None or not detail.assessments:
        page.text.append("   figure says ", style="dim")
        page.text.append_text(cells.letter(says if says is not None else detail.line.status))
    if detail.line.warning_text:
        page.text.append(f"   ! {detail.line.warning_text}", style="italic bold")
    page.text.append("\n")
    last = detail.assessments[0] if detail.assessments else None
    words = (("said", "comment"), ("cause", "cause"), ("remedy", "remedy"), ("asks", "ask"))
    for title, name in words if last else ():
        said = getattr(last, name)
        if said:
            page.field(title, f"“{said}”" if name == "comment" else said)
    page.blank()
