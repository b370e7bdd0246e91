"""Writes docs/checks.md from the rules themselves and the bundled plans: ``python docs/make_checks.py``."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from riia_tui.check.checking import FAMILIES, RULES, check
from riia_tui.check.finding import SEVERITIES, Severity
from riia_tui.check.rule import Rule
from riia_tui.planfile.bundled import bundled_plans
from riia_tui.planfile.read import parse_plan

PAGE = Path(__file__).parent / "checks.md"

HEAD = """\
# The plan check

This page is written by `docs/make_checks.py` from the rules themselves. Do not change it by hand.

`riia check` reads a plan as a careful colleague would before it goes to a board: its dates, figures, sums, codes, \
words and owners. It needs no record, so it is of use on the first day.

```sh
riia check sw-2025-26
riia check my-region.yaml --severity error
riia check sw-2025-26 --select DAT,SUM --ignore DAT007
riia explain DAT001
```

A code is three letters for the family and three digits for the rule; `--select` and `--ignore` take any beginning of \
one. A code is never given to another rule. The command ends with 1 where anything is found, so that a script can \
tell. A text is read to its 5,000th character, and a run without a space (a pasted address, say) to its 100th.

A finding that may stand is accepted with a reason. It is then no finding any more, the history keeps who accepted \
it, and it goes out with the plan file:

```sh
riia accept DAT007 1.1.3 -m "The figures are taken on the last day of the month"
```

On screen: `k` in Plan lists the findings of the plan beside its tree; `Enter` goes to what a finding is about, \
`a` accepts it."""


def page() -> str:
    """The whole page as Markdown, with plain line ends."""
    parts = [HEAD, "## Severities", _table(("severity", "it says"), _severities())]
    parts += ["## What it finds in the bundled plans", *_counts()]
    for family, name in FAMILIES.items():
        rules = [rule for rule in RULES.values() if rule.family == family]
        parts += [f"## {name} ({family})", *(part for rule in rules for part in _rule(rule))]
    return "\n\n".join(parts) + "\n"


def _severities() -> Iterator[tuple[str, ...]]:
    return ((f"**{severity}**", f"{said}") for severity, said in SEVERITIES.items())


def _counts() -> Iterator[str]:
    """How many findings of each severity the bundled plans have."""
    found = {code: Counter(f.severity for f in check(parse_plan(text, code))) for code, text in bundled_plans().items()}
    rows = ((f"`{code}`", *(str(counts[severity]) for severity in Severity)) for code, counts in found.items())
    yield _table(("plan", *(f"{severity}s" for severity in Severity)), rows)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.name}"
    yield f"*{rule.severity}, since {rule.since}.* {rule.summary}"
    for heading, text in rule.parts.items():
        if heading in ("Example", "Instead"):
            yield f"**{heading}**"
            yield f"```yaml\n{text}\n```"
        else:
            yield f"**{heading}.** {' '.join(text.split())}"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
