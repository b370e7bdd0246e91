"""A report that is hard on every format: tables with awkward cells, charts of each kind, dates, and no easy text."""

from datetime import date

from db.words import Unit
from riia_tui.reports.blocks import (
    Bullets,
    Callout,
    Cell,
    Chart,
    Event,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Report,
    Series,
    Table,
)

AWKWARD = (
    "=SUM(A1:A9)",
    "+44 20 7946 0000",
    "-5 points since May",
    "@someone",
    "\t=1+1",
    "'quoted'",
    "two\nlines",
    '"double", and; semicolons',
    "<b>no markup</b> &amp; R&D",
    "*stars* _under_ `ticks` | pipes \\",
    "#let x = 1; $a$ @ref <label> //",
    "_x0041_ and _x000D_",
    "£24,500 – 86% · 13 of 15 ≥ 12",
    "Ynys Môn, Łódź, Ελλάδα, Київ",
    "{{name}} {%x%} ${y}",
    "A statement that goes on. " * 40,
)

PLAIN = Table(
    "Figures, with their units",
    ("Theme", "KPIs", "Met", "Spent"),
    (
        ("Workforce", Cell("1,200", right=True, value=1200.0), Cell("87.5%", right=True, value=87.5), "£15,000"),
        ("SEND", Cell("7", right=True, value=7.0), Cell("0%", right=True, value=0.0), ""),
        ("All", Cell("1,207", right=True, strong=True, value=1207.0), Cell("", right=True), "-£200.50"),
    ),
    alt="How many KPIs each theme has, and how many are met.",
)
HARD = Table(
    "Everything that people type: = + - @",
    ("KPI", "As typed", "RAG", "RAG"),
    tuple(
        (f"1.{at}", text, Cell("R red", "red", strong=True), Cell("G green", "green"))
        for at, text in enumerate(AWKWARD)
    ),
    alt="Awkward texts, a row each.",
    compact=True,
)
ALIKE = (
    Table("First of two: R1", ("KPI", "Promise"), (("1.1", "One"), ("1.2", "Two"))),
    Table("Second of two: G1", ("KPI", "Promise"), (("2.1", "Three"),)),
)

STATUS = Chart(
    "status",
    "KPIs of each theme by RAG",
    "Of 20 KPIs: 12 G green, 5 A amber and 3 R red.",
    ("1 Workforce & <retention>", "2 SEND"),
    (Series("G green", (8, 4), "G"), Series("A amber", (5, 0), "A"), Series("R red", (1, 2), "R")),
    "Theme",
)
RUN = Chart(
    "run",
    "Returns on time",
    "Returns on time rose from 60% to 82.5%; June has no figure.",
    ("Apr 2025", "May 2025", "Jun 2025", "Jul 2025"),
    (Series("Returns on time", (60, 70, None, 82.5)),),
    "Month",
    Unit.PERCENT,
    80,
)
BURN_UP = Chart(
    "burn-up",
    "KPIs complete against time",
    "4 of 12 KPIs are complete when half the time has gone.",
    ("Q1", "Q2", "Q3", "Q4"),
    (Series("Complete", (1, 4, None, None)), Series("If done evenly", (3, 6, 9, 12))),
    "Quarter",
)
SPEND = Chart(
    "spend",
    "Spend against profile",
    "£25,000.50 is spent of £30,000 that the profile has by now.",
    ("Q1", "Q2", "Q3"),
    (Series("Spent", (10_000, 25_000.5, None)), Series("Profile", (15_000, 30_000, 45_000))),
    "Quarter",
    Unit.POUNDS,
)
CHARTS = (STATUS, RUN, BURN_UP, SPEND)

EVENTS = (
    Event("board-1@riia-tui", date(2025, 12, 18), "Western Board meets", remind=7),
    Event("kpi-2@riia-tui", date(2026, 1, 31), "KPI 1.1 due: everything; all, of it", "Two\nlines, with; signs\\", 14),
    Event("meeting-3@riia-tui", date(2026, 2, 28), "Leads, February " + "long " * 40),
)

REPORT = Report(
    "Board pack",
    "Quarter 3",
    author="A. Coordinator",
    as_at="1 Dec 2025",
    note="Demonstration record",
    blocks=(
        Facts((("Plan", "South East"), ("Board", "11 Dec 2025"))),
        Callout("1. Agree the new date.\n2. Name a lead.", "Asked of the board"),
        Paragraph("Headline: late, and catching up."),
        PLAIN,
        PageBreak(),
        Heading("In pictures"),
        *CHARTS,
        Heading("In full"),
        Paragraph("Counts follow.", strong=True),
        HARD,
        Paragraph("From the record.", small=True),
        Heading("Two alike"),
        Heading("Below it", 2),
        Bullets(("One", "Two\nlines")),
        *ALIKE,
    ),
    events=EVENTS,
)
