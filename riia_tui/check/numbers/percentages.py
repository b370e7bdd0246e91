"""Percentages against their fractions, their populations and whole numbers."""

import re
from collections.abc import Iterator
from math import ceil, floor

from db.words import Metric, Unit
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.written_numbers import NUMBER, number, plain
from riia_tui.check.reading import Item, Reading, Words
from riia_tui.check.rule import rule
from riia_tui.planfile.model import MeasureEntry

FRACTION = re.compile(
    r"(?P<percent>\d+(?:\.\d+)?)\s?%[^.;%\d]{0,60}?(?P<part>\d+)\s*(?:/|\bout of\b|\bof(?: the)?\b)\s*(?P<whole>\d+)\b"
    r"|(?P<part2>\d+)\s*(?:/|\bout of\b|\bof(?: the)?\b)\s*(?P<whole2>\d+)\b"
    r"[^.;%\d]{0,25}?\(?(?P<percent2>\d+(?:\.\d+)?)\s?%"
)
BARE = re.compile(
    rf"(?<![\d/.£])(\d{{1,3}})\s*/\s*(\d{{1,3}})(?![\d/%])|\b({NUMBER})\s+(?:out\s+of|of)\s+(?:the\s+)?({NUMBER})\b(?![\d/%.])",
    re.IGNORECASE,
)
PEOPLE = frozenset({Metric.PARTICIPATION, Metric.ATTENDANCE_EACH})


@rule("NUM001", "percentage-unlike-its-fraction", Severity.ERROR)
def percentage_unlike_its_fraction(plan: Reading) -> Iterator[Found]:
    """A percentage that is not its own fraction, such as “80% (13/15)”.

    What it looks for:
        A percentage with its fraction beside it, where the fraction is another percentage even when it is rounded
        or cut off.

    Why it matters:
        One figure says that the target is met and the other that it is not.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: 80% of LAPs (13/15) take part., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: 87% of LAPs (13/15) take part., due: 2026-11-30}
    """
    for words, printed, percent, part, whole in _fractions(plan):
        true = 100 * part / whole
        if abs(percent - true) >= 1:
            yield Found(
                words.at,
                f"“{printed}”: {part} of {whole} is {plain(round(true, 1))}%, not {plain(percent)}%.",
                f"Write {round(true)}%, or {_part_of(percent, whole)} of {whole}.",
            )


@rule("NUM002", "percentage-cut-off", Severity.NOTE)
def percentage_cut_off(plan: Reading) -> Iterator[Found]:
    """A percentage that was cut off where it should be rounded, such as “86% (13/15)”.

    What it looks for:
        A percentage with its fraction beside it, where the fraction rounds up to the next one.

    Why it matters:
        By the percentage the target is a little less than by the fraction, and 13 of 15 reads as 87% everywhere else.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: 86% of LAPs (13/15) take part., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: 87% of LAPs (13/15) take part., due: 2026-11-30}
    """
    for words, printed, percent, part, whole in _fractions(plan):
        true = 100 * part / whole
        if percent == int(percent) and abs(percent - true) < 1 and percent not in (round(true), true):
            yield Found(
                words.at,
                f"“{printed}”: {part} of {whole} is {plain(round(true, 1))}%, which rounds to {round(true)}%.",
                f"Write {round(true)}%, or the fraction alone.",
            )


@rule("NUM003", "more-than-there-are", Severity.ERROR)
def more_than_there_are(plan: Reading) -> Iterator[Found]:
    """A target above its population, such as “16 of 15” or “110%”.

    What it looks for:
        A printed fraction above one, a measure's target above the number that it is counted of or above the number
        of the region's authorities, or a share above 100%.

    Why it matters:
        It cannot be reached, whatever anybody does.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 16 of the 15 LAs take part.
            due: 2026-11-30
            measures: [{metric: participation, target: 16, denominator: 15, text: LAs taking part}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 13 of the 15 LAs take part.
            due: 2026-11-30
            measures: [{metric: participation, target: 13, denominator: 15, text: LAs taking part}]
    """
    for words in plan.words:
        for match in BARE.finditer(words.text):
            part, whole = number(match[1] or match[3]), number(match[2] or match[4])
            if 100 > part > whole > 1 and not _day_like(match, whole):
                yield _too_many(words.item, words.field, match[0], part, whole)
    for kpi in plan.kpis:
        for measure in kpi.kpi.measures:
            most = _most(measure, plan)
            if measure.target and most and measure.target > most:
                printed = f"{plain(measure.target)}{'%' if measure.unit is Unit.PERCENT else ''} {measure.text or ''}"
                yield _too_many(kpi, "measures", printed.strip(), measure.target, most)


def _most(measure: MeasureEntry, plan: Reading) -> float:
    """The highest target that a measure can have; 0 where there is no such limit."""
    shares = (*PEOPLE, Metric.SHARE, Metric.SURVEY, Metric.ON_TIME, Metric.ATTENDANCE)
    if measure.unit is Unit.PERCENT:
        return 100 if measure.denominator or measure.metric in shares else 0
    return measure.denominator or (len(plan.file.authorities) if measure.metric in PEOPLE else 0)


@rule("NUM004", "percentage-of-no-whole-number", Severity.NOTE)
def percentage_of_no_whole_number(plan: Reading) -> Iterator[Found]:
    """A percentage of the authorities that is no whole number of them, such as 75% of 15.

    What it looks for:
        A share of a stated number of authorities that comes to a part of one, with no fraction beside it.

    Why it matters:
        Eleven of fifteen is 73%: whether that is enough has to be guessed.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 75% of LAs use the guide.
            due: 2026-11-30
            measures: [{metric: participation, target: 75, unit: percent, denominator: 15, text: LAs using the guide}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 80% of LAs use the guide.
            due: 2026-11-30
            measures: [{metric: participation, target: 80, unit: percent, denominator: 15, text: LAs using the guide}]
    """
    for kpi in plan.kpis:
        fractions = {match["percent"] or match["percent2"] for match in FRACTION.finditer(kpi.kpi.statement)}
        told: set[float] = set()
        for measure in kpi.kpi.measures:
            whole, percent = measure.denominator, measure.target
            if not whole or not percent or measure.unit is not Unit.PERCENT or plain(percent) in fractions:
                continue
            exact = whole * percent / 100
            printed = f"{plain(percent)}%" in kpi.kpi.statement.replace(" %", "%")
            if abs(exact - round(exact)) > 0.001 and printed and percent not in told:
                told.add(percent)
                yield Found(
                    kpi.at("statement"),
                    f"“{plain(percent)}%” of {plain(whole)} is {plain(exact)}, no whole number ({measure.text}).",
                    f"Write {ceil(exact)} of {plain(whole)} or {floor(exact)} of {plain(whole)}, whichever is meant.",
                )


def _fractions(plan: Reading) -> Iterator[tuple[Words, str, float, int, int]]:
    for words in plan.words:
        for match in FRACTION.finditer(words.text):
            percent = float(match["percent"] or match["percent2"])
            part, whole = int(match["part"] or match["part2"]), int(match["whole"] or match["whole2"])
            if 0 < part <= whole and whole > 1:
                yield words, _closed(words.text, match), percent, part, whole


def _closed(text: str, match: re.Match[str]) -> str:
    """The words of a fraction up to its closing bracket."""
    end = text.find(")", match.end()) + 1 if match[0].count("(") > match[0].count(")") else 0
    return text[match.start() : end if match.end() < end < match.end() + 20 else match.end()].strip()


def _part_of(percent: float, whole: int) -> str:
    return plain(round(percent * whole / 100, 1))


def _day_like(match: re.Match[str], whole: int) -> bool:
    """Whether figures with a stroke are rather a day and a month: 30/9, but not 8/6 LAs."""
    return (
        "/" in match[0]
        and whole <= 12
        and not re.match(r"\s+(?:of\s+)?(?:LA|local|authorit|areas)", match.string[match.end() :])
    )


def _too_many(item: Item, field: str, printed: str, target: float, most: float) -> Found:
    return Found(
        item.at(field),
        f"“{printed}”: {plain(target)} is more than {plain(most)}, which is all there are.",
        f"Write a target of {plain(most)} or less, or correct the number that it is counted of.",
    )
