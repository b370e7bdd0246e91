"""What a newer plan file would change: what is added, reworded, moved, re-dated, measured otherwise, or gone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from db.words import RecordKind
from riia_tui.planfile.laid import Laid, laid_out
from riia_tui.planfile.links import authority_names
from riia_tui.planfile.matching import Kept, kept, kept_measures
from riia_tui.planfile.model import WITHDRAWN, MeasureEntry, NetworkEntry, PlanFile
from riia_tui.planfile.refs import folded


class Kind(StrEnum):
    """What becomes of something."""

    ADDED = "added"
    REWORDED = "reworded"
    MOVED = "moved"
    REDATED = "redated"
    REMEASURED = "remeasured"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; ``what`` is theme, activity, kpi, measure, plan or a list of the file, ``ref`` what it is called.

    ``field`` is the plan file's key. ``at`` is the place in the newer plan's list, for what is gone in the older's.
    """

    kind: Kind
    what: str
    ref: str
    was: str | None = None
    becomes: str | None = None
    field: str = ""
    at: int = -1


WORDS = {"statement": Kind.REWORDED, "title": Kind.REWORDED, "aim": Kind.REWORDED, "description": Kind.REWORDED}
FIELDS = {
    "theme": ("title", "aim", "lead", "level", "code", "counts"),
    "activity": ("title", "description", "lead", "sponsor", "code"),
    "kpi": ("statement", "due", "due_text", "due_note", "kind", "cadence", "owner", "code"),
    "measure": (
        *("metric", "comparator", "target", "unit", "denominator", "within", "record_kind", "role"),
        *("answer", "due", "baseline", "text"),
    ),
    "plan": ("title", "version", "starts", "ends", "quarters", "source", "activity_word"),
}
"""The fields of each that are compared one by one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans beside each other: their lists, what stays, and every difference."""

    old: Laid
    new: Laid
    kept: Kept
    differences: tuple[Difference, ...]

    def gone(self, what: str) -> list[int]:
        """The places in the older list of themes, activities or KPIs (``what``) of everything that does not stay."""
        lists = {"theme": (self.old.themes, self.kept.themes), "activity": (self.old.activities, self.kept.activities)}
        things, stays = lists.get(what, (self.old.kpis, self.kept.kpis))
        return [at for at in range(len(things)) if at not in stays.values()]


def compare(old: PlanFile, new: PlanFile, old_refs: Sequence[str] | None = None) -> tuple[Difference, ...]:
    """Every difference between two plans; ``old_refs`` as for :func:`compared`."""
    return compared(old, new, old_refs).differences


def compared(old: PlanFile, new: PlanFile, old_refs: Sequence[str] | None = None) -> Comparison:
    """Two plans beside each other; ``old_refs`` are the refs that the older one's KPIs bear, in printed order.

    What the older plan says was withdrawn is no difference where the newer one leaves it out.
    """
    before, after = laid_out(old, old_refs), laid_out(new)
    stays = kept(before, after)
    silent = {folded(change.item) for change in old.changes if change.field == WITHDRAWN}
    names = {key: folded(name) for plan in (old, new) for key, name in authority_names(plan).items()}
    found = [
        *_fields("plan", old.plan.code, old.plan, new.plan, -1),
        *_themes(before, after, stays, silent),
        *_activities(before, after, stays, silent, names),
        *_kpis(before, after, stays, silent),
        *_lists(old, new, before, after, stays, silent, names),
    ]
    return Comparison(before, after, stays, tuple(found))


def _fields(what: str, ref: str, old: Any, new: Any, at: int) -> Iterator[Difference]:
    for name in FIELDS[what]:
        was, becomes = getattr(old, name), getattr(new, name)
        # A file that was written from the store may bear a ref as the code that was never printed.
        is_ref = name == "code" and was is None and folded(becomes or "") == folded(ref)
        if _same(was, becomes) or is_ref:
            continue
        kind = Kind.REDATED if name == "due" else WORDS.get(name, Kind.CHANGED)
        kind = Kind.REMEASURED if what == "measure" and kind is Kind.CHANGED else kind
        yield Difference(kind, what, ref, text_of(was), text_of(becomes), name, at)


def _same(was: Any, becomes: Any) -> bool:
    if isinstance(was, str) and isinstance(becomes, str):
        return was.split() == becomes.split()
    return bool(was == becomes)


def text_of(value: Any) -> str | None:
    """A value as a plan file writes it."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{int(value)}" if value == int(value) else repr(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def called(entry: Any) -> str:
    """What a theme or an activity is called: its code, else its title."""
    return str(entry.code or entry.title)


def _themes(old: Laid, new: Laid, stays: Kept, silent: set[str]) -> Iterator[Difference]:
    for at, theme in enumerate(new.themes):
        was = stays.themes.get(at)
        if was is None:
            yield Difference(Kind.ADDED, "theme", called(theme.entry), None, theme.entry.title, "", at)
            continue
        before = old.themes[was]
        yield from _fields("theme", called(before.entry), before.entry, theme.entry, at)
        if before.parent != (None if theme.parent is None else stays.themes.get(theme.parent, -1)):
            places = (_theme_at(old, before.parent), _theme_at(new, theme.parent))
            yield Difference(Kind.MOVED, "theme", called(before.entry), *places, "parent", at)
    for at, theme in enumerate(old.themes):
        if at not in stays.themes.values() and not _holds_withdrawn(old, at, silent):
            yield Difference(Kind.GONE, "theme", called(theme.entry), theme.entry.title, None, "", at)


def _theme_at(laid: Laid, at: int | None) -> str | None:
    return None if at is None else called(laid.themes[at].entry)


def _activity_at(laid: Laid, at: int | None) -> str | None:
    return None if at is None else called(laid.activities[at].entry)


def _holds_withdrawn(old: Laid, at: int, silent: set[str]) -> bool:
    """Whether a theme stays in the store only for the withdrawn KPIs below it."""
    if any(kpi.theme == at and folded(kpi.ref) in silent for kpi in old.kpis):
        return True
    return any(theme.parent == at and _holds_withdrawn(old, n, silent) for n, theme in enumerate(old.themes))


def _activities(old: Laid, new: Laid, stays: Kept, silent: set[str], names: Mapping[str, str]) -> Iterator[Difference]:
    for at, activity in enumerate(new.activities):
        was = stays.activities.get(at)
        if was is None:
            yield Difference(Kind.ADDED, "activity", called(activity.entry), None, activity.entry.title, "", at)
            continue
        before = old.activities[was]
        ref = called(before.entry)
        yield from _fields("activity", ref, before.entry, activity.entry, at)
        if before.theme != stays.themes.get(activity.theme, -1):
            places = (_theme_at(old, before.theme), _theme_at(new, activity.theme))
            yield Difference(Kind.MOVED, "activity", ref, *places, "theme", at)
        scopes = [{names.get(folded(n), folded(n)) for n in entry.scope} for entry in (before.entry, activity.entry)]
        if scopes[0] != scopes[1]:
            said = ("; ".join(before.entry.scope) or "all", "; ".join(activity.entry.scope) or "all")
            yield Difference(Kind.CHANGED, "activity", ref, *said, "scope", at)
    for at, activity in enumerate(old.activities):
        holds = any(kpi.activity == at and folded(kpi.ref) in silent for kpi in old.kpis)
        if at not in stays.activities.values() and not holds:
            yield Difference(Kind.GONE, "activity", called(activity.entry), activity.entry.title, None, "", at)


def _kpis(old: Laid, new: Laid, stays: Kept, silent: set[str]) -> Iterator[Difference]:
    for at, kpi in enumerate(new.kpis):
        was = stays.kpis.get(at)
        if was is None:
            yield Difference(Kind.ADDED, "kpi", kpi.ref, None, kpi.entry.statement, "", at)
            continue
        before = old.kpis[was]
        yield from _fields("kpi", before.ref, before.entry, kpi.entry, at)
        yield from _moved(old, new, stays, was, at)
        yield from _measures(before.ref, before.entry.measures, kpi.entry.measures, silent, at)
    for at, kpi in enumerate(old.kpis):
        if at not in stays.kpis.values() and folded(kpi.ref) not in silent:
            yield Difference(Kind.GONE, "kpi", kpi.ref, kpi.entry.statement, None, "", at)


def _moved(old: Laid, new: Laid, stays: Kept, was: int, at: int) -> Iterator[Difference]:
    before, after = old.kpis[was], new.kpis[at]
    activity = None if after.activity is None else stays.activities.get(after.activity, -1)
    if before.activity != activity:
        places = (_activity_at(old, before.activity), _activity_at(new, after.activity))
        yield Difference(Kind.MOVED, "kpi", before.ref, *places, "activity", at)
    if before.theme != stays.themes.get(after.theme, -1):
        places = (_theme_at(old, before.theme), _theme_at(new, after.theme))
        yield Difference(Kind.MOVED, "kpi", before.ref, *places, "theme", at)


def _measures(
    ref: str, old: Sequence[MeasureEntry], new: Sequence[MeasureEntry], silent: set[str], at: int
) -> Iterator[Difference]:
    stays = kept_measures(old, new)
    for n, measure in enumerate(new):
        if n in stays:
            yield from _fields("measure", f"{ref}:{stays[n] + 1}", old[stays[n]], measure, at)
        else:
            yield Difference(Kind.REMEASURED, "measure", f"{ref}:{n + 1}", None, measure_words(measure), "", at)
    for n, measure in enumerate(old):
        name = f"{ref}:{n + 1}"
        if n not in stays.values() and folded(name) not in silent:
            yield Difference(Kind.REMEASURED, "measure", name, measure_words(measure), None, "", at)


def measure_words(measure: MeasureEntry) -> str:
    """A measure in a few words: “count >= 12”."""
    target = "" if measure.target is None else f" {measure.comparator} {text_of(measure.target)}"
    share = "%" if target and measure.unit == "percent" else ""
    return f"{measure.metric}{target}{share}{f' ({measure.text})' if measure.text else ''}"


def _lists(
    old: PlanFile, new: PlanFile, before: Laid, after: Laid, stays: Kept, silent: set[str], names: Mapping[str, str]
) -> Iterator[Difference]:
    """What a plan prints besides its tree, each list as a whole; authorities, frameworks and networks only grow."""
    known = {folded(n) for a in old.authorities for n in (a.name, a.short_name) if n}
    codes = {folded(framework.code) for framework in old.frameworks}
    more = [("authorities", a.name) for a in new.authorities if folded(a.name) not in known]
    yield from _filled_in(old, new)
    more += [("frameworks", f.code) for f in new.frameworks if folded(f.code) not in codes]
    yield from (Difference(Kind.ADDED, what, name) for what, name in more)
    there = {(change.item, change.field, change.on, change.becomes) for change in old.changes}
    yield from (
        Difference(Kind.ADDED, "changes", change.item, change.was, change.becomes, change.field)
        for change in new.changes
        if (change.item, change.field, change.on, change.becomes) not in there
    )
    events = [[(e.on, e.title, e.kind or RecordKind.EVENT.value) for e in plan.events] for plan in (old, new)]
    yield from _whole("events", *events)
    for what in ("people", "budget", "indicators", "accepted"):
        yield from _whole(what, getattr(old, what), getattr(new, what))
    still = {folded(before.kpis[at].ref) for at in stays.kpis.values()}
    gone = silent - still  # a withdrawn KPI that the newer file leaves out is no difference to a list that named it
    mappings = [_mappings(old, before, None, gone), _mappings(new, after, stays, gone)]
    if mappings[0] != mappings[1]:
        yield Difference(Kind.CHANGED, "mappings", "", _size(mappings[0]), _size(mappings[1]))
    named = {folded(network.name) for network in new.networks}
    older = replace(old, networks=tuple(n for n in old.networks if folded(n.name) in named))
    networks = [_networks(older, before, None, gone, names), _networks(new, after, stays, gone, names)]
    if networks[0] != networks[1]:
        yield Difference(Kind.CHANGED, "networks", "", _size(networks[0]), _size(networks[1]))


def _filled_in(old: PlanFile, new: PlanFile) -> Iterator[Difference]:
    """What the newer file tells of authorities that the older one did not; what was told already stays."""
    names = authority_names(old)
    told = {each.name: each for each in old.authorities}
    for entry in new.authorities:
        before = told.get(names.get(folded(entry.name), ""))
        for field in ("short_name", "since", "until", "successor", "predecessor"):
            said = getattr(entry, field)
            if before and said and getattr(before, field) is None:
                yield Difference(Kind.CHANGED, "authorities", entry.name, None, text_of(said), field)


def _whole(what: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    if sorted(map(repr, old)) != sorted(map(repr, new)):
        yield Difference(Kind.CHANGED, what, "", _size(old), _size(new))


def _size(entries: Sequence[Any]) -> str:
    return f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"


def _resolved(laid: Laid, stays: Kept | None, names: Sequence[str], silent: set[str]) -> list[str]:
    """Names as the older plan's tables and places, so that one thing under two names is one."""
    known = laid.names()
    found = []
    for name in names:
        table, at = known.get(folded(name), ("", -1))
        same = {"kpi": stays.kpis, "activity": stays.activities, "theme": stays.themes}.get(table) if stays else None
        place = at if stays is None else (same or {}).get(at)
        if not (table == "kpi" and stays is None and folded(laid.kpis[at].ref) in silent):
            found.append(f"new {table} {at}" if place is None else f"{table} {place}")
    return found


def _mappings(plan: PlanFile, laid: Laid, stays: Kept | None, silent: set[str]) -> list[tuple[str, ...]]:
    return sorted(
        (source, folded(m.framework), folded(m.item), m.printed_in or "")
        for m in plan.mappings
        for source in _resolved(laid, stays, [m.source], silent)
    )


def _networks(
    plan: PlanFile, laid: Laid, stays: Kept | None, silent: set[str], names: Mapping[str, str]
) -> list[tuple[str, ...]]:
    def members(network: NetworkEntry) -> str:
        each = [
            (names.get(folded(m.name), folded(m.name)), str(m.since), str(m.until), m.person or "", m.deputy or "")
            for m in network.members
        ]
        return "all" if network.everyone else repr(sorted(each))

    return sorted(
        (
            n.name,
            f"{n.cadence} {n.quorum} {n.elsewhere}",
            repr(sorted(_resolved(laid, stays, n.counts_towards, silent))),
            members(n),
        )
        for n in plan.networks
    )
