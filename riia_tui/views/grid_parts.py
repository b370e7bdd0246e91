"""The grids of who took part: one KPI down all authorities, or one authority down all KPIs that count it."""

from collections.abc import Iterator
from datetime import date

from db.errors import BadInput, UnknownName
from db.facts import OrganisationFact, RecordFact
from db.words import TOOK_PART, Metric, RecordKind, Role, Status
from riia_tui import phrases
from riia_tui.rules.measures import Measured, whole_of
from riia_tui.rules.status import Judged
from riia_tui.rules.turnout import is_excused
from riia_tui.views.grids import Grid, GridColumn, GridKind, GridRow, Wanted
from riia_tui.views.names import folded, nearest
from riia_tui.views.plans import head_of
from riia_tui.views.standing import Standing

Counting = tuple[Judged, Measured]

OWN_WAY = (RecordKind.MEETING, RecordKind.SURVEY, RecordKind.DATA_RETURN)
"""Kinds with more to say than who took part: a register, answers, days of their own."""

DAY = GridColumn("on", "took part", "the day; y for the as-at day", 11)
ROLE = GridColumn("as", "as", "contributed where nothing is typed; or attended, hosted, received, supplied …", 12)
ANSWER = GridColumn("answer", "answer", "yes or no, to what the measure asks of those that took part", 7)


def kpi_grid(found: Standing, wanted: Wanted) -> Grid:
    """A measure that counts authorities (“1.2.1A:1”, or the first of a KPI) down all of them.

    Raises BadInput or UnknownName.
    """
    judged, m = _measure(found, wanted.ref)
    whole = whole_of(found.facts, judged.kpi, found.today)
    bodies = [body for body in found.facts.organisations if body.id in whole]
    rows = tuple(_row(found, (judged, m), body, body.name, body.name) for body in bodies)
    name = measure_title(judged, m)
    return Grid(
        head=head_of(found),
        kind=GridKind.KPI,
        key=f"{judged.kpi.ref}:{m.measure.position + 1}",
        title=f"{judged.kpi.ref} {name}: {phrases.against(m)}",
        said=f"who took part in {judged.kpi.ref}",
        starts=found.facts.plan.starts,
        ends=found.facts.plan.ends,
        columns=(DAY, ROLE, ANSWER) if m.measure.answer else (DAY, ROLE),
        rows=rows,
        what=name,
    )


def authority_grid(found: Standing, wanted: Wanted) -> Grid:
    """An authority (by its name) down every measure that counts it. Raises UnknownName or BadInput."""
    bodies = {folded(body.name): body for body in found.facts.organisations}
    body = bodies.get(folded(wanted.authority))
    if body is None:
        raise UnknownName("authority", wanted.authority, nearest(wanted.authority, [b.name for b in bodies.values()]))
    counting = [(j, m) for j, m in counting_measures(found) if body.id in whole_of(found.facts, j.kpi, found.today)]
    if not counting:
        raise BadInput(f"No KPI here counts {body.name}.")
    return Grid(
        head=head_of(found),
        kind=GridKind.AUTHORITY,
        key=body.name,
        title=f"{body.name}: every KPI that counts it",
        said=f"what {body.name} took part in",
        starts=found.facts.plan.starts,
        ends=found.facts.plan.ends,
        columns=(DAY, ROLE, ANSWER) if any(m.measure.answer for _, m in counting) else (DAY, ROLE),
        rows=tuple(_row(found, each, body, *_titles(*each)) for each in counting),
    )


def counting_measures(found: Standing) -> Iterator[Counting]:
    """The measures that count authorities and take a record of it, with their KPIs, in printed order.

    Of closed KPIs none. What counts only meetings, surveys or data returns is recorded as those.
    """
    for judged in found.judged.values():
        for m in judged.measures:
            counts = m.measure.metric is Metric.PARTICIPATION and m.measure.record_kind not in OWN_WAY
            if counts and judged.status is not Status.CLOSED:
                yield judged, m


def _measure(found: Standing, wanted: str) -> Counting:
    ref, _, number = wanted.rpartition(":")
    counting = list(counting_measures(found))
    for judged, m in counting:
        own = folded(judged.kpi.ref)
        if folded(wanted) == own or (folded(ref) == own and number == str(m.measure.position + 1)):
            return judged, m
    if any(folded(kpi.ref) in (folded(wanted), folded(ref)) for kpi in found.facts.kpis):
        raise BadInput(
            f"{wanted} cannot be typed authority by authority.",
            "It counts no authorities, or only those of meetings, surveys or data returns: record those.",
        )
    raise UnknownName("KPI", wanted, nearest(wanted, [judged.kpi.ref for judged, _ in counting]))


def measure_title(judged: Judged, m: Measured) -> str:
    """What a measure is called: its own words, else those of its KPI."""
    name = phrases.measure_name(m.measure)
    return phrases.cut(phrases.gist(judged.kpi.statement), 60) if name == m.measure.metric else name


def _titles(judged: Judged, m: Measured) -> tuple[str, str]:
    return f"{judged.kpi.ref} {measure_title(judged, m)}", f"{judged.kpi.ref} {judged.kpi.statement}"


def _row(found: Standing, counting: Counting, body: OrganisationFact, name: str, about: str) -> GridRow:
    judged, m = counting
    ref = f"{judged.kpi.ref}:{m.measure.position + 1}"
    return GridRow(
        key=f"{ref} {body.name}",
        name=name,
        about=about,
        last=_last(found, m, body.id),
        target=phrases.target(m) if name != body.name else "",
        ref=ref,
        authority=body.name,
        short=(body.short_name or "") if name == body.name else "",
        measure=m.measure,
    )


def _last(found: Standing, m: Measured, body: str) -> str:
    """When an authority last took part, or how it stands otherwise: “20 Nov, attended”, “excused”, “not yet”."""
    newest = max(_parts(found, m, body), key=lambda part: part[0], default=None)
    if newest is not None:
        on, role, answer = newest
        said = {True: ", yes", False: ", no", None: ""}[answer]
        return f"{phrases.day(on, found.today)}, {role}{said}"
    return "excused" if is_excused(found.facts, body, found.today) else "not yet"


def _parts(found: Standing, m: Measured, body: str) -> list[tuple[date, Role, bool | None]]:
    records: list[RecordFact] = [found.facts.record[key] for key in m.counted.records]
    wanted = {*TOOK_PART, m.measure.role} if m.measure.role else TOOK_PART
    return [
        (record.on, entry.role, entry.answer)
        for record in records
        for entry in found.facts.participation_of.get(record.id, ())
        if entry.organisation == body and entry.role in wanted
    ]
