"""Where a record belongs, inside one write: its plan, and what its names mean there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.facts import OrganisationFact, PlanFact
from db.journal import Writing
from riia_tui.views.names import Target, authorities_named, bodies_named, targets_named


@dataclass(frozen=True, slots=True)
class Place:
    """The plan that a record belongs to, inside one write."""

    session: Writing
    plan: PlanFact

    def authorities(self, names: Iterable[str]) -> list[OrganisationFact]:
        """The authorities of the plan's region by these names, each once. Raises UnknownName."""
        each = [body for name in names for body in authorities_named(self.session, name, self.plan.id)]
        return list(dict.fromkeys(each))

    def bodies(self, names: Iterable[str]) -> list[OrganisationFact]:
        """The same of every body of the region, the alliance itself among them. Raises UnknownName."""
        each = [body for name in names for body in bodies_named(self.session, name, self.plan.id)]
        return list(dict.fromkeys(each))

    def targets(self, refs: Sequence[str]) -> list[Target]:
        """What a record counts towards. Raises UnknownName or BadInput."""
        return targets_named(self.session, refs, self.plan.code)
