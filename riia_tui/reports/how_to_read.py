"""The last part of reports with RAGs: what the letters mean, which rules gave them, and what the figures leave out."""

from dataclasses import fields
from datetime import date

from db.words import Status
from riia_tui import phrases
from riia_tui.reports.blocks import Block, Bullets, Heading, Table
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.rag import rag_cell, some
from riia_tui.rules.thresholds import Thresholds
from riia_tui.views.board_pack import BoardPack
from riia_tui.views.method import Method

TOOK_PART = (
    "Took part means attended, sent a deputy, contributed, hosted, received, supplied or submitted. "
    "Apologies and an offer alone do not count, unless the KPI asks for the offer."
)
WHOLE = (
    "The whole is the number that the plan prints, else the authorities that the activity is for, else every "
    "authority of the region. An authority that is excused is left out of both numbers."
)
_REFS = 8


def how_to_read(pack: BoardPack) -> list[Block]:
    """The blocks of the part."""
    return [
        Heading(HOW_TO_READ),
        _letters(pack.method.thresholds),
        Heading("How a RAG comes about", 2),
        Bullets(tuple(_rules(pack)), small=True),
        Heading("What counts", 2),
        Bullets(tuple(_counting()), small=True),
        Heading("What the figures leave out", 2),
        Bullets(tuple(_gaps(pack)), small=True),
    ]


def as_at(day: date) -> str:
    """The day that everything stands for."""
    return f"Everything stands as at {phrases.full_day(day)}, worked out from the record up to that day."


def excused_words(method: Method) -> list[str]:
    """Who is excused, until when, and why, a sentence each."""
    return [
        f"{name} is excused {f'until {phrases.full_day(until)}' if until else 'for now'}: {why.strip()}"
        for name, until, why in method.excused
    ]


def _letters(limits: Thresholds) -> Table:
    return Table(
        caption="What each letter means, and when the figure says it",
        header=("RAG", "The figure says it when"),
        rows=tuple((rag_cell(status), meaning) for status, meaning in _meanings(limits)),
        widths=(3.0, 14.0),
        compact=True,
        alt="Every letter and the rule for it; the first rule that applies is taken.",
    )


def _meanings(limits: Thresholds) -> list[tuple[Status | None, str]]:
    early = f"{phrases.number(100 * limits.early)}%"
    behind = phrases.counted(int(limits.behind), "percentage point")
    soon = phrases.counted(limits.soon, "day")
    quiet = phrases.counted(limits.quiet, "day")
    return [
        (
            Status.COMPLETE,
            "Every target is met, with a record behind it; an upper limit, or a share of what recurs, only once its "
            "time has ended. Blue stands only when a person has confirmed it.",
        ),
        (Status.OFF_TRACK, "A due date has passed without being met, or the last two expected records were missed."),
        (
            Status.NOT_STARTED,
            f"Nothing is recorded, it is due more than {soon} away, and less than {early} of its time has gone "
            "(whatever the time, where it is only to be done or not).",
        ),
        (
            Status.AT_RISK,
            f"Nothing is recorded; or progress is more than {behind} behind time (not where it is only to be done or "
            f"not); or it is due within {soon} and nothing was recorded in the last {quiet}; or the last expected "
            "record was missed.",
        ),
        (Status.ON_TRACK, "None of the other rules applies."),
        (Status.CLOSED, "Withdrawn, replaced, or over with the plan; a person says so, never the figure."),
        (None, "Nothing can be counted and nobody has judged it yet."),
    ]


def _rules(pack: BoardPack) -> list[str]:
    method = pack.method
    return [
        as_at(pack.head.as_at),
        "The RAG is the one that a person last agreed; where nobody has, it is what the figure says. "
        "Where the two differ, both are shown.",
        _judges(method),
        "Ready to close: the figure is complete and a person has still to confirm it; until then it is green. "
        + (f"Ready to close now: {some(method.ready_to_close, _REFS)}." if method.ready_to_close else "None is now."),
        _limits(method.thresholds),
        *(_compared(pack)),
    ]


def _judges(method: Method) -> str:
    if not method.judges:
        return "No RAG has been agreed by a person yet."
    unjudged = f"Nobody has judged {phrases.counted(method.unjudged, 'KPI')} yet."
    names = [f"{name or 'a person not named'} ({count})" for name, count in method.judges]
    return f"RAGs agreed by: {phrases.listed(names)}. {unjudged if method.unjudged else 'Every KPI has been judged.'}"


def _limits(limits: Thresholds) -> str:
    usual = Thresholds()
    own = [f.name for f in fields(Thresholds) if getattr(limits, f.name) != getattr(usual, f.name)]
    look = phrases.counted(limits.look_again, "day")
    again = (
        "To be looked at again: something was recorded after the RAG was agreed, or a board has met since "
        f"(where no board is entered: {look} have passed)."
    )
    if not own:
        return f"{again} All limits are the usual ones."
    named = phrases.listed([f"{_LIMITS[name]}: {_limit(limits, name)}, usually {_limit(usual, name)}" for name in own])
    return f"{again} The region has set limits of its own ({named})."


def _limit(limits: Thresholds, name: str) -> str:
    return phrases.number(getattr(limits, name) * _SCALE.get(name, 1))


_LIMITS = {
    "soon": "days in which a KPI is soon due",
    "quiet": "days without a record",
    "early": "percent of its time in which nothing need be recorded",
    "behind": "percentage points behind time",
    "look_again": "days until a RAG is looked at again",
}
_SCALE = {"early": 100}


def _compared(pack: BoardPack) -> list[str]:
    if pack.last_board is None:
        return []
    return [
        f"What is shown for the last board is the RAG as it stood on {phrases.full_day(pack.last_board.on)}, "
        "from what is known today; records entered late count on the day on which they happened."
    ]


def _counting() -> list[str]:
    return [
        "A record counts once it has happened, up to and including the as-at day; what is only planned does not. "
        "What came late counts, and the KPI says that it was late.",
        TOOK_PART,
        WHOLE,
        "A theme counts authorities, or local area partnerships (the authority with health and its other partners); "
        "a partnership is named by its authority.",
    ]


def _gaps(pack: BoardPack) -> list[str]:
    if not pack.total.kpis:
        return ["The plan has no KPIs."]
    method = pack.method
    found = [
        (method.uncountable, "have nothing that can be counted, so that only a person can give their RAG"),
        (method.undated, "have no due date; they run to the end of the plan"),
        (method.assumed, "have a printed date that could be read in more than one way; the earliest reading is used"),
    ]
    lines = [f"{_these(refs, said)}: {some(refs, _REFS)}." for refs, said in found if refs]
    if method.unrecorded:
        lines.append(f"{_these(range(method.unrecorded), 'have no record and no figure behind them yet')}.")
    lines += excused_words(method)
    return lines or ["Nothing: every KPI has something to count, a due date and a record behind it."]


def _these(refs: tuple[str, ...] | range, said: str) -> str:
    words = said if len(refs) != 1 else said.replace("have ", "has ", 1).replace("they run", "it runs")
    words = words if len(refs) != 1 else words.replace("their RAG", "its RAG").replace("behind them", "behind it")
    return f"{phrases.counted(len(refs), 'KPI')} {words}"
