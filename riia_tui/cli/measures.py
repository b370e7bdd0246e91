"""One measure as ``riia show`` prints it: its figure, what that was counted from, and who is missing."""

from datetime import date

from riia_tui import phrases
from riia_tui.cli.output import Output
from riia_tui.views.counted import LABELS, days_of, singled_out
from riia_tui.views.kpi import MeasureLine

INSIDE = "     "
ROLE_WIDTH = 12


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
    single, rest = singled_out(measure.metric, measure.counted)
    for line in single:
        _labelled(out, phrases.day(line.on, today), ": ".join(filter(None, (line.title, line.said))))
        if line.missing:
            _labelled(out, "", f"not there: {'; '.join(line.missing)}")
    if rest:
        _labelled(out, LABELS.get(measure.metric, "counted"), days_of(rest, today))
