"""Room from columns that have some to spare for those that lack it: the same in every kind of file."""

from collections.abc import Sequence


def with_least(wanted: Sequence[float], least: Sequence[float]) -> list[float]:
    """The widths with none below its least, as wide together; [] where the others cannot spare as much.

    What a column lacks the others give, each in proportion to what it has above its own least. Any unit will do.
    """
    lack = sum(max(need - width, 0.0) for need, width in zip(least, wanted, strict=True))
    spare = [max(width - need, 0.0) for need, width in zip(least, wanted, strict=True)]
    if lack > sum(spare):
        return []
    left = 1 - lack / sum(spare) if lack else 1.0
    return [need + over * left for need, over in zip(least, spare, strict=True)]
