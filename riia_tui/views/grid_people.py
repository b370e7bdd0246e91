"""The grid of people: how those who lead, and everybody else who is entered, are reached."""

from db.errors import BadInput
from riia_tui import phrases
from riia_tui.views.grids import Grid, GridColumn, GridKind, GridRow
from riia_tui.views.people import People, PersonLine
from riia_tui.views.standing import Standing

COLUMNS = (
    GridColumn("email", "e-mail", "the address that requests for updates go to", 30),
    GridColumn("phone", "phone", "the number, as it is to be shown", 14),
    GridColumn("role", "role", "what they do", 18),
)


def people_grid(found: Standing, shown: People) -> Grid:
    """Everybody who has not left, those who lead most first. Raises BadInput where nobody is named."""
    lines = [line for line in shown.lines if line.left_on is None or line.left_on > found.today]
    if not lines:
        raise BadInput("The plan names nobody.", "Name who answers for its KPIs: c in Plan, or “riia set”.")
    without = sum(line.email is None for line in lines if line.leads)
    return Grid(
        head=shown.head,
        kind=GridKind.PEOPLE,
        key="people",
        title=f"People: {phrases.counted(without, 'lead')} without an e-mail address",
        said="how people are reached",
        starts=found.facts.plan.starts,
        ends=found.facts.plan.ends,
        columns=COLUMNS,
        rows=tuple(_row(line) for line in lines),
        beside="leads",
    )


def _row(line: PersonLine) -> GridRow:
    leads = phrases.counted(line.leads, "KPI") if line.leads else "none"
    body = f", {line.organisation}" if line.organisation else ""
    cells = {"email": line.email or "", "phone": line.phone or "", "role": line.role or ""}
    return GridRow(line.name, line.name, f"{line.name}{body}", leads, "", cells=cells)
