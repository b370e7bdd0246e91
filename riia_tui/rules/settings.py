"""What a region may set, and what of it held on a day.

A region's settings are a mapping: ``thresholds`` (by name), those of ``BESIDE``; and
``changes``, oldest first, each with the first day on which it holds and what was set before. So a change never
touches what an earlier board saw.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.errors import BadInput

THRESHOLDS = "thresholds"


def settings_on(settings: Mapping[str, Any], day: date) -> Mapping[str, Any]:
    """The settings as they held on a day: what was changed later is taken back."""
    found = settings
    for change in reversed(settings.get("changes", ())):
        if date.fromisoformat(change["since"]) <= day:
            break
        found = _with(found, change["name"], change["was"])
    return found


def value_of(settings: Mapping[str, Any], name: str) -> Any:
    """What a region has set under a name; None where it has set nothing, so that the default holds."""
    return _group(settings, name).get(name)


def changed(settings: Mapping[str, Any], name: str, value: Any, since: date, why: str | None = None) -> dict[str, Any]:
    """The settings with one of them changed from a day on; a value of None brings the default back.

    Raises BadInput where something was changed on a later day already: what is past is not rewritten.
    """
    changes = list(settings.get("changes", ()))
    if changes and date.fromisoformat(changes[-1]["since"]) > since:
        raise BadInput(
            f"The region's settings were changed from {changes[-1]['since']} on, which is after {since}.",
            "What holds on an earlier day is not rewritten; undo that change first.",
        )
    change = {
        "since": since.isoformat(),
        "name": name,
        "was": value_of(settings, name),
        "becomes": value,
        "why": why,
    }
    return {**_with(settings, name, value), "changes": [*changes, change]}


def _group(settings: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Where a setting stands: beside the others, or among the thresholds."""
    found: Mapping[str, Any] = settings if name in BESIDE else settings.get(THRESHOLDS, {})
    return found


def _with(settings: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    group = {key: kept for key, kept in _group(settings, name).items() if key != name}
    if value is not None:
        group[name] = value
    return group if name in BESIDE else {**settings, THRESHOLDS: group}


BESIDE = frozenset({"half_terms", "board_steps", "evidence_months", "small_numbers"})
"""The settings that are no thresholds of the status rules."""
