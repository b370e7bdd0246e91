"""What the Department's own form of the return is filled from."""

from pathlib import Path

from db.engine import Store
from db.words import Unit
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.form_file import fill_form
from riia_tui.reports.form_fill import Filled, FormData
from riia_tui.reports.rag import due_words, evidence_words, figure_words, rag
from riia_tui.reports.spend_tables import AREAS
from riia_tui.views.audience import Veil, veil_of
from riia_tui.views.board_pack import KpiRow
from riia_tui.views.grant_return import GrantReturn, grant_return
from riia_tui.views.spending import SpendLine
from riia_tui.views.standing import standing


def fill_return(store: Store, asked: Asked, form: Path, to: Path) -> Filled:
    """Fills the Department's form of the return. Raises BadInput or UnknownName; then nothing is written."""
    found = grant_return(store, asked.plan, asked.today)
    veil = veil_of(standing(store, asked.plan, asked.today), asked.audience)
    return fill_form(form, to, form_data(found, asked, veil))


def form_data(found: GrantReturn, asked: Asked, veil: Veil) -> FormData:
    """The return's fields, KPIs and money by the names that forms are matched by; names are veiled."""
    rows = [(part.reference, row) for part in found.parts for row in part.rows]
    rows += [("none", row) for row in found.other]
    return FormData(
        fields={
            "region": found.head.alliance,
            "plan": found.head.title,
            "period": found.period,
            "cleared_by": asked.cleared_by or "",
            "sent": phrases.full_day(asked.sent),
        },
        kpis=tuple(_kpi(reference, row, veil) for reference, row in rows),
        money=tuple(_money(line) for line in found.spending.areas),
    )


def _kpi(reference: str, row: KpiRow, veil: Veil) -> dict[str, str]:
    line = row.line
    return {
        "reference": reference,
        "kpi": f"{line.ref} {line.statement}",
        "kpi_key": line.ref,
        "due": due_words(line.due, line.due_text, line.was_due),
        "rag": rag(line.status),
        "figure": veil.over(figure_words(row.figures, 60)),
        "narrative": veil.over(line.comment or ""),
        "evidence": veil.over(evidence_words(row.evidence)),
    }


def _money(line: SpendLine) -> dict[str, str]:
    amounts = {
        name: phrases.amount(value, Unit.POUNDS)
        for name in ("allocation", "profile", "actual", "forecast", "variance")
        if (value := getattr(line, name)) is not None
    }
    area = AREAS[line.area] if line.area else ""
    return {"fund": line.fund, "area": area, "area_key": area, "reason": line.reason or "", **amounts}
