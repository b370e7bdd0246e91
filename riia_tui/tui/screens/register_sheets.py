"""The registers as sheets: risks, lessons, spend and support packages, each with the keys that add and change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from riia_tui.actions.register_commands import CloseRisk, SetLesson, SetRisk, SetSpend, SetSupport
from riia_tui.tui.pages.lessons import lessons_page
from riia_tui.tui.pages.page import Page
from riia_tui.tui.pages.risks import risks_page
from riia_tui.tui.pages.spending import spend_key, spending_page
from riia_tui.tui.pages.support import support_page
from riia_tui.tui.screens.form import Form
from riia_tui.tui.screens.lesson_form import LessonForm
from riia_tui.tui.screens.release_form import open_releases
from riia_tui.tui.screens.risk_form import CloseRiskForm, RiskForm
from riia_tui.tui.screens.sheet import Deed, Sheet
from riia_tui.tui.screens.spend_form import SpendForm
from riia_tui.tui.screens.support_form import SupportForm
from riia_tui.views.lessons import lessons
from riia_tui.views.risks import risks
from riia_tui.views.spending import spending
from riia_tui.views.support import support

if TYPE_CHECKING:
    from riia_tui.tui.app import RiiaApp

Registered = SetRisk | CloseRisk | SetLesson | SetSpend | SetSupport


@dataclass(frozen=True, slots=True)
class Register:
    """A register: what reads it, its page, its lines as Enter finds them, and the form for one line or a new one."""

    view: Callable[..., Any]
    page: Callable[[Any, int, date], Page]
    lines: Callable[[Any], dict[str, Any]]
    form: Callable[["RiiaApp", Any], Form[Any]]


RISKS = Register(
    risks,
    risks_page,
    lambda found: {line.title: line for line in (*found.open, *found.closed)},
    lambda app, line: RiskForm(keep_in_register, app.plan or "", app.today, line),
)
LESSONS = Register(
    lessons,
    lessons_page,
    lambda found: {line.title: line for line in found.lines},
    lambda app, line: LessonForm(keep_in_register, app.plan or "", app.today, line),
)
SUPPORT = Register(
    support,
    support_page,
    lambda found: {line.title: line for line in found.lines},
    lambda app, line: SupportForm(keep_in_register, app.plan or "", app.today, line),
)
SPEND = Register(
    spending,
    spending_page,
    lambda found: {spend_key(line): line for line in found.lines},
    lambda app, line: SpendForm(keep_in_register, app.plan or "", line),
)


def keep_in_register(form: Form[Any], answer: Registered) -> None:
    """Has done what a register's form asks for."""
    from riia_tui.actions.risks_and_lessons import close_risk, set_lesson, set_risk
    from riia_tui.actions.spending import set_spend
    from riia_tui.actions.support import set_support

    if isinstance(answer, SetSpend):
        form.program.act_for(form, set_spend, answer)
        return
    actions: dict[type[Any], Any] = {
        SetRisk: set_risk,
        CloseRisk: close_risk,
        SetLesson: set_lesson,
        SetSupport: set_support,
    }
    form.program.act_for(form, actions[type(answer)], answer, form.program.today)


async def open_risks(app: "RiiaApp") -> None:
    """Opens the register of risks; ``x`` closes one."""

    async def close(sheet: Sheet) -> None:
        line = await _chosen(sheet, RISKS)
        if line is None or line.closed:
            app.notify("Choose a risk that is open first.", severity="warning")
        else:
            await app.push_screen(CloseRiskForm(keep_in_register, app.plan or "", app.today, line))

    await _open(app, RISKS, Deed("x", "close", close))


async def open_lessons(app: "RiiaApp") -> None:
    """Opens the learning log."""
    await _open(app, LESSONS)


async def open_support(app: "RiiaApp") -> None:
    """Opens the support packages; ``r`` opens who may be named outside the region."""

    async def names(_sheet: Sheet) -> None:
        await open_releases(app)

    await _open(app, SUPPORT, Deed("r", "who is named", names))


async def open_spend(app: "RiiaApp") -> None:
    """Opens the spend line by line."""
    await _open(app, SPEND)


async def open_new_spend(app: "RiiaApp") -> None:
    """Opens the form for money that is not entered yet."""
    if app.plan:
        await app.push_screen(SPEND.form(app, None))


async def _open(app: "RiiaApp", register: Register, *more: Deed) -> None:
    """Opens a register; ``a`` enters a line, Enter changes one."""

    async def read(program: "RiiaApp", width: int) -> Page:
        found = await program.read(register.view, program.plan, program.today)
        return register.page(found, width, program.today)

    async def add(_sheet: Sheet) -> None:
        await app.push_screen(register.form(app, None))

    async def change(sheet: Sheet) -> None:
        if line := await _chosen(sheet, register):
            await app.push_screen(register.form(app, line))

    if app.plan:
        await app.push_screen(Sheet(read, (Deed("a", "add", add), *more, Deed("enter", "", change))))


async def _chosen(sheet: Sheet, register: Register) -> Any:
    """The line of the register under the cursor, as it stands now; None where there is none."""
    at, app = sheet.chosen(), sheet.program
    found = await app.read(register.view, app.plan, app.today)
    return register.lines(found).get(at.key) if at else None
