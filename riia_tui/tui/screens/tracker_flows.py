"""From a tracker to what it becomes: one step after the other, back and forth, and taking it in at the end."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from textual.app import App

from riia_tui import phrases
from riia_tui.actions.trackers import Opened, Preview
from riia_tui.exchange.trackers.fit import Fit
from riia_tui.exchange.trackers.rows import Misfit
from riia_tui.tui.screens.form import Form, Send
from riia_tui.tui.screens.import_form import Agreed, Lines, PreviewForm
from riia_tui.tui.screens.tracker_matching import ColumnsStep, WordsStep
from riia_tui.tui.screens.tracker_steps import Matching, PlanStep, SheetsStep, Step
from riia_tui.views.plans import PlanLine

MOST = 300
"""Cells that do not fit that are shown; “riia import … --suggest --json” tells all of them."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a matched tracker is looked at, off the loop, and how it is taken in at the end."""

    preview: Callable[[Fit], Awaitable[Preview]]
    take: Callable[[Form[Any], Preview], None]


class TakeForm(PreviewForm):
    """The last step: what the tracker becomes, and every cell that does not fit."""

    HINT = "F2 takes it in   arrows read   Esc back to what words mean"
    HELP = (
        "Nothing has been written yet. Above stands what the tracker becomes, below it every cell that does not fit, "
        "with its row, its column and why. F2 takes in all that fits; Esc goes back, so that more can be matched."
    )

    def __init__(self, send: Send, heading: str, lines: Lines, before: Step) -> None:
        """``before`` is the step that this one follows."""
        super().__init__(send, heading, lines, asks=False)
        self._before_this = before

    def about(self) -> None:  # type: ignore[override]
        """No draft: what was matched stays with the steps."""
        return

    def close(self) -> None:
        """Closes this and every step before it."""
        super().close()
        self._before_this.close()


async def match_tracker(app: App[Any], opened: Opened, known: Sequence[PlanLine], today: date, way: Way) -> None:
    """Opens the first step for a tracker that was read; ``known`` are the plans of the store."""
    matching = Matching(opened.tracker, opened.fit, opened.is_kept, known, today)
    await app.push_screen(SheetsStep(_go_on(way, 0), matching))


def _go_on(way: Way, number: int) -> Send:
    """What a step's F2 does: keeps what was matched, and opens the step after it."""

    def go_on(form: Form[Any], fit: Fit) -> None:
        form.matching.fit = fit  # type: ignore[attr-defined]
        form.program.go_on(form, _open_next, form, way, number + 1)

    return go_on


async def _open_next(form: Step, way: Way, number: int) -> None:
    matching = form.matching
    plans = len(matching.fit.plans)
    if number <= plans:
        step: Form[Any] = PlanStep(_go_on(way, number), matching, form, number - 1)
    elif number == plans + 1:
        step = ColumnsStep(_go_on(way, number), matching, form)
    elif number == plans + 2:
        step = WordsStep(_go_on(way, number), matching, form)
    else:
        step = await _last(form, way)
    if form.is_open:
        form.refuse(None)
        await form.app.push_screen(step)


async def _last(form: Step, way: Way) -> TakeForm:
    matching = form.matching
    form.say("One moment …")
    found = await way.preview(matching.fit)
    form.say("")
    heading = f"{matching.tracker.name} · {phrases.counted(sum(p.kpis for p in found.plans), 'KPI')} to take in"
    return TakeForm(partial(_take, way, found), heading, _lines(found), form)


def _take(way: Way, found: Preview, form: Form[Any], _: Agreed) -> None:
    way.take(form, found)


def _lines(found: Preview) -> Lines:
    becomes = []
    for plan in found.plans:
        how = "a new plan" if plan.new else "known already"
        rags, kpis = phrases.counted(plan.rags, "RAG"), phrases.counted(plan.kpis, "KPI")
        figures = f", {phrases.counted(plan.figures, 'figure')}" if plan.figures else ""
        becomes.append(f"{plan.plan.code} ({how}): {kpis}, {rags}{figures} · {plan.plan.title}")
    yield "Becomes", tuple(becomes)
    for heading, misfits in (("Does not fit", found.misfits), ("To be known", found.reading.remarks)):
        if misfits:
            yield heading, tuple(_shown(misfits))
    if found.reading.tracker.notes:
        yield "The file", found.reading.tracker.notes


def _shown(misfits: Sequence[Misfit]) -> Sequence[str]:
    shown = [f"{misfit.where}: {misfit.said}" for misfit in misfits[:MOST]]
    return shown + ([f"and {len(misfits) - MOST} more"] if len(misfits) > MOST else [])
