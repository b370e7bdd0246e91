"""What a region sets for itself: thresholds, terms, the board's steps."""

import json

from db.engine import Store
from db.tables import Region
from riia_tui.actions.commands import UNCHANGED, ChangeSetting, Outcome
from riia_tui.phrases import full_day
from riia_tui.views.settings import proposed


def change_setting(store: Store, asked: ChangeSetting) -> Outcome:
    """Changes one of a region's settings from a day on; what earlier days saw stays as it was.

    Raises BadInput or UnknownName; then nothing is written.
    """
    with store.write("change setting") as session:
        change = proposed(session, asked.plan, asked.name, asked.value, asked.on, asked.why)
        if change.is_no_change:
            return Outcome(f"{change.title} is {change.becomes} already.", "", UNCHANGED)
        region = session.get_one(Region, change.region.id)
        region.settings = json.dumps(change.settings, ensure_ascii=False)
        session.add(region)
        session.about(change.plan)
        why = f": {asked.why.strip()}" if asked.why and asked.why.strip() else ""
        session.say(
            f"Set {change.title} of {change.region.name} to {change.becomes} from {full_day(change.since)} on{why}"
        )
        return Outcome(f"{session.said}.", region.id, "What boards saw before that day stays as it was.")
