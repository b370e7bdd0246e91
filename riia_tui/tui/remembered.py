"""What Reports remembers between sittings: the folder, and for each report its file and what was asked of it.

It stands in the person's own state folder and not in the store: it is nobody else's business, and nothing to undo.
"""

import json
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from riia_tui.phrases import full_day

FILE = "reports.json"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was asked of a report beyond plan and day, as it was chosen; "" for what is usual."""

    audience: str = ""
    since: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A report's file as it was last written: its name without the ending, the ending, and the day it stood for."""

    stem: str
    ending: str
    as_at: str
    chosen: Chosen = Chosen()

    def stem_on(self, today: date) -> str:
        """The name for another day: the day in it moves along."""
        return self.stem.replace(self.as_at, today.isoformat())

    def chosen_after(self, board: date | None) -> Chosen:
        """What was asked of it; the day since which changes are told is that of the last board, if it met after this.

        A board on the day of the report was still to come (``Standing`` holds it so).
        """
        if not self.chosen.since or board is None or self.as_at > board.isoformat():
            return self.chosen
        return replace(self.chosen, since=full_day(board))


@dataclass(frozen=True, slots=True)
class Remembered:
    """The folder ("" for none yet) and what was written last, by plan and report."""

    folder: str = ""
    written: dict[str, Written] = field(default_factory=dict)

    def of(self, plan: str, report: str) -> Written | None:
        """What was written last of a report of a plan."""
        return self.written.get(f"{plan} {report}")

    def with_written(self, folder: str, plan: str, report: str, written: Written) -> "Remembered":
        """The same, with one more."""
        return Remembered(folder, self.written | {f"{plan} {report}": written})


def state_file() -> Path:
    """Where it stands on this laptop."""
    from platformdirs import user_state_path

    return user_state_path("riia", appauthor=False) / FILE


def reports_folder(what: Remembered) -> Path:
    """Where reports go: the folder of the last one, else Documents where there is such a folder, else home."""
    if what.folder:
        return Path(what.folder).expanduser()
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def recalled(path: Path) -> Remembered:
    """What is remembered; nothing where there is no such file, or it cannot be read."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        written = {str(name): _written(*map(str, values)) for name, values in found["written"].items()}
        return Remembered(str(found["folder"]), written)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Remembered()


def _written(stem: str, ending: str, as_at: str, *chosen: str) -> Written:
    """One as it is kept; an earlier program kept nothing of what was asked."""
    return Written(stem, ending, as_at, Chosen(*chosen))


def keep(path: Path, what: Remembered) -> None:
    """Keeps it; a state folder that cannot be written to costs a memory and nothing else."""
    lines = {name: [each.stem, each.ending, each.as_at, *astuple(each.chosen)] for name, each in what.written.items()}
    text = json.dumps({"folder": what.folder, "written": lines}, ensure_ascii=False, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError:
        return
