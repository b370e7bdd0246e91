"""YAML text into a tree in which every value knows its line, before anything is made of the values.

The tree is built from the parser's events, so that tags and deep nesting are refused as they are met. An alias, as
programs write them where a value stands twice, is that value once more; what it repeats counts towards the limits.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from riia_tui.planfile.faults import Fault, FaultList, quoted, shortened

DEEPEST = 30
"""Lists and mappings may stand so deep inside each other."""

MOST_VALUES = 100_000
"""So many keys and values a file may have; the longest published plan has some 8,000."""

TOO_DEEP = f"the nesting is deeper than {DEEPEST} levels here"

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML was built with it: some ten times as fast."""

_NOTHING = ("~", "null", "Null", "NULL")
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What cannot stand in a text of a plan."""

_ADVICE = (
    ("mapping values are not allowed", "a text with a colon in it needs quotes; keys side by side start in one column"),
    ("comment or line break", "put “>=” and other signs in quotes"),
    ("chomping or indentation", "put “>=” and other signs in quotes"),
    ("node content", "a value is missing, or a bracket is not closed"),
    ("cannot start any token", "use spaces and no tabs, and put signs such as “>=”, “%” and “@” in quotes"),
    ("',' or", "a bracket is not closed, or a comma is missing"),
    ("'-' indicator", "look whether the lines are indented alike"),
    ("expected key", "look whether the lines are indented alike"),
    ("expected <block end>", "look whether the lines are indented alike"),
    ("could not find expected ':'", "look for a key without its colon"),
    ("end of stream", "a quotation mark is not closed"),
    ("alphabetic or numeric", "a value that starts with “*” or “&” needs quotes"),
    ("escape character", "between double quotes a backslash is a special sign; use single quotes"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as written; ``plain`` means without quotes. Lines and columns count from 1."""

    line: int
    column: int
    text: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether nothing is given: blanks only, or ``~`` or ``null`` without quotes."""
        return not self.text.strip() or (self.plain and self.text in _NOTHING)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    column: int
    items: list["Node"]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A mapping in the order of the file; a key that stands twice is in it twice."""

    line: int
    column: int
    pairs: list[tuple[Scalar, "Node"]]


Node = Scalar | Items | Pairs


class Unreadable(Exception):
    """The text is no YAML that can be read on from; carries the one fault."""

    def __init__(self, line: int, column: int, message: str) -> None:
        """Lines and columns count from 1."""
        super().__init__(message)
        self.fault = Fault(line, column, "", message)


def tree(text: str, faults: FaultList, loader: Any = LOADER) -> Node | None:
    """The one document of ``text``, None where it is empty.

    Tags, keys that stand twice, aliases of nothing and anchors that no alias uses (“&Co”) go to ``faults``.
    Raises Unreadable for what is no YAML, for signs that are no text, for a second document, and beyond the limits.
    """
    _refuse_unprintable(text)
    growth = _Growth(faults)
    try:
        for event in yaml.parse(text, Loader=loader):
            growth.take(event)
    except yaml.MarkedYAMLError as error:
        raise _syntax(error) from error
    except yaml.YAMLError as error:
        raise Unreadable(1, 1, "this is no YAML") from error
    growth.refuse_unused()
    return growth.root


def kind_of(scalar: Scalar) -> str:
    """What YAML takes a value for: str, int, float, bool, timestamp or null; anything quoted is a str."""
    if not scalar.plain:
        return "str"
    if scalar.empty:
        return "null"
    candidates = yaml.SafeLoader.yaml_implicit_resolvers.get(scalar.text[0], [])
    for tag, pattern in candidates:
        if pattern.match(scalar.text):
            kind = str(tag).rpartition(":")[2]
            return kind if kind in ("int", "float", "bool", "timestamp") else "str"
    return "str"


@dataclass(slots=True)
class _Anchor:
    """A value that aliases may repeat: where its mark stands, how many values it holds and how deep it goes."""

    name: str
    line: int
    column: int
    path: str
    node: Node
    values: int = 1
    height: int = 0
    used: bool = False


class _Frame:
    """A list or mapping that is still open, with the key whose value comes next; ``height`` is how deep it goes."""

    def __init__(self, node: Items | Pairs, anchor: _Anchor | None, before: int) -> None:
        self.node = node
        self.anchor = anchor
        self.before = before
        self.height = 1
        self.key: Scalar | None = None
        self.awaits_value = False
        self.seen: dict[str, int] = {}

    def step(self) -> str:
        """The path from this frame to what is being read in it."""
        if isinstance(self.node, Items):
            return f"[{len(self.node.items)}]"
        return f".{shortened(self.key.text)}" if self.key and self.awaits_value else ""


class _Growth:
    """Takes the parser's events one by one and lets the tree grow."""

    def __init__(self, faults: FaultList) -> None:
        self.root: Node | None = None
        self.faults = faults
        self.frames: list[_Frame] = []
        self.anchors: list[_Anchor] = []
        self.values = 0

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self._repeat(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise Unreadable(*_start(event), "a second document starts here; a file holds one plan")

    def _take_scalar(self, event: Any) -> None:
        self._count(event, 1)
        scalar = Scalar(*_start(event), event.value, bool(event.implicit[0]))
        if anchor := self._marked(event, scalar):
            self.anchors.append(anchor)
        self._deliver(scalar)

    def _open(self, event: Any) -> None:
        self._go_deeper(event, 0)
        line, column = _start(event)
        node = Items(line, column, []) if isinstance(event, yaml.SequenceStartEvent) else Pairs(line, column, [])
        self.frames.append(_Frame(node, self._marked(event, node), self.values))

    def _close(self) -> None:
        frame = self.frames.pop()
        if frame.anchor:
            frame.anchor.values, frame.anchor.height = self.values - frame.before, frame.height
            self.anchors.append(frame.anchor)
        self._rise(frame.height)
        self._deliver(frame.node)

    def _repeat(self, event: Any) -> None:
        found = next((anchor for anchor in reversed(self.anchors) if anchor.name == event.anchor), None)
        if found is None:
            self._fault(event, f"{quoted(f'*{event.anchor}')} is an alias of nothing; put a “*” in quotes")
            self._deliver(Scalar(*_start(event), "", True))
            return
        found.used = True
        self._count(event, found.values)
        self._go_deeper(event, found.height - 1)
        self._rise(found.height)
        self._deliver(found.node)

    def _count(self, event: Any, values: int) -> None:
        self.values += values
        if self.values > MOST_VALUES:
            said = f"the file has more than {MOST_VALUES:,} values; a plan has far fewer"
            raise Unreadable(*_start(event), said)

    def _go_deeper(self, event: Any, further: int) -> None:
        if len(self.frames) + further >= DEEPEST:
            raise Unreadable(*_start(event), TOO_DEEP)

    def _rise(self, height: int) -> None:
        if self.frames:
            self.frames[-1].height = max(self.frames[-1].height, height + 1)

    def _deliver(self, node: Node) -> None:
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        if isinstance(frame.node, Items):
            frame.node.items.append(node)
        elif frame.awaits_value:
            if frame.key is not None:
                frame.node.pairs.append((frame.key, node))
            frame.key, frame.awaits_value = None, False
        else:
            self._take_key(frame, node)

    def _take_key(self, frame: _Frame, node: Node) -> None:
        if not isinstance(node, Scalar):
            self.faults.add(node.line, node.column, self.path(), "a key must be a single word")
        elif node.text in frame.seen:
            said = f"{quoted(node.text)} stands twice here, first in line {frame.seen[node.text]}"
            self.faults.add(node.line, node.column, joined(self.path(), node.text), said)
        else:
            frame.seen[node.text] = node.line
        frame.key = node if isinstance(node, Scalar) else None
        frame.awaits_value = True

    def _marked(self, event: Any, node: Node) -> _Anchor | None:
        """The anchor of a value that has one; a tag is refused."""
        if event.tag is not None:
            self._fault(event, f"{quoted(event.tag)} is a tag; plan files have none")
        return _Anchor(event.anchor, *_start(event), self.path(), node) if event.anchor is not None else None

    def refuse_unused(self) -> None:
        """What is marked and never repeated is no mark, but a text that was meant to begin with “&”."""
        for anchor in self.anchors:
            if not anchor.used:
                said = f"{quoted(f'&{anchor.name}')} is an anchor that nothing uses; put a “&” in quotes"
                self.faults.add(anchor.line, anchor.column, anchor.path, said)

    def _fault(self, event: Any, message: str) -> None:
        self.faults.add(*_start(event), self.path(), message)

    def path(self) -> str:
        return "".join(frame.step() for frame in self.frames).removeprefix(".")


def joined(path: str, key: str) -> str:
    """The path of a key below ``path``."""
    return f"{path}.{shortened(key)}" if path else shortened(key)


def _start(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _refuse_unprintable(text: str) -> None:
    found = UNPRINTABLE.search(text)
    if found is None:
        return
    before = text[: found.start()]
    line, column = before.count("\n") + 1, found.start() - (before.rfind("\n") + 1) + 1
    if found[0] == "\0":
        raise Unreadable(line, column, "the file is binary; a plan file is text")
    raise Unreadable(line, column, f"the sign U+{ord(found[0]):04X} cannot stand in a text; take it out")


def _syntax(error: yaml.MarkedYAMLError) -> Unreadable:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or "it cannot be read"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "nesting depth" in problem:  # the parser's own limit, which it meets while it looks ahead
        return Unreadable(line, column, TOO_DEEP)
    advice = next((said for sign, said in _ADVICE if sign in problem), "")
    message = f"this is no YAML ({problem}){'; ' if advice else ''}{advice}"
    return Unreadable(line, column, message)
