"""Mappings that a plan prints in two tables."""

from collections import Counter
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.planfile.refs import folded


def _spot(plan: Reading, source: str) -> Spot:
    """The item that a mapping is from, as a spot."""
    found: tuple[Item, ...] = plan.by_code.get(folded(source), ())
    return found[0].at("title") if found else Spot(source, "mappings", "from")


@rule("REF050", "mapping-in-one-table-only", Severity.ERROR)
def mapping_in_one_table_only(plan: Reading) -> Iterator[Found]:
    """A mapping that one of two tables prints and the other does not.

    What it looks for:
        Plans that print their mappings twice, by project and by outcome, and the pairs that only one of the two has.

    Why it matters:
        The Department is told two different things about what the grant is for.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "2", title: Network}]
        frameworks:
        - {code: ENA, title: Enablers, items: [{code: "1", text: Leaders}, {code: "2", text: Workforce}]}
        mappings:
        - {from: "1", framework: ENA, item: "1", printed_in: "Table 3: By project"}
        - {from: "2", framework: ENA, item: "2", printed_in: "Table 3: By project"}
        - {from: "2", framework: ENA, item: "2", printed_in: "Table 4: By enabler"}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "2", title: Network}]
        frameworks:
        - {code: ENA, title: Enablers, items: [{code: "1", text: Leaders}, {code: "2", text: Workforce}]}
        mappings:
        - {from: "1", framework: ENA, item: "1", printed_in: "Table 3: By project"}
        - {from: "1", framework: ENA, item: "1", printed_in: "Table 4: By enabler"}
    """
    places = list(dict.fromkeys(m.printed_in for m in plan.file.mappings if m.printed_in))
    if len(places) != 2:
        return
    printed: dict[str, set[tuple[str, str, str]]] = {place: set() for place in places}
    for mapping in plan.file.mappings:
        if mapping.printed_in:
            printed[mapping.printed_in].add((mapping.source, mapping.framework, mapping.item))
    for here, there in (places, places[::-1]):
        for source, framework, item in sorted(printed[here] - printed[there]):
            message = f"“{here}” maps “{source}” to “{item}” of {framework}; “{there}” does not."
            yield Found(_spot(plan, source), message, "Print it in both tables, or in neither.")


@rule("REF051", "mapping-twice", Severity.WARNING)
def mapping_twice(plan: Reading) -> Iterator[Found]:
    """A mapping that one table prints twice.

    What it looks for:
        The same item of the plan and of the framework twice in one table, such as under “all enablers” and once more
        under one of them.

    Why it matters:
        The second was most likely meant for another project, which is then missing.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}]
        frameworks:
        - {code: ENA, title: Enablers, items: [{code: "1", text: Leaders}]}
        mappings:
        - {from: "1", framework: ENA, item: "1", printed_in: "Table 4"}
        - {from: "1", framework: ENA, item: "1", printed_in: "Table 4"}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}]
        frameworks:
        - {code: ENA, title: Enablers, items: [{code: "1", text: Leaders}]}
        mappings:
        - {from: "1", framework: ENA, item: "1", printed_in: "Table 4"}
    """
    counts = Counter((m.source, m.framework, m.item, m.printed_in) for m in plan.file.mappings)
    for (source, framework, item, place), count in counts.items():
        if count > 1:
            where = f"“{place}”" if place else "The plan"
            message = f"{where} maps “{source}” to “{item}” of {framework} {count} times."
            yield Found(_spot(plan, source), message, "Look for the project that was meant in its place.")
