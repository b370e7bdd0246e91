"""For whoever has the published documents: which runs of words the bundled plans share with them.

    python tests/copied_sentences.py FOLDER

FOLDER holds the text of each document as ``<plan code>.txt``. Statements, descriptions, aims and notes are in our own
words: no run of twelve words may be the document's, but for names and titles, which this script cannot tell apart. It
prints every run of twelve and ends with 1 where there is one.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

RUN = 12
OWN_WORDS = ("aim", "description", "statement", "text", "note", "due_note")


def words(text: str) -> list[str]:
    """The words of a text, without case, markup and punctuation."""
    return re.findall(r"[a-z0-9%£]+", re.sub(r"<[^>]*>", " ", text.lower().replace("*", "")))


def runs(found: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of twelve words."""
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def texts(node: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text that is ours, with where it stands."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in OWN_WORDS and isinstance(value, str):
                yield f"{path}.{key}", value
            else:
                yield from texts(value, f"{path}.{key}")
    elif isinstance(node, list):
        for at, value in enumerate(node):
            name = value.get("code") or value.get("title") or at if isinstance(value, dict) else at
            yield from texts(value, f"{path}[{name}]")


def shared(plan: Path, document: Path) -> list[str]:
    """Where a plan file shares a run with its document, and the run."""
    printed = set(runs(words(document.read_text(encoding="utf-8"))))
    told = yaml.safe_load(plan.read_text(encoding="utf-8"))
    found = ((path, next((run for run in runs(words(text)) if run in printed), None)) for path, text in texts(told))
    return [f"{path}: {' '.join(run)}" for path, run in found if run]


def main(folder: Path) -> int:
    """Prints what is shared, plan by plan."""
    copied = 0
    for plan in sorted((Path(__file__).parent.parent / "seed_data").glob("*-20*.yaml")):
        document = folder / f"{plan.stem}.txt"
        if document.exists():
            lines = shared(plan, document)
            copied += len(lines)
            sys.stdout.write(f"{plan.stem}: {len(lines)} shared runs of {RUN} words\n")
            sys.stdout.writelines(f"  {line}\n" for line in lines)
    return 1 if copied else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
