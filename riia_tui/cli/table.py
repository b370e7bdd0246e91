"""Every command: what it is for, and the module that does it. A module is imported when its command is asked."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from riia_tui.cli.desk import Desk
    from riia_tui.cli.parser import Parser


@dataclass(frozen=True, slots=True)
class Part:
    """How one command is parsed and done; ``example`` is a command line that works, without the leading “riia”."""

    options: Callable[["Parser"], None]
    run: Callable[["Desk", "Namespace"], int]
    example: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command's name (one or two words), its group in the help, and one line on what it does."""

    name: str
    group: str
    summary: str
    module: str

    def part(self) -> Part:
        """The command itself, imported now."""
        parts: dict[str, Part] = import_module(f"riia_tui.cli.{self.module}").PARTS
        return parts[self.name]


BEGIN, CHECK, READ, RECORD, LEADS, JUDGE, REVISE, CHANGES, REPORT, KEEP = (
    "Begin",
    "Check the plan",
    "Read",
    "Record what happened",
    "Updates from leads",
    "Judge",
    "Change the plan",
    "Put right",
    "Report",
    "Look after the store",
)

COMMANDS = (
    Command("demo", BEGIN, "look round in a throwaway copy with an invented record", "beginning"),
    Command("init", BEGIN, "make the store, or add bundled plans to it", "beginning"),
    Command("plans", BEGIN, "list the bundled plans and those in the store", "beginning"),
    Command("import", BEGIN, "add a plan from a plan file, or from your tracker", "beginning"),
    Command("export", BEGIN, "write a plan to a plan file, for Excel or as text", "exporting"),
    Command("check", CHECK, "find the mistakes in a plan's own text and sums", "checking"),
    Command("explain", CHECK, "what a rule of the check looks for, and why", "checking"),
    Command("accept", CHECK, "let a finding stand, with the reason", "checking"),
    Command("status", READ, "the plan by section, with counts", "status"),
    Command("today", READ, "what is late, due, changed, or needs a look", "desk_list"),
    Command("due", READ, "what is overdue and what comes next", "desk_list"),
    Command("expected", READ, "the records that rhythms and limits expect", "expected"),
    Command("show", READ, "one KPI whole, or a heading or plan with its changes", "show"),
    Command("find", READ, "everything that contains some words", "finding"),
    Command("participation", READ, "which authorities took part in what", "participation"),
    Command("authority", READ, "one authority: what it took part in, what is outstanding", "outstanding"),
    Command("outstanding", READ, "what is expected from whom by when", "outstanding"),
    Command("greens", READ, "greens and blues without proof", "greens"),
    Command("returns", READ, "data returns: who sent what, how late, and the gaps", "returns"),
    Command("networks", READ, "the networks, with who is expected and who came", "networks"),
    Command("money", READ, "the costings as the plan prints them", "money"),
    Command("records", READ, "what happened, newest first; or one record whole", "records"),
    Command("calendar", READ, "a month or quarter: boards, deadlines, meetings", "calendar"),
    Command("log meeting", RECORD, "a meeting with its register", "logging"),
    Command("log evidence", RECORD, "anything else that happened", "logging"),
    Command("log survey", RECORD, "a survey with its answers", "logging"),
    Command("log return", RECORD, "data returns: due, received, sent again, accepted", "returns"),
    Command("take-in attendance", RECORD, "who came, out of a grid or a report of Teams", "taking_in"),
    Command("take-in minutes", RECORD, "a folder of minutes, as draft meetings", "minutes"),
    Command("take-in calendar", RECORD, "planned meetings, out of an .ics file", "taking_in"),
    Command("take-in survey", RECORD, "a survey out of Forms or any CSV file", "taking_in_surveys"),
    Command("grid", RECORD, "figures or who took part, many lines at once", "grid"),
    Command("risk", RECORD, "the register of risks, the gravest first", "risks_and_lessons"),
    Command("risk set", RECORD, "enter a risk, or change it", "risks_and_lessons"),
    Command("risk close", RECORD, "close a risk, with the reason", "risks_and_lessons"),
    Command("lesson", RECORD, "what was learned, and what changed for children", "risks_and_lessons"),
    Command("lesson set", RECORD, "enter a lesson, or change it", "risks_and_lessons"),
    Command("spend", RECORD, "money given, planned, spent and foreseen", "spending"),
    Command("spend set", RECORD, "enter money of a fund, an area and a period", "spending"),
    Command("support", RECORD, "support packages, newest first", "support"),
    Command("support set", RECORD, "record a support package, or change it", "support"),
    Command("release", RECORD, "let authorities be named outside the region", "support"),
    Command("contacts", LEADS, "who leads what, and how they are reached", "contacts"),
    Command("contacts set", LEADS, "a person's e-mail address, phone and role", "contacts"),
    Command("ask", LEADS, "a workbook and a draft e-mail for every lead", "asking"),
    Command("collect", LEADS, "read what leads sent back, line by line", "collecting"),
    Command("reported", LEADS, "what leads reported and waits to be agreed", "collecting"),
    Command("agree", LEADS, "make what was reported the RAG, figure, evidence", "collecting"),
    Command("rag", JUDGE, "update the RAG of a KPI", "judging"),
    Command("figure", JUDGE, "give a figure that only a person can know", "judging"),
    Command("set", REVISE, "change a field of the plan, with who agreed it", "changing"),
    Command("withdraw", REVISE, "close what is no longer promised: a KPI, a theme …", "changing"),
    Command("add kpi", REVISE, "a new KPI with its measures", "adding"),
    Command("add measure", REVISE, "one more measure of a KPI", "adding"),
    Command("add activity", REVISE, "a new activity under a theme", "adding"),
    Command("add theme", REVISE, "a new theme", "adding"),
    Command("add network", REVISE, "a new network with its members", "adding"),
    Command("add authority", REVISE, "a new authority of the region", "adding"),
    Command("roll", REVISE, "begin next year's plan out of this year's", "changing"),
    Command("settings", REVISE, "what the region has set: thresholds, terms, steps", "settings"),
    Command("settings set", REVISE, "change a setting; first shows what it re-rates", "settings"),
    Command("excuse", REVISE, "excuse authorities for a while, or list who is", "changing"),
    Command("networks set", REVISE, "set a network's rhythm, quorum and KPIs", "networks"),
    Command("members", REVISE, "who is expected at a network's meetings", "networks"),
    Command("edit", CHANGES, "put a record right", "correcting"),
    Command("remove", CHANGES, "take a record out", "correcting"),
    Command("history", CHANGES, "every change, newest first", "correcting"),
    Command("undo", CHANGES, "take the newest change back", "correcting"),
    Command("redo", CHANGES, "do again what was undone", "correcting"),
    Command("boards", REPORT, "the boards' meetings, with their papers", "boards"),
    Command("boards set", REPORT, "enter a board's meeting, its headline and asks", "boards"),
    Command("boards remove", REPORT, "take a board's meeting out", "boards"),
    Command("boards move", REPORT, "put a board on another day; its steps follow", "boards"),
    Command("report", REPORT, "a report that you compose yourself", "reporting"),
    Command("report all", REPORT, "every report into one folder", "reporting"),
    Command("report board", REPORT, "the board pack as a file", "reporting"),
    Command("report exceptions", REPORT, "the reds and ambers in full as a file", "reporting"),
    Command("report authority", REPORT, "a page for one authority, or one for each", "reporting"),
    Command("report dfe-plan", REPORT, "the plan by requirement of the Department", "reporting"),
    Command("report participation", REPORT, "who took part in what as a file", "reporting"),
    Command("report calendar", REPORT, "the dates to come, for Outlook or as a list", "reporting"),
    Command("report money", REPORT, "the costings as a file", "reporting"),
    Command("report outstanding", REPORT, "what is expected from whom as a file", "reporting"),
    Command("report dfe-return", REPORT, "the quarterly return to the Department", "reporting"),
    Command("report changes", REPORT, "what changed since a day, in words", "reporting"),
    Command("report learning", REPORT, "what was learned, as a file", "reporting"),
    Command("report year-end", REPORT, "the year as a whole, as a file", "reporting"),
    Command("report check", REPORT, "the findings of the plan check as a file", "reporting"),
    Command("freeze", REPORT, "keep a report as it was sent, with its files", "packs"),
    Command("packs", REPORT, "what was sent, with files and receipts", "packs"),
    Command("packs write", REPORT, "write what was sent once more", "packs"),
    Command("packs receipt", REPORT, "note that it was received", "packs"),
    Command("packs differ", REPORT, "figures that differ from what was last sent", "packs"),
    Command("packs explain", REPORT, "one line on why a figure differs", "packs"),
    Command("backup", KEEP, "copy the store to one file", "keeping"),
    Command("restore", KEEP, "put a copy in the store's place", "keeping"),
    Command("verify", KEEP, "check the store and its attachments", "keeping"),
    Command("dump", KEEP, "everything as one JSON document", "exporting"),
    Command("keys", KEEP, "the keys of the screens, and how to change them", "keys"),
    Command("serve", KEEP, "the screens in a browser on this computer", "serving"),
    Command("schema", KEEP, "the plan file's JSON Schema", "exporting"),
)

OF_NAME = {command.name: command for command in COMMANDS}


def overview() -> str:
    """The help page: every command under its group, within 80 columns."""
    lines = [
        "riia: regional improvement plans, counted from the record.",
        "",
        "  riia                          open the screens (piped: print the status)",
        "  riia COMMAND [options]        one command; “riia COMMAND --help” tells more",
    ]
    for group in dict.fromkeys(command.group for command in COMMANDS):
        lines += ["", group]
        lines += [f"  {c.name:<15} {c.summary}" for c in COMMANDS if c.group == group]
    return "\n".join([*lines, "", *GLOBAL_LINES, "", "Example: riia demo --at ."]) + "\n"


GLOBAL_LINES = (
    "Before or after any command",
    "  --db PATH|URL   the store (or RIIA_DB; else in your own data folder)",
    "  --today DATE    the as-at day, as 2025-12-01 (or RIIA_TODAY; else today)",
    "  --by NAME       who signs what is written (or RIIA_BY)",
    "  --json          print one JSON document",
    "  --version       print the version",
)
