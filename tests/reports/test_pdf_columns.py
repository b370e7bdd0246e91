"""In a PDF no day, RAG or count breaks over two lines, where there is room for it at all."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from riia_tui.reports import pdf
from riia_tui.reports.blocks import Bullets, Paragraph, Report, Table
from riia_tui.reports.letters import width_of
from riia_tui.reports.pdf_columns import columns_of

DAYS_AND_COUNTS = ("31 Dec 2025", "12 September", "11 of 15")
LONG = "Nobody has kept the dates of requests since they came to four mailboxes. "


def lines(report: Report) -> list[str]:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf.render(report))).pages).split("\n")


@pytest.mark.parametrize(
    "held", ["31 Dec 2025", "A amber", "– not", "was G", "11 of 15", "needs 13", "KPI 1.1.2", "13 warnings"]
)
def test_a_narrow_column_is_as_wide_as_what_stays_on_one_line(held: str) -> None:
    table = Table("T", ("A", "B"), ((held, LONG * 3),), widths=(1, 40))
    assert any(held in line for line in lines(Report("T", blocks=(table,))))


@pytest.mark.parametrize("held", [*DAYS_AND_COUNTS, "KPI 7.2-4", "16 more", "no figure yet", "this G"])
@pytest.mark.parametrize("before", range(0, 40, 3))
def test_at_the_end_of_a_line_it_goes_on_the_next_whole(held: str, before: int) -> None:
    text = f"{LONG}{'x' * before} {held} and more."
    report = Report("T", blocks=(Paragraph(text), Bullets((text,)), Table("T", ("A",), ((text,),))))
    assert sum(held in line for line in lines(report)) == 3


def test_a_heading_keeps_the_letter_with_its_word() -> None:
    table = Table(
        "T", ("Theme", "A amber", "R red"), (("SEND Data Capacity and Capability", "2", "0"),), widths=(9, 1, 1)
    )
    assert any("A amber" in line for line in lines(Report("T", blocks=(table,))))


def test_no_word_runs_out_of_its_column() -> None:
    where = "SEND Universal Improvement Universal Project management"
    table = Table("T", ("Where", "What was found"), ((where, LONG),), widths=(1, 12))
    shares, held = columns_of(table, wide=False)
    assert held and shares[0] * 481 > width_of("Improvement", 10) + 8


def test_an_address_takes_no_column_from_the_others() -> None:
    address = "a" * 90
    table = Table("T", ("Where", "What was found"), ((address, LONG),), widths=(1, 3))
    assert columns_of(table, wide=False)[0] == pytest.approx((0.25, 0.75))


def test_where_words_find_no_room_days_still_stay_whole() -> None:
    table = Table("T", ("A",) * 8, (("31 Dec 2025", *("incomprehensibilities",) * 7),))
    shares, held = columns_of(table, wide=False)
    assert held and shares[0] * 481 > width_of("31 Dec 2025", 10) + 8


def test_a_code_too_long_for_the_page_is_not_held() -> None:
    table = Table("T", ("A", "B"), ((f"KPI {'1.' * 120}", LONG),))
    assert columns_of(table, wide=False) == (table.shares(), False)


def test_columns_with_room_enough_stay_as_they_are() -> None:
    table = Table("T", ("Due", "Why"), (("31 Dec 2025", LONG),), widths=(1, 3))
    shares, held = columns_of(table, wide=False)
    assert held and shares == pytest.approx((0.25, 0.75))


def test_a_table_of_too_many_days_keeps_its_columns_and_may_break_them() -> None:
    table = Table("T", ("Name",) * 14, (("31 Dec 2025",) * 14,))
    shares, held = columns_of(table, wide=False)
    assert not held and shares == table.shares()
    assert columns_of(table, wide=True)[1] is False or sum(shares) == pytest.approx(1)


@given(
    st.lists(
        st.tuples(st.sampled_from(["31 Dec 2025", "A amber, was G", LONG]), st.floats(0.5, 40)), min_size=1, max_size=9
    )
)
def test_the_columns_together_are_as_wide_as_the_page(columns: list[tuple[str, float]]) -> None:
    table = Table(
        "T", ("Name",) * len(columns), (tuple(text for text, _ in columns),), widths=tuple(w for _, w in columns)
    )
    shares, _ = columns_of(table, wide=True)
    assert sum(shares) == pytest.approx(1) and min(shares) > 0
