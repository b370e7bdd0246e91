"""The record: what happened, who took part, and what people judged."""

from datetime import date, datetime

from sqlmodel import Field, UniqueConstraint

from db.tables.base import Row, may_point_to, points_to


class Network(Row, table=True):
    """A standing group whose meetings count towards KPIs.

    ``quorum`` is how many members must be present. ``elsewhere`` marks a national or other body's own group, where
    the alliance itself is a member.
    """

    __tablename__ = "network"
    plan: str = points_to("plan")
    position: int
    name: str
    cadence: str | None = None
    quorum: int | None = None
    elsewhere: bool = False


class NetworkKpi(Row, table=True):
    """A KPI that every meeting of a network counts towards."""

    __tablename__ = "network_kpi"
    network: str = points_to("network")
    kpi: str = points_to("kpi")


class Member(Row, table=True):
    """An organisation expected at a network's meetings; both days inclusive.

    ``person`` and ``deputy`` name who comes for it, where that is wanted.
    """

    __tablename__ = "member"
    network: str = points_to("network")
    organisation: str = points_to("organisation")
    since: date | None = None
    until: date | None = None
    person: str | None = None
    deputy: str | None = None


class Excused(Row, table=True):
    """An organisation that nothing is expected of for a while."""

    __tablename__ = "excused"
    organisation: str = points_to("organisation")
    since: date
    until: date | None = None
    why: str


class Record(Row, table=True):
    """Everything that happens and counts; ``announced`` marks an event that the plan itself prints."""

    __tablename__ = "record"
    plan: str = points_to("plan")
    kind: str = Field(index=True)
    on: date = Field(index=True)
    title: str
    entered: datetime
    note: str | None = None
    quantity: float | None = None
    planned: bool = False
    announced: bool = False
    due: date | None = None
    done: date | None = None
    about: str | None = may_point_to("record")
    strength: str | None = None
    place: str | None = None
    by: str | None = None


class Meeting(Row, table=True):
    """What a meeting has beyond any record; shares the record's key.

    ``calendar_uid`` is what another calendar knows it by, where it came from one.
    """

    __tablename__ = "meeting"
    id: str = Field(primary_key=True, foreign_key="record.id")
    network: str | None = may_point_to("network")
    papers_due: date | None = None
    papers_out: date | None = None
    calendar_uid: str | None = None


class Survey(Row, table=True):
    """What a survey has beyond any record; shares the record's key."""

    __tablename__ = "survey"
    id: str = Field(primary_key=True, foreign_key="record.id")
    responses: int
    positive: int
    question: str | None = None


class DataReturn(Row, table=True):
    """What a data return has beyond any record; shares the record's key.

    ``collection`` names what is collected (period by authority). ``gap`` is the DfE's code of a missing value
    (z, x, c, low or u) and ``gap_note`` its reason.
    """

    __tablename__ = "data_return"
    id: str = Field(primary_key=True, foreign_key="record.id")
    period: str
    received: date | None = None
    accepted: date | None = None
    collection: str | None = None
    resubmitted: date | None = None
    gap: str | None = None
    gap_note: str | None = None


class RecordKpi(Row, table=True):
    """A record that counts towards a KPI."""

    __tablename__ = "record_kpi"
    record: str = points_to("record")
    kpi: str = points_to("kpi")
    measure: str | None = may_point_to("measure")
    delivers: bool = False
    answer: bool | None = None


class Participation(Row, table=True):
    """What an organisation did in a record; ``names`` are the people who did, where they were given."""

    __tablename__ = "participation"
    __table_args__ = (UniqueConstraint("record", "organisation", "role"),)
    record: str = points_to("record")
    organisation: str = points_to("organisation")
    role: str
    people: int | None = None
    names: str | None = None
    answer: bool | None = None


class Attachment(Row, table=True):
    """A file or an address that belongs to a record; ``text`` is what stands in the file, for find."""

    __tablename__ = "attachment"
    record: str = points_to("record")
    address: str
    sha256: str | None = None
    size: int | None = None
    text: str | None = None


class Assessment(Row, table=True):
    """A RAG that somebody agreed; ``basis`` is JSON: the figures and targets as they stood."""

    __tablename__ = "assessment"
    kpi: str = points_to("kpi")
    on: date
    entered: datetime
    status: str
    comment: str | None = None
    cause: str | None = None
    remedy: str | None = None
    remedy_owner: str | None = None
    forecast: date | None = None
    ask: str | None = None
    confidence: str | None = None
    by: str | None = None
    basis: str | None = None


class Figure(Row, table=True):
    """A figure that a person gave for a reported measure, in the measure's unit."""

    __tablename__ = "figure"
    measure: str = points_to("measure")
    on: date
    entered: datetime
    value: float
    note: str | None = None
    by: str | None = None


class Board(Row, table=True):
    """A board that a plan reports to; ``steps`` is JSON: its own steps before a meeting, empty for the region's."""

    __tablename__ = "board"
    plan: str = points_to("plan")
    name: str
    steps: str = "[]"


class BoardMeeting(Row, table=True):
    """A board's meeting; ``asks`` is a JSON list of at most three."""

    __tablename__ = "board_meeting"
    board: str = points_to("board")
    on: date
    headline: str | None = None
    asks: str = "[]"
    author: str | None = None


class Action(Row, table=True):
    """Something that somebody agreed to do."""

    __tablename__ = "action"
    plan: str = points_to("plan")
    record: str | None = may_point_to("record")
    position: int = 0
    who: str
    what: str
    due: date | None = None
    done: date | None = None


class Decision(Row, table=True):
    """Something that a meeting decided."""

    __tablename__ = "decision"
    record: str = points_to("record")
    position: int = 0
    text: str
