"""Every rule, by its code, and a plan run through them.

The rules of a family stand in the folder of its name; each module of such a folder is looked through for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

from riia_tui.check.finding import Finding, Severity
from riia_tui.check.readable import readable
from riia_tui.check.reading import Reading
from riia_tui.check.rule import Rule
from riia_tui.planfile.model import PlanFile

FAMILIES = {
    "DAT": "Dates",
    "NUM": "Numbers",
    "SUM": "Sums",
    "REF": "References",
    "TXT": "Words",
    "MEA": "Owners and measures",
}
"""What the letters of a code say."""

FOLDERS = ("dates", "numbers", "sums", "references", "words", "owners")
"""Where the rules of the families stand, in the same order; ``printed`` beside them is what rules read with."""


def _rules() -> dict[str, Rule]:
    order = list(FAMILIES)
    return {rule.code: rule for rule in sorted(_all(), key=lambda rule: (order.index(rule.family), rule.code))}


def _all() -> Iterator[Rule]:
    for folder in FOLDERS:
        package = import_module(f"riia_tui.check.{folder}")
        for found in iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{found.name}")
            yield from (value for value in vars(module).values() if isinstance(value, Rule))


RULES = _rules()
"""Every rule by its code, family by family."""


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Rule]:
    """The rules whose code begins with one of ``select`` (all where it is empty) and with none of ``ignore``."""
    wanted, unwanted = (tuple(prefix.strip().upper() for prefix in given) for given in (select, ignore))
    return [
        rule
        for rule in RULES.values()
        if (not wanted or rule.code.startswith(wanted)) and not (unwanted and rule.code.startswith(unwanted))
    ]


def check(plan: PlanFile, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """What the rules (all of them by default) find in a plan, in the order of its parts and then of the codes."""
    reading = Reading(readable(plan))
    found = [finding for rule in (RULES.values() if rules is None else rules) for finding in rule.findings(reading)]
    place = {item.path: n for n, item in enumerate(reading.items)}
    return tuple(sorted(found, key=lambda f: (place.get(f.path, len(place)), f.path, f.code)))


def at_least(findings: Iterable[Finding], severity: Severity) -> tuple[Finding, ...]:
    """The findings of a severity or a graver one."""
    grave = list(Severity)[: list(Severity).index(severity) + 1]
    return tuple(finding for finding in findings if finding.severity in grave)
