"""A plan's whole time up to a day: the pack without a board to compare with, and the registers beside it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.words import RecordKind
from riia_tui import phrases
from riia_tui.views.board_pack import BoardPack, board_pack_of
from riia_tui.views.changed import ItemChange, changes_since
from riia_tui.views.lessons import LessonLine, lessons_of
from riia_tui.views.risks import RiskLine, open_risks
from riia_tui.views.spending import Spending, spending_of
from riia_tui.views.standing import Standing, standing

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Year:
    """A plan's whole time; ``recorded`` is what happened in it, in words, ``changes`` what was changed in the plan."""

    pack: BoardPack
    starts: date
    ends: date
    recorded: str
    lessons: tuple[LessonLine, ...]
    risks: tuple[RiskLine, ...]
    spending: Spending
    changes: tuple[ItemChange, ...]


def year_of(store: Store, plan: str | None, today: date) -> Year:
    """A plan from its start to a day. Raises UnknownName or BadInput."""
    found = standing(store, plan, today)
    starts = found.facts.plan.starts
    return Year(
        pack=board_pack_of(found),
        starts=starts,
        ends=found.facts.plan.ends,
        recorded=_recorded(found),
        lessons=lessons_of(found),
        risks=open_risks(found),
        spending=spending_of(found),
        changes=changes_since(found.facts, date.min, today),
    )


def _recorded(found: Standing) -> str:
    """“212 records, most of them meetings (40), reports (31)”."""
    happened = [r for r in found.facts.records if r.on <= found.today and not r.planned]
    kinds = Counter(record.kind for record in happened).most_common(_NAMED)
    named = [_counted(kind, count) for kind, count in kinds]
    return f"{phrases.counted(len(happened), 'record')}{f', among them {phrases.listed(named)}' if named else ''}"


def _counted(kind: RecordKind, count: int) -> str:
    if kind is RecordKind.EVIDENCE:
        return phrases.counted(count, "piece of other evidence", "pieces of other evidence")
    return phrases.counted(count, kind.replace("-", " "))
