"""Next year's plan out of this year's: what is not finished, with its dates moved on."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from riia_tui.planfile.laid import Laid, laid_out
from riia_tui.planfile.model import (
    ActivityEntry,
    KpiEntry,
    MappingEntry,
    NetworkEntry,
    PlanFile,
    PlanHead,
    ThemeEntry,
)
from riia_tui.planfile.refs import folded, placed_kpis


@dataclass(frozen=True, slots=True)
class Rolled:
    """Next year's plan; ``origins`` are the places in the older plan of its KPIs, in their printed order."""

    file: PlanFile
    origins: tuple[int, ...]


def years_on(day: date, years: int) -> date:
    """The same day so many years later; 29 February is 28 February in a year without one."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def next_period(head: PlanHead) -> tuple[date, date]:
    """The first and last day of a plan that follows on this one and is as long."""
    starts = head.ends + timedelta(days=1)
    return starts, years_on(head.ends, max(1, starts.year - head.starts.year))


def rolled(old: PlanFile, refs: Sequence[str], unfinished: AbstractSet[int], head: PlanHead) -> Rolled:
    """The plan that follows: ``unfinished`` are the places of the KPIs that go on, ``refs`` what all of them bear.

    Headings that held nothing but finished KPIs are left out, and so are money, benchmarks, events and changes.
    Due dates move on by as many years as the plan's start.
    """
    before = laid_out(old, refs)
    walk = _Walk(old.plan.code, before, unfinished, max(1, head.starts.year - old.plan.starts.year))
    themes = tuple(theme for each in old.themes if (theme := walk.theme(each)) is not None)
    file = PlanFile(
        format=old.format,
        plan=head,
        themes=themes,
        authorities=old.authorities,
        people=old.people,
        frameworks=old.frameworks,
    )
    new_refs = {at: placed.ref for at, placed in zip(walk.carried, placed_kpis(file), strict=True)}
    networks = tuple(_network(network, before, new_refs, head) for network in old.networks)
    mappings = tuple(_mapping(m, before, new_refs) for m in old.mappings if _stays(m, before, new_refs, walk.left))
    return Rolled(replace(file, networks=networks, mappings=mappings), tuple(walk.carried))


class _Walk:
    """Goes through the older plan in printed order and keeps what goes on; ``left`` are the headings that do."""

    def __init__(self, plan: str, laid: Laid, unfinished: AbstractSet[int], years: int) -> None:
        self.plan, self.laid, self.unfinished, self.years = plan, laid, unfinished, years
        self.carried: list[int] = []
        self.left: set[tuple[str, int]] = set()
        self.at = {"theme": 0, "activity": 0, "kpi": 0}

    def _next(self, table: str) -> int:
        self.at[table] += 1
        return self.at[table] - 1

    def theme(self, entry: ThemeEntry) -> ThemeEntry | None:
        at = self._next("theme")
        activities = tuple(a for each in entry.activities if (a := self._activity(each)) is not None)
        kpis = self._kpis(entry.kpis)
        themes = tuple(t for each in entry.themes if (t := self.theme(each)) is not None)
        held = entry.activities or entry.kpis or entry.themes
        if held and not (activities or kpis or themes):
            return None
        self.left.add(("theme", at))
        return replace(entry, activities=activities, kpis=kpis, themes=themes)

    def _activity(self, entry: ActivityEntry) -> ActivityEntry | None:
        at = self._next("activity")
        kpis = self._kpis(entry.kpis)
        if entry.kpis and not kpis:
            return None
        self.left.add(("activity", at))
        return replace(entry, kpis=kpis)

    def _kpis(self, entries: Sequence[KpiEntry]) -> tuple[KpiEntry, ...]:
        found = []
        for entry in entries:
            at = self._next("kpi")
            if at in self.unfinished:
                self.carried.append(at)
                found.append(self._kpi(entry, self.laid.kpis[at].ref))
        return tuple(found)

    def _kpi(self, entry: KpiEntry, ref: str) -> KpiEntry:
        due = f", where it was due on {entry.due}" if entry.due else ""
        printed = f" (“{entry.due_text}”)" if entry.due_text else ""
        return replace(
            entry,
            due=self._later(entry.due),
            due_text=None,
            due_note=f"carried over from {ref} of {self.plan}{due}{printed}",
            measures=tuple(replace(measure, due=self._later(measure.due)) for measure in entry.measures),
        )

    def _later(self, day: date | None) -> date | None:
        return None if day is None else years_on(day, self.years)


def _network(network: NetworkEntry, laid: Laid, refs: dict[int, str], head: PlanHead) -> NetworkEntry:
    """A network with its members of the new year, and the KPIs that go on."""
    places = {folded(kpi.ref): at for at, kpi in enumerate(laid.kpis)}
    counts = [refs[at] for ref in network.counts_towards if (at := places.get(folded(ref), -1)) in refs]
    members = [m for m in network.members if m.until is None or m.until >= head.starts]
    # Who has joined before the new year is a member of all of it.
    joined = [m.since if m.since and m.since > head.starts else None for m in members]
    fresh = tuple(replace(member, since=since) for member, since in zip(members, joined, strict=True))
    return replace(network, counts_towards=tuple(counts), members=fresh)


def _stays(mapping: MappingEntry, laid: Laid, refs: dict[int, str], left: set[tuple[str, int]]) -> bool:
    found = laid.names().get(folded(mapping.source))
    return found is not None and (found[1] in refs if found[0] == "kpi" else found in left)


def _mapping(mapping: MappingEntry, laid: Laid, refs: dict[int, str]) -> MappingEntry:
    table, at = laid.names()[folded(mapping.source)]
    return replace(mapping, source=refs[at]) if table == "kpi" else mapping
