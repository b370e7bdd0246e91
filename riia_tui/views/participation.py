"""Participation: authorities × KPIs, networks, data returns or meetings; who took part in what."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from db.engine import Store
from db.errors import UnknownName
from db.facts import OrganisationFact, ThemeFact
from db.words import Metric, Status
from riia_tui import phrases
from riia_tui.rules.measures import Measured
from riia_tui.rules.status import Judged
from riia_tui.views.names import folded, nearest
from riia_tui.views.participation_meetings import meeting_strands, network_strands
from riia_tui.views.participation_returns import return_strands
from riia_tui.views.parts import SIGNS, Across, AuthorityRow, Cell, Column, Part, Participation, Strand, cell
from riia_tui.views.plans import head_of
from riia_tui.views.standing import Standing, standing


def participation(
    store: Store, plan: str | None, today: date, across: Across = Across.KPIS, theme: str | None = None
) -> Participation:
    """Who took part in what, as at a day; ``theme`` is the code or the title of a heading to keep to.

    Raises UnknownName or BadInput.
    """
    return participation_of(standing(store, plan, today), across, theme)


def participation_of(found: Standing, across: Across = Across.KPIS, theme: str | None = None) -> Participation:
    """The same, from a plan that is loaded."""
    key = theme_key(found, theme) if theme else None
    strands = strands_of(found, across, key)
    rows = tuple(_row(body, strands) for body in _bodies(found, strands))
    codes = tuple(dict.fromkeys(each.code or each.title for each in found.facts.themes if each.parent is None))
    heading = found.facts.theme[key] if key else None
    said = theme_words(heading) if heading else None
    return Participation(head_of(found), across, said, codes, tuple(s.column for s in strands), rows, SIGNS[across])


def theme_words(theme: ThemeFact) -> str:
    """A heading by code and title, the code once where the title begins with it."""
    code = theme.code or ""
    return theme.title if folded(theme.title).startswith(folded(code)) else f"{code} {theme.title}"


def strands_of(found: Standing, across: Across, theme: str | None = None) -> tuple[Strand, ...]:
    """The columns with their cells; ``theme`` is the key of the heading that their KPIs stand under."""
    kpis = {kpi.id for kpi in found.facts.kpis if theme is None or theme in {each.id for each in found.path(kpi)}}
    return STRANDS[across](found, None if theme is None else kpis)


def theme_key(found: Standing, wanted: str) -> str:
    """The key of the heading with this code or title, the topmost of several. Raises UnknownName."""
    for theme in sorted(found.facts.themes, key=lambda each: each.parent is not None):
        if folded(wanted) in {folded(each) for each in (theme.code, theme.title) if each}:
            return theme.id
    raise UnknownName("theme", wanted, nearest(wanted, [t.code or t.title for t in found.facts.themes]))


def _bodies(found: Standing, strands: Iterable[Strand]) -> list[OrganisationFact]:
    """The region's authorities, and below them who else is expected: the alliance, at groups elsewhere."""
    authorities = list(found.facts.authorities)
    known = {body.id for body in authorities}
    others = {key for strand in strands for key in strand.cells} - known
    return authorities + [body for body in found.facts.organisations if body.id in others]


def _row(body: OrganisationFact, strands: Sequence[Strand]) -> AuthorityRow:
    cells = [strand.cells.get(body.id, NOTHING) for strand in strands]
    return AuthorityRow(
        body.name,
        tuple(each.part for each in cells),
        tuple(each.note for each in cells),
        took_part=sum(each.is_in is True for each in cells),
        asked=sum(each.is_in is not None for each in cells),
        short_name=body.short_name,
    )


NOTHING = cell(Part.NOT_ASKED)


def kpi_strands(found: Standing, kpis: set[str] | None) -> tuple[Strand, ...]:
    """A column for every measure that counts authorities; closed KPIs count none."""
    return tuple(
        _kpi_strand(found, judged, number, m)
        for judged in found.judged.values()
        if judged.status is not Status.CLOSED and (kpis is None or judged.kpi.id in kpis)
        for number, m in enumerate(judged.measures, start=1)
        if m.measure.metric is Metric.PARTICIPATION
    )


def _kpi_strand(found: Standing, judged: Judged, number: int, m: Measured) -> Strand:
    missing = Part.NOT_YET if begun(found, judged, m) else Part.NOT_ASKED
    cells: dict[str, Cell] = dict.fromkeys(m.counted.missing, cell(missing))
    cells |= dict.fromkeys(m.counted.excused, cell(Part.EXCUSED))
    cells |= dict.fromkeys(m.counted.took_part, cell(Part.TOOK_PART))
    names = found.facts.organisation
    column = Column(
        key=f"{judged.kpi.ref}:{number}",
        ref=judged.kpi.ref,
        name=phrases.measure_name(m.measure),
        of=phrases.against(m),
        total=str(len(m.counted.took_part)),
        took_part=len(m.counted.took_part),
        needed=phrases.target(m),
        status=judged.status,
        met=m.met if m.target is not None else None,
        missing=tuple(names[key].name for key in m.counted.missing),
    )
    return Strand(column, cells, m.counted.records, judged.kpi.ref)


def begun(found: Standing, judged: Judged, m: Measured) -> bool:
    """Whether a measure asks for its authorities yet: something counts towards it, or it is soon due."""
    due = m.measure.due or judged.kpi.due
    return bool(m.counted.records) or is_soon(found, due)


def is_soon(found: Standing, due: date | None) -> bool:
    """Whether a day has passed, or comes soon."""
    return due is not None and due <= found.today + timedelta(days=found.thresholds.soon)


STRANDS: dict[Across, Callable[[Standing, set[str] | None], tuple[Strand, ...]]] = {
    Across.KPIS: kpi_strands,
    Across.NETWORKS: network_strands,
    Across.RETURNS: return_strands,
    Across.MEETINGS: meeting_strands,
}
