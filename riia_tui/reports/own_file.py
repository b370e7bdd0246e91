"""A report that a region composes itself, read from a small YAML file with all its mistakes at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from db.words import Audience
from riia_tui.planfile.faults import FaultList, PlanFileFaults, TooMany, nearest
from riia_tui.planfile.nodes import Items, Node, Pairs, Scalar, Unreadable, tree
from riia_tui.planfile.opening import content_of

FORMAT = "riia-own-report/1"
LARGEST = 200_000
"""Bytes that such a file may have; one with every block has some thousand."""

HEAD = ("format", "title", "plan", "audience", "blocks")
BLOCKS = ("heading", "text", "bullets", "part", "kpis")


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """One entry: its ``kind`` and its words (the name of a part, the refs of KPIs, the points of a list)."""

    kind: str
    words: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class OwnReport:
    """What a region asked for; ``plan`` and ``audience`` are None where the file says nothing."""

    title: str
    plan: str | None
    audience: Audience | None
    blocks: tuple[OwnBlock, ...]
    name: str


def read_own_report(path: Path, parts: Iterable[str]) -> OwnReport:
    """The report that a file asks for; ``parts`` are the names that ``part`` may have.

    Raises BadInput with every mistake by its line, or where the file cannot be opened.
    """
    content = content_of(path, LARGEST)
    faults = FaultList()
    try:
        if len(content) > LARGEST:
            raise Unreadable(1, 1, f"the file has more than {LARGEST:,} bytes; it is no report")
        found = _report(tree(_decoded(content), faults), faults, tuple(parts), path.name)
    except Unreadable as error:
        faults.faults.append(error.fault)
    except TooMany:
        pass
    if faults.faults:
        raise PlanFileFaults(path.name, faults.faults)
    return found


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(1, 1, "the file is no text in UTF-8; save it as UTF-8") from None


def _report(root: Node | None, faults: FaultList, parts: tuple[str, ...], name: str) -> OwnReport:
    if not isinstance(root, Pairs):
        raise Unreadable(1, 1, f"at the top stand keys: {', '.join(HEAD)}")
    given = {key.text: node for key, node in root.pairs}
    for key, _ in root.pairs:
        if key.text not in HEAD:
            faults.add(key.line, key.column, key.text, _unknown(key.text, HEAD))
    if (stated := _text(given.get("format"), "format", faults)) != FORMAT:
        faults.add(
            root.line, root.column, "format", f"begin with format: {FORMAT}" + (f", not {stated}" if stated else "")
        )
    title = _text(given.get("title"), "title", faults)
    if not title:
        faults.add(root.line, root.column, "title", "the report needs a title")
    return OwnReport(
        title,
        _text(given.get("plan"), "plan", faults) or None,
        _audience(given.get("audience"), faults),
        tuple(_blocks(given.get("blocks"), root, faults, parts)),
        name,
    )


def _audience(node: Node | None, faults: FaultList) -> Audience | None:
    word = _text(node, "audience", faults).casefold()
    if node is None or not word:
        return None
    if word not in list(Audience):
        faults.add(node.line, node.column, "audience", f"“{word}” is no audience; write own, board, dfe or public")
        return None
    return Audience(word)


def _blocks(node: Node | None, root: Pairs, faults: FaultList, parts: tuple[str, ...]) -> Iterable[OwnBlock]:
    if not isinstance(node, Items) or not node.items:
        at = node or root
        faults.add(at.line, at.column, "blocks", f"give a list of blocks: {', '.join(BLOCKS)}")
        return
    for item in node.items:
        if not isinstance(item, Pairs) or len(item.pairs) != 1:
            faults.add(item.line, item.column, "blocks", "a block is one line such as “- part: exceptions”")
            continue
        key, value = item.pairs[0]
        if key.text not in BLOCKS:
            faults.add(key.line, key.column, "blocks", _unknown(key.text, BLOCKS))
            continue
        words = _words(value, key.text, faults)
        if key.text == "part" and words and words[0] not in parts:
            faults.add(value.line, value.column, "part", _unknown(words[0], parts))
        yield OwnBlock(key.text, words, key.line)


def _words(node: Node, kind: str, faults: FaultList) -> tuple[str, ...]:
    """One text, or for bullets and KPIs a list of them."""
    if isinstance(node, Items) and kind in ("bullets", "kpis"):
        return tuple(filter(None, (_text(item, kind, faults) for item in node.items)))
    words = _text(node, kind, faults)
    if not words and isinstance(node, Scalar):
        faults.add(node.line, node.column, kind, "it is empty")
    return (words,)


def _text(node: Node | None, field: str, faults: FaultList) -> str:
    if node is None:
        return ""
    if isinstance(node, Scalar):
        return node.text.strip()
    faults.add(node.line, node.column, field, "a text belongs here, no list and no keys")
    return ""


def _unknown(word: str, known: tuple[str, ...]) -> str:
    near = nearest(word, known)
    meant = f"; did you mean “{near}”?" if near else ""
    return f"“{word}” is not known here{meant} There are {', '.join(known)}"
