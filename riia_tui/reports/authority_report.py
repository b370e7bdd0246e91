"""One page for one director: an authority's part in everything; or a page for each of them."""

from collections.abc import Iterator
from dataclasses import replace

from db.engine import Store
from db.errors import BadInput
from riia_tui import phrases
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Facts, Heading, PageBreak, Paragraph, Report, Table
from riia_tui.reports.frame import framed
from riia_tui.reports.how_to_read import TOOK_PART, as_at
from riia_tui.reports.legends import participation_legend
from riia_tui.reports.room import PAGE, head_height, height
from riia_tui.reports.updates import updates_table
from riia_tui.views.audience import veil_of
from riia_tui.views.authority import Authority, authority, every_authority
from riia_tui.views.board_pack import board_pack
from riia_tui.views.parts import Part
from riia_tui.views.standing import standing

SHARES = (
    *((18, 14, 10), (18, 10, 8), (18, 8, 6), (18, 6, 5), (18, 5, 4), (18, 4, 3), (18, 3, 2), (18, 0, 2)),
    *((most, 0, 0) for most in (18, 16, 14, 12, 10, 8, 6, 4)),
)
"""How many updates, KPIs and records a page shows: the first three that leave it one page; updates matter most."""

_ROOM = PAGE * 1.08
"""More than a page of text takes: short tables under small headings are counted too high."""

_HEAD = 40
"""What the first page keeps back beside its title, which Word sets with more room."""


def build(store: Store, asked: Asked) -> Report:
    """The page of one authority, or of all. Raises UnknownName, and BadInput where the region has none."""
    if asked.authority:
        found = authority(store, asked.authority, asked.plan, asked.today)
        title = found[0].name
    else:
        found = every_authority(store, asked.plan, asked.today)
        title = "Authorities"
    found = _released(store, asked, found) if asked.is_outside else found
    if not found:
        raise BadInput("The region has no authorities yet.", "Enter them with “riia add authority”.")
    head = framed(title, found[0].head, ())
    on = found[0].head.as_at
    method = board_pack(store, asked.plan, asked.today).method
    legend = [] if asked.authority else participation_legend(method, on)
    blocks: list[Block] = []
    for page in found:
        taken = height(legend) if page is found[-1] else 0
        taken += 0 if blocks else head_height(head) + _HEAD
        blocks += [PageBreak()] if blocks else []
        blocks += _page(page, asked.authority is not None, _ROOM - taken)
    return replace(head, blocks=(*blocks, *legend))


def _released(store: Store, asked: Asked, found: tuple[Authority, ...]) -> tuple[Authority, ...]:
    """Those that agreed to be named to the audience. Raises BadInput where none of them did."""
    veil = veil_of(standing(store, asked.plan or found[0].head.plan, asked.today), asked.audience) if found else None
    kept = tuple(page for page in found if veil and page.name in veil.named)
    if found and not kept:
        who = found[0].name if asked.authority else "No authority"
        raise BadInput(
            f"{who} has {'not ' if asked.authority else ''}agreed to be named to {phrases.AUDIENCES[asked.audience]}.",
            "Once it has, enter it with “riia release”.",
        )
    return kept


def _page(found: Authority, alone: bool, room: float) -> list[Block]:
    pages = ([*_blocks(found, alone, share)] for share in SHARES)
    return next((page for page in pages if height(page) <= room), [*_blocks(found, alone, SHARES[-1])])


def _blocks(found: Authority, alone: bool, most: tuple[int, int, int]) -> Iterator[Block]:
    updates, kpis, records = most
    if not alone:
        yield Heading(found.name)
    yield Facts(tuple(_facts(found)))
    level = 1 if alone else 2
    yield Heading("What we still wait for", level)
    if found.outstanding:
        yield updates_table("Updates outstanding", found.outstanding, most=updates)
    else:
        yield Paragraph("Nothing is outstanding.")
    yield Heading("What it took part in", level)
    yield from _kpis(found, kpis)
    yield from _networks(found)
    yield from _records(found, records)
    if alone:
        yield Paragraph(f"How to read this page: {as_at(found.head.as_at)} {TOOK_PART}", small=True)


def _facts(found: Authority) -> Iterator[tuple[str, str]]:
    yield "Took part", f"in {found.took_part} of {phrases.counted(found.asked, 'KPI')} that count authorities"
    for spell in found.excused:
        until = f"to {phrases.full_day(spell.until)}" if spell.until else "for the time being"
        yield "Excused", f"from {phrases.full_day(spell.since)} {until}: {spell.why}"


def _kpis(found: Authority, most: int) -> Iterator[Block]:
    if not found.kpis:
        yield Paragraph("No open KPI counts it.")
        return
    for part, words in ((Part.NOT_YET, "Not yet in"), (Part.EXCUSED, "Excused from")):
        refs = list(dict.fromkeys(kpi.ref for kpi in found.kpis if kpi.part is part))
        if refs:
            yield Paragraph(f"{words} {phrases.listed(refs)}.")
    took = [kpi for kpi in found.kpis if kpi.part is Part.TOOK_PART]
    if not took:
        yield Paragraph("It has taken part in none of the KPIs yet.")
    if not took or not most:
        return
    yield Table(
        caption=f"KPIs that it took part in{_some(len(took), most)}",
        header=("KPI", "What is counted"),
        rows=tuple((kpi.ref, phrases.cut(kpi.name, 110)) for kpi in took[:most]),
        widths=(1.8, 13.6),
        alt="The KPIs that count authorities and that this one took part in.",
        compact=True,
    )


def _networks(found: Authority) -> Iterator[Block]:
    if found.networks:
        yield Table(
            caption="Networks that expect it",
            header=("Network", "Came to", "Who comes"),
            rows=tuple(
                (
                    each.network if each.now else f"{each.network} (no member now)",
                    f"{each.came} of {phrases.counted(each.of, 'meeting')}",
                    each.person or "not entered",
                )
                for each in found.networks
            ),
            widths=(8.0, 3.5, 4.0),
            alt="The networks whose meetings expect the authority, and how many it came to.",
            compact=True,
        )


def _records(found: Authority, most: int) -> Iterator[Block]:
    done = [(part.role, record) for part in found.roles for record in part.records]
    if not done or not most:
        return
    newest = sorted(done, key=lambda pair: pair[1].on, reverse=True)
    which = f": the newest {most} of {len(done)} records" if len(done) > most else ", newest first"
    yield Table(
        caption=f"What it did{which}",
        header=("Date", "What", "Its part"),
        rows=tuple(
            (phrases.full_day(record.on), phrases.cut(record.title, 90), role.value) for role, record in newest[:most]
        ),
        widths=(2.4, 10.0, 2.6),
        alt="The records that name the authority, newest first, with what it did.",
        compact=True,
    )


def _some(found: int, most: int) -> str:
    return f": the first {most} of {found}" if found > most else ""
