"""One name with capitals here and without them there."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity, Spot
from riia_tui.check.printed.quoting import listed
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule
from riia_tui.check.words.spellings import Forms, tokens_of

NAMES = re.compile(r"\b(?:leads?|boards?|areas|advis[eo]rs|coordinators?|networks?|charter)$")
MIXED = re.compile(r"\b[A-Z][a-z]+[A-Z]+[a-z]+\b")
IN_A_TEXT = re.compile(r"(?<=[a-z,(“\"'] )([A-Z][a-z]+(?: [A-Z][a-z]+){1,2})\b")


@rule("TXT022", "capitals-vary", Severity.NOTE)
def capitals_vary(plan: Reading) -> Iterator[Found]:
    """One name with capitals in one place and without in another.

    What it looks for:
        Two or three words that stand with different capitals. Those that stand with all capitals and with none are
        found together, where the first of them stands.

    Why it matters:
        Capitals say that a thing has a name; without them it may be any such thing, or another one.

    Example:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: Guidance on External Placements is published.
          - statement: Data on External placements is shared.

    Instead:
        themes:
        - level: section
          title: Care
          kpis:
          - statement: Guidance on External Placements is published.
          - statement: Data on External Placements is shared.
    """
    groups = _by_capitals(plan)
    inside = {key for key in groups for other in groups if key != other and key in other}
    plain: list[tuple[str, str, Spot]] = []
    for forms in (forms for key, forms in groups.items() if key not in inside):
        some = Forms({form: places for form, places in forms.places.items() if not _is_plain(form)})
        if len(some.places) > 1:
            yield from some.found("Write it in one way, such as “{}”.")
        elif some.places:
            (form,) = some.places
            plain.append((form, form.casefold(), some.places[form][0]))
    if plain:
        names = listed([f"“{form}” and “{small}”" for form, small, _ in plain], 20)
        yield Found(
            plain[0][2],
            f"Names stand with capitals and without: {names}.",
            "Give capitals to what has a name, everywhere, and to nothing else.",
        )


def _is_plain(form: str) -> bool:
    """Whether it has no capitals, and no such name as would always have them."""
    return form.islower() and not NAMES.search(form)


def _by_capitals(plan: Reading) -> dict[str, Forms]:
    """The forms of each run of words that has capitals somewhere, where it has more than one."""
    capital = _capitalised(plan)
    firsts = {run.split()[0] for run in capital}
    groups: dict[str, Forms] = {}
    for each, words in plan.once(tokens_of):
        for mixed in MIXED.finditer(each.text):
            groups.setdefault(mixed[0].casefold(), Forms()).add(mixed[0], each.at)
        for n, (word, start, _) in enumerate(words):
            for _, _, end in words[n + 1 : n + 3] if word.casefold() in firsts else ():
                form = each.text[start:end]
                if form.casefold() in capital and not _opens(each.text, start):
                    groups.setdefault(form.casefold(), Forms()).add(form, each.at)
    return {key: forms for key, forms in groups.items() if len(forms.places) > 1}


def _capitalised(plan: Reading) -> set[str]:
    """Runs of two or three words that stand with a capital each, in the middle of a text."""
    found: set[str] = set()
    for each in plan.texts:
        for match in IN_A_TEXT.finditer(each.text):
            words = match[0].split()
            found.add(match[0].casefold())
            if len(words) == 3:
                found.update({" ".join(words[:2]).casefold(), " ".join(words[1:]).casefold()})
    return found


def _opens(text: str, start: int) -> bool:
    """Whether a word begins a sentence, where its capital says nothing."""
    before = text[:start].rstrip(" \"“'‘(")
    return not before or before[-1] in ".:;!?\n"
