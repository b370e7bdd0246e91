"""Codes that are mistyped, or written in several ways."""

import re
from collections import Counter
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.codes import Coded, coded, prefixes, usual_form
from riia_tui.check.reading import Kind, Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import counted, listed
from riia_tui.planfile.refs import folded

KINDS: tuple[tuple[Kind, str], ...] = (("theme", "heading"), ("activity", "activity"), ("kpi", "KPI"))
USUAL = 0.8
"""The share of a plan's codes that makes a way of writing the usual one."""
RARE = 3


@rule("REF004", "mistyped-code", Severity.ERROR)
def mistyped_code(plan: Reading) -> Iterator[Found]:
    """A code with a letter too many, too few or in the wrong case.

    What it looks for:
        Prefixes that are one letter from a prefix printed more often (“DfSEND” and “DfESEND”), and letters in a case
        that the other codes with this prefix do not use (“3I” among “3i”, “3j” and “3k”).

    Why it matters:
        A search for the code does not find it, and a capital I is read as a small l.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: DfESEND KPI3i, statement: A dashboard is published.}
          - {code: DfESEND KPI3j, statement: A handbook is published.}
          - {code: DfSEND KPI3k, statement: A report is published.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: DfESEND KPI3i, statement: A dashboard is published.}
          - {code: DfESEND KPI3j, statement: A handbook is published.}
          - {code: DfESEND KPI3k, statement: A report is published.}
    """
    every, meant = coded(plan, "kpi"), prefixes(plan)
    shown = {folded(each.code.prefix): each.code.prefix for each in reversed(every)}
    forms = usual_form([each.code for each in every])
    for each in every:
        own, form = folded(each.code.prefix), each.code.form
        right = shown[meant[each.code.prefix]]
        if meant[each.code.prefix] != own and not folded(right).endswith(own):
            message = f"“{each.code.printed}” begins with “{each.code.prefix}”; other codes begin with “{right}”."
            yield Found(each.item.at("code"), message, f"Write “{right}{each.code.number}”.")
        small = form.replace("A", "a") if "A" in form else form.replace("a", "A")
        if small != form and len(every) >= RARE and forms[small] >= USUAL * (forms[small] + forms[form]):
            likes = [x.code for x in every if x.code.form == small]
            other = next((c for c in likes if c.number == each.code.number.swapcase()), likes[0]).printed
            message = f"“{each.code.printed}” has its letter in another case than codes such as “{other}”."
            fix = f"Write “{each.code.number.swapcase()}” in it, if that code is free."
            yield Found(each.item.at("code"), message, fix)


@rule("REF005", "odd-code", Severity.WARNING)
def odd_code(plan: Reading) -> Iterator[Found]:
    """A code that is made unlike all the others.

    What it looks for:
        Codes without the prefix of the others, with a form that hardly any other code has (“6.2.5 KPI 1” among
        “1.1.6A” and “1.1.6B”), and codes that the text of the KPI repeats in another form.

    Why it matters:
        It cannot be sorted, looked up or cited like the others.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: 1.1.1A, statement: A dashboard is published.}
          - {code: 1.1.1B, statement: A handbook is published.}
          - {code: 1.1.2A, statement: A report is published.}
          - {code: 1.1.2B, statement: A survey is held.}
          - {code: 1.1.3 KPI 1, statement: A network is set up.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: 1.1.1A, statement: A dashboard is published.}
          - {code: 1.1.1B, statement: A handbook is published.}
          - {code: 1.1.3A, statement: A network is set up.}
    """
    every, meant = coded(plan, "kpi"), prefixes(plan)
    forms = usual_form([each.code for each in every])
    shown = {folded(each.code.prefix): each.code.prefix for each in reversed(every)}
    for each in every:
        own, right = folded(each.code.prefix), meant[each.code.prefix]
        if right != own and right.endswith(own):
            message = f"“{each.code.printed}” lacks the prefix that other codes have, such as “{shown[right]}”."
            yield Found(each.item.at("code"), message, f"Write the prefix too, “{shown[right]}{each.code.number}”.")
        plain = Counter({form.replace(".", "").casefold(): n for form, n in forms.items() if n > RARE})
        form = each.code.form
        if forms[form] <= min(RARE, 0.2 * len(every)) and not plain[form.replace(".", "").casefold()]:
            usual = next(other.code.printed for other in every if other.code.form == forms.most_common(1)[0][0])
            message = f"“{each.code.printed}” is made unlike the other codes, such as “{usual}”."
            yield Found(each.item.at("code"), message, "Write it in the form of the others.")
        yield from _repeated(each)


def _repeated(each: Coded) -> Iterator[Found]:
    text = f"{each.item.kpi.statement} {each.item.kpi.due_note or ''}"
    short = each.code.prefix.split()[-1] + each.code.number if each.code.prefix else ""
    found = re.search(rf"\b{re.escape(short)}\b:?", text) if short else None
    if found and found[0].rstrip(":") != each.code.printed:
        message = f"The text of “{each.code.printed}” prints its code once more, as “{found[0]}”."
        yield Found(each.item.at("statement"), message, "Print the code once, in its full form.")


@rule("REF006", "code-written-differently", Severity.NOTE)
def code_written_differently(plan: Reading) -> Iterator[Found]:
    """Codes with a full stop where other codes have none.

    What it looks for:
        Forms of codes that differ from one used more often only by full stops: “5.2.2.A” and “1.1.6A”. They are
        listed once, at the first.

    Why it matters:
        The same code typed in the other way is not found.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: 1.1.1A, statement: A dashboard is published.}
          - {code: 1.1.1B, statement: A handbook is published.}
          - {code: 1.1.2.A, statement: A report is published.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: 1.1.1A, statement: A dashboard is published.}
          - {code: 1.1.1B, statement: A handbook is published.}
          - {code: 1.1.2A, statement: A report is published.}
    """
    for kind, _ in KINDS:
        every = coded(plan, kind)
        forms = usual_form([each.code for each in every])
        for form, count in forms.items():
            usual = [
                o for o, n in forms.items() if n > count and o != form and o.replace(".", "") == form.replace(".", "")
            ]
            if usual and not form.isalnum():
                odd = [each for each in every if each.code.form == form]
                other = next(each.code.printed for each in every if each.code.form == usual[0])
                codes = listed([f"“{each.code.printed}”" for each in odd])
                message = f"{codes} {'is' if count == 1 else 'are'} written in another way than “{other}” and "
                message += f"{counted(forms[usual[0]], 'other code')} like it."
                yield Found(odd[0].item.at("code"), message, "Write all codes in one way.")


@rule("REF007", "prefix-in-several-ways", Severity.WARNING)
def prefix_in_several_ways(plan: Reading) -> Iterator[Found]:
    """One prefix of codes, written in several ways.

    What it looks for:
        Prefixes that are equal without case and spaces, or differ by one letter. They are listed once, at the first
        code that is not written in the most usual way.

    Why it matters:
        Codes with one prefix belong together, and a list sorted by code tears them apart.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: DfE SEND KPI1a, statement: A dashboard is published.}
          - {code: DfE SEND KPI1b, statement: A handbook is published.}
          - {code: DfESEND KPI1c, statement: A report is published.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: DfE SEND KPI1a, statement: A dashboard is published.}
          - {code: DfE SEND KPI1b, statement: A handbook is published.}
          - {code: DfE SEND KPI1c, statement: A report is published.}
    """
    every, meant = coded(plan, "kpi"), prefixes(plan)
    groups: dict[str, Counter[str]] = {}
    for each in every:
        groups.setdefault(meant[each.code.prefix], Counter())[each.code.prefix] += 1
    for right, ways in groups.items():
        full = Counter(
            {way: n for way, n in ways.items() if not (right != folded(way) and right.endswith(folded(way)))}
        )
        if len(full) > 1:
            usual = full.most_common(1)[0][0]
            first = next(each for each in every if each.code.prefix in full and each.code.prefix != usual)
            told = listed([f"“{way}” ({counted(n, 'time')})" for way, n in full.most_common()])
            fix = f"Write “{usual}” everywhere."
            yield Found(first.item.at("code"), f"One prefix is written {len(full)} ways: {told}.", fix)
