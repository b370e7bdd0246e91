"""What one person was about and comes back to: a review that was left, and when they last looked. Not in the store."""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any


class Kept:
    """One small file a name and store, in the platform's state folder. Losing one costs nobody their work."""

    def __init__(self, folder: Path, store: str) -> None:
        """``store`` tells stores apart."""
        self._folder = folder
        self._store = store

    def find(self, name: str) -> dict[str, Any] | None:
        """What was kept by a name; None where nothing was, or where it cannot be read."""
        with suppress(OSError, ValueError, KeyError):
            told = json.loads(self._path(name).read_text(encoding="utf-8"))
            if isinstance(told["values"], dict):
                return dict(told["values"])
        return None

    def keep(self, name: str, values: dict[str, Any] | None) -> None:
        """Keeps values by a name, whole or not at all; None lets them go. A disk that refuses is no fault."""
        path = self._path(name)
        with suppress(OSError):
            if values is None:
                path.unlink(missing_ok=True)
                return
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            partial = path.with_name(path.name + ".partial")
            told = {"store": self._store, "name": name, "values": values}
            partial.write_text(json.dumps(told), encoding="utf-8", newline="\n")
            partial.replace(path)

    def _path(self, name: str) -> Path:
        digest = sha256(f"{self._store}\n{name}".encode()).hexdigest()[:24]
        return self._folder / f"{digest}.json"


def kept_folder() -> Path:
    """Where it is kept."""
    from platformdirs import user_state_path

    return user_state_path("riia", appauthor=False) / "kept"
