"""What was typed into a form and not saved: kept through Esc, a crash or a closed window."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Draft:
    """``at`` is when it was typed, in UTC; ``values`` are those of the fields by their ids."""

    at: datetime
    values: dict[str, Any]


class Drafts:
    """One small file a form and store, in the platform's state folder; written one after another, off the loop."""

    def __init__(self, folder: Path, store: str, clock: Callable[[], datetime]) -> None:
        """``store`` tells stores apart, ``clock`` is the store's own."""
        self._folder = folder
        self._store = store
        self._clock = clock
        self._newest: dict[str, Draft | None] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drafts")

    def find(self, form: str) -> Draft | None:
        """The draft of a form, None where there is none or it cannot be read."""
        if form in self._newest:
            return self._newest[form]
        with suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(self._path(form).read_text(encoding="utf-8"))
            if told["form"] == form and isinstance(told["values"], dict):
                return Draft(datetime.fromisoformat(told["at"]), told["values"])
        return None

    def keep(self, form: str, values: dict[str, Any]) -> None:
        """Keeps what stands in a form, in the place of what was kept before."""
        draft = Draft(self._clock(), values)
        self._newest[form] = draft
        self._thread.submit(self._write, form, draft)

    def drop(self, form: str) -> None:
        """Lets a draft go: it was saved, or nobody wants it."""
        self._newest[form] = None
        self._thread.submit(self._path(form).unlink, missing_ok=True)

    def close(self) -> None:
        """Waits until everything is written."""
        self._thread.shutdown(wait=True)

    def _path(self, form: str) -> Path:
        name = sha256(f"{self._store}\n{form}".encode()).hexdigest()[:24]
        return self._folder / f"{name}.json"

    def _write(self, form: str, draft: Draft) -> None:
        """Writes a draft whole or not at all; a disk that refuses costs the draft, not the work on screen."""
        told = {"store": self._store, "form": form, "at": draft.at.isoformat(), "values": draft.values}
        path = self._path(form)
        partial = path.with_name(path.name + ".partial")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial.write_text(json.dumps(told, ensure_ascii=True), encoding="utf-8", newline="\n")
            partial.replace(path)


def drafts_folder() -> Path:
    """Where drafts are kept."""
    from platformdirs import user_state_path

    return user_state_path("riia", appauthor=False) / "drafts"
