"""The language of find: words, and filters such as ``status:red due:<2026-01-31 lead:"Jo Bloggs"``."""

import re
from dataclasses import dataclass
from datetime import date

from db.errors import BadInput
from db.words import Status, status_named
from riia_tui.rules.due import month_end
from riia_tui.rules.typed import typed_day

FILTERS = ("status", "due", "on", "lead", "plan", "kind", "theme")
FILTER = re.compile(rf"(?<!\S)({'|'.join(FILTERS)}):(\"[^\"]*\"?|\S*)", re.IGNORECASE)
RANGE = re.compile(r"(<=|>=|<|>|=?)(.*)", re.DOTALL)
MONTH = re.compile(r"(\d{4})-(\d{2})")
ALL = "all"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Days:
    """Days from one to another, both inclusive and either open; ``none`` means: without a day."""

    first: date = date.min
    last: date = date.max
    none: bool = False

    def hold(self, on: date | None) -> bool:
        """Whether a day is among them."""
        return on is None if self.none else on is not None and self.first <= on <= self.last


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: words, and what it must be besides. An empty filter does not filter.

    ``statuses`` may hold None: nothing is known of a KPI.
    """

    words: str
    statuses: tuple[Status | None, ...] = ()
    due: Days | None = None
    on: Days | None = None
    leads: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def filters(self) -> bool:
        """Whether anything but the plan filters."""
        return bool(self.statuses or self.due or self.on or self.leads or self.kinds or self.themes)


def wanted(text: str, today: date | None = None) -> Wanted:
    """What a text asks for; ``today`` tells the year of a day without one. Raises BadInput for a filter's value."""
    given: dict[str, list[str]] = {name: [] for name in FILTERS}
    for found in FILTER.finditer(text):
        value = found[2].strip('"').strip()
        if value:
            given[found[1].casefold()].append(value)
    return Wanted(
        " ".join(FILTER.sub(" ", text).split()),
        tuple(status for value in given["status"] for each in value.split(",") if each for status in _statuses(each)),
        _days(given["due"], today),
        _days(given["on"], today),
        tuple(" ".join(value.casefold().split()) for value in given["lead"]),
        tuple(value.casefold() for value in given["plan"]),
        tuple(value.casefold() for value in given["kind"]),
        tuple(" ".join(value.casefold().split()) for value in given["theme"]),
    )


def _statuses(typed: str) -> list[Status | None]:
    """The statuses that a word, letter or colour means, or that begin so. Raises BadInput."""
    if typed in ("?", NONE):
        return [None]
    exact = status_named(typed)
    if exact is not None:
        return [exact]
    begun = typed.casefold().replace("_", "-")
    found: list[Status | None] = [
        s for s in Status if begun and (s.value.startswith(begun) or s.colour.startswith(begun))
    ]
    if not found:
        raise BadInput(f"“{typed}” is no status.", "Write status:red, or B, G, A, R, – or C.")
    return found


def _days(values: list[str], today: date | None) -> Days | None:
    """The days that all values allow. Raises BadInput."""
    found = [_span(value, today) for value in values if RANGE.fullmatch(value)[2]]  # type: ignore[index]
    if not found:
        return None
    return Days(max(d.first for d in found), min(d.last for d in found), any(d.none for d in found))


def _span(value: str, today: date | None) -> Days:
    if value.casefold() == NONE:
        return Days(none=True)
    found = RANGE.fullmatch(value)
    assert found
    sign, first, last = found[1], *_bounds(found[2], today)
    match sign:
        case "<":
            return Days(last=date.fromordinal(first.toordinal() - 1))
        case "<=":
            return Days(last=last)
        case ">":
            return Days(first=date.fromordinal(last.toordinal() + 1))
        case ">=":
            return Days(first=first)
    return Days(first, last)


def _bounds(typed: str, today: date | None) -> tuple[date, date]:
    """The first and the last day that a day or a month written 2026-01 means."""
    month = MONTH.fullmatch(typed.strip())
    if month and 1 <= int(month[2]) <= 12 and 1900 <= int(month[1]) <= 2200:
        last = month_end(int(month[1]), int(month[2]))
        return last.replace(day=1), last
    try:
        return (day := typed_day(typed, today)), day
    except BadInput as fault:
        raise BadInput(
            f"“{typed}” is no day.", "Write due:<2026-01-31, due:2026-01 for a month, or due:none."
        ) from fault
