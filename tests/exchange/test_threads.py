"""E-mails that answer others: the newest notes are read, and what is quoted below them is pointed at."""

import pytest

from riia_tui.exchange.minutes.mail import whole
from riia_tui.exchange.minutes.threads import QUOTED, newest_notes

NEW = "Final version.\n\nPresent: Devon\nActions\n- OH to book the venue\n"
OLD = "Draft.\nPresent: Bristol\nActions\n- OH to book a venue\n"
HEADS = (
    "________________\nFrom: Ann Lee <a@b.example>\nSent: 7 November 2025\nTo: Owen\n\n",
    "-----Original Message-----\nFrom: Ann Lee\nSent: 7 November 2025\n\n",
    "On Fri, 7 Nov 2025 at 16:02, Ann Lee <a@b.example> wrote:\n",
)


@pytest.mark.parametrize("head", HEADS)
def test_the_newest_notes_of_a_thread_are_read_and_the_others_told(head: str) -> None:
    notes, said = newest_notes(NEW + head + OLD)
    assert "the venue" in notes and "a venue" not in notes
    assert said == QUOTED


@pytest.mark.parametrize("head", HEADS)
def test_notes_below_an_answer_without_any_are_the_notes(head: str) -> None:
    notes, said = newest_notes("Fine by me, thanks.\n" + head + OLD)
    assert "a venue" in notes and said == ""


def test_an_e_mail_by_itself_is_read_whole_and_all_of_a_thread_is_found() -> None:
    assert newest_notes("From Devon: nothing\n" + NEW) == ("", "")
    read = whole(NEW + HEADS[0] + OLD, "RE: Notes", None, [])
    assert "a venue" in read.text and "a venue" not in read.notes
    assert read.remarks == (QUOTED,)
