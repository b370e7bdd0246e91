"""Slides for the room: a title on each, tables and charts of PowerPoint's own, a text for who listens."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from db.words import Unit
from riia_tui.reports import pptx
from riia_tui.reports.blocks import (
    Block,
    Bullets,
    Cell,
    Chart,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Series,
    Slide,
    Table,
)
from riia_tui.reports.frame import HOW_TO_READ
from riia_tui.reports.letters import width_of
from riia_tui.reports.slide_room import cell_room
from riia_tui.reports.slide_tables import pages_of, readable
from riia_tui.reports.slides import MOST_SLIDES, slides_of
from riia_tui.reports.updates import updates_table
from riia_tui.views.outstanding import Update, Wanted
from tests.reports.hard_report import CHARTS, REPORT


def opened(report: Report) -> Any:
    return Presentation(BytesIO(pptx.render(report)))


@pytest.fixture(scope="module")
def deck() -> Any:
    return opened(REPORT)


def frames(deck: Any) -> list[Any]:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart or shape.has_table]


def test_every_slide_has_a_title_and_no_place_is_left_empty(deck: Any) -> None:
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text.strip()
        assert all(place.text_frame.text.strip() for place in slide.placeholders)


def test_nothing_lies_outside_the_slide(deck: Any) -> None:
    assert deck.slide_width == Inches(13.333)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_tables_and_charts_have_a_text(deck: Any) -> None:
    texts = [frame._element.nvGraphicFramePr.cNvPr.get("descr") for frame in frames(deck)]
    assert all(texts)
    assert {chart.about for chart in CHARTS} <= set(texts)


def test_charts_hold_their_own_figures(deck: Any) -> None:
    charts = [frame.chart for frame in frames(deck) if frame.has_chart]
    assert [tuple(series.values) for series in charts[0].plots[0].series] == [(8, 4), (5, 0), (1, 2)]
    assert [series.name for series in charts[1].plots[0].series] == ["Returns on time", "Target"]


def test_a_table_has_one_header_row(deck: Any) -> None:
    tables = [frame.table for frame in frames(deck) if frame.has_table]
    assert tables and all(table.first_row and not table.horz_banding for table in tables)
    assert [cell.text for cell in tables[0].rows[0].cells] == ["Theme", "KPIs", "Met", "Spent"]


def captions(found: tuple[Slide, ...]) -> list[str]:
    return [block.caption for slide in found for block in slide.blocks if isinstance(block, Table)]


def test_a_long_table_goes_on_over_slides_that_say_where_they_are() -> None:
    rows = tuple((f"1.{at}", "Done") for at in range(30))
    found = slides_of(Report("T", blocks=(Heading("KPIs"), Table("All", ("KPI", "Promise"), rows))))
    assert captions(found) == ["All (1 to 15 of 30)", "All (16 to 30 of 30)"]
    assert [slide.title for slide in found] == ["KPIs (1 of 2)", "KPIs (2 of 2)"]


def test_of_a_very_long_table_reds_and_ambers_are_kept_before_others_in_its_own_order() -> None:
    tones = {33: Cell("R red", "red"), 70: Cell("A amber", "amber")}
    rows = tuple((f"1.{at}", tones.get(at, Cell("G green", "green"))) for at in range(80))
    found = slides_of(Report("T", blocks=(Table("All", ("KPI", "RAG"), rows),)))
    shown = [row[0] for slide in found for block in slide.blocks if isinstance(block, Table) for row in block.rows]
    refs = [cell.text for cell in shown if isinstance(cell, Cell)]
    assert len(found) == 2 and refs == [*(f"1.{at}" for at in range(len(refs) - 2)), "1.33", "1.70"]
    assert captions(found)[0] == "All (1 to 17 of 34; 46 more, none red or amber, are in Word and Excel)"


def test_a_very_long_table_of_reds_and_others_keeps_every_red_that_there_is_room_for() -> None:
    red, long = Cell("R red", "red"), "A promise that goes on over a line. " * 6
    rows = tuple((f"1.{at}", red if at % 4 == 0 else "none", long if at % 4 == 0 else "Meeting") for at in range(60))
    found = slides_of(Report("T", blocks=(Table("Dates", ("KPI", "RAG", "What"), rows, widths=(1, 1, 4)),)))
    shown = [row for slide in found for block in slide.blocks if isinstance(block, Table) for row in block.cells()]
    places = [int(row[0].text[2:]) for row in shown]
    assert len(found) == 2 and places == sorted(places) and set(range(0, 60, 4)) <= set(places)
    assert all(f"{60 - len(shown)} more, none red or amber, are in" in caption for caption in captions(found))


def test_many_tables_alike_are_one_of_which_what_is_red_or_amber_is_shown() -> None:
    late = Cell("30 Sep 2025, late", "red")
    blocks: list[Block] = [Heading("By authority")]
    for name in ("Devon", "Dorset", "Torbay"):
        rows = (("1.1", late), *((f"2.{at}", "31 Dec 2025") for at in range(20)))
        blocks += [Heading(name, 2), Table(f"{name}: 21 updates", ("KPI", "Due"), rows)]
    (slide,) = slides_of(Report("T", blocks=tuple(blocks)))
    (table,) = slide.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.cells()] == [
        [name, "1.1", "30 Sep 2025, late"] for name in ("Devon", "Dorset", "Torbay")
    ]
    assert table.caption == "By authority: those late (60 more, none late, are in Word and Excel)"


@pytest.mark.parametrize(
    "red, amber, caption",
    [
        ("R red", "A amber\nfigure says R", "All: those red or amber ({rest} more, {urgent} of them amber, are"),
        ("30 Sep 2025, late", "", "All ({rest} more, none late, are"),
        (
            "1 error",
            "2 warnings",
            "All: those with errors or with warnings ({rest} more, {urgent} of them with warnings, are",
        ),
        ("16 (4 × 4)", "9 (3 × 3)", "All ({rest} more are"),
    ],
)
def test_of_rows_left_out_a_caption_says_what_their_colour_says(red: str, amber: str, caption: str) -> None:
    """A colour says “late”, an error or a RAG; where no word says it, rows are counted and no more."""
    urgent = [Cell(red, "red")] * 4 + [Cell(amber, "amber")] * (36 if amber else 0)
    rows = tuple((f"1.{at}", cell) for at, cell in enumerate([*urgent, *[Cell("none")] * 60]))
    (page,) = pages_of(Table("All", ("KPI", "Found"), rows), most=1)
    said = caption.format(rest=len(rows) - len(page.rows), urgent=len(urgent) - len(page.rows))
    assert page.caption == f"{said} in Word and Excel)"


def test_a_list_that_no_file_has_whole_says_how_many_of_it_are_shown() -> None:
    updates = [Update(Wanted.FIGURE, f"Figure {at}", f"1.{at}", None, overdue=at == 0) for at in range(50)]
    (page,) = pages_of(updates_table("Updates outstanding", updates, most=40), most=1)
    assert len(page.rows) < 40
    assert page.caption == f"Updates outstanding: the {len(page.rows)} due first, of 50"


def test_short_things_of_a_part_share_a_slide() -> None:
    facts = Facts((("Plan", "South West"),))
    tables = tuple(Table(name, ("KPI", "What"), (("1.1", "One"), ("1.2", "Two"))) for name in ("Waiting", "Done"))
    found = slides_of(Report("T", blocks=(Heading("Devon"), facts, Heading("Below", 2), *tables, PageBreak())))
    assert [(slide.title, len(slide.blocks)) for slide in found] == [("Devon", 3)]


def test_charts_over_time_stand_four_to_a_slide() -> None:
    charts = tuple(
        Chart("run", f"KPI 1.{at}", "It rose.", ("May", "June"), (Series("Figure", (1, at)),)) for at in range(6)
    )
    report = Report("T", blocks=(Heading("Over time"), *charts))
    assert [len(slide.blocks) for slide in slides_of(report)] == [4, 2]
    boxes = {(shape.left, shape.top) for shape in opened(report).slides[1].shapes if shape.has_chart}
    assert len(boxes) == 4 and len({left for left, _ in boxes}) == 2


def test_how_to_read_is_one_slide_and_the_rest_of_it_its_notes() -> None:
    letters = Table("Letters", ("RAG", "When"), (("R red", "A date has passed."),))
    blocks = (Heading(HOW_TO_READ), letters, Heading("What counts", 2), Bullets(("Records that happened.",)))
    (slide,) = slides_of(Report("T", blocks=blocks))
    assert slide.blocks == (letters,) or [type(block) for block in slide.blocks] == [Table]
    assert "What counts" in slide.notes and "Records that happened." in slide.notes


def test_letters_of_a_slide_can_be_read_in_a_room() -> None:
    rows = tuple((f"1.{at}", "A statement that goes on. " * 40, "Cause: long\nRemedy: longer " * 9) for at in range(9))
    deck = opened(Report("T", blocks=(Heading("Reds"), Table("Red", ("KPI", "Promise", "Why"), rows))))
    tables = [frame.table for frame in frames(deck)]
    sizes = {
        run.font.size.pt
        for table in tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 12 and sum(len(table.rows) - 1 for table in tables) == 9


def sizes_of(deck: Any) -> list[set[float]]:
    """The sizes of letters in each table."""
    tables = [frame.table for frame in frames(deck) if frame.has_table]
    cells = [[cell for row in table.rows for cell in row.cells] for table in tables]
    return [{p.runs[0].font.size.pt for cell in found for p in cell.text_frame.paragraphs if p.runs} for found in cells]


def test_a_table_has_letters_of_one_size_on_all_its_slides() -> None:
    rows = tuple((f"1.{at}", "A long promise. " * (9 if at < 9 else 1)) for at in range(24))
    table = Table("Red", ("KPI", "Promise"), rows, widths=(1, 4))
    short = Table("Few", ("KPI", "Promise"), (("1.1", "One"),))
    sizes = sizes_of(opened(Report("T", blocks=(Heading("Reds"), table, Heading("Others"), short))))
    assert len(sizes) == 3 and sizes[0] == sizes[1] and len(sizes[0]) == 1 and sizes[2] == {14}


def test_a_list_has_letters_of_one_size_on_all_its_slides() -> None:
    words = Bullets(tuple(f"{at}: Amber to Green" for at in range(20)))
    deck = opened(Report("T", blocks=(Heading("RAG better"), words)))
    texts = [slide.placeholders[1].text_frame for slide in list(deck.slides)[1:]]
    assert len(texts) == 2
    assert len({run.font.size.pt for text in texts for line in text.paragraphs for run in line.runs}) == 1


@pytest.mark.parametrize("word", ["Evidence", "allocation)", "Responsibilities"])
def test_no_word_of_a_heading_is_broken(word: str) -> None:
    header = ("Part", "SoR reference", "KPI as the plan states it", "Due", "RAG", "Figure", "Narrative", word)
    rows = (("1 Data", "1.1", "A promise. " * 20, "30 Sep 2025", "R", "2 of 3", "Why. " * 9, "x"),) * 9
    table = Table("Return", header, rows, widths=(4, 1, 6, 1, 1, 3, 3, 0.6))
    (frame, *_) = frames(opened(Report("T", slides=(Slide("Return", (table,)),))))
    columns = frame.table.columns
    for at, name in enumerate(header):
        size = frame.table.cell(0, at).text_frame.paragraphs[0].runs[0].font.size.pt
        room = columns[at].width.pt - 0.16 * 72
        assert all(width_of(part, size, strong=True) <= room for part in name.split())


def test_short_lines_of_a_cell_stay_on_one_line_beside_long_texts() -> None:
    late, owner = Cell("30 Sep 2025, late", "red"), "Owner: Regional coordinator\nDue: 30 Sep 2025"
    rows = ((late, "A promise that goes on. " * 30, owner),) * 9
    shares = readable(Table("Reds", ("Due", "Promise", "Who"), rows, widths=(1, 9, 1))).shares()
    assert width_of(late.text, 12) <= cell_room(shares[0])
    assert width_of("Owner: Regional coordinator", 12) <= cell_room(shares[2])


def test_columns_of_spend_bear_their_figures_and_a_scale_of_percent_ends_at_100() -> None:
    spend = Chart("spend", "Spend", "About.", ("Q1", "Q2"), (Series("Spent", (10, 20)),), unit=Unit.POUNDS)
    rates = Chart("run", "Rate", "About.", ("May", "June"), (Series("Figure", (40, 100)),), unit=Unit.PERCENT)
    over = Chart("run", "Over", "About.", ("May", "June"), (Series("Figure", (40, 120)),), unit=Unit.PERCENT)
    blocks = (Heading("Money"), spend, Heading("Rates"), rates, over)
    columns, rate, above = [frame.chart for frame in frames(opened(Report("T", blocks=blocks)))]
    assert columns.plots[0].series[0].data_labels.show_value
    assert rate.value_axis.maximum_scale == 100 and above.value_axis.maximum_scale is None


def test_what_is_printed_small_below_a_table_is_for_who_presents() -> None:
    table = Table("SEND", ("Row", "Q2"), (("Lead", "£5"),))
    notes = Bullets(("Lead: half a post.",), small=True)
    (slide,) = slides_of(Report("T", blocks=(Heading("Costings"), table, notes)))
    assert [type(block) for block in slide.blocks] == [Table] and "Lead: half a post." in slide.notes


def test_short_parts_of_text_that_follow_each_other_share_a_slide() -> None:
    parts = (Heading("Dates that slipped"), Bullets(("1.1: late",)), Heading("Risks"), Bullets(("New: one",)))
    (slide,) = slides_of(Report("T", blocks=parts))
    assert slide.title == "Dates that slipped; Risks"
    assert slide.blocks[0] == Paragraph("Dates that slipped", strong=True)


def test_the_scale_of_bars_stands_below_them_and_plans_are_told_from_spend_in_grey(deck: Any) -> None:
    charts = [frame.chart for frame in frames(deck) if frame.has_chart]
    assert charts[0]._chartSpace.xpath(".//c:valAx/c:crosses/@val") == ["max"]
    spent, profile = charts[3].plots[0].series
    assert spent.format.fill.type != profile.format.fill.type


def test_slides_that_a_report_gives_are_taken_as_they_are() -> None:
    slides = (Slide("One", (Paragraph("Text."), Bullets(("a", "b"))), "Say hello."), Slide("Two", ()))
    deck = opened(Report("T", blocks=(Heading("Not shown"),), slides=slides))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == ["T", "One", "Two"]
    assert deck.slides[1].notes_slide.notes_text_frame.text == "Say hello."


def test_its_language_and_properties_are_the_reports(deck: Any) -> None:
    about = deck.core_properties
    assert (about.title, about.author, about.language) == ("Board pack", "A. Coordinator", "en-GB")
    assert about.created.date().isoformat() == "2025-12-01"


def test_a_long_report_ends_with_a_slide_that_says_where_the_rest_is() -> None:
    table = Table("KPIs", ("KPI",), (("1.1",),))
    parts = (block for at in range(40) for block in (Heading(f"Part {at}"), table))
    found = slides_of(Report(title="Long", blocks=tuple(parts)))
    assert len(found) == MOST_SLIDES
    assert found[-1].title == "The rest is in the report"
    assert found[-1].blocks[0] == Paragraph("There is more in Word, PDF and Excel on:")
    assert isinstance(named := found[-1].blocks[1], Bullets) and named.items[:2] == ("Part 19", "Part 20")


def test_of_a_report_with_too_many_slides_every_part_has_its_first_ones() -> None:
    tables = tuple(Table(name, ("KPI", name), (("1.1", "Done"),) * 30) for name in ("Waiting", "Done"))
    parts = (block for at in range(15) for block in (Heading(f"LA {at}"), *tables))
    *shown, rest = slides_of(Report(title="Authorities", blocks=tuple(parts)))
    assert [slide.title for slide in shown] == [f"LA {at}" for at in range(15)]
    assert {caption.partition(" ")[2] for caption in captions(tuple(shown))} == {"(13 more are in Word and Excel)"}
    assert rest.title == "The rest is in the report"


def test_a_heading_above_a_table_is_the_title_of_its_slide_and_no_slide_of_its_own() -> None:
    table = Table("KPIs", ("KPI",), (("1.1",),))
    found = slides_of(Report("R", blocks=(Heading("KPIs by requirement"), Heading("1 Data", 2), table)))
    assert [(slide.title, len(slide.blocks)) for slide in found] == [("KPIs by requirement: 1 Data", 1)]
    found = slides_of(Report("R", blocks=(Heading("One"), Heading("Two", 2), Paragraph("Text."), table)))
    assert [(slide.title, len(slide.blocks)) for slide in found] == [("One: Two", 2)]


def test_a_caption_counts_the_rows_that_the_slide_has_room_for() -> None:
    rows = tuple((f"1.{at}", "Words of a long promise. " * 12) for at in range(30))
    table = Table("Promises", ("KPI", "Promise"), rows, widths=(1, 2))
    deck = opened(Report("T", slides=(Slide("Promises", (table,)),)))
    (frame,) = frames(deck)
    shown = len(frame.table.rows) - 1
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert shown < 30 and f"Promises (the first {shown}; {30 - shown} more are in Word and Excel)" in said


def test_a_long_list_goes_on_over_a_second_slide_and_says_how_many_more_there_are() -> None:
    items = tuple(f"{at}: Amber to Green" for at in range(60))
    found = slides_of(Report("T", blocks=(Heading("RAG better"), Bullets(items))))
    lists = [block for slide in found for block in slide.blocks if isinstance(block, Bullets)]
    shown = [item for each in lists for item in each.items]
    assert [slide.title for slide in found] == ["RAG better (1 of 2)", "RAG better (2 of 2)"]
    assert tuple(shown[:-1]) == items[: len(shown) - 1]
    assert shown[-1] == f"{60 - len(shown) + 1} more are in Word and Excel"


def test_no_slide_ends_with_a_heading_or_has_headings_only() -> None:
    words = Bullets(tuple(f"Point {at}" for at in range(9)))
    parts = (Heading("One", 2), words, Heading("Two", 2), words)
    found = slides_of(Report("T", blocks=(Heading("How to read"), *parts)))
    assert [slide.blocks[0] for slide in found] == [Paragraph("One", strong=True), Paragraph("Two", strong=True)]
    assert slides_of(Report("T", blocks=(Heading("A"), Heading("B", 2), Heading("C")))) == ()


def test_what_stands_above_the_first_heading_does_not_say_the_reports_title_again() -> None:
    (slide,) = slides_of(Report("A very long title", blocks=(Paragraph("The plan is still running."),)))
    assert slide.title == "In short"


def test_bars_of_few_are_counted_in_whole_numbers_and_every_bar_is_named() -> None:
    names = tuple(f"Authority {at}" for at in range(19))
    chart = Chart("status", "Part", "About.", names, (Series("took part", (1.0,) * 19, "t"),), label_name="Authority")
    (frame,) = frames(opened(Report("T", blocks=(chart,))))
    assert frame.chart.value_axis.major_unit == 1
    assert frame.chart._chartSpace.xpath(".//c:tickLblSkip/@val") == ["1"]


def test_a_long_list_begins_below_the_line_above_it() -> None:
    items = tuple(f"1.1.{at}: Green to Amber" for at in range(40))
    first, *_ = slides_of(Report("T", blocks=(Paragraph("In all: 151."), Heading("RAG worse"), Bullets(items))))
    said, listed_here = first.blocks
    assert said == Paragraph("In all: 151.") and isinstance(listed_here, Bullets) and len(listed_here.items) > 5
