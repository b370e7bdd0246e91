"""One measure as ``riia show`` prints it: its figure, what that was counted from, and who is missing."""

from collections.abc import Iterable
from datetime import date

from db.words import Metric
from riia_tui import phrases
from riia_tui.cli.output import Output
from riia_tui.views.counted import CountedLine
from riia_tui.views.kpi import MeasureLine

INSIDE = "     "
ROLE_WIDTH = 12
ONE_BY_ONE = (Metric.ATTENDANCE, Metric.ATTENDANCE_EACH, Metric.SURVEY, Metric.QUANTITY, Metric.REPORTED)
"""The metrics whose records are each worth a line; of the others only what was late or answered no is."""


def print_measure(out: Output, measure: MeasureLine, today: date) -> None:
    """The measure, its figure against its target, its records, and who took part and who did not."""
    out.wrapped(measure.name, f"  {measure.number}  ", INSIDE)
    due = f" · due {phrases.day(measure.due, today)}" if measure.due else ""
    out.wrapped(f"{measure_figure(measure)}{due}", INSIDE)
    for label, names in (
        ("took part", measure.took_part),
        ("not yet", measure.missing),
        ("answered no", measure.answered_no),
        ("excused", measure.excused),
        ("guests", measure.guests),
    ):
        if names:
            _labelled(out, label, "; ".join(names))
    _print_counted(out, measure, today)


def measure_figure(measure: MeasureLine) -> str:
    """A measure's figure against its target: “13 of 15, needs 13 · met”, “4 of 12 · not met”, “7”."""
    joined = ", " if measure.aim.startswith(("needs", "at most", "exactly")) else " "
    shown = f"{measure.figure}{joined}{measure.aim}" if measure.aim else measure.figure
    if measure.target is None:
        return shown
    return f"{shown} · {'met' if measure.met else 'not met'}"


def _labelled(out: Output, label: str, text: str) -> None:
    out.wrapped(text, f"{INSIDE}{label:<{ROLE_WIDTH}}", INSIDE + " " * ROLE_WIDTH)


def _print_counted(out: Output, measure: MeasureLine, today: date) -> None:
    """The records behind the figure, newest first."""
    lines = list(reversed(measure.counted))
    single = [line for line in lines if measure.metric in ONE_BY_ONE or line.good is False]
    for line in single:
        _labelled(out, phrases.day(line.on, today), ": ".join(filter(None, (line.title, line.said))))
        if line.missing:
            _labelled(out, "", f"not there: {'; '.join(line.missing)}")
    rest = [line for line in lines if line not in single]
    if rest:
        label = {Metric.ON_TIME: "in time", Metric.SHARE: "yes"}.get(measure.metric, "counted")
        _labelled(out, label, _days(rest, today))


def _days(lines: Iterable[CountedLine], today: date) -> str:
    """The days of records, one that has several once: “20 Nov, 18 Sep (3)”."""
    days = [phrases.day(line.on, today) for line in lines]
    return ", ".join(f"{day} ({days.count(day)})" if days.count(day) > 1 else day for day in dict.fromkeys(days))
