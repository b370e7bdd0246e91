"""References from one place of the plan to another."""

import re
from collections.abc import Iterator
from functools import lru_cache

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.mentions import Mention, mentions, mentions_in
from riia_tui.check.printed.prices import activities_by_code
from riia_tui.check.printed.stems import stems
from riia_tui.check.printed.tables import codes_of
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded


@rule("REF030", "unknown-reference", Severity.ERROR)
def unknown_reference(plan: Reading) -> Iterator[Found]:
    """A text refers to a number that nothing of the plan has.

    What it looks for:
        “Project 19”, “lines 8 and 21”, “section 5”, “KPI 7.2.3” and “see 1.2.1A” in all texts, in plans that number
        such things. Sections of other documents, and numbers printed as not used, are left out.

    Why it matters:
        The reader is sent to a place that does not exist, often because numbers were changed later.

    Example:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads, description: It meets together with project 19.}
          - {code: "2", title: Operational leads}

    Instead:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads, description: It meets together with project 2.}
          - {code: "2", title: Operational leads}
    """
    for each in mentions(plan):
        if each.unknown:
            codes = listed([f"“{code}”" for code in each.unknown])
            message = f"“{each.printed}” names {codes}, and nothing of the plan has that number."
            yield Found(each.words.at, message, "Write the number that is meant, or take the reference out.")


@rule("REF031", "reference-not-returned", Severity.NOTE)
def reference_not_returned(plan: Reading) -> Iterator[Found]:
    """An activity says to see another one, which does not speak of it.

    What it looks for:
        “See lines 19 and 30” and the like in an activity's text, or in the note of its budget row, where neither the
        text nor the rows of the activity named refer back.

    Why it matters:
        A reference that goes one way only is often copied from another line, or was meant for another one.

    Example:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads, description: Meets every term. See line 2.}
          - {code: "2", title: Operational leads, description: Meets every month.}

    Instead:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads, description: Meets every term. See line 2.}
          - {code: "2", title: Operational leads, description: Meets every month. See line 1.}
    """
    named, noted = _named(plan), _noted(plan)
    for code, item in activities_by_code(plan).items():
        for text, back in (
            (item.activity.description or "", named),
            *((note, noted) for note in _notes(plan).get(code, [])),
        ):
            for each in _told_to_see(plan, item, text):
                away = [o for o in each.items if o is not item and code not in back.get(folded(o.code or ""), set())]
                if away:
                    codes = listed([f"“{other.code}”" for other in away])
                    doing = "does not speak" if len(away) == 1 else "do not speak"
                    row = "The budget row of " if back is noted else ""
                    message = f"{row}“{item.where}” says “See {each.printed}”; {row and 'the budget row of '}{codes} "
                    message += f"{doing} of “{item.where}”."
                    yield Found(item.at("description"), message, "Refer back, or put the number right.")


def _told_to_see(plan: Reading, item: Item, text: str) -> Iterator[Mention]:
    """The references of a text that are headed “see”."""
    for each in mentions_in(plan, item, text):
        if re.search(r"\bsee\s+$", text[: each.start], re.IGNORECASE) and each.kinds == ("activity",):
            yield each


@lru_cache(maxsize=4)
def _notes(plan: Reading) -> dict[str, list[str]]:
    """The notes of the budget rows that bear a code, by the code."""
    found: dict[str, list[str]] = {}
    for row in plan.budget:
        for code in map(folded, codes_of(row)) if row.row.note else ():
            found.setdefault(code, []).append(row.row.note or "")
    return found


def _noted(plan: Reading) -> dict[str, set[str]]:
    """By an activity's code, the codes that its budget rows bear or name in their notes."""
    found: dict[str, set[str]] = {}
    for row in plan.budget:
        for code in map(folded, codes_of(row)):
            items = plan.by_code.get(code, ())
            named = [mentions_in(plan, items[0], row.row.note or "")] if items else []
            codes = {folded(other.code or "") for each in named for mention in each for other in mention.items}
            found[code] = found.get(code, set()) | codes | set(map(folded, codes_of(row)))
    return found


def _named(plan: Reading) -> dict[str, set[str]]:
    """By an activity's code, the codes of those that its texts and budget rows name."""
    found, noted = {}, _noted(plan)
    for code, item in activities_by_code(plan).items():
        texts = [item.activity.description or "", *(kpi.statement for kpi in item.activity.kpis)]
        named = {folded(o.code or "") for text in texts for each in mentions_in(plan, item, text) for o in each.items}
        found[code] = named | noted.get(code, set())
    return found


@rule("REF032", "reference-to-another-subject", Severity.ERROR)
def reference_to_another_subject(plan: Reading) -> Iterator[Found]:
    """A reference whose words are about another item than the one that it numbers.

    What it looks for:
        Sentences that refer to an activity by its number, share no word with its title, and share two or more with
        the title of another activity.

    Why it matters:
        The number is out of date, and the reader is led to the wrong place.

    Example:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "3", title: Family Hub Development}
          - {code: "25", title: Education, description: It supports learning recovery after Covid (see project 3).}
          - {code: "34", title: Post-Covid Learning Recovery}

    Instead:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "3", title: Family Hub Development}
          - {code: "25", title: Education, description: It supports learning recovery after Covid (see project 34).}
          - {code: "34", title: Post-Covid Learning Recovery}
    """
    for each in mentions(plan):
        if len(each.items) != 1 or each.span or each.kinds != ("activity",):
            continue
        said = stems(_sentence(each))
        around = said | stems(each.words.text[each.start + len(each.printed) :][:120])
        own = next((item for item in each.words.item.line() if item.kind == "activity"), None)
        others = [o for o in plan.activities if o.code and o is not own and o is not each.items[0]]
        best = max(others, key=lambda o: len(said & stems(o.activity.title)), default=None)
        if own is each.items[0] or best is None or around & stems(each.items[0].activity.title):
            continue
        if len(said & stems(best.activity.title)) >= 2:
            message = (
                f"“{_as_said(each)}” is “{each.items[0].activity.title}”, but the sentence is about “{best.where}”, "
            )
            yield Found(each.words.at, f"{message}“{best.activity.title}”.", f"Write “{best.code}” if that is meant.")


def _as_said(each: Mention) -> str:
    """A reference with the words around it that belong to it: “see project 3 above”."""
    end = each.start + len(each.printed)
    see = re.search(r"\bsee $", each.words.text[: each.start], re.IGNORECASE)
    way = re.match(r" (?:above|below)\b", each.words.text[end:])
    return f"{see[0] if see else ''}{each.printed}{way[0] if way else ''}"


def _sentence(each: Mention) -> str:
    """The words of the sentence before a reference, up to a dozen."""
    before = re.split(r"[.;:]\s", each.words.text[: each.start])[-1]
    return " ".join(before.split()[-12:])
