"""A folder of minutes: its files, and a draft meeting or a reason for each."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from db.errors import BadInput
from riia_tui.exchange.matching import Unclear
from riia_tui.exchange.minutes.draft import Draft, Guesser, Original, without_doubles
from riia_tui.exchange.minutes.texts import ENDINGS, text_of
from riia_tui.views.names import folded

MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is no draft, and why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a folder holds: drafts in the order of their days, files that could not be read, and files known already.

    ``others`` counts the files that are of no kind that minutes have.
    """

    drafts: tuple[Draft, ...]
    unread: tuple[NotRead, ...]
    known: tuple[Path, ...]
    others: int


Tell = Callable[[int, int], None]
"""Is told how many files are read, of how many; what it raises ends the reading."""


def minutes_in(place: Path) -> tuple[list[Path], int]:
    """The files of minutes at a place, by name, and how many others there are. Raises BadInput."""
    if place.is_file():
        return [place], 0
    if not place.is_dir():
        raise BadInput(f"There is no file or folder {place}.", "Look for a slip in its name.")
    files = [path for path in sorted(place.rglob("*")) if path.is_file() and not path.name.startswith(("~$", "."))]
    found = [path for path in files if path.suffix.lower() in ENDINGS]
    if len(found) > MOST_FILES:
        raise BadInput(f"{place} holds {len(found):,} files.", f"Choose a folder with at most {MOST_FILES:,}.")
    if not found:
        raise BadInput(f"There are no minutes in {place}.", "They are Word, PDF, e-mail or text files.")
    return found, len(files) - len(found)


def read_minutes(place: Path, guesser: Guesser, known: Collection[str], tell: Tell) -> Minutes:
    """A draft or a reason for each file; ``known`` are the hashes of files that records have already.

    Raises BadInput where there is nothing to read, and whatever ``tell`` raises.
    """
    paths, others = minutes_in(place)
    drafts: list[Draft] = []
    unread: list[NotRead] = []
    there: list[Path] = []
    met: dict[str, Path] = {}
    for number, path in enumerate(paths, 1):
        tell(number - 1, len(paths))
        try:
            original = _draft(path, guesser, known, met)
        except BadInput as fault:
            unread.append(NotRead(path, str(fault)))
            continue
        if isinstance(original, Draft):
            drafts.append(original)
        else:
            there.append(path)
    tell(len(paths), len(paths))
    return Minutes(_in_order(drafts), tuple(unread), tuple(there), others)


def guessed_again(minutes: Minutes, guesser: Guesser) -> Minutes:
    """The same files with their meetings guessed once more, by what was said of their names since."""
    return replace(minutes, drafts=_in_order([guesser.draft(each.original, each.source) for each in minutes.drafts]))


def names_asked(minutes: Minutes) -> tuple[Unclear, ...]:
    """The names that nobody knows, each once, those first that stand in most files."""
    found = [each for draft in minutes.drafts for each in draft.unclear]
    times = Counter(folded(each.written) for each in found)
    first = {folded(each.written): each for each in reversed(found)}
    return tuple(first[name] for name, _ in times.most_common())


def _draft(path: Path, guesser: Guesser, known: Collection[str], met: dict[str, Path]) -> Draft | None:
    """The draft of a file, None where it is known already. Raises BadInput."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise BadInput(f"It cannot be read: {fault.strerror}.", "Close it elsewhere and try again.") from fault
    print_of = sha256(content).hexdigest()
    if print_of in known:
        return None
    if print_of in met:
        raise BadInput(f"It is the same file as {met[print_of].name}.")
    met[print_of] = path
    read = text_of(path, content)
    return guesser.draft(Original(path.resolve(), print_of, len(content), read.text), read)


def _in_order(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts by day; those without one first, since somebody must give it."""
    told = without_doubles(drafts)
    return tuple(sorted(told, key=lambda each: (each.on is not None, each.on or 0, each.original.path.name)))
