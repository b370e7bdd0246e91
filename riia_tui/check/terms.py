"""Two terms for one thing, as the sector knows them."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.reading import Reading
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
