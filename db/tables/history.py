"""The history: every write, kept beside what it changed."""

from datetime import datetime

from sqlmodel import Field

from db.tables.base import Row, may_point_to


class JournalEntry(Row, table=True):
    """One write; ``changes`` is JSON: a list of table, id, before and after (whole rows).

    Entries with the same ``run`` are undone together.
    """

    __tablename__ = "journal"
    number: int = Field(index=True)
    action: str
    said: str
    at: datetime
    by: str | None = None
    device: str | None = None
    plan: str | None = Field(default=None, index=True)
    undoes: str | None = may_point_to("journal")
    run: str | None = Field(default=None, index=True)
    changes: str
