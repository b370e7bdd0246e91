"""What the reading commands print: as text within 80 columns, and as JSON."""

import json
import re
from pathlib import Path

import pytest
from command_line import PLAN, Riia, key_of

READERS = (
    ("status",),
    ("today",),
    ("due",),
    ("show", "5.1.7"),
    ("find", "dashboard"),
    ("participation",),
    ("money",),
    ("records",),
    ("calendar",),
    ("history",),
    ("plans",),
    ("boards",),
    ("settings",),
    ("greens",),
    ("outstanding",),
    ("outstanding", "--by", "lead"),
    ("authority", "BCP"),
    ("reported",),
    ("ask", "--list"),
    ("verify",),
    (),
)

FIELDS = {
    "regions": "code name alliance",
    "organisations": "region name kind",
    "plans": "code region title version starts ends quarters source",
    "themes": "id plan parent level code title aim lead",
    "activities": "id plan theme code title description lead sponsor",
    "kpis": "id ref plan theme activity code kind statement due due_text due_note cadence owner status computed_status "
    "warning progress measures",
    "budget_lines": "plan code label fund period amount",
    "mappings": "plan from framework item",
    "frameworks": "code title items",
    "indicators": "plan table row values",
    "networks": "plan name cadence kpis members",
    "records": "id plan kind on title note quantity kpis participation planned done papers_out responses positive",
    "assessments": "plan kpi on status comment by",
    "figures": "",
    "plan_changes": "",
    "risks": "",
    "actions": "",
    "boards": "",
    "journal": "action at by",
}
"""The fields of the dump that people's scripts rest on."""

MEASURE = "metric text comparator target unit denominator due value met"


@pytest.mark.parametrize("words", READERS, ids=lambda words: " ".join(words) or "no command")
def test_text_fits_80_columns_and_has_no_colour_codes_when_piped(
    riia: Riia, meeting: Riia, words: tuple[str, ...]
) -> None:
    meeting("--all-but", "Torbay", "--counts-towards", "1.2.1A 5.1.7")
    ran = riia(*words)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out and "\r" not in ran.out
    if words != ("plans",):  # the place of the store is as long as it is
        assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("words", READERS, ids=lambda words: " ".join(words) or "no command")
def test_json_is_one_document_with_signs_as_they_are(riia: Riia, words: tuple[str, ...]) -> None:
    ran = riia(*words, "--json")
    assert ran.code == 0
    json.loads(ran.out)
    assert "\\u20" not in ran.out


def test_global_options_stand_before_or_after_the_command(bare: Riia, plan_store: Path) -> None:
    wanted = ("--db", str(plan_store), "--today", "2025-12-01", "--by", "Jo", "--json")
    before = bare(*wanted, "show", "1.2.1A")
    after = bare("show", "1.2.1A", *wanted)
    between = bare(*wanted[:2], "show", *wanted[2:4], "1.2.1A", *wanted[4:])
    joined = bare(f"--db={plan_store}", "show", "1.2.1A", "--today=2025-12-01", "--json", "--by=Jo")
    assert before.code == 0 and before.out == after.out == between.out == joined.out
    assert before.json()["head"]["as_at"] == "2025-12-01"


def test_global_options_stand_between_the_words_of_a_command(bare: Riia, plan_store: Path) -> None:
    words = ("--plan", PLAN, "--on", "2025-11-20", "--title", "Leads group")
    ran = bare("log", "--db", str(plan_store), "meeting", "--today", "2025-12-01", *words, "--json")
    assert ran.code == 0, ran.err


def test_the_environment_sets_what_no_option_does(
    bare: Riia, plan_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIIA_DB", str(plan_store))
    monkeypatch.setenv("RIIA_TODAY", "2025-11-30")
    monkeypatch.setenv("RIIA_BY", "Jo")
    assert bare("status", "--json").json()["head"]["as_at"] == "2025-11-30"
    assert bare("status", "--json", "--today", "2025-12-01").json()["head"]["as_at"] == "2025-12-01"
    bare("rag", "1.2.1A", "G")
    assert bare("history", "--json").json()[0]["by"] == "Jo"
    monkeypatch.setenv("RIIA_TODAY", "1 Dec")
    assert bare("status").err.startswith("RIIA_TODAY cannot be used.")


def test_status_counts_every_section(riia: Riia) -> None:
    lines = riia("status").out.splitlines()
    assert lines[0] == "South West · SW RIIA CSC and SEND Regional Plan 2025 to 2026"
    assert lines[1] == "sw-2025-26 · as at 1 Dec 2025 · no board date entered"
    assert re.split(r" +", lines[3].strip()) == ["B", "G", "A", "R", "–", "C", "?"]
    total = next(line for line in lines if line.startswith("All 148 KPIs"))
    tops = [line for line in lines if line.startswith(("SEND  ", "CSC  "))]
    numbers = [[int(n) for n in re.findall(r" +(\d+)(?= |$)", line)][-7:] for line in (total, *tops)]
    assert [sum(pair) for pair in zip(*numbers[1:], strict=True)] == numbers[0]
    assert sum(numbers[0]) == 148
    assert any(line.startswith("    1.2  Develop analytical") for line in lines)


def test_show_tells_all_there_is_on_a_kpi(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Torbay", "--counts-towards", "5.1.7", "--papers-out", "2025-11-28")
    text = riia("show", "5.1.7").words
    for part in (
        "5.1.7 · KPI · sw-2025-26 · as at 1 Dec 2025",
        "Four or more PL network meetings take place each year",
        "printed as “annually”",
        "1 of 4 · not met",
        "93%, needs 80% · met",
        "Leads group 14 of 15 came",
        "Expected quarterly",
        "1 Apr to 30 Jun missed",
    ):
        assert part in text
    assert key_of(riia) in text


def test_a_measure_named_shows_its_kpi(riia: Riia) -> None:
    assert riia("show", "5.2.6:2").out == riia("show", "5.2.6").out
    assert riia("history", "5.2.6:2").out == riia("history", "5.2.6").out
    assert "5.2.6 has 4 measures" in riia("show", "5.2.6:9").err


def test_due_puts_the_overdue_first(riia: Riia) -> None:
    found = riia("due", "--within", "4w", "--json").json()
    assert found["within"] == 28
    assert all(line["due"] < "2025-12-01" for line in found["overdue"])
    assert all("2025-12-01" <= line["due"] <= "2025-12-29" for line in found["soon"])
    text = riia("due").out
    assert text.index("Overdue (") < text.index("working days late") < text.index("Due within 30 days (")


def test_participation_prints_every_cell_in_blocks(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Isles of Scilly, Torbay", "--counts-towards", "1.2.1A")
    found = riia("participation", "--json").json()
    at = [column["ref"] for column in found["columns"]].index("1.2.1A")
    cells = {row["name"]: row["cells"][at] for row in found["rows"]}
    assert cells["Devon"] == "took part" and cells["Torbay"] == "not yet"
    text = riia("participation").out
    assert all(column["ref"] in text for column in found["columns"])
    signs = sum(line.count(sign) for line in text.splitlines()[2:-1] for sign in "●○·")
    assert signs == len(found["columns"]) * 15


def test_participation_by_networks_meetings_and_returns(riia: Riia, meeting: Riia) -> None:
    meeting("--network", "CSC performance leads network", "--all-but", "Torbay", "--apologies", "Dorset")
    by_network = riia("participation", "--by", "networks", "--json").json()
    assert [column["ref"] for column in by_network["columns"]] == ["CSC performance leads network"]
    notes = {row["name"]: (row["cells"][0], row["notes"][0]) for row in by_network["rows"]}
    assert notes["Devon"] == ("took part", "1 of 1") and notes["Torbay"] == ("not yet", "0 of 1")
    by_meeting = riia("participation", "--by", "meetings", "--json").json()
    cells = {row["name"]: row["cells"][0] for row in by_meeting["rows"]}
    assert (cells["Torbay"], cells["Dorset"], cells["Devon"]) == ("absent", "apologies", "took part")
    assert by_meeting["columns"][0]["missing"] == ["Dorset", "Torbay"]
    assert "No data return is entered yet" in riia("participation", "--by", "returns").out


def test_participation_keeps_to_a_theme(riia: Riia) -> None:
    whole, send = (riia("participation", *more, "--json").json() for more in ((), ("--theme", "SEND")))
    refs = [column["ref"] for column in send["columns"]]
    assert 0 < len(refs) < len(whole["columns"])
    assert refs == [c["ref"] for c in whole["columns"]][: len(refs)]
    assert riia("participation", "--theme", "xyzzy").code == 2


def test_calendar_lists_a_month(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Torbay")
    assert "Thu 20 M Leads group, 14 of 15 came" in riia("calendar", "--month", "2025-11").words
    assert "Thu 25 H Christmas Day" in riia("calendar").words


def test_calendar_lists_a_quarter(riia: Riia) -> None:
    said = riia("calendar", "--quarter").out
    assert [month for month in ("October 2025", "November 2025", "December 2025") if month in said] == [
        "October 2025",
        "November 2025",
        "December 2025",
    ]
    found = riia("calendar", "--quarter", "--month", "2026-02", "--json").json()
    assert (found["first"], found["last"]) == ("2026-01-01", "2026-03-31")


def test_calendar_writes_the_months_that_it_shows(riia: Riia, meeting: Riia, tmp_path: Path) -> None:
    meeting("--all-but", "Torbay")
    to = tmp_path / "november.ics"
    assert riia("calendar", "--month", "2025-11", "--to", str(to), "--plan", PLAN).code == 0
    assert "Leads group" in to.read_text(encoding="utf-8")
    refused = riia("calendar", "--month", "2025-11", "--to", str(to), "--authority", "Torbay")
    assert refused.code == 2 and "without --month" in refused.err


def test_find_cuts_the_text_around_the_hit(riia: Riia) -> None:
    hits = [line for line in riia("find", "Dashboard").out.splitlines()[:-2] if line.startswith("KPI")]
    assert hits and all("dashboard" in line.casefold() for line in hits)


def test_find_in_an_unknown_plan_is_refused(riia: Riia) -> None:
    assert riia("find", "dashboard", "--plan", "nowhere").code == 2


def test_the_dump_has_every_field(riia: Riia, meeting: Riia) -> None:
    meeting("--all-but", "Torbay", "--counts-towards", "1.2.1A", "--action", "Jo: send it by 2025-12-12")
    riia("rag", "1.2.1A", "B", "-m", "met")
    riia("boards", "set", "--plan", PLAN, "--on", "2025-12-18", "--headline", "Good")
    found = riia("dump").json()
    assert (found["format"], found["as_at"]) == ("riia-dump/1", "2025-12-01")
    for name, fields in FIELDS.items():
        assert isinstance(found[name], list)
        assert all(set(fields.split()) <= set(row) for row in found[name]), name
    kpi = next(kpi for kpi in found["kpis"] if kpi["ref"] == "1.2.1A")
    assert (kpi["status"], kpi["computed_status"], kpi["progress"]) == ("complete", "complete", 1.0)
    (measure,) = kpi["measures"]
    assert set(MEASURE.split()) <= set(measure)
    assert (measure["unit"], measure["target"], measure["met"]) == ("percent", 86, True)
    assert measure["value"] == pytest.approx(100 * 14 / 15)
    (record,) = found["records"]
    assert record["kpis"] == ["1.2.1A"] and len(record["participation"]) == 15
    assert found["risks"] == [] and found["actions"][0]["who"] == "Jo"
    assert found["boards"][0]["headline"] == "Good"
    assert found["assessments"][0]["comment"] == "met"


def test_the_dump_holds_the_plan_whole(riia: Riia) -> None:
    found = riia("dump", "--plan", PLAN).json()
    assert (len(found["kpis"]), len(found["regions"]), len(found["organisations"])) == (148, 1, 15)
    ids = {theme["id"] for theme in found["themes"]}
    assert {kpi["theme"] for kpi in found["kpis"]} <= ids
    assert {theme["parent"] for theme in found["themes"]} <= {None, *ids}
    assert {kpi["activity"] for kpi in found["kpis"]} <= {None, *(row["id"] for row in found["activities"])}
    assert all(kpi["progress"] is None or 0 <= kpi["progress"] <= 1 for kpi in found["kpis"])
    known = {row["code"]: {item["code"] for item in row["items"]} for row in found["frameworks"]}
    assert all(row["item"] in known[row["framework"]] for row in found["mappings"])


def test_the_schema_is_a_json_schema(bare: Riia) -> None:
    assert bare("schema").json()["$schema"].startswith("https://json-schema.org/")


HOSTILE = (
    "[bold]brackets[/bold]",
    "[/]",
    "[/nonsense] [@click=app.quit]x[/]",
    "emoji 🎉 👩‍👩‍👧 flags 🏴",
    "tab\there",
    "“Curly” – it’s from Outlook…",
    "100% %s {0} \\n $HOME `id`",
    "<script>alert(1)</script> & |pipes|",
    "x" * 10_000,
)


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_text_is_shown_as_it_was_typed(riia: Riia, meeting: Riia, typed: str) -> None:
    assert meeting("--note", typed, "--counts-towards", "1.2.1A").code == 0
    assert riia("rag", "1.2.1A", "A", "-m", typed).code == 0
    assert riia("records", key_of(riia), "--json").json()["note"] == typed
    assert squeezed(typed) in squeezed(riia("records", key_of(riia)).out)
    assert squeezed(typed) in squeezed(riia("show", "1.2.1A").out)
    assert riia("find", typed[:40]).code == 0


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_text_from_outlook_keeps_its_lines(riia: Riia, meeting: Riia) -> None:
    typed = "Hi all,\r\n\r\nHere’s the “note”:\r\n\t- one"
    meeting("--note", typed)
    assert riia("records", key_of(riia), "--json").json()["note"] == typed
    assert "\r" not in riia("records", key_of(riia)).out


def test_what_would_steer_a_terminal_is_shown_instead_of_obeyed(riia: Riia, meeting: Riia) -> None:
    meeting("--note", "\x1b[2Jgone\x07")
    out = riia("records", key_of(riia)).out
    assert "\x1b" not in out and "␛[2Jgone␇" in out
    assert "\x1b" not in riia("show", "\x1b[2J").err


def test_a_title_of_ten_thousand_signs_is_cut_in_lists(riia: Riia) -> None:
    riia("log", "meeting", "--plan", PLAN, "--on", "2025-11-20", "--title", "word " * 2_000)
    assert max(map(len, riia("records").out.splitlines())) <= 80


def test_a_long_title_without_a_code_is_cut_so_that_its_counts_stay_in_their_columns(
    bare: Riia, tmp_path: Path
) -> None:
    store = str(tmp_path / "nw.db")
    bare("--db", store, "init", "nw-2022-24")
    said = bare("--db", store, "--today", "2023-01-01", "status", "nw-2022-24").out
    lines = [line for line in said.splitlines() if line.rstrip().endswith(tuple("0123456789")) and "  " in line]
    assert {len(line) for line in lines[1:]} == {80}
