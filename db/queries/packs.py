"""Statements about reports as they were sent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from db.queries.fetch import fetch, fetch_one
from db.words import Audience


@dataclass(frozen=True, slots=True)
class PackRow:
    """A report as it was sent; ``figures`` is JSON: what it said of each item."""

    id: str
    plan: str
    report: str
    title: str
    as_at: date
    meeting: date
    audience: Audience
    frozen: datetime
    by: str | None
    cleared_by: str | None
    received: date | None
    receipt: str | None
    figures: str


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file of a pack; ``content`` is base64."""

    id: str
    pack: str
    name: str
    sha256: str
    size: int
    content: str


@dataclass(frozen=True, slots=True)
class ExplanationRow:
    """Why a figure differs from what a pack had."""

    id: str
    item: str
    now: str
    said: str
    on: date
    by: str | None


def load_packs(connection: Any, plan: str) -> list[PackRow]:
    """The packs of a plan, oldest first."""
    statement = """select id, plan, report, title, as_at, meeting, audience, frozen, by, cleared_by, received, receipt,
                          figures
                   from pack where plan = :plan order by meeting, frozen, id"""
    return fetch(connection, PackRow, statement, plan=plan)


@dataclass(frozen=True, slots=True)
class _Blocks:
    blocks: str


def load_blocks(connection: Any, pack: str) -> str:
    """A pack's report, as it was kept."""
    found = fetch_one(connection, _Blocks, "select blocks from pack where id = :pack", pack=pack)
    return found.blocks if found else ""


def load_files(connection: Any, pack: str) -> list[FileRow]:
    """The files of a pack, in the order in which they were kept."""
    statement = "select id, pack, name, sha256, size, content from pack_file where pack = :pack order by id"
    return fetch(connection, FileRow, statement, pack=pack)


def load_explanations(connection: Any, pack: str) -> list[ExplanationRow]:
    """The explanations of what differs from a pack, oldest first."""
    statement = """select id, item, now, said, "on", by from explanation where pack = :pack order by id"""
    return fetch(connection, ExplanationRow, statement, pack=pack)
