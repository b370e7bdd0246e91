"""Which grids a plan has to fill in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from riia_tui import phrases
from riia_tui.views.grid_figures import reported_measures
from riia_tui.views.grid_parts import counting_measures, measure_title
from riia_tui.views.grids import GridKind, Wanted
from riia_tui.views.lines import owner_of
from riia_tui.views.participation import theme_words
from riia_tui.views.returns import returns_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class GridChoice:
    """A grid to choose: the group that it stands in, what it is called, and the KPIs (refs) that it is about."""

    wanted: Wanted
    group: str
    title: str
    refs: tuple[str, ...] = ()


def grid_choices(store: Store, plan: str | None, today: date) -> tuple[GridChoice, ...]:
    """Every grid of a plan: figures first, then data returns, KPIs and authorities. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    reached = GridChoice(Wanted(GridKind.PEOPLE), "People", "how leads and others are reached: e-mail, phone, role")
    return (*_figures(found), *_returns(found), *_kpis(found), *_authorities(found), reached)


def _figures(found: Standing) -> Iterator[GridChoice]:
    """The figures of the plan, of each theme and of each lead that has any."""
    given = [judged for judged, _ in reported_measures(found)]
    if not given:
        return
    group = "Figures that only people know"
    everything = tuple(judged.kpi.ref for judged in given)
    yield GridChoice(Wanted(GridKind.FIGURES), group, f"the whole plan: {_count(everything)}", everything)
    for theme in found.facts.themes:
        refs = tuple(j.kpi.ref for j in given if theme.id in {each.id for each in found.path(j.kpi)})
        if refs and len(refs) < len(everything):
            title = f"{theme_words(theme)}: {_count(refs)}"
            yield GridChoice(Wanted(GridKind.FIGURES, theme=theme.id), group, title, refs)
    for lead in sorted(filter(None, {owner_of(found, judged) for judged in given}), key=str.casefold):
        refs = tuple(j.kpi.ref for j in given if owner_of(found, j) == lead)
        yield GridChoice(Wanted(GridKind.FIGURES, lead=lead), group, f"{lead}: {_count(refs)}", refs)


def _count(refs: tuple[str, ...]) -> str:
    return phrases.counted(len(refs), "measure")


def _returns(found: Standing) -> Iterator[GridChoice]:
    """Every period of every collection, the newest first."""
    for collection in returns_of(found).collections:
        for period in reversed(collection.periods):
            wanted = Wanted(GridKind.RETURNS, collection=collection.name, period=period.period)
            said = f"{collection.name}, {period.period}: {period.received} of {period.asked} in"
            yield GridChoice(wanted, "Data returns, down all authorities", said)


def _kpis(found: Standing) -> Iterator[GridChoice]:
    for judged, m in counting_measures(found):
        wanted = Wanted(GridKind.KPI, ref=f"{judged.kpi.ref}:{m.measure.position + 1}")
        title = f"{judged.kpi.ref} {measure_title(judged, m)}: {phrases.against(m)}"
        yield GridChoice(wanted, "Who took part, down all authorities", title, (judged.kpi.ref,))


def _authorities(found: Standing) -> Iterator[GridChoice]:
    if any(True for _ in counting_measures(found)):
        for body in found.facts.authorities:
            wanted = Wanted(GridKind.AUTHORITY, authority=body.name)
            yield GridChoice(wanted, "One authority, down all KPIs that count it", body.name)
