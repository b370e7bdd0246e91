"""What counts as a positive answer: guessed for the usual scales, else said; and which columns can be counted."""

import re
from collections.abc import Iterable, Sequence

from db.errors import BadInput
from riia_tui.exchange.survey_table import SurveyTable

NO_ANSWER = frozenset({"", "n/a", "na", "not applicable", "prefer not to say", "-"})
"""What is no response to a question."""

SCALES = (
    (("yes",), ("no", "maybe", "not sure", "don't know", "unsure", "partly", "in part")),
    (
        ("strongly agree", "agree"),
        ("disagree", "strongly disagree", "neither agree nor disagree", "neutral", "don't know", "not sure"),
    ),
    (
        ("strongly agree", "agree", "somewhat agree", "slightly agree", "tend to agree"),
        (
            *("disagree", "strongly disagree", "somewhat disagree", "slightly disagree", "tend to disagree"),
            *("neither agree nor disagree", "neutral", "don't know", "not sure"),
        ),
    ),
    (
        ("very satisfied", "satisfied", "somewhat satisfied"),
        ("neutral", "dissatisfied", "very dissatisfied", "neither satisfied nor dissatisfied", "somewhat dissatisfied"),
    ),
    (
        ("very confident", "confident", "more confident", "much more confident", "extremely confident"),
        (
            "not confident",
            "not very confident",
            "not at all confident",
            "about the same",
            "less confident",
            "no change",
        ),
    ),
    (("very useful", "useful", "extremely useful"), ("not useful", "not very useful", "somewhat useful", "neutral")),
    (("excellent", "very good", "good"), ("fair", "average", "ok", "okay", "poor", "very poor")),
)
"""Scales as positive answers and the others."""

_RANGE = re.compile(r"(\d+)\s*(?:\+|(?:-|–|to)\s*(\d+))")


def plain_answer(text: str) -> str:
    """An answer as it is compared."""
    return " ".join(text.casefold().replace("’", "'").split()).rstrip(".!")


def parts_of(answer: str) -> list[str]:
    """The choices in an answer; Forms ends each with a semicolon where there can be several."""
    return [part for each in answer.split(";") if (part := plain_answer(each))]


def is_answered(answer: str) -> bool:
    """Whether something was answered that counts as a response."""
    return plain_answer(answer.rstrip(";")) not in NO_ANSWER


def guessed_positive(answers: Iterable[str]) -> frozenset[str]:
    """The positive answers of a question: of a usual scale, or 4 and 5 of 1 to 5; none where they are not known."""
    found = {part for answer in answers if is_answered(answer) for part in parts_of(answer)}
    if not found:
        return frozenset()
    if found <= set("12345"):
        return frozenset("45")
    for positive, others in SCALES:
        if found <= {*positive, *others}:
            return frozenset(positive)
    return frozenset()


def positive_typed(text: str, answers: Iterable[str]) -> frozenset[str]:
    """What counts as positive as it is typed: answers with commas between, “4-5”, “8+”.

    Raises BadInput where nobody gave such an answer and it is no range.
    """
    given = {part for answer in answers for part in parts_of(answer)}
    if plain_answer(text) in given:
        return frozenset({plain_answer(text)})
    wanted: set[str] = set()
    for part in (each.strip() for each in text.split(",") if each.strip()):
        if found := _RANGE.fullmatch(part):
            last = int(found[2]) if found[2] else 100
            wanted |= {str(number) for number in range(int(found[1]), min(last, 100) + 1)}
        elif plain_answer(part) in given:
            wanted.add(plain_answer(part))
        else:
            listed = "; ".join(sorted(given)[:8])
            raise BadInput(f"Nobody answered “{part}”.", f"The answers are: {listed}.")
    return frozenset(wanted)


def is_positive(answer: str, positive: frozenset[str]) -> bool:
    """Whether an answer is positive: one of its choices is."""
    return plain_answer(answer) in positive or any(part in positive for part in parts_of(answer))


def countable(table: SurveyTable) -> list[int]:
    """The questions whose positive answers can be guessed."""
    columns: Sequence[int] = range(len(table.headings))
    return [at for at in columns if not table.is_own(at) and guessed_positive(table.column(at))]
