"""What the tests of the command line share: what came of a command, and how its output is read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PLAN = "sw-2025-26"


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """stdout as the one JSON document that it is."""
        return json.loads(self.out)

    @property
    def words(self) -> str:
        """stdout with every run of spaces and line ends as one space, as it reads whatever its width."""
        return " ".join(self.out.split())


Riia = Callable[..., Ran]


def key_of(riia: Riia, at: int = 0) -> str:
    """The short key of the newest record (or an older one)."""
    key: str = riia("records", "--json").json()["lines"][at]["key"]
    return key
