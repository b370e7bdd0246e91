"""How high the letters of a slide are: the highest that fit, and the same on all slides of a part."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from riia_tui.reports.blocks import Chart, Slide, Table
from riia_tui.reports.slide_room import FREE, ROOM, Line, keeps_words, table_height, text_height, texts_of

_TABLES = (14, 13, 12, 11, 10)
_TEXTS = (20, 18, 16, 14, 12, 10)
_TEXTS_BESIDE = (16, 14, 12, 10)
_BESIDE = 0.4
"""The part of a slide that text takes at the most above tables and charts."""


class Letters(NamedTuple):
    """Points of the letters of text and of tables."""

    text: int
    table: int


def letters_of(slides: Sequence[Slide]) -> Iterator[Letters]:
    """For each slide its letters: those of a part have the smallest that one of its slides needs."""
    own = [_own(slide) for slide in slides]
    parts = [slide.part or f" {at}" for at, slide in enumerate(slides)]
    for part in parts:
        alike = [letters for letters, other in zip(own, parts, strict=True) if other == part]
        yield Letters(min(letters.text for letters in alike), min(letters.table for letters in alike))


def lines_of_slide(slide: Slide) -> list[Line]:
    """The lines of text of a slide."""
    return [line for block in slide.blocks for line in texts_of(block)]


def pictures_of(slide: Slide) -> list[Table | Chart]:
    """The tables and charts of a slide."""
    return [block for block in slide.blocks if isinstance(block, Table | Chart)]


def text_room(slide: Slide, size: int) -> float:
    """The inches that the text of a slide takes."""
    height = text_height(lines_of_slide(slide), size)
    return min(height, ROOM * _BESIDE) if pictures_of(slide) else min(height, ROOM)


def _own(slide: Slide) -> Letters:
    lines, pictures = lines_of_slide(slide), pictures_of(slide)
    sizes, room = (_TEXTS_BESIDE, ROOM * _BESIDE) if pictures else (_TEXTS, ROOM)
    text = next((size for size in sizes if text_height(lines, size) <= room), sizes[-1])
    tables = [block for block in pictures if isinstance(block, Table)]
    left = (FREE - text_room(slide, text)) * len(tables) / max(len(pictures), 1)
    fit = (size for size in _TABLES if _fits(tables, size, left))
    return Letters(text, next(fit, _TABLES[-1]))


def _fits(tables: Sequence[Table], size: int, room: float) -> bool:
    return all(keeps_words(table, size) for table in tables) and sum(table_height(t, size) for t in tables) <= room
