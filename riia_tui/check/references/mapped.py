"""What of the plan answers what of the frameworks."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.prices import activities_by_code, budget_lines
from riia_tui.check.reading import Reading
from riia_tui.check.references.swapping import swapped
from riia_tui.check.rule import rule
from riia_tui.phrases import cut, listed
from riia_tui.planfile.refs import folded

CSC = re.compile(r"\bcsc\b|social.care", re.IGNORECASE)
AIMS = re.compile(r"\bobjectives?\b|\bpriorit|\baims?\b|\boutcomes?\b|\bgoals?\b|\bvision\b", re.IGNORECASE)
SEND = re.compile(r"\bsend\b", re.IGNORECASE)


@rule("REF052", "activity-without-mapping", Severity.NOTE)
def activity_without_mapping(plan: Reading) -> Iterator[Found]:
    """Activities that answer no outcome, enabler or requirement.

    What it looks for:
        Activities without a mapping, in plans that map two thirds of theirs or more. They are listed once, at the
        first.

    Why it matters:
        The Department asks of each activity what it is for.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "2", title: Network}, {code: "3", title: Website}]
        frameworks:
        - {code: ENA, title: Enablers, items: [{code: "1", text: Leaders}]}
        mappings:
        - {from: "1", framework: ENA, item: "1"}
        - {from: "2", framework: ENA, item: "1"}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{code: "1", title: Dashboard}, {code: "2", title: Network}]
        frameworks:
        - {code: ENA, title: Enablers, items: [{code: "1", text: Leaders}]}
        mappings:
        - {from: "1", framework: ENA, item: "1"}
        - {from: "2", framework: ENA, item: "1"}
    """
    mapped = {folded(mapping.source) for mapping in plan.file.mappings}
    bare = [item for code, item in activities_by_code(plan).items() if code not in mapped]
    if bare and len(bare) <= len(plan.activities) / 3:
        codes = listed([f"“{item.where}”" for item in bare])
        message = f"{codes} {'is' if len(bare) == 1 else 'are'} mapped to nothing; the other activities are."
        yield Found(bare[0].at("title"), message, "Map each, or say that it is management and answers nothing itself.")


@rule("REF053", "item-that-nothing-answers", Severity.NOTE)
def item_that_nothing_answers(plan: Reading) -> Iterator[Found]:
    """An outcome, enabler or requirement that nothing of the plan answers.

    What it looks for:
        Items of the plan's own frameworks without a mapping, where other items of the same framework have one.

    Why it matters:
        A requirement of the grant that no activity answers has to be explained.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{code: "A", title: Dashboard}]
        frameworks:
        - {code: SOR, title: Requirements, items: [{code: "1.1", text: Collect data}, {code: "1.2", text: Share data}]}
        mappings:
        - {from: "A", framework: SOR, item: "1.1"}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{code: "A", title: Dashboard}]
        frameworks:
        - {code: SOR, title: Requirements, items: [{code: "1.1", text: Collect data}, {code: "1.2", text: Share data}]}
        mappings:
        - {from: "A", framework: SOR, item: "1.1"}
        - {from: "A", framework: SOR, item: "1.2"}
    """
    answered = {(mapping.framework, mapping.item) for mapping in plan.file.mappings}
    for n, framework in enumerate(plan.file.frameworks):
        bare = [item for item in framework.items if (framework.code, item.code) not in answered]
        if 0 < len(bare) < len(framework.items):
            for item in bare:
                at = Spot(item.code, f"frameworks[{n}]", "items")
                message = f"Nothing of the plan answers “{item.code}” “{cut(item.text, 60)}” of “{framework.title}”."
                yield Found(at, message, "Map an activity to it, or say why none is needed.")


@rule("REF054", "list-that-nothing-answers", Severity.NOTE)
def list_that_nothing_answers(plan: Reading) -> Iterator[Found]:
    """A list of objectives or priorities that nothing of the plan refers to.

    What it looks for:
        Frameworks of the plan itself without a single mapping.

    Why it matters:
        A board asks of each objective what is done for it, and the plan does not say.

    Example:
        themes:
        - level: section
          title: Data
          activities: [{title: Dashboard}]
        frameworks:
        - {code: SO, title: Strategic objectives, items: [{code: SO1, text: Good data}]}

    Instead:
        themes:
        - level: section
          title: Data
          activities: [{title: Dashboard}]
        frameworks:
        - {code: SO, title: Strategic objectives, items: [{code: SO1, text: Good data}]}
        mappings:
        - {from: Dashboard, framework: SO, item: SO1}
    """
    used = {mapping.framework for mapping in plan.file.mappings}
    for n, framework in enumerate(plan.file.frameworks):
        if framework.code not in used and framework.items and AIMS.search(framework.title):
            items = listed([f"“{item.code}”" for item in framework.items])
            message = f"No activity says that it serves one of the “{framework.title}”, {items}."
            at = Spot(framework.code, f"frameworks[{n}]", "title")
            yield Found(at, message, "Say of each activity which of them it serves.")


@rule("REF055", "mapping-to-the-other-side", Severity.WARNING)
def mapping_to_the_other_side(plan: Reading) -> Iterator[Found]:
    """A SEND project that is mapped to social care alone, or the other way round.

    What it looks for:
        Activities all of whose money stands in columns of SEND (or of CSC), and whose mappings are all to frameworks
        of the other side. Frameworks of both sides are left out.

    Why it matters:
        The grant for the one is accounted for by outcomes of the other.

    Example:
        themes:
        - level: section
          title: Youth justice
          activities: [{code: "22", title: Speech and language}]
        frameworks:
        - {code: csc-enablers, title: CSC enablers, items: [{code: "3", text: Workforce}]}
        - {code: send-enablers, title: SEND enablers, items: [{code: "5", text: Workforce}]}
        mappings:
        - {from: "22", framework: csc-enablers, item: "3"}
        budget:
        - {fund: Expenditure, code: "22", label: Youth justice, amounts: {SEND: 44875}}

    Instead:
        themes:
        - level: section
          title: Youth justice
          activities: [{code: "22", title: Speech and language}]
        frameworks:
        - {code: csc-enablers, title: CSC enablers, items: [{code: "3", text: Workforce}]}
        - {code: send-enablers, title: SEND enablers, items: [{code: "5", text: Workforce}]}
        mappings:
        - {from: "22", framework: send-enablers, item: "5"}
        budget:
        - {fund: Expenditure, code: "22", label: Youth justice, amounts: {SEND: 44875}}
    """
    lines = budget_lines(plan)
    answers: dict[str, set[str]] = {}
    for mapping in plan.file.mappings:
        answers.setdefault(folded(mapping.source), set()).add(mapping.framework)
    for code, item in activities_by_code(plan).items():
        if code in swapped(plan):
            continue
        columns = [c for each in lines.get(code, []) for c, amount in each.row.row.amounts if amount]
        paid = {side for column in columns if (side := _side(column))}
        sides = {side for framework in answers.get(code, set()) if (side := _side(framework))}
        if len(paid) == 1 and len(sides) == 1 and paid != sides:
            column = next(c for c in columns if _side(c))
            message = (
                f"“{item.where}” “{item.activity.title}” is paid from “{column}”, and mapped to {sides.pop()} only."
            )
            yield Found(item.at("title"), message, "Map it to what it is paid for.")


def _side(name: str) -> str | None:
    """The side that a column or a framework is of: CSC or SEND; None for both or neither."""
    csc, send = bool(CSC.search(name)), bool(SEND.search(name))
    return None if csc == send else "CSC" if csc else "SEND"
