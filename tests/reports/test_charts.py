"""Charts: figures that add up, drawings that nobody needs colours for, and a table with each."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest

from db.words import Unit
from riia_tui.reports import html, palette
from riia_tui.reports.blocks import Cell, Chart, Report, Series
from riia_tui.reports.board_chart import participation_chart
from riia_tui.reports.chart_bars import look_of
from riia_tui.reports.chart_figures import figures_of, in_words
from riia_tui.reports.chart_svg import NARROW, WIDE, drawn
from riia_tui.reports.svg_parts import width_of
from riia_tui.views.board_pack import AuthorityLine
from tests.reports.hard_report import BURN_UP, CHARTS, RUN, SPEND, STATUS
from tests.reports.test_renderers_html import contrast

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"title": " "}, "title"),
        ({"about": ""}, "sentence"),
        ({"labels": ()}, "labels"),
        ({"series": ()}, "series"),
        ({"label_name": ""}, "name"),
        ({"series": (Series("", (1, 2)),)}, "name"),
        ({"series": (Series("One", (1,)),)}, "2 values"),
    ],
)
def test_a_chart_of_the_wrong_shape_is_refused(wrong: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(STATUS, **wrong)  # type: ignore[arg-type]


def test_its_table_has_every_figure_and_the_target() -> None:
    table = figures_of(RUN)
    assert table.header == ("Month", "Returns on time", "Target")
    rows = list(table.cells())
    assert rows[0] == (Cell("Apr 2025"), Cell("60%", right=True, value=60), Cell("80%", right=True, value=80))
    assert rows[2][1] == Cell("no figure", right=True)


def test_figures_carry_their_unit() -> None:
    assert [in_words(v, Unit.POUNDS) for v in (15_000, 0.5)] == ["£15,000", "£0.50"]
    assert in_words(82.5, Unit.PERCENT) == "82.5%"
    assert in_words(12, Unit.NUMBER) == "12"


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("chart", CHARTS, ids=[chart.kind for chart in CHARTS])
def test_a_drawing_is_plain_svg_inside_its_frame(chart: Chart, width: int) -> None:
    root = ElementTree.fromstring(drawn(chart, width))
    assert {part.tag.removeprefix(SVG) for part in root.iter()} <= {
        *("svg", "defs", "pattern", "rect", "path", "text", "line", "circle"),
    }
    assert root.get("role") == "img" and root.get("aria-label") == chart.about
    height = float(root.get("height") or 0)
    for part in root.iter(f"{SVG}text"):
        assert 0 <= float(part.get("x") or 0) <= width
        assert 0 < float(part.get("y") or 0) <= height
    for part in root.findall(f"{SVG}rect"):
        assert float(part.get("x") or 0) + float(part.get("width") or 0) <= width + 1


def test_bars_say_their_letter_and_their_figure() -> None:
    said = [part.text for part in ElementTree.fromstring(drawn(STATUS)).iter(f"{SVG}text")]
    assert {"G 8", "A 5", "R 2"} <= set(said)
    assert {"G green", "A amber", "R red"} <= set(said), "the legend"
    assert "1 Workforce & <retention>" in said


def test_bars_are_as_long_as_their_figures() -> None:
    root = ElementTree.fromstring(drawn(STATUS, name="c"))
    widths = [float(p.get("width") or 0) for p in root.findall(f"{SVG}rect") if "url(#c-47)" in str(p.get("fill"))]
    assert widths[1] == pytest.approx(2 * widths[2], rel=0.01)


def test_a_line_is_broken_where_there_is_no_figure() -> None:
    path = next(p for p in ElementTree.fromstring(drawn(RUN)).iter(f"{SVG}path") if str(p.get("d")).count("M") == 2)
    assert re.findall("[ML]", str(path.get("d"))) == ["M", "L", "M"]


def test_a_target_stands_across_the_chart() -> None:
    said = [part.text for part in ElementTree.fromstring(drawn(RUN)).iter(f"{SVG}text")]
    assert "Target: 80%" in said and "82.5%" in said


def test_lines_differ_without_colour() -> None:
    root = ElementTree.fromstring(drawn(BURN_UP))
    lines = [p for p in root.iter(f"{SVG}path") if p.get("fill") == "none"]
    assert len({p.get("stroke-dasharray") for p in lines}) == 2
    assert "Spent" in [part.text for part in ElementTree.fromstring(drawn(SPEND)).iter(f"{SVG}text")]


@pytest.mark.parametrize("letter", palette.LOOKS)
def test_letters_on_bars_have_enough_contrast(letter: str) -> None:
    look = palette.LOOKS[letter]
    assert contrast(look.text, look.ground) >= 4.5


def test_parts_of_a_bar_differ_in_pattern_or_in_lightness() -> None:
    for one, other in combinations("BGAR–C?", 2):
        first, second = palette.LOOKS[one], palette.LOOKS[other]
        assert first.pattern != second.pattern or contrast(first.ground, second.ground) >= 1.3
    assert look_of(Series("x", (), "unknown")).pattern == "plain"


@pytest.mark.parametrize("colour", palette.LINES)
def test_lines_have_enough_contrast(colour: str) -> None:
    assert contrast(colour, palette.PAPER) >= 4.5


@pytest.mark.parametrize("values", [(0.0, 0.0), (None, None), (-5.0, 10.0), (1e9, 2e9), (0.001, 0.002)])
@pytest.mark.parametrize("kind", ["run", "burn-up", "spend", "status"])
def test_any_figures_can_be_drawn(kind: str, values: tuple[float | None, ...]) -> None:
    chart = Chart(kind, "T", "About.", ("a", "b"), (Series("One", values),), unit=Unit.POUNDS)  # type: ignore[arg-type]
    ElementTree.fromstring(drawn(chart))


def test_a_web_page_has_a_drawing_for_paper_and_one_for_a_phone() -> None:
    page = html.render(Report("T", blocks=(STATUS, RUN))).decode("utf-8")
    assert page.count('class="wide"') == page.count('class="narrow"') == 2
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count(f"<figcaption>{RUN.title}</figcaption>") == 1
    assert page.count("<table") == 2
    assert "url(http" not in page


def test_hostile_words_stay_words() -> None:
    words = '"><script>alert(1)</script>&\x00'
    chart = Chart("status", words, words, (words,), (Series(words, (1,), "G"),), words)
    root = ElementTree.fromstring(drawn(chart))
    assert {part.tag.removeprefix(SVG) for part in root.iter()}.isdisjoint({"script"})


def test_a_scale_of_whole_numbers_has_no_halves_and_its_percentages_have_room() -> None:
    counted = replace(
        RUN, unit=Unit.NUMBER, target=2.0, series=(Series("Sessions", (0, 1, 1)),), labels=("a", "b", "c")
    )
    texts = [part.text for part in ElementTree.fromstring(drawn(counted)).iter(f"{SVG}text")]
    assert "0.5" not in texts and {"0", "1", "2"} <= set(texts)
    assert width_of("80%") > 13 * (2 * 0.556 + 0.889) - 0.1


def test_where_all_authorities_did_the_same_no_two_are_set_against_each_other() -> None:
    same = [AuthorityLine(name, 0, 1, 0, ()) for name in ("Kent", "Surrey")]
    other = AuthorityLine("Slough", 1, 1, 0, ())
    said = [chart.about for chart in (participation_chart(same), participation_chart([*same, other])) if chart]
    assert said == ["Each authority took part in 0 of 1.", "From 0 of 1 (Kent) to 1 of 1 (Slough)."]


@pytest.mark.parametrize("chart", [SPEND, replace(BURN_UP, unit=Unit.POUNDS)])
def test_a_figure_is_written_above_the_mark_of_another_series_that_is_just_over_its_own(chart: Chart) -> None:
    series = (Series("Spent", (315.0, None)), Series("Profile", (323.0, 809.0)))
    root = ElementTree.fromstring(drawn(replace(chart, labels=("Q2", "Q3"), series=series)))
    figure = next(part for part in root.iter(f"{SVG}text") if part.text == "£315")
    marks = [re.match(r"M[\d.]+ ([\d.]+)m", str(part.get("d"))) for part in root.iter(f"{SVG}path")]
    lowest_mark = max(float(mark[1]) for mark in marks if mark)
    assert float(figure.get("y") or 0) <= lowest_mark - 7.9


def test_a_figure_stands_beside_a_line_that_rises_from_its_point_or_falls_to_it() -> None:
    values = (0.0, 0.0, 4.0, 4.0, 1.0, 1.0)
    chart = replace(RUN, labels=tuple("abcdef"), series=(Series("Reports", values),), target=None, unit=Unit.NUMBER)
    parts = list(ElementTree.fromstring(drawn(chart, NARROW)).iter())
    marks = [float(part.get("cx") or 0) for part in parts if part.tag == f"{SVG}circle"][1:]
    figures = [float(part.get("x") or 0) for part in parts if part.get("font-weight") == "bold"]
    aside = [round(figure - mark, 1) for figure, mark in zip(figures, marks, strict=True)]
    assert aside[0] == aside[2] == aside[3] == aside[5] == 0
    assert aside[1] < -1 and aside[4] > 1


def test_on_a_web_page_lines_stand_beside_their_figures_and_bars_above_them() -> None:
    lines, bars = (html.render(Report("T", blocks=(chart,))).decode("utf-8") for chart in (RUN, STATUS))
    assert '<div class="beside">\n<figure>' in lines
    assert "<div>\n<figure>" in bars and '<div class="beside">' not in bars


def test_no_line_runs_through_a_figure_and_no_ground_of_one_hides_another() -> None:
    root = ElementTree.fromstring(drawn(RUN))
    parts = list(root.iter())
    plates = [
        at for at, part in enumerate(parts) if part.tag == f"{SVG}rect" and part.get("fill") == f"#{palette.PAPER}"
    ]
    words = [at for at, part in enumerate(parts) if part.tag == f"{SVG}text" and part.get("font-weight") == "bold"]
    lines = [at for at, part in enumerate(parts) if part.tag in (f"{SVG}line", f"{SVG}path")]
    assert len(plates) == len(words) > 0
    assert max(lines) < min(plates) and max(plates) < min(words)


def test_beside_many_rags_the_name_of_a_theme_stands_on_one_line() -> None:
    rags = ("B blue", "G green", "A amber", "R red", "– not started", "C closed", "? not judged")
    theme = "1 SEND Data Capacity and Capability"
    chart = Chart("status", "RAGs", "about", (theme,), tuple(Series(name, (1.0,)) for name in rags), label_name="Theme")
    letters_over_the_width = 106
    assert figures_of(chart).shares()[0] * letters_over_the_width > len(theme) + 3
