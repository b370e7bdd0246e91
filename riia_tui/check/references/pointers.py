"""Texts that point to another place in the place of saying something."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule

ELSEWHERE = re.compile(r"\b(?:Annex|Appendix) (?:\d+|[A-Z]\b|[IVX]+\b)")
ABOUT = re.compile(r"\s+(?:\(Table \d+\) )?(?:prints?|printed|lists|names|calls|has|have|under|beside|\")")
BELOW = re.compile(r"\(see (?:below|above)\)", re.IGNORECASE)
ONLY = re.compile(r"^\W*(?:as )?see\b.{1,60}$", re.IGNORECASE | re.DOTALL)


@rule("REF033", "reference-instead-of-a-promise", Severity.WARNING)
def reference_instead_of_a_promise(plan: Reading) -> Iterator[Found]:
    """A KPI that only points to another place.

    What it looks for:
        KPIs whose whole text is “See sections 5 and 6” or the like.

    Why it matters:
        It promises nothing of its own, and no figure can be given for it.

    Example:
        themes:
        - level: section
          title: Data
          kpis: [{code: "7.1.1", statement: See sections 5 and 6.}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis: [{code: "7.1.1", statement: The diagnostic review is finished by March 2027.}]
    """
    for kpi in plan.kpis:
        if ONLY.match(kpi.kpi.statement):
            message = f"All that the KPI says is “{kpi.kpi.statement.strip().rstrip('.')}”."
            yield Found(kpi.at("statement"), message, "Say what is measured here, or take the KPI out.")


@rule("REF034", "reference-to-nothing", Severity.WARNING)
def reference_to_nothing(plan: Reading) -> Iterator[Found]:
    """A text points to an annex that the plan has not, or to nothing that has a name.

    What it looks for:
        “Annex 1” and “Appendix B” where nothing of the plan bears that name, and “(see below)” without a word of what
        stands below.

    Why it matters:
        The reader looks for what is not there.

    Example:
        themes:
        - level: section
          title: Data
          aim: It takes account of the five enablers (Annex 1).

    Instead:
        themes:
        - level: section
          title: Data
          aim: It takes account of the five SEND enablers.
    """
    held = " ".join(_names(plan)).casefold()
    for words in plan.words:
        for match in ELSEWHERE.finditer(words.text):
            if match[0].casefold() not in held and not ABOUT.match(words.text, match.end()):
                shown = f"({match[0]})" if words.text[: match.start()].endswith("(") else match[0]
                message = f"“{shown}” is not part of the plan."
                yield Found(words.at, message, "Add it, or name the document that it is in.")
        for match in BELOW.finditer(words.text):
            message = f"“{match[0]}” does not say what stands there."
            yield Found(words.at, message, "Name the heading or the code that is meant.")


def _names(plan: Reading) -> Iterator[str]:
    """The names of all the parts of the plan."""
    yield from (row.row.fund or "" for row in plan.budget)
    yield from (mapping.printed_in or "" for mapping in plan.file.mappings)
    yield from (table.title for table in plan.file.indicators)
    yield from (framework.title for framework in plan.file.frameworks)
    yield from (item.theme.title for item in plan.themes)
    yield from (item.theme.level for item in plan.themes)
