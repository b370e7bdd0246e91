"""A measure as it is typed: “participation >= 86 percent of 15”, “count 4”, “milestone: dashboard published”."""

import re
from typing import Any

from db.errors import BadInput
from db.words import Comparator, Metric, Unit
from riia_tui.actions.plan_fields import FIELDS
from riia_tui.planfile.measures import completed, mistakes
from riia_tui.rules.typed import typed_amount

FORM = re.compile(
    r"(?P<metric>[a-z_ -]+?)"
    r"(?:\s*(?P<comparator>>=|<=|=)?\s*(?P<target>£?[0-9][0-9,.]*%?)(?:\s+(?P<unit>percent|number|days|pounds))?)?"
    r"(?:\s+of\s+(?P<denominator>[0-9]+))?(?:\s+within\s+(?P<within>[^:]+?))?(?:\s*:\s*(?P<text>.+))?",
    re.IGNORECASE | re.DOTALL,
)
EXAMPLE = "Write it as “participation >= 86 percent of 15”, “count 4” or “milestone: dashboard published”."


def typed_measure(text: str) -> dict[str, Any]:
    """The values of a measure by name: metric, comparator, target, unit, denominator, within, text.

    Raises BadInput or UnknownName where it is none, or contradicts itself.
    """
    found = FORM.fullmatch(" ".join(text.split()))
    if found is None:
        raise BadInput(f"“{text}” is no measure.", EXAMPLE)
    metric: Metric = FIELDS["measure"]["metric"].value(found["metric"])
    given: dict[str, Any] = {"metric": metric}
    if found["target"]:
        given["target"], sign = typed_amount(found["target"])
        if found["unit"] or sign:
            given["unit"] = Unit(found["unit"].casefold()) if found["unit"] else sign
    for name in ("denominator", "within", "text"):
        if found[name]:
            given[name] = FIELDS["measure"][name].value(found[name])
    for _, said in mistakes(given):
        raise BadInput(f"{said[:1].upper()}{said[1:]}.", EXAMPLE)
    whole = completed(given)
    return {**whole, "comparator": Comparator(found["comparator"] or Comparator.AT_LEAST)}
