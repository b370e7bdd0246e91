"""A plan file laid out for the rules: every heading, activity and KPI with where it stands, and every text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

from riia_tui.check.finding import Spot
from riia_tui.planfile.model import ActivityEntry, BudgetRow, KpiEntry, PlanFile, ThemeEntry
from riia_tui.planfile.refs import folded, placed_kpis

Kind = Literal["theme", "activity", "kpi"]
Made = TypeVar("Made")
Entry = ThemeEntry | ActivityEntry | KpiEntry

TEXTS: dict[Kind, tuple[str, ...]] = {
    "theme": ("title", "aim", "lead"),
    "activity": ("title", "description", "lead", "sponsor"),
    "kpi": ("statement", "due_text", "owner"),
}
"""The fields that hold the plan's words; ``due_note`` is ours."""


@dataclass(frozen=True, slots=True)
class Item:
    """A theme, an activity or a KPI. ``where`` is what people call it: its code, else its ref or title; ``path`` is
    its place in the file; ``above`` is what it hangs under."""

    kind: Kind
    entry: Entry
    where: str
    path: str
    above: "Item | None" = None

    @property
    def code(self) -> str | None:
        """The printed code."""
        return self.entry.code

    @property
    def title(self) -> str:
        """The title of a theme or an activity, the statement of a KPI."""
        return self.entry.statement if isinstance(self.entry, KpiEntry) else self.entry.title

    @property
    def kpi(self) -> KpiEntry:
        """The KPI's entry."""
        assert isinstance(self.entry, KpiEntry)
        return self.entry

    @property
    def activity(self) -> ActivityEntry:
        """The activity's entry."""
        assert isinstance(self.entry, ActivityEntry)
        return self.entry

    @property
    def theme(self) -> ThemeEntry:
        """The theme's entry."""
        assert isinstance(self.entry, ThemeEntry)
        return self.entry

    @property
    def printed(self) -> str:
        """The code or title that the document prints for it; a KPI without a code is found by what it hangs under."""
        return self.above.printed if self.above and self.kind == "kpi" and not self.code else self.where

    def at(self, field: str) -> Spot:
        """One of its fields as a spot."""
        return Spot(self.printed, self.path, field)

    def line(self) -> Iterator["Item"]:
        """The item, then what it hangs under, up to the top."""
        item: Item | None = self
        while item is not None:
            yield item
            item = item.above


@dataclass(frozen=True, slots=True)
class Words:
    """A text of the plan with the item and field it is from."""

    item: Item
    field: str
    text: str

    @property
    def at(self) -> Spot:
        """Where it stands."""
        return self.item.at(self.field)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the budget with its place."""

    row: BudgetRow
    path: str

    @property
    def where(self) -> str:
        """Its printed label, else its code."""
        return self.row.label or self.row.code or ""

    def at(self, field: str) -> Spot:
        """One of its fields as a spot."""
        return Spot(self.where, self.path, field)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the plan, in its tree or beside it, with its place."""

    at: Spot
    text: str


@dataclass(frozen=True, eq=False)
class Reading:
    """A plan as the rules read it. A reading equals only itself, so that what is worked out from one can be kept."""

    file: PlanFile

    def at(self, field: str) -> Spot:
        """A particular of the plan as a whole, named by the plan's code."""
        return Spot(self.file.plan.code, "plan", field)

    @cached_property
    def _made(self) -> dict[Callable[["Reading"], Any], Any]:
        return {}

    def once(self, make: Callable[["Reading"], Made]) -> Made:
        """What a function makes of the plan, made once for all the rules that ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every theme, activity and KPI in printed order, each before what hangs under it."""
        refs = {placed.path: placed.ref for placed in placed_kpis(self.file)}
        return tuple(_themes(self.file.themes, "themes", None, refs))

    @cached_property
    def themes(self) -> tuple[Item, ...]:
        """The themes of all levels."""
        return tuple(item for item in self.items if item.kind == "theme")

    @cached_property
    def activities(self) -> tuple[Item, ...]:
        """The activities."""
        return tuple(item for item in self.items if item.kind == "activity")

    @cached_property
    def kpis(self) -> tuple[Item, ...]:
        """The KPIs."""
        return tuple(item for item in self.items if item.kind == "kpi")

    @cached_property
    def below(self) -> dict[str, tuple[Item, ...]]:
        """What hangs right under an item, by the item's path."""
        found: dict[str, list[Item]] = {item.path: [] for item in self.items}
        for item in self.items:
            if item.above is not None:
                found[item.above.path].append(item)
        return {path: tuple(items) for path, items in found.items()}

    @cached_property
    def by_code(self) -> dict[str, tuple[Item, ...]]:
        """The items that print a code, by the code without case and spaces."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            if item.code:
                found.setdefault(folded(item.code), []).append(item)
        return {code: tuple(items) for code, items in found.items()}

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Every text of the tree that is the plan's."""
        return tuple(
            Words(item, field, text)
            for item in self.items
            for field in TEXTS[item.kind]
            if (text := getattr(item.entry, field))
        )

    @cached_property
    def budget(self) -> tuple[Row, ...]:
        """The rows of the budget in printed order."""
        return tuple(Row(row, f"budget[{n}]") for n, row in enumerate(self.file.budget))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the plan: its title, its people, its tree, then the lists and tables beside the tree."""
        head = self.file.plan
        tree = (Text(words.at, words.text) for words in self.words)
        parts = (
            Text(Spot(head.code, "plan", "title"), head.title),
            Text(Spot(head.code, "plan", "region"), head.region.alliance),
            *_people(self.file),
            *tree,
            *_frameworks(self.file),
            *(Text(Spot(each.name, f"networks[{n}]", "name"), each.name) for n, each in enumerate(self.file.networks)),
            *_budget(self.budget),
            *_indicators(self.file),
        )
        return tuple(part for part in parts if part.text)


def kpis_under(plan: Reading, item: Item) -> Iterator[Item]:
    """The KPIs under an item, at any depth."""
    for child in plan.below[item.path]:
        if child.kind == "kpi":
            yield child
        yield from kpis_under(plan, child)


def _themes(entries: Sequence[ThemeEntry], path: str, above: Item | None, refs: dict[str, str]) -> Iterator[Item]:
    for n, entry in enumerate(entries):
        theme = Item("theme", entry, entry.code or entry.title, f"{path}[{n}]", above)
        yield theme
        for a, activity in enumerate(entry.activities):
            yield from _activity(activity, f"{theme.path}.activities[{a}]", theme, refs)
        yield from _kpis(entry.kpis, theme, refs)
        yield from _themes(entry.themes, f"{theme.path}.themes", theme, refs)


def _activity(entry: ActivityEntry, path: str, above: Item, refs: dict[str, str]) -> Iterator[Item]:
    activity = Item("activity", entry, entry.code or entry.title, path, above)
    yield activity
    yield from _kpis(entry.kpis, activity, refs)


def _kpis(entries: Sequence[KpiEntry], above: Item, refs: dict[str, str]) -> Iterator[Item]:
    for k, entry in enumerate(entries):
        path = f"{above.path}.kpis[{k}]"
        yield Item("kpi", entry, entry.code or refs[path], path, above)


def _people(file: PlanFile) -> Iterator[Text]:
    for n, person in enumerate(file.people):
        at = Spot(person.name, f"people[{n}]", "name")
        yield Text(at, person.name)
        yield Text(at.of("role"), person.role or "")


def _frameworks(file: PlanFile) -> Iterator[Text]:
    for n, framework in enumerate(file.frameworks):
        yield Text(Spot(framework.title, f"frameworks[{n}]", "title"), framework.title)
        for i, item in enumerate(framework.items):
            yield Text(Spot(item.code, f"frameworks[{n}].items[{i}]", "text"), item.text)


def _budget(rows: Sequence[Row]) -> Iterator[Text]:
    for row in rows:
        yield Text(row.at("label"), row.row.label)
        yield Text(row.at("note"), row.row.note or "")


def _indicators(file: PlanFile) -> Iterator[Text]:
    for n, table in enumerate(file.indicators):
        yield Text(Spot(table.title, f"indicators[{n}]", "title"), table.title)
        for r, row in enumerate(table.rows):
            at = Spot(row.label, f"indicators[{n}].rows[{r}]", "label")
            yield Text(at, row.label)
            yield from (Text(at.of("values"), value) for value in row.values if value and " " in value)
