"""What changed between two days, in words: RAGs, figures, evidence, dates and risks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput
from db.facts import RecordFact
from db.words import Metric, RecordKind, Status
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.views.changed import ItemChange, change_words, changes_since, promised
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, leading, standing
from riia_tui.views.today import SCORE

_EVIDENCE = 40


@dataclass(frozen=True, slots=True)
class Since:
    """What changed after ``since`` and up to the as-at day; every entry is a sentence.

    ``evidence`` has the newest records, ``recorded`` says how many there are in all.
    """

    head: Head
    since: date
    better: tuple[str, ...]
    worse: tuple[str, ...]
    other: tuple[str, ...]
    figures: tuple[str, ...]
    recorded: str
    evidence: tuple[str, ...]
    slipped: tuple[str, ...]
    risks: tuple[str, ...]
    plan: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has changed."""
        parts = (self.better, self.worse, self.other, self.figures, self.evidence, self.slipped, self.risks, self.plan)
        return not any(parts)


def changed_since(store: Store, plan: str | None, since: date | None, today: date) -> Since:
    """What changed in a plan from a day on; None: from the last board, or from the plan's start where none has met.

    Raises UnknownName, and BadInput where the day is not before the as-at day.
    """
    found = standing(store, plan, today)
    start = since or (found.last_board.on if found.last_board else found.facts.plan.starts)
    if start >= today:
        raise BadInput(f"{phrases.full_day(start)} is not before the as-at day.", "Give an earlier day.")
    return since_of(found, start)


def since_of(found: Standing, since: date) -> Since:
    """The same, from a plan that is loaded."""
    then = found.as_at(since)
    better: list[str] = []
    worse: list[str] = []
    other: list[str] = []
    figures: list[str] = []
    for key, now in found.judged.items():
        was = then.judged[key]
        if now.status is not was.status:
            group = other if _is_other(was.status, now.status) else better if _is_better(was, now) else worse
            group.append(_move(found, since, was, now))
        elif words := _figure(found, since, was, now):
            figures.append(words)
    records = _new_records(found, since)
    changes = changes_since(found.facts, since, found.today)
    return Since(
        head=head_of(found),
        since=since,
        better=tuple(better),
        worse=tuple(worse),
        other=tuple(other),
        figures=tuple(figures),
        recorded=_recorded(records, since),
        evidence=tuple(_record(found, record) for record in reversed(records[-_EVIDENCE:])),
        slipped=tuple(_slipped(found, then, changes)),
        risks=tuple(_risks(found, since)),
        plan=tuple(f"{each.named}: {change_words(each.change)}" for each in changes if not _is_date(each)),
    )


def _is_other(was: Status | None, now: Status | None) -> bool:
    return Status.CLOSED in (was, now) or None in (was, now)


def _is_better(was: Judged, now: Judged) -> bool:
    return SCORE[now.status] > SCORE[was.status]


def _move(found: Standing, since: date, was: Judged, now: Judged) -> str:
    """“1.2.1A “86% of LAs take part…”: Amber to Green, 13 of 15 authorities after the 20 Nov meeting”."""
    m = leading(now)
    figure = f", {figure_said(m)}" if m and figure_said(m) else ""
    return f"{promised(now.kpi)}: {_colour(was.status)} to {_colour(now.status)}{figure}{_after(found, since, now)}"


def _colour(status: Status | None) -> str:
    return status.colour.capitalize() if status else "not judged"


def figure_said(m: Measured) -> str:
    """A figure with what it counts: “13 of 15 authorities”, “2 of 4”, “75%”, “done”; “” where there is none yet."""
    if m.value is None or (m.measure.metric is Metric.MILESTONE and not m.met):
        return ""
    if m.measure.metric is Metric.PARTICIPATION and m.counted.whole is not None:
        return f"{phrases.part_of_whole(m.counted)} authorities"
    return phrases.against(m) if m.measure.metric is Metric.COUNT else phrases.figure(m)


def _after(found: Standing, since: date, now: Judged) -> str:
    """“ after the 20 Nov meeting”: the newest record that counts towards the KPI, where it is new."""
    newest = next((r for r in reversed(now.records) if since < r.on <= found.today), None)
    if newest is None:
        return ""
    kind = "record" if newest.kind is RecordKind.EVIDENCE else newest.kind.replace("-", " ")
    return f" after the {phrases.day(newest.on, found.today)} {kind}"


def _figure(found: Standing, since: date, was: Judged, now: Judged) -> str:
    """The figures of a KPI that moved while its RAG did not."""
    before = {m.measure.id: m for m in was.measures}
    both = [(before[m.measure.id], m) for m in now.measures if m.measure.id in before]
    moved = [words for then, here in both if (words := _moved(then, here))]
    if moved:
        return f"{promised(now.kpi)}: {'; '.join(moved)}{_after(found, since, now)}"
    wholes = [words for then, here in both if (words := _another_whole(then, here))]
    return f"{promised(now.kpi)}: {'; '.join(wholes)}" if wholes else ""


def _moved(was: Measured, now: Measured) -> str:
    """“11 of 15 authorities to 13 of 15 authorities”; “” where the figure is what it was, or only its whole changed."""
    then, here = figure_said(was), figure_said(now)
    return f"{then or 'nothing yet'} to {here}" if here and then != here and not _another_whole(was, now) else ""


def _another_whole(was: Measured, now: Measured) -> str:
    """“4 of 14 authorities to 4 of 15 authorities, where only the whole changed”; “” where that is not so."""
    then, here = was.counted, now.counted
    if now.measure.metric is not Metric.PARTICIPATION or None in (then.whole, here.whole) or then.whole == here.whole:
        return ""
    if then.part != here.part:
        return ""
    return f"{figure_said(was)} to {figure_said(now)}, where only the whole changed"


def _new_records(found: Standing, since: date) -> list[RecordFact]:
    """What happened since, oldest first, and what had happened before and was entered since."""
    return [
        record
        for record in found.facts.records
        if record.on <= found.today and not record.planned and (record.on > since or record.entered.date() > since)
    ]


def _recorded(records: Sequence[RecordFact], since: date) -> str:
    """“151 new records”; and how many of them happened before, where some were entered late."""
    late = sum(record.on <= since for record in records)
    told = phrases.counted(len(records), "new record")
    return f"{told}, {late} of them about earlier days" if late else told


def _record(found: Standing, record: RecordFact) -> str:
    links = found.facts.links_by_record.get(record.id, ())
    refs = dict.fromkeys(found.facts.kpi[link.kpi].ref for link in links)
    towards = f" (KPI {', '.join(refs)})" if refs else ""
    return f"{phrases.full_day(record.on)}: {record.title}{towards}"


def _slipped(found: Standing, then: Standing, changes: tuple[ItemChange, ...]) -> Iterator[str]:
    """Dates that were put off, and dates that passed since without being met."""
    for each in changes:
        if _is_date(each):
            yield f"{each.named}: {change_words(each.change)} ({each.change.why})"
    for key, now in found.judged.items():
        due = now.kpi.due
        passed = due is not None and then.today <= due < found.today
        if passed and now.status not in (Status.COMPLETE, Status.CLOSED) and now.says is not Status.COMPLETE:
            yield f"{promised(found.facts.kpi[key])}: was due {phrases.full_day(due)} and is not met"


def _is_date(each: ItemChange) -> bool:
    return each.change.field == "due"


def _risks(found: Standing, since: date) -> Iterator[str]:
    for risk in found.facts.risks:
        if since < risk.raised <= found.today:
            yield f"New on {phrases.full_day(risk.raised)}: {risk.title}"
        if risk.closed and since < risk.closed <= found.today:
            why = f" ({risk.why_closed})" if risk.why_closed else ""
            yield f"Closed on {phrases.full_day(risk.closed)}: {risk.title}{why}"
