"""A review run as it stands: what is gone through, where one is, and how long it took so far."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from riia_tui.views.review import pace_words


@dataclass(frozen=True, slots=True)
class Sitting:
    """A review run that may be left and resumed. ``run`` is its key in the history, ``at`` the place in ``refs``.

    ``agreed`` are the refs that were answered, ``seconds`` is what went into them; ``comment`` was typed and not yet
    agreed.
    """

    run: str
    heading: str
    what: str
    refs: tuple[str, ...]
    at: int = 0
    agreed: tuple[str, ...] = ()
    seconds: float = 0.0
    comment: str = ""

    @property
    def ref(self) -> str | None:
        """The KPI that is shown; None at the end."""
        return self.refs[self.at] if self.at < len(self.refs) else None

    @property
    def left(self) -> int:
        """How many come after the one that is shown."""
        return max(len(self.refs) - self.at - 1, 0)

    def answered(self, seconds: float) -> "Sitting":
        """With the KPI that is shown answered after so long, at the next one."""
        if self.ref is None:
            return self
        agreed = (*(ref for ref in self.agreed if ref != self.ref), self.ref)
        return replace(self, at=self.at + 1, agreed=agreed, seconds=self.seconds + seconds, comment="")

    def moved(self, step: int) -> "Sitting":
        """At another KPI, without an answer."""
        return replace(self, at=min(max(self.at + step, 0), len(self.refs)), comment="")

    def without(self, missing: set[str]) -> "Sitting":
        """Without refs that are no longer in the plan, at the same KPI or the next one left."""
        at = sum(ref not in missing for ref in self.refs[: self.at])
        return replace(self, refs=tuple(ref for ref in self.refs if ref not in missing), at=at)

    def where(self) -> str:
        """Where one is: “14 of 60 · 46 left · about 9 min · 12 s each”."""
        if self.ref is None:
            return f"{len(self.refs)} of {len(self.refs)} · at the end"
        return f"{self.at + 1} of {len(self.refs)} · {pace_words(self.left, len(self.agreed), self.seconds)}"

    def told(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)


def sitting_of(told: dict[str, Any] | None) -> Sitting | None:
    """A run that was kept; None where there is none, or where it is of another release."""
    if told is None or set(told) != {field.name for field in fields(Sitting)}:
        return None
    return Sitting(**{**told, "refs": tuple(told["refs"]), "agreed": tuple(told["agreed"])})
