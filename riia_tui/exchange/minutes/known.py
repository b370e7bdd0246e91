"""What a plan knows already: its bodies, networks, people and files, for the reading of minutes."""

from collections.abc import Mapping

from db.engine import Store
from db.queries.intake import load_attachment_prints
from riia_tui.exchange.matching import kept_in
from riia_tui.exchange.minutes.draft import Guesser
from riia_tui.views.standing import Standing


def guesser_for(store: Store, found: Standing, meant: Mapping[str, str] | None = None) -> Guesser:
    """What guesses meetings of a plan; ``meant`` are keys by folded name that were said just now."""
    kept = kept_in(store, found)
    return Guesser(found.facts, found.today, {**kept.names, **(meant or {})}, kept.networks)


def known_prints(store: Store, found: Standing) -> frozenset[str]:
    """The hashes of the files that records of a plan have already."""
    with store.read() as connection:
        return frozenset(load_attachment_prints(connection, found.facts.plan.id))
