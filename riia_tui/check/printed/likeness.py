"""How alike two statements are: by the words they share, a rare word weighing more than a common one."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[a-z0-9][a-z0-9&’'-]*", re.IGNORECASE)
LITTLE = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be been by for from has have in into is it its of on or that the their them they "
        "this to was were which will with who whom what when where end each all",
    )
)
ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "e")
COMMON = 0.25
"""A word in more than this share of the statements makes no pair worth comparing."""

OTHERS = 20
"""So many other statements are thought to be there, without the word, so that five KPIs can be compared too."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending, so that “published” and “publish” are one."""
    word = word.casefold()
    ending = next((each for each in ENDINGS if word.endswith(each) and len(word) - len(each) >= 4), "")
    return word.removesuffix(ending)


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, without the little ones."""
    return tuple(stem(word) for word in WORD.findall(text) if word.casefold() not in LITTLE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements by their numbers, the earlier first; ``alike`` runs from 0 to 1, ``rare`` counts the shared words
    that stand in three statements or fewer."""

    first: int
    second: int
    alike: float
    rare: int


def alike_pairs(texts: Sequence[str], at_least: float) -> Iterator[Pair]:
    """The pairs that are alike at least so far, found over the words they share, not by comparing all with all."""
    words = [set(stems(text)) for text in texts]
    found_in = Counter(word for each in words for word in each)
    weights = [_weights(each, found_in, len(texts)) for each in words]
    seen: dict[str, list[int]] = defaultdict(list)
    for n, mine in enumerate(weights):
        score: dict[int, float] = defaultdict(float)
        for word, weight in mine.items():
            if found_in[word] <= max(3, COMMON * len(texts)):
                for other in seen[word]:
                    score[other] += weight * weights[other][word]
            seen[word].append(n)
        for other, alike in score.items():
            if alike >= at_least:
                rare = sum(1 for word in words[n] & words[other] if found_in[word] <= 3)
                yield Pair(other, n, min(alike, 1.0), rare)


def _weights(words: set[str], found_in: Counter[str], total: int) -> dict[str, float]:
    raw = {word: math.log((total + OTHERS) / (found_in[word] + 1)) for word in words}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: weight / length for word, weight in raw.items()}
