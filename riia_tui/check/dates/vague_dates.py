"""Due dates from which no day can be told, and one date worded in several ways."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import own_dates, printed_dates, said
from riia_tui.check.printed.quoting import listed
from riia_tui.check.printed.rhythms import rhythms
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.rules.due import QUARTER

VAGUE = re.compile(
    r"\b(?:as\s+soon\s+as\s+(?:possible|practicable)|asap|ASAP|in\s+due\s+course|shortly|in\s+the\s+near\s+future"
    r"|when\s+(?:possible|available|known)|(?:by|before|at)\s+(?:the\s+)?end\s+of\s+(?:the\s+)?year(?!\s*\d)"
    r"|(?:by\s+)?(?:early|mid|late)[\s-]+20\d\d|over\s+the\s+coming\s+(?:months|weeks|year))\b"
)
DURATION = re.compile(
    r"\b(?:for|over|lasting)\s+(?:a\s+period\s+of\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+"
    r"(?:weeks|months|years|terms)\b"
)
_TELLS = re.compile(
    r"\b(?:each|every|following|within|after|annual\w*|year|years|period|term|terms|termly|ongoing|throughout|plan)\b|\d{4}",
    re.IGNORECASE,
)
_SPELLING = re.compile(r"\b(?:of|the|by)\b|(?<=\d)(?:st|nd|rd|th)\b|[\s,.]+", re.IGNORECASE)


@rule("DAT021", "season-for-a-date", Severity.WARNING)
def season_for_a_date(plan: Reading) -> Iterator[Found]:
    """A season where a date should be, such as “in the winter 2026-27”.

    What it looks for:
        Spring, summer, autumn or winter in a KPI's printed due date or in the text of an activity or heading, unless
        it is after the plan's end, which is another fault.

    Why it matters:
        A season has no last day, so that nobody can say when the promise is late.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The fourth round is held., due: 2027-02-26, due_text: in the winter 2026-27}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The fourth round is held., due: 2027-02-26, due_text: by 26 February 2027}
    """
    for item in plan.items:
        text = item.kpi.due_text or item.kpi.statement if item.kind == "kpi" else ""
        field = "due_text" if item.kind == "kpi" and item.kpi.due_text else "statement"
        dates = [(field, each) for each in printed_dates(text, plan)] if text else list(own_dates(item, plan))
        for place, printed in dates:
            if printed.grain == "season" and not (printed.year and printed.day > plan.file.plan.ends):
                yield Found(
                    item.at(place),
                    f"“{printed.words}” names a season and no day.",
                    f"Write the day or the month that is meant, such as “by {said(printed.day)}”.",
                )


@rule("DAT022", "no-day-can-be-told", Severity.WARNING)
def no_day_can_be_told(plan: Reading) -> Iterator[Found]:
    """Words for a date that give none: “as soon as possible”, “by the end of the year”, “once the pandemic eases”.

    What it looks for:
        A KPI's printed due date with neither a date nor a rhythm nor an event, and phrases that put a date off in any
        text.

    Why it matters:
        A promise that can never be late is none.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A new guide is shared., due_text: as soon as possible}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A new guide is shared., due: 2026-06-30, due_text: by 30 June 2026}
    """
    for words in plan.words:
        match = VAGUE.search(words.text)
        if match and not (words.field == "statement" and VAGUE.search(words.item.kpi.due_text or "")):
            yield Found(
                words.at,
                f"“{match[0]}” gives no day.",
                f"Write the last day that is meant, such as “by {said(plan.file.plan.ends)}”.",
            )
    for kpi in plan.kpis:
        text = kpi.kpi.due_text or ""
        if text and not VAGUE.search(text) and _tells_nothing(text, kpi, plan):
            yield Found(
                kpi.at("due_text"),
                f"“{text}” is the only date, and no day can be told from it.",
                f"Write the last day that is meant, such as “by {said(plan.file.plan.ends)}”.",
            )


@rule("DAT023", "duration-without-start", Severity.WARNING)
def duration_without_start(plan: Reading) -> Iterator[Found]:
    """A duration that has no beginning, such as “for 8 months”.

    What it looks for:
        A KPI whose printed due date is a number of weeks, months or years, and no date.

    Why it matters:
        Nobody can tell when it is over, or whether it fits into the plan.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A trainer is in post., due_text: for 8 months}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A trainer is in post., due: 2027-01-29, due_text: for 8 months until 29 January 2027}
    """
    for kpi in plan.kpis:
        text = kpi.kpi.due_text or ""
        match = DURATION.search(text)
        if match and not printed_dates(text, plan):
            yield Found(
                kpi.at("due_text"),
                f"“{match[0]}” has neither a first nor a last day.",
                "Write from when to when it lasts.",
            )


@rule("DAT024", "date-worded-in-several-ways", Severity.NOTE)
def date_worded_in_several_ways(plan: Reading) -> Iterator[Found]:
    """One date in two wordings that differ in a little word, such as “By end of Mar 27” and “By end Mar 27”.

    What it looks for:
        Printed due dates that differ only in “of”, “the” or the letters of “31st”. Found once for the plan, at the
        rarer wording.

    Why it matters:
        It hinders searching and sorting, and looks as if something else were meant.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The list is out., due: 2027-03-31, due_text: By end of Mar 27}
          - {statement: The guide is out., due: 2027-03-31, due_text: By end Mar 27}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The list is out., due: 2027-03-31, due_text: By end of Mar 27}
          - {statement: The guide is out., due: 2027-03-31, due_text: By end of Mar 27}
    """
    wordings: dict[tuple[str, date | None], dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for kpi in plan.kpis:
        if text := " ".join((kpi.kpi.due_text or "").split()):
            wordings[_SPELLING.sub("", text).casefold(), kpi.kpi.due][text[:1].upper() + text[1:]].append(kpi)
    several = [each for each in wordings.values() if len(each) > 1]
    if several:
        ways = sorted(several[0].items(), key=lambda each: len(each[1]))
        yield Found(
            ways[0][1][0].at("due_text"),
            f"“{ways[0][0]}” ({listed([kpi.where for kpi in ways[0][1]], 6)}) is worded “{ways[-1][0]}” elsewhere.",
            f"Write “{ways[-1][0]}” in every place.",
        )


def _tells_nothing(text: str, kpi: Item, plan: Reading) -> bool:
    if printed_dates(text, plan) or rhythms(text) or QUARTER.search(text) or DURATION.search(text):
        return False
    return not _TELLS.search(text) and kpi.kpi.due is None and "month year" not in text.casefold()
