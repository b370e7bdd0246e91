"""An HTML report: one file that opens anywhere, on a phone and on paper."""

import re
from dataclasses import replace

import pytest

from riia_tui.reports import html, palette
from riia_tui.reports.blocks import Callout, Cell, Facts, Heading, PageBreak, Paragraph, Report, Table

WIDE = Table(
    "Every KPI",
    ("KPI", "Promise", "Due", "RAG", "Comment"),
    (("1.1", "Every network meets. " * 3, "31 Dec 2025", Cell("R red", "red"), "Two of five did not meet."),),
)
GRID = Table(
    "Who took part",
    ("Authority", *(f"1.2.{at}" for at in range(9))),
    tuple((f"Authority {row}", *("●" for _ in range(9))) for row in range(6)),
    alt="A row an authority, a column a KPI.",
)
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
    assert re.findall(r"<h(\d)[^>]*>([^<]+)</h", text) == [
        ("1", "Board pack"),
        ("2", "One"),
        ("3", "Deep"),
        ("2", "Two"),
    ]


def test_a_table_can_be_heard() -> None:
    text = page(TABLE)
    assert '<caption id="caption-1">KPIs by theme</caption>' in text
    assert '<th scope="col">Theme</th>' in text
    assert '<th scope="col" class="right">On track</th>' in text
    assert '<th scope="row">Workforce</th><td class="tone-green right">7 G</td>' in text
    described = re.search(r'aria-describedby="([^"]+)"', text)
    assert described and f'id="{described[1]}">One row a theme.</p>' in text


def test_the_first_column_is_plain_where_it_does_not_name_the_row() -> None:
    table = Table("Caption", ("Figure",), (("7",),), row_names=False)
    assert '<th scope="row"' not in page(table)


def test_what_only_repeats_the_caption_is_not_said_twice() -> None:
    assert "aria-describedby" not in page(Table("Caption", ("KPI",), (("1.1",),)))


def test_a_table_that_fits_on_a_phone_stays_one() -> None:
    text = page(TABLE)
    assert '<div class="plain">' in text
    assert 'tabindex="0"' not in text and 'data-label="' not in text


def test_a_row_of_many_columns_is_a_card_on_a_phone_and_can_still_be_heard_as_a_row() -> None:
    text = page(WIDE)
    assert '<div class="cards">' in text
    assert 'tabindex="0"' not in text
    roles = re.findall(r'<(\w+)[^>]* role="(\w+)"', text)
    assert roles[:3] == [("table", "table"), ("thead", "rowgroup"), ("tr", "row")]
    assert roles[3:8] == [("th", "columnheader")] * 5
    assert roles[8:11] == [("tbody", "rowgroup"), ("tr", "row"), ("th", "rowheader")]
    assert roles[11:] == [("td", "cell")] * 4
    assert '<td role="cell" data-label="Promise">Every network meets.' in text


def test_dates_and_rags_stand_two_to_a_line_of_a_card() -> None:
    text = page(WIDE)
    assert '<td role="cell" data-label="Due" class="short">31 Dec 2025</td>' in text
    assert '<td role="cell" data-label="RAG" class="short tone-red">R red</td>' in text
    assert '<td role="cell" data-label="Comment">Two of five' in text


@pytest.mark.parametrize(
    ("name", "text", "short"),
    [
        ("What", "KPI 4.1.10B due", True),
        ("Due", "30 Sep 2025, late", True),
        ("Narrative", "nothing said yet", False),
        ("Title or promise", "RIIA Board", False),
    ],
)
def test_two_to_a_line_of_a_card_stands_only_what_fits_half_of_it_with_its_label(
    name: str, text: str, short: bool
) -> None:
    table = Table("Dates", ("Date", name, "What it is about"), (("18 Dec 2025", text, "The board meets. " * 9),))
    wide = replace(table, header=(*table.header, "Who comes"), rows=((*table.rows[0], "All leads. " * 9),))
    assert (f'data-label="{name}" class="short">' in page(wide)) is short


def test_a_card_leaves_out_what_only_keeps_a_cell_from_being_empty() -> None:
    idle = Cell("none", idle=True)
    text = page(replace(WIDE, rows=(("1.1", "Every network meets. " * 3, "31 Dec 2025", idle, "Two of five."),)))
    assert '<td role="cell" data-label="RAG" class="short idle">none</td>' in text
    assert ".cards td.idle { display: none; }" in text


def test_rows_of_one_name_are_parts_of_one_card_that_says_it_once() -> None:
    header = ("Requirement", "Detail of the requirement", "Activity planned", "Promise of the KPI")
    rows = (
        ("1 Data", "Expertise", "1.1.1 Appoint", "By December. " * 3),
        ("1 Data", "Expertise", "1.1.2 Build", "By March. " * 3),
        ("1 Data", "Sharing", "1.1.2 Build", "By March. " * 3),
        ("2 Diagnostics", "Sharing", "2.1.1 Agree", "By March. " * 3),
    )
    text = page(Table("Delivery plan", header, rows))
    cards = [re.findall(r">([^<>]+)</t", row) for row in text.split("<tr ")[2:]]
    assert [card[:3] for card in cards] == [list(row[:3]) for row in rows]
    said = [re.findall(r'class="said">([^<]+)', row) for row in text.split("<tr ")[2:]]
    assert said == [[], ["1 Data", "Expertise"], ["1 Data"], []]
    assert re.findall(r'<tr role="row"( class="more")?>', text) == ["", "", ' class="more"', ' class="more"', ""]


def test_a_card_never_leaves_out_all_that_its_row_says() -> None:
    text = page(replace(WIDE, rows=(*WIDE.rows, *WIDE.rows)))
    assert text.count("Two of five did not meet.") == 2
    assert text.count(' said"') + text.count('"said"') == 4


def column_rems(table: Table) -> list[float]:
    """How wide the columns are on a page of 762 pixels, in rem."""
    return [float(share) / 100 * 762 / 16 for share in re.findall(r"--share: ([\d.]+)%", page(table))]


def test_no_date_and_no_rag_is_broken_on_a_page_however_little_its_column_was_to_have() -> None:
    rows = (("19 Nov 2025", "A amber, was G", "Write-up days. " * 9),)
    day, rag, lesson = column_rems(Table("Lessons", ("Date", "RAG", "Lesson"), rows, widths=(1.0, 1.0, 20.0)))
    assert day >= 6 and rag >= 7.5 and lesson > 30


def test_no_word_of_a_heading_and_no_amount_is_broken_where_a_page_has_room_for_all() -> None:
    names = (
        "Q2 (20% grant allocation)",
        "Q3 (30% grant allocation)",
        "DfE Allocation",
        "Variance Spend",
        "Total",
        "Due",
    )
    rows = (("3 SEND Universal Improvement Workstream (row 1 of 3)", *("£1,190,200" for _ in names)),)
    first, *others = column_rems(Table("Costings", ("Row", *names), rows, widths=(20.0, *(1.0 for _ in names))))
    assert min(others) >= 5.2
    assert first > 8


def test_the_shares_of_columns_are_the_whole_width_even_of_a_grid_that_is_too_wide() -> None:
    for table in (GRID, WIDE, TABLE):
        assert sum(column_rems(table)) == pytest.approx(762 / 16, rel=0.01)


def test_a_grid_of_signs_slides_by_itself_and_by_keyboard() -> None:
    text = page(GRID, replace(GRID, caption="Who came"))
    for number in (1, 2):
        assert f'<div class="grid" role="region" aria-labelledby="caption-{number}" tabindex="0">' in text
    assert 'data-label="' not in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids)) == 4


def test_a_few_rows_of_figures_are_cards_so_that_nothing_is_out_of_sight() -> None:
    assert '<div class="cards">' in page(replace(GRID, rows=GRID.rows[:3]))


def test_a_heading_with_quotes_stays_inside_its_label() -> None:
    text = page(replace(WIDE, header=("KPI", 'Say "yes" & <no>', "Due", "RAG", "Comment")))
    assert 'data-label="Say &quot;yes&quot; &amp; &lt;no&gt;"' in text


def test_a_long_report_has_its_contents_after_page_one_and_a_way_back_to_them() -> None:
    text = page(Paragraph("Page one."), *(Heading(f"Part {at}") for at in range(1, 5)), Heading("Below", 2))
    assert text.index("Page one.") < text.index('<nav id="contents" aria-label="Contents">') < text.index("<h2")
    assert re.findall(r'<a href="#(part-\d)">([^<]+)</a>', text) == [(f"part-{n}", f"Part {n}") for n in range(1, 5)]
    assert re.findall(r'<h2 id="(part-\d)">([^<]+)</h2>', text) == [(f"part-{n}", f"Part {n}") for n in range(1, 5)]
    assert text.index('<p class="to-contents"><a href="#contents">') > text.index("Below")


def test_a_short_report_has_no_contents() -> None:
    text = page(Heading("One"), Heading("Two"), Heading("Three"))
    assert "<nav" not in text and "<a " not in text


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = page(
        TABLE,
        *(Heading(str(at)) for at in range(5)),
        Facts((("a", "b"),)),
        Callout("c", "d"),
        note="Demonstration record",
    )
    assert not re.search(r"<script|<link|<img|src=|href=\"[^#]|url\(|@import|\son\w+=", text)
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


@pytest.mark.parametrize("ground", [*palette.GROUNDS, "paper", "tint"])
def test_text_has_enough_contrast_on_a_dark_screen(ground: str) -> None:
    for text in ("ink", "quiet", "accent"):
        assert contrast(palette.DARK[text], palette.DARK[ground]) >= 4.5


def test_every_colour_has_its_dark_one_for_screens_alone() -> None:
    sheet = page().partition("<style>")[2].partition("</style>")[0]
    light, dark = re.findall(r":root \{([^}]*)\}", sheet)
    names = re.findall(r"--(\w+):", light)
    assert names == re.findall(r"--(\w+):", dark)
    assert set(re.findall(r"var\(--(\w+)\)", sheet)) - {"share", "least", "width"} == set(names)
    assert "@media screen and (prefers-color-scheme: dark)" in sheet


def test_the_measure_of_contrast_knows_black_from_white() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_same_report_gives_the_same_bytes() -> None:
    report = Report("Title", blocks=(TABLE,))
    assert html.render(report) == html.render(report)
