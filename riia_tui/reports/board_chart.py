"""The board pack in pictures: how many KPIs of each theme stand at each RAG, and who took part."""

from collections.abc import Sequence

from riia_tui import phrases
from riia_tui.reports.blocks import Chart, Series
from riia_tui.reports.rag import rag, tally_words
from riia_tui.views.board_pack import AuthorityLine, BoardPack, Section
from riia_tui.views.standing import ORDER

_MOST_BARS = 14
"""Themes are shown one level further down as long as the bars keep to half a page."""

_LABEL = 70


def status_chart(pack: BoardPack) -> Chart | None:
    """A bar a theme; None for a plan without KPIs."""
    if not pack.sections:
        return None
    groups = _groups(pack.sections)
    counted = [(found, index) for index, found in enumerate(ORDER) if any(row[index] for row in groups.values())]
    return Chart(
        kind="status",
        title="KPIs of each theme by RAG",
        about=_about(pack),
        labels=tuple(phrases.cut(name, _LABEL) for name in groups),
        series=tuple(
            Series(rag(found), tuple(row[index] for row in groups.values()), phrases.letter(found))
            for found, index in counted
        ),
        label_name="Theme",
    )


def _groups(sections: Sequence[Section]) -> dict[str, list[int]]:
    """The counts of the themes of the second level, or of the topmost where those are too many to draw."""
    paths = dict.fromkeys(section.path[:2] for section in sections)
    depth = 2 if len(paths) <= _MOST_BARS else 1
    groups: dict[tuple[str, ...], list[int]] = {}
    for section in sections:
        row = groups.setdefault(section.path[:depth], [0] * len(ORDER))
        for at, (_, count) in enumerate(section.now):
            row[at] += count
    named = {path: path[-1] for path in groups}
    several = len(set(named.values())) < len(named)
    return {": ".join(path) if several else named[path]: row for path, row in groups.items()}


def _about(pack: BoardPack) -> str:
    return f"Of {phrases.counted(pack.total.kpis, 'KPI')}: {tally_words(pack.total.now)}. Each bar is a theme."


def participation_chart(lines: Sequence[AuthorityLine]) -> Chart | None:
    """A bar an authority; None where no KPI counts who takes part."""
    if not lines or not any(line.asked for line in lines):
        return None
    least = min(lines, key=lambda line: line.took_part / line.asked if line.asked else 1.0)
    most = max(lines, key=lambda line: line.took_part / line.asked if line.asked else 0.0)
    parts = [("● took part", "●", [line.took_part for line in lines])]
    parts.append(("○ not yet", "○", [line.asked - line.took_part for line in lines]))
    if any(line.excused for line in lines):
        parts.append(("e excused", "e", [line.excused for line in lines]))
    return Chart(
        kind="status",
        title="What each authority took part in, of what counts it",
        about=_from_to(lines, least, most),
        labels=tuple(line.name for line in lines),
        series=tuple(Series(name, tuple(map(float, values)), letter) for name, letter, values in parts),
        label_name="Authority",
    )


def _from_to(lines: Sequence[AuthorityLine], least: AuthorityLine, most: AuthorityLine) -> str:
    if len({(line.took_part, line.asked) for line in lines}) == 1:
        return f"Each authority took part in {least.took_part} of {least.asked}."
    return f"From {least.took_part} of {least.asked} ({least.name}) to {most.took_part} of {most.asked} ({most.name})."
