"""Dates that lie outside the plan's own time."""

from collections.abc import Iterator
from datetime import date

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.printed_dates import Printed, all_dates, own_dates, printed_dates, said
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.rules.due import month_end


@rule("DAT013", "due-before-the-plan", Severity.ERROR)
def due_before_the_plan(plan: Reading) -> Iterator[Found]:
    """A KPI or an activity due before the plan begins.

    What it looks for:
        A printed last day (“by February 2025”) before the plan's first day.

    Why it matters:
        The promise is late before anybody has begun; most often it is last year's text or the wrong year.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Half of the areas send case studies., due: 2026-02-28, due_text: By February 2026}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Half of the areas send case studies., due: 2027-02-26, due_text: By 26 February 2027}
    """
    starts = plan.file.plan.starts
    for item, field, printed in _deadlines(plan):
        if printed.how in ("", "by", "before", "until", "up to") and printed.day < starts and printed.year:
            yield Found(
                item.at(field),
                f"“{printed.words}” is before the plan begins on {said(starts)}.",
                f"Write the date that is meant; a year later it would be {said(_year_later(printed.day))}.",
            )


@rule("DAT014", "due-after-the-plan", Severity.ERROR)
def due_after_the_plan(plan: Reading) -> Iterator[Found]:
    """A KPI whose printed date lies after the plan's end.

    What it looks for:
        A day, month or year in a KPI's printed due date that is over only after the plan's last day.

    Why it matters:
        When the plan is closed the promise is still open, and no board of this plan will ever see it kept.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Three case studies are shared., due: 2027-07-31, due_text: by July 2027}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Three case studies are shared., due: 2027-03-31, due_text: by March 2027}
    """
    ends = plan.file.plan.ends
    for kpi in plan.kpis:
        for field, printed in all_dates(kpi, plan):
            if printed.grain in ("day", "month") and printed.day > ends:
                yield Found(
                    kpi.at(field),
                    f"“{printed.words}” is after the plan ends on {said(ends)}.",
                    f"Bring the date to {said(ends)} or earlier, or move the promise to the next plan.",
                )


@rule("DAT015", "text-after-the-plan", Severity.WARNING)
def text_after_the_plan(plan: Reading) -> Iterator[Found]:
    """Work that an activity promises after the plan's end.

    What it looks for:
        A day, month or season after the plan's last day in an activity's text, or a season in a KPI's due date.

    Why it matters:
        The money and the promise are of this plan; what comes after it is nobody's to deliver or to report.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - {title: Research, description: A final report follows by late autumn 2027.}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - {title: Research, description: A final report follows by 26 February 2027.}
    """
    ends = plan.file.plan.ends
    for item, field, printed in _deadlines(plan):
        late = printed.day > ends and printed.year and printed.how not in ("since", "from", "after")
        if late and printed.grain != "year" and (item.kind != "kpi" or printed.grain == "season"):
            yield Found(
                item.at(field),
                f"“{printed.words}” is after the plan ends on {said(ends)}.",
                "Say what is done within the plan, and leave the rest to the next one.",
            )


@rule("DAT016", "past-when-issued", Severity.NOTE)
def past_when_issued(plan: Reading) -> Iterator[Found]:
    """A date that had passed when this version of the plan was issued.

    What it looks for:
        A last day in a KPI or an activity that is before the month which the plan's version prints.

    Why it matters:
        A reader of the new version takes it that the thing is still to come.

    Example:
        plan: {version: revised in August 2026}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The meetings are set up., due: 2026-07-31, due_text: by July 2026}

    Instead:
        plan: {version: revised in August 2026}
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: The meetings are set up., due: 2026-09-30, due_text: by September 2026}
    """
    issued = [each for each in printed_dates(_version(plan), plan) if each.year and each.grain != "year"]
    if not issued:
        return
    latest = max(issued, key=lambda each: each.day)
    first = latest.day.replace(day=1) if latest.grain != "day" else latest.day
    for item, field, printed in _deadlines(plan):
        ahead = printed.how in ("by", "until", "to", "up to", "before") and printed.grain != "year" and printed.year
        if ahead and plan.file.plan.starts <= printed.day < first:
            yield Found(
                item.at(field),
                f"“{_with_word_before(item, field, printed)}” had passed when this version was issued "
                f"(“{plan.file.plan.version}”).",
                "Say that it was done, or give the new date.",
            )


def _deadlines(plan: Reading) -> Iterator[tuple[Item, str, Printed]]:
    """The dates of the KPIs' dues and of the activities' texts, each with its field."""
    for item in plan.items:
        if item.kind == "kpi":
            yield from ((item, field, each) for field, each in all_dates(item, plan))
        elif item.kind == "activity":
            yield from ((item, field, each) for field, each in own_dates(item, plan))


def _with_word_before(item: Item, field: str, printed: Printed) -> str:
    """A date with the word before it, which says of what it is: “£128,600 to July 2021”."""
    text = " ".join(str(getattr(item.entry, field)).split())
    before, found, _ = text.partition(printed.words)
    word = before.split()[-1:] if found and item.kind == "activity" else []
    return " ".join([*word, printed.words]).lstrip('(“"')


def _version(plan: Reading) -> str:
    """The version's words; a month of its own (“July 2022”) gets a word before it."""
    return f"in {plan.file.plan.version}" if plan.file.plan.version else ""


def _year_later(day: date) -> date:
    return (
        month_end(day.year + 1, day.month) if day == month_end(day.year, day.month) else day.replace(year=day.year + 1)
    )
