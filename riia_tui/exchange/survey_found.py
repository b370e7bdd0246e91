"""A survey's file beside the record: responses and positive answers, by authority where that is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from db.errors import BadInput
from db.facts import RecordFact
from db.words import RecordKind
from riia_tui import phrases
from riia_tui.exchange.attendance import Presence
from riia_tui.exchange.days import Span
from riia_tui.exchange.matching import Kept, Meant, Unclear
from riia_tui.exchange.quotes import quotes_of
from riia_tui.exchange.survey_answers import countable, guessed_positive, is_answered, is_positive, positive_typed
from riia_tui.exchange.survey_table import SurveyTable, authority_column, survey_table
from riia_tui.exchange.table_files import read_pages
from riia_tui.views.names import folded
from riia_tui.views.plans import Head, head_of
from riia_tui.views.standing import Standing

NOWHERE = ("none", "nothing")
"""What is written for no column."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person chooses of a survey; what is None is guessed. Columns are named by heading or number.

    ``by`` is the column of the authority (“none” for no grouping), ``quotes`` are columns of free text, ``meant`` what
    names mean (keys by folded name).
    """

    question: str | None = None
    positive: str | None = None
    by: str | None = None
    quotes: tuple[str, ...] = ()
    title: str | None = None
    on: date | None = None
    counts_towards: tuple[str, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """An authority (by key) and how it answered; ``yes`` where more than half of its answers are positive."""

    organisation: str
    name: str
    responses: int
    positive: int

    @property
    def yes(self) -> bool:
        """Whether the authority as a whole answered positively."""
        return 2 * self.positive > self.responses


@dataclass(frozen=True, slots=True)
class SurveyFound:
    """A survey as it would be recorded; ``record`` is the key of the one that it is, where it is there already.

    ``left_out`` responses said nothing to the question. ``changes`` is empty where all of it is known.
    """

    head: Head
    file: str
    title: str
    on: date
    question: str
    counted_positive: tuple[str, ...]
    responses: int
    positive: int
    left_out: int
    groups: tuple[Group, ...]
    quotes: tuple[str, ...]
    counts_towards: tuple[str, ...]
    record: str | None
    changes: tuple[str, ...]
    unclear: tuple[Unclear, ...]


def read_survey(found: Standing, kept: Kept, path: Path, chosen: Chosen) -> SurveyFound:
    """A survey's file, counted, beside the record. Raises BadInput; nothing is written."""
    plan = found.facts.plan
    table = survey_table(path, read_pages(path), Span(plan.starts, plan.ends, found.today))
    meant = Meant(found, kept, chosen.meant)
    return survey_found(found, path.name, table, meant, chosen)


def survey_found(found: Standing, file: str, table: SurveyTable, meant: Meant, chosen: Chosen) -> SurveyFound:
    """The same of a table that is read."""
    at = _question(table, chosen)
    positive = _positive(table, at, chosen)
    answered = [row for row in table.rows if is_answered(row[at])]
    if not answered:
        raise BadInput(f"Nobody has answered “{table.headings[at]}”.", "Choose another question with --question.")
    groups, unclear = _groups(found, table, at, positive, meant, _by(table, chosen))
    title, question = chosen.title or table.title, table.headings[at]
    record = _recorded(found, title, question)
    told = SurveyFound(
        head=head_of(found),
        file=file,
        title=title,
        on=_day(table, chosen, found.today),
        question=question,
        counted_positive=tuple(sorted(positive)),
        responses=len(answered),
        positive=sum(is_positive(row[at], positive) for row in answered),
        left_out=len(table.rows) - len(answered),
        groups=groups,
        quotes=quotes_of(table, [table.called(name) for name in chosen.quotes]),
        counts_towards=chosen.counts_towards,
        record=record.id if record else None,
        changes=(),
        unclear=unclear,
    )
    return _with_changes(found, told, record)


def _question(table: SurveyTable, chosen: Chosen) -> int:
    if chosen.question:
        return table.called(chosen.question)
    found = countable(table)
    if len(found) == 1:
        return found[0]
    choices = found or [at for at in range(len(table.headings)) if not table.is_own(at)]
    listed = "\n".join(f"  {at + 1:>3}  {phrases.cut(table.headings[at], 70)}" for at in choices)
    said = "has several questions that can be counted" if found else "has no question that is surely the one to count"
    raise BadInput(f"The survey {said}:\n{listed}\n", "Choose one with --question and its number or words.")


def _positive(table: SurveyTable, at: int, chosen: Chosen) -> frozenset[str]:
    answers = table.column(at)
    if chosen.positive:
        return positive_typed(chosen.positive, answers)
    found = guessed_positive(answers)
    if not found:
        given = list(dict.fromkeys(phrases.cut(each, 40) for each in answers if is_answered(each)))
        raise BadInput(
            f"It is not known which answers to “{table.headings[at]}” are positive: {'; '.join(given[:8])}.",
            'Say it with --positive "A, B", 4-5 or 8+.',
        )
    return found


def _by(table: SurveyTable, chosen: Chosen) -> int | None:
    if chosen.by is None:
        return authority_column(table)
    return None if folded(chosen.by) in NOWHERE else table.called(chosen.by)


def _day(table: SurveyTable, chosen: Chosen, today: date) -> date:
    on = chosen.on or table.on
    if on is None:
        raise BadInput("The file does not say when the survey was answered.", "Give the day with --on 2025-11-20.")
    if on > today:
        raise BadInput(f"The survey cannot have been answered on {on}: that is after today, {today}.")
    return on


def _groups(
    found: Standing, table: SurveyTable, at: int, positive: frozenset[str], meant: Meant, by: int | None
) -> tuple[tuple[Group, ...], tuple[Unclear, ...]]:
    """How each authority answered; answers whose authority is not clear still count as responses."""
    counts: dict[str, tuple[int, int]] = {}
    unclear: dict[str, Unclear] = {}
    for row in table.rows if by is not None else ():
        written = row[by or 0].rstrip(";")
        if not (is_answered(row[at]) and is_answered(written)):
            continue
        match = meant.body(Presence(written, None))
        if match.sure is None and not match.kept:
            unclear[folded(written)] = Unclear(written, tuple(each.name for each in match.likely))
        if match.sure is not None:
            total, good = counts.get(match.sure.id, (0, 0))
            counts[match.sure.id] = (total + 1, good + is_positive(row[at], positive))
    groups = [Group(key, found.facts.organisation[key].name, *count) for key, count in counts.items()]
    return tuple(sorted(groups, key=lambda group: group.name)), tuple(unclear.values())


def _recorded(found: Standing, title: str, question: str) -> RecordFact | None:
    """The survey of this title and question, the newest."""
    same = [row for row in found.facts.records if row.kind is RecordKind.SURVEY and folded(row.title) == folded(title)]
    return next((row for row in reversed(same) if folded(row.question or "") == folded(question)), None)


def _with_changes(found: Standing, told: SurveyFound, record: RecordFact | None) -> SurveyFound:
    if record is None:
        return replace(told, changes=("a new survey",))
    facts = found.facts
    was, now = (record.positive, record.responses), (told.positive, told.responses)
    changes = [f"{was[0]} of {was[1]} positive → {now[0]} of {now[1]}"] if was != now else []
    if record.on != told.on:
        changes.append(f"{phrases.full_day(record.on)} → {phrases.full_day(told.on)}")
    answers = {entry.organisation: entry.answer for entry in facts.participation_of.get(record.id, ())}
    changes += [_answered(group) for group in told.groups if answers.get(group.organisation) is not group.yes]
    if told.quotes and {quote.text for quote in facts.quotes_of.get(record.id, ())} != set(told.quotes):
        changes.append(f"{phrases.counted(len(told.quotes), 'quote')} in place of those there")
    linked = {folded(facts.kpi[link.kpi].ref) for link in facts.links_by_record.get(record.id, ())}
    changes += [f"counts towards {ref}" for ref in told.counts_towards if folded(ref.partition(":")[0]) not in linked]
    return replace(told, changes=tuple(changes))


def _answered(group: Group) -> str:
    return f"{group.name} answered {'yes' if group.yes else 'no'}"
