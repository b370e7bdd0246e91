"""What people type, found: plans, refs, measures, authorities, networks and records by name.

Case and spaces do not matter. What is not there is answered with the nearest three names.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from db.errors import BadInput, UnknownName
from db.facts import MeasureFact, OrganisationFact, PlanFact
from db.queries.facts import load_plans
from db.queries.names import (
    KpiName,
    NetworkName,
    RecordName,
    load_kpi_names,
    load_measures,
    load_network_names,
    load_record_names,
    load_region_bodies,
)
from db.words import OrganisationKind
from riia_tui.phrases import counted

SHORT_KEY = 6


@dataclass(frozen=True, slots=True)
class Target:
    """What a record counts towards: a KPI, or one of its measures."""

    kpi: KpiName
    measure: MeasureFact | None = None


def folded(text: str) -> str:
    """A name as it is compared: without case and spaces."""
    return "".join(text.casefold().split())


def nearest(wanted: str, names: Iterable[str], count: int = 3) -> list[str]:
    """The names most like what was typed, the likeliest first."""
    like = folded(wanted)
    scored = [(SequenceMatcher(None, like, folded(name)).ratio(), name) for name in dict.fromkeys(names)]
    ranked = sorted(scored, key=lambda pair: (-pair[0], pair[1]))
    return [name for score, name in ranked[:count] if score > 0]


def plan_named(connection: Any, code: str | None) -> PlanFact:
    """The plan with this code, or the only one where none is named. Raises UnknownName or BadInput."""
    plans = load_plans(connection)
    if not plans:
        raise BadInput("There is no plan in this store yet.", "Add one with “riia init sw-2025-26”.")
    if code is None:
        if len(plans) > 1:
            codes = ", ".join(plan.code for plan in plans)
            raise BadInput("There is more than one plan in this store.", f"Name one with --plan: {codes}.")
        return plans[0]
    for plan in plans:
        if folded(plan.code) == folded(code):
            return plan
    raise UnknownName("plan", code, nearest(code, [plan.code for plan in plans]))


def kpi_named(connection: Any, ref: str, plan: str | None = None) -> KpiName:
    """The KPI with this ref, in the plan with this code or in any. Raises UnknownName or BadInput."""
    key = plan_named(connection, plan).id if plan else None
    names = load_kpi_names(connection, key)
    found = [name for name in names if folded(name.ref) == folded(ref)]
    if len(found) > 1:
        codes = ", ".join(name.plan_code for name in found)
        raise BadInput(f"“{ref}” is in more than one plan: {codes}.", "Say which with --plan.")
    if not found:
        raise UnknownName("KPI", ref, nearest(ref, [name.ref for name in names]))
    return found[0]


def target_named(connection: Any, text: str, plan: str | None = None) -> Target:
    """The KPI, or with “5.2.6:2” its second measure; a ref that has such a colon itself is the KPI.

    Raises UnknownName or BadInput.
    """
    ref, colon, number = text.strip().rpartition(":")
    if not colon or any(folded(name.ref) == folded(text) for name in load_kpi_names(connection, None)):
        return Target(kpi_named(connection, text, plan))
    kpi = kpi_named(connection, ref, plan)
    measures = load_measures(connection, kpi.id)
    if not number.strip().isdecimal() or not 1 <= int(number) <= len(measures):
        raise BadInput(
            f"{kpi.ref} has {counted(len(measures), 'measure')}, so “{text}” names none of them.",
            f"“{kpi.ref}:1” is the first.",
        )
    return Target(kpi, measures[int(number) - 1])


def targets_named(connection: Any, texts: Sequence[str], plan: str) -> list[Target]:
    """What a record counts towards, from refs that may stand several in one value, with commas or spaces between."""
    known = {folded(name.ref) for name in load_kpi_names(connection, plan_named(connection, plan).id)}
    lists = [part.split() for text in texts for part in _apart(text, known)]
    return [target_named(connection, ref, plan) for parts in lists for ref in _joined(parts, known)]


def _apart(text: str, known: set[str]) -> list[str]:
    return [text] if _is_ref(text, known) else re.split("[,;]", text)


def _joined(parts: list[str], known: set[str]) -> list[str]:
    """Refs with a space in them (“6.2.5 KPI 1”) put together again, longest first; what is a ref alone stays alone."""
    found = []
    at = 0
    while at < len(parts):
        ends = range(len(parts), at, -1)
        end = next((end for end in ends if _is_one(parts[at:end], known)), at + 1)
        found.append(" ".join(parts[at:end]))
        at = end
    return found


def _is_one(parts: list[str], known: set[str]) -> bool:
    alone = len(parts) == 1 or not all(_is_ref(part, known) for part in parts)
    return alone and _is_ref("".join(parts), known)


def _is_ref(text: str, known: set[str]) -> bool:
    """Whether this is the ref of a KPI, or of one of its measures."""
    ref, colon, number = folded(text).rpartition(":")
    return folded(text) in known or bool(colon and number.isdecimal() and ref in known)


def authorities_named(connection: Any, text: str, plan: str) -> list[OrganisationFact]:
    """The authorities in a list: known names first, longest first, then split at commas. Raises UnknownName.

    “Bournemouth, Christchurch and Poole” is one name. Short names are known too; “all” means all of them.
    """
    bodies = load_region_bodies(connection, plan)
    return _bodies(text, [body for body in bodies if body.kind is OrganisationKind.AUTHORITY])


def bodies_named(connection: Any, text: str, plan: str) -> list[OrganisationFact]:
    """The same of every body of the plan's region: the alliance itself may be named too, “all” are the authorities."""
    return _bodies(text, load_region_bodies(connection, plan))


def _bodies(text: str, bodies: Sequence[OrganisationFact]) -> list[OrganisationFact]:
    if folded(text) == "all":
        return [body for body in bodies if body.kind is OrganisationKind.AUTHORITY]
    known = {name: body for body in bodies for name in _names_of(body)}
    found: list[OrganisationFact] = []
    rest = " ".join(text.split())
    while rest := BETWEEN.sub("", rest):
        body, length = _leading(rest, known)
        if body is None:
            raise UnknownName("authority", rest[:length], nearest(rest[:length], [b.name for b in bodies]))
        if body not in found:
            found.append(body)
        rest = rest[length:]
    return found


def _names_of(body: OrganisationFact) -> list[str]:
    """What a body is called: its name, its short name; the alliance also so, and by the letters in its brackets."""
    names = [name for name in (body.name, body.short_name) if name]
    if body.kind is OrganisationKind.ALLIANCE:
        names += ["the alliance", "alliance", *re.findall(r"\(([^()]+)\)$", body.name)]
    return names


BETWEEN = re.compile(r"^[\s,;]*((and|&)\s+)?", re.IGNORECASE)
"""What stands between the names of a list."""

ENDS = r"(?=\s*[,;]|\s+(?:and|&)\s|$)"


def _leading(text: str, known: dict[str, OrganisationFact]) -> tuple[OrganisationFact | None, int]:
    """The longest known name that the text begins with, else the length up to the next comma."""
    for name in sorted(known, key=len, reverse=True):
        if found := re.match(re.escape(name) + ENDS, text, re.IGNORECASE):
            return known[name], found.end()
    return None, min((at for at in (text.find(","), text.find(";")) if at > 0), default=len(text))


def network_named(connection: Any, name: str, plan: str) -> NetworkName:
    """The network of a plan (by key) with this name. Raises UnknownName."""
    networks = load_network_names(connection, plan)
    for network in networks:
        if folded(network.name) == folded(name):
            return network
    raise UnknownName("network", name, nearest(name, [network.name for network in networks]))


def record_named(connection: Any, key: str) -> RecordName:
    """The record with this key, or the end of it as lists show it. Raises UnknownName or BadInput."""
    wanted = key.strip().casefold()
    found = [record for record in load_record_names(connection) if wanted and record.id.endswith(wanted)]
    if len(found) > 1:
        raise BadInput(f"“{key}” fits {len(found)} records.", "Give more of the record's key.")
    if not found:
        raise UnknownName("record", key, [])
    return found[0]


def short_key(key: str) -> str:
    """The end of a key, which is what people type for a record."""
    return key[-SHORT_KEY:]
