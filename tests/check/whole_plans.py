"""Plans for the check: a part of a plan file made whole, and clean plans made at random."""

from collections.abc import Callable
from datetime import date
from typing import Any

import yaml
from hypothesis import strategies as st

from riia_tui.planfile.model import PlanFile
from riia_tui.planfile.read import parse_plan

HEAD: dict[str, Any] = {
    "format": "riia-plan/1",
    "plan": {
        "code": "west-2026-27",
        "title": "West regional plan 2026-27",
        "starts": date(2026, 4, 1),
        "ends": date(2027, 3, 31),
        "quarters": "financial",
        "source": "as agreed by the board",
        "region": {"code": "west", "name": "West", "alliance": "Western Improvement Alliance"},
    },
    "themes": [{"level": "section", "title": "Data"}],
}
"""What a plan must have; a part of a plan gives the rest, or gives these anew."""


DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The quick one where there is one: thousands of plans are made."""


class _Plain(DUMPER):
    """Writes everything out: a plan file has no aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def plan_part(part: dict[str, Any]) -> str:
    """A part of a plan as the text of a whole plan file; what it says of the plan itself comes on top of the rest."""
    about = {"plan": {**HEAD["plan"], **part.get("plan", {})}}
    return yaml.dump(HEAD | part | about, Dumper=_Plain, allow_unicode=True, sort_keys=False)


def whole(part: str) -> PlanFile:
    """The plan that a part of a plan file is of."""
    return parse_plan(plan_part(yaml.safe_load(part)), "part.yaml")


AUTHORITIES = ("Avon", "Exeshire", "Fenland", "Heathshire", "Moorland", "Wessex")
PEOPLE = ("Ann Other", "Jo Bloggs", "Sam Smith", "Kim Doe", "Lee Hart", "Pat Reed")
# Subjects are unlike each other, or the check would rightly say that one thing is promised twice.
SUBJECTS = (
    ("foster carers", "A handbook for new foster carers"),
    ("care leavers", "The offer to care leavers"),
    ("social work students", "Placements of social work students"),
    ("short breaks", "A directory of short breaks"),
    ("school attendance", "A protocol on school attendance"),
    ("kinship families", "Advice to kinship families"),
    ("early years settings", "Visits to early years settings"),
    ("youth justice", "A review of youth justice"),
)
WORKDAYS = (date(2026, 6, 30), date(2026, 9, 30), date(2026, 11, 30), date(2026, 12, 18), date(2027, 3, 24))


@st.composite
def clean_plans(draw: Callable[..., object]) -> PlanFile:
    """A plan without a fault: owned, dated on working days, measured, with a budget that adds up."""
    subjects = draw(st.permutations(SUBJECTS))
    count = draw(st.integers(2, 4))
    days = [draw(st.sampled_from(WORKDAYS)) for _ in range(2 * count)]
    amounts = [[draw(st.integers(1, 400)) * 100 for _ in range(2)] for _ in range(count)]
    people = draw(st.permutations(PEOPLE))
    themes = [_theme(n, people, subjects[2 * n : 2 * n + 2], days[2 * n : 2 * n + 2], draw) for n in range(count)]
    part = {
        "authorities": list(AUTHORITIES),
        "people": [{"name": name, "role": "lead", "organisation": AUTHORITIES[n]} for n, name in enumerate(PEOPLE)],
        "themes": themes,
        "budget": _budget(amounts),
    }
    return parse_plan(plan_part(part), "clean.yaml")


def _theme(
    n: int, people: list[str], subjects: list[tuple[str, str]], days: list[date], draw: Callable[..., object]
) -> dict[str, object]:
    number = str(n + 1)
    lead = people[n % len(people)]
    activities = [
        {
            "code": f"{number}.{a + 1}",
            "title": title,
            "description": f"The region works on {subject} together.",
            "lead": people[(2 * n + a) % len(people)],
            "sponsor": people[(2 * n + a + 3) % len(people)],
            "kpis": [_kpi(f"{number}.{a + 1}{letter}", subject, day, letter, draw) for letter in "AB"],
        }
        for a, ((subject, title), day) in enumerate(zip(subjects, days, strict=True))
    ]
    return {
        "level": "section",
        "code": number,
        "title": f"Section on {subjects[0][0]}",
        "lead": lead,
        "activities": activities,
    }


def _kpi(code: str, subject: str, day: date, letter: str, draw: Callable[..., object]) -> dict[str, object]:
    due = {"due": day, "due_text": f"by {day.day} {day:%B %Y}", "owner": draw(st.sampled_from(PEOPLE))}
    if letter == "A":
        statement = f"By {day.day} {day:%B %Y} guidance on {subject} is published."
        return {"code": code, "statement": statement, **due, "measures": [{"metric": "milestone", "text": "published"}]}
    statement = f"By {day.day} {day:%B %Y} five of the six authorities take part in training on {subject}."
    measure = {"metric": "participation", "target": 5, "denominator": 6, "baseline": 3, "text": "take part"}
    return {"code": code, "statement": statement, **due, "measures": [measure]}


def _budget(amounts: list[list[int]]) -> list[dict[str, object]]:
    rows = [
        {"fund": "Grant", "label": f"Section {n + 1}", "amounts": {"First half": a, "Second half": b, "Total": a + b}}
        for n, (a, b) in enumerate(amounts)
    ]
    halves = [sum(each) for each in zip(*amounts, strict=True)]
    total = {"First half": halves[0], "Second half": halves[1], "Total": sum(halves)}
    return [*rows, {"fund": "Grant", "label": "Total", "amounts": total}]
