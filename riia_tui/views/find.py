"""Find: everything that contains some words."""

from db.engine import Store
from db.errors import BadInput
from db.search import Hit, find_text
from riia_tui.phrases import cut
from riia_tui.views.names import plan_named


def find(store: Store, text: str, plan: str | None = None) -> list[Hit]:
    """What contains the words, KPIs first. Raises BadInput where nothing is looked for, UnknownName for the plan."""
    if not text.strip():
        raise BadInput("Say what to find.", "For example: riia find dashboard")
    with store.read() as connection:
        code = plan_named(connection, plan).code if plan else None
        return find_text(connection, text, code)


def around(text: str, wanted: str, width: int) -> str:
    """One line of a text of at most ``width`` signs, cut so that the words that were looked for are seen."""
    line = " ".join(text.split())
    at = line.casefold().find(" ".join(wanted.casefold().split()))
    if len(line) <= width or at + len(wanted) <= width - 1:
        return cut(line, width)
    start = min(max(0, at - width // 3), len(line) - width + 1)
    return "…" + cut(line[start:].partition(" ")[2] if " " in line[start:at] else line[start:], width - 1)
