"""The learning log: what was learned, and what changed for children."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class LessonLine:
    """Something learned; ``kpis`` are refs."""

    title: str
    on: date
    learned: str | None
    changed: str | None
    source: str | None
    shared_with: str | None
    shared_on: date | None
    kpis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """The learning log of a plan, newest first."""

    head: Head
    lines: tuple[LessonLine, ...]


def lessons(store: Store, plan: str | None, today: date) -> Lessons:
    """The learning log as at a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    return Lessons(head_of(found), lessons_of(found))


def lessons_of(found: Standing) -> tuple[LessonLine, ...]:
    """The same, from a plan that is loaded."""
    kpi = found.facts.kpi
    return tuple(
        LessonLine(
            title=lesson.title,
            on=lesson.on,
            learned=lesson.learned,
            changed=lesson.changed,
            source=lesson.source,
            shared_with=lesson.shared_with,
            shared_on=lesson.shared_on,
            kpis=tuple(kpi[key].ref for key in lesson.kpis),
        )
        for lesson in reversed(found.facts.lessons)
        if lesson.on <= found.today
    )
