"""Taking a newer version of a plan into the store: what stays keeps its record, and nothing with a record goes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.engine import Store
from db.facts import Facts
from db.journal import CLASSES, Writing
from db.queries.facts import load_facts
from db.queries.plans import find_framework, load_kpi_parts, load_scope
from db.tables import Activity, ActivityScope, Kpi, Measure, Plan, Theme
from riia_tui.actions.agreement import Agreement, note_change
from riia_tui.actions.commands import Outcome
from riia_tui.actions.laying import Laying
from riia_tui.actions.plan_commands import check_agreed
from riia_tui.actions.plans import measure_of, put_authorities
from riia_tui.actions.revise_lists import revise_lists
from riia_tui.actions.withdrawing import close
from riia_tui.planfile.compare import Comparison, Difference, Kind, compared, measure_words
from riia_tui.planfile.laid import LaidKpi
from riia_tui.planfile.matching import kept_measures
from riia_tui.planfile.model import ADDED, WITHDRAWN, ActivityEntry, MeasureEntry, PlanFile, ThemeEntry
from riia_tui.planfile.refs import given_refs
from riia_tui.views.items import Item
from riia_tui.views.names import plan_named
from riia_tui.views.plan_file import PrintedKeys, measure_entry, printed_file, printed_keys
from riia_tui.views.withdrawn import is_withdrawn

NOTED = ("theme", "activity", "kpi", "measure")
"""What keeps each of its changes beside it."""


def differences(store: Store, file: PlanFile) -> tuple[Difference, ...]:
    """What a newer file of a plan would change, and nothing is written. Raises UnknownName."""
    with store.read() as connection:
        facts = load_facts(connection, plan_named(connection, file.plan.code).id)
        return _compared(connection, facts, file)[1].differences


def revise_plan(
    store: Store, file: PlanFile, why: str, agreed_by: str | None, today: date, on: date | None = None
) -> Outcome:
    """Makes a plan of the store what a newer file says, in one write, and notes every change of its tree.

    KPIs and measures that stay keep their records, links, RAGs and figures. One that is gone is closed where anything
    was recorded or agreed about it, else it is taken out. Where nothing differs nothing is written, and the outcome
    has no key. Raises BadInput or UnknownName; then nothing is written.
    """
    agreed = Agreement(agreed_by, on or today, why)
    check_agreed(why, agreed.on, today)
    with store.write("revise plan") as session:
        facts = load_facts(session, plan_named(session, file.plan.code).id)
        old, found = _compared(session, facts, file)
        if not found.differences:
            return Outcome(f"No change: the plan {facts.plan.code} is as the file says.", "")
        _Revision(session, facts, file, found, agreed).apply(old)
        session.about(facts.plan.id)
        session.say(f"Revised the plan {facts.plan.code}: {summed(found.differences)}")
        return Outcome(f"{session.said}.", facts.plan.id)


def summed(found: tuple[Difference, ...]) -> str:
    """“2 added, 1 reworded, 3 gone”, in the order of the kinds."""
    counts = {kind: sum(each.kind is kind for each in found) for kind in Kind}
    return ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)


def _compared(connection: Any, facts: Facts, file: PlanFile) -> tuple[PlanFile, Comparison]:
    old = printed_file(connection, facts)
    refs = [facts.kpi[key].ref for key in printed_keys(facts).kpis]
    found = compared(old, file, refs)
    left = tuple(
        each
        for each in found.differences
        # A framework may have come with another plan.
        if each.what != "frameworks" or find_framework(connection, each.ref) is None
    )
    return old, Comparison(found.old, found.new, found.kept, left)


@dataclass
class _Revision:
    """One plan on its way to what the newer file says; the rows are in the order of the newer lists."""

    session: Writing
    facts: Facts
    file: PlanFile
    found: Comparison
    agreed: Agreement

    def apply(self, old: PlanFile) -> None:
        self.keys: PrintedKeys = printed_keys(self.facts)
        self.plan = self.session.get_one(Plan, self.facts.plan.id)
        self.laying = Laying(self.session, self.file, self.plan)
        self.rows: dict[str, list[Any]] = {"theme": [], "activity": [], "kpi": []}
        self.measures: dict[tuple[int, int], str] = {}
        head = self.file.plan
        for name in ("title", "version", "starts", "ends", "quarters", "source", "activity_word"):
            setattr(self.plan, name, getattr(head, name))
        put_authorities(self.laying, self.plan.region)
        self.refs = self._refs()
        self._free_refs()
        for theme in self.file.themes:
            self._theme(theme, None)
        self.session.flush()
        self._note()
        gone = self._close_or_remove()
        revise_lists(self.laying, old, {each.what for each in self.found.differences}, gone)
        self._remove_headings()

    def _refs(self) -> list[str]:
        """The ref of each KPI of the file: a kept one has its own unless another code is printed for it now."""
        stays = [self.found.old.kpis[at].ref for at in self.found.gone("kpi")]
        recoded = {d.at for d in self.found.differences if d.what == "kpi" and d.field == "code" and d.becomes}
        wanted: list[tuple[str | None, str]] = [(ref, ref) for ref in stays]
        for at, kpi in enumerate(self.found.new.kpis):
            was = self.found.kept.kpis.get(at)
            printed = kpi.entry.code if was is None or at in recoded else self.found.old.kpis[was].ref
            wanted.append((printed, kpi.ref))
        return given_refs(wanted)[len(stays) :]

    def _free_refs(self) -> None:
        """Refs that change hands are given up first, for no two KPIs may bear one at any moment."""
        for at, was in self.found.kept.kpis.items():
            if self.found.old.kpis[was].ref != self.refs[at]:
                row = self.session.get_one(Kpi, self.keys.kpis[was])
                row.ref = f"{row.ref} {row.id}"
        self.session.flush()

    def _theme(self, entry: ThemeEntry, parent: str | None) -> None:
        at = len(self.rows["theme"])
        row = self._row("theme", self.found.kept.themes.get(at), self.keys.themes)
        names = ("level", "title", "code", "aim", "lead", "counts")
        self._put("theme", row, plan=self.plan.id, parent=parent, **{name: getattr(entry, name) for name in names})
        self.laying.name(row)
        for activity in entry.activities:
            self._activity(activity, row)
        for _ in entry.kpis:
            self._kpi(row, None)
        for inside in entry.themes:
            self._theme(inside, row.id)

    def _activity(self, entry: ActivityEntry, theme: Theme) -> None:
        at = len(self.rows["activity"])
        row = self._row("activity", self.found.kept.activities.get(at), self.keys.activities)
        names = ("title", "code", "description", "lead", "sponsor")
        self._put("activity", row, theme=theme.id, **{name: getattr(entry, name) for name in names})
        self.laying.name(row)
        wanted = [self.laying.authority(name) for name in entry.scope]
        there = load_scope(self.session, row.id)
        if set(wanted) != set(there.values()):
            for key in there:
                self.session.delete(self.session.get_one(ActivityScope, key))
            self.laying.add(*(ActivityScope(activity=row.id, organisation=key) for key in dict.fromkeys(wanted)))
        for _ in entry.kpis:
            self._kpi(theme, row)

    def _kpi(self, theme: Theme, activity: Activity | None) -> None:
        at = len(self.rows["kpi"])
        was = self.found.kept.kpis.get(at)
        row = self._row("kpi", was, self.keys.kpis)
        laid = self.found.new.kpis[at]
        names = ("statement", "kind", "due", "due_text", "due_note", "cadence", "owner")
        given = {name: getattr(laid.entry, name) for name in names}
        given["code"] = self._code(laid, was)
        given |= {"plan": self.plan.id, "theme": theme.id, "activity": activity.id if activity else None}
        self._put("kpi", row, ref=self.refs[at], **given)
        self.laying.name_kpi(row)
        self._measures(at, row, laid.entry.measures, self.found.old.kpis[was].entry.measures if was is not None else ())

    def _code(self, laid: LaidKpi, was: int | None) -> str | None:
        """The printed code; one that only repeats the ref of a KPI without a code is none."""
        before = None if was is None else self.facts.kpi[self.keys.kpis[was]]
        return None if before and before.code is None and laid.entry.code == before.ref else laid.entry.code

    def _row(self, table: str, was: int | None, keys: tuple[str, ...]) -> Any:
        kind = CLASSES[table]
        return kind() if was is None else self.session.get_one(kind, keys[was])

    def _put(self, table: str, row: Any, **values: Any) -> None:
        for name, value in {**values, "position": next(self.laying.positions)}.items():
            setattr(row, name, value)
        self.laying.add(row)
        self.rows[table].append(row)

    def _measures(self, at: int, kpi: Kpi, new: tuple[MeasureEntry, ...], old: tuple[MeasureEntry, ...]) -> None:
        stays = kept_measures(old, new)
        there = self.facts.every_measure_of.get(kpi.id, [])
        for position, entry in enumerate(new):
            made = measure_of(entry, kpi.id, position)
            if position in stays:
                row = self.session.get_one(Measure, there[stays[position]].id)
                for name in set(Measure.model_fields) - {"id", "kpi"}:
                    setattr(row, name, getattr(made, name))
                self.measures[at, stays[position]] = row.id
            else:
                row = made
                self.laying.add(row)
            self.laying.name_measure(kpi, row)
        gone = [measure for n, measure in enumerate(there) if n not in stays.values()]
        for extra, measure in enumerate(gone):
            self._drop_measure(self.session.get_one(Measure, measure.id), kpi, len(new) + extra)

    def _drop_measure(self, row: Measure, kpi: Kpi, position: int) -> None:
        """A measure with figures or records is withdrawn, so that it counts no more; another goes."""
        linked = any(link.measure == row.id for link in self.facts.links_of.get(kpi.id, ()))
        if not linked and not self.facts.figures_of.get(row.id) and not self.facts.changes_of.get(row.id):
            self.session.delete(row)
            return
        row.position = position
        if row.id in self.facts.withdrawn_measures:
            return
        item = Item("measure", row.id, f"{kpi.ref}:{position + 1}", self.plan.id, self.plan.code)
        before = next(each for each in self.facts.measures if each.id == row.id)
        note_change(self.session, item, WITHDRAWN, measure_words(measure_entry(before)), None, self.agreed)

    def _note(self) -> None:
        """Keeps each difference of the tree beside what it is about."""
        for each in self.found.differences:
            if each.what not in NOTED or each.kind is Kind.GONE:
                continue
            key = self._key(each)
            if key is not None:
                item = Item(each.what, key, each.ref, self.plan.id, self.plan.code)
                note_change(self.session, item, each.field or ADDED, each.was, each.becomes, self.agreed)

    def _key(self, each: Difference) -> str | None:
        """What a difference is noted at; a measure that is new or gone at its KPI alone, where it would be nameless."""
        if each.what != "measure":
            key: str = self.rows[each.what][each.at].id
            return key
        return self.measures.get((each.at, int(each.ref.rpartition(":")[2]) - 1)) if each.field else None

    def _close_or_remove(self) -> bool:
        """Closes the gone KPIs that anything is known of, and takes the others out; True where any was taken out."""
        removed = False
        for at in self.found.gone("kpi"):
            key, ref = self.keys.kpis[at], self.found.old.kpis[at].ref
            row = self.session.get_one(Kpi, key)
            if _is_known(self.facts, key):
                row.position = next(self.laying.positions)
                if not is_withdrawn(self.facts, key):
                    close(self.session, self.facts, Item("kpi", key, ref, row.plan, self.plan.code), self.agreed)
                continue
            for table, keys in load_kpi_parts(self.session, key).items():
                for each in keys:
                    self.session.delete(self.session.get_one(CLASSES[table], each))
            self.session.flush()
            self.session.delete(row)
            removed = True
        self.session.flush()
        return removed or bool(self.found.gone("theme") or self.found.gone("activity"))

    def _remove_headings(self) -> None:
        """Takes out gone activities and themes that nothing stands under any more, the innermost first."""
        self.session.flush()
        closed = [self.session.get_one(Kpi, self.keys.kpis[at]) for at in self._closed()]
        withdrawn = {change.item for change in self.facts.changes if change.field == WITHDRAWN}
        for at in self.found.gone("activity"):
            row = self.session.get_one(Activity, self.keys.activities[at])
            if row.id not in {kpi.activity for kpi in closed} | withdrawn:
                for key in load_scope(self.session, row.id):
                    self.session.delete(self.session.get_one(ActivityScope, key))
                self.session.flush()
                self.session.delete(row)
        self.session.flush()
        used = {kpi.theme for kpi in closed} | {row.theme for row in self._activities_left()}
        for at in reversed(self.found.gone("theme")):
            theme = self.session.get_one(Theme, self.keys.themes[at])
            if theme.id in used | withdrawn:
                used.add(theme.parent or "")
                continue
            self.session.delete(theme)
            self.session.flush()

    def _closed(self) -> list[int]:
        return [at for at in self.found.gone("kpi") if _is_known(self.facts, self.keys.kpis[at])]

    def _activities_left(self) -> list[Activity]:
        rows = (self.session.get(Activity, key) for key in self.keys.activities)
        return [*(row for row in rows if row is not None), *self.rows["activity"]]


def _is_known(facts: Facts, kpi: str) -> bool:
    """Whether anything was recorded, reported, agreed or changed about a KPI."""
    keys = [kpi, *(measure.id for measure in facts.every_measure_of.get(kpi, ()))]
    links = facts.links_of.get(kpi) or facts.assessments_of.get(kpi) or facts.reported_of.get(kpi)
    return bool(links) or any(facts.figures_of.get(key) or facts.changes_of.get(key) for key in keys)
