"""The documentation says what is there: every command, key, dependency and plan-file key, and every link leads on."""

import importlib.util
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from db.words import STATUS_KEYS, Metric, RecordKind
from riia_tui.cli.parser import parsed
from riia_tui.cli.table import COMMANDS as CLI_COMMANDS
from riia_tui.planfile.model import (
    AcceptedEntry,
    ActivityEntry,
    AuthorityEntry,
    BudgetRow,
    ChangeEntry,
    EventEntry,
    FrameworkEntry,
    FrameworkItemEntry,
    IndicatorRow,
    IndicatorTable,
    KpiEntry,
    MappingEntry,
    MeasureEntry,
    MemberEntry,
    NetworkEntry,
    PersonEntry,
    PlanFile,
    PlanHead,
    RegionHead,
    ThemeEntry,
)
from riia_tui.planfile.read import parse_plan
from riia_tui.planfile.shapes import keys_of
from riia_tui.tui.commands import COMMANDS as KEY_COMMANDS
from riia_tui.tui.commands import PLACES, key_name
from riia_tui.tui.screens.form import Form
from riia_tui.tui.widgets.decisions import Decisions
from riia_tui.tui.widgets.findings import FindingsList
from riia_tui.tui.widgets.register import Register

PROJECT = Path(__file__).parent.parent
PAGES = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *sorted((PROJECT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ENTRIES = (
    *(PlanFile, PlanHead, RegionHead, AuthorityEntry, PersonEntry, ThemeEntry, ActivityEntry, KpiEntry, MeasureEntry),
    *(NetworkEntry, MemberEntry, FrameworkEntry, FrameworkItemEntry, MappingEntry, BudgetRow, IndicatorTable),
    *(IndicatorRow, EventEntry, ChangeEntry, AcceptedEntry),
)


@cache
def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def fences(name: str, language: str) -> list[str]:
    return [body for found, body in FENCE.findall(text_of(name)) if found == language]


def readme_command() -> str:
    found = re.findall(r"^<!-- test command -->\n```\w+\n(.*?)^```$", text_of("README.md"), re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    return str(found[0]).strip()


def keys_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_keys", PROJECT / "docs" / "make_keys.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", [command.name for command in CLI_COMMANDS])
def test_every_command_is_explained(name: str) -> None:
    assert re.search(rf"riia {name}\b", text_of("docs/guide.md") + text_of("README.md"))


def written_commands() -> Iterator[str]:
    for name in ("README.md", "docs/guide.md", "docs/plan-file.md"):
        for body in fences(name, "sh"):
            yield from (line for line in body.splitlines() if line.startswith("riia "))


@pytest.mark.parametrize("line", sorted(set(written_commands())))
def test_every_command_line_in_the_documentation_can_be_typed(line: str) -> None:
    command, _, _ = parsed(shlex.split(line)[1:])
    assert command is not None


def test_the_keys_page_is_what_its_script_writes() -> None:
    assert text_of("docs/keys.md") == keys_script().page()


def test_every_key_is_on_the_keys_page() -> None:
    page, shown = text_of("docs/keys.md"), keys_script().shown
    for command in KEY_COMMANDS:
        assert f"| `{key_name(command.key)}` | {command.help} |" in page
    bound = [*Form.BINDINGS, *Register.BINDINGS, *FindingsList.BINDINGS, *Decisions.BINDINGS]
    for key in [*STATUS_KEYS, *(shown(binding.key) for binding in bound)]:  # type: ignore[union-attr]
        assert f"| `{key}` |" in page


@pytest.mark.parametrize("place", PLACES, ids=[place.title for place in PLACES])
def test_every_place_is_in_the_readme_with_its_key(place: object) -> None:
    assert f"| `{place.digit}` | {place.title} |" in text_of("README.md")  # type: ignore[attr-defined]


def dependencies() -> list[str]:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [re.split(r"[<>=~\[; ]", each, maxsplit=1)[0] for each in asked]


@pytest.mark.parametrize("name", dependencies())
def test_every_dependency_has_its_line(name: str) -> None:
    assert re.search(rf"^\| {re.escape(name)} ", text_of("docs/dependencies.md"), re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_every_link_leads_somewhere(page: Path) -> None:
    plain = FENCE.sub("", page.read_text(encoding="utf-8"))
    for link in LINK.findall(plain):
        if "://" in link:
            continue
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if heading:
            assert heading in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    plain = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(plain)}


def test_the_test_command_of_the_readme_is_one_line() -> None:
    assert readme_command().count("\n") == 0
    assert "pytest" in readme_command()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this computer")
def test_the_checks_run_the_test_command_of_the_readme() -> None:
    found = subprocess.run(
        ["bash", ".ci/run", "command"], cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert found.stdout.strip() == readme_command()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this computer")
@pytest.mark.parametrize("line", [line for body in fences("README.md", "bash") for line in body.splitlines()])
def test_the_commands_for_bash_parse(line: str) -> None:
    assert subprocess.run(["bash", "-n", "-c", line], capture_output=True).returncode == 0


def test_the_example_of_a_plan_file_is_one() -> None:
    example = fences("docs/plan-file.md", "yaml")[0]
    assert len(parse_plan(example, "example.yaml").themes) == 1


@pytest.mark.parametrize("model", ENTRIES, ids=[model.__name__ for model in ENTRIES])
def test_every_key_of_a_plan_file_is_explained(model: type) -> None:
    page = text_of("docs/plan-file.md")
    missing = [key for key in keys_of(model) if f"`{key}`" not in page]
    assert not missing


@pytest.mark.parametrize("word", [*Metric, *RecordKind])
def test_every_metric_and_kind_of_record_is_in_the_plan_files_page(word: str) -> None:
    assert f"`{word}`" in text_of("docs/plan-file.md")
