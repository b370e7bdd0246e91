"""The program as a whole: help, the screens, what it loads, and how it ends."""

import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command_line import PLAN, Riia

from riia_tui.cli import run as running
from riia_tui.cli.parser import parsed
from riia_tui.cli.table import COMMANDS

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlmodel", "textual", "pendulum", "rich", "yaml", "sqlalchemy", "alembic", "docx", "holidays")


def loaded_by(*words: str) -> set[str]:
    """The heavy packages that a command line brings into a fresh Python."""
    script = (
        "import sys\nfrom riia_tui.__main__ import main\n"
        f"code = main({list(words)!r})\nprint('LOADED', code, *[m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", cwd=ROOT, check=True)
    code, *names = done.stdout.rsplit("LOADED", 1)[1].split()
    assert code == "0", done.stderr
    return set(names)


@pytest.mark.parametrize("words", [("--help",), (), ("log", "meeting", "--help"), ("--version",)])
def test_help_loads_nothing_heavy(words: tuple[str, ...]) -> None:
    assert loaded_by(*(words or ("help",))) == set()


@pytest.mark.parametrize("words", [("show", "1.2.1A"), ("status",), ("status", "--json"), ("dump",), ("due",)])
def test_reading_loads_neither_tables_nor_screens(plan_store: Path, words: tuple[str, ...]) -> None:
    loaded = loaded_by("--db", str(plan_store), "--today", "2025-12-01", *words)
    assert not loaded & {"sqlmodel", "textual", "pendulum", "rich", "yaml", "alembic", "docx"}


def test_the_overview_names_every_command_within_80_columns(bare: Riia) -> None:
    page = bare("--help")
    assert page.code == 0 and page.err == ""
    assert max(map(len, page.out.splitlines())) <= 80
    assert all(f"\n  {command.name} " in page.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_with_an_example_that_parses(bare: Riia, command: Any) -> None:
    page = bare(*command.name.split(), "--help")
    assert page.code == 0
    assert page.out == bare("help", *command.name.split()).out == bare("--help", *command.name.split()).out
    assert max(map(len, page.out.splitlines())) <= 80
    assert f"Example: riia {command.name}" in page.out

    import shlex

    assert parsed(shlex.split(command.part().example))[0] is command


def test_half_a_command_lists_its_other_half(bare: Riia) -> None:
    page = bare("log", "--help")
    assert page.code == 0 and "log survey" in page.out


def test_the_version(bare: Riia) -> None:
    assert bare("--version").out.startswith("riia ")


class Terminal(io.StringIO):
    """A stdout that is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def run_with(opened: list[Any], *words: str) -> int:
    def open_screens(store: Any, today: date, plan: str | None = None) -> int:
        opened.append((store.path, today, plan))
        return 0

    return running.run(list(words), clock=lambda: date(2026, 1, 2), open_screens=open_screens)


def test_riia_alone_opens_the_screens_on_a_terminal(plan_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    opened: list[Any] = []
    assert run_with(opened, "--db", str(plan_store)) == 0
    assert opened == [(plan_store, date(2026, 1, 2), None)]
    assert terminal.getvalue() == ""


def test_riia_alone_asks_how_to_begin_where_there_is_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    place = tmp_path / "data" / "riia.db"
    asked: list[Any] = []

    class Asking:
        def begin(self, *given: Any) -> int:
            asked.append(given)
            return 0

    words = ["--db", str(place), "--by", "Ann"]
    assert running.run(words, clock=lambda: date(2026, 1, 2), open_screens=Asking()) == 0  # type: ignore[arg-type]
    assert asked == [(place, date(2026, 1, 2), "Ann")]
    assert not place.parent.exists()


def test_keys_are_listed_with_their_ids_and_the_settings_file(bare: Riia) -> None:
    ran = bare("keys")
    assert ran.code == 0
    assert "u update-rag Agree the RAG" in ran.words and "F2 form-save Save." in ran.words
    assert "settings.toml changes a key" in "".join(ran.out.replace("\n", " "))
    from riia_tui.tui.settings import settings_path

    settings_path().parent.mkdir(parents=True)
    settings_path().write_text('[keys]\njump = "J"\nfly = "x"\n', encoding="utf-8")
    ran = bare("keys")
    assert "J * jump" in ran.words and "There is no command “fly”" in ran.words
    keys = {line["id"]: line for line in bare("keys", "--json").json()["keys"]}
    assert keys["jump"]["key"] == "J" and keys["jump"]["changed"]


def test_riia_alone_prints_the_status_where_output_is_no_terminal(riia: Riia) -> None:
    assert riia().out == riia("status").out != ""


def test_letters_are_coloured_on_a_terminal_and_not_where_colour_is_refused(
    plan_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    monkeypatch.setenv("TERM", "xterm-256color")
    words = ("--db", str(plan_store), "show", "1.2.1A")
    run_with([], *words)
    coloured = terminal.getvalue()
    assert "\x1b[" in coloured
    terminal.truncate(0)
    terminal.seek(0)
    monkeypatch.setenv("NO_COLOR", "1")
    run_with([], *words)
    assert "\x1b" not in terminal.getvalue()


def test_ctrl_c_ends_quietly(riia: Riia, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("riia_tui.cli.status.print_status", stop)
    ran = riia("status")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_stopping_it_while_it_is_still_being_loaded_says_nothing_either(
    bare: Riia, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("riia_tui.cli.run.run", stopped)
    ran = bare("plans")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_stopping_it_while_python_makes_another_fault_of_it_says_nothing_either(
    riia: Riia, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: Any) -> None:
        try:
            raise KeyboardInterrupt
        except KeyboardInterrupt as stopped:
            raise RuntimeError("Error calling __set_name__") from stopped

    monkeypatch.setattr("riia_tui.cli.status.print_status", stop)
    ran = riia("status")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


@pytest.mark.parametrize(("fault", "code"), [(RuntimeError("odd"), 2), (None, 3)])
def test_what_nobody_foresaw_is_one_sentence_and_a_log_file(
    riia: Riia, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: Exception | None, code: int
) -> None:
    from sqlalchemy.exc import InvalidRequestError

    def fail(*_: Any) -> None:
        raise fault or InvalidRequestError("odd")

    monkeypatch.setattr("riia_tui.cli.status.print_status", fail)
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "logs")
    ran = riia("status")
    assert (ran.code, ran.out) == (code, "")
    assert len(ran.err.splitlines()) == 1 and "Traceback" not in ran.err
    assert str(tmp_path / "logs" / "riia.log") in ran.err
    assert "Traceback" in (tmp_path / "logs" / "riia.log").read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_fault(plan_store: Path) -> None:
    script = "from riia_tui.__main__ import main; raise SystemExit(main())"
    words = [sys.executable, "-c", script, "--db", str(plan_store), "--today", "2025-12-01", "dump"]
    reading, writing = os.pipe()
    started = subprocess.Popen(words, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(writing)
    os.close(reading)
    _, said = started.communicate(timeout=60)
    assert (started.returncode, said) == (0, b"")


def test_stdout_is_utf_8_with_plain_line_ends_whatever_the_locale(plan_store: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}
    words = [sys.executable, "-m", "riia_tui", "--db", str(plan_store), "--today", "2025-12-01", "participation"]
    done = subprocess.run(words, capture_output=True, env=environment, cwd=ROOT, check=True)
    assert "● took part" in done.stdout.decode("utf-8") and b"\r" not in done.stdout


def test_dates_come_from_the_clock_only_where_no_day_is_set(plan_store: Path, capsys: Any) -> None:
    assert run_with([], "--db", str(plan_store), "status", "--json") == 0
    assert '"as_at": "2026-01-02"' in capsys.readouterr().out
    assert run_with([], "--db", str(plan_store), "status", "--json", "--today", "2025-12-01") == 0
    assert '"as_at": "2025-12-01"' in capsys.readouterr().out


def test_a_plan_may_be_named_with_or_without_its_option(riia: Riia) -> None:
    assert riia("status", PLAN).out == riia("status", "--plan", PLAN).out
