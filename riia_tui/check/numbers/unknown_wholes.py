"""All, or a share, of what nobody has counted."""

from collections import defaultdict
from collections.abc import Iterator

from db.words import Metric, Unit
from riia_tui.check.finding import Found, Severity
from riia_tui.check.printed.counted_bodies import ALL, bodies_with_figures, kind_of_body
from riia_tui.check.printed.quoting import each_once, listed
from riia_tui.check.printed.written_numbers import plain
from riia_tui.check.reading import Item, Reading
from riia_tui.check.rule import rule
from riia_tui.planfile.model import MeasureEntry


@rule("NUM008", "all-of-an-unknown-number", Severity.WARNING)
def all_of_an_unknown_number(plan: Reading) -> Iterator[Found]:
    """“All local areas”, in a plan that never says how many there are.

    What it looks for:
        All, every or each of the authorities, partnerships or areas in a KPI, where no text of the plan puts a number
        to them.

    Why it matters:
        All is a target only where everybody knows how many that is.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Forums are held for all LAs., due: 2026-11-30}

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - {statement: Forums are held for all 6 LAs., due: 2026-11-30}
    """
    with_figures = {kind for words in plan.words for kind in bodies_with_figures(words.text)}
    for kpi in plan.kpis:
        for match in ALL.finditer(kpi.kpi.statement):
            kind = kind_of_body(match, "x")
            if kind not in with_figures:
                yield Found(
                    kpi.at("statement"),
                    f"“{match[0]}”: the plan nowhere says how many {kind} there are.",
                    f"Put the number in, such as “all {len(plan.file.authorities) or 'of the'} …”, or list them.",
                )
                break


@rule("NUM009", "share-of-an-unknown-whole", Severity.NOTE)
def share_of_an_unknown_whole(plan: Reading) -> Iterator[Found]:
    """A share of things of which nobody says how many there are.

    What it looks for:
        A measure with a percentage and nothing that it is counted of. Found once for the plan for each kind: people
        who are asked, what is to be on time, records that the region keeps, and other things.

    Why it matters:
        80% of five answers is four people; the reader takes it for a region.

    Example:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: 100% of project plans show how they fit together.
            due: 2026-11-30
            measures: [{metric: share, target: 100, unit: percent, text: project plans that show how they fit}]

    Instead:
        themes:
        - level: section
          title: Data
          kpis:
          - statement: All 8 project plans show how they fit together.
            due: 2026-11-30
            measures: [{metric: share, target: 100, unit: percent, denominator: 8, text: project plans that fit}]
    """
    grouped: dict[str, list[tuple[Item, str]]] = defaultdict(list)
    for kpi in plan.kpis:
        for measure in () if ALL.search(kpi.kpi.statement) else kpi.kpi.measures:
            if measure.unit is Unit.PERCENT and measure.target and not measure.denominator and measure.text:
                kind = _kind_of_share(measure)
                grouped[kind].append((kpi, f"{plain(measure.target)}%” of “{measure.text}"))
    grouped.pop("", None)
    for kind, places in grouped.items():
        first, printed = places[0]
        others = listed(each_once(kpi.where for kpi, _ in places if kpi is not first))
        more = f"; the same goes for other shares of {kind} ({others})" if others else ""
        yield Found(
            first.at("measures"),
            f"“{printed}” is promised, and nothing says how many there are{more}.",
            "Say how many there are, or the least number that is expected.",
        )


def _kind_of_share(measure: MeasureEntry) -> str:
    """What a share is of; empty for a measure that is no share."""
    if measure.metric is Metric.SURVEY:
        return "the people who are asked"
    if measure.metric is Metric.ON_TIME:
        return "what is to be on time"
    if measure.metric not in (Metric.SHARE, Metric.REPORTED, Metric.PARTICIPATION):
        return ""
    return "records" if measure.record_kind else "things"
