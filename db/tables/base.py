"""What every table shares: a text key made on this laptop, and the columns that look the same everywhere."""

from typing import Any

from sqlmodel import Field, SQLModel
from uuid6 import uuid7


def new_key() -> str:
    """A UUIDv7 as text: rows of two laptops never collide, and keys sort in the order of their making."""
    return str(uuid7())


class Row(SQLModel):
    """A row with a key of its own; link tables have one too, so that the history can name them."""

    id: str = Field(default_factory=new_key, primary_key=True, max_length=36)


def points_to(table: str, **more: Any) -> Any:
    """A column that holds another row's key, indexed."""
    return Field(foreign_key=f"{table}.id", index=True, **more)


def may_point_to(table: str) -> Any:
    """Like :func:`points_to`, for a column that may be empty."""
    return Field(default=None, foreign_key=f"{table}.id", index=True)
