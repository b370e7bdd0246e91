"""A report as JSON: its blocks as data, for other programs."""

import json

from riia_tui.reports.as_data import data_of, event_data, front_of
from riia_tui.reports.blocks import Report

FORMAT = "riia-report/1"


def render(report: Report) -> bytes:
    """The report as UTF-8 JSON: ``format``, the front, ``blocks`` in their order, ``events`` where it has dates."""
    document = {
        "format": FORMAT,
        **front_of(report),
        "blocks": [data_of(block) for block in report.body()],
        "events": [event_data(event) for event in report.events],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
