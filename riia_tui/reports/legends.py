"""How to read the reports that show signs, amounts or dates: a few lines each. Of RAGs, see ``how_to_read``."""

from collections.abc import Iterable, Sequence
from datetime import date

from riia_tui import phrases
from riia_tui.reports.blocks import Block, Bullets, Heading
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.how_to_read import TOOK_PART, WHOLE, as_at, excused_words
from riia_tui.views.method import Method
from riia_tui.views.parts import PART_WORDS, Part
from riia_tui.views.spending import Spending, SpendLine

_NAMED = 6


def participation_legend(method: Method, on: date) -> list[Block]:
    """What counts, and who is left out."""
    excused = excused_words(method) or [f"Nobody is excused on {phrases.full_day(on)}."]
    return _legend(as_at(on), TOOK_PART, WHOLE, *excused)


def signs_words(signs: Iterable[Part]) -> str:
    """“Signs: ● took part, ○ not yet.”"""
    return f"Signs: {', '.join(f'{part.value} {PART_WORDS[part]}' for part in signs)}."


def money_legend(found: Spending) -> list[Block]:
    """What each column means, and what is not entered or explained."""
    gaps = [line for line in found.lines if line.unexplained]
    open_periods = [line for line in found.lines if line.profile is not None and line.actual is None]
    return _legend(
        as_at(found.head.as_at),
        "Allocation is what the grant gives, profile what was planned for a period, actual what was spent in it, and "
        "forecast what is foreseen. Variance is actual less profile. Every sum is worked out from the lines.",
        "The costings are as the plan prints them; where they do not add up, the plan check says so.",
        f"Not entered yet is the spend of {phrases.counted(len(open_periods), 'line')} with a profile."
        if open_periods
        else "Every line with a profile has its spend.",
        f"Without a reason is the variance of {_some(gaps)}." if gaps else "Every variance has its reason.",
    )


def _some(lines: Sequence[SpendLine]) -> str:
    named = [f"{line.fund} {line.period}" for line in lines[:_NAMED]]
    more = len(lines) - len(named)
    return phrases.listed(named) + (f" and {more} more" if more else "")


def updates_legend(on: date) -> list[Block]:
    """What is expected, of whom, and when it is late."""
    return _legend(
        as_at(on),
        "Expected are figures, evidence, records of a rhythm, participation, data returns, RAGs to be looked at again, "
        "actions and answers. KPIs that are blue or closed wait for nothing, and nothing is asked of an authority "
        "while it is excused.",
        "Late is what was due before the day of the report.",
        "Nobody is named where the plan names no lead or owner.",
    )


def lessons_legend(on: date) -> list[Block]:
    """Where lessons come from, and what is missing."""
    return _legend(
        f"Everything stands as it was entered up to {phrases.full_day(on)}, in the words of whoever entered it.",
        "“Not given” means that nobody has entered it yet; “nobody yet” that the lesson has not been shared.",
    )


def requirements_legend(on: date, nothing: str = "") -> list[Block]:
    """Where the rows come from, and what a gap means, where one stands there with the words ``nothing``."""
    gap = f" “{nothing}” means that the plan names none, not that nothing is done." if nothing else ""
    return _legend(
        f"The plan as it stands on {phrases.full_day(on)}, changes agreed up to then among it; nothing of the record.",
        f"A row is a requirement with the activities and KPIs that the plan says answer it.{gap}",
    )


def _legend(*lines: str) -> list[Block]:
    return [Heading(HOW_TO_READ), Bullets(lines, small=True)]
