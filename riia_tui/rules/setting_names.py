"""Every setting of a region: what it means, how it is typed, and how it is shown."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from db.errors import BadInput
from db.words import Unit
from riia_tui.rules.board_cycle import DEFAULT_STEPS, steps_of, steps_text, typed_steps
from riia_tui.rules.evidence import OLD_AFTER
from riia_tui.rules.suppression import SMALL
from riia_tui.rules.thresholds import Thresholds
from riia_tui.rules.typed import typed_amount, typed_day

LONGEST_DAYS, LONGEST_MONTHS = 366, 60
DEFAULTS = {field.name: field.default for field in fields(Thresholds)}


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a region may set.

    ``typed`` makes of words the value that is kept, and raises BadInput; ``shown`` makes words of a value again.
    """

    name: str
    meaning: str
    default: Any
    typed: Callable[[str], Any]
    shown: Callable[[Any], str]

    @property
    def title(self) -> str:
        """The name as people type it."""
        return self.name.replace("_", "-")


def _days(text: str) -> int:
    return _whole(re.sub(r"\s*days?$", "", text.strip()), LONGEST_DAYS, "days")


def _months(text: str) -> int:
    return _whole(re.sub(r"\s*months?$", "", text.strip()), LONGEST_MONTHS, "months")


def _whole(text: str, most: int, what: str) -> int:
    value, unit = typed_amount(text)
    if unit is not None or value != int(value) or not 1 <= value <= most:
        raise BadInput(f"“{text}” is no number of {what} from 1 to {most}.")
    return int(value)


def _number(text: str) -> int:
    return _whole(text, LONGEST_DAYS, "authorities")


def _share(text: str) -> float:
    """A share of 0 to 1, typed as 25% or 0.25."""
    value, unit = typed_amount(text)
    share = value / 100 if unit is Unit.PERCENT or value > 1 else value
    if unit not in (None, Unit.PERCENT) or not 0 <= share <= 1:
        raise BadInput(f"“{text}” is no share of the time.", "Write it as 25%.")
    return share


def _points(text: str) -> float:
    value, unit = typed_amount(re.sub(r"\s*(percentage )?points?$", "", text.strip()))
    if unit not in (None, Unit.PERCENT) or not 0 <= value <= 100:
        raise BadInput(f"“{text}” is no number of points from 0 to 100.")
    return value


def _half_terms(text: str) -> list[list[str]]:
    """Pairs of days, in their order; an even number, because two half terms make a term."""
    found = [_half_term(part) for part in re.split(r"[;,\n]", text) if part.strip()]
    ends = [day for pair in found for day in pair]
    if ends != sorted(set(ends)):
        raise BadInput("The half terms are not in their order, or two of them overlap.", HALF_TERMS_EXAMPLE)
    if not found or len(found) % 2:
        raise BadInput("Two half terms make a term, so their number is even.", HALF_TERMS_EXAMPLE)
    return [[first.isoformat(), last.isoformat()] for first, last in found]


def _half_term(text: str) -> tuple[date, date]:
    ends = re.split(r"/|\bto\b", text)
    if len(ends) != 2:
        raise BadInput(f"“{text.strip()}” is no half term.", HALF_TERMS_EXAMPLE)
    return typed_day(ends[0]), typed_day(ends[1])


def _steps(text: str) -> list[dict[str, Any]]:
    return [asdict(step) for step in typed_steps(text)]


def _half_terms_text(value: Any) -> str:
    return "; ".join("/".join(pair) for pair in value) if value else "a school year from September"


HALF_TERMS_EXAMPLE = "Write them as “2025-09-01/2025-10-24; 2025-11-03/2025-12-19”."

SETTINGS = (
    Setting(
        "soon",
        "so many days before its due date a KPI is soon due",
        DEFAULTS["soon"],
        _days,
        lambda value: f"{value} days",
    ),
    Setting(
        "quiet",
        "a KPI that is soon due and had nothing recorded for so many days is at risk",
        DEFAULTS["quiet"],
        _days,
        lambda value: f"{value} days",
    ),
    Setting(
        "early",
        "the share of its time in which a KPI without a record counts as not started",
        DEFAULTS["early"],
        _share,
        lambda value: f"{value * 100:g}%",
    ),
    Setting(
        "behind",
        "so many points of progress behind its time put a KPI at risk",
        DEFAULTS["behind"],
        _points,
        lambda value: f"{value:g} points",
    ),
    Setting(
        "look_again",
        "where no board is entered, a RAG is to be looked at again after so many days",
        DEFAULTS["look_again"],
        _days,
        lambda value: f"{value} days",
    ),
    Setting(
        "evidence_months",
        "evidence that is older than so many months is old",
        OLD_AFTER,
        _months,
        lambda value: f"{value} months" if value != 1 else "1 month",
    ),
    Setting(
        "small_numbers",
        "counts of authorities below this are not shown outside the region",
        SMALL,
        _number,
        lambda value: f"{value}",
    ),
    Setting(
        "half_terms",
        "the first and last days of the half terms; two make a term",
        None,
        _half_terms,
        _half_terms_text,
    ),
    Setting(
        "board_steps",
        "what is done before a board, and how many working days before it",
        [asdict(step) for step in DEFAULT_STEPS],
        _steps,
        lambda value: steps_text(steps_of(value)),
    ),
)
"""Every setting, in the order in which people meet them."""
