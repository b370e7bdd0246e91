"""Texts that were never finished: placeholders, open decisions, sentences that break off."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import around, quoted
from riia_tui.check.reading import Reading, Text
from riia_tui.check.rule import rule

PLACEHOLDER = re.compile(
    r"\b(?:tbc|tbd|tba|xx+|to be confirmed|to be advised|(?:line|project|section|page) x)\b"
    r"|\[(?:insert|name|date|number|tbc)\b[^\]]*\]|\?{2,}|\(\s*\)|\[\s*\]|\blorem ipsum\b",
    re.IGNORECASE,
)
LEFT_OPEN = re.compile(
    r"\bto be (?:determined|decided|defined|settled)\b|\(to be (?!read|used|printed)\w+ed\)"
    r"|\bdetails?,? (?:to|will|that) follow(?: when known)?\b|\byet to be \w+ed\b",
    re.IGNORECASE,
)
BREAKS_OFF = re.compile(
    r"\b(?:breaks?|broken|cut) off\b|\bends? (?:in|with) a (?:colon|comma)\b|,[\"”](?=\s|$)|(?:\.\.\.|…)\s*\("
)
HANGING = re.compile(
    r"(?:[,;:]|\b(?:and|or|of|the|a|an|to|with|for|by|in|from|including|such as|between))\s*$", re.IGNORECASE
)
LAST_WORDS = re.compile(r"(?:\S+\s+){0,5}\S+\s*$")
WHOLE_TEXTS = ("statement", "description", "aim", "text", "due_text")


@rule("TXT001", "placeholder", Severity.ERROR)
def placeholder(plan: Reading) -> Iterator[Found]:
    """A placeholder that was never filled in, such as “tbc”, “xx” or “line x”.

    What it looks for:
        tbc, tbd, tba, xx, “to be confirmed”, “line x”, “[insert …]”, “???” and empty brackets, in any text of the
        plan, its budget and its tables.

    Why it matters:
        It tells the board that nobody read the plan to its end, and what should stand there is not promised.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Four workshops (details tbc) are held for practice leads.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: Four workshops on chronologies are held for practice leads.
    """
    for each in plan.texts:
        for match in PLACEHOLDER.finditer(each.text):
            yield Found(
                each.at,
                f"{around(each.text, match)} holds a placeholder.",
                f"Write what is meant in place of “{match[0]}”, or take the words out.",
            )


@rule("TXT002", "left-open", Severity.WARNING)
def left_open(plan: Reading) -> Iterator[Found]:
    """Something that the plan leaves to be decided later.

    What it looks for:
        “to be determined”, “to be designed”, “details to follow” and the like.

    Why it matters:
        What is still open cannot be checked, and nobody is asked to settle it by a day.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The toolkit, its scope to be determined, is published by September 2026.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The board settles the toolkit's scope in June 2026, and it is published by September 2026.
    """
    for each in plan.texts:
        for match in LEFT_OPEN.finditer(each.text):
            yield Found(
                each.at,
                f"{around(each.text, match)} leaves open what is promised.",
                "Write what it is, or who settles it by which day.",
            )


@rule("TXT003", "sentence-cut-off", Severity.WARNING)
def sentence_cut_off(plan: Reading) -> Iterator[Found]:
    """A sentence that breaks off.

    What it looks for:
        A text that ends with a comma, a colon or a word such as “of” or “and”; a bracket that is opened and not
        closed; printed words in quotation marks that end with a comma; a text that is said to break off.

    Why it matters:
        The end of a sentence often holds the figure or the condition, and each reader makes up another one.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The dashboard is published by September 2026 and used by

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: The dashboard is published by September 2026 and used by five authorities.
    """
    for each in plan.texts:
        yield from _cut(each)
    for item in plan.kpis:
        note = item.kpi.due_note or ""
        if BREAKS_OFF.search(note):
            yield Found(
                item.at("due_note"),
                f"The printed text is cut off: {quoted(note, 20)} ({quoted(item.kpi.statement, 40)}).",
                "Finish the sentence, or end it with a full stop where nothing is missing.",
            )


def _cut(each: Text) -> Iterator[Found]:
    fix = "Finish the sentence, or end it with a full stop where nothing is missing."
    text = each.text
    if match := BREAKS_OFF.search(text):
        yield Found(each.at, f"{around(text, match, 9)} is cut off.", fix)
    elif each.at.field in WHOLE_TEXTS and HANGING.search(text):
        last = LAST_WORDS.search(text)
        yield Found(each.at, f"“{(last[0] if last else text).strip()}” is how the text ends.", fix)
    elif text.count("(") > text.count(")"):
        opened = re.search(r"\([^()]*$", text)
        if opened:
            yield Found(each.at, f"{quoted(opened[0], 12)} opens a bracket that is never closed.", "Close the bracket.")
