"""The posts that a plan fills, and by when."""

import re
from collections.abc import Iterator
from datetime import date

from riia_tui.check.reading import Item, Reading

POST = re.compile(
    r"^(?:\d[\d.]*\s*FTE\s+)?(?P<role>[\w/ -]+?\s(?:officer|coordinator|co-ordinator|manager|analyst|lead|adviser"
    r"|advisor|consultant|director))\s+(?:is\s+|are\s+)?(?:appointed|recruited|in post|in place)\b",
    re.IGNORECASE,
)


def posts(plan: Reading) -> Iterator[tuple[Item, str, date]]:
    """The KPIs by which a post is filled, by their measures, with the post's name and the day."""
    for kpi in plan.kpis:
        for measure in kpi.kpi.measures:
            match = POST.search(measure.text or "")
            day = measure.due or kpi.kpi.due
            if match and day and len(match["role"].split()) > 1:
                yield kpi, match["role"].strip(), day


def short_name(role: str) -> str:
    """The last two words of a post's name, by which other texts call it: “data analyst”."""
    return " ".join(role.split()[-2:]).casefold()
