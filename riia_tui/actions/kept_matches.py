"""What was matched once and is used again, inside the write that takes a file in."""

from collections.abc import Mapping

from db.journal import Writing
from db.queries.intake import load_kept
from db.tables import KeptMatch

NAME = "name"
"""The kind of a name of a body or of a person who comes for it; its body is the organisation's key, “” for none."""

NETWORK = "network"
"""The kind of a name of a network; its body is the network's key, “” for none."""


def keep_matches(session: Writing, plan: str, kind: str, meant: Mapping[str, str]) -> None:
    """Keeps what names (folded) mean in a plan; what was said before of the same name is put right."""
    rows = {row.name: row for row in load_kept(session, plan, kind) if row.plan == plan}
    for name, body in meant.items():
        if name not in rows:
            session.add(KeptMatch(plan=plan, kind=kind, name=name, body=body))
        elif rows[name].body != body:
            session.get_one(KeptMatch, rows[name].id).body = body
