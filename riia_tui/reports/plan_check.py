"""The plan check as a report, for whoever wrote the plan: what was found, why it matters, what to write instead."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from db.engine import Store
from riia_tui import phrases
from riia_tui.check.checking import FAMILIES, RULES
from riia_tui.check.finding import SEVERITIES, Severity
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Cell, Facts, Heading, Paragraph, Report, Table, Tone
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.views.findings import FindingLine, Findings, plan_findings

_TONES: dict[Severity, Tone] = {Severity.ERROR: "red", Severity.WARNING: "amber", Severity.NOTE: "grey"}


def build(store: Store, asked: Asked) -> Report:
    """The findings of a plan that is in the store. Raises UnknownName or BadInput."""
    return check_report(plan_findings(store, asked.plan), asked.today)


def check_report(found: Findings, today: date) -> Report:
    """The findings of a plan as a report, as at a day: counts, then every finding, the gravest first, then rules."""
    return Report(
        title=f"Plan check: {found.title}",
        subtitle="Mistakes in the plan's own dates, figures, sums, codes and words",
        as_at=phrases.full_day(today),
        blocks=tuple(_blocks(found)),
    )


def _blocks(found: Findings) -> Iterator[Block]:
    yield Facts((("Plan", found.plan), ("Found", total(found))))
    if not found.lines and not found.accepted:
        yield Paragraph("The check looked at everything that the plan prints, and found nothing.")
        return
    yield _counts(found)
    for severity in Severity:
        lines = [line for line in found.lines if line.severity is severity]
        if lines:
            yield Heading(f"{severity.capitalize()}s")
            yield Paragraph(f"{_sentence(SEVERITIES[severity])} In the order of the plan.", small=True)
            yield _findings(severity, lines)
    if found.accepted:
        yield Heading("Accepted as they are")
        yield _accepted(found.accepted)
    if found.lines:
        yield Heading(HOW_TO_READ)
        yield _rules(found.lines)


def total(found: Findings) -> str:
    """“3 errors, 12 warnings and 40 notes; 2 accepted”."""
    counts = phrases.listed([phrases.counted(count, str(severity)) for severity, count in found.counts if count])
    accepted = f"; {len(found.accepted)} accepted" if found.accepted else ""
    return (counts or "nothing") + accepted


def _counts(found: Findings) -> Table:
    counts = Counter((RULES[line.code].family, line.severity) for line in found.lines)
    rows: list[tuple[Cell | str, ...]] = [
        (name, *(_figure(counts[family, severity]) for severity in Severity))
        for family, name in FAMILIES.items()
        if any(counts[family, severity] for severity in Severity)
    ]
    return Table(
        caption="What was found, by subject",
        header=("Subject", *(f"{severity.capitalize()}s" for severity in Severity)),
        rows=tuple(rows) or (("Nothing", *(_figure(0) for _ in Severity)),),
        widths=(6.0, 2.0, 2.0, 2.0),
        alt=f"The findings by subject and severity: {total(found)}.",
    )


def _figure(count: int) -> Cell:
    return Cell(str(count), right=True, value=float(count))


def _findings(severity: Severity, lines: list[FindingLine]) -> Table:
    return Table(
        caption=phrases.counted(len(lines), severity),
        header=("Where", "What was found", "What to write instead", "Rule"),
        rows=tuple((line.where, line.message, line.fix, line.code) for line in lines),
        widths=(2.0, 8.5, 4.9, 1.6),
        alt=f"Every {severity} in the order of the plan: where it is, what was found, and what to write instead.",
        compact=True,
    )


def _rules(lines: tuple[FindingLine, ...]) -> Table:
    """The rules that found something, once each, by subject."""
    counts = Counter(line.code for line in lines)
    return Table(
        caption="The rules that found something, and why each is there",
        header=("Rule", "What it looks for", "Why it matters", "Found"),
        rows=tuple(
            (
                code,
                rule.summary,
                " ".join(rule.parts["Why it matters"].split()),
                Cell(phrases.counted(counts[code], rule.severity), tone=_TONES[rule.severity]),
            )
            for code, rule in RULES.items()
            if counts[code]
        ),
        widths=(1.6, 5.9, 7.6, 1.9),
        alt="Every rule that found something: its code, what it looks for, why that matters, and how often.",
        compact=True,
    )


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."


def _accepted(lines: tuple[FindingLine, ...]) -> Table:
    rows = [
        (line.where, line.code, line.message, line.accepted.why, _by(line))
        for line in lines
        if line.accepted is not None
    ]
    return Table(
        caption="Findings that somebody let stand, with the reason",
        header=("Where", "Rule", "What was found", "Why it may stand", "Accepted"),
        rows=tuple(rows),
        widths=(2.2, 1.6, 5.0, 3.6, 2.2),
        compact=True,
    )


def _by(line: FindingLine) -> str:
    assert line.accepted is not None
    on = phrases.full_day(line.accepted.on)
    return f"{on}, {line.accepted.accepted_by}" if line.accepted.accepted_by else on
