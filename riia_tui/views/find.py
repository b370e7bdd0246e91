"""Find: everything that contains some words."""

from db.engine import Store
from db.errors import BadInput
from db.search import Hit, find_text


def find(store: Store, text: str, plan: str | None = None) -> list[Hit]:
    """What contains the words, KPIs first. Raises BadInput where nothing is looked for."""
    if not text.strip():
        raise BadInput("Say what to find.", "For example: riia find dashboard")
    with store.read() as connection:
        hits = find_text(connection, " ".join(text.split()))
    return [hit for hit in hits if plan is None or hit.plan in (plan, None)]
