"""What a plan knows already: its bodies, networks, people and files, for the reading of minutes."""

from collections.abc import Mapping

from db.engine import Store
from db.queries.intake import load_attachment_prints
from riia_tui.exchange.attendance_reading import kept_names
from riia_tui.exchange.minutes.draft import Guesser
from riia_tui.views.standing import Standing


def guesser_for(store: Store, found: Standing, meant: Mapping[str, str] | None = None) -> Guesser:
    """What guesses meetings of a plan; ``meant`` are keys by folded name that were said just now."""
    names = kept_names(store, found, "name") | dict(meant or {})
    return Guesser(found.facts, found.today, names, kept_names(store, found, "network"))


def known_prints(store: Store, found: Standing) -> frozenset[str]:
    """The hashes of the files that records of a plan have already."""
    with store.read() as connection:
        return frozenset(load_attachment_prints(connection, found.facts.plan.id))
