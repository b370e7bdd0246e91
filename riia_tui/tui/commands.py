"""Everything a key can do: one table that feeds bindings, footer, palette, help and the keys page.

No command needs a ctrl key, and none has one as its only route.
"""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

EVERYWHERE = "everywhere"


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
    """One of the eight places: its digit, its name, what it is for, and a name for narrow terminals."""

    id: str
    digit: str
    title: str
    purpose: str
    short: str


PLACES = (
    PlaceName("today", "1", "Today", "What is late, what is due, and what changed since the last board.", "Today"),
    PlaceName("plan", "2", "Plan", "The whole plan as a tree, with what stands behind every figure.", "Plan"),
    PlaceName("calendar", "3", "Calendar", "Deadlines, meetings and boards by day.", "Calendar"),
    PlaceName("records", "4", "Records", "What happened, newest first. Every figure is counted from here.", "Records"),
    PlaceName("participation", "5", "Participation", "Which authority took part in what.", "Particip"),
    PlaceName("programme", "6", "Programme", "The plans in this store, and their boards' dates and words.", "Prog"),
    PlaceName("money", "7", "Money", "The costings as the plan prints them.", "Money"),
    PlaceName(
        "reports",
        "8",
        "Reports",
        "The board pack for Word, Excel, PowerPoint, PDF or the web.",
        "Reports",
    ),
)

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
    Command("find", "slash", "find", "Find text in the plan and its record.", "find"),
    Command("undo", "z", "undo", "Take the newest change back.", "undo"),
    Command("redo", "y", "redo", "Do again what undo took back.", "redo"),
    Command("help", "question_mark", "help", "Explain this place and its keys.", "help"),
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
    Command(
        "findings",
        "k",
        "check",
        "Show what the plan check finds in the plan's own text; Enter goes there, a accepts it.",
        "findings",
        "plan",
    ),
    Command("expand", "o", "open all", "Open or close the whole tree.", "expand_all", "plan"),
    Command("day-today", "t", "today", "Go back to today's month.", "day_today", "calendar"),
    Command("month-next", "greater_than_sign", "next month", "Show the next month.", "month(1)", "calendar"),
    Command("month-back", "less_than_sign", "month before", "Show the month before.", "month(-1)", "calendar"),
    Command(
        "remove-record",
        "delete,backspace",
        "remove",
        "Take the chosen record out; undo brings it back.",
        "remove",
        "records",
    ),
    Command("board", "b", "board date", "Enter a board's date, headline and asks.", "board", "programme"),
    Command("new-plan", "n", "new plan", "Begin a plan of your own, from nothing.", "new_plan", "programme"),
    Command(
        "change-head",
        "c",
        "change",
        "Change the plan's title, version, dates, quarters or source.",
        "change_plan",
        "programme",
    ),
    Command("import-plan", "i", "import", "Bring a plan file in, or see what it changes.", "import_plan", "programme"),
    Command("roll", "r", "next year", "Begin the plan that follows on the one shown.", "roll", "programme"),
    Command("network", "w", "network", "Add a network to the plan shown.", "network", "programme"),
    Command("authorities", "a", "authorities", "Add authorities to the region.", "authorities", "programme"),
    Command("ask-leads", "l", "ask leads", "Write a workbook and a draft e-mail for every lead.", "ask", "programme"),
    Command(
        "collect", "o", "replies", "Read what leads sent back, and take it in line by line.", "collect", "programme"
    ),
    Command("agree", "g", "agree", "Agree or refuse what leads reported.", "agree", "programme"),
    Command(
        "excuse", "a", "excuse", "Excuse the chosen authority for a while, or see who is.", "excuse", "participation"
    ),
    Command("write", "w", "write", "Write the report to the file named.", "write", "reports"),
)

FOOTERS = {
    "today": ("update-rag", "evidence", "meeting", "find", "undo", "help"),
    "plan": ("update-rag", "evidence", "meeting", "expand", "find", "help"),
    "calendar": ("meeting", "day-today", "month-back", "month-next", "find", "help"),
    "records": ("meeting", "evidence", "remove-record", "find", "undo", "help"),
    "participation": ("update-rag", "evidence", "meeting", "excuse", "find", "help"),
    "programme": ("board", "new-plan", "import-plan", "roll", "find", "help"),
    "money": ("find", "help", "quit"),
    "reports": ("write", "find", "help", "quit"),
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
    return [
        Binding(
            command.key,
            command.action,
            command.title,
            id=command.id,
            show=command.id in shown,
            tooltip=command.help,
            key_display=key_name(command.key),
        )
        for command in ranked
    ]


def key_name(key: str) -> str:
    """A key as people read it: “/”, “?”, “Delete”."""
    names = {
        "slash": "/",
        "question_mark": "?",
        "delete": "Del",
        "greater_than_sign": ">",
        "less_than_sign": "<",
    }
    key = key.split(",")[0]
    return names.get(key, key)
