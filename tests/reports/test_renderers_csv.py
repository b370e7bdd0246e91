"""CSV by the Department's rules: one header row in snake_case, UTF-8, nothing that a spreadsheet would work out."""

import csv as reading
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riia_tui.reports import csv, zip
from riia_tui.reports.blocks import Report, Table
from tests.reports.hard_report import REPORT


def rows(report: Report) -> list[list[str]]:
    return list(reading.reader(StringIO(csv.render(report).decode("utf-8-sig"), newline="")))


def test_it_is_one_table_with_one_header_row() -> None:
    header, *below = rows(REPORT)
    assert header[:3] == ["table_number", "table", "row_number"]
    assert all(name.isidentifier() and name == name.casefold() for name in header)
    assert len(set(header)) == len(header)
    assert {len(row) for row in below} == {len(header)}


def test_what_does_not_apply_is_z_and_what_is_blank_stays_blank() -> None:
    header, first, second, *_ = rows(REPORT)
    assert first[header.index("promise")] == "z"
    assert second[header.index("spent")] == ""


def test_excel_takes_its_pounds_for_pounds() -> None:
    assert csv.render(REPORT).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("typed", ["=1+1", "+1 more", "-x", "@a", "\t=1", "＝1"])
def test_a_text_that_begins_like_a_sum_stays_a_text(typed: str) -> None:
    assert csv.neutral(typed) == f" {typed}"


@pytest.mark.parametrize("typed", ["-5", "+44", "-0.5%", "plain", "", "–"])
def test_a_number_and_plain_text_stay_as_they_are(typed: str) -> None:
    assert csv.neutral(typed) == typed


@given(typed=st.text(max_size=30))
def test_no_text_begins_a_sum(typed: str) -> None:
    begun = csv.neutral(typed)[:1]
    assert begun not in ("=", "@", "\t", "\r")


def test_columns_are_named_as_the_department_names_them() -> None:
    header = ("KPI", "Figure and target", "% of LAs", "£", "– not started", "KPI", "Table", "?")
    assert csv.column_names(header) == [
        "kpi",
        "figure_and_target",
        "percent_of_las",
        "pounds",
        "not_started",
        "kpi_2",
        "table_in_table",
        "column",
    ]


def test_the_files_of_the_zip_have_names_without_capitals_and_spaces() -> None:
    with ZipFile(BytesIO(zip.render(REPORT))) as archive:
        names = archive.namelist()
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
    assert names[0] == "01_figures_with_their_units.csv"
    assert all(set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_.") for name in names)
    assert names[-1] == "07_two_alike.csv"


def test_a_report_without_a_table_is_a_header_alone() -> None:
    assert rows(Report("T")) == [["table_number", "table", "row_number"]]


def test_a_caption_that_names_nothing_still_gives_a_file() -> None:
    assert zip.file_name(3, "–") == "03.csv"
    assert zip.file_name(1, "What each authority took part in, of what counts it: the figures") == (
        "01_what_each_authority_took_part_in_of_what_counts_it_the.csv"
    )
    assert Table("–", ("A",), ()).caption == "–"
