"""The year as a whole: what was promised and what came, what changed for children, what it cost, what goes on."""

from collections.abc import Iterator

from db.engine import Store
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Bullets, Facts, Heading, PageBreak, Paragraph, Report
from riia_tui.reports.board_annex import every_kpi, outstanding_table
from riia_tui.reports.board_chart import participation_chart
from riia_tui.reports.board_details import by_theme, in_full
from riia_tui.reports.frame import framed
from riia_tui.reports.how_to_read import how_to_read
from riia_tui.reports.plan_changes import plan_changes
from riia_tui.reports.rag import tally_words
from riia_tui.reports.register_tables import lesson_table, risk_blocks
from riia_tui.reports.spend_tables import spend_blocks
from riia_tui.reports.time_charts import burn_up_blocks
from riia_tui.views.board_pack import BoardPack
from riia_tui.views.year import Year, year_of


def build(store: Store, asked: Asked) -> Report:
    """The year of a plan up to a day. Raises UnknownName or BadInput."""
    found = year_of(store, asked.plan, asked.today)
    return framed("The year", found.pack.head, _blocks(found))


def _blocks(found: Year) -> Iterator[Block]:
    pack = found.pack
    yield Facts(
        (
            ("Plan runs", f"{phrases.full_day(found.starts)} to {phrases.full_day(found.ends)}"),
            ("KPIs", tally_words(pack.total.now)),
            ("Recorded", found.recorded),
        )
    )
    if pack.head.as_at < found.ends:
        yield Paragraph("The plan is still running, so this is the year so far.", strong=True)
    yield Heading("What changed for children")
    changed = tuple(f"{line.title}: {line.changed}" for line in found.lessons if line.changed)
    yield Bullets(changed) if changed else Paragraph("No lesson says yet what changed for children.")
    yield from by_theme(pack)
    yield from burn_up_blocks(pack.burn_up)
    yield Heading("What is not as promised")
    yield from (block for block in in_full(pack) if not isinstance(block, Heading))
    yield from _participation(pack)
    yield Heading("Money")
    yield from spend_blocks(found.spending)
    yield Heading("Risks that stay")
    yield from risk_blocks(found.risks)
    if found.lessons:
        yield Heading("What was learned")
        yield lesson_table(found.lessons)
    yield from plan_changes(found.changes, "the plan began")
    yield PageBreak(wide=bool(pack.sections))
    yield from every_kpi(pack.sections)
    yield PageBreak()
    yield from how_to_read(pack)


def _participation(pack: BoardPack) -> Iterator[Block]:
    chart = participation_chart(pack.authorities) if pack.shared else None
    yield Heading("Participation")
    if chart is None:
        yield Paragraph("No open KPI of this plan counts who takes part.")
        return
    yield chart
    yield outstanding_table(pack.authorities)
