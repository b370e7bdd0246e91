"""What several commands print alike: the line on top, one KPI on a line, a record on a line, and plans one by one."""

from collections.abc import Sequence
from datetime import date

from db.words import STATUS_COLOURS, Status
from riia_tui.cli.desk import Desk
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.phrases import counted, cut, day, due_in, full_day
from riia_tui.views.lines import KpiLine
from riia_tui.views.plans import Head, plans
from riia_tui.views.records import RecordLine

LETTERS = "B complete  G on track  A at risk  R off track  – not started  C closed  ? not known"


def print_head(out: Output, head: Head) -> None:
    """Where and when: region and plan, the as-at day, the next board."""
    out.wrapped(f"{head.region} · {head.title}")
    out.wrapped(f"{head.plan} · as at {full_day(head.as_at)} · {head.board}")
    if head.demonstration:
        out.line("Demonstration record: invented, for looking round")
    out.blank()


def plan_codes(desk: Desk, plan: str | None) -> list[str | None]:
    """The plan that was named, else every plan of the store; [None] where there is none yet, so that a view says so."""
    if plan is not None:
        return [plan]
    return [line.code for line in plans(desk.store)] or [None]


def one_or_many(found: Sequence[object]) -> object:
    """One plan's view as it is, several as a list under “plans”."""
    return found[0] if len(found) == 1 else {"plans": list(found)}


def print_kpis(out: Output, lines: Sequence[KpiLine], today: date) -> None:
    """One KPI a line: ref, letter, due date, how far off it is, and as much of the statement as fits."""
    refs = widest(line.ref for line in lines)
    days = widest(day(line.due, today) for line in lines)
    fars = widest(due_in(line.due, today) for line in lines)
    for line in lines:
        letter = out.letter(line.letter, line.status)
        head = f"  {padded(line.ref, refs)}  {letter}  {padded(day(line.due, today), days)}"
        head = f"{head}  {padded(due_in(line.due, today), fars)}  "
        out.line(head + cut(promise(line), out.width - cells(head)))


def promise(line: KpiLine) -> str:
    """A statement without the date that it opens with, which stands beside it already."""
    if not line.due_text or not line.statement.casefold().startswith(line.due_text.casefold()):
        return line.statement
    rest = line.statement[len(line.due_text) :].lstrip(" ,")
    return rest[:1].upper() + rest[1:] if rest else line.statement


def print_records(out: Output, lines: Sequence[RecordLine], today: date) -> None:
    """One record a line: day, short key, kind, title, and what it amounts to."""
    days = widest(day(line.on, today) for line in lines)
    kinds = widest(line.kind for line in lines)
    for line in lines:
        head = f"  {padded(day(line.on, today), days)}  {line.key}  {padded(line.kind, kinds)}  "
        tail = f"  {line.summary}" if line.summary else ""
        out.line(head + cut(line.title, max(20, out.width - cells(head) - cells(tail))) + tail)


def print_section(out: Output, title: str, size: int) -> None:
    """A heading with how many follow."""
    out.blank()
    out.line(f"{title} ({size})")


def status_words(status: Status | None) -> str:
    """A status in words: “on track (green)”, “complete (blue)”, “not known”."""
    if status is None:
        return "not known: nothing can be counted and nobody has judged"
    word = status.value.replace("-", " ")
    colour = STATUS_COLOURS[status]
    return word if colour == word else f"{word} ({colour})"


def authorities(count: int) -> str:
    """“1 authority”, “15 authorities”."""
    return counted(count, "authority", "authorities")
