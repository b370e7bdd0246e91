"""The index of what can be found: SQLite's full-text search over a copy in memory.

It is derived and never stored, so the history, copies and dumps know nothing of it, and it serves a store on any
database. It is made anew when the store has moved; a store of some thousand texts takes a fraction of a second.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.search import Document, folded
from db.spelling import likely

WORDLIKE = re.compile(r"(?=.*[^\W_])(?:[^\W_]|[.\-'’/])+")
"""A word that the index can look up; one with other signs is looked for as it stands."""

TOKEN = re.compile(r"[^\W_]+")
COLUMNS = "ref, text, more, lead"
WEIGHTS = "10.0, 4.0, 1.0, 2.0"
"""How much a match in each column counts."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The documents that match, best first; ``meant`` are the words that were taken for mistyped ones."""

    documents: list[Document]
    meant: tuple[str, ...] = ()


class Index:
    """Documents that can be looked through by words, by their beginnings, and by words that are nearly right."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._folded = [folded(f"{d.ref} {d.text} {d.more} {d.lead}") for d in documents]
        self._refs = [folded(document.ref) for document in documents]
        self._tables = _tables(documents)

    def search(self, wanted: str, passes: Callable[[Document], bool] = lambda _: True) -> Matches:
        """What passes and holds the words: the whole as it was typed, or every word or its beginning, in any order.

        Only where nothing does, words that are nearly right are tried.
        """
        phrase = folded(wanted)
        scores = self._scores([_expression(word) for word in phrase.split() if WORDLIKE.fullmatch(word)])
        signs = [word for word in phrase.split() if not WORDLIKE.fullmatch(word)]
        found = {at for at in scores if all(sign in self._folded[at] for sign in signs)}
        found |= {at for at, text in enumerate(self._folded) if phrase in text}
        found = {at for at in found if passes(self.documents[at])}
        if found or signs:
            return Matches(self._ranked(found, phrase, scores))
        return self._nearly(phrase, passes)

    def _ranked(self, found: Iterable[int], phrase: str, scores: dict[int, float]) -> list[Document]:
        """What is called so first, then refs that begin so, then what holds the whole, KPIs before anything else."""

        def rank(at: int) -> tuple[bool, bool, bool, bool, float, int]:
            ref, whole = self._refs[at], phrase in self._folded[at]
            called = ref == phrase or (whole and folded(self.documents[at].text) == phrase)
            is_kpi = self.documents[at].kind == "KPI"
            return (not called, not (ref and ref.startswith(phrase)), not whole, not is_kpi, scores.get(at, 0.0), at)

        return [self.documents[at] for at in sorted(found, key=rank)]

    def _nearly(self, phrase: str, passes: Callable[[Document], bool]) -> Matches:
        """What passes and holds words that are nearly those that were typed."""
        expressions, meant = [], []
        for word in TOKEN.findall(phrase):
            near = likely(word, self._vocabulary) if not self._scores([_expression(word)]) else [word]
            meant += [other for other in near if other != word]
            expressions.append(" OR ".join(_expression(other) for other in near))
        if not meant or not all(expressions):
            return Matches([])
        scores = self._scores([f"({expression})" for expression in expressions])
        found = [at for at in scores if passes(self.documents[at])]
        return Matches(self._ranked(found, phrase, scores), tuple(dict.fromkeys(meant)) if found else ())

    def _scores(self, expressions: list[str]) -> dict[int, float]:
        """How well documents match every expression, by their numbers; the lower the better."""
        if not expressions or self._tables is None:
            return {}
        rows = self._tables.execute(
            f"select rowid, bm25(said, {WEIGHTS}) from said where said match ?", (" AND ".join(expressions),)
        )
        return dict(rows.fetchall())

    @cached_property
    def _vocabulary(self) -> list[str]:
        """Every word of every document, the commonest first."""
        if self._tables is None:
            return []
        return [word for (word,) in self._tables.execute("select term from word order by doc desc, term")]


def _expression(word: str) -> str:
    """A word as the index looks it up: its parts one after another, the last one by its beginning."""
    parts = " ".join(TOKEN.findall(word))
    return f'"{parts}" *'


def _tables(documents: Sequence[Document]) -> sqlite3.Connection | None:
    """The texts in memory; None where this Python's SQLite has no full-text search: then only whole phrases match."""
    tables = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        tables.execute(
            f"create virtual table said using fts5({COLUMNS}, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
        )
    except sqlite3.OperationalError:
        return None
    tables.execute("create virtual table word using fts5vocab(said, row)")
    rows = ((at, *map(folded, (d.ref, d.text, d.more, d.lead))) for at, d in enumerate(documents))
    tables.executemany(f"insert into said(rowid, {COLUMNS}) values (?, ?, ?, ?, ?)", rows)
    return tables
