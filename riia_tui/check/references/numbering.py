"""Numbers that are left out, out of order, or mean two things."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.codes import Coded, coded, prefixes
from riia_tui.check.printed.tables import is_total
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import listed, pounds
from riia_tui.planfile.refs import folded

RUN_TOGETHER = re.compile(r"\b\d+[:.]\d+[a-z] ?& ?[a-z]\b")
NUMBERED = re.compile(r"\b(Project|Workstream|Line|Activity)( No\.| No)? (\d+)\b")
TABLE = re.compile(r"\b((?:Table|Figure|Annex) (?:\d+|[IVX]+)):? ?(.*)")


@rule("REF012", "codes-out-of-order", Severity.NOTE)
def codes_out_of_order(plan: Reading) -> Iterator[Found]:
    """Codes that do not follow each other as they are printed.

    What it looks for:
        Codes of KPIs with one prefix that come before a code printed above them. They are listed once, at the first.

    Why it matters:
        A reader who turns the pages by code does not find them.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI3a, statement: A dashboard is published.}
          - {code: KPI3c, statement: A handbook is published.}
          - {code: KPI3b, statement: A report is published.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI3a, statement: A dashboard is published.}
          - {code: KPI3b, statement: A report is published.}
          - {code: KPI3c, statement: A handbook is published.}
    """
    last: dict[tuple[str, tuple[str, ...]], Coded] = {}
    early: list[tuple[Coded, Coded]] = []
    for each in coded(plan, "kpi"):
        row = prefixes(plan)[each.code.prefix], each.code.series
        if not each.code.place or each.code.steps[-1].isdigit():
            continue
        if row in last and each.code.place < last[row].code.place:
            early.append((each, last[row]))
        else:
            last[row] = each
    if early:
        first, before = early[0]
        rest = listed([f"“{each.code.printed}”" for each, _ in early[1:]])
        more = f"; {rest} {'come' if len(early) > 2 else 'comes'} too late as well" if rest else ""
        message = f"“{first.code.printed}” comes after “{before.code.printed}”{more}."
        yield Found(first.item.at("code"), message, "Number the KPIs in the order in which they are printed.")


@rule("REF013", "number-with-two-meanings", Severity.NOTE)
def number_with_two_meanings(plan: Reading) -> Iterator[Found]:
    """The numbers of an activity's parts are also codes of a list that the plan answers to.

    What it looks for:
        Budget rows labelled with a number such as “7.1”, where a list that the plan maps to has an item of that
        code and the row's activity does not answer it. They are listed once, at the first.

    Why it matters:
        “7.1” in a report can be the first part of project 7 or a requirement of the grant.

    Example:
        themes:
        - level: section
          title: Workforce
          activities:
          - {code: "7", title: Workforce survey}
        frameworks:
        - {code: SOR, title: Statement of Requirements, items: [{code: "7.1", text: Universal improvement}]}
        budget:
        - {fund: Prices in headings, code: "7", label: "7.1", amounts: {Price: 45000}}

    Instead:
        themes:
        - level: section
          title: Workforce
          activities:
          - {code: "7", title: Workforce survey}
        frameworks:
        - {code: SOR, title: Statement of Requirements, items: [{code: "7.1", text: Universal improvement}]}
        budget:
        - {fund: Prices in headings, code: "7", label: part 1, amounts: {Price: 45000}}
    """
    items = {item.code: framework for framework in plan.file.frameworks for item in framework.items if "." in item.code}
    both = [row for row in plan.budget if row.row.label in items and row.row.code and not is_total(row)]
    both = [row for row in both if row.row.label.startswith(f"{row.row.code}.")]
    if both:
        codes = listed([f"“{row.row.label}”" for row in both])
        message = f"{codes} of “{both[0].row.code}” can also be read as “{items[both[0].row.label].title}”."
        at = next(iter(plan.by_code.get(folded(both[0].row.code or ""), ())), None)
        yield Found(at.at("title") if at else both[0].at("label"), message, "Call the parts part 1 and part 2.")


@rule("REF014", "table-number-twice", Severity.NOTE)
def table_number_twice(plan: Reading) -> Iterator[Found]:
    """Two tables with one number.

    What it looks for:
        Titles of tables in the budget, in the mappings and among the benchmarks that begin with one number and go
        on differently.

    Why it matters:
        “See Table 3” leads to two places.

    Example:
        budget:
        - {fund: "Table 3: Available funds", label: CSC, amounts: {Year: 500}}
        indicators:
        - {title: "Table 3: Benchmarks", columns: ["2025"], rows: [{label: Avon, values: ["3"]}]}

    Instead:
        budget:
        - {fund: "Table 3: Available funds", label: CSC, amounts: {Year: 500}}
        indicators:
        - {title: "Table 4: Benchmarks", columns: ["2025"], rows: [{label: Avon, values: ["3"]}]}
    """
    titles = [row.row.fund or "" for row in plan.budget]
    titles += [mapping.printed_in or "" for mapping in plan.file.mappings] + [t.title for t in plan.file.indicators]
    named: dict[str, list[str]] = {}
    for title in dict.fromkeys(titles):
        if (found := TABLE.match(title)) and found[2]:
            named.setdefault(found[1], []).append(title)
    for number, both in named.items():
        at = next((row for row in plan.budget if row.row.fund in both), None)
        if len(both) > 1:
            message = f"“{number}” is the number of {len(both)} tables: {listed([f'“{title}”' for title in both])}."
            yield Found(at.at("fund") if at else plan.at("title"), message, "Number all tables in one row.")


@rule("REF016", "stray-sign-in-code", Severity.NOTE)
def stray_sign_in_code(plan: Reading) -> Iterator[Found]:
    """Two codes run together, or a sign at the end of one.

    What it looks for:
        Codes and labels of budget rows that end with a comma, a colon or a semicolon after the figure, and codes in
        their notes such as “2:2a&b”.

    Why it matters:
        A search for the code does not find it.

    Example:
        themes:
        - level: section
          title: Inclusion
          activities: [{code: "21", title: Inclusion}]
        budget:
        - {fund: Prices in headings, code: "21", label: "21.1;", amounts: {Price: 26000}}

    Instead:
        themes:
        - level: section
          title: Inclusion
          activities: [{code: "21", title: Inclusion}]
        budget:
        - {fund: Prices in headings, code: "21", label: "21.1", amounts: {Price: 26000}}
    """
    for row in plan.budget:
        ended = [text for text in (row.row.code or "", row.row.label) if re.fullmatch(r"[\d.]+[A-Za-z]?[;:,]", text)]
        joined = RUN_TOGETHER.findall(f"{row.row.code or ''} {row.row.note or ''}")
        ended = [f"{text} {pounds(dict(row.row.amounts).popitem()[1])}" if row.row.amounts else text for text in ended]
        for text in (*ended, *joined):
            at = next((item for item in plan.by_code.get(folded(row.row.code or ""), ())), None)
            message = f"“{text}” is printed, where there should be one code and no more."
            fix = "Print each code in full, and no sign after it."
            yield Found(at.at("title") if at else row.at("label"), message, fix)


@rule("REF015", "number-word-in-several-ways", Severity.NOTE)
def number_word_in_several_ways(plan: Reading) -> Iterator[Found]:
    """“Project No. 14”, “Project No 2” and “Project 3” in one plan.

    What it looks for:
        The words before a number in texts, with a full stop, without one, and without “No”. They are listed once, at
        the first that is not in the most usual way.

    Why it matters:
        A search for one way of writing misses the others.

    Example:
        themes:
        - level: section
          title: Networks
          aim: "The plan prints “Project No. 14: not used”, and “Project 23: not used”."

    Instead:
        themes:
        - level: section
          title: Networks
          aim: "The plan prints “Project 14: not used”, and “Project 23: not used”."
    """
    ways: dict[str, dict[str, list[tuple[Item, str, str]]]] = {}
    for item in plan.items:
        for field, text in _texts(item):
            for found in NUMBERED.finditer(text):
                ways.setdefault(found[1], {}).setdefault(found[2] or "", []).append((item, field, found[0]))
    for word, each in ways.items():
        if len(each) > 1:
            usual = max(each, key=lambda way: len(each[way]))
            item, field, _ = next(place for way, places in each.items() if way != usual for place in places)
            told = listed([f"“{places[0][2]}”" for places in each.values()])
            yield Found(
                item.at(field), f"“{word}” is written {len(each)} ways before a number: {told}.", "Choose one way."
            )


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    """The texts of an item, and the notes on how its KPIs are printed."""
    for field in ("aim", "description", "statement", "due_note"):
        if text := getattr(item.entry, field, None):
            yield field, text
