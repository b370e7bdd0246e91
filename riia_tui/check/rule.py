"""What a rule is: a function over a plan, with a code, a name, a severity and its documentation as docstring."""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from riia_tui.check.finding import Finding, Found, Severity
from riia_tui.check.reading import Reading

Look = Callable[[Reading], Iterable[Found]]

PARTS = ("What it looks for", "Why it matters", "Example", "Instead")
"""The headings that every rule's docstring has, in this order, each on a line of its own with a colon."""


@dataclass(frozen=True)
class Rule:
    """One rule. ``since`` is the version that brought it; a code is never used again for another rule."""

    code: str
    name: str
    severity: Severity
    since: str
    look: Look

    @property
    def family(self) -> str:
        """The letters of its code."""
        return self.code.rstrip("0123456789")

    @cached_property
    def summary(self) -> str:
        """The first line of the documentation."""
        return inspect.cleandoc(self.look.__doc__ or "").split("\n", 1)[0]

    @cached_property
    def parts(self) -> dict[str, str]:
        """The documentation by its headings; ``Example`` and ``Instead`` are parts of a plan file."""
        text = inspect.cleandoc(self.look.__doc__ or "")
        cut = re.split(rf"^({'|'.join(PARTS)}):$", text, flags=re.MULTILINE)
        return {heading: inspect.cleandoc("\n" + body) for heading, body in zip(cut[1::2], cut[2::2], strict=True)}

    def findings(self, plan: Reading) -> Iterable[Finding]:
        """What the rule finds; what is printed in two fields of one thing is found once."""
        for found in {(found.at.path, found.message): found for found in reversed([*self.look(plan)])}.values():
            at = found.at
            yield Finding(self.code, self.name, self.severity, at.where, at.path, at.field, found.message, found.fix)


def rule(code: str, name: str, severity: Severity, since: str = "0.2.0") -> Callable[[Look], Rule]:
    """Makes a rule of a function. The name states the fault, and reads on from “allow …”."""
    return lambda look: Rule(code, name, severity, since, look)
