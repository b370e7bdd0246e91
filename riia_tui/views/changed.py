"""What a plan first said, where it has been changed since."""

from datetime import date

from db.facts import ChangeFact, Facts, KpiFact


def changed_first(facts: Facts, key: str, field: str) -> ChangeFact | None:
    """The change that was entered first: a later one may have been agreed on an earlier day."""
    found = [change for change in facts.changes_of.get(key, ()) if change.field == field]
    return min(found, key=lambda change: change.id, default=None)


def original_due(facts: Facts, kpi: KpiFact) -> date | None:
    """The due date before the first change to it; a plan file may give it in words that are no date."""
    change = changed_first(facts, kpi.id, "due")
    if change is None or change.was is None:
        return kpi.due if change is None else None
    try:
        return date.fromisoformat(change.was)
    except ValueError:
        return None
