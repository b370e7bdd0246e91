"""Everything a key can do: one table that feeds bindings, footer, palette, help and the keys page.

No command needs a ctrl key, and none has one as its only route.
"""

import re
from dataclasses import dataclass

from textual.binding import Binding, BindingType

from db.words import STATUS_KEYS, Status
from riia_tui.phrases import STATUS_WORDS

EVERYWHERE = "everywhere"
REVIEW = "review"
"""The review run, which has commands of its own."""
FORM, REGISTER, FINDING, CHECKED, REPLIES = "form", "register", "find", "checked", "replies"
MEETINGS = "meetings"
"""Besides the places, where commands may belong: every form, the register of a meeting, find, the findings,
what leads sent back, and the meetings that minutes tell of."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command; ``where`` is the place that has it, ``title`` fits a footer, ``help`` is a sentence."""

    id: str
    key: str
    title: str
    help: str
    action: str
    where: str = EVERYWHERE
    in_footer: bool = False


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One of the eight places: its digit, its name, what it is for, and a name for narrow terminals.

    ``says_the_same`` is the command line that tells a person without a screen what the place shows.
    """

    id: str
    digit: str
    title: str
    purpose: str
    short: str
    says_the_same: str


PLACES = (
    PlaceName(
        "today",
        "1",
        "Today",
        "What is late, what is due, who is waited for, and what changed.",
        "Today",
        "riia today",
    ),
    PlaceName(
        "plan",
        "2",
        "Plan",
        "The whole plan as a tree, with what stands behind every figure.",
        "Plan",
        "riia status, riia show REF",
    ),
    PlaceName(
        "calendar", "3", "Calendar", "Deadlines, meetings, boards and holidays by day.", "Calendar", "riia calendar"
    ),
    PlaceName(
        "records",
        "4",
        "Records",
        "What happened, newest first. Every figure is counted from here.",
        "Records",
        "riia records",
    ),
    PlaceName(
        "participation", "5", "Participation", "Which authority took part in what.", "Particip", "riia participation"
    ),
    PlaceName(
        "programme",
        "6",
        "Programme",
        "The plans in this store, their boards, risks and lessons.",
        "Prog",
        "riia plans, riia boards, riia risk, riia lesson, riia support",
    ),
    PlaceName(
        "money",
        "7",
        "Money",
        "The costings as the plan prints them, and what is spent.",
        "Money",
        "riia money, riia spend",
    ),
    PlaceName(
        "reports",
        "8",
        "Reports",
        "The board pack for Word, Excel, PowerPoint, PDF or the web.",
        "Reports",
        "riia report board --to FILE",
    ),
)

OUTSTANDING = "Open updates outstanding: what is expected from whom by when; o there groups them otherwise."

GRID = "Fill in many lines at once: figures, who took part, or a data return."

COMMANDS = (
    *(
        Command(
            f"go-{place.id}", place.digit, place.title, f"Go to {place.title}. {place.purpose}", f"go('{place.id}')"
        )
        for place in PLACES
    ),
    Command("update-rag", "u", "update RAG", "Agree the RAG of the chosen KPI: u, then b g a r n or x.", "update_rag"),
    Command("evidence", "e", "evidence", "Record evidence or a survey for the chosen KPI.", "evidence"),
    Command("meeting", "m", "meeting", "Record or plan a meeting, with who came.", "meeting"),
    Command("figure", "f", "figure", "Give a figure for a measure that only a person can know.", "figure"),
    Command("review", "s", "review run", "Go through KPIs one after another, a key each.", "review"),
    Command("grid", "G,shift+g", "grid", GRID, "grid"),
    Command("find", "slash", "find", "Find text in the plan and its record.", "find"),
    Command("undo", "z", "undo", "Take the newest change back.", "undo"),
    Command("redo", "y", "redo", "Do again what undo took back.", "redo"),
    Command("help", "question_mark", "help", "Explain this place and its keys.", "help"),
    Command("jump", "j", "jump", "Show a letter on each list, table and text; the letter goes there.", "jump"),
    Command("copy", "C", "copy", "Copy what is chosen as text.", "copy_chosen"),
    Command("copy-view", "V", "copy all", "Copy everything shown here: as cells for Word and Excel.", "copy_view"),
    Command(
        "to-excel", "X", "to Excel", "Write what is shown here as a workbook, into the reports folder.", "to_excel"
    ),
    Command("palette", "colon", "palette", "Open the palette: every command by name, and find.", "palette"),
    Command("quit", "q", "quit", "Leave the program; what was entered is saved already.", "quit"),
    Command(
        "change-plan",
        "c",
        "change",
        "Change what is chosen, with why and who agreed it.",
        "change",
        "plan",
    ),
    Command("add-item", "n", "new", "Add a heading, an activity or a KPI below what is chosen.", "add_item", "plan"),
    Command("before", "b", "before", "Go to the KPI of the plan before that the chosen one was.", "before", "plan"),
    Command("after", "B", "goes on", "Go to the KPI of the next plan that the chosen one goes on as.", "after", "plan"),
    Command(
        "findings",
        "k",
        "check",
        "Show what the plan check finds in the plan's own text; Enter goes there, a accepts it.",
        "findings",
        "plan",
    ),
    Command("expand", "o", "open all", "Open or close the whole tree.", "expand_all", "plan"),
    Command("calendar-view", "v", "view", "Show a month, a quarter or a list.", "change_view", "calendar"),
    Command("day-today", "t", "today", "Go back to today.", "day_today", "calendar"),
    Command("month-next", "greater_than_sign", "next", "Go on by a month or a quarter.", "month(1)", "calendar"),
    Command("month-back", "less_than_sign", "before", "Go back by a month or a quarter.", "month(-1)", "calendar"),
    Command("write-dates", "w", "write .ics", "Write what is shown to a file for Outlook.", "write", "calendar"),
    Command(
        "remove-record",
        "delete,backspace",
        "remove",
        "Take the chosen record out; undo brings it back.",
        "remove",
        "records",
    ),
    Command(
        "take-in",
        "i",
        "take in",
        "Take in a file: who came, a survey, a calendar. You see first what it would do.",
        "take_in",
        "records",
    ),
    Command("minutes", "n", "minutes in", "Take in a folder of minutes as draft meetings.", "minutes", "records"),
    Command("board", "b", "board date", "Enter a board's date, headline and asks.", "board", "programme"),
    Command(
        "boards",
        "B,shift+b",
        "boards",
        "Open the boards with their steps; move one.",
        "boards",
        "programme",
    ),
    Command("new-plan", "n", "new plan", "Begin a plan of your own, from nothing.", "new_plan", "programme"),
    Command(
        "change-head",
        "c",
        "change",
        "Change the plan's title, version, dates, quarters or source.",
        "change_plan",
        "programme",
    ),
    Command(
        "import-plan", "i", "import", "Bring in a plan file, or a tracker of your own.", "import_plan", "programme"
    ),
    Command("roll", "r", "next year", "Begin the plan that follows on the one shown.", "roll", "programme"),
    Command("network", "w", "network", "Add a network to the plan shown.", "network", "programme"),
    Command("networks", "k", "networks", "Open the networks: members, quorum, who came.", "networks", "programme"),
    Command(
        "settings", "t", "settings", "Open the region's settings; a change is shown first.", "settings", "programme"
    ),
    Command("authorities", "a", "authorities", "Add authorities to the region.", "authorities", "programme"),
    Command("outstanding", "o", "outstanding", OUTSTANDING, "outstanding", "today"),
    Command("greens", "g", "unproven", "Open the greens and blues without proof.", "greens", "today"),
    Command(
        "across",
        "b",
        "by",
        "Change what is across: KPIs, networks, data returns or meetings.",
        "across",
        "participation",
    ),
    Command(
        "theme", "t", "theme", "Keep to the next theme; after the last one, the whole plan.", "theme", "participation"
    ),
    Command("outstanding-authority", "o", "outstanding", OUTSTANDING, "outstanding", "participation"),
    Command("ask-leads", "l", "ask leads", "Write a workbook and a draft e-mail for every lead.", "ask", "programme"),
    Command(
        "collect", "o", "replies", "Read what leads sent back, and take it in line by line.", "collect", "programme"
    ),
    Command("people", "p", "people", "Type how leads are reached: e-mail, phone, role.", "people", "programme"),
    Command("agree", "g", "agree", "Agree or refuse what leads reported.", "agree", "programme"),
    Command(
        "excuse", "a", "excuse", "Excuse the chosen authority for a while, or see who is.", "excuse", "participation"
    ),
    Command("risks", "R", "risks", "Open the register of risks: enter, change, close.", "risks", "programme"),
    Command("lessons", "L", "lessons", "Open the learning log: what changed for children.", "lessons", "programme"),
    Command("support", "S", "support", "Open the support packages: what was asked for.", "support", "programme"),
    Command("spend", "k", "spend", "Open the spend by fund, area and period.", "spend", "money"),
    Command("new-spend", "n", "enter spend", "Enter profile, actual or forecast.", "new_spend", "money"),
    Command("write", "w", "write", "Write the report to the file named.", "write", "reports"),
    Command("preview", "p", "preview", "Show the report as text, before it is written.", "preview", "reports"),
    Command("open-folder", "o", "folder", "Open the folder that was written to.", "open_folder", "reports"),
    Command("freeze", "n", "freeze", "Keep the report as it is sent, with the files that go out.", "freeze", "reports"),
    Command("packs", "k", "sent", "Open what was sent: read, write again, note its receipt.", "packs", "reports"),
    Command("audience", "a", "audience", "Whom the report is for.", "audience", "reports"),
    Command("names", "r", "names", "Open which authorities may be named outside the region.", "names", "reports"),
    *(
        Command(
            f"review-{status}", key, status.colour, f"{STATUS_WORDS[status]}, and go on.", f"agree('{key}')", REVIEW
        )
        for key, status in STATUS_KEYS.items()
        if status is not Status.CLOSED
    ),
    Command("review-keep", "equals_sign", "as last time", "Agree it as last time, and go on.", "keep", REVIEW),
    Command("review-comment", "c", "comment", "Comment first; then a letter or =.", "comment", REVIEW),
    Command("review-evidence", "e", "evidence", "Record evidence for this KPI.", "evidence", REVIEW),
    Command(
        "review-figure", "f", "figure", "Give a figure for a measure that only a person can know.", "figure", REVIEW
    ),
    Command("review-pass", "enter,right", "pass over", "Go on without agreeing anything.", "pass_over", REVIEW),
    Command("review-back", "backspace,left", "back", "Go back to the KPI before.", "back", REVIEW),
    Command("review-leave", "escape", "leave", "Leave; s goes on where you were.", "leave", REVIEW),
    Command("form-leave", "escape", "back", "Leave; what was typed is kept as a draft.", "leave", FORM),
    Command("form-save", "f2,ctrl+s", "save", "Save.", "save", FORM),
    Command(
        "form-empty", "f3", "empty", "Empty the form: back to how it was before anything was typed.", "empty", FORM
    ),
    Command("form-help", "f1,question_mark", "help", "Explain this form (? types where there is text).", "help", FORM),
    Command("form-jump", "f6", "jump", "Show a letter on each field; the letter goes there.", "jump", FORM),
    Command("register-came", "space", "came", "Came.", "mark('attended')", REGISTER),
    Command("register-deputy", "d", "deputy", "Sent a deputy.", "mark('deputy')", REGISTER),
    Command("register-apologies", "a", "apologies", "Sent apologies.", "mark('apologies')", REGISTER),
    Command("register-absent", "x", "absent", "Was absent.", "mark('absent')", REGISTER),
    Command("register-all", "A,shift+a", "all came", "All came who are not marked yet.", "all_came", REGISTER),
    Command("register-last", "L,shift+l", "as last time", "As at the meeting before.", "as_last", REGISTER),
    Command("register-done", "enter", "next", "Go on to the actions.", "done", REGISTER),
    Command("accept-finding", "a", "accept", "Let the finding stand, with a reason.", "accept", CHECKED),
    Command("reply-accept", "a", "accept", "Accept the line.", "decide('✓')", REPLIES),
    Command("reply-refuse", "r", "refuse", "Refuse the line.", "decide('✗')", REPLIES),
    Command("reply-open", "space", "undecided", "Leave the line undecided.", "decide('')", REPLIES),
    Command("reply-all", "A,shift+a", "accept all", "Accept every line without a question.", "accept_all", REPLIES),
    Command(
        "minutes-toggle", "space", "leave out", "Leave the meeting out, or take it in again.", "leave_out", MEETINGS
    ),
    Command("minutes-whose", "w", "whose names", "Say whose the names are that nobody knows.", "whose", MEETINGS),
    Command("minutes-sure", "o", "sure only", "Leave out every meeting with a question.", "sure_only", MEETINGS),
    Command("find-leave", "escape", "back", "Leave find.", "leave", FINDING),
    Command("find-keep", "f2", "keep", "Keep this search by name, or let a kept one go.", "keep", FINDING),
    Command("find-copy", "f4", "copy all", "Copy everything that was found, as cells.", "copy_view", FINDING),
    Command("find-excel", "f5", "to Excel", "Write what was found as a workbook.", "to_excel", FINDING),
    Command("find-help", "f1", "help", "Explain how to find.", "help", FINDING),
)

FOOTERS = {
    "today": ("review", "update-rag", "meeting", "outstanding", "find", "help"),
    "plan": ("update-rag", "evidence", "meeting", "review", "find", "help"),
    "calendar": ("calendar-view", "day-today", "month-back", "month-next", "write-dates", "help"),
    "records": ("meeting", "evidence", "take-in", "remove-record", "undo", "help"),
    "participation": ("across", "theme", "outstanding-authority", "excuse", "find", "help"),
    "programme": ("board", "networks", "settings", "new-plan", "import-plan", "help"),
    "money": ("spend", "new-spend", "find", "help", "quit"),
    "reports": ("write", "preview", "audience", "freeze", "packs", "help"),
}
"""The keys that the bottom line of each place shows, six at most."""


def commands_of(place: str) -> list[Command]:
    """The commands that work in a place: its own, then those of every place."""
    own = [command for command in COMMANDS if command.where == place]
    return own + [command for command in COMMANDS if command.where == EVERYWHERE]


def bindings_of(place: str) -> list[BindingType]:
    """The bindings of a place; those in its footer are shown, in the footer's order."""
    shown = FOOTERS[place]
    ranked = sorted(commands_of(place), key=lambda c: shown.index(c.id) if c.id in shown else len(shown))
    return [_binding(command, show=command.id in shown) for command in ranked]


def bindings_named(*ids: str) -> list[BindingType]:
    """The bindings of some commands, for a screen that has a few of every place's."""
    return [_binding(command, show=False) for command in COMMANDS if command.id in ids]


def own_bindings(where: str, *, show: bool = False) -> list[BindingType]:
    """The bindings of what is no place: a form, the register, find, the review run."""
    return [_binding(command, show=show) for command in COMMANDS if command.where == where]


def _binding(command: Command, *, show: bool) -> Binding:
    return Binding(
        command.key,
        command.action,
        command.title,
        id=command.id,
        show=show,
        tooltip=command.help,
        key_display=key_name(command.key),
    )


KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "delete": "Del",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "equals_sign": "=",
    "backspace": "Backspace",
}


def key_name(key: str) -> str:
    """A key as people read it, the first where several do the same: “/”, “?”, “Del”, “F2”."""
    first = key.split(",")[0]
    return KEY_NAMES.get(first, first.upper() if re.fullmatch(r"f\d+", first) else first)
