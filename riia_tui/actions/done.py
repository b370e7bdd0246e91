"""What a write says of itself at its end: what it has done, or that it was so already."""

from db.journal import Writing
from riia_tui.actions.commands import UNCHANGED, Outcome


def done(session: Writing, what: str, key: str, advice: str = "") -> Outcome:
    """The outcome by the write's own sentence; where nothing was changed, that ``what`` was so already.

    ``what`` begins the sentence: “The risk “No analyst””. Such a write leaves no step in the history.
    """
    if not session.has_changed():
        return Outcome(f"{what} was so already.", key, UNCHANGED)
    return Outcome(f"{session.said}.", key, advice)
