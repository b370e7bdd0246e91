"""The faults that the five published plans print, read by eye, against what the rules find in the plan files.

``faults/<plan>.yaml`` lists a document's own faults as people found them, before any rule was run. ``machine`` says
whether a rule could find one from the plan's facts and printed words alone.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from riia_tui.check.checking import check
from riia_tui.check.finding import Finding, Severity
from riia_tui.check.reading import Item, Reading
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.refs import folded

FAULTS = Path(__file__).parent / "faults"
PLANS = sorted(path.stem for path in FAULTS.glob("*.yaml"))
FOUND_AT_LEAST = 0.9
REAL_AT_LEAST = 0.9


@dataclass(frozen=True)
class Fault:
    """A fault that somebody saw; ``places`` are where it stands, ``quotes`` the printed words."""

    plan: str
    places: tuple[str, ...]
    family: str
    kind: str
    quotes: tuple[str, ...]
    said: str
    machine: bool

    def is_found_by(self, finding: Finding) -> bool:
        """Whether a finding is about this fault: at one of its places, quoting one of its words."""
        said = folded(finding.message)
        places = set(map(folded, self.places))
        return not places.isdisjoint(map(folded, printed_places(self.plan, finding))) and (
            not self.quotes or any(folded(quote) in said for quote in self.quotes)
        )


@cache
def lines(plan: str) -> dict[str, tuple[Item, ...]]:
    """Every item of a plan with what it hangs under, by the item's path."""
    return {item.path: tuple(item.line()) for item in Reading(parse_plan(bundled_plans()[plan], plan)).items}


def printed_places(plan: str, finding: Finding) -> list[str]:
    """Where a finding is; for what has no code in print also the headings above it, up to the first that has one."""
    places = [finding.where]
    for item in lines(plan).get(finding.path, ()):
        places.append(item.where)
        if item.code or item.kind == "theme":
            break
    return places


@cache
def faults(plan: str) -> tuple[Fault, ...]:
    listed: list[dict[str, Any]] = yaml.safe_load((FAULTS / f"{plan}.yaml").read_text(encoding="utf-8"))
    return tuple(
        Fault(
            plan,
            (str(each["where"]), *map(str, each.get("also") or ())),
            each["family"],
            each["kind"],
            tuple(map(str, each.get("quotes") or ())),
            each["fault"],
            each["machine"],
        )
        for each in listed
    )


@cache
def findings(plan: str) -> tuple[Finding, ...]:
    return check(parse_plan(bundled_plans()[plan], plan))


def missed(plan: str) -> list[Fault]:
    """What a machine could find and the rules do not."""
    return [f for f in faults(plan) if f.machine and not any(f.is_found_by(each) for each in findings(plan))]


def unlisted(plan: str) -> list[Finding]:
    """Errors that nobody saw in the document."""
    errors = [each for each in findings(plan) if each.severity is Severity.ERROR]
    return [each for each in errors if not any(fault.is_found_by(each) for fault in faults(plan))]


def test_nine_in_ten_of_the_faults_that_a_machine_could_find_are_found() -> None:
    lost = [f for plan in PLANS for f in missed(plan)]
    all_of_them = [f for plan in PLANS for f in faults(plan) if f.machine]
    told = "\n".join(f"{f.plan} {f.places[0]} {f.kind}: {f.said}" for f in lost)
    assert len(lost) <= (1 - FOUND_AT_LEAST) * len(all_of_them), f"{len(lost)} of {len(all_of_them)} missed\n{told}"


def test_nine_in_ten_errors_are_real() -> None:
    wrong = [(plan, each) for plan in PLANS for each in unlisted(plan)]
    errors = [each for plan in PLANS for each in findings(plan) if each.severity is Severity.ERROR]
    told = "\n".join(f"{plan} {each.where} {each.code}: {each.message}" for plan, each in wrong)
    assert len(wrong) <= (1 - REAL_AT_LEAST) * len(errors), f"{len(wrong)} of {len(errors)} not listed\n{told}"


@pytest.mark.parametrize("plan", PLANS)
def test_the_list_of_faults_quotes_and_copies_no_sentence(plan: str) -> None:
    assert all(len(quote.split()) <= 11 for fault in faults(plan) for quote in fault.quotes)
