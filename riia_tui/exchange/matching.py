"""Whom the names in a file mean in a plan: bodies and networks, by what they are called and by what was said before."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.facts import NetworkFact
from db.queries.intake import load_kept
from riia_tui.exchange.attendance import Presence
from riia_tui.exchange.naming import GROUP_WORDS, Known, Match, Names, known_bodies, known_networks
from riia_tui.views.names import folded, nearest
from riia_tui.views.standing import Standing

NOBODY = ("none", "nobody", "")
"""What is written for a name that is none of the region's."""

_BESIDE = re.compile(r"[(\[|,]|:\s|\s[-–—]\s|\s@\s?")


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that nobody can be sure of; ``choices`` are the likely bodies, ``beside`` what stands with it."""

    written: str
    choices: tuple[str, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What names of bodies and of networks were matched to before: keys, “” for none, by folded name."""

    names: Mapping[str, str] = field(default_factory=dict)
    networks: Mapping[str, str] = field(default_factory=dict)


def kept_in(store: Store, found: Standing) -> Kept:
    """What was matched before for a plan."""
    with store.read() as connection:
        kinds = [load_kept(connection, found.facts.plan.id, kind) for kind in ("name", "network")]
    return Kept(*({row.name: row.body for row in rows} for rows in kinds))


class Meant:
    """The bodies and networks of a plan, ready to be looked up by the names of a file."""

    def __init__(self, found: Standing, kept: Kept, now: Mapping[str, str] | None = None) -> None:
        """``now`` is what names are matched to just now: keys, “” for none, by folded name."""
        self.found = found
        self.bodies = Names(known_bodies(found.facts.organisations), {**kept.names, **(now or {})})
        self._networks = Names(known_networks(found.facts.networks), kept.networks, GROUP_WORDS)

    def is_body(self, written: str) -> bool:
        """Whether a name is sure to be a body's."""
        return self.bodies.match(written).sure is not None

    def body(self, presence: Presence) -> Match:
        """Whose somebody is: by the name, the address, what stands beside the name, or as a known member."""
        match = self.bodies.match(presence.written)
        if match.sure or match.kept:
            return match
        tries = [self.bodies.of_address(presence.email)] if presence.email else []
        first, *beside = (part.strip(" )]") for part in _BESIDE.split(presence.written))
        tries += [self.bodies.match(part) for part in (*beside, *([first] if beside else []))]
        sure = [each for each in tries if each.sure or each.kept]
        if sure:
            return sure[0]
        members = {m.organisation for m in self.found.facts.members if _is_person(presence, m.person, m.deputy)}
        known = [Known(key, self.found.facts.organisation[key].name) for key in sorted(members)]
        if len(known) == 1:
            return Match(presence.written, known[0])
        likely = dict.fromkeys((*known, *(each for one in (*tries, match) for each in one.likely)))
        return Match(presence.written, likely=tuple(likely))

    def network(self, texts: Iterable[str]) -> NetworkFact | None:
        """The network that the first of these texts names that names one."""
        for text in texts:
            found = self._networks.within(text)
            if found.sure:
                return self.found.facts.network[found.sure.id]
            if found.kept:
                return None
        return None


def network_called(found: Standing, name: str) -> NetworkFact:
    """The network with this name. Raises UnknownName."""
    for network in found.facts.networks:
        if folded(network.name) == folded(name):
            return network
    raise UnknownName("network", name, nearest(name, [network.name for network in found.facts.networks]))


def matches_typed(found: Standing, texts: Iterable[str]) -> dict[str, str]:
    """What names mean as it is typed, “NAME=AUTHORITY” or “NAME=none”: keys, “” for none, by folded name.

    Raises BadInput or UnknownName.
    """
    meant = {}
    for text in texts:
        written, sign, name = text.rpartition("=")
        if not sign or not written.strip():
            raise BadInput(f"“{text}” does not match a name.", 'Write --match "Jane Smith=Devon", or =none.')
        meant[folded(written)] = "" if folded(name) in NOBODY else body_called(found, name)
    return meant


def body_called(found: Standing, name: str) -> str:
    """The key of the body with this name. Raises UnknownName."""
    match = Names(known_bodies(found.facts.organisations)).match(name)
    if match.sure is None:
        names = [body.name for body in found.facts.organisations]
        raise UnknownName("authority", name.strip(), [k.name for k in match.likely] or nearest(name, names))
    return match.sure.id


def _is_person(presence: Presence, *names: str | None) -> bool:
    mine = {folded(presence.written), *map(folded, presence.people)}
    return any(name and folded(name) in mine for name in names)
