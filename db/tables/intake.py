"""What files of other programs leave behind: what was matched once, and what people wrote in a survey."""

from sqlmodel import UniqueConstraint

from db.tables.base import Row, may_point_to, points_to


class KeptMatch(Row, table=True):
    """What was matched once and is used again: the columns of a tracker, a name as another program writes it.

    ``kind`` says what was matched, ``name`` what stood in the file, ``body`` what it means here. Without a plan it
    holds for every plan.
    """

    __tablename__ = "kept_match"
    __table_args__ = (UniqueConstraint("plan", "kind", "name"),)
    plan: str | None = may_point_to("plan")
    kind: str
    name: str
    body: str


class Quote(Row, table=True):
    """What somebody wrote in a survey, without who it was."""

    __tablename__ = "quote"
    record: str = points_to("record")
    position: int
    text: str
