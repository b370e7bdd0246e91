"""Counts against what is listed, and figures that count nothing that is named."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.written_numbers import NUMBER, number
from riia_tui.check.reading import Reading, Words
from riia_tui.check.rule import rule

SENTENCE = re.compile(r"[^.]+(?:\.(?=\d|\w)[^.]*)*")
COUNT = re.compile(
    rf"\b(?<![\d.]%)(?P<number>{NUMBER})\s+(?P<noun>(?:[A-Za-z][\w'’-]*\s+){{0,3}}?[A-Za-z]\w*s)\b(?!\s*%)", re.I
)
OTHERS = re.compile(r"\b(?:e\.?g\.?|for example|such as|including|include|among them|etc)\b", re.IGNORECASE)
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
TIMES = re.compile(
    rf"\b(?P<times>[Tt]wice|(?P<number>{NUMBER})\s+times)(?:\s+(?:a|per|each)\s+year)?\s*[,:(]?\s*(?:in\s+)?"
    rf"(?P<list>{MONTH}(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+){MONTH})+)",
    re.IGNORECASE,
)
_KINDS = "areas|factors|indicators|enablers|priorities|principles|objectives|aims|outcomes|pillars|themes|strands"
NOT_NAMED = re.compile(
    rf"\b(?P<number>{NUMBER})(?:\s+or\s+more)?\s+"
    rf"(?P<noun>(?!SE |local |LA |the )(?:[A-Za-z][\w-]*\s+){{0,2}}?(?:{_KINDS}))\b",
    re.IGNORECASE,
)
TO_BE_FOUND = re.compile(r"\b(?:names?|pick\w*|identif\w+|find\w*|one)\b[^.;]{0,15}$", re.IGNORECASE)
NO_UNIT = re.compile(
    r"(?:\b\w+\s+)?\b(?:a\s+)?(?:minimum\s+of|maximum\s+of|at\s+least|no\s+fewer\s+than|no\s+more\s+than)\s+\d+\s+"
    r"(?:in|at|by|for|from|across|during|until)\b(?:\s+\w+){0,2}",
    re.IGNORECASE,
)


@rule("NUM010", "count-unlike-its-list", Severity.ERROR)
def count_unlike_its_list(plan: Reading) -> Iterator[Found]:
    """A number of things followed by a list of more or fewer, such as “10 networks” and nine names.

    What it looks for:
        A number and a plural in a sentence with a colon or a bracket behind it that lists names, unless the list is
        given as an example.

    Why it matters:
        One name is missing or one too many, and nobody knows which.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: "Four networks are supported: Early Help, Fostering and Adoption.", due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: "Three networks are supported: Early Help, Fostering and Adoption.", due: 2026-11-30}
    """
    names = sorted((entry.name for entry in plan.file.authorities), key=len, reverse=True)
    joined = [
        re.compile(re.escape(name.removeprefix("Royal Borough of ")))
        for name in names
        if " and " in name or "," in name
    ]
    for words in plan.words:
        for sentence in SENTENCE.finditer(words.text) if ":" in words.text or "(" in words.text else ():
            yield from _miscounted(words, sentence[0].strip(), joined)


@rule("NUM011", "times-unlike-their-months", Severity.ERROR)
def times_unlike_their_months(plan: Reading) -> Iterator[Found]:
    """So many times a year, and another number of months, such as “twice a year in May, October and March”.

    What it looks for:
        “Twice” or “three times” with a list of months behind it that is longer or shorter.

    Why it matters:
        Nobody knows which of the meetings takes place.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: "The board meets twice a year in May, October and March.", due: 2027-03-31}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: "The board meets three times a year in May, October and March.", due: 2027-03-31}
    """
    for words in plan.words:
        for match in TIMES.finditer(words.text):
            times = 2 if match["times"].casefold() == "twice" else number(match["number"])
            months = len(re.findall(MONTH, match["list"], re.IGNORECASE))
            if times != months:
                yield Found(
                    words.at,
                    f"“{match[0]}” says {times} times and names {months} months.",
                    "Correct the number or the months.",
                )


@rule("NUM012", "counted-but-not-named", Severity.NOTE)
def counted_but_not_named(plan: Reading) -> Iterator[Found]:
    """A number of areas, factors or indicators of which none is named, such as “5 action areas”.

    What it looks for:
        A number of areas, factors, indicators, priorities and the like in a KPI, which neither it nor another text
        lists after a colon or in brackets, and which are not for the KPI itself to find.

    Why it matters:
        Whether all of them were dealt with can only be said when they are known.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The strategy sets out 5 action areas., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: "The strategy sets out 3 action areas: pay, training and leadership.", due: 2026-11-30}
    """
    listed = {
        _folded(each["noun"]) for words in plan.words for each in NOT_NAMED.finditer(words.text) if _lists(words, each)
    }
    told: set[str] = set()
    for words in plan.words:
        for match in NOT_NAMED.finditer(words.text) if words.field == "statement" else ():
            noun, few = _folded(match["noun"]), not 2 < number(match["number"]) < 40
            if few or noun in listed or noun in told or TO_BE_FOUND.search(words.text[: match.start()]):
                continue
            told.add(noun)
            yield Found(
                words.at,
                f"“{match[0]}” are counted, and none of them is named.",
                "Name them, here or in an annex, or say where they are to be found.",
            )


@rule("NUM013", "figure-without-unit", Severity.ERROR)
def figure_without_unit(plan: Reading) -> Iterator[Found]:
    """A figure of nothing, such as “engages a minimum of 4 in peer reviews”.

    What it looks for:
        “At least”, “a minimum of” and the like with a number and no noun behind it.

    Why it matters:
        Four authorities, four teams and four people are three different targets.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The programme engages a minimum of 4 in peer reviews., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The programme engages a minimum of 4 LAs in peer reviews., due: 2026-11-30}
    """
    for words in plan.words:
        for match in NO_UNIT.finditer(words.text):
            yield Found(
                words.at,
                f"“{match[0]}” does not say of what.",
                "Put in what is counted: authorities, people, meetings.",
            )


def _miscounted(words: Words, sentence: str, joined: list[re.Pattern[str]]) -> Iterator[Found]:
    """The counts of a sentence that are not as many as the names in its list; a count with the right number clears
    the others only where it stands right before the list."""
    start, items, most = _list_of(sentence, joined)
    if len(items) < 3 or OTHERS.search(sentence):
        return
    for match in COUNT.finditer(sentence[:start]):
        given = number(match["number"])
        between = sentence[match.end() : start]
        of_more = re.search(r"\bof\s+(?:the\s+)?(?:region['’]s\s+)?$", sentence[: match.start()])
        if (
            given > 2
            and not len(items) <= given <= most
            and not of_more
            and _leads_to_list(between)
            and abs(given - len(items)) <= 2
        ):
            yield Found(
                words.at,
                f"“{match[0]}” is followed by {len(items)} names: {items[0]} … {items[-1]}.",
                f"Write {len(items)}, or add or take out a name.",
            )
            return


def _leads_to_list(between: str) -> bool:
    """Whether nothing but a few words without a number of their own stand between a count and its list."""
    return len(between.split()) <= 6 and not re.search(r"[,;(]|\d", between)


def _list_of(sentence: str, joined: list[re.Pattern[str]]) -> tuple[int, list[str], int]:
    """Where a sentence's list begins, its names, and how many they are if every “and” parts two of them.

    “Brighton and Hove” is one name; “Adoption and Special Guardianship” may be one or two.
    """
    match = re.search(r":\s+(?P<list>.+)$|\((?P<inside>[^()]+)\)", sentence)
    if not match:
        return 0, [], 0
    text = match["list"] or match["inside"]
    for name in joined:
        text = name.sub(lambda each: re.sub(r"\s+and\s+|,\s*", " & ", each[0]), text)
    if ";" in text:
        items = [part.strip() for part in text.split(";") if part.strip()]
        return match.start(), items, len(items)
    *parts, last = re.split(r"\s*,\s*(?:and\s+)?", text)
    items = [part.strip() for part in (*parts, *re.split(r"\s+and\s+(?!.*\sand\s)", last)) if part.strip()]
    plain = all(len(item.split()) <= 8 for item in items)
    return match.start(), items if plain else [], sum(1 + item.count(" and ") for item in items)


def _lists(words: Words, match: re.Match[str]) -> bool:
    """Whether names follow: “four areas are: …”, “three areas (pay, training)”."""
    return bool(re.match(r"[^.;]{0,20}(?::\s*\w|\([^)]*,|are\s+[A-Z])", words.text[match.end() :]))


def _folded(noun: str) -> str:
    return " ".join(noun.split()).casefold()
