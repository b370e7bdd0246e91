"""Every report: what it is called, what it is for, what it can be asked, and the module that builds it."""

import re
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module
from typing import Literal

from db.engine import Store
from db.errors import BadInput
from db.words import Audience
from riia_tui.phrases import full_day
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Heading, PageBreak, Report
from riia_tui.reports.for_audience import for_audience
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.save import endings
from riia_tui.reports.since_report import since_blocks
from riia_tui.views.audience import veil_of
from riia_tui.views.since import changed_since
from riia_tui.views.standing import standing

Names = Literal["veiled", "printed", "inside"]
_FOR_READING = (".docx", ".pdf", ".html", ".xlsx", ".md")


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report by its ``id``; ``module`` of this package has ``build(store, asked)``.

    ``options`` names what it is usually asked beyond plan and day; what changed since a day can be asked of every
    report but those that have the plan's own words alone. ``formats`` are the endings that suit it, the most usual
    first; it can be written in every other one too. ``audience`` is who it is for where nothing is said. Outside the
    region ``names`` are veiled; or printed, where it has the plan's own words alone; or it stays inside.
    """

    id: str
    title: str
    about: str
    module: str
    options: tuple[str, ...] = ()
    audience: Audience = Audience.OWN
    names: Names = "veiled"
    formats: tuple[str, ...] = _FOR_READING

    def endings(self) -> tuple[str, ...]:
        """Every ending, those that suit it first."""
        return tuple(dict.fromkeys((*self.formats, *endings())))

    def stem(self, plan: str, today: date, ending: str, authority: str = "") -> str:
        """A file's name without its ending: report, plan and day; of CSV as the Department names data files.

        A report about one authority bears its name instead of the report's.
        """
        name = "-".join(re.findall(r"[^\W_]+", (authority or self.title).casefold()))
        if ending in (".csv", ".zip"):
            return f"{name}_{plan.casefold()}".replace("-", "_")
        return f"{name}-{plan}-{today}"


REPORTS = {
    kind.id: kind
    for kind in (
        ReportKind(
            "board",
            "Board pack",
            "page one for the chair, then exceptions, changes, actions, every KPI and how to read it",
            "board",
            options=("since",),
            audience=Audience.BOARD,
            formats=(".docx", ".pdf", ".pptx", ".html", ".xlsx"),
        ),
        ReportKind(
            "exceptions",
            "Reds and ambers",
            "every red and amber in full, with cause, remedy, owner and forecast",
            "exception_report",
            options=("since",),
        ),
        ReportKind(
            "authority",
            "One authority",
            "one page for one director: its part in everything; or a page for every authority",
            "authority_report",
            options=("authority",),
        ),
        ReportKind(
            "participation",
            "Participation",
            "who took part in what: authorities down, KPIs across",
            "participation_report",
            formats=(".xlsx", ".docx", ".pdf", ".html", ".csv"),
        ),
        ReportKind(
            "calendar",
            "Calendar",
            "boards, papers, meetings and due dates to the end of the plan",
            "calendar_report",
            formats=(".ics", ".docx", ".pdf", ".html", ".xlsx"),
        ),
        ReportKind(
            "money",
            "Money",
            "spend against profile, and the costings as the plan prints them",
            "money_report",
            formats=(".xlsx", ".docx", ".pdf", ".html", ".csv"),
        ),
        ReportKind(
            "outstanding",
            "Updates outstanding",
            "what is expected from whom by when",
            "outstanding_report",
            names="inside",
        ),
        ReportKind(
            "check",
            "Plan check",
            "the mistakes in the plan's own text, with what to write instead",
            "plan_check",
            names="printed",
        ),
        ReportKind(
            "dfe-plan",
            "Delivery plan for the DfE",
            "requirement, SoR reference, sub-requirement detail, planned activity and KPI",
            "delivery_plan",
            audience=Audience.DFE,
            names="printed",
        ),
        ReportKind(
            "dfe-return",
            "Quarterly return to the DfE",
            "every KPI by SoR reference, money with the reason of each variance, support, risks and asks",
            "grant_return",
            options=("since",),
            audience=Audience.DFE,
        ),
        ReportKind(
            "changes",
            "What changed",
            "RAGs, figures, evidence, dates and risks since a day, in words",
            "since_report",
            options=("since",),
            formats=(".docx", ".md", ".pdf", ".html"),
        ),
        ReportKind("learning", "Learning", "what was learned and what changed for children", "learning_report"),
        ReportKind(
            "year-end",
            "The year",
            "what was promised and what came, what changed for children, what it cost, what goes on",
            "year_end",
        ),
    )
}


def report_kind(name: str) -> ReportKind:
    """The report with this id. Raises BadInput, naming all, where there is none."""
    found = REPORTS.get(name.strip().casefold())
    if found is None:
        raise BadInput(f"There is no report called “{name}”.", f"There are {', '.join(REPORTS)}.")
    return found


def build_report(store: Store, name: str, asked: Asked) -> Report:
    """The report with this id, as blocks, as its audience may read it.

    Raises BadInput where it is asked for what it cannot say, and what its view raises.
    """
    built = unveiled(store, name, asked)
    if report_kind(name).names == "printed" or not asked.is_outside:
        return built
    return for_audience(built, veil_of(standing(store, asked.plan, asked.today), asked.audience))


def unveiled(store: Store, name: str, asked: Asked) -> Report:
    """The same before names are veiled, which nobody outside the region may see. Raises as ``build_report``."""
    kind = report_kind(name)
    if asked.authority is not None and "authority" not in kind.options:
        raise BadInput(
            f"“{kind.id}” is not about one authority.", "Leave --authority out, or write “report authority”."
        )
    if asked.is_outside and kind.names == "inside":
        raise BadInput(f"“{kind.id}” names who is waited for, so it stays inside the region.", "Leave --audience out.")
    if asked.since is not None and kind.names == "printed":
        raise BadInput(f"“{kind.id}” does not compare with an earlier day.", "Write “report changes --since DATE”.")
    built: Report = import_module(f"riia_tui.reports.{kind.module}").build(store, asked)
    if asked.since is not None and kind.id != "changes":
        built = _with_changes(built, store, asked)
    return built


def _with_changes(report: Report, store: Store, asked: Asked) -> Report:
    """The report with what changed since the day that was asked, before the part on how to read it."""
    found = changed_since(store, asked.plan, asked.since, asked.today)
    part = (Heading(f"What changed since {full_day(found.since)}"), *since_blocks(found, 2))
    last = Heading(HOW_TO_READ)
    at = report.blocks.index(last) if last in report.blocks else len(report.blocks)
    at -= at > 0 and isinstance(report.blocks[at - 1], PageBreak)
    return replace(report, blocks=(*report.blocks[:at], *part, *report.blocks[at:]))
