"""How leads are reached: entered one by one or many at once, and used by the draft e-mails."""

from pathlib import Path

from command_line import PLAN, Riia

SET = ("contacts", "set", "--plan", PLAN)


def lead(riia: Riia, at: int = 0) -> str:
    """The name of who leads most, or of one after them."""
    name: str = riia("contacts", "--json").json()["lines"][at]["name"]
    return name


def test_everybody_who_leads_is_listed_whether_entered_or_not(riia: Riia) -> None:
    riia("set", "5.2.7", "owner", "Jo Bloggs", "-m", "named at last")
    said = riia("contacts")
    assert "Jo Bloggs leads 1 KPI no e-mail" in said.words
    assert "without an e-mail address" in said.words


def test_an_address_that_is_entered_goes_into_the_draft_e_mail(riia: Riia, tmp_path: Path) -> None:
    riia("set", "5.2.7", "owner", "Jo Bloggs", "-m", "named at last")
    riia("boards", "set", "--plan", PLAN, "--on", "2025-12-18")
    said = riia(*SET, "jo bloggs", "--email", "jo@example.org", "--role", "data lead")
    assert said.words.startswith("Set how jo bloggs is reached.")
    assert "jo@example.org data lead" in riia("contacts").words
    assert riia("ask", "--plan", PLAN, "--to", str(tmp_path)).code == 0
    drafts = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.eml")]
    assert any("jo@example.org" in draft for draft in drafts)
    riia("undo")
    riia("undo")
    assert "jo@example.org" not in riia("contacts").out


def test_a_second_entry_changes_the_first_and_an_empty_one_empties(riia: Riia) -> None:
    riia(*SET, "Ann Other", "--email", "ann@example.org")
    riia(*SET, "Ann  Other", "--phone", "01392 000000")
    assert riia("contacts").words.count("Ann Other") == 1
    assert "ann@example.org 01392 000000" in riia("contacts").words
    riia(*SET, "Ann Other", "--email", "", "--left", "2025-11-30")
    assert "Ann Other no e-mail 01392 000000, left on 30 Nov 2025" in riia("contacts").words


def test_what_is_no_address_is_refused(riia: Riia) -> None:
    for text in ("jo", "jo@devon", "jo bloggs@example.org", "a@b.c, d@e.f"):
        said = riia(*SET, "Jo Bloggs", "--email", text)
        assert said.code == 2 and "is no e-mail address" in said.err
    assert riia(*SET, " ").code == 2


def test_many_go_in_at_once_from_a_file(riia: Riia, tmp_path: Path) -> None:
    riia("set", "5.2.7", "owner", "Jo Bloggs", "-m", "named at last")
    file = tmp_path / "people.csv"
    riia("grid", "--people", "--to", str(file))
    text = file.read_text(encoding="utf-8-sig")
    assert "Jo Bloggs,Jo Bloggs,1 KPI,,,," in text
    file.write_text("row,e-mail\nJo Bloggs,jo@example.org\n", encoding="utf-8")
    assert "Filled in how people are reached: 1 entry." in riia("grid", "--people", "--from", str(file)).words
    assert "jo@example.org" in riia("contacts").out
