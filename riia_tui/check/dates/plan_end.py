"""A plan's last year and its last day: nothing due in the one, nearly everything on the other."""

from collections.abc import Iterator
from datetime import date

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.printed_dates import said
from riia_tui.check.printed.quoting import listed
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.rules.due import month_end

MOST = 0.75
"""A plan or an activity has too much due on its last day from this share on."""
MANY = {"plan": 20, "activity": 6}


@rule("DAT017", "last-year-without-promise", Severity.WARNING)
def last_year_without_promise(plan: Reading) -> Iterator[Found]:
    """A plan of several years with nothing due in its last one.

    What it looks for:
        A plan of more than a year whose dated KPIs are all due before its last twelve months.

    Why it matters:
        The title promises a year for which nobody has promised anything.

    Example:
        plan: {title: Plan 2026-28, starts: 2026-04-01, ends: 2028-03-31}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The guidance is published., due: 2026-11-30, due_text: by 30 November 2026}

    Instead:
        plan: {title: Plan 2026-28, starts: 2026-04-01, ends: 2028-03-31}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The guidance is published., due: 2028-01-31, due_text: by 31 January 2028}
    """
    head = plan.file.plan
    days = [kpi.kpi.due for kpi in plan.kpis if kpi.kpi.due]
    last_year = date(head.ends.year - 1, head.ends.month, min(head.ends.day, 28))
    if (
        (head.ends - head.starts).days > 370
        and days
        and max(days) < head.ends
        and max(days) <= month_end(last_year.year, last_year.month)
    ):
        yield Found(
            Spot(head.code, "plan", "ends"),
            f"“{head.title}” runs until {said(head.ends)}, but no KPI is due after {said(max(days))}.",
            "Add what is promised for the last year, or let the plan end earlier.",
        )


@rule("DAT018", "most-due-on-the-last-day", Severity.NOTE)
def most_due_on_the_last_day(plan: Reading) -> Iterator[Found]:
    """Nearly everything is due on the plan's last day.

    What it looks for:
        Three in four of a plan's dated KPIs, where it has twenty or more, that are due on its last day; else an
        activity with six or more KPIs that are all due on that day.

    Why it matters:
        Nothing can be put right within the plan, and no board sees progress before the end.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - title: A needs analysis
            kpis:
            - {statement: The report is delivered., due: 2027-03-31, due_text: By end of March 2027}
            - {statement: The case is written., due: 2027-03-31, due_text: By end of March 2027}
            - {statement: The budget is agreed., due: 2027-03-31, due_text: By end of March 2027}
            - {statement: The team is recruited., due: 2027-03-31, due_text: By end of March 2027}
            - {statement: The cohort is known., due: 2027-03-31, due_text: By end of March 2027}
            - {statement: The rules are agreed., due: 2027-03-31, due_text: By end of March 2027}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - title: A needs analysis
            kpis:
            - {statement: The report is delivered., due: 2026-06-30, due_text: By 30 June 2026}
            - {statement: The case is written., due: 2027-03-31, due_text: By end of March 2027}
    """
    dated = [kpi for kpi in plan.kpis if kpi.kpi.due]
    if len(dated) >= MANY["plan"] and len(_on_last_day(dated, plan)) >= MOST * len(dated):
        code = plan.file.plan.code
        yield _all_at_once(Spot(code, "plan", "ends"), _on_last_day(dated, plan), len(dated), plan)
        return
    for activity in plan.activities:
        kpis = [kpi for kpi in plan.below[activity.path] if kpi.kpi.due]
        if len(kpis) >= MANY["activity"] and len(_on_last_day(kpis, plan)) == len(kpis):
            yield _all_at_once(activity.at("kpis"), kpis, len(kpis), plan)


def _on_last_day(kpis: list[Item], plan: Reading) -> list[Item]:
    return [kpi for kpi in kpis if kpi.kpi.due == plan.file.plan.ends]


def _all_at_once(at: Spot, kpis: list[Item], of: int, plan: Reading) -> Found:
    words = next((kpi.kpi.due_text for kpi in kpis if kpi.kpi.due_text), said(plan.file.plan.ends))
    return Found(
        at,
        f"{len(kpis)} of the {of} KPIs that have a date are due on the plan's last day (“{words}”), among them "
        f"{listed([kpi.where for kpi in kpis], 4)}.",
        "Give earlier dates to what others wait for, so that something can be put right within the plan.",
    )
