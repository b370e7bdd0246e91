"""Words that are nearly the one that was typed."""

from collections.abc import Sequence

SHORTEST = 4
"""Letters from which on a word may be mistyped: a shorter one is near too many others."""

MOST = 6


def likely(word: str, vocabulary: Sequence[str]) -> list[str]:
    """Up to six words that were probably meant, those that are nearest; ``vocabulary`` has the commonest first.

    A word of four to seven letters may have one slip, a longer one two: a letter too many, missing, wrong, or two
    that changed places. A word that is still being typed is held against the beginnings of others.
    """
    if len(word) < SHORTEST or any(sign.isdigit() for sign in word):
        return []
    slips = 1 if len(word) < 8 else 2
    pairs = _pairs(word)
    found: dict[str, int] = {}
    for other in vocabulary:
        if len(other) < len(word) - slips or len(pairs & _pairs(other)) < len(pairs) - 3 * slips:
            continue
        away = distance(word, other, slips)
        if away <= slips:
            found[other] = away
    nearest = min(found.values(), default=0)
    return [other for other, away in found.items() if away == nearest][:MOST]


def distance(word: str, other: str, most: int) -> int:
    """The slips between a word and another one, or its likeliest beginning; more than ``most`` is any larger number."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(word, start=1):
        last, before, row = before, row, [at]
        for there, sign in enumerate(other, start=1):
            cost = min(before[there] + 1, row[there - 1] + 1, before[there - 1] + (letter != sign))
            if at > 1 and there > 1 and letter == other[there - 2] and word[at - 2] == sign:
                cost = min(cost, last[there - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    # What stands after the beginning is still to be typed.
    return min(row[max(len(word) - most, 1) :], default=most + 1)


def _pairs(word: str) -> set[str]:
    """Neighbouring letters, with the first one twice so that it counts."""
    return {word[:1] * 2} | {word[at : at + 2] for at in range(len(word) - 1)}
