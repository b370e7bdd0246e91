"""The words of every report, as whoever reads them for the first time: capitals, numbers, blanks and brackets."""

import re
from collections.abc import Iterator

import pytest

from db.engine import Store, create_store, open_store
from db.words import Audience
from riia_tui.actions.demonstration import AS_AT, demonstration_store
from riia_tui.actions.plans import add_plan
from riia_tui.planfile.read import parse_plan
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Block, Bullets, Callout, Cell, Chart, Facts, Heading, Paragraph, Report, Table
from riia_tui.reports.catalogue import REPORTS, build_report
from tests.reports.test_other_reports import REQUIREMENTS
from tests.views.pack_store import HEAD, TODAY

EVERY = pytest.mark.parametrize("name", REPORTS)
NUMBER = r"(?<![\d.,/])"
ONE_OF_MANY = re.compile(rf"{NUMBER}1 (?:KPIs|records|meetings|authorities|days|lessons|risks|updates|dates|lines)\b")
MANY_OF_ONE = re.compile(rf"{NUMBER}(?:0|[2-9]|\d\d+) (?:KPI|record|meeting|authority|lesson|update)\b(?! \d)")
LEFT_OVER = re.compile(
    r" {2}|\(\s*\)|“\s*”|\bNone\b(?! is\b| of\b| at all)|: ?\.|, ?,|[.,;:]…|(?<!\.)\.\.(?!\.)| [,;.](?![\d.])"
    r"|\b(?:[Tt]he|[Aa]n?) an? "
)
ELSEWHERE = re.compile(r"(?i)\b(?:color|center|organiz|analyz|behavior|fulfill)\w*|\b20\d\d-\d\d-\d\d\b")
SENTENCE = re.compile(r"^[^A-Z0-9“●–£?]")


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The South West plan with its invented record."""
    store = open_store(demonstration_store(tmp_path_factory.mktemp("words")))
    yield store
    store.close()


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A plan of which nothing is recorded yet."""
    store = create_store(tmp_path_factory.mktemp("bare") / "riia.db")
    add_plan(store, parse_plan(HEAD + REQUIREMENTS, "west.yaml"))
    yield store
    store.close()


@EVERY
def test_the_demonstrations_reports_read_well(demonstration: Store, name: str) -> None:
    assert list(faults(build_report(demonstration, name, Asked("sw-2025-26", AS_AT)))) == []


@EVERY
def test_the_reports_of_a_plan_with_nothing_recorded_read_well(bare: Store, name: str) -> None:
    assert list(faults(build_report(bare, name, Asked(None, TODAY)))) == []


@pytest.mark.parametrize("name", [kind.id for kind in REPORTS.values() if kind.names == "veiled"])
def test_what_everybody_may_read_reads_well(demonstration: Store, name: str) -> None:
    if name != "authority":
        report = build_report(demonstration, name, Asked("sw-2025-26", AS_AT, audience=Audience.PUBLIC))
        assert list(faults(report)) == []


def faults(report: Report) -> Iterator[str]:
    """Every text in which something is amiss, with what it is."""
    for text in (report.title, report.subtitle, *(text for block in report.body() for text in _texts(block))):
        for rule in (ONE_OF_MANY, MANY_OF_ONE, LEFT_OVER, ELSEWHERE):
            if found := rule.search(text):
                yield f"{found[0]!r} in {text!r}"
    for sentence in (text for block in report.body() for text in _sentences(block)):
        if SENTENCE.match(sentence):
            yield f"no capital: {sentence!r}"


def _texts(block: Block) -> Iterator[str]:
    yield from _sentences(block)
    match block:
        case Facts():
            yield from (text for pair in block.pairs for text in pair)
        case Table():
            yield from block.header
            yield from (cell.text if isinstance(cell, Cell) else cell for row in block.rows for cell in row)
        case Chart():
            yield from (*block.labels, *(series.name for series in block.series))


def _sentences(block: Block) -> Iterator[str]:
    """What stands for itself and so begins like a sentence."""
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Callout():
            yield from filter(None, (block.title, block.text))
        case Bullets():
            yield from block.items
        case Facts():
            yield from (label for label, _ in block.pairs)
        case Table():
            yield from (block.caption, block.about)
        case Chart():
            yield from (block.title, block.about)
