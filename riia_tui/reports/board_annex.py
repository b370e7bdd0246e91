"""The long tables of the board pack: every KPI by theme, participation by authority, what is coming."""

from collections.abc import Iterable, Sequence

from db.words import Counts
from riia_tui import phrases
from riia_tui.reports.blocks import Block, Cell, Heading, PageBreak, Paragraph, Table
from riia_tui.reports.rag import (
    due_words,
    evidence_short,
    figure_words,
    promise,
    rag_cell,
    says_words,
    some,
    tally_words,
)
from riia_tui.views.board_pack import COMING_DAYS, AuthorityLine, BoardPack, Coming, KpiRow, Section, SharedKpi
from riia_tui.views.calendar import Mark

_PROMISE, _FIGURE, _COMMENT = 80, 30, 90
"""How many letters of a promise, a figure's name and a comment stand in the table of every KPI, on a few low lines."""

_TITLE = 62
"""How many letters of what comes stand on its one line."""

_REFS = 12
"""How many of the KPIs that wait for an authority are named."""

_BODIES = {Counts.AUTHORITY: "authorities", Counts.PARTNERSHIP: "partnerships"}
_MARKS = {Mark.BOARD: "Board", Mark.PAPERS: "Papers", Mark.DEADLINE: "KPI due", Mark.MEETING: "Meeting"}


def annex(pack: BoardPack) -> list[Block]:
    """The blocks of the three parts."""
    return [*every_kpi(pack.sections), PageBreak(), *_participation(pack), *_coming(pack)]


def every_kpi(sections: tuple[Section, ...]) -> list[Block]:
    """Every KPI by theme."""
    blocks: list[Block] = [Heading("Every KPI by theme")]
    if not sections:
        return [*blocks, Paragraph("The plan has no KPIs.")]
    above: tuple[str, ...] = ()
    for section in sections:
        headings = section.path[:-1][:2] or section.path[:1]
        blocks += _new_headings(above, headings)
        above = headings
        blocks.append(section_table(section))
    return blocks


def _new_headings(above: tuple[str, ...], wanted: tuple[str, ...]) -> Iterable[Heading]:
    """The headings that are not those of the section before."""
    same = 0
    while same < min(len(above), len(wanted)) and above[same] == wanted[same]:
        same += 1
    return [Heading(text, level=at + 2) for at, text in enumerate(wanted) if at >= same]


def section_table(section: Section) -> Table:
    """The KPIs under one heading, one a row."""
    own = section.path[-1] if len(section.path) > 1 else "KPIs"
    return Table(
        caption=f"{phrases.cut(own, 110).rstrip('.') or 'KPIs'}: {tally_words(section.now)}",
        header=("KPI", "Promise", "Figure and target", "Due", "RAG", "Evidence", "Comment"),
        rows=tuple(_kpi_row(row) for row in section.rows),
        widths=(1.7, 6.6, 5.6, 2.1, 2.4, 2.2, 5.1),
        alt=f"The KPIs of {section.path[-1]}: promise, figure, due date, RAG, evidence and comment.",
        compact=True,
    )


def _kpi_row(row: KpiRow) -> tuple[Cell | str, ...]:
    line = row.line
    return (
        line.ref,
        phrases.cut(promise(line), _PROMISE),
        figure_words(row.figures, _FIGURE),
        due_words(line.due, line.due_text, line.was_due),
        rag_cell(line.status, after=says_words(line)),
        evidence_short(row.evidence),
        " ".join(_remarks(row)) or "none",
    )


def _remarks(row: KpiRow) -> list[str]:
    """The warning, and what was said when the RAG was last agreed."""
    line = row.line
    said = phrases.cut(line.comment, _COMMENT) if line.comment else ""
    warning = "" if line.warning_text.startswith("figure says") else line.warning_text
    return [part for part in (f"{warning[:1].upper()}{warning[1:]}." if warning else "", said) if part]


def _participation(pack: BoardPack) -> list[Block]:
    blocks: list[Block] = [Heading("Participation by authority")]
    if not pack.shared:
        return [*blocks, Paragraph("No open KPI of this plan counts who takes part.")]
    return [*blocks, authorities_table(pack.authorities), shared_table(pack.shared)]


def outstanding_table(lines: tuple[AuthorityLine, ...]) -> Table:
    """What is outstanding of each authority, below a chart that says how much it took part in."""
    return Table(
        caption="Authorities: the KPIs that wait for each",
        header=("Authority", "Still outstanding"),
        rows=tuple((line.name, some(line.outstanding, _REFS) or "nothing") for line in lines),
        widths=(4.4, 12.6),
        alt="For every authority, the KPIs that count it and that it has not taken part in yet.",
        compact=True,
    )


def authorities_table(lines: tuple[AuthorityLine, ...]) -> Table:
    """What each authority took part in, and what is outstanding."""
    return Table(
        caption="Authorities: what each took part in, of what counts it",
        header=("Authority", "Took part in", "Still outstanding"),
        rows=tuple((line.name, _took_part(line), some(line.outstanding, _REFS) or "nothing") for line in lines),
        widths=(3.6, 2.2, 11.2),
        alt="For every authority, how many of the figures that count it it took part in, and the KPIs outstanding.",
        compact=True,
    )


def _took_part(line: AuthorityLine) -> str:
    excused = f", excused from {line.excused}" if line.excused else ""
    return f"{line.took_part} of {line.asked}{excused}"


def shared_table(lines: tuple[SharedKpi, ...]) -> Table:
    """How many took part in each KPI that counts it, and who has not yet."""
    return Table(
        caption="KPIs that count who takes part: how many of how many",
        header=("KPI", "What is counted", "Whom", "Took part", "RAG", "Not yet"),
        rows=tuple(
            (
                line.ref,
                phrases.cut(line.name, 80),
                _BODIES[line.counts],
                line.words,
                rag_cell(line.status),
                Cell(some(line.missing, 4) or "nobody", who=line.missing),
            )
            for line in lines
        ),
        widths=(1.7, 4.9, 2.1, 1.8, 2.2, 4.3),
        alt="For every KPI that counts authorities or partnerships: how many took part, and who has not yet.",
        compact=True,
    )


def _coming(pack: BoardPack) -> list[Block]:
    blocks: list[Block] = [Heading(f"The next {COMING_DAYS} days")]
    if not pack.coming:
        return [*blocks, Paragraph(f"Nothing is entered or due in the next {COMING_DAYS} days.")]
    caption = "Boards, papers, meetings that are planned, and open KPIs that fall due"
    return [*blocks, coming_table(caption, pack.coming, pack.sections)]


def coming_table(caption: str, coming: Sequence[Coming], sections: Iterable[Section]) -> Table:
    """What comes, one a row; what a KPI of the sections promises is said without the date, which stands beside it."""
    promises = {row.line.statement: promise(row.line) for section in sections for row in section.rows}
    return Table(
        caption=caption,
        header=("Date", "What", "RAG", "Title or promise"),
        rows=tuple(_coming_row(entry, promises.get(entry.text, entry.text)) for entry in coming),
        widths=(2.2, 2.9, 2.2, 9.7),
        alt="What comes in date order: boards, papers, planned meetings, and KPIs that fall due.",
        compact=True,
    )


def _coming_row(entry: Coming, text: str) -> tuple[Cell | str, ...]:
    return (
        phrases.full_day(entry.on),
        f"KPI {entry.ref} due" if entry.ref else _MARKS[entry.mark],
        rag_cell(entry.status) if entry.ref else Cell("none", idle=True),
        phrases.cut(text, _TITLE),
    )
