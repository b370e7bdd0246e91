"""The sheets of a plan's workbook and their columns.

What a cell may hold, and whether it must be given, is read off the model; only the order of the columns, their
widths and what ties the sheets together (ids, and columns that name a row of another sheet) stand here.
"""

from dataclasses import dataclass
from typing import Any

from db.words import RecordKind
from riia_tui.planfile import model
from riia_tui.planfile.shapes import Leaf, Many, Shape, Word, keys_of

README = "Read me"
LISTS = "_Lists"
"""The hidden sheet that the lists of words to choose from stand on; a sheet whose name begins so is not read."""

PLAN_KEYS = ("format", "code", "title", "version", "starts", "ends", "quarters", "source", "activity_word")
REGION_KEYS = {"region_code": "code", "region_name": "name", "region_alliance": "alliance"}
"""The keys of the sheet Plan; those of the region stand in an entry of their own in the other form."""

DEEPEST_THEMES = 11
"""Themes may stand so deep inside each other: as deep as the text form can hold with all that is below them."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``key`` says that it is the entry's own, ``offers`` are the sheet and heading it can be chosen from."""

    heading: str
    shape: Shape
    required: bool
    width: int
    key: bool = True
    offers: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: one row an entry of ``model``; ``listed`` is the plan file's key of the list, where it has one."""

    name: str
    model: type[Any]
    columns: tuple[Column, ...]
    listed: str | None = None

    def column(self, heading: str) -> Column:
        """The column with this heading. Raises StopIteration where there is none."""
        return next(column for column in self.columns if column.heading == heading)


_WIDE = {"statement": 60, "description": 60, "aim": 50, "title": 36, "text": 40, "note": 40, "why": 40, "name": 32}
_WIDE |= {"due_text": 26, "due_note": 34, "scope": 30, "label": 32, "heading": 30, "counts_towards": 26, "source": 50}
_WIDE |= {"organisation": 28, "lead": 22, "sponsor": 22, "owner": 22, "value": 18, "kpis": 18, "role": 18}
_WIDE |= {"item": 14, "field": 14, "id": 8, "row": 8, "table": 8, "code": 12, "kpi": 8, "parent": 10, "theme": 10}
_WIDE |= {"activity": 10, "comparator": 12, "unit": 10}
_NARROW: dict[Shape, int] = {Leaf.DAY: 14, Leaf.NUMBER: 12, Leaf.WHOLE: 10, Leaf.YES: 11}


def _own(model_class: type[Any], names: str, **offers: tuple[str, str]) -> tuple[Column, ...]:
    """Columns for the keys of an entry, as the model has them."""
    keys = (keys_of(model_class)[name] for name in names.split())
    return tuple(
        Column(key.name, key.shape, key.required, _width(key.name, key.shape), offers=offers.get(key.name))
        for key in keys
    )


def _link(heading: str, *offers: str, required: bool = False, shape: Shape = Leaf.TEXT) -> Column:
    """A column that only ties rows together."""
    pair = (offers[0], offers[1]) if offers else None
    return Column(heading, shape, required, _width(heading, shape), key=False, offers=pair)


def _width(name: str, shape: Shape) -> int:
    return _NARROW.get(shape) or _WIDE.get(name, 16)


_AUTHORITY = ("Authorities", "name")
_ID = _link("id")
_EVENT = _own(model.EventEntry, "on title kind")

KEYS = Sheet(
    "Plan", model.PlanHead, (_link("key", required=True), Column("value", Leaf.TEXT, True, 70, key=False)), "plan"
)

SHEETS: tuple[Sheet, ...] = (
    KEYS,
    Sheet(
        "Authorities",
        model.AuthorityEntry,
        _own(
            model.AuthorityEntry,
            "name short_name since until successor predecessor",
            successor=_AUTHORITY,
            predecessor=_AUTHORITY,
        ),
        "authorities",
    ),
    Sheet(
        "People",
        model.PersonEntry,
        _own(model.PersonEntry, "name role organisation", organisation=_AUTHORITY),
        "people",
    ),
    Sheet(
        "Themes",
        model.ThemeEntry,
        (_ID, _link("parent", "Themes", "id"), *_own(model.ThemeEntry, "code level title aim lead counts")),
        "themes",
    ),
    Sheet(
        "Activities",
        model.ActivityEntry,
        (
            _ID,
            _link("theme", "Themes", "id", required=True),
            *_own(model.ActivityEntry, "code title description lead sponsor scope"),
        ),
    ),
    Sheet(
        "KPIs",
        model.KpiEntry,
        (
            _ID,
            _link("theme", "Themes", "id"),
            _link("activity", "Activities", "id"),
            *_own(model.KpiEntry, "code kind statement due due_text due_note cadence owner"),
        ),
    ),
    Sheet(
        "Measures",
        model.MeasureEntry,
        (
            _link("kpi", "KPIs", "id", required=True),
            *_own(
                model.MeasureEntry,
                "metric comparator target unit denominator within record_kind role answer due baseline text",
            ),
        ),
    ),
    Sheet(
        "Budget",
        model.BudgetRow,
        (
            _link("row"),
            *_own(model.BudgetRow, "fund code label kpis note"),
            _link("heading", shape=Leaf.HEADING),
            _link("pounds", shape=Leaf.NUMBER),
        ),
        "budget",
    ),
    Sheet("Frameworks", model.FrameworkEntry, _own(model.FrameworkEntry, "code title"), "frameworks"),
    Sheet(
        "Framework items",
        model.FrameworkItemEntry,
        (_link("framework", "Frameworks", "code", required=True), *_own(model.FrameworkItemEntry, "code text")),
    ),
    Sheet(
        "Mappings",
        model.MappingEntry,
        _own(model.MappingEntry, "from framework item printed_in", framework=("Frameworks", "code")),
        "mappings",
    ),
    Sheet(
        "Networks",
        model.NetworkEntry,
        (*_own(model.NetworkEntry, "name cadence counts_towards quorum elsewhere"), _link("members")),
        "networks",
    ),
    Sheet(
        "Members",
        model.MemberEntry,
        (
            _link("network", "Networks", "name", required=True),
            *_own(model.MemberEntry, "name person deputy since until", name=_AUTHORITY),
        ),
    ),
    Sheet(
        "Indicators",
        model.IndicatorTable,
        (
            _link("table"),
            *_own(model.IndicatorTable, "title"),
            _link("row"),
            _link("label"),
            _link("heading", shape=Leaf.HEADING),
            _link("value", shape=Leaf.PRINTED),
        ),
        "indicators",
    ),
    Sheet("Events", model.EventEntry, _EVENT, "events"),
    Sheet(
        "Changes",
        model.ChangeEntry,
        _own(model.ChangeEntry, "item field from to on agreed_by why"),
        "changes",
    ),
    Sheet(
        "Accepted findings",
        model.AcceptedEntry,
        _own(model.AcceptedEntry, "code where said why on accepted_by"),
        "accepted",
    ),
)

OF_NAME = {sheet.name: sheet for sheet in SHEETS}


def words_of(sheet: Sheet, column: Column) -> tuple[str, ...]:
    """The closed list that a cell of the column is chosen from, or that is offered; empty where there is none."""
    if isinstance(column.shape, Word):
        return tuple(each.value for each in column.shape.words)
    if column.shape is Leaf.YES:
        return ("yes", "no")
    if sheet.name == "Events" and column.heading == "kind":
        return tuple(each.value for each in RecordKind)
    return ("all",) if column.heading == "members" else ()


def is_list(column: Column) -> bool:
    """Whether one cell of the column may hold several names."""
    return isinstance(column.shape, Many)
