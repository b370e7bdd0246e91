"""From a key to a form to a write: what opens when, and what is done with its answer."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from db.search import Hit
from riia_tui.actions.commands import GiveFigure, LogEvidence, LogMeeting, LogSurvey, SetBoard, UpdateRag
from riia_tui.actions.plan_commands import AddItem, ChangePlan, Withdraw
from riia_tui.planfile.model import PlanFile
from riia_tui.tui.screens.evidence_form import Correction, EvidenceForm, FigureForm
from riia_tui.tui.screens.find import FindScreen
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.meeting_form import MeetingForm
from riia_tui.tui.screens.plan_form import AddForm, ChangeForm, NewPlanForm
from riia_tui.tui.screens.rag_form import RagForm
from riia_tui.views.kpi import KpiDetail, kpi
from riia_tui.views.plan_values import fields_now
from riia_tui.views.records import record
from riia_tui.views.registers import networks

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Recorded = UpdateRag | GiveFigure | LogMeeting | LogEvidence | LogSurvey | SetBoard | Correction
Planned = ChangePlan | Withdraw | AddItem | PlanFile


def carry_out(form: Form[Any], answer: Recorded) -> None:
    """Has done what a form asks for; the form hears of it."""
    from riia_tui.actions.boards import set_board
    from riia_tui.actions.corrections import edit_record
    from riia_tui.actions.judgements import give_figure, update_rag
    from riia_tui.actions.records import log_evidence, log_meeting, log_survey

    app = form.program
    match answer:
        case UpdateRag():
            app.act_for(form, update_rag, answer, app.today)
        case GiveFigure():
            app.act_for(form, give_figure, answer, app.today)
        case LogMeeting():
            app.act_for(form, log_meeting, answer, app.today)
        case LogEvidence():
            app.act_for(form, log_evidence, answer, app.today)
        case LogSurvey():
            app.act_for(form, log_survey, answer, app.today)
        case SetBoard():
            app.act_for(form, set_board, answer)
        case Correction(key, edit):
            app.act_for(form, edit_record, key, edit, app.today)


def change_the_plan(form: Form[Any], answer: Planned) -> None:
    """The same for a change to the plan itself."""
    from riia_tui.actions.plan_additions import add_item
    from riia_tui.actions.plan_changes import change_plan, withdraw
    from riia_tui.actions.plans import add_plan

    app = form.program
    match answer:
        case ChangePlan():
            app.act_for(form, change_plan, answer, app.today)
        case Withdraw():
            app.act_for(form, withdraw, answer, app.today)
        case AddItem():
            app.act_for(form, add_item, answer, app.today)
        case PlanFile():
            app.act_for(form, add_plan, answer)


async def open_form(app: "RiiaApp", ask: Callable[[], Awaitable[Form[Any] | None]]) -> None:
    """Opens a form. It is awaited where keys are handled, so that a key pressed meanwhile is for the form."""
    try:
        form = await ask()
    except Exception:  # noqa: BLE001 - the app's ``read`` has said what went wrong
        return
    if form is not None:
        await app.push_screen(form)


async def open_rag(app: "RiiaApp", ref: str) -> None:
    """Opens the form for a KPI's RAG."""

    async def ask() -> Form[Any]:
        return RagForm(carry_out, await app.read(kpi, ref, app.plan, app.today), app.today)

    await open_form(app, ask)


async def open_figure(app: "RiiaApp", ref: str) -> None:
    """Opens the form for a figure, where the KPI has a measure that only a person can know."""

    async def ask() -> Form[Any] | None:
        detail: KpiDetail = await app.read(kpi, ref, app.plan, app.today)
        if any(measure.metric == "reported" for measure in detail.measures):
            return FigureForm(carry_out, detail, app.today)
        app.notify(f"{ref} counts itself from the record: e records evidence, m a meeting.")
        return None

    await open_form(app, ask)


async def open_evidence(app: "RiiaApp", ref: str | None) -> None:
    """Opens the form for evidence."""

    async def ask() -> Form[Any] | None:
        return EvidenceForm(carry_out, app.plan, app.today, ref) if app.plan else None

    await open_form(app, ask)


async def open_meeting(app: "RiiaApp", ref: str | None) -> None:
    """Opens the form for a meeting."""

    async def ask() -> Form[Any] | None:
        if app.plan is None:
            return None
        known = await app.read(networks, app.plan, app.today)
        return MeetingForm(carry_out, app.plan, app.today, known, ref)

    await open_form(app, ask)


async def open_record(app: "RiiaApp", key: str) -> None:
    """Opens a record to put it right; a planned meeting to fill in who came."""

    async def ask() -> Form[Any]:
        plan = app.plan or ""
        detail = await app.read(record, key, app.today)
        if detail.line.kind == "meeting":
            known = await app.read(networks, plan, app.today)
            return MeetingForm(carry_out, plan, app.today, known, None, detail)
        return EvidenceForm(carry_out, plan, app.today, None, detail)

    await open_form(app, ask)


async def open_change(app: "RiiaApp", key: str, name: str, ref: str | None) -> None:
    """Opens the form that changes an item of the plan; ``ref`` is the KPI's, where it is one."""

    async def ask() -> Form[Any] | None:
        plan = app.plan or ""
        fields = await app.read(fields_now, plan, app.today, key)
        return ChangeForm(change_the_plan, plan, app.today, name, fields, ref) if fields else None

    await open_form(app, ask)


async def open_addition(app: "RiiaApp", under: str | None, kinds: tuple[str, ...]) -> None:
    """Opens the form that adds to the plan below a heading or an activity, or at its top."""

    async def ask() -> Form[Any] | None:
        return AddForm(change_the_plan, app.plan, app.today, under, kinds) if app.plan else None

    await open_form(app, ask)


async def open_new_plan(app: "RiiaApp") -> None:
    """Opens the form for a plan from nothing."""

    async def ask() -> Form[Any]:
        return NewPlanForm(change_the_plan, app.today)

    await open_form(app, ask)


async def open_find(app: "RiiaApp", typed: str = "") -> None:
    """Opens find, then goes to what was chosen."""

    async def go(hit: Hit | None) -> None:
        if hit is not None:
            await show_hit(app, hit)

    await app.push_screen(FindScreen(app.plan, typed), go)


async def show_hit(app: "RiiaApp", hit: Hit) -> None:
    """Goes to what was found; where it is of another plan, every place shows that plan from then on."""
    if hit.plan not in (None, app.plan):
        app.choose_plan(str(hit.plan))
        app.notify(f"Every place now shows {hit.plan}.")
    if hit.kind in ("KPI", "RAG", "figure", "change"):
        await show_in_plan(app, hit.ref)
    elif hit.kind == "organisation":
        await show_authority(app, hit.text)
    elif hit.kind == "board":
        await app.action_go("programme")
    elif hit.on is not None or hit.kind in ("action", "decision", "file"):
        await open_record(app, hit.key)
    else:
        await show_heading(app, hit.key)


async def show_authority(app: "RiiaApp", name: str) -> None:
    """Goes to an authority's row in who took part in what."""
    from riia_tui.tui.screens.participation import ParticipationPlace

    await app.action_go("participation")
    if isinstance(app.screen, ParticipationPlace):
        app.screen.show_authority(name)


async def show_in_plan(app: "RiiaApp", ref: str) -> None:
    """Goes to a KPI in the plan."""
    from riia_tui.tui.screens.plan import PlanPlace

    await app.action_go("plan")
    if isinstance(app.screen, PlanPlace):
        app.screen.show_kpi(ref)


async def show_heading(app: "RiiaApp", key: str) -> None:
    """Goes to an activity or a heading in the plan, by its key."""
    from riia_tui.tui.screens.plan import PlanPlace

    await app.action_go("plan")
    if isinstance(app.screen, PlanPlace):
        app.screen.show_heading(key)
