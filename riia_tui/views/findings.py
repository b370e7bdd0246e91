"""The findings of the plan check, with those that were accepted told apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from db.engine import Store
from db.queries.facts import load_facts
from riia_tui.check.checking import check
from riia_tui.check.finding import Finding, Severity
from riia_tui.check.reading import Reading
from riia_tui.check.rule import Rule
from riia_tui.planfile.model import AcceptedEntry, PlanFile
from riia_tui.planfile.refs import folded, placed_kpis
from riia_tui.views.names import plan_named
from riia_tui.views.plan_file import plan_file_of, printed_keys


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding with the place that it is about.

    ``file``, ``line`` and ``sheet`` are where it stands in a plan file, None in a store; ``item`` is the key of a
    theme, an activity or a KPI in a store, ``ref`` a KPI's ref. ``accepted`` says who accepted it, and why.
    """

    code: str
    rule: str
    severity: Severity
    where: str
    field: str
    message: str
    fix: str
    file: str | None = None
    line: int | None = None
    sheet: str | None = None
    item: str | None = None
    ref: str | None = None
    accepted: AcceptedEntry | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """A plan's findings in the order of its parts; ``accepted`` are those that somebody let stand."""

    plan: str
    title: str
    lines: tuple[FindingLine, ...]
    accepted: tuple[FindingLine, ...]

    @property
    def counts(self) -> tuple[tuple[Severity, int], ...]:
        """How many there are of each severity, the gravest first; accepted ones are not counted."""
        found = Counter(line.severity for line in self.lines)
        return tuple((severity, found[severity]) for severity in Severity)

    @property
    def marked(self) -> frozenset[str]:
        """The keys of the items that an error or a warning is about."""
        return frozenset(line.item for line in self.lines if line.item and line.severity is not Severity.NOTE)


def plan_findings(store: Store, plan: str | None, rules: Iterable[Rule] | None = None) -> Findings:
    """What the check finds in a plan of the store. Raises UnknownName or BadInput.

    The rules are all of them where none are given; what was found is kept until the plan itself changes.
    """
    with store.read() as connection:
        facts = load_facts(connection, plan_named(connection, plan).id)
        file = plan_file_of(connection, facts)
    kept = store.kept.get(f"findings of {facts.plan.id}")
    if rules is None and kept is not None and kept[1][0] == file:
        found: Findings = kept[1][1]
        return found
    keys = printed_keys(facts)
    found = findings_of(file, rules, keys=(*keys.themes, *keys.activities, *keys.kpis))
    if rules is None:
        store.kept[f"findings of {facts.plan.id}"] = (store.version(), (file, found))
    return found


def file_findings(file: PlanFile, rules: Iterable[Rule] | None = None) -> Findings:
    """What the check finds in a plan file, with file, line and sheet of each finding."""
    return findings_of(file, rules, name=file.name or None)


def findings_of(
    file: PlanFile, rules: Iterable[Rule] | None, *, name: str | None = None, keys: tuple[str, ...] = ()
) -> Findings:
    """The findings of a plan, from the file of this name or from the store with these keys in printed order."""
    refs = {placed.path: placed.ref for placed in placed_kpis(file)}
    items = dict(zip(_paths(file), keys, strict=True)) if keys else {}
    told = {(folded(entry.code), folded(entry.where), entry.said): entry for entry in file.accepted}
    lines = [_line(finding, file, name, items, refs, told) for finding in check(file, rules)]
    return Findings(
        file.plan.code,
        file.plan.title,
        tuple(line for line in lines if line.accepted is None),
        tuple(line for line in lines if line.accepted is not None),
    )


def _line(
    finding: Finding,
    file: PlanFile,
    name: str | None,
    items: dict[str, str],
    refs: dict[str, str],
    told: dict[tuple[str, str, str], AcceptedEntry],
) -> FindingLine:
    place = file.place_of(finding.place) if name else None
    return FindingLine(
        code=finding.code,
        rule=finding.rule,
        severity=finding.severity,
        where=finding.where,
        field=finding.field,
        message=finding.message,
        fix=finding.fix,
        file=name,
        line=place.line if place else None,
        sheet=place.sheet or None if place else None,
        item=items.get(finding.path),
        ref=refs.get(finding.path),
        accepted=told.get((folded(finding.code), folded(finding.where), finding.message)),
    )


def _paths(file: PlanFile) -> tuple[str, ...]:
    """The paths of all themes, then of all activities, then of all KPIs, each in printed order."""
    reading = Reading(file)
    kpis = [placed.path for placed in placed_kpis(file)]
    return (*(item.path for item in reading.themes), *(item.path for item in reading.activities), *kpis)
