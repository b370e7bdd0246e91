"""Files that are not read at all, each with a plain sentence, and quickly."""

import struct
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from workbooks import refusal

from db.errors import BadInput
from riia_tui.planfile import excel_guard, excel_open
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.excel_read import read_workbook
from riia_tui.planfile.excel_write import workbook_bytes
from riia_tui.planfile.faults import PlanFileFaults
from riia_tui.planfile.files import read_plan
from riia_tui.planfile.read import parse_plan

MINIMAL = """\
format: riia-plan/1
plan: {code: w, title: West, starts: 2026-04-01, ends: 2027-03-31, region: {code: w, name: West}}
themes: [{level: section, title: Data}]
"""
Written = Callable[..., Path]


@pytest.fixture(scope="module")
def content() -> bytes:
    """The bytes of a small workbook."""
    return workbook_bytes(parse_plan(MINIMAL, "w.yaml"))


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes a file."""

    def write(content: bytes, name: str = "plan.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """A workbook with parts put in the place of its own, or added."""
    made = BytesIO()
    named = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in named:
                new.writestr(name, old.read(name))
        for name, part in named.items():
            new.writestr(name, part)
    return made.getvalue()


def test_a_workbook_is_read(content: bytes, written: Written) -> None:
    assert read_workbook(written(content)).name == "plan.xlsx"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "plan.xlsx: the file is empty."),
        (b"code,title\n1,Data\n", "plan.xlsx: this is no workbook; save it as .xlsx."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "the workbook has a password, or is in the old form .xls"),
        (b"PK\x03\x04 and then nothing", "the workbook is damaged, or only a part of it is there"),
    ],
)
def test_what_is_no_workbook_is_refused(content: bytes, said: str, written: Written) -> None:
    assert said in refusal(written(content))


def test_a_workbook_with_macros_is_refused(content: bytes, written: Written) -> None:
    assert "a workbook with macros is not read" in refusal(written(content, "plan.xlsm"))
    assert "a workbook with macros is not read" in refusal(written(with_parts(content, xl__vbaProject_dot_bin=b"x")))


def test_other_files_in_a_zip_are_refused(written: Written) -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "this is no workbook" in refusal(written(made.getvalue()))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_cut_short_is_refused(content: bytes, written: Written, share: float) -> None:
    assert "only a part of it is there" in refusal(written(content[: int(len(content) * share)]))


@pytest.mark.parametrize(
    "part",
    ["xl__workbook_dot_xml", "xl__worksheets__sheet2_dot_xml", "xl__styles_dot_xml"],
)
@pytest.mark.parametrize("broken", [b"", b"<", b"<workbook/>", b"\xff\xfe\x00"])
def test_a_damaged_part_gives_a_sentence_and_never_a_crash(content, written: Written, part: str, broken: bytes) -> None:
    path = written(with_parts(content, **{part: broken}))
    with pytest.raises(PlanFileFaults):
        read_workbook(path)


def test_flipped_bytes_give_a_sentence_and_never_a_crash(content: bytes, written: Written) -> None:
    for at in range(0, len(content), 997):
        spoilt = bytearray(content)
        spoilt[at] ^= 0xFF
        try:
            read_workbook(written(bytes(spoilt)))
        except PlanFileFaults:
            continue


def test_a_file_that_is_too_large_is_refused_unread(written: Written) -> None:
    assert "larger than 20 MB" in refusal(written(b"PK" + bytes(excel_guard.LARGEST)))


def test_a_sheet_that_goes_on_to_the_right_without_end_is_refused(content: bytes, written: Written) -> None:
    workbook = load_workbook(BytesIO(content))
    workbook["KPIs"].cell(2, 201).value = "far out"
    made = BytesIO()
    workbook.save(made)
    assert "goes beyond its 200th column" in refusal(written(made.getvalue()))


def test_a_workbook_that_unpacks_beyond_measure_is_refused_at_once(content: bytes, written: Written) -> None:
    bomb = with_parts(content, xl__worksheets__sheet3_dot_xml=b" " * 60_000_000)
    assert len(bomb) < 200_000
    began = time.perf_counter()
    assert "unpacks to far more than a plan takes" in refusal(written(bomb))
    assert time.perf_counter() - began < 1


def test_what_a_zip_states_of_its_sizes_cannot_be_passed(content: bytes, written: Written) -> None:
    """A part that says it is small is read no further than it says, and then does not add up."""
    bomb = bytearray(with_parts(content, xl__worksheets__sheet3_dot_xml=b" " * 60_000_000))
    with ZipFile(BytesIO(bytes(bomb))) as archive:
        size = struct.pack("<L", archive.getinfo("xl/worksheets/sheet3.xml").file_size)
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = struct.pack("<L", 100)
    with pytest.raises(PlanFileFaults):
        read_workbook(written(bytes(bomb)))


def test_entities_that_grow_are_refused(content: bytes, written: Written) -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a0 "ha">%s]>' % b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 20) for n in range(1, 9)
    )
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    row = b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a8;</t></is></c></row></sheetData>'
    for name, root in (("xl__worksheets__sheet2_dot_xml", b"worksheet"), ("xl__workbook_dot_xml", b"workbook")):
        part = b'%s<%s xmlns="%s">%s</%s>' % (laughs, root, space, row, root)
        began = time.perf_counter()
        with pytest.raises(PlanFileFaults):
            read_workbook(written(with_parts(content, **{name: part})))
        assert time.perf_counter() - began < 5


def saved(workbook: Workbook) -> bytes:
    made = BytesIO()
    workbook.save(made)
    return made.getvalue()


def test_too_many_rows_are_refused(written: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    assert excel_open.MOST_ROWS == 100_000
    monkeypatch.setattr(excel_open, "MOST_ROWS", 10)
    workbook = Workbook()
    for n in range(12):
        workbook.active.append([n])
    assert "has more than 10 rows" in refusal(written(saved(workbook)))


def test_too_many_sheets_are_refused(written: Written) -> None:
    workbook = Workbook()
    for n in range(101):
        workbook.create_sheet(f"_{n}")
    assert "more than 100 sheets" in refusal(written(saved(workbook)))


@pytest.mark.parametrize("row", ["1048577", "999999999999"])
def test_rows_that_excel_does_not_know_are_refused_at_once(content: bytes, written: Written, row: str) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = (
        f'<worksheet xmlns="{space}"><sheetData><row r="{row}"><c r="A{row}"><v>1</v></c></row></sheetData></worksheet>'
    )
    began = time.perf_counter()
    assert "rows that Excel does not know" in refusal(
        written(with_parts(content, xl__worksheets__sheet3_dot_xml=part.encode()))
    )
    assert time.perf_counter() - began < 10


def test_a_size_that_a_sheet_states_wrongly_hides_no_rows(content: bytes, written: Written) -> None:
    with ZipFile(BytesIO(content)) as archive:
        part = archive.read("xl/worksheets/sheet5.xml").replace(b'<dimension ref="A1:H2"/>', b'<dimension ref="A1"/>')
        assert b'"A1"/>' in part
    found = read_workbook(written(with_parts(content, xl__worksheets__sheet5_dot_xml=part)))
    assert found.themes[0].title == "Data"


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="There is no file"):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(BadInput, match="cannot be read"):
        read_workbook(tmp_path)


@pytest.mark.parametrize("name", ["plan.xls", "plan.ods", "plan.csv", "plan.docx", "plan"])
def test_another_ending_is_refused(written: Written, name: str) -> None:
    with pytest.raises(BadInput, match=r"does not end in \.yaml or \.xlsx"):
        read_plan(written(b"x", name))


def test_the_longest_plan_is_read_in_a_moment(written: Written) -> None:
    text = max(bundled_plans().values(), key=len)
    path = written(workbook_bytes(parse_plan(text, "long.yaml")))
    began = time.perf_counter()
    read_workbook(path)
    assert time.perf_counter() - began < 5


def test_a_workbook_of_more_cells_than_any_plan_is_refused_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel_open, "MOST_CELLS", 30)
    path = tmp_path / "plan.xlsx"
    path.write_bytes(workbook_bytes(parse_plan(bundled_plans()["eastern-2025-27"], "x.yaml")))
    assert "more than 30 cells that say something" in refusal(path)
