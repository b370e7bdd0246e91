"""KPIs, activities and headings that lack a code, or each other."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.reading import Item, Reading, kpis_under
from riia_tui.check.rule import rule
from riia_tui.phrases import counted, cut, gist, listed

MOSTLY = 0.5


@rule("REF020", "no-code-of-its-own", Severity.WARNING)
def no_code_of_its_own(plan: Reading) -> Iterator[Found]:
    """A KPI or an activity without a code, where the others have one.

    What it looks for:
        KPIs without a code in plans where half of the KPIs or more have one; they are listed at the activity or
        heading that they stand under. Activities likewise, each at its own title.

    Why it matters:
        What has no code cannot be cited, and drops out of every list that goes by codes.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: "1.1", statement: A dashboard is published.}
          - {code: "1.2", statement: A handbook is published.}
          - {statement: A contact list is created.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: "1.1", statement: A dashboard is published.}
          - {code: "1.2", statement: A handbook is published.}
          - {code: "1.3", statement: A contact list is created.}
    """
    if _mostly_coded(plan.kpis):
        bare: dict[str, list[Item]] = {}
        for kpi in plan.kpis:
            if not kpi.code and kpi.above:
                bare.setdefault(kpi.above.path, []).append(kpi)
        for item in plan.items:
            if kpis := bare.get(item.path):
                told = listed([f"“{_opening(kpi)}”" for kpi in kpis])
                has = "has" if len(kpis) == 1 else "have"
                message = f"{counted(len(kpis), 'KPI')} of “{item.where}” {has} no code: {told}."
                yield Found(item.at("kpis"), message, "Give each a code of its own.")
    if _mostly_coded(plan.activities):
        for item in plan.activities:
            if not item.code:
                message = f"The activity “{item.activity.title}” has no code, and the other activities have one."
                yield Found(item.at("code"), message, "Give it the next code that is free.")


def _opening(kpi: Item) -> str:
    due = f"{cut(kpi.kpi.due_text, 30)}: " if kpi.kpi.due_text else ""
    return due + cut(gist(kpi.kpi.statement), 90)


def _mostly_coded(items: tuple[Item, ...]) -> bool:
    return bool(items) and sum(bool(item.code) for item in items) >= MOSTLY * len(items)


@rule("REF021", "no-codes", Severity.NOTE)
def no_codes(plan: Reading) -> Iterator[Found]:
    """A plan whose KPIs have no codes at all.

    What it looks for:
        Plans with three KPIs or more, none of which has a code. A few codes among many KPIs count as none.

    Why it matters:
        Minutes and reports have to quote whole sentences, and after the first change nobody knows which one is meant.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: A dashboard is published.}
          - {statement: A handbook is published.}
          - {statement: A contact list is created.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: "1.1", statement: A dashboard is published.}
          - {code: "1.2", statement: A handbook is published.}
          - {code: "1.3", statement: A contact list is created.}
    """
    with_code = sum(bool(kpi.code) for kpi in plan.kpis)
    if len(plan.kpis) >= 3 and with_code < 0.1 * len(plan.kpis):
        message = f"None of the {len(plan.kpis)} KPIs of the plan has a code."
        yield Found(plan.at("title"), message, "Number them by their activity, such as 1.1 and 1.2.")


@rule("REF022", "activity-without-kpi", Severity.WARNING)
def activity_without_kpi(plan: Reading) -> Iterator[Found]:
    """An activity that no KPI measures.

    What it looks for:
        Activities without a KPI, in plans where at least three in ten activities have KPIs of their own.

    Why it matters:
        Nobody can report whether it was done, and a board sees nothing of it.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - {code: "1", title: Dashboard, kpis: [{code: "1A", statement: A dashboard is published.}]}
          - {code: "2", title: Handbook}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - {code: "1", title: Dashboard, kpis: [{code: "1A", statement: A dashboard is published.}]}
          - {code: "2", title: Handbook, kpis: [{code: "2A", statement: A handbook is published.}]}
    """
    bare = [item for item in plan.activities if not item.activity.kpis]
    if len(bare) > 0.7 * len(plan.activities):
        return
    for item in bare:
        title = "" if item.where == item.activity.title else f" “{item.activity.title}”"
        quoted = re.search(r"[\"“]([^\"”]{3,40})[\"”]", item.activity.description or "")
        says = f"; “{quoted[1]}” is printed there" if quoted and len(item.activity.description or "") < 90 else ""
        message = f"“{item.where}”{title} has no KPI{says}."
        yield Found(item.at("kpis"), message, "Say by what, and by when, it can be seen that it was done.")


@rule("REF023", "kpis-tied-to-no-activity", Severity.WARNING)
def kpis_tied_to_no_activity(plan: Reading) -> Iterator[Found]:
    """Activities and KPIs stand side by side, and nothing says which belong together.

    What it looks for:
        Plans with activities and with KPIs in which no activity has a KPI of its own.

    Why it matters:
        An activity can be left out, and a KPI missed, without anybody seeing that they were one.

    Example:
        themes:
        - level: theme
          title: Data
          activities: [{title: A shared dashboard}, {title: A handbook}]
          kpis: [{statement: A dashboard is published.}]

    Instead:
        themes:
        - level: theme
          title: Data
          activities:
          - {title: A shared dashboard, kpis: [{statement: A dashboard is published.}]}
          - {title: A handbook, kpis: [{statement: A handbook is published.}]}
    """
    beside = [theme for theme in plan.themes if theme.theme.activities and theme.theme.kpis]
    if beside and not any(item.activity.kpis for item in plan.activities):
        names = listed([f"“{theme.theme.title}”" for theme in beside])
        message = f"No activity of the plan has a KPI of its own: both only stand side by side, in {names}."
        yield Found(plan.at("title"), message, "Put each KPI under the activity that it measures, or give its code.")


@rule("REF024", "heading-without-number", Severity.WARNING)
def heading_without_number(plan: Reading) -> Iterator[Found]:
    """A heading without a number beside headings that have one.

    What it looks for:
        Headings of one rank of which all but one or two have a code.

    Why it matters:
        It is unclear whether what stands under it belongs to the numbered headings, or is one more.

    Example:
        themes:
        - {level: priority, code: "1", title: Social care, kpis: [{code: "1.1", statement: A report is published.}]}
        - {level: priority, code: "2", title: Education, kpis: [{code: "2.1", statement: A plan is published.}]}
        - {level: priority, code: "3", title: SEND, kpis: [{code: "3.1", statement: A list is published.}]}
        - {level: page heading, title: The alliance, kpis: [{code: "4.1", statement: A framework is published.}]}

    Instead:
        themes:
        - {level: priority, code: "1", title: Social care, kpis: [{code: "1.1", statement: A report is published.}]}
        - {level: priority, code: "2", title: Education, kpis: [{code: "2.1", statement: A plan is published.}]}
        - {level: priority, code: "3", title: SEND, kpis: [{code: "3.1", statement: A list is published.}]}
        - {level: priority, code: "4", title: The alliance, kpis: [{code: "4.1", statement: A framework is published.}]}
    """
    ranks: dict[str, list[Item]] = {}
    for theme in plan.themes:
        ranks.setdefault(theme.above.path if theme.above else "", []).append(theme)
    for rank in ranks.values():
        bare = [theme for theme in rank if not theme.code]
        if len(rank) >= 3 and 0 < len(bare) <= len(rank) / 4:
            for theme in bare:
                count = counted(sum(1 for _ in kpis_under(plan, theme)), "KPI")
                others = listed([f"“{other.code}”" for other in rank if other.code])
                first = next((o.theme.title for o in plan.themes if o.above and o.above.path == theme.path), "")
                starts = f", “{first}” first," if first else ""
                message = f"“{theme.theme.title}” has no number beside {others}; under it{starts} stand {count}."
                yield Found(theme.at("code"), message, "Number it, or put what stands under it under the others.")
