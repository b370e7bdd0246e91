"""The text of files of minutes, and the sentence for each that cannot be read."""

import sys
from datetime import date
from pathlib import Path

import pytest
from minutes_files import mail, outlook, pdf, word

from db.errors import BadInput
from riia_tui.exchange.minutes.pdf import PICTURE
from riia_tui.exchange.minutes.texts import FileText, text_of

SENT = date(2025, 10, 10)


def read(name: str, content: bytes) -> FileText:
    return text_of(Path(name), content)


def test_a_word_file_gives_its_paragraphs_and_its_tables_in_their_order() -> None:
    content = word("Leads group", [["Action", "Owner"], ["Send it", "Devon"]], "End")
    assert read("a.docx", content).text == "Leads group\nAction\tOwner\nSend it\tDevon\nEnd"


def test_a_pdf_gives_its_lines() -> None:
    assert read("a.pdf", pdf("Leads group\nPresent: Devon")).text.split("\n") == ["Leads group", "Present: Devon"]


def test_a_pdf_that_is_a_picture_is_read_by_its_name_and_says_so() -> None:
    found = read("a.pdf", pdf(""))
    assert found.text == "" and found.remarks == (PICTURE,)


def test_an_e_mail_gives_subject_day_text_and_what_is_attached() -> None:
    content = mail("RE: FW: Leads group", "See attached", {"m.docx": word("Present: Devon"), "logo.png": b"x"})
    found = read("a.eml", content)
    assert (found.subject, found.sent) == ("Leads group", SENT)
    assert found.text == "See attached\n\nPresent: Devon"


def test_an_e_mail_as_a_web_page_gives_its_words() -> None:
    page = "<style>p {}</style><p>Present:</p><table><tr><td>Ann &amp; Bo</td><td>Devon</td></tr></table>"
    assert read("a.eml", mail("x", page, html=True)).text == "Present:\nAnn & Bo\tDevon"


def test_an_attachment_that_cannot_be_read_is_named_and_the_rest_goes_on() -> None:
    found = read("a.eml", mail("Leads", "Present: Devon", {"m.docx": b"junk"}))
    assert found.text == "Present: Devon"
    assert found.remarks[0].startswith("Attached m.docx: It is no Word file")


def test_an_e_mail_of_outlook_is_read(tmp_path: Path) -> None:
    found = read("a.msg", outlook(tmp_path, "RE: Leads group", "Present: Devon"))
    assert found == FileText("Present: Devon", "Leads group", SENT)


def test_without_the_package_for_outlook_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = outlook(tmp_path, "x", "y")
    monkeypatch.setitem(sys.modules, "extract_msg", None)
    with pytest.raises(BadInput, match="need one more package"):
        read("a.msg", content)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_whatever_wrote_it(encoding: str) -> None:
    assert read("a.txt", "Café – £5".encode(encoding)).text == "Café – £5"


def test_a_table_in_markdown_has_tabs_between_its_cells() -> None:
    assert read("a.md", b"| Action | Who |\n|---|---|\n| Send | Devon |").text == "Action\tWho\nSend\tDevon"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "The file is empty"),
        ("a.txt", b" \n ", "There is no text in it"),
        ("a.docx", b"junk", "It is no Word file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "It has a password, or is an old Word file"),
        ("a.docx", word("x")[:900], "It is no Word file, or only a part of it is there"),
        ("a.pdf", b"junk", "It is damaged, or only a part of it is there"),
        ("a.pdf", pdf("x")[:400], "It is damaged, or only a part of it is there"),
        ("a.pdf", pdf("x", password="secret"), "It has a password"),
        ("a.eml", b"\n\njunk", "It is no e-mail"),
        ("a.msg", b"junk", "It is damaged, or only a part of it is there"),
        ("a.doc", b"x", "It is a Word file .* which is not read"),
        ("a.txt", b"x" * 50_000_001, "It is larger than 50 MB"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(name: str, content: bytes, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        read(name, content)
