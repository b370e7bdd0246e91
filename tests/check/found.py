"""What chosen rules find in a part of a plan."""

from whole_plans import whole

from riia_tui.check.checking import check, chosen
from riia_tui.check.finding import Finding


def found(code: str, part: str) -> list[Finding]:
    """The findings of the rules whose code begins so, in a part of a plan file."""
    return list(check(whole(part), chosen([code])))


def told(code: str, part: str) -> list[tuple[str, str]]:
    """Where each finding is and what it says."""
    return [(finding.where, finding.message) for finding in found(code, part)]
