"""Who came and who took part: registers with their guests and people, and what authorities answered."""

from collections.abc import Iterable, Mapping

from db.errors import BadInput
from db.facts import OrganisationFact
from db.queries.names import load_network_names
from db.queries.records import expected_organisations, load_parts
from db.tables import Participation, Record
from db.words import Role
from riia_tui.actions.commands import Answers, Register
from riia_tui.actions.place import Place
from riia_tui.phrases import full_day, listed


def put_register(place: Place, record: Record, network: str | None, register: Register) -> None:
    """Writes who came. Raises UnknownName; BadInput where somebody is named twice, or is no member and no guest."""
    bodies = {role: place.bodies(names) for role, names in register.by_role().items()}
    but_these = place.bodies(register.all_but or ())
    _refuse_strangers(place, record, network, [*but_these, *(body for found in bodies.values() for body in found)])
    roles = {role: [body.id for body in found] for role, found in bodies.items()}
    if register.all_but is not None:
        but = {body.id for body in but_these}
        named = but.union(*roles.values())
        expected = expected_organisations(place.session, place.plan.id, network, record.on)
        roles[Role.ATTENDED] += [key for key in expected if key not in named]
        away = set(roles[Role.APOLOGIES] + roles[Role.DEPUTY] + roles[Role.ABSENT])
        roles[Role.ABSENT] += sorted(but - away)
    roles[Role.ATTENDED] += [body.id for body in place.bodies(register.guests)]
    keys = [key for found in roles.values() for key in found]
    if len(keys) != len(set(keys)):
        raise BadInput("The same authority is named twice in the register.", "Leave it in one place.")
    people = _people(place, register)
    for role, found in roles.items():
        place.session.add_all(_part(record, key, role, people) for key in found)
    if unheard := set(people) - set(keys):
        name = next(body.name for body in place.bodies([name for name, _ in register.people]) if body.id in unheard)
        raise BadInput(f"People are named for {name}, which is not in the register.", "Say that it came.")


def _refuse_strangers(place: Place, record: Record, network: str | None, named: Iterable[OrganisationFact]) -> None:
    """Raises BadInput where somebody is on the register of a network's meeting who is no member on that day."""
    if network is None:
        return
    members = set(expected_organisations(place.session, place.plan.id, network, record.on, excused_too=True))
    strangers = [body.name for body in named if body.id not in members]
    if not strangers:
        return
    group = next(each.name for each in load_network_names(place.session, place.plan.id) if each.id == network)
    verb = "is no member" if len(strangers) == 1 else "are no members"
    raise BadInput(
        f"{listed(strangers)} {verb} of “{group}” on {full_day(record.on)}.",
        f'For guests write --guests "{", ".join(strangers)}"; '
        f'for new members first: riia members "{group}" --add "{", ".join(strangers)}" --from {record.on}',
    )


def _people(place: Place, register: Register) -> dict[str, tuple[str, ...]]:
    """The names of who came, by their organisation's key."""
    return {body.id: names for authority, names in register.people for body in place.bodies([authority])}


def _part(record: Record, organisation: str, role: Role, people: Mapping[str, tuple[str, ...]]) -> Participation:
    names = people.get(organisation)
    return Participation(
        record=record.id,
        organisation=organisation,
        role=role,
        people=len(names) if names else None,
        names=", ".join(names) if names else None,
    )


def put_participants(place: Place, record: str, names: Iterable[str], role: Role, answers: Answers) -> None:
    """Writes which authorities took part in a record, all in one role, and what they answered. Raises UnknownName."""
    for body in place.bodies(names):
        place.session.add(Participation(record=record, organisation=body.id, role=role))
    put_answers(place, record, role, answers)


def put_answers(place: Place, record: str, role: Role, answers: Answers) -> None:
    """Writes what authorities answered; who is not in the record yet is put there in this role.

    Raises UnknownName; BadInput where one answered both.
    """
    given = {answer: place.bodies(names) for answer, names in ((True, answers.yes), (False, answers.no))}
    if both := [body.name for body in given[True] if body in given[False]]:
        raise BadInput(f"{listed(both)} cannot have answered both yes and no.")
    place.session.flush()
    keys = load_parts(place.session, record)["participation"]
    rows = [place.session.get_one(Participation, key) for key in keys]
    for answer, bodies in given.items():
        for body in bodies:
            mine = [row for row in rows if row.organisation == body.id]
            if not mine:
                mine = [Participation(record=record, organisation=body.id, role=role)]
            for row in mine:
                row.answer = answer
            place.session.add_all(mine)
