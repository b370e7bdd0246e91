"""What is asked of a report: of which plan and day, for whom, and about what."""

from dataclasses import dataclass
from datetime import date

from db.words import OUTSIDE, Audience


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked; ``plan`` is None where the store has one plan alone.

    ``authority`` is for the report about one, and None for all of them. ``since`` adds what changed from that
    day on. ``cleared_by`` and ``sent`` are printed on a return that goes out.
    """

    plan: str | None
    today: date
    authority: str | None = None
    audience: Audience = Audience.OWN
    since: date | None = None
    cleared_by: str | None = None
    sent: date | None = None

    @property
    def is_outside(self) -> bool:
        """Whether it is for somebody outside the region."""
        return self.audience in OUTSIDE
