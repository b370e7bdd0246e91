"""What is judged on the command line: settings, greens, confidence, the board's clock."""

import pytest
from command_line import PLAN, Ran, Riia, key_of


def test_a_setting_is_previewed_then_changed_then_taken_back(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Torbay", "--counts-towards", "1.2.1A 5.1.7")
    shown = riia("settings", "set", "soon", "120", "--plan", PLAN)
    assert shown.code == 0
    assert "soon would be 120 days (now 28 days) from 1 Dec 2025 on" in shown.words
    assert "Nothing is written yet" in shown.words
    assert len(riia("settings", "set", "soon", "120", "--plan", PLAN, "--json").json()["rerated"]) > 5
    assert "soon 28 days (as usual)" in riia("settings").words
    done = riia("settings", "set", "soon", "120", "--plan", PLAN, "-m", "agreed in June", "--yes")
    assert "Set soon of South West to 120 days from 1 Dec 2025 on: agreed in June." in done.words
    listed = riia("settings", PLAN).words
    assert "soon 120 days so many days" in listed
    assert "from 1 Dec 2025 soon: 28 days to 120 days: agreed in June" in listed
    assert "Undone" in riia("undo").out
    assert "soon 28 days (as usual)" in riia("settings").words


def test_a_setting_that_is_so_already_leaves_nothing_to_undo(riia: Riia) -> None:
    done = riia("settings", "set", "soon", "28", "--plan", PLAN, "--yes")
    assert (done.code, "undo" in done.out) == (0, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("settings", "set", "sooner", "5"), "Did you mean “soon”"),
        (("settings", "set", "soon", "never"), "is no number"),
        (("rag", "1.2.1A", "G", "--confidence", "certain"), "There is no confidence called “certain”"),
        (("boards", "move", "2025-12-18", "--to", "2026-01-15"), "None is entered"),
        (("boards", "set", "--plan", PLAN, "--on", "2025-12-18", "--steps", "soon"), "is no step"),
    ],
)
def test_a_slip_is_said_and_nothing_is_written(riia: Riia, words: tuple[str, ...], said: str) -> None:
    ran = riia(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert riia("history", "--json").json()[0]["action"] == "add plan"


def test_a_green_without_proof_is_listed_with_its_reason(riia: Riia, meeting: Riia) -> None:
    riia("rag", "1.1.1", "G")
    meeting("--all-but", "Torbay", "--counts-towards", "5.1.7")
    riia("rag", "5.1.7", "G")
    found = riia("greens").words
    assert "1.1.1 G" in found and "nothing is recorded" in found
    assert "activity only, no output or outcome last: 20 Nov, Leads group (activity)" in found
    assert riia("edit", key_of(riia), "--strength", "outcome").code == 0
    lines = riia("greens", "--json").json()["lines"]
    assert [(line["line"]["ref"], line["weaknesses"]) for line in lines] == [("1.1.1", ["nothing recorded"])]


def test_confidence_is_shown_beside_the_rag(riia: Riia) -> None:
    assert riia("rag", "1.1.1", "G", "--confidence", "low", "-m", "no bids yet").code == 0
    assert riia("show", "1.1.1", "--json").json()["assessments"][0]["confidence"] == "low"


def steps(ran: Ran) -> list[tuple[str, str, bool]]:
    return [(step["name"], step["on"], step["passed"]) for step in ran.json()["lines"][0]["steps"]]


def test_a_board_is_moved_and_its_steps_follow(riia: Riia) -> None:
    riia("boards", "set", "--plan", PLAN, "--on", "2025-12-18")
    assert steps(riia("boards", PLAN, "--json")) == [
        ("Ask leads for updates", "2025-11-20", True),
        ("Freeze the figures", "2025-12-04", False),
        ("Sign off the pack", "2025-12-09", False),
        ("Release the papers", "2025-12-10", False),
    ]
    assert "Next: Freeze the figures, by 4 Dec 2025." in riia("today").words
    assert "Thu 4 S Freeze the figures for the RIIA Board of 18 Dec" in riia("calendar").words
    moved = riia("boards", "move", "2025-12-18", "--to", "2026-01-15")
    assert "Moved the RIIA Board from 18 Dec 2025 to 15 Jan 2026." in moved.words
    assert "7 Jan 2026 Release the papers 5 clear working days before" in moved.words
    assert "Freeze the figures" not in riia("calendar").words.partition("Wed 31")[0]
    assert "Wed 31 S Freeze the figures" in riia("calendar").words
    riia("undo")
    assert "Thu 4 S Freeze the figures" in riia("calendar").words


def test_a_board_in_the_past_is_said(riia: Riia) -> None:
    assert "is in the past" in riia("boards", "set", "--plan", PLAN, "--on", "2025-09-18").words


def test_a_kpi_shows_trend_forecast_and_chart(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Torbay", "--counts-towards", "1.2.1A 5.1.7")
    shown = riia("show", "1.2.1A")
    assert "trend ▲ up from 0 of 15 on 30 Sep; + new: no last board yet" in shown.words
    assert "forecast met already" in shown.words
    assert "over time from 0% on 30 Apr 2025 to 93% on 1 Dec 2025; needs 86%" in shown.words
    assert "Behind it 14 of 15 authorities; not Torbay" in shown.words
    assert "Evidence activity at best; not proven: activity only" in shown.words
    assert "█" in shown.out and "█" not in riia("show", "1.2.1A", "--plain").out
    (found,) = riia("show", "1.2.1A", "--json").json()["outlook"]
    assert found["forecast"]["met"] is True and found["since_period"]["trend"] == "up"
    assert riia("show", "1.1.1", "--json").json()["outlook"][0]["forecast"] is None


def test_a_rag_shows_what_was_seen_when_it_was_agreed(riia: Riia, meeting: Riia) -> None:
    riia("rag", "1.2.1A", "A")
    meeting("--all-but", "Torbay", "--counts-towards", "1.2.1A 5.1.7")
    assert "seen then 0 of 15, needs 13; figure said A" in riia("show", "1.2.1A").words


def test_updates_outstanding_are_grouped_one_way_or_all_three(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Torbay", "--counts-towards", "1.2.1A", "--action", "Jo: send the terms by 2025-11-28")
    everything = riia("outstanding", PLAN)
    titles = [line for line in everything.out.splitlines() if line.startswith("By ")]
    assert titles == ["By authority", "By lead", "By person"]
    assert "31 Dec 1.2.1A participation: LAs actively engaged" in everything.words
    assert "Jo (1) 28 Nov late action: send the terms" in everything.words
    assert "owe" not in everything.out
    people = riia("outstanding", PLAN, "--by", "person", "--json").json()
    assert [(group["by"], group["name"]) for group in people["groups"]] == [("person", "Jo")]
    assert riia("--by", "Jo", "outstanding", PLAN).out == everything.out
    assert "Updates outstanding: 15 authorities, 1 lead, 1 person" in riia("today").words


def test_an_authority_is_shown_whole(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Torbay", "--counts-towards", "1.2.1A")
    shown = riia("authority", "BCP")
    assert "Bournemouth, Christchurch and Poole (BCP)" in shown.words
    assert "Attended (1) 20 Nov" in shown.words
    waiting = {name: riia("authority", name, "--json").json()["outstanding"] for name in ("Torbay", "BCP")}
    assert ["1.2.1A" in [update["ref"] for update in waiting[name]] for name in waiting] == [True, False]
    assert riia("authority", "Torbey").code == 2
