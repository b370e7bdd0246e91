"""``riia show`` of a theme, an activity or a plan: its words, what they were, and the KPIs below it."""

from riia_tui import phrases
from riia_tui.cli.headings import print_kpis, print_section
from riia_tui.cli.output import Output
from riia_tui.views.changed import agreed_words, change_words
from riia_tui.views.heading import HeadingDetail


def print_heading(out: Output, found: HeadingDetail) -> None:
    """Prints it whole."""
    out.wrapped(f"{found.level} · {found.head.plan} · as at {phrases.full_day(found.head.as_at)}")
    for depth, step in enumerate(found.path):
        indent = "  " * (depth + 1)
        out.line(indent + phrases.cut(step, out.width - len(indent)))
    out.blank()
    out.wrapped(found.name)
    out.blank()
    for label, words in found.facts:
        out.labelled(label, words)
    out.labelled("KPIs", phrases.tally(found.counts) or "none")
    out.labelled("Status", "withdrawn: no KPI below it is open" if found.withdrawn else None)
    if found.changes:
        print_section(out, "Changed since the plan was made", len(found.changes))
    for change in found.changes:
        out.wrapped(f"{change_words(change)} ({agreed_words(change)})", "  ", "    ")
    if found.kpis:
        print_section(out, "KPIs", len(found.kpis))
        print_kpis(out, found.kpis, found.head.as_at)
