"""Trend, forecast and run chart of a measure, below its figure."""

from riia_tui.cli.output import Output
from riia_tui.views.outlook import Outlook
from riia_tui.views.run_chart import RunChart, drawn, sentence

INSIDE = "     "
ROLE_WIDTH = 12


def print_outlook(out: Output, found: Outlook | None, plain: bool) -> None:
    """Prints what can be told; ``plain`` puts a sentence in place of the chart."""
    if found is None:
        return
    trends = [line.words for line in (found.since_period, found.since_board) if line]
    _labelled(out, "trend", "; ".join(dict.fromkeys(trends)))
    _labelled(out, "forecast", found.forecast_words)
    if found.chart:
        _print_chart(out, found.chart, plain)


def _labelled(out: Output, label: str, text: str) -> None:
    if text:
        out.wrapped(text, f"{INSIDE}{label:<{ROLE_WIDTH}}", INSIDE + " " * ROLE_WIDTH)


def _print_chart(out: Output, chart: RunChart, plain: bool) -> None:
    _labelled(out, "over time", sentence(chart))
    if not plain:
        margin = INSIDE + " " * ROLE_WIDTH
        for line in drawn(chart, out.width - len(margin)):
            out.line((margin + line).rstrip())
