"""From a key to a form to a write: what opens when, and what is done with its answer."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from db.search import Hit
from riia_tui.actions.accepting import Accept
from riia_tui.actions.commands import GiveFigure, LogEvidence, LogMeeting, LogSurvey, SetBoard, UpdateRag
from riia_tui.tui.screens.accept_form import AcceptForm
from riia_tui.tui.screens.evidence_form import Correction, EvidenceForm, FigureForm
from riia_tui.tui.screens.find import FindScreen
from riia_tui.tui.screens.form import Form, Send
from riia_tui.tui.screens.meeting_form import MeetingForm
from riia_tui.tui.screens.rag_form import RagForm
from riia_tui.views.findings import FindingLine
from riia_tui.views.kpi import KpiDetail, kpi
from riia_tui.views.records import record
from riia_tui.views.registers import networks

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Recorded = UpdateRag | GiveFigure | LogMeeting | LogEvidence | LogSurvey | SetBoard | Correction | Accept


def carry_out(form: Form[Any], answer: Recorded) -> None:
    """Has done what a form asks for; the form hears of it."""
    form.program.act_for(form, *_deed(answer, form.program.today))


def carry_out_in(run: str) -> Send:
    """The same, as part of a run that undo takes back whole."""
    from riia_tui.actions.runs import in_run

    def carry_out_in_run(form: Form[Any], answer: Recorded) -> None:
        form.program.act_for(form, in_run, run, *_deed(answer, form.program.today))

    return carry_out_in_run


def _deed(answer: Recorded, today: date) -> tuple[Any, ...]:
    """The action that a form's answer asks for, with what it is given."""
    from riia_tui.actions.accepting import accept_finding
    from riia_tui.actions.boards import set_board
    from riia_tui.actions.corrections import edit_record
    from riia_tui.actions.judgements import give_figure, update_rag
    from riia_tui.actions.records import log_evidence, log_meeting, log_survey

    actions: dict[type[Any], Callable[..., Any]] = {
        UpdateRag: update_rag,
        GiveFigure: give_figure,
        LogMeeting: log_meeting,
        LogEvidence: log_evidence,
        LogSurvey: log_survey,
        SetBoard: set_board,
        Accept: accept_finding,
    }
    if isinstance(answer, Correction):
        return edit_record, answer.key, answer.edit, today
    return actions[type(answer)], answer, today


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


async def open_acceptance(app: "RiiaApp", line: FindingLine) -> None:
    """Opens the form that lets a finding of the plan check stand."""

    async def ask() -> Form[Any] | None:
        return AcceptForm(carry_out, app.plan, app.today, line) if app.plan else None

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
