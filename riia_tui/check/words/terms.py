"""Two terms for one thing, as the sector knows them."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule

TWINS = (
    ("domestic violence", "domestic abuse"),
    ("self-evaluation", "self-assessment"),
    ("risk outside of the home", "extra-familial harm"),
    ("Youth Offending", "Youth Justice"),
)
"""An older or looser term, and the one in use."""

LAS = re.compile(r"\b(?:LAs|[Ll]ocal [Aa]uthorities)\b")
LAPS = re.compile(r"\b(?:LAPs?|LAPS|[Ll]ocal [Aa]rea [Pp]artnerships?)\b")
TITLED = re.compile(
    r"[\"“]([a-z]+(?: [a-z]+){1,5})[\"”] (?:report|conference|programme|strategy|toolkit|review|plan)\b"
)
MAKERS = re.compile(r"\bby (?:the )?((?:[A-Z][\w]* )?\w+ \w+)\b.*\bwith (?:the )?\1\b", re.DOTALL)


@rule("TXT026", "two-terms-for-one-thing", Severity.NOTE)
def two_terms_for_one_thing(plan: Reading) -> Iterator[Found]:
    """Two terms for what seems to be one thing.

    What it looks for:
        Both terms of a pair that the sector uses for one thing, such as domestic violence and domestic abuse.

    Why it matters:
        A reader asks what the difference is, and a search for the one misses the other.

    Example:
        themes:
        - level: section
          title: Harm
          kpis:
          - statement: Training on domestic abuse is given.
          - statement: A seminar on domestic violence is held.

    Instead:
        themes:
        - level: section
          title: Harm
          kpis:
          - statement: Training on domestic abuse is given.
          - statement: A seminar on domestic abuse is held.
    """
    for older, newer in TWINS:
        patterns = [re.compile(re.escape(term).replace("\\-", "[- ]"), re.IGNORECASE) for term in (older, newer)]
        olds, news = ([each for each in plan.texts if pattern.search(each.text)] for pattern in patterns)
        if olds and news:
            said, also = (pattern.search(each[0].text) for pattern, each in zip(patterns, (olds, news), strict=True))
            for each in olds[:3]:
                yield Found(
                    each.at,
                    f"“{said[0] if said else older}” stands here, and “{also[0] if also else newer}” in "
                    f"{news[0].at.where}.",
                    f"Write “{newer}” in both places if one thing is meant.",
                )


@rule("TXT027", "authorities-or-partnerships", Severity.WARNING)
def authorities_or_partnerships(plan: Reading) -> Iterator[Found]:
    """One share of local authorities and of local area partnerships at once.

    What it looks for:
        LAs and LAPs in one KPI that counts who takes part.

    Why it matters:
        They are different bodies: a partnership is the authority with health and others. Which is counted is open.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 83% of LAs (5 out of 6 LAPs) take part.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 83% of LAs (5 out of 6 LAs) take part.
    """
    for item in plan.kpis:
        authorities, partnerships = LAS.search(item.kpi.statement), LAPS.search(item.kpi.statement)
        if authorities and partnerships:
            yield Found(
                item.at("statement"),
                f"“{authorities[0]}” and “{partnerships[0]}” stand in one KPI; which of the two are counted is open.",
                "Count one of the two, and name it throughout.",
            )


@rule("TXT028", "one-title-for-several", Severity.NOTE)
def one_title_for_several(plan: Reading) -> Iterator[Found]:
    """Several reports of different activities under one title.

    What it looks for:
        A title in quotation marks before report, strategy, toolkit and the like, in KPIs of different activities.

    Why it matters:
        A record of the one report can be taken for the other, and a reader finds the wrong one.

    Example:
        themes:
        - level: section
          title: Data
          activities:
          - {title: One, kpis: [{statement: A "state of the region" report on attendance is published.}]}
          - {title: Two, kpis: [{statement: A "state of the region" report on care is published.}]}

    Instead:
        themes:
        - level: section
          title: Data
          activities:
          - {title: One, kpis: [{statement: A "state of attendance" report is published.}]}
          - {title: Two, kpis: [{statement: A "state of care" report is published.}]}
    """
    first: dict[str, Item] = {}
    for item in plan.kpis:
        for match in TITLED.finditer(item.kpi.statement):
            earlier = first.setdefault(match[1], item)
            if earlier.above is not item.above:
                yield Found(
                    item.at("statement"),
                    f"“{match[1]}” is the title of what {earlier.where} publishes too.",
                    "Give each its own title.",
                )


@rule("TXT029", "shared-with-its-makers", Severity.NOTE)
def shared_with_its_makers(plan: Reading) -> Iterator[Found]:
    """Something that is made by a group and shared with the same group.

    What it looks for:
        “by” and “with” before the same three words or so in one KPI.

    Why it matters:
        It is met by doing nothing more; somebody else was probably to hear of it.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: An evaluation by SEND strategic leads is shared with the SEND strategic leads.

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: An evaluation by SEND strategic leads is shared with the directors.
    """
    for item in plan.kpis:
        match = MAKERS.search(item.kpi.statement)
        if match:
            yield Found(
                item.at("statement"),
                f"“{match[1]}” make it, and it is shared with “{match[1]}”.",
                "Name those who are to learn of it.",
            )
