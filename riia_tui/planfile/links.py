"""What in a plan file names something else in it: authorities, refs and codes, framework items.

Names are compared without case and spaces. A file that lists no authorities, or no frameworks, leaves theirs to the
store that it is imported into.
"""

from collections.abc import Callable, Iterable, Iterator

from riia_tui.planfile.bundled import bundled_frameworks
from riia_tui.planfile.faults import meant, quoted
from riia_tui.planfile.model import ActivityEntry, FrameworkEntry, PlanFile, ThemeEntry
from riia_tui.planfile.refs import folded, heading_names, placed_kpis, placed_themes

Note = Callable[[str, str], None]
"""Takes a path and what is wrong there."""


def authority_names(plan: PlanFile) -> dict[str, str]:
    """The full name of each authority by its folded names, the short one too; the first of two equal ones stays."""
    names: dict[str, str] = {}
    for each in plan.authorities:
        for name in (each.name, each.short_name):
            if name:
                names.setdefault(folded(name), each.name)
    return names


def alliance_name(plan: PlanFile) -> str:
    """What the alliance itself is called, as a member of a group elsewhere: the region's name where it has no other."""
    region = plan.plan.region if plan.plan else None
    return (region.alliance or region.name or "") if region else ""


def kpi_refs(plan: PlanFile) -> dict[str, str]:
    """The refs of the plan's KPIs by their folded form."""
    return {folded(placed.ref): placed.ref for placed in placed_kpis(plan)}


def codes(plan: PlanFile) -> dict[str, str]:
    """The refs of the KPIs and the names of activities and themes by their folded form, as spelt first."""
    known = kpi_refs(plan)
    for placed in placed_themes(plan):
        headings: list[tuple[str, ActivityEntry | ThemeEntry]] = [("activity", a) for a in placed.theme.activities]
        for kind, entry in (*headings, ("theme", placed.theme)):
            for name in heading_names(kind, entry.code, entry.title or ""):
                known.setdefault(folded(name), name)
    return known


def note_loose_ends(plan: PlanFile, note: Note) -> None:
    """Note what stands twice and every name that is nowhere in the file; the plan may be provisional."""
    _note_twice(plan, note)
    _note_authorities(plan, note)
    _note_refs(plan, note)
    _note_items(plan, note)


def _note_twice(plan: PlanFile, note: Note) -> None:
    _note_authorities_twice(plan, note)
    _note_repeats("framework", ((f"frameworks[{n}].code", f.code) for n, f in enumerate(plan.frameworks)), note)
    _note_repeats("network", ((f"networks[{n}].name", w.name) for n, w in enumerate(plan.networks)), note)
    for n, framework in enumerate(plan.frameworks):
        items = ((f"frameworks[{n}].items[{i}].code", item.code) for i, item in enumerate(framework.items))
        _note_repeats("item", items, note)


def _note_authorities_twice(plan: PlanFile, note: Note) -> None:
    """An authority may bear one name as its long and its short one; no two may share a name."""
    owner: dict[str, int] = {}
    for n, each in enumerate(plan.authorities):
        for key, name in (("name", each.name), ("short_name", each.short_name)):
            if name and owner.setdefault(folded(name), n) != n:
                note(f"authorities[{n}].{key}", f"the authority {quoted(name)} stands twice")


def _note_repeats(what: str, named: Iterable[tuple[str, str | None]], note: Note) -> None:
    seen: set[str] = set()
    for path, name in named:
        if name and folded(name) in seen:
            note(path, f"the {what} {quoted(name)} stands twice")
        seen.add(folded(name or ""))


def _note_authorities(plan: PlanFile, note: Note) -> None:
    names = authority_names(plan)
    if not names:
        return
    spellings = [name for each in plan.authorities for name in (each.name, each.short_name) if name]
    _note_own_followers(plan, names, note)
    for path, name in _named_authorities(plan):
        if name and folded(name) not in names:
            said = "the file's authorities have no such name"
            note(path, f"there is no authority {quoted(name)}; {meant(name, spellings, said)}")


def _note_own_followers(plan: PlanFile, names: dict[str, str], note: Note) -> None:
    for n, each in enumerate(plan.authorities):
        for key, other in (("successor", each.successor), ("predecessor", each.predecessor)):
            if other and each.name and names.get(folded(other)) == each.name:
                note(f"authorities[{n}].{key}", f"{quoted(each.name)} cannot follow on itself")


def _named_authorities(plan: PlanFile) -> Iterator[tuple[str, str | None]]:
    for n, each in enumerate(plan.authorities):
        yield f"authorities[{n}].successor", each.successor
        yield f"authorities[{n}].predecessor", each.predecessor
    for placed in placed_themes(plan):
        for a, activity in enumerate(placed.theme.activities):
            for s, name in enumerate(activity.scope):
                yield f"{placed.path}.activities[{a}].scope[{s}]", name
    for n, network in enumerate(plan.networks):
        for m, member in enumerate(network.members):
            if network.elsewhere and folded(member.name or "") == folded(alliance_name(plan)):
                continue
            yield f"networks[{n}].members[{m}].name", member.name


def _note_refs(plan: PlanFile, note: Note) -> None:
    refs, known = kpi_refs(plan), codes(plan)
    known_or_plan = {**known, folded(plan.plan.code or ""): plan.plan.code or ""} if plan.plan else known
    for n, network in enumerate(plan.networks):
        for r, ref in enumerate(network.counts_towards):
            _note_unless(ref, refs, "KPI", f"networks[{n}].counts_towards[{r}]", note)
    for n, mapping in enumerate(plan.mappings):
        _note_unless(mapping.source, known, "KPI, activity or theme", f"mappings[{n}].from", note)
    for n, change in enumerate(plan.changes):
        item, _, measure = (change.item or "").rpartition(":")
        named = item if item and measure.isdigit() else change.item
        _note_unless(named, known_or_plan, "KPI, activity or theme", f"changes[{n}].item", note)


def _note_unless(name: str | None, known: dict[str, str], what: str, path: str, note: Note) -> None:
    if name and folded(name) not in known:
        said = "look for it in the themes of this file"
        note(path, f"there is no {what} {quoted(name)}; {meant(name, known.values(), said)}")


def _note_items(plan: PlanFile, note: Note) -> None:
    """A mapping names a framework of the file, or one of the national ones that come with the program."""
    listed = {folded(each.code): each for each in plan.frameworks if each.code}
    if not listed:
        return
    known = {folded(code): each for code, each in bundled_frameworks().items()} | listed
    for n, mapping in enumerate(plan.mappings):
        if mapping.framework:
            _note_item(known, mapping.framework, mapping.item, f"mappings[{n}]", note)


def _note_item(frameworks: dict[str, FrameworkEntry], code: str, item: str | None, path: str, note: Note) -> None:
    framework = frameworks.get(folded(code))
    if framework is None:
        listed = [each.code for each in frameworks.values()]
        said = f"the file has {', '.join(listed)}"
        note(f"{path}.framework", f"there is no framework {quoted(code)}; {meant(code, listed, said)}")
    elif item and folded(item) not in {folded(each.code or "") for each in framework.items}:
        near = meant(item, [each.code for each in framework.items if each.code], "look at its items")
        note(f"{path}.item", f"{framework.code} has no item {quoted(item)}; {near}")
