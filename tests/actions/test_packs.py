"""A report kept as it was sent: its data and files, written again to the byte, and what differs later."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.journal import undo
from db.words import Audience, GrantArea, RecordKind
from riia_tui.actions.commands import LogEvidence
from riia_tui.actions.packs import Freeze, explain_difference, freeze, note_receipt, write_again, write_files
from riia_tui.actions.records import log_evidence
from riia_tui.actions.register_commands import SetSpend
from riia_tui.actions.spending import set_spend
from riia_tui.reports import markdown
from riia_tui.reports.asked import Asked
from riia_tui.reports.catalogue import REPORTS, build_report
from riia_tui.reports.kept import as_kept, report_of
from riia_tui.reports.save import render_to
from riia_tui.views.packs import between, differences, packs
from tests.reports.hard_report import REPORT
from tests.views.pack_store import TODAY, pack_store
from tests.views.registers_store import enter_registers

SENT = date(2025, 12, 18)
LATER = date(2026, 3, 2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """The plan of the board pack with registers."""
    made = pack_store(tmp_path / "riia.db")
    enter_registers(made)
    yield made
    made.close()


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_kept_as_text_and_read_back(store: Store, name: str) -> None:
    report = build_report(store, name, Asked(None, TODAY))
    assert report_of(as_kept(report)) == report


def test_the_hard_report_can_be_kept_too() -> None:
    assert report_of(as_kept(REPORT)) == REPORT


def test_a_frozen_pack_is_written_again_to_the_byte_whatever_was_recorded_since(store: Store, tmp_path: Path) -> None:
    sent = tmp_path / "sent.docx"
    render_to(build_report(store, "board", Asked(None, TODAY, None, Audience.BOARD)), sent)
    freeze(store, Freeze(None, "board", SENT), TODAY)
    log_evidence(store, LogEvidence("west", TODAY, "Late", RecordKind.REPORT, counts_towards=("1.1.1",)), LATER)
    (line,) = packs(store, None, LATER).lines
    write_again(store, line.key, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == sent.read_bytes()


def test_the_edited_file_is_kept_with_its_hash_and_comes_back_as_it_was(store: Store, tmp_path: Path) -> None:
    edited = tmp_path / "edited.docx"
    edited.write_bytes(b"PK\x00edited by the chair\xff")
    said = freeze(store, Freeze(None, "board", SENT, files=(edited,), cleared_by="DCS"), TODAY).said
    assert said == "Froze “board” for 18 Dec 2025, with 1 file."
    (line,) = packs(store, None, TODAY).lines
    assert (line.files[0].name, line.files[0].size, line.cleared_by) == ("edited.docx", edited.stat().st_size, "DCS")
    out = tmp_path / "out"
    out.mkdir()
    write_files(store, line.key, out)
    assert (out / "edited.docx").read_bytes() == edited.read_bytes()
    (out / "edited.docx").write_bytes(b"mine")
    with pytest.raises(BadInput, match="There is another edited"):
        write_files(store, line.key, out)
    undo(store)
    assert packs(store, None, TODAY).lines == ()


def test_a_file_or_a_pack_that_is_not_there_is_refused_and_nothing_is_kept(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        freeze(store, Freeze(None, "board", SENT, files=(tmp_path / "none.docx",)), TODAY)
    with pytest.raises(BadInput, match="no report called"):
        freeze(store, Freeze(None, "bored", SENT), TODAY)
    with pytest.raises(UnknownName):
        write_again(store, "1234", tmp_path / "x.md")
    assert packs(store, None, TODAY).lines == ()


def test_the_next_return_lists_what_differs_and_asks_for_a_line_until_it_has_one(store: Store) -> None:
    freeze(store, Freeze(None, "dfe-return", TODAY, cleared_by="DCS sponsor"), TODAY)
    (pack,) = packs(store, None, TODAY).lines
    note_receipt(store, pack.key, date(2025, 12, 3), "DfE 4711")
    set_spend(store, SetSpend(None, "SEND", GrantArea.DATA, "Q2", actual=950.0))
    text = markdown.render(build_report(store, "dfe-return", Asked(None, LATER))).decode("utf-8")
    assert "sent 1 Dec 2025, cleared by DCS sponsor, received 3 Dec 2025, DfE 4711" in text
    assert "SEND data Q2 actual | £800 | £950" in text
    assert "to be explained" in text
    explain_difference(store, "dfe-return", "send data q2 ACTUAL", "An invoice came late", None, LATER)
    text = markdown.render(build_report(store, "dfe-return", Asked(None, LATER))).decode("utf-8")
    assert "| An invoice came late |" in text
    set_spend(store, SetSpend(None, "SEND", GrantArea.DATA, "Q2", actual=990.0))
    line = next(each for each in differences(store, None, "dfe-return", LATER).lines if each.item.endswith("Q2 actual"))
    assert (line.now, line.explained) == ("£990", None)


def test_a_record_that_was_entered_late_restates_the_day_that_was_sent(store: Store) -> None:
    freeze(store, Freeze(None, "dfe-return", TODAY), TODAY)
    evidence = LogEvidence("west", date(2025, 10, 30), "Appointed", delivers=True, counts_towards=("1.1.1",))
    log_evidence(store, evidence, LATER)
    first = differences(store, None, "dfe-return", LATER).lines[0]
    assert first.restated is not None
    assert first.item.startswith("1.1.1")


def test_two_packs_are_set_beside_each_other(store: Store) -> None:
    freeze(store, Freeze(None, "board", TODAY), TODAY)
    set_spend(store, SetSpend(None, "SEND", GrantArea.DATA, "Q2", actual=950.0))
    freeze(store, Freeze(None, "board", SENT), TODAY)
    newer, older = (line.key for line in packs(store, None, TODAY).lines)
    (line,) = between(store, older, newer, None)
    assert (line.item, line.was, line.now) == ("SEND data Q2 actual", "£800", "£950")


def test_nothing_can_differ_before_something_was_sent(store: Store) -> None:
    assert differences(store, None, "dfe-return", TODAY).pack is None
    with pytest.raises(BadInput, match="was sent before"):
        explain_difference(store, "dfe-return", "x", "y", None, TODAY)
