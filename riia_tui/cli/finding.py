"""``riia find``: everything that contains some words."""

from argparse import Namespace

from db.search import Hit
from riia_tui.cli.desk import Desk
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import counted
from riia_tui.views.find import around, find
from riia_tui.views.names import short_key

WITHOUT_KEY = ("KPI", "RAG", "activity", "organisation")
LONGEST_REF = 14


def options(parser: Parser) -> None:
    """The words, and the plan to look in."""
    parser.add_argument("words", nargs="+", metavar="TEXT", help="what to find; case does not matter")
    parser.plan_option()


def find_words(desk: Desk, given: Namespace) -> int:
    """Prints every hit on a line."""
    wanted = " ".join(given.words)
    hits = find(desk.store, wanted, given.plan)
    if desk.out.as_json:
        desk.out.json(hits)
        return 0
    _print_hits(desk.out, hits, wanted)
    return 0


def _print_hits(out: Output, hits: list[Hit], wanted: str) -> None:
    kinds = widest(hit.kind for hit in hits)
    refs = widest((_ref(hit) for hit in hits), LONGEST_REF)
    plans = widest(hit.plan or "" for hit in hits)
    for hit in hits:
        head = f"{padded(hit.kind, kinds)}  {padded(_ref(hit), refs)}  {padded(hit.plan or '', plans)}  "
        out.line(head + around(hit.text, wanted, max(20, out.width - cells(head))))
    out.blank()
    out.line(f"{counted(len(hits), 'place')} with “{wanted}”")


def _ref(hit: Hit) -> str:
    """The ref or code; of what happened the short key that people type for a record."""
    if hit.ref or hit.kind in WITHOUT_KEY or hit.on is None:
        return hit.ref
    return short_key(hit.key)


PARTS = {"find": Part(options, find_words, "find dashboard")}
