"""Numbers that are missing in a row of codes."""

import re
from collections.abc import Iterator, Sequence

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.codes import Code, Coded, coded, prefixes
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import listed
from riia_tui.planfile.refs import folded

MOST = 6
"""More missing numbers than this in one row are no gap: the row is numbered by something else."""


def _gaps(row: Sequence[Coded]) -> Iterator[tuple[Coded, list[int]]]:
    """The places missing in a row of codes, each run of them at the first code after it."""
    have = sorted({each.code.place for each in row})
    before = 0
    for place in have:
        if 0 < place - before - 1 <= MOST:
            yield next(each for each in row if each.code.place == place), list(range(before + 1, place))
        before = place


def _like(code: Code, place: int) -> str:
    """A code with another last part."""
    last = code.steps[-1]
    other = str(place) if last.isdigit() else chr((64 if last.isupper() else 96) + place)
    at = code.printed.rfind(last)
    return code.printed[:at] + other + code.printed[at + len(last) :]


@rule("REF010", "gap-in-kpi-codes", Severity.WARNING)
def gap_in_kpi_codes(plan: Reading) -> Iterator[Found]:
    """A letter is missing in a row of KPI codes.

    What it looks for:
        Rows of codes that differ in their last letter only (1a, 1b, 1d), prefix by prefix, from the first letter on.

    Why it matters:
        Either a KPI was lost when the plan was put together, or readers look for one that never was.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1a, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}
          - {code: KPI1d, statement: A report is published.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1a, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}
          - {code: KPI1c, statement: A report is published.}
    """
    rows: dict[tuple[str, tuple[str, ...]], list[Coded]] = {}
    for each in coded(plan, "kpi"):
        if each.code.steps and each.code.steps[-1].isalpha() and each.code.place:
            rows.setdefault((prefixes(plan)[each.code.prefix], each.code.series), []).append(each)
    for row in rows.values():
        small = [each for each in row if each.code.steps[-1].islower()]
        usual = small if len(small) > len(row) / 2 else row
        for each, missing in _gaps(usual):
            codes = listed([f"“{_like(each.code, place)}”" for place in missing])
            message = f"There is no {codes} before “{each.code.printed}”."
            yield Found(each.item.at("code"), message, "Look for the KPI that was lost, or close the gap.")
        beside = [
            x for x in coded(plan, "kpi") if x.item.above is row[0].item.above and x.code.series != row[0].code.series
        ]
        if len(row) == 1 and row[0].code.series and beside:
            message = f"“{row[0].code.printed}” is alone in its series; beside it stands “{beside[0].code.printed}”."
            yield Found(row[0].item.at("code"), message, "Number the KPIs of one heading in one series.")


@rule("REF011", "gap-in-numbering", Severity.NOTE)
def gap_in_numbering(plan: Reading) -> Iterator[Found]:
    """A number is missing in a row of headings, activities or projects.

    What it looks for:
        Rows of numbers (1.1, 1.2, 1.4; or 12, 13, 15), also in the codes of a list that the plan answers to, where no
        KPI has the missing number.

    Why it matters:
        Readers look for what was left out. “Not used” is an answer, and then a note like this can be accepted.

    Example:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads}
          - {code: "2", title: Operational leads}
          - {code: "4", title: Fostering network}

    Instead:
        themes:
        - level: section
          title: Networks
          activities:
          - {code: "1", title: Strategic leads}
          - {code: "2", title: Operational leads}
          - {code: "3", title: Fostering network}
    """
    known = {folded(each.code.printed) for each in coded(plan, "kpi")}
    for kind in ("theme", "activity"):
        rows: dict[tuple[str, tuple[str, ...]], list[Coded]] = {}
        for each in coded(plan, kind):
            if each.code.steps and each.code.steps[-1].isdigit():
                rows.setdefault((folded(each.code.prefix), each.code.series), []).append(each)
        for each, missing in (gap for row in rows.values() if len(row) > 1 for gap in _gaps(row)):
            codes = [f"“{_like(each.code, place)}”" for place in missing]
            if not any(folded(code.strip("“”")) in known for code in codes):
                said = [found for place in missing if (found := _not_used(plan, place))] if not each.code.series else []
                told = f" {listed([f'“{text}”' for text in said])} is printed." if said else ""
                message = f"There is no {listed(codes)} before “{each.code.printed}”.{told}"
                yield Found(each.item.at("code"), message, "Close the gap, or print that the number is not used.")
    yield from _gaps_in_lists(plan)


def _not_used(plan: Reading, number: int) -> str | None:
    """Where a text says that a number is not used, in its words."""
    says = re.compile(rf"(?:[A-Z]\w+ (?:No\.? )?)?\b{number}: not used")
    return next((found[0] for words in plan.words if (found := says.search(words.text))), None)


def _gaps_in_lists(plan: Reading) -> Iterator[Found]:
    """Gaps in the codes of a list that the plan answers to, at what answers the code after the gap."""
    for framework in plan.file.frameworks:
        rows: dict[tuple[str, ...], dict[int, Code]] = {}
        for item in framework.items:
            code = Code(item.code)
            if ":" in item.code and code.place:
                rows.setdefault(code.series, {})[code.place] = code
        numbers = {tuple(folded(step) for step in Code(item.code).steps) for item in framework.items}
        for series, row in rows.items():
            before = 0
            for place in sorted(row):
                missing = [n for n in range(before + 1, place) if not _is_split(numbers, series, n)]
                at = _answering(plan, framework.code, row[place].printed)
                if missing and len(missing) <= MOST and at:
                    codes = listed([f"“{_like(row[place], n)}”" for n in missing])
                    message = f"There is no {codes} before “{row[place].printed}” of “{at.where}”."
                    yield Found(at.at("title"), message, "Close the gap, or say why the number is not used.")
                before = place


def _is_split(numbers: set[tuple[str, ...]], series: tuple[str, ...], place: int) -> bool:
    """Whether a number of a list stands there in parts: 2:2a and 2:2b for 2:2."""
    return any(steps[: len(series) + 1] == (*series, str(place)) for steps in numbers)


def _answering(plan: Reading, framework: str, code: str) -> Item | None:
    source = next((m.source for m in plan.file.mappings if m.framework == framework and m.item == code), None)
    return next(iter(plan.by_code.get(folded(source), ())), None) if source else None
