"""Minutes taken in: all of them or none, with their files, and back with one undo."""

from datetime import date
from pathlib import Path

import pytest

from db.engine import Store
from db.errors import BadInput
from riia_tui.actions.changes import undo
from riia_tui.actions.commands import LogMeeting, Outcome
from riia_tui.actions.minutes import FromFile, meeting_of, take_minutes
from riia_tui.actions.records import log_meeting
from riia_tui.exchange.minutes.folder import Minutes, read_minutes
from riia_tui.exchange.minutes.known import guesser_for, known_prints
from riia_tui.views.dump import dump
from riia_tui.views.find import find
from riia_tui.views.records import record, records
from riia_tui.views.standing import standing
from riia_tui.views.verify import verify

TODAY = date(2025, 12, 1)
ONE = "Performance leads\n18 Sep 2025\nPresent: Bristol, Devon\nActions\nDevon: send the zebra by 1 Dec"
TWO = "Data leads\n9 October 2025\nPresent: Bristol"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two meetings, a damaged file, and a picture."""
    place = tmp_path / "minutes"
    (place / "2025").mkdir(parents=True)
    (place / "2025" / "one.txt").write_text(ONE, encoding="utf-8")
    (place / "two.txt").write_text(TWO, encoding="utf-8")
    (place / "broken.docx").write_bytes(b"junk")
    (place / "photo.jpg").write_bytes(b"junk")
    return place


def read(store: Store, folder: Path) -> Minutes:
    found = standing(store, "small", TODAY)
    return read_minutes(folder, guesser_for(store, found), known_prints(store, found), lambda *_: None)


def take(store: Store, found: Minutes) -> Outcome:
    files = [FromFile(meeting_of(draft, "small"), draft.original) for draft in found.drafts]
    return take_minutes(store, "small", files, TODAY)


def test_a_folder_gives_a_draft_a_file_and_a_reason_for_each_that_is_none(small: Store, folder: Path) -> None:
    found = read(small, folder)
    assert [draft.original.path.name for draft in found.drafts] == ["one.txt", "two.txt"]
    assert [(each.path.name, each.why.split(",")[0]) for each in found.unread] == [
        ("broken.docx", "It is no Word file")
    ]
    assert found.others == 1


def test_everything_is_recorded_with_its_file(small: Store, folder: Path) -> None:
    assert take(small, read(small, folder)).said == "Took in 2 meetings from minutes."
    lines = records(small, "small", TODAY).lines
    meeting = next(line for line in lines if line.title == "Performance leads")
    detail = record(small, meeting.id, TODAY)
    assert (detail.line.summary, detail.line.counts_towards) == ("2 of 7 came", ("5.2.6", "5.2.7"))
    assert [(action.who, action.what, action.due) for action in detail.actions] == [("Devon", "send the zebra", TODAY)]
    assert detail.address == str((folder / "2025" / "one.txt").resolve())
    assert verify(small).flaws == ()


def test_find_looks_through_the_words_of_the_files(small: Store, folder: Path) -> None:
    (folder / "two.txt").write_text(f"{TWO}\nWe spoke about pangolins.", encoding="utf-8")
    take(small, read(small, folder))
    assert [(hit.kind, Path(hit.text).name) for hit in find(small, "pangolin", "small", TODAY)] == [("file", "two.txt")]


def test_one_undo_takes_all_of_it_back(small: Store, folder: Path) -> None:
    before = dump(small, None, TODAY)
    take(small, read(small, folder))
    undo(small)
    after = dump(small, None, TODAY)
    assert after["records"] == before["records"] and after["actions"] == before["actions"]
    assert len(read(small, folder).drafts) == 2


def test_the_same_folder_again_doubles_nothing(small: Store, folder: Path) -> None:
    found = read(small, folder)
    take(small, found)
    assert take(small, found).said == "Nothing new was taken in."
    again = read(small, folder)
    assert (again.drafts, len(again.known)) == ((), 2)


def test_the_same_file_under_another_name_is_one(small: Store, folder: Path) -> None:
    (folder / "z-copy.txt").write_text(TWO, encoding="utf-8")
    assert read(small, folder).unread[-1].why == "It is the same file as two.txt."


def test_a_planned_meeting_is_filled(small: Store, folder: Path) -> None:
    planned = LogMeeting("small", date(2025, 10, 9), "Data leads", network="Data leads", planned=True)
    key = log_meeting(small, planned, TODAY).key
    take(small, read(small, folder))
    assert record(small, key, TODAY).line.planned is False


def test_where_one_cannot_be_recorded_none_is(small: Store, folder: Path) -> None:
    one, two = (FromFile(meeting_of(draft, "small"), draft.original) for draft in read(small, folder).drafts)
    wrong = FromFile(LogMeeting("small", two.meeting.on, "Data", network="Nowhere"), two.original)
    with pytest.raises(BadInput, match=r"two\.txt: There is no network"):
        take_minutes(small, "small", [one, wrong], TODAY)
    assert [line.title for line in records(small, "small", TODAY).lines] == ["Winter conference"]


class StoppedByHand(Exception):
    """Somebody has had enough."""


def test_reading_stops_when_it_is_told_to(small: Store, folder: Path) -> None:
    def tell(number: int, of: int) -> None:
        if number:
            raise StoppedByHand

    with pytest.raises(StoppedByHand):
        read_minutes(folder, guesser_for(small, standing(small, "small", TODAY)), (), tell)


@pytest.mark.parametrize(("name", "said"), [("none", "There is no file or folder"), ("empty", "There are no minutes")])
def test_a_place_without_minutes_is_a_sentence(small: Store, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInput, match=said):
        read(small, tmp_path / name)
