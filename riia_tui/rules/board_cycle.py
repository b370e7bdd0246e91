"""The board's clock: the steps before a board's meeting, counted back in working days from its date.

Move the board and every step moves by the same rule. Papers out five clear working days before is the rule of the
Local Authorities regulations (SI 2002/715); the rest is each region's own.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.errors import BadInput
from db.facts import BoardMeetingFact, StepFact
from riia_tui.rules.settings import settings_on
from riia_tui.rules.working_days import add_working_days, papers_out_by

RELEASE = "Release the papers"
"""The step that no board is without: the day on which its papers go out."""

DEFAULT_STEPS = (
    StepFact("Ask leads for updates", 20),
    StepFact("Freeze the figures", 10),
    StepFact("Sign off the pack", 7),
    StepFact(RELEASE, 5, clear=True),
)

LONGEST = 120
"""Working days that a step may lie before its board: about half a year."""

STEP = re.compile(r"(?P<name>\S.*?)[:,]?\s+(?P<days>\d+)\s+(?P<clear>clear\s+)?(working\s+)?days?(\s+before)?", re.I)


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with the day that it falls on."""

    step: StepFact
    on: date

    @property
    def is_release(self) -> bool:
        """Whether the papers go out on that day."""
        return self.step.name.casefold() == RELEASE.casefold()


def cycle(meeting: BoardMeetingFact, settings: Mapping[str, Any], today: date) -> tuple[DatedStep, ...]:
    """The steps of a board's meeting with their days, the earliest first.

    The board's own steps come before the region's; for a meeting that was held, those that the region had set then.
    """
    dated = [DatedStep(step, day_of(step, meeting.on)) for step in steps_for(meeting, settings, today)]
    return tuple(sorted(dated, key=lambda step: step.on))


def steps_for(meeting: BoardMeetingFact, settings: Mapping[str, Any], today: date) -> tuple[StepFact, ...]:
    """The steps that hold for a board's meeting, as they were set."""
    then = settings_on(settings, min(today, meeting.on))
    return meeting.steps or steps_of(then.get("board_steps"))


def steps_of(given: Sequence[Mapping[str, Any]] | None) -> tuple[StepFact, ...]:
    """The region's steps as its settings keep them, else the usual ones."""
    return tuple(StepFact(**step) for step in given) if given else DEFAULT_STEPS


def day_of(step: StepFact, meeting: date) -> date:
    """The working day of a step before a meeting."""
    return papers_out_by(meeting, step.days) if step.clear else add_working_days(meeting, -step.days)


def released(meeting: BoardMeetingFact, settings: Mapping[str, Any], today: date) -> date:
    """The day on which a board's papers go out."""
    return next(step.on for step in cycle(meeting, settings, today) if step.is_release)


def answers_due(meeting: BoardMeetingFact, settings: Mapping[str, Any], today: date) -> date:
    """The day by which leads answer: that of the step after the one that asks them, else the release of the papers."""
    steps = cycle(meeting, settings, today)
    asking = next((at for at, dated in enumerate(steps) if dated.step.name.casefold().startswith("ask")), None)
    if asking is None or asking + 1 == len(steps):
        return released(meeting, settings, today)
    return steps[asking + 1].on


def typed_steps(text: str) -> tuple[StepFact, ...]:
    """Steps as they are typed: “Ask leads 20 working days; Release the papers 5 clear working days”.

    Papers go out five clear working days before, where nothing else is said of them. Raises BadInput.
    """
    steps = tuple(_typed_step(part) for part in re.split(r"[;\n]", text) if part.strip())
    names = [step.name.casefold() for step in steps]
    twice = next((step.name for step in steps if names.count(step.name.casefold()) > 1), None)
    if twice:
        raise BadInput(f"The step “{twice}” is given twice.", "Name every step once.")
    if not steps:
        raise BadInput("No step is given.", EXAMPLE)
    return steps if RELEASE.casefold() in names else (*steps, DEFAULT_STEPS[-1])


def _typed_step(text: str) -> StepFact:
    found = STEP.fullmatch(" ".join(text.split()))
    if found is None:
        raise BadInput(f"“{text.strip()}” is no step.", EXAMPLE)
    days = int(found["days"])
    if days > LONGEST:
        raise BadInput(f"“{text.strip()}” lies too far ahead.", f"A step is at most {LONGEST} working days before.")
    return StepFact(found["name"], days, bool(found["clear"]))


def steps_text(steps: Sequence[StepFact]) -> str:
    """Steps as they may be typed again."""
    return "; ".join(f"{step.name} {days_text(step)}" for step in steps)


def days_text(step: StepFact) -> str:
    """“5 clear working days”, “1 working day”."""
    return f"{step.days} {'clear ' if step.clear else ''}working {'day' if step.days == 1 else 'days'}"


EXAMPLE = "Write steps as “Ask leads 20 working days; Release the papers 5 clear working days”."
