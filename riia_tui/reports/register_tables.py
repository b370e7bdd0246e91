"""Risks, lessons and support packages as tables, the same in every report."""

from collections.abc import Sequence

from riia_tui import phrases
from riia_tui.reports.blocks import Block, Cell, Paragraph, Table, Tone
from riia_tui.rules.suppression import HIDDEN
from riia_tui.views.lessons import LessonLine
from riia_tui.views.risks import RiskLine, score_words
from riia_tui.views.support import SupportLine, support_counts

NONE = "not given"
GRAVE, SERIOUS = 15, 8
"""From which score of 25 a risk stands on red, and on amber, ground."""


def risk_blocks(lines: Sequence[RiskLine]) -> list[Block]:
    """The risks that are open, the gravest first."""
    if not lines:
        return [Paragraph("No open risk is entered.")]
    table = Table(
        caption=f"{phrases.counted(len(lines), 'open risk')}, the gravest first",
        header=("Risk", "Score", "Cause and effect", "What is being done", "Owner", "Asked"),
        rows=tuple(_risk(line) for line in lines),
        widths=(3.5, 1.8, 4.2, 3.8, 2.1, 2.6),
        alt="Every open risk with its score (likelihood times impact, 1 to 25), cause, effect, response and owner.",
        compact=True,
    )
    return [table]


def _risk(line: RiskLine) -> tuple[Cell | str, ...]:
    about = f" (KPI {', '.join(line.kpis)})" if line.kpis else ""
    said = [f"{label}: {words}" for label, words in (("Cause", line.cause), ("Effect", line.effect)) if words]
    return (
        f"{line.title}{about}",
        Cell(score_words(line), tone=_tone(line.score)),
        "\n".join(said) or NONE,
        line.response or NONE,
        line.owner or NONE,
        line.ask or "nothing",
    )


def _tone(score: int | None) -> Tone:
    if score is None:
        return "none"
    return "red" if score >= GRAVE else "amber" if score >= SERIOUS else "green"


def lesson_table(lines: Sequence[LessonLine]) -> Table:
    """The learning log, in the order given."""
    return Table(
        caption=f"Learning log: {phrases.counted(len(lines), 'lesson')}",
        header=("Date", "Lesson", "What was learned", "What changed for children", "From", "Shared with"),
        rows=tuple(
            (
                phrases.full_day(line.on),
                line.title + (f" (KPI {', '.join(line.kpis)})" if line.kpis else ""),
                line.learned or NONE,
                line.changed or NONE,
                line.source or NONE,
                _shared(line),
            )
            for line in lines
        ),
        widths=(2.3, 3.0, 3.9, 3.9, 2.2, 2.4),
        alt="What was learned, what changed for children, where it comes from and who has been told.",
        compact=True,
        row_names=False,
    )


def _shared(line: LessonLine) -> Cell:
    if not line.shared_with:
        return Cell("nobody yet", tone="amber")
    return Cell(f"{line.shared_with}\n{phrases.full_day(line.shared_on)}" if line.shared_on else line.shared_with)


def support_blocks(lines: Sequence[SupportLine]) -> list[Block]:
    """The support packages, newest first, by name: for inside the region."""
    if not lines:
        return [Paragraph("No support package is recorded.")]
    table = Table(
        caption=phrases.counted(len(lines), "support package").capitalize(),
        header=("Begins", "Package", "Received by", "Given by", "Days", "Need", "What changed"),
        rows=tuple(_support(line) for line in lines),
        widths=(2.4, 3.3, 2.6, 2.6, 1.2, 3.0, 3.4),
        alt="Every support package: when, for whom, by whom, how many days, the need, and what changed.",
        compact=True,
        row_names=False,
    )
    return [table]


def support_count_blocks(lines: Sequence[SupportLine], small: int) -> list[Block]:
    """The packages counted and nobody named, for outside the region."""
    if not lines:
        return [Paragraph("No support package is recorded.")]
    table = Table(
        caption="Support packages, counted",
        header=("Fund", "Packages", "Authorities that received", "Authorities that gave"),
        rows=tuple(
            (
                "All together" if each.fund == "all" else each.fund,
                _count(each.packages),
                _count(each.received),
                _count(each.supplied),
            )
            for each in support_counts(lines, small)
        ),
        widths=(5.0, 3.0, 4.0, 4.0),
        alt="How many support packages there are by fund, and how many authorities received and gave them.",
        compact=True,
    )
    note = f"The sign {HIDDEN} stands for a count of authorities below {small}, or for one that would tell it."
    return [Paragraph(note, small=True), table]


def _count(count: int | None) -> Cell:
    return Cell(HIDDEN if count is None else str(count), right=True, value=count)


def _support(line: SupportLine) -> tuple[Cell | str, ...]:
    state = "planned" if line.planned else "finished" if line.done else "under way"
    return (
        phrases.full_day(line.on),
        f"{line.title}, {state}",
        phrases.listed(line.received) or NONE,
        phrases.listed(line.supplied) or NONE,
        Cell(phrases.number(line.days) if line.days is not None else NONE, right=True, value=line.days),
        line.need or NONE,
        line.outcome or NONE,
    )
