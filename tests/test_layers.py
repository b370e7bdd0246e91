"""The layers: who may import whom, read from the sources; and what a start really loads, asked of a new process."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
ORDER = ["cli, tui", "actions", "exchange", "reports", "views", "check", "rules, planfile, phrases", "db"]
"""The layers from the top; each imports from those below it and from itself."""

LEVEL = {name: level for level, names in enumerate(ORDER) for name in names.split(", ")}
BESIDE = {"__main__", "fault_log", "version"}
"""Beside the layers: the door of the program, where a fault's traces are left, and the program's version."""

HURRIES = "riia_tui.actions.demonstration_record"
"""Makes a throwaway store with waiting for the disk turned off; it alone may speak to the engine from above."""

SEED = "seed_data"
ASKED = ("app", "first_run", "settled_keys", "last_look")
OPENS_THE_SCREENS = {("riia_tui.__main__", f"riia_tui.tui.{module}") for module in ASKED}
"""The one place that may open the screens or ask of them, inside the functions that do it."""


class Import(NamedTuple):
    """One import: the module it stands in, what it names, and the function around it, None at the top."""

    module: str
    target: str
    function: str | None
    type_only: bool
    line: int

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}, imports {self.target}"


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the product, parsed, by its dotted name."""
    found = {}
    for package in ("riia_tui", "db", SEED):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def _walk(node: ast.AST, function: str | None, type_only: bool) -> Iterator[tuple[ast.AST, str | None, bool]]:
    for child in ast.iter_child_nodes(node):
        inside, only = function, type_only
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = child.name
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            only = True
        yield child, inside, only
        yield from _walk(child, inside, only)


@cache
def imports() -> list[Import]:
    """Every import of the product, inside functions too; ``from a import b`` names a.b where that is a module."""
    known = sources()
    found = []
    for module, tree in known.items():
        for node, function, type_only in _walk(tree, None, False):
            if isinstance(node, ast.Import):
                targets = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{module}, line {node.lineno}: write the import out in full"
                base = str(node.module)
                targets = [f"{base}.{a.name}" if f"{base}.{a.name}" in known else base for a in node.names]
            else:
                continue
            found += [Import(module, target, function, type_only, node.lineno) for target in dict.fromkeys(targets)]
    return found


def layer(module: str) -> str:
    """The layer that a module belongs to."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] or first if first == "riia_tui" else first


def faults(found: Iterator[Import]) -> str:
    return "\n".join(str(one) for one in found)


def within(target: str, *packages: str) -> bool:
    return any(target == package or target.startswith(f"{package}.") for package in packages)


def test_every_module_has_a_place() -> None:
    assert {layer(module) for module in sources()} <= {*LEVEL, *BESIDE, SEED, "riia_tui"}
    assert len(imports()) > 500


def test_imports_run_one_way() -> None:
    inside = [one for one in imports() if layer(one.module) in LEVEL and layer(one.target) in LEVEL]
    assert faults(one for one in inside if LEVEL[layer(one.module)] > LEVEL[layer(one.target)]) == ""


def test_rules_planfile_and_phrases_use_each_other_in_one_direction() -> None:
    """Figures become words from what the rules found, so phrases may read rules; nothing else among them."""
    allowed = {("phrases", "rules")}
    beside = set(ORDER[6].split(", "))
    wrong = (
        one
        for one in imports()
        if {layer(one.module), layer(one.target)} <= beside
        and layer(one.module) != layer(one.target)
        and (layer(one.module), layer(one.target)) not in allowed
    )
    assert faults(wrong) == ""


def test_the_store_knows_nothing_of_the_program() -> None:
    assert faults(one for one in imports() if layer(one.module) == "db" and within(one.target, "riia_tui", SEED)) == ""


def test_rules_see_only_words_facts_and_errors() -> None:
    allowed = ("db.words", "db.facts", "db.errors")
    wrong = (
        one
        for one in imports()
        if layer(one.module) == "rules" and within(one.target, "db") and one.target not in allowed
    )
    assert faults(wrong) == ""


def test_the_command_line_and_the_screens_never_meet() -> None:
    wrong = (
        one
        for one in imports()
        if {layer(one.module), layer(one.target)} == {"cli", "tui"} or (layer(one.target) == "tui" != layer(one.module))
        if (one.module, one.target) not in OPENS_THE_SCREENS
    )
    assert faults(wrong) == ""


def test_only_the_door_opens_the_screens_and_only_inside_a_function() -> None:
    opening = [one for one in imports() if within(one.target, "riia_tui.tui") and layer(one.module) != "tui"]
    assert [(one.module, one.target) for one in opening] == sorted(OPENS_THE_SCREENS)
    assert all(one.function for one in opening)


def test_nothing_imports_the_door() -> None:
    assert faults(one for one in imports() if within(one.target, "riia_tui.__main__")) == ""


def test_only_the_screens_import_textual() -> None:
    assert faults(one for one in imports() if within(one.target, "textual") and layer(one.module) != "tui") == ""


def test_rich_is_imported_by_the_screens_and_the_one_module_that_prints() -> None:
    users = {one.module for one in imports() if within(one.target, "rich") and layer(one.module) != "tui"}
    assert len(users) <= 1, users


def test_only_actions_and_the_store_import_the_tables() -> None:
    wrong = (one for one in imports() if within(one.target, "db.tables") and layer(one.module) not in ("db", "actions"))
    assert faults(wrong) == ""


def test_only_the_store_imports_its_libraries() -> None:
    libraries = ("sqlmodel", "sqlalchemy", "alembic", "sqlite3")
    wrong = (
        one
        for one in imports()
        if within(one.target, *libraries) and layer(one.module) != "db" and not within(one.target, "sqlalchemy.exc")
        if one.module != HURRIES
    )
    assert faults(wrong) == ""


def test_migrations_are_imported_only_where_a_store_is_made_or_behind() -> None:
    outside = [
        one for one in imports() if within(one.target, "db.migrations") and not within(one.module, "db.migrations")
    ]
    assert {one.module for one in outside} == {"db.engine"}
    assert all(one.function for one in outside)
    alembic = [one for one in imports() if within(one.target, "alembic")]
    assert all(within(one.module, "db.migrations") for one in alembic)


PAST_THE_HISTORY = re.compile(
    r"exec_driver_sql|driver_connection|\.connection\(\)|bulk_\w+\(|\btext\(\s*f?[\"']|executescript|executemany",
    re.ASCII,
)


def test_nothing_but_the_store_goes_past_the_history() -> None:
    """A raw statement would be written without an entry; listeners cannot see it."""
    slips = []
    for path in sorted((ROOT / "riia_tui").rglob("*.py")):
        lines = path.read_text(encoding="utf-8").splitlines()
        slips += [f"{path}, line {n}: {line}" for n, line in enumerate(lines, 1) if PAST_THE_HISTORY.search(line)]
    assert slips == []


def test_statements_stand_in_the_store() -> None:
    sql = re.compile(r"[\"']\s*(select\s.+\sfrom|insert\s+into|update\s+\w+\s+set|delete\s+from)\s", re.IGNORECASE)
    found = [
        f"{path}, line {n}"
        for path in sorted((ROOT / "riia_tui").rglob("*.py"))
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if sql.search(line)
    ]
    assert found == []


def test_queries_only_read() -> None:
    changing = re.compile(
        r"\b(insert\s+into|update\s+\w+\s+set|delete\s+from|drop\s+table|alter\s+table)\b", re.IGNORECASE
    )
    places = [*(ROOT / "db" / "queries").glob("*.py"), *(ROOT / "db" / "facts").glob("*.py"), ROOT / "db" / "search.py"]
    assert [path.name for path in places if changing.search(path.read_text(encoding="utf-8"))] == []


CLOCKS = {"now", "today", "utcnow", "localtime", "time_ns"}


@pytest.mark.parametrize("part", ["rules", "views", "reports", "exchange", "check", "planfile", "phrases"])
def test_no_rule_view_or_report_reads_the_clock(part: str) -> None:
    looks = [
        f"{module}, line {node.lineno}"
        for module, tree in sources().items()
        if layer(module) == part
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id in ("self", "found"))
    ]
    assert looks == []


def test_the_packages_themselves_are_empty() -> None:
    for package in ("riia_tui", "db"):
        assert (ROOT / package / "__init__.py").read_bytes() == b""


def loaded_by(*modules: str) -> set[str]:
    """The modules that a new process has after importing these."""
    command = f"import sys, {', '.join(modules)}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_reading_loads_neither_tables_nor_screens() -> None:
    loaded = loaded_by("riia_tui.views.today", "riia_tui.views.kpi", "db.engine")
    assert "riia_tui.views.today" in loaded
    assert not loaded & {"sqlmodel", "pydantic", "textual", "rich", "alembic", "docx", "yaml", "db.tables"}


def test_the_door_of_the_command_line_loads_no_store_and_no_screens() -> None:
    loaded = loaded_by("riia_tui.__main__", "riia_tui.cli.run", "riia_tui.cli.parser")
    assert not loaded & {"sqlmodel", "sqlalchemy", "textual", "alembic", "docx", "yaml", "db.tables", "db.engine"}


def test_nothing_is_loaded_before_the_door_hears_ctrl_c() -> None:
    assert loaded_by("riia_tui.__main__") - loaded_by("sys") == {"riia_tui", "riia_tui.__main__"}


def test_rules_load_nothing_of_the_store() -> None:
    loaded = loaded_by("riia_tui.rules.status", "riia_tui.rules.measures", "riia_tui.phrases")
    assert not loaded & {"sqlmodel", "sqlalchemy", "sqlite3", "textual", "alembic", "docx", "yaml", "db.engine"}
