"""Codes that are printed twice, wrongly, or in several ways."""

import re
from collections import Counter
from collections.abc import Iterator

from riia_tui.check.codes import Coded, coded, prefixes, usual_form
from riia_tui.check.finding import Found, Severity
from riia_tui.check.reading import Item, Kind, Reading
from riia_tui.check.rule import rule
from riia_tui.phrases import counted, listed
from riia_tui.planfile.refs import folded

KINDS: tuple[tuple[Kind, str], ...] = (("theme", "heading"), ("activity", "activity"), ("kpi", "KPI"))
USUAL = 0.8
"""The share of a plan's codes that makes a way of writing the usual one."""
RARE = 3


@rule("REF001", "duplicate-code", Severity.ERROR)
def duplicate_code(plan: Reading) -> Iterator[Found]:
    """One code for two headings, two activities or two KPIs.

    What it looks for:
        Codes that are equal when case and spaces are left out, among things of one kind.

    Why it matters:
        A report on the code can be about either of the two.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1b, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1b, statement: A dashboard is published.}
          - {code: KPI1c, statement: A handbook is published.}
    """
    for kind, name in KINDS:
        seen: dict[str, Item] = {}
        for each in coded(plan, kind):
            first = seen.setdefault(folded(each.code.printed), each.item)
            if first is not each.item:
                as_ = "" if first.code == each.code.printed else f", there written “{first.code}”"
                message = f"“{each.code.printed}” is the code of another {name} too{as_}."
                yield Found(each.item.at("code"), message, "Give one of the two the next code that is free.")


@rule("REF002", "code-not-of-its-heading", Severity.ERROR)
def code_not_of_its_heading(plan: Reading) -> Iterator[Found]:
    """A code that does not go on from the code of what it stands under.

    What it looks for:
        Plans in which at least two in three codes begin with the code above them (“7.3.5” under “7.3”), and the
        codes that do not: a full stop is missing, a figure is wrong, or the item stands in the wrong place.

    Why it matters:
        Whoever looks a KPI up by its code finds no activity for it, or the wrong one.

    Example:
        themes:
        - level: section
          code: "7.3"
          title: Community of practice
          activities:
          - {code: "7.3.1", title: Set it up}
          - {code: "7.3.2", title: Hold its meetings}
          - {code: "7.3.3", title: Hold its workshops}
          - {code: "7.3.4", title: Spread its learning}
          - {code: "7.35", title: Formalise its networks}

    Instead:
        themes:
        - level: section
          code: "7.3"
          title: Community of practice
          activities:
          - {code: "7.3.4", title: Spread its learning}
          - {code: "7.3.5", title: Formalise its networks}
    """
    for kind, name in KINDS:
        pairs = [(each, above) for each in coded(plan, kind) if (above := _coded_above(each))]
        wrong = [(each, above) for each, above in pairs if not _continues(each, above)]
        if len(pairs) >= RARE and 3 * len(wrong) <= len(pairs):
            for each, above in wrong:
                message = (
                    f"The {name} “{each.code.printed}” stands under “{above.code}”, and its code does not begin so."
                )
                fix = f"Put the code right, “{above.code}” and what follows, or move it to where it belongs."
                yield Found(each.item.at("code"), message, fix)


def _coded_above(each: Coded) -> Item | None:
    above = next((item for item in [*each.item.line()][1:] if item.code), None)
    return above if above and re.search(r"\d", above.code or "") else None


def _continues(each: Coded, above: Item) -> bool:
    own, start = folded(each.code.printed), folded(above.code or "")
    rest = own[len(start) :]
    return own.startswith(start) and not (rest[:1].isdigit() and start[-1:].isdigit())


@rule("REF003", "kpi-of-no-activity", Severity.ERROR)
def kpi_of_no_activity(plan: Reading) -> Iterator[Found]:
    """A KPI whose code is that of no activity.

    What it looks for:
        Plans whose KPIs bear the code of their activity (“1.2.1A” of “1.2.1”), and KPIs that stand under a heading
        alone with a code that no activity has.

    Why it matters:
        Nobody is named for the KPI, because leads are named for activities.

    Example:
        themes:
        - level: section
          code: "1.1"
          title: Data
          activities:
          - {code: "1.1.1", title: Dashboard, kpis: [{code: "1.1.1", statement: A dashboard is published.}]}
          - {code: "1.1.2", title: Handbook, kpis: [{code: "1.1.2", statement: A handbook is published.}]}
          - {code: "1.1.3", title: Training, kpis: [{code: "1.1.3A", statement: Training is held.}]}
          - {code: "1.1.4", title: Report, kpis: [{code: "1.1.4", statement: A report is published.}]}
          kpis:
          - {code: "1.1.9", statement: A network is set up.}

    Instead:
        themes:
        - level: section
          code: "1.1"
          title: Data
          activities:
          - {code: "1.1.1", title: Dashboard, kpis: [{code: "1.1.1", statement: A dashboard is published.}]}
          - {code: "1.1.9", title: Network, kpis: [{code: "1.1.9", statement: A network is set up.}]}
    """
    every = coded(plan, "kpi")
    codes = [folded(each.code.printed) for each in coded(plan, "activity")]
    known = {each.code.printed: _is_of(folded(each.code.printed), codes) for each in every}
    stray = [each for each in every if not known[each.code.printed] and _above(each).kind == "theme"]
    if sum(known.values()) >= max(RARE, USUAL * len(known)):
        for each in stray:
            message = f"No activity has the code of the KPI “{each.code.printed}”."
            yield Found(each.item.at("code"), message, "Give it the code of its activity, or add the activity.")


def _above(each: Coded) -> Item:
    assert each.item.above is not None
    return each.item.above


def _is_of(code: str, activities: list[str]) -> bool:
    return any(code.startswith(a) and not code[len(a) : len(a) + 1].isdigit() for a in activities)


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


@rule("REF008", "code-out-of-series", Severity.WARNING)
def code_out_of_series(plan: Reading) -> Iterator[Found]:
    """A heading's KPIs are numbered in two series.

    What it looks for:
        Headings whose KPIs bear the numbers of more than one series (1b, 1e and 2a), where one of these series is
        that of another heading.

    Why it matters:
        The number says which heading a KPI belongs to; here it says the wrong one.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1a, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}
        - level: section
          title: Diagnostics
          kpis:
          - {code: KPI2a, statement: A report is published.}
          - {code: KPI1c, statement: A survey is held.}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {code: KPI1a, statement: A dashboard is published.}
          - {code: KPI1b, statement: A handbook is published.}
        - level: section
          title: Diagnostics
          kpis:
          - {code: KPI2a, statement: A report is published.}
          - {code: KPI2b, statement: A survey is held.}
    """
    homes: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    under: dict[str, list[Coded]] = {}
    for each in coded(plan, "kpi"):
        if len(each.code.steps) == 2 and each.code.steps[-1].isalpha():
            home = _above(each)
            homes.setdefault((prefixes(plan)[each.code.prefix], each.code.series), []).append(home.path)
            under.setdefault(home.path, []).append(each)
    for path, here in under.items():
        series = {each.code.series for each in here}
        for each in here if len(series) > 1 else ():
            first = homes[prefixes(plan)[each.code.prefix], each.code.series][0]
            if first != path:
                codes = listed([f"“{other.code.printed}”" for other in here])
                message = f"“{each.code.printed}” is numbered in the series of another heading; here stand {codes}."
                yield Found(each.item.at("code"), message, "Number it in the series of its own heading.")
