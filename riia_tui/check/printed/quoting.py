"""The plan's own words in a message: cut to a readable length, and with what stands around them."""

import re
from collections.abc import Iterable, Sequence


def quoted(text: str, words: int = 30) -> str:
    """The beginning of a text in quotation marks, with an ellipsis where it goes on."""
    said = text.split()
    return f"“{' '.join(said[:words])}{' …' if len(said) > words else ''}”"


def around(text: str, match: re.Match[str], words: int = 3) -> str:
    """What a pattern met, in quotation marks, with up to so many words on either side."""
    before, after = text[: match.start()].split(" "), text[match.end() :].split(" ")
    left = " ".join(before[-words - 1 :]) if words else ""
    right = " ".join(after[: words + 1]) if words else ""
    return f"“{' '.join(f'{left}{match[0]}{right}'.split())}”"


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names with commas, and how many more there are: “1.1, 1.2 and 30 more”."""
    if len(names) > most:
        return f"{', '.join(names[: most - 2])} and {len(names) - most + 2} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """Names in their order, each where it comes first."""
    return tuple(dict.fromkeys(names))
