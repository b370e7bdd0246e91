"""What people wrote in a survey, without who it was: addresses, numbers and names are struck out."""

import re
from collections.abc import Iterable, Sequence

from riia_tui.exchange.survey_answers import is_answered
from riia_tui.exchange.survey_table import PEOPLE, SurveyTable

STRUCK = "[…]"
LEAST = 3
"""Words from which a text is worth quoting."""

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w£])(?:\+?\d[\s().-]?){9,14}\d(?!\w)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def quotes_of(table: SurveyTable, columns: Sequence[int]) -> tuple[str, ...]:
    """The texts of these columns, each once, in the alphabet's order, which tells nothing of who wrote them."""
    everybody = [name for at in _people(table) for name in table.column(at)]
    found = []
    for row in table.rows:
        own = [row[at] for at in _people(table)]
        for at in columns:
            text = without_names(row[at], own, everybody)
            if is_answered(row[at]) and len(text.replace(STRUCK, "").split()) >= LEAST:
                found.append(text)
    return tuple(sorted(dict.fromkeys(found), key=str.casefold))


def without_names(text: str, own: Iterable[str], everybody: Iterable[str] = ()) -> str:
    """A text with e-mail addresses, telephone numbers and names struck out.

    Of the person who wrote it (``own``: name and address) each word of the name goes, of everybody else the whole name.
    """
    said = _PHONE.sub(STRUCK, _EMAIL.sub(STRUCK, " ".join(text.split())))
    words = {word for name in own for word in _WORD.findall(name.partition("@")[0].replace(".", " ")) if len(word) > 1}
    whole = {name.strip() for name in everybody if len(name.split()) > 1}
    for name in [*sorted(whole, key=len, reverse=True), *sorted(words, key=len, reverse=True)]:
        if name.casefold() not in NOT_NAMES:
            said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", STRUCK, said, flags=re.IGNORECASE)
    return re.sub(rf"{re.escape(STRUCK)}(?:\s+{re.escape(STRUCK)})+", STRUCK, said)


NOT_NAMES = frozenset({"anonymous", "info", "admin", "enquiries", "office", "mr", "mrs", "ms", "dr", "n", "a"})
"""What stands for a name where there is none."""


def _people(table: SurveyTable) -> list[int]:
    """The columns that hold names and addresses of people."""
    return [at for at, heading in enumerate(table.headings) if _names_people(heading.casefold())]


def _names_people(heading: str) -> bool:
    return heading in PEOPLE or heading.startswith(("your name", "full name", "first name", "last name", "your email"))
