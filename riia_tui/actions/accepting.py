"""Accepting findings of the plan check: what may stand as it is, with the reason."""

from dataclasses import dataclass
from datetime import date

from db.engine import Store
from db.errors import BadInput, UnknownName
from db.journal import Writing
from db.queries.facts import load_facts
from db.queries.planfile import load_accepted
from db.queries.plans import load_of_plan
from db.tables import AcceptedFinding
from riia_tui.actions.commands import Outcome
from riia_tui.check.checking import RULES
from riia_tui.phrases import counted
from riia_tui.views.findings import FindingLine, findings_of
from riia_tui.views.names import folded, nearest, plan_named
from riia_tui.views.plan_file import plan_file_of


@dataclass(frozen=True, slots=True)
class Accept:
    """The findings of one rule at one place, accepted with a reason; ``said`` picks one of several by its words.

    ``takes_back`` makes them findings again.
    """

    code: str
    where: str
    why: str
    on: date
    plan: str | None = None
    accepted_by: str | None = None
    said: str | None = None
    takes_back: bool = False

    def check(self, today: date) -> None:
        """Raises BadInput or UnknownName where it cannot be so."""
        if self.code.strip().upper() not in RULES:
            raise UnknownName("rule", self.code, nearest(self.code, RULES))
        if not self.why.strip() and not self.takes_back:
            raise BadInput("A finding is accepted with a reason.", "Give it with -m.")
        if self.on > today:
            raise BadInput(f"A finding cannot have been accepted on {self.on}: that is after today, {today}.")


def accept_finding(store: Store, asked: Accept, today: date) -> Outcome:
    """Accepts what a rule finds at a place, or takes that back. The reason goes out with the plan file.

    Raises BadInput where the rule finds nothing there, and UnknownName; then nothing is written.
    """
    asked.check(today)
    with store.write("accept finding") as session:
        plan = plan_named(session, asked.plan)
        session.about(plan.id)
        file = plan_file_of(session, load_facts(session, plan.id))
        found = findings_of(file, [RULES[asked.code.strip().upper()]])
        if asked.takes_back:
            said, key = _take_back(session, plan.id, _there(found.accepted, asked))
        else:
            said, key = _accept(session, plan.id, asked, _there(found.lines, asked))
        session.say(said)
        return Outcome(f"{said}.", key)


def _there(lines: tuple[FindingLine, ...], asked: Accept) -> list[FindingLine]:
    """The findings that are meant. Raises BadInput where there are none."""
    there = [line for line in lines if folded(asked.where) in (folded(line.where), folded(line.ref or line.where))]
    meant = [line for line in there if asked.said is None or line.message == asked.said]
    if meant:
        return meant
    state = "has been accepted" if asked.takes_back else "is found"
    places = ", ".join(dict.fromkeys(line.where for line in lines))
    told = f"It is about {places}." if places else "“riia check” lists what is found."
    raise BadInput(f"Nothing of {asked.code.strip().upper()} {state} at “{asked.where}”.", told)


def _accept(session: Writing, plan: str, asked: Accept, lines: list[FindingLine]) -> tuple[str, str]:
    rows = [
        AcceptedFinding(
            plan=plan,
            code=line.code,
            place=line.where,
            said=line.message,
            why=asked.why.strip(),
            accepted_by=asked.accepted_by or session.by,
            on=asked.on,
        )
        for line in dict.fromkeys(lines)
    ]
    session.add_all(rows)
    return f"Accepted {_told(lines)}", rows[0].id


def _take_back(session: Writing, plan: str, lines: list[FindingLine]) -> tuple[str, str]:
    meant = {(folded(line.code), folded(line.where), line.message) for line in lines}
    keys = load_of_plan(session, "accepted_finding", plan)
    for key, row in zip(keys, load_accepted(session, plan), strict=True):
        if (folded(row.code), folded(row.place), row.said) in meant:
            session.delete(session.get_one(AcceptedFinding, key))
    return f"No longer accepted: {_told(lines)}", lines[0].where


def _told(lines: list[FindingLine]) -> str:
    first = lines[0]
    return f"{counted(len(lines), 'finding')} of {first.code} ({first.rule}) at {first.where}"
