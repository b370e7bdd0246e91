"""The ref of every KPI: what people type to name it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from riia_tui.planfile.model import ActivityEntry, KpiEntry, PlanFile, ThemeEntry


@dataclass(frozen=True, slots=True)
class PlacedTheme:
    """A theme in its tree; ``path`` is its place in the file, ``position`` its numbers in the tree (3.2), from 1."""

    theme: ThemeEntry
    path: str
    position: str


@dataclass(frozen=True, slots=True)
class PlacedKpi:
    """A KPI with its ref and where it hangs; ``path`` is its place in the file (``themes[0].kpis[2]``)."""

    ref: str
    kpi: KpiEntry
    theme: ThemeEntry
    activity: ActivityEntry | None
    path: str


def folded(name: str) -> str:
    """A ref, code or name as it is compared: without case and spaces."""
    return "".join(name.split()).casefold()


def heading_names(kind: str, code: str | None, title: str) -> tuple[str, ...]:
    """What an activity or a theme (``kind``) may be called in a plan file: its code, else its title.

    With the kind before it (``theme:5.2``) a heading is told from a KPI or another kind of heading of that code.
    """
    named = [name for name in (code, title) if name]
    return (*named, *(f"{kind}:{name}" for name in named))


def given_refs(codes: Sequence[tuple[str | None, str]]) -> list[str]:
    """A ref for each (printed code or None, ref without one), in printed order; no two are equal when folded.

    A printed code is its own ref where it comes first. The second of two equal codes gets ``#2``, the third ``#3``.
    Refs without a code come after all printed ones, so they never take a printed code away.
    """
    claims = _Claims()
    refs = [claims.first(code) if code else None for code, _ in codes]
    for n, (code, _) in enumerate(codes):
        if code and refs[n] is None:
            refs[n] = claims.next_free(code)
    return [claims.next_free(codes[n][1]) if ref is None else ref for n, ref in enumerate(refs)]


def placed_themes(plan: PlanFile) -> Iterator[PlacedTheme]:
    """Every theme, each before the ones inside it."""
    return _themes(plan.themes, "themes", "")


def placed_kpis(plan: PlanFile) -> tuple[PlacedKpi, ...]:
    """Every KPI with its ref, in printed order.

    In a theme come the KPIs of its activities, then its own, then the themes inside it. Where nothing is printed the
    ref is the theme's code (its position in the tree where it has none) and the KPI's number in that theme: 7.2-4.
    """
    found: list[tuple[ThemeEntry, ActivityEntry | None, KpiEntry, str]] = []
    codes: list[tuple[str | None, str]] = []
    for placed in placed_themes(plan):
        stem = placed.theme.code or placed.position
        for number, (activity, kpi, path) in enumerate(_kpis_of(placed), start=1):
            found.append((placed.theme, activity, kpi, path))
            codes.append((kpi.code, f"{stem}-{number}"))
    pairs = zip(given_refs(codes), found, strict=True)
    return tuple(PlacedKpi(ref, kpi, theme, activity, path) for ref, (theme, activity, kpi, path) in pairs)


def _themes(themes: Sequence[ThemeEntry], path: str, above: str) -> Iterator[PlacedTheme]:
    for n, theme in enumerate(themes):
        placed = PlacedTheme(theme, f"{path}[{n}]", f"{above}{n + 1}")
        yield placed
        yield from _themes(theme.themes, f"{placed.path}.themes", f"{placed.position}.")


def _kpis_of(placed: PlacedTheme) -> Iterator[tuple[ActivityEntry | None, KpiEntry, str]]:
    """The KPIs of one theme without the themes inside it, in printed order."""
    for a, activity in enumerate(placed.theme.activities):
        for k, kpi in enumerate(activity.kpis):
            yield activity, kpi, f"{placed.path}.activities[{a}].kpis[{k}]"
    for k, kpi in enumerate(placed.theme.kpis):
        yield None, kpi, f"{placed.path}.kpis[{k}]"


class _Claims:
    """The refs that are taken, and how far each has been counted on, so that many equal codes stay quick."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.counted: dict[str, int] = {}

    def first(self, ref: str) -> str | None:
        """``ref`` where nobody has it yet."""
        if folded(ref) in self.taken:
            return None
        self.taken.add(folded(ref))
        return ref

    def next_free(self, ref: str) -> str:
        """``ref`` where nobody has it yet, else with the lowest of ``#2``, ``#3`` … that is free."""
        free = self.first(ref)
        number = self.counted.get(folded(ref), 1)
        while free is None:
            number += 1
            free = self.first(f"{ref}#{number}")
        self.counted[folded(ref)] = number
        return free
