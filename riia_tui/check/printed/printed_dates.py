"""The dates that a plan's texts print: days, months, seasons and years, with the day on which each is over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from riia_tui.check.reading import Item, Reading
from riia_tui.rules.due import MONTHS, QUARTER, month_end, read_due

Grain = Literal["day", "month", "season", "year"]

_DAYS = "Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?"
_NAMES = "|".join(sorted({name.title() for name in MONTHS}, key=len, reverse=True))
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?:\s+term)?"
_YEAR = r"(?P<year>[12]\d{3}(?:\s*[/–-]\s*(?:20)?\d{2}\b(?!-\d))?|['’]?\d{2}\b(?!\s*(?:of|out|/|%)))"
DATE = re.compile(
    r"(?:\b(?P<how>[Bb]y|[Bb]efore|[Uu]p\s+to|[Uu]p\s+until|[Uu]ntil|[Tt]ill|[Ff]rom|[Ss]ince|[Ii]n|[Oo]n|[Dd]uring"
    r"|[Aa]fter|[Tt]o|[Ss]tarting|[Aa]t|[Tt]hroughout|[Aa]cross)\s+)?(?:the\s+)?"
    r"(?:(?P<part>early|mid|late|beginning|start|end)[\s-]+(?:of\s+)?(?:the\s+)?)?"
    rf"(?:(?P<weekday>{_DAYS})\s+)?"
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"(?:\b(?P<month>{_NAMES})\b\.?|\b(?P<run>{_NAMES})(?=\d\d(?:\d\d)?\b)|\b{_SEASON}\b)(?:(?:,?\s+|(?<=[a-z])(?=\d)){_YEAR})?"
)
YEAR_ALONE = re.compile(
    r"\b(?P<how>[Ii]n|[Bb]y|[Dd]uring|[Tt]hroughout|[Aa]cross)\s+(?:the\s+)?(?P<part>(?:end|beginning|start)\s+of\s+)?"
    r"(?P<year>[12]\d{3}(?:\s*[/–-]\s*(?:20)?\d{2}\b(?!-\d))?)"
)
IN_FIGURES = re.compile(
    r"(?:\b(?P<how>[Bb]y|[Bb]efore|[Uu]ntil|[Ff]rom|[Oo]n|[Tt]o)\s+)?(?<![\d/.])"
    r"(?P<day>\d{1,2})(?P<mark>[/.])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:20)?\d{2})(?![\d/]|\.\d)"
)
_SAME_LIST = re.compile(r"\s*(?:to|and|or|until|till|/|–|-|,|&)?\s*")
_ENDS = re.compile(r"\s+(?:ends|is over|is out)\b")
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
"""The last month of each season."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed. ``day`` is the last day that the words allow; ``how`` is the word before it (by, from, …).

    ``year`` says whether a year is printed with it, or with the date that it is listed with; ``two_figures`` whether
    the year has two figures.
    """

    words: str
    how: str
    part: str
    grain: Grain
    month: int
    day: date
    year: bool
    two_figures: bool = False
    weekday: str = ""
    run_together: bool = False
    exists: bool = True

    @property
    def by(self) -> bool:
        """Whether the words set a last day."""
        return self.how in ("", "by", "before", "until", "till", "up to", "up until", "in", "on", "at")


def printed_dates(text: str, plan: Reading) -> tuple[Printed, ...]:
    """The dates in a text, in their order."""
    head = plan.file.plan
    return _printed(text, head.starts, head.ends)


@lru_cache(maxsize=8192)
def _printed(text: str, starts: date, ends: date) -> tuple[Printed, ...]:
    matches = [match for match in DATE.finditer(text) if _is_date(match)]
    years = _years(text, matches, starts, ends)
    found = [(match.start(), _one(match, year, starts, ends)) for match, year in zip(matches, years, strict=True)]
    spans = [match.span() for match in matches]
    found += [(m.start(), _year_alone(m, starts)) for m in YEAR_ALONE.finditer(text) if not _inside(m, spans)]
    found += [(m.start(), _in_figures(m)) for m in IN_FIGURES.finditer(text)]
    return tuple(one for _, one in sorted(found, key=lambda each: each[0]) if one is not None)


def _is_date(match: re.Match[str]) -> bool:
    """May is a word and Jan a name: a month is a date only with a preposition, day or year, or beside another."""
    beside = match.string[match.end() : match.end() + 1] == "/" or match.string[: match.start()].endswith("/")
    return bool(match["how"] or match["part"] or match["day"] or match["year"] or (beside and not match["season"]))


def _inside(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(first <= match.start() < last for first, last in spans)


def _years(text: str, matches: list[re.Match[str]], starts: date, ends: date) -> list[tuple[int, int] | None]:
    """The year of each date as printed (with the second one of 2025/26), or that of the date it is listed with."""
    years = [_year_of(match["year"], starts, ends) for match in matches]
    for n in range(len(matches) - 2, -1, -1):
        later = years[n + 1]
        between = text[matches[n].end() : matches[n + 1].start()]
        glued = _SAME_LIST.fullmatch(between) and matches[n + 1]["how"] in (None, "to", "until", "till")
        if years[n] is None and later is not None and glued:
            earlier_year = _month(matches[n]) > _month(matches[n + 1])
            years[n] = (later[0] - earlier_year, later[1] - earlier_year)
    return years


def _year_of(words: str | None, starts: date, ends: date) -> tuple[int, int] | None:
    if not words:
        return None
    figures = re.findall(r"\d+", words)
    first = int(figures[0])
    if first < 100:
        first += 2000
        return (first, first) if starts.year - 1 <= first <= ends.year + 1 else None
    last = int(figures[1]) % 100 + first // 100 * 100 if len(figures) > 1 else first
    return first, last


def _month(match: re.Match[str]) -> int:
    name = match["month"] or match["run"]
    return MONTHS[name.casefold()] if name else SEASONS[match["season"].casefold()]


def _one(match: re.Match[str], years: tuple[int, int] | None, starts: date, ends: date) -> Printed | None:
    month = _month(match)
    year = _season_year(match, years) if years else _fitting(month, starts, ends)
    how = " ".join((match["how"] or "").casefold().split())
    number = int(match["day"] or 0)
    last = month_end(year, month)
    day = date(year, month, number) if 1 <= number <= last.day else last
    part = match["part"] or ("end" if _ENDS.match(match.string, match.end()) else "")
    if how == "before" and not part and not number:
        day = month_end(year - (month == 1), month - 1 or 12)
    grain: Grain = "season" if match["season"] else "day" if match["day"] else "month"
    plain = (match["year"] or "").lstrip("'’")
    return Printed(
        _words(match, years is not None),
        how,
        part,
        grain,
        month,
        day,
        years is not None,
        two_figures=len(plain) == 2 and plain == (match["year"] or ""),
        weekday=(match["weekday"] or "").rstrip("s"),
        run_together=bool(match["run"]),
        exists=number <= last.day,
    )


def _words(match: re.Match[str], has_year: bool) -> str:
    """The words without two figures that are no year: “by March 12 newsletters”."""
    kept = match[0] if has_year or not match["year"] else match.string[match.start() : match.start("year")]
    return " ".join(kept.split()).rstrip(",.")


def _season_year(match: re.Match[str], years: tuple[int, int]) -> int:
    """Autumn 2025-26 is of the first year, the other seasons of the last; winter 2025 ends in the next."""
    first, last = years
    if match["season"] and match["season"].casefold() == "winter":
        return last if last > first else first + 1
    return first if _month(match) >= 9 else last


def _fitting(month: int, starts: date, ends: date) -> int:
    """The first year in which the month fits the plan."""
    fits = (y for y in range(starts.year, ends.year + 1) if month_end(y, month) >= starts and date(y, month, 1) <= ends)
    return next(fits, ends.year)


def _year_alone(match: re.Match[str], starts: date) -> Printed | None:
    figures = re.findall(r"\d+", match["year"])
    first = int(figures[0])
    day = date(first, 12, 31)
    if len(figures) > 1:
        day = month_end(first + 1, starts.month - 1 or 12) if starts.month > 1 else date(first + 1, 12, 31)
    how = match["how"].casefold()
    return Printed(" ".join(match[0].split()), how, (match["part"] or "").split(" ")[0], "year", day.month, day, True)


def _in_figures(match: re.Match[str]) -> Printed | None:
    """A date such as 31/03/2026; None where the second figure is no month."""
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"][-2:]) + 2000
    if not 1 <= month <= 12:
        return None
    last = month_end(year, month)
    exists = 1 <= day <= last.day
    how = (match["how"] or "").casefold()
    return Printed(match[0], how, "", "day", month, last.replace(day=day) if exists else last, True, exists=exists)


def due_dates(item: Item, plan: Reading) -> tuple[Printed, ...]:
    """The dates of a KPI's printed due, else those of its statement, else the due day of the plan file."""
    kpi = item.kpi
    printed = printed_dates(kpi.due_text or "", plan) or printed_dates(kpi.statement, plan)
    if printed or kpi.due is None or QUARTER.search(f"{kpi.statement} {kpi.due_text or ''}"):
        return printed
    return (Printed(said(kpi.due), "by", "", "day", kpi.due.month, kpi.due, True),)


def all_dates(item: Item, plan: Reading) -> Iterator[tuple[str, Printed]]:
    """The dates of a KPI's printed due, then those that its statement alone has; each with its field."""
    first = due_dates(item, plan)
    field = "due_text" if printed_dates(item.kpi.due_text or "", plan) else "statement"
    yield from ((field, each) for each in first)
    months = {(each.day.year, each.day.month) for each in first}
    for each in printed_dates(item.kpi.statement, plan):
        if (each.day.year, each.day.month) not in months and each.how in ("by", "until", "till", "up to", "up until"):
            yield "statement", each


def own_dates(item: Item, plan: Reading) -> Iterator[tuple[str, Printed]]:
    """The dates of an activity's or a heading's own texts, each with its field."""
    for field in ("title", "description", "aim"):
        text = getattr(item.entry, field, None)
        if text:
            yield from ((field, each) for each in printed_dates(text, plan))


def day_of(words: str, plan: Reading) -> date | None:
    """The day that printed words mean in the plan, quarters included."""
    head = plan.file.plan
    return read_due(words, head.starts, head.ends, head.quarters).day


def said(day: date) -> str:
    """A day as it is written: 31 March 2026."""
    return f"{day.day} {day:%B %Y}"
