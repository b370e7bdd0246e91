"""An HTML report: one file that opens anywhere, on a phone and on paper."""

import re

import pytest

from riia_tui.reports import html, palette
from riia_tui.reports.blocks import Callout, Cell, Facts, Heading, PageBreak, Paragraph, Report, Table

TABLE = Table(
    "KPIs by theme",
    ("Theme", "On track"),
    (("Workforce", Cell("7 G", "green", right=True)),),
    alt="One row a theme.",
)


def page(*blocks: object, **front: str) -> str:
    return html.render(Report(front.pop("title", "Board pack"), blocks=blocks, **front)).decode("utf-8")  # type: ignore[arg-type]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_language_title_and_character_set_are_set() -> None:
    text = page()
    assert text.startswith('<!DOCTYPE html>\n<html lang="en-GB">\n')
    assert '<meta charset="utf-8">' in text
    assert "<title>Board pack</title>" in text
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text


def test_the_title_is_the_only_first_heading_and_no_level_is_skipped() -> None:
    text = page(Heading("One"), Heading("Deep", 3), Heading("Two"))
    assert re.findall(r"<h(\d)>([^<]+)</h", text) == [("1", "Board pack"), ("2", "One"), ("3", "Deep"), ("2", "Two")]


def test_a_table_can_be_heard() -> None:
    text = page(TABLE)
    assert "<caption>KPIs by theme</caption>" in text
    assert '<th scope="col">Theme</th>' in text
    assert '<th scope="col" class="right">On track</th>' in text
    assert '<th scope="row">Workforce</th><td class="tone-green right">7 G</td>' in text
    described = re.search(r'aria-describedby="([^"]+)"', text)
    assert described and f'id="{described[1]}">One row a theme.</p>' in text


def test_the_first_column_is_plain_where_it_does_not_name_the_row() -> None:
    table = Table("Caption", ("Figure",), (("7",),), row_names=False)
    assert '<th scope="row"' not in page(table)


def test_every_table_scrolls_by_itself_and_by_keyboard() -> None:
    text = page(TABLE, TABLE)
    assert text.count('<div class="scroll" role="region" aria-label="KPIs by theme" tabindex="0">') == 2
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == 2


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = page(TABLE, Facts((("a", "b"),)), Callout("c", "d"), note="Demonstration record")
    assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import|\son\w+=", text)
    assert "default-src 'none'" in text


def test_it_prints_on_a4_with_header_rows_repeated_and_rows_whole() -> None:
    text = page(PageBreak(), TABLE)
    for rule in ("size: A4 portrait", "display: table-header-group", "break-inside: avoid", "break-after: page"):
        assert rule in text
    assert '<div class="new-page"></div>' in text


def test_a_title_cannot_leave_the_style_element() -> None:
    text = page(title='"; } </style><script>alert(1)</script>', note="*/ } \\ </style>")
    assert text.count("</style>") == 1
    assert "<script" not in text


def test_the_note_stands_above_the_title() -> None:
    text = page(note="Demonstration record")
    assert 0 < text.index('<p class="note">Demonstration record</p>') < text.index("<h1>")


def test_no_empty_element_stands_for_what_was_not_given() -> None:
    assert not re.search(r"<(p|h\d|li|dd|dt|ul|dl|caption)[^>]*></", page(Paragraph(" "), Callout("", "x"), Facts(())))


@pytest.mark.parametrize("ground", [*palette.GROUNDS.values(), palette.PAPER, palette.TINT])
def test_text_has_enough_contrast_on_every_ground(ground: str) -> None:
    assert contrast(palette.INK, ground) >= 4.5
    assert contrast(palette.QUIET, ground) >= 4.5
    assert contrast(palette.ACCENT, ground) >= 4.5


def test_the_measure_of_contrast_knows_black_from_white() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_same_report_gives_the_same_bytes() -> None:
    report = Report("Title", blocks=(TABLE,))
    assert html.render(report) == html.render(report)
