"""A report that a region composes itself: its words and parts of others; every mistake named by its line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import Store
from db.errors import BadInput
from db.words import Audience
from riia_tui.reports import markdown
from riia_tui.reports.asked import Asked
from riia_tui.reports.own_report import PARTS, build_own
from tests.views.pack_store import TODAY, pack_store
from tests.views.registers_store import enter_registers

START = "format: riia-own-report/1\ntitle: Our note\nblocks:\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The plan of the board pack with registers."""
    made = pack_store(tmp_path_factory.mktemp("own") / "riia.db")
    enter_registers(made)
    yield made
    made.close()


def text_of(store: Store, folder: Path, file: str, audience: Audience = Audience.OWN) -> str:
    path = folder / "our.yaml"
    path.write_text(file, encoding="utf-8")
    report = build_own(store, path, Asked(None, TODAY, None, audience))
    return markdown.render(report).decode("utf-8")


def test_own_words_stand_between_parts_of_other_reports(store: Store, tmp_path: Path) -> None:
    blocks = (
        "- heading: Where *we* are\n- text: 'By [us]'\n- bullets: [one, two]\n- kpis: ['1.1.1', 5.1.1]\n- part: risks\n"
    )
    text = text_of(store, tmp_path, START + blocks)
    assert "# Our note: Western improvement plan" in text
    assert text.index("By ") < text.index("Some KPIs") < text.index("No analyst")


def test_every_part_can_be_used(store: Store, tmp_path: Path) -> None:
    text = text_of(store, tmp_path, START + "".join(f"- part: {name}\n" for name in PARTS))
    for words in ("Reds and ambers in full", "EHCP help", "Early panels", "How to read this report", "Spend by fund"):
        assert words in text


def test_for_somebody_outside_the_region_nobody_is_named(store: Store, tmp_path: Path) -> None:
    parts = "- text: Devon did well\n- part: participation\n- part: support\n"
    assert "Devon" not in text_of(store, tmp_path, START.replace("blocks", "audience: dfe\nblocks") + parts)
    assert "Devon" not in text_of(store, tmp_path, START + parts, Audience.PUBLIC)
    assert "Devon" in text_of(store, tmp_path, START + parts)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "at the top stand keys"),
        ("title: [", "this is no YAML"),
        ("title: x\nblocks:\n- text: y\n", "begin with format: riia-own-report/1"),
        (START + "- part: exeptions\n", "did you mean “exceptions”?"),
        (START + "- prat: exceptions\n", "did you mean “part”?"),
        (START + "- exceptions\n", "a block is one line such as"),
        (START + "- part: [a, b]\n", "a text belongs here"),
        (START.replace("blocks", "audience: all\nblocks") + "- text: x\n", "“all” is no audience"),
        (START, "give a list of blocks"),
        (START + "- text: ''\n", "it is empty"),
        (START + "- kpis: [9.9.9]\n", "line 4: there is no KPI “9.9.9” in west"),
    ],
)
def test_mistakes_are_named_with_their_line(store: Store, tmp_path: Path, file: str, said: str) -> None:
    with pytest.raises(BadInput) as raised:
        text_of(store, tmp_path, file)
    assert said in str(raised.value)


def test_all_mistakes_are_named_at_once(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as raised:
        text_of(store, tmp_path, "tite: x\nblocks:\n- prat: y\n")
    assert len(str(raised.value).splitlines()) == 4
