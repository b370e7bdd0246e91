"""``riia find``: everything that holds some words and passes some filters."""

from argparse import Namespace

from db.search import Hit
from riia_tui.cli.desk import Desk
from riia_tui.cli.output import Output, cells, padded, widest
from riia_tui.cli.parser import Parser
from riia_tui.cli.table import Part
from riia_tui.phrases import counted
from riia_tui.views.find import Found, around, found
from riia_tui.views.find_words import FILTERS, wanted
from riia_tui.views.names import short_key

WITHOUT_KEY = ("KPI", "RAG", "activity", "organisation", "board", "person")
LONGEST_REF = 14


def options(parser: Parser) -> None:
    """The words with their filters, and the plan to look in."""
    told = "words, and filters: status:red due:<2026-01-31 on:2025-11 lead:NAME kind:KIND theme:CODE plan:CODE"
    parser.add_argument("words", nargs="+", metavar="TEXT", help=told)
    parser.plan_option()


def find_words(desk: Desk, given: Namespace) -> int:
    """Prints every hit on a line."""
    typed = " ".join(_quoted(word) for word in given.words)
    shown = found(desk.store, typed, given.plan, desk.today)
    if desk.out.as_json:
        desk.out.json(shown.hits)
        return 0
    _print_hits(desk.out, shown, typed)
    return 0


def _quoted(word: str) -> str:
    """A filter whose value the shell has taken out of its quotation marks, in them again."""
    name, colon, value = word.partition(":")
    return f'{name}:"{value}"' if colon and name.casefold() in FILTERS and " " in value and '"' not in value else word


def _print_hits(out: Output, shown: Found, typed: str) -> None:
    hits, words = shown.hits, wanted(typed).words
    kinds = widest(hit.kind for hit in hits)
    refs = widest((_ref(hit) for hit in hits), LONGEST_REF)
    plans = widest(hit.plan or "" for hit in hits)
    for hit in hits:
        head = f"{padded(hit.kind, kinds)}  {padded(_ref(hit), refs)}  {padded(hit.plan or '', plans)}  "
        out.line(head + around(hit.text, words, max(20, out.width - cells(head))))
    out.blank()
    count = counted(len(hits) + shown.more, "place")
    out.line(f"{count} with “{typed}”" + (f", of which {len(hits)} are shown" if shown.more else ""))
    if shown.meant:
        out.wrapped(f"Nothing is spelt so; this was taken for it: {', '.join(shown.meant)}.")


def _ref(hit: Hit) -> str:
    """The ref or code; of what happened the short key that people type for a record."""
    if hit.ref or hit.kind in WITHOUT_KEY or hit.on is None:
        return hit.ref
    return short_key(hit.key)


PARTS = {"find": Part(options, find_words, "find status:red dashboard")}
