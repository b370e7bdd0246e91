"""Sponsors who do not go with what they sponsor."""

import re
from collections.abc import Iterator

from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.quoting import quoted
from riia_tui.check.reading import Reading
from riia_tui.check.rule import rule


@rule("MEA009", "lead-and-sponsor-apart", Severity.NOTE)
def lead_and_sponsor_apart(plan: Reading) -> Iterator[Found]:
    """An authority that leads and a sponsor who is another's.

    What it looks for:
        A lead that is an authority of the region, and a sponsor with another authority in brackets behind the name.

    Why it matters:
        The sponsor cannot release the time of another authority's staff.

    Example:
        authorities: [Avon, Wessex]
        themes:
        - level: section
          title: Data
          activities: [{title: A dashboard, lead: Avon, sponsor: Ann Other (Wessex)}]

    Instead:
        authorities: [Avon, Wessex]
        themes:
        - level: section
          title: Data
          activities: [{title: A dashboard, lead: Avon, sponsor: Ann Other (Avon)}]
    """
    authorities = {authority.name for authority in plan.file.authorities}
    for item in plan.activities:
        lead, sponsor = item.activity.lead or "", item.activity.sponsor or ""
        theirs = [name for name in authorities if re.search(rf"\([^)]*\b{re.escape(name)}\b", sponsor)]
        if lead in authorities and theirs and lead not in theirs:
            yield Found(
                item.at("sponsor"),
                f"“{lead}” leads, and the sponsor is “{sponsor}”.",
                "Name a sponsor of the authority that leads, or say who releases its staff.",
            )


@rule("MEA014", "sponsor-of-no-authority", Severity.NOTE)
def sponsor_of_no_authority(plan: Reading) -> Iterator[Found]:
    """A sponsor who stands with another body, where all others stand with an authority.

    What it looks for:
        “Name, body” as sponsor, where the body is no authority of the region and that of most other sponsors is.

    Why it matters:
        It is unclear whether a director sponsors it or the other body does.

    Example:
        authorities: [Avon, Wessex]
        themes:
        - level: section
          title: Data
          activities:
          - {title: A dashboard, sponsor: "Ann Other, Avon"}
          - {title: A handbook, sponsor: "Jo Bloggs, Wessex"}
          - {title: A seminar, sponsor: "Sam Smith, RCC"}

    Instead:
        authorities: [Avon, Wessex]
        themes:
        - level: section
          title: Data
          activities:
          - {title: A dashboard, sponsor: "Ann Other, Avon"}
          - {title: A handbook, sponsor: "Jo Bloggs, Wessex"}
          - {title: A seminar, sponsor: "Sam Smith, Avon"}
    """
    known = {name for each in plan.file.authorities for name in (each.name, each.short_name) if name}
    placed = [(item, item.activity.sponsor.partition(", ")[2]) for item in plan.activities if item.activity.sponsor]
    placed = [(item, body) for item, body in placed if body]
    apart = [(item, body) for item, body in placed if body not in known]
    if len(apart) * 2 < len(placed):
        for item, body in apart:
            yield Found(
                item.at("sponsor"),
                f"{quoted(item.activity.sponsor or '')}: “{body}” is no authority of the region, unlike those of the "
                "other sponsors.",
                "Name the authority whose director sponsors it.",
            )
