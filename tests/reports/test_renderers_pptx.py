"""Slides for the room: a title on each, tables and charts of PowerPoint's own, a text for who listens."""

from io import BytesIO
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Inches

from riia_tui.reports import pptx
from riia_tui.reports.blocks import Bullets, Chart, Heading, Paragraph, Report, Series, Slide, Table
from riia_tui.reports.pptx_shapes import lines_of
from riia_tui.reports.slides import MOST_SLIDES, slides_of
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


def test_a_long_table_shows_its_first_rows_and_says_how_many_there_are() -> None:
    rows = tuple((f"1.{at}", "Done") for at in range(40))
    deck = opened(Report("T", blocks=(Table("All", ("KPI", "Promise"), rows),)))
    (frame,) = frames(deck)
    assert len(frame.table.rows) == 10
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert "All (the first 9 of 40)" in said


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


def test_lines_are_counted_with_care() -> None:
    assert lines_of("", 5, 12) == 1
    assert lines_of("a\nb", 5, 12) == 2
    assert lines_of("word " * 100, 2, 12) > 10


def test_a_long_report_ends_with_a_slide_that_says_where_the_rest_is() -> None:
    table = Table("Some", ("A", "B"), (("1", "2"),))
    long = Report(title="Long", blocks=tuple(table for _ in range(60)))
    found = slides_of(long)
    assert len(found) == MOST_SLIDES
    assert found[-1].title == "The rest is in the report"


def test_a_heading_above_a_table_is_the_title_of_its_slide_and_no_slide_of_its_own() -> None:
    table = Table("KPIs", ("KPI",), (("1.1",),))
    found = slides_of(Report("R", blocks=(Heading("KPIs by requirement"), Heading("1 Data", 2), table)))
    assert [(slide.title, len(slide.blocks)) for slide in found] == [("1 Data", 1)]
    found = slides_of(Report("R", blocks=(Heading("One"), Heading("Two", 2), Paragraph("Text."), table)))
    assert [(slide.title, len(slide.blocks)) for slide in found] == [("Two", 2)]


def test_a_caption_counts_the_rows_that_the_slide_has_room_for() -> None:
    rows = tuple((f"1.{at}", "Words of a long promise. " * 12) for at in range(8))
    deck = opened(Report("T", blocks=(Table("Promises", ("KPI", "Promise"), rows, widths=(1, 2)),)))
    (frame,) = frames(deck)
    shown = len(frame.table.rows) - 1
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert shown < 8 and f"Promises (the first {shown} of 8)" in said


def test_a_long_list_goes_on_over_as_many_slides_as_it_needs_to_be_read() -> None:
    items = tuple(f"{at}: Amber to Green" for at in range(40))
    found = slides_of(Report("T", blocks=(Heading("RAG better"), Bullets(items))))
    lists = [block for slide in found for block in slide.blocks if isinstance(block, Bullets)]
    assert tuple(item for each in lists for item in each.items) == items
    assert {slide.title for slide in found} == {"RAG better"} and max(len(each.items) for each in lists) <= 14


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
