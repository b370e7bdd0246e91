"""What a newer version of a plan would change, in words: by kind, one line a difference."""

from collections.abc import Sequence

from riia_tui.phrases import cut
from riia_tui.planfile.compare import Difference, Kind

HEADINGS = {
    Kind.ADDED: "Added",
    Kind.REWORDED: "Reworded",
    Kind.MOVED: "Moved",
    Kind.REDATED: "Re-dated",
    Kind.REMEASURED: "Measured otherwise",
    Kind.CHANGED: "Changed otherwise",
    Kind.GONE: "Gone (closed where anything was recorded or agreed, else taken out)",
}

SHORT, WHOLE = 90, 2000
"""Signs that are quoted of a text that is no more than named, and of one whose words matter."""


def difference_lines(found: Sequence[Difference]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A heading with its lines for each kind that there is: “Re-dated”, “KPI 1.2 due: “…” becomes “…””."""
    kinds = ((kind, [each for each in found if each.kind is kind]) for kind in Kind)
    return tuple((HEADINGS[kind], tuple(_line(each) for each in of_kind)) for kind, of_kind in kinds if of_kind)


def _line(each: Difference) -> str:
    what = "KPI" if each.what == "kpi" else each.what
    head = " ".join(filter(None, [what, each.ref, each.field.replace("_", " ")]))
    return f"{head}: {_told(each)}" if _told(each) else head


def _told(each: Difference) -> str:
    """The old and the new; words that are put otherwise stand whole, or the difference could be cut away."""
    if each.kind is not Kind.REWORDED and each.was == each.becomes:
        return f"{each.was}, not the same ones" if each.was else ""
    longest = WHOLE if each.kind is Kind.REWORDED else SHORT
    was, becomes = (None if text is None else f"“{cut(text, longest)}”" for text in (each.was, each.becomes))
    if each.kind in (Kind.ADDED, Kind.GONE):
        return becomes or was or ""
    return f"{was or 'none'} becomes {becomes or 'none'}"
