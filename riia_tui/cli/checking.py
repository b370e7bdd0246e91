"""``riia check``, ``explain`` and ``accept``: the plan's own text, looked through."""

from argparse import Namespace
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import BadInput, UnknownName
from riia_tui.cli.arguments import day, texts, word
from riia_tui.cli.desk import Desk
from riia_tui.cli.outcome import print_outcome
from riia_tui.cli.output import Output, cells
from riia_tui.cli.parser import Parser, nearest
from riia_tui.cli.table import Part
from riia_tui.phrases import counted

if TYPE_CHECKING:
    from riia_tui.check.rule import Rule
    from riia_tui.views.findings import FindingLine, Findings

FILES = (".yaml", ".yml", ".xlsx")
MARKS = {"error": "✗", "warning": "!", "note": "·"}


def check_options(parser: Parser) -> None:
    """What to check, and which rules."""
    parser.add_argument("plan_or_file", nargs="?", metavar="PLAN|FILE", help="a plan's code, or a plan file")
    parser.add_argument("--select", action="append", metavar="CODE", help="only rules that begin so: DAT, SUM001")
    parser.add_argument("--ignore", action="append", metavar="CODE", help="no rules that begin so")
    parser.add_argument("--severity", default="note", metavar="S", help="error, warning or note: this and graver")
    parser.add_argument("--to", metavar="FILE", help="write a report instead: .docx, .html, .md")
    parser.add_argument("--accepted", action="store_true", help="list what was accepted, too")
    parser.plan_option()


def check_plan(desk: Desk, given: Namespace) -> int:
    """Prints what is found; 1 where there is anything."""
    from riia_tui.check.finding import Severity

    severity = word(given.severity, Severity, "severity")
    rules = [rule for rule in _chosen(given) if list(Severity).index(rule.severity) <= list(Severity).index(severity)]
    found = _findings(desk, given.plan_or_file or given.plan, rules)
    if given.to:
        return _write(desk, found, given.to)
    if desk.out.as_json:
        desk.out.json({"findings": [_as_json(each, line) for each in found for line in each.lines]})
    else:
        for each in found:
            _print(desk.out, each, given.accepted)
    return 1 if any(each.lines for each in found) else 0


def _write(desk: Desk, found: "list[Findings]", to: str) -> int:
    """The findings of one plan as a report."""
    from riia_tui.actions.commands import Outcome
    from riia_tui.reports.plan_check import check_report, total
    from riia_tui.reports.save import render_to

    if len(found) != 1:
        raise BadInput("A report is of one plan.", f"Name one of {', '.join(each.plan for each in found)}.")
    path = Path(to).expanduser()
    render_to(check_report(found[0], desk.today), path)
    print_outcome(desk, Outcome(f"Wrote {path}: {total(found[0])}.", str(path)), undo=False)
    return 1 if found[0].lines else 0


def _chosen(given: Namespace) -> "list[Rule]":
    """The rules that are meant. Raises BadInput where a code begins none."""
    from riia_tui.check.checking import FAMILIES, RULES, chosen

    select, ignore = (
        [code.strip() for each in texts(named) for code in each.split(",") if code.strip()]
        for named in (given.select, given.ignore)
    )
    for code in (*select, *ignore):
        if not any(each.startswith(code.upper()) for each in RULES):
            families = ", ".join(f"{letters} ({name.lower()})" for letters, name in FAMILIES.items())
            raise BadInput(f"No rule's code begins with “{code}”.", f"The families are {families}.")
    return chosen(select, ignore)


def _findings(desk: Desk, named: str | None, rules: "Sequence[Rule]") -> "list[Findings]":
    """The findings of a file, of a plan of the store or a bundled one, or of every plan there is."""
    from riia_tui.planfile.bundled import bundled_plans
    from riia_tui.views.findings import file_findings, plan_findings
    from riia_tui.views.plans import plans

    if named is not None and Path(named).suffix.lower() in FILES:
        return [file_findings(_read(Path(named).expanduser()), rules)]
    loaded = [line.code for line in plans(desk.store)] if desk.store_exists else []
    known = {code.casefold(): code for code in (*loaded, *bundled_plans())}
    if named is not None and named.strip().casefold() not in known:
        raise UnknownName("plan", named, nearest(named, known.values()))
    wanted = [known[named.strip().casefold()]] if named is not None else loaded or list(bundled_plans())
    return [
        plan_findings(desk.store, code, rules) if code in loaded else file_findings(_bundled(code), rules)
        for code in wanted
    ]


def _bundled(code: str) -> Any:
    from riia_tui.planfile.bundled import bundled_plans
    from riia_tui.planfile.read import parse_plan

    return parse_plan(bundled_plans()[code], f"{code}.yaml")


def _read(path: Path) -> Any:
    """The plan of a file. Raises BadInput with every mistake that keeps it from being read."""
    from riia_tui.planfile.faults import PlanFileFaults
    from riia_tui.planfile.files import read_plan

    try:
        return read_plan(path)
    except PlanFileFaults as faults:
        raise BadInput(faults.said, "Put these right first; then the check can read the plan.") from faults


def _as_json(found: "Findings", line: "FindingLine") -> dict[str, Any]:
    """A finding as scripts rely on it (design section 10)."""
    return {
        "code": line.code,
        "rule": line.rule,
        "severity": line.severity,
        "plan": found.plan,
        "where": line.where,
        "field": line.field,
        "file": line.file,
        "line": line.line,
        "message": line.message,
        "fix": line.fix,
    }


def _print(out: Output, found: "Findings", with_accepted: bool) -> None:
    """A plan's findings rule by rule, the gravest first."""
    from riia_tui.check.checking import RULES
    from riia_tui.check.finding import Severity

    out.blank()
    out.wrapped(f"{found.plan} · {found.title}")
    order = {code: (list(Severity).index(rule.severity), n) for n, (code, rule) in enumerate(RULES.items())}
    for code, group in groupby(sorted(found.lines, key=lambda line: order[line.code]), key=lambda line: line.code):
        lines = list(group)
        out.blank()
        rule = RULES[code]
        out.wrapped(f"{MARKS[rule.severity]} {code} {rule.name} · {counted(len(lines), rule.severity)}", after="  ")
        out.wrapped(rule.summary, "  ")
        _print_lines(out, lines)
    if with_accepted:
        _print_accepted(out, found.accepted)
    out.blank()
    out.wrapped(_total(found))


def _print_lines(out: Output, lines: "Sequence[FindingLine]") -> None:
    fix = ""
    for line in lines:
        ref = f" ({line.ref})" if line.ref and line.ref != line.where else ""
        where = f"    {line.where}{ref}"
        at = f" ({line.sheet or line.file}, line {line.line})" if line.line else ""
        if cells(where) > 30:
            out.wrapped(where + at, after="      ")
            out.wrapped(line.message, "        ")
        else:
            out.wrapped(f"{where}{at}  {line.message}", after="        ")
        if line.fix != fix:
            out.wrapped(f"→ {line.fix}", "        ", "          ")
        fix = line.fix


def _print_accepted(out: Output, lines: "Sequence[FindingLine]") -> None:
    out.blank()
    out.line(f"Accepted ({len(lines)})")
    for line in lines:
        if line.accepted is not None:
            by = f", {line.accepted.accepted_by}" if line.accepted.accepted_by else ""
            out.wrapped(f"  {line.code} {line.where}: {line.message}", after="    ")
            out.wrapped(f"“{line.accepted.why}” ({line.accepted.on}{by})", "    ")


def _total(found: "Findings") -> str:
    counts = ", ".join(counted(count, severity) for severity, count in found.counts if count)
    accepted = f" {counted(len(found.accepted), 'finding')} accepted." if found.accepted else ""
    if not counts:
        return f"Nothing was found.{accepted}"
    return f"{counts}.{accepted} “riia explain {found.lines[0].code}” tells what a rule looks for, and why."


def explain_options(parser: Parser) -> None:
    """Which rule."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="a rule's code or name; without it all are listed")


def explain(desk: Desk, given: Namespace) -> int:
    """Prints what a rule looks for, why it matters, an example and what to write instead."""
    from riia_tui.check.checking import FAMILIES, RULES

    if given.code is None:
        rules = list(RULES.values())
        if desk.out.as_json:
            desk.out.json({"rules": [_rule_json(rule) for rule in rules]})
            return 0
        for family, group in groupby(rules, key=lambda rule: rule.family):
            desk.out.blank()
            desk.out.line(FAMILIES[family])
            for rule in group:
                desk.out.wrapped(f"  {rule.code}  {rule.name} ({rule.severity}): {rule.summary}", after="          ")
        return 0
    rule = _rule(given.code)
    if desk.out.as_json:
        desk.out.json(_rule_json(rule))
        return 0
    desk.out.wrapped(f"{rule.code} {rule.name} ({rule.severity}, since {rule.since})")
    desk.out.blank()
    desk.out.wrapped(rule.summary)
    for heading, text in rule.parts.items():
        desk.out.blank()
        desk.out.line(heading)
        if heading in ("Example", "Instead"):
            for each in text.split("\n"):
                desk.out.line(f"  {each}")
        else:
            desk.out.wrapped(" ".join(text.split()), "  ")
    return 0


def _rule(text: str) -> "Rule":
    """The rule with this code or name. Raises UnknownName."""
    from riia_tui.check.checking import RULES

    wanted = text.strip().casefold().replace(" ", "-")
    for rule in RULES.values():
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    raise UnknownName("rule", text, nearest(text, [*RULES, *(rule.name for rule in RULES.values())]))


def _rule_json(rule: "Rule") -> dict[str, Any]:
    own = {"code": rule.code, "rule": rule.name, "severity": rule.severity, "since": rule.since}
    texts = {heading.lower().replace(" ", "_"): text for heading, text in rule.parts.items()}
    return {**own, "summary": rule.summary, **texts}


def accept_options(parser: Parser) -> None:
    """Which finding, and why it may stand."""
    parser.add_argument("code", metavar="CODE", help="the rule's code, such as DAT001")
    parser.add_argument("where", metavar="WHERE", help="the code or label that the finding is about")
    parser.add_argument("-m", "--why", metavar="WHY", default="", help="why it may stand")
    parser.add_argument("--by-whom", dest="accepted_by", metavar="NAME", help="who accepted it; else who signs")
    parser.add_argument("--on", type=day, metavar="DATE", help="when it was accepted; else the as-at day")
    parser.add_argument("--take-back", action="store_true", help="make it a finding again")
    parser.plan_option()


def accept(desk: Desk, given: Namespace) -> int:
    """Accepts what a rule finds at a place, with the reason."""
    from riia_tui.actions.accepting import Accept, accept_finding

    asked = Accept(
        code=given.code,
        where=given.where,
        why=given.why,
        on=given.on or desk.today,
        plan=given.plan,
        accepted_by=given.accepted_by,
        takes_back=given.take_back,
    )
    return print_outcome(desk, accept_finding(desk.store, asked, desk.today))


PARTS = {
    "check": Part(check_options, check_plan, "check sw-2025-26 --severity error"),
    "explain": Part(explain_options, explain, "explain DAT001"),
    "accept": Part(accept_options, accept, 'accept DAT001 2.1.1 -m "The year is under review"'),
}
