"""Tells what happened to a KPI of a bundled plan in a few words, and gives the facts that the rules are given.

How it is told stands on top of ``kpis_of_the_plans.txt``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from db.facts import MeasureFact, MemberFact, PlanFact
from db.words import RecordKind, Role
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.model import MeasureEntry, NetworkEntry, PlanFile
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.refs import PlacedKpi, folded, placed_kpis
from tests.rules.facts_builder import Story, maybe, organisation


@cache
def plan_of(code: str) -> PlanFile:
    """A bundled plan, read once."""
    return parse_plan(bundled_plans()[code], f"{code}.yaml")


@cache
def kpis_of(code: str) -> dict[str, PlacedKpi]:
    """The KPIs of a bundled plan by their folded refs."""
    return {folded(placed.ref): placed for placed in placed_kpis(plan_of(code))}


class PlanStory(Story):
    """One KPI of a bundled plan as printed, and what happened to it."""

    def __init__(self, code: str, ref: str) -> None:
        """``code`` is the plan's, ``ref`` the KPI's."""
        plan, placed = plan_of(code), kpis_of(code)[folded(ref)]
        super().__init__(due=str(placed.kpi.due) if placed.kpi.due else None, cadence=placed.kpi.cadence)
        head = plan.plan
        self.plan = PlanFact("plan", head.code, head.title, None, head.starts, head.ends, head.quarters, None, False)
        bodies = [organisation(a.name, _text(a.since), _text(a.until)) for a in plan.authorities]
        self.organisations = sorted(bodies, key=lambda body: body.name)
        self.kpi = replace(self.kpi, due_text=placed.kpi.due_text)
        self.scope = placed.activity.scope if placed.activity else ()
        self.measures = [_measure(entry, at) for at, entry in enumerate(placed.kpi.measures, start=1)]
        for network in plan.networks:
            if folded(ref) in map(folded, network.counts_towards):
                self.members = self._members(network)

    def _members(self, network: NetworkEntry) -> list[MemberFact]:
        if network.everyone:
            return [MemberFact("network", body.id) for body in self.organisations]
        return [MemberFact("network", m.name, m.since, m.until) for m in network.members]

    def names(self, places: str) -> list[str]:
        """The authorities at places such as “1-7, 9”, those that exist no longer or not yet among them."""
        found = []
        for part in places.split(","):
            first, _, last = part.strip().partition("-")
            found += [body.name for body in self.organisations[int(first) - 1 : int(last or first)]]
        return found

    def happened(self, text: str, measure: int) -> None:
        """Adds what is told on one line; a figure is given for the measure of this number."""
        told, _, times = text.partition(" x")
        days, kind, rest = re.split(r" ([a-z-]+)", told, maxsplit=1)
        for on in days.split(", ") * int(times or 1):
            self._once(on, [kind, *rest.split()], measure)

    def _once(self, on: str, words: list[str], measure: int) -> None:
        kind, *words = words
        if kind == "figure":
            self.gave(float(words[0]), on, f"measure {measure}")
            return
        if kind == "excused":
            for name in self.names(words[0]):
                self.excuse(name, on, on)
            return
        more: dict[str, Any] = {"network": "network"} if kind == "meeting" and self.members else {}
        told = self._told(words)
        if kind == "return":
            for name in told.pop("by"):
                self.record(on, RecordKind.DATA_RETURN, by=[name], **told)
            return
        said = told.pop("said", None)
        key = self.record(on, RecordKind(kind), **(more | told))
        if said is not None:
            self.participation = [replace(p, answer=said) if p.record == key else p for p in self.participation]

    def _told(self, words: list[str]) -> dict[str, Any]:
        """What stands behind the kind, as the values of a record."""
        told: dict[str, Any] = {}
        while words:
            word = words.pop(0)
            if word == "by":
                places = [words.pop(0)]
                while places[-1].endswith(","):
                    places.append(words.pop(0))
                told["by"] = self.names(" ".join(places))
            elif word == "as":
                told["role"] = Role(words.pop(0))
            elif word == "saying":
                told["said"] = words.pop(0) == "yes"
            elif word in ("yes", "no"):
                told["answer"] = word == "yes"
            elif word in ("delivers", "planned"):
                told[word] = True
            elif word in ("due", "done"):
                told[word] = words.pop(0)
            elif word in ("received", "resubmitted", "accepted"):
                told |= {word: maybe(words.pop(0)), "period": "a period", "role": Role.SUBMITTED}
            elif word == "papers":
                told["papers_out"] = words.pop(0)
            elif "/" in word:
                told["positive"], told["responses"] = map(int, word.split("/"))
            else:
                told["quantity"] = float(word)
        return told


def _text(day: date | None) -> str | None:
    return str(day) if day else None


def _measure(entry: MeasureEntry, at: int) -> MeasureFact:
    names = ("metric", "text", "comparator", "target", "unit", "denominator", "within", "record_kind", "role", "due")
    return MeasureFact(f"measure {at}", "kpi", at, **{n: getattr(entry, n) for n in (*names, "answer")})


@dataclass(frozen=True, slots=True)
class Row:
    """One KPI of the table; ``number`` is its measure's, ``value`` the figure by hand, None where there is none."""

    plan: str
    ref: str
    number: int
    metric: str
    at: str
    record: tuple[str, ...]
    value: float | None
    met: bool


HEAD = re.compile(r"(\S+) (.+):(\d+) (\w+), as at (\d{4}-\d\d-\d\d)")
RESULT = re.compile(r"= (\S+), (met|not met)")


def rows() -> Iterator[Row]:
    """The rows of the table."""
    blocks = Path(__file__).with_name("kpis_of_the_plans.txt").read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        head, *told = [line.strip() for line in block.splitlines()] or [""]
        if (found := HEAD.fullmatch(head)) and (result := RESULT.fullmatch(told[-1])):
            plan, ref, number, metric, at = found.groups()
            value = None if result[1] == "none" else float(Fraction(result[1]))
            yield Row(plan, ref, int(number), metric, at, tuple(told[:-1]), value, result[2] == "met")
        elif HEAD.match(head):
            raise ValueError(f"This row of the table has no figure: {block}")
