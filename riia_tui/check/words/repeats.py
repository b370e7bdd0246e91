"""One thing said twice, word for word."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import each_once, listed, quoted
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

SHORTEST = 3
"""Statements of fewer words are headings, and may well stand twice."""

LETTERS = re.compile(r"[^\w%]+")


@rule("TXT010", "same-statement-twice", Severity.ERROR)
def same_statement_twice(plan: Reading) -> Iterator[Found]:
    """A KPI that stands twice under one heading, word for word.

    What it looks for:
        Two KPIs of one activity (or right under one theme) whose words are the same.

    Why it matters:
        What is promised once is counted twice, and the second may have been meant to say something else.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: One forum is organised in each half term.
          - statement: One forum is organised in each half term.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: One forum is organised in each half term.
          - statement: Minutes of each forum are published within ten working days.
    """
    for group in _same(plan.kpis):
        for n, item in enumerate(group[1:], start=1):
            twin = next((each for each in group[:n] if each.above is item.above), None)
            if twin is not None:
                yield Found(
                    item.at("statement"),
                    f"{quoted(item.kpi.statement)} stands word for word in {twin.where} already.",
                    "Take one of the two out, or write what the second was meant to promise.",
                )


@rule("TXT011", "same-words-elsewhere", Severity.WARNING)
def same_words_elsewhere(plan: Reading) -> Iterator[Found]:
    """A KPI or an activity that stands under another heading too, word for word.

    What it looks for:
        KPIs with the same words under different headings, and activities with the same title.

    Why it matters:
        It may be one piece of work or two; with two leads, each can think that the other does it.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A web-based repository of case studies is launched.
        - level: section
          title: Workforce
          kpis:
          - statement: A web-based repository of case studies is launched.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: A web-based repository of case studies is launched.
        - level: section
          title: Workforce
          kpis:
          - statement: Ten case studies of the workforce are added to the repository.
    """
    for group in (*_same(plan.kpis), *_same(plan.activities)):
        for n, item in enumerate(group):
            earlier = [each for each in group[:n] if each.kind == "activity" or each.above is not item.above]
            if earlier:
                words = item.kpi.statement if item.kind == "kpi" else item.activity.title
                due = f", {item.kpi.due_text}," if item.kind == "kpi" and item.kpi.due_text else ""
                yield Found(
                    item.at("statement" if item.kind == "kpi" else "title"),
                    f"{quoted(words)}{due} stands word for word in {_places(earlier)} too.",
                    "Say in each place what is its own, or promise it once and refer to it.",
                )


def _same(items: tuple[Item, ...]) -> Iterator[list[Item]]:
    groups: dict[str, list[Item]] = {}
    for item in items:
        words = item.kpi.statement if item.kind == "kpi" else item.activity.title
        key = LETTERS.sub(" ", words).casefold().strip()
        if key.count(" ") >= SHORTEST - (item.kind == "kpi"):
            groups.setdefault(key, []).append(item)
    return (group for group in groups.values() if len(group) > 1)


def _places(items: list[Item]) -> str:
    """Where else it stands: a KPI by its ref, an activity by the heading above it."""
    if items[0].kind == "kpi":
        return listed([item.where for item in items])
    return listed(each_once(item.above.where for item in items if item.above is not None))
