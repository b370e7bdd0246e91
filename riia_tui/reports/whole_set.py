"""Every report of a plan in every kind of file that suits it: what a coordinator sends round, or keeps for good.

Each report is built once. Its PDF is made by a second process meanwhile, since most laptops have a core that waits.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from db.engine import Store
from db.errors import BadInput
from db.words import Audience
from riia_tui.reports.apart import begun, finished, process_beside
from riia_tui.reports.asked import Asked
from riia_tui.reports.blocks import Report
from riia_tui.reports.catalogue import REPORTS, ReportKind, build_report
from riia_tui.reports.save import content_of, endings, write

_A_PROCESS = 5
"""PDFs that one process makes: it does not give back all of the memory that each took."""

PDF, DATES = ".pdf", ".ics"


@dataclass(frozen=True, slots=True)
class SetPart:
    """A report of the set: the files that were written, or why there are none (``left_out``)."""

    report: str
    title: str
    files: tuple[Path, ...]
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class WholeSet:
    """What is wanted: of a plan and a day, into a folder, for an audience (None: each for its own).

    ``formats`` are endings such as ``.pdf``; without them each report has those that suit it.
    """

    asked: Asked
    folder: Path
    audience: Audience | None = None
    formats: tuple[str, ...] = ()

    def path(self, kind: ReportKind, ending: str) -> Path:
        """Where a file of it goes."""
        return self.folder / f"{kind.stem(self.asked.plan or 'plan', self.asked.today, ending)}{ending}"


def formats_named(text: str) -> tuple[str, ...]:
    """Endings as they are typed (“docx, .pdf”; “all”). Raises BadInput where one is no kind of file."""
    names = [name.strip().casefold().removeprefix(".") for name in text.replace(",", " ").split()]
    if names == ["all"]:
        return endings()
    wrong = [name for name in names if f".{name}" not in endings()]
    if wrong or not names:
        said = f"“{', '.join(wrong)}” is no kind of file." if wrong else "No kind of file is named."
        raise BadInput(said, f"Choose of {', '.join(ending.removeprefix('.') for ending in endings())}; or write all.")
    return tuple(dict.fromkeys(f".{name}" for name in names))


def write_set(store: Store, wanted: WholeSet, tell: Callable[[int, int, str], None]) -> tuple[SetPart, ...]:
    """Writes the set; ``tell`` hears before each report its number, how many there are, and its title.

    A report that cannot be for the audience is left out, with the reason. Raises BadInput where the folder cannot be
    written to; each file is whole, or as it was.
    """
    _make_folder(wanted.folder)
    numbered = list(enumerate(REPORTS.values(), 1))
    groups = (numbered[first : first + _A_PROCESS] for first in range(0, len(numbered), _A_PROCESS))
    return tuple(part for group in groups for part in _write_some(store, wanted, group, tell))


def _write_some(
    store: Store, wanted: WholeSet, kinds: list[tuple[int, ReportKind]], tell: Callable[[int, int, str], None]
) -> list[SetPart]:
    """Writes some reports of the set, with one process for their PDFs."""
    parts, waiting = [], []
    with process_beside() as beside:
        for number, kind in kinds:
            tell(number, len(REPORTS), kind.title)
            try:
                report = build_report(store, kind.id, _asked(wanted, kind))
            except BadInput as fault:
                parts.append(SetPart(kind.id, kind.title, (), str(fault)))
                continue
            paths = {ending: wanted.path(kind, ending) for ending in _fitting(report, wanted.formats or kind.formats)}
            if PDF in paths:
                waiting.append((paths[PDF], report, begun(beside, report)))
            for ending, path in paths.items():
                if ending != PDF:
                    write(path, content_of(report, ending))
            parts.append(SetPart(kind.id, kind.title, tuple(paths.values())))
        for path, report, waited_for in waiting:
            write(path, finished(waited_for, report))
    return parts


def _asked(wanted: WholeSet, kind: ReportKind) -> Asked:
    since = wanted.asked.since if "since" in kind.options else None
    return replace(wanted.asked, audience=wanted.audience or kind.audience, since=since)


def _fitting(report: Report, formats: tuple[str, ...]) -> tuple[str, ...]:
    """The formats without the calendar's, where the report has no dates."""
    return formats if report.events else tuple(ending for ending in formats if ending != DATES)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(f"The folder {folder} cannot be made: {fault.strerror}.", "Choose another one.") from fault
