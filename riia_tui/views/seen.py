"""What a person saw when they agreed a RAG: the figures as they stood, kept with the assessment."""

import json
from typing import Any

from db.facts import AssessmentFact
from db.words import Status
from riia_tui.phrases import letter


def seen(assessment: AssessmentFact) -> tuple[str, ...]:
    """Each figure in words, and what they said together: “2 of 12”, “figure said R”.

    Nothing where no basis was kept, or where one of the first release has no words.
    """
    if not assessment.basis:
        return ()
    basis: dict[str, Any] = json.loads(assessment.basis)
    figures = [measure["words"] for measure in basis.get("measures", ()) if measure.get("words")]
    says = basis.get("says")
    return (*figures, f"figure said {letter(Status(says))}") if says else tuple(figures)
