"""From a key to a form to a change of the plan itself: what opens when, and what is done with its answer."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from riia_tui import phrases
from riia_tui.actions.plan_commands import (
    AddAuthorities,
    AddItem,
    AddMeasure,
    AddNetwork,
    ChangePlan,
    Excuse,
    Withdraw,
)
from riia_tui.planfile.model import PlanFile
from riia_tui.tui.screens.bodies_form import AuthoritiesForm, ExcuseForm, NetworkForm
from riia_tui.tui.screens.flows import open_form, show_in_plan
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.import_form import Agreed, ImportForm, PreviewForm
from riia_tui.tui.screens.plan_form import AddForm, ChangeForm, NewPlanForm
from riia_tui.tui.screens.year_form import RollForm, Rolling
from riia_tui.views.differences import difference_lines
from riia_tui.views.excused import excused
from riia_tui.views.plan_values import fields_now, plan_key
from riia_tui.views.plans import plans

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Changed = ChangePlan | Withdraw | AddItem | AddMeasure
Begun = PlanFile | AddAuthorities | AddNetwork | Excuse | Rolling


def change_the_plan(form: Form[Any], answer: Changed) -> None:
    """Has a change to the plan done; what moves due dates is shown first."""
    from riia_tui.actions.measure_additions import add_measure
    from riia_tui.actions.plan_additions import add_item
    from riia_tui.actions.plan_changes import change_plan
    from riia_tui.actions.withdrawing import withdraw

    app = form.program
    match answer:
        case ChangePlan(field="quarters"):
            app.go_on(form, _preview_quarters, form, answer)
        case ChangePlan():
            app.act_for(form, change_plan, answer, app.today)
        case Withdraw():
            app.act_for(form, withdraw, answer, app.today)
        case AddMeasure():
            app.act_for(form, add_measure, answer, app.today)
        case AddItem():
            app.act_for(form, add_item, answer, app.today)


def begin(form: Form[Any], answer: Begun) -> None:
    """Has a plan, its bodies or its next year begun."""
    from riia_tui.actions.excusing import excuse
    from riia_tui.actions.plan_bodies import add_authorities, add_network
    from riia_tui.actions.plans import add_plan
    from riia_tui.actions.roll import RollPlan, roll_plan

    app = form.program
    match answer:
        case PlanFile():
            app.act_for(form, add_plan, answer)
        case AddAuthorities():
            app.act_for(form, add_authorities, answer)
        case AddNetwork():
            app.act_for(form, add_network, answer)
        case Excuse():
            app.act_for(form, excuse, answer)
        case Rolling():
            asked = RollPlan(answer.plan, answer.code, answer.title, answer.starts, answer.ends)
            app.act_for(form, roll_plan, asked, app.today)


async def _preview_quarters(form: Form[Any], answer: ChangePlan) -> None:
    from riia_tui.actions.plan_changes import change_plan
    from riia_tui.actions.plan_head import quarters_preview

    app = form.program
    moves = await app.background.run(quarters_preview, app.store, answer.item, answer.value)
    if not moves:
        app.act_for(form, change_plan, answer, app.today)
        return
    if not form.is_open:
        return
    lines = tuple(f"{m.ref}: {phrases.full_day(m.was)} becomes {phrases.full_day(m.becomes)}" for m in moves)

    def make_so(preview: Form[Any], _: Agreed) -> None:
        app.act_for(preview, change_plan, answer, app.today)

    form.close()
    heading = f"Quarters of the {answer.value} year: these due dates would move"
    await app.push_screen(PreviewForm(make_so, heading, (("Due dates", lines),), why=answer.why, asks=False))


def import_plan(form: Form[Any], path: Path) -> None:
    """Reads a plan file; a new plan is added, a newer version of one that is in is shown first."""
    form.program.go_on(form, _import, form, path)


async def _import(form: Form[Any], path: Path) -> None:
    from riia_tui.actions.incoming import incoming
    from riia_tui.actions.plans import add_plan
    from riia_tui.actions.revise import revise_plan
    from riia_tui.exchange.trackers.opening import is_tracker

    app = form.program
    if await app.background.run(is_tracker, path):
        await _import_tracker(form, path)
        return
    found = await app.background.run(incoming, app.store, path)
    if found.differences is None:
        app.act_for(form, add_plan, found.file)
        return
    if not form.is_open:
        return
    code = found.file.plan.code

    def make_so(preview: Form[Any], agreed: Agreed) -> None:
        app.act_for(preview, revise_plan, found.file, agreed.why, agreed.by, app.today)

    form.close()
    if not found.differences:
        app.notify(f"No change: the plan {code} is in the store as the file says.")
        return
    version = found.file.plan.version
    why = f"Newer version of the plan{f' ({version})' if version else ''}"
    heading = f"{path.name} would change the plan {code}; records stay with the KPIs that stay"
    await app.push_screen(PreviewForm(make_so, heading, difference_lines(found.differences), why=why))


async def _import_tracker(form: Form[Any], path: Path) -> None:
    """Matches a workbook that is none of ours; nothing is written before its last step. Raises BadInput."""
    from riia_tui.actions.trackers import Preview, open_tracker, preview_tracker, take_tracker
    from riia_tui.exchange.trackers.fit import Fit
    from riia_tui.tui.screens.tracker_flows import Way, match_tracker

    app = form.program
    form.say(f"Reading {path.name} … Esc stops; nothing is taken in.")
    opened = await app.background.run(open_tracker, app.store, path, app.today)
    known = await app.background.run(plans, app.store)

    async def preview(fit: Fit) -> Preview:
        return await app.background.run(preview_tracker, app.store, opened.tracker, fit, app.today)

    def take(last: Form[Any], found: Preview) -> None:
        app.act_for(last, take_tracker, found, app.today)

    if form.is_open:
        form.close()
        await match_tracker(app, opened, known, app.today, Way(preview, take))


async def open_change(app: "RiiaApp", key: str | None, name: str) -> None:
    """Opens the form that changes an item of the plan, or the plan itself where no key is given."""

    async def ask() -> Form[Any] | None:
        plan = app.plan or ""
        wanted = key or await app.read(plan_key, plan, app.today)
        fields = await app.read(fields_now, plan, app.today, wanted)
        return ChangeForm(change_the_plan, plan, app.today, name, fields) if fields else None

    await open_form(app, ask)


async def open_addition(app: "RiiaApp", under: str | None, kinds: tuple[str, ...]) -> None:
    """Opens the form that adds to the plan below a heading or an activity, or at its top."""

    async def ask() -> Form[Any] | None:
        return AddForm(change_the_plan, app.plan, app.today, under, kinds) if app.plan else None

    await open_form(app, ask)


async def open_new_plan(app: "RiiaApp") -> None:
    """Opens the form for a plan from nothing."""
    await app.push_screen(NewPlanForm(begin, app.today))


async def open_import(app: "RiiaApp") -> None:
    """Opens the form that asks for a plan file."""
    await app.push_screen(ImportForm(import_plan))


async def open_network(app: "RiiaApp") -> None:
    """Opens the form for a new network of the plan."""
    if app.plan:
        await app.push_screen(NetworkForm(begin, app.plan))


async def open_authorities(app: "RiiaApp") -> None:
    """Opens the form for new authorities of the plan's region."""
    if app.plan:
        await app.push_screen(AuthoritiesForm(begin, app.plan, app.today))


async def open_excuse(app: "RiiaApp", name: str | None) -> None:
    """Opens the form that excuses authorities; ``name`` is the one that is chosen."""

    async def ask() -> Form[Any] | None:
        if app.plan is None:
            return None
        lines = await app.read(excused, app.plan, app.today)
        return ExcuseForm(begin, app.plan, app.today, name or "", lines)

    await open_form(app, ask)


async def open_roll(app: "RiiaApp") -> None:
    """Opens the form that begins the plan that follows on the one that is shown."""

    async def ask() -> Form[Any] | None:
        line = next((line for line in await app.read(plans) if line.code == app.plan), None)
        return RollForm(begin, line, app.today) if line else None

    await open_form(app, ask)


async def show_in_other_plan(app: "RiiaApp", plan: str, ref: str) -> None:
    """Goes to the KPI of another plan that one was carried over from, or to."""
    app.choose_plan(plan)
    await show_in_plan(app, ref)
    app.notify(f"This is {ref} as the plan {plan} had it. 6 Programme goes back to the other plan.")
