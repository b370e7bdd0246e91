"""A Markdown report: for people who paste it somewhere else."""

from riia_tui.reports import markdown
from riia_tui.reports.blocks import Bullets, Callout, Cell, Facts, Heading, PageBreak, Paragraph, Report, Table


def text(*blocks: object, **front: str) -> str:
    return markdown.render(Report("Board pack", blocks=blocks, **front)).decode("utf-8")  # type: ignore[arg-type]


def test_the_front_of_a_report() -> None:
    front = text(subtitle="Quarter 3", author="A. Coordinator", as_at="1 Dec 2025", note="Demonstration record")
    assert front == (
        "> **Demonstration record**\n\n# Board pack\n\nQuarter 3\n\nAs at 1 Dec 2025 · Prepared by A. Coordinator\n"
    )


def test_every_block_is_a_paragraph_of_its_own() -> None:
    blocks = (Heading("One"), Paragraph("First."), Paragraph("Second.", strong=True), Bullets(("a", "b")), PageBreak())
    assert text(*blocks) == "# Board pack\n\n## One\n\nFirst.\n\n**Second.**\n\n- a\n- b\n\n---\n"


def test_a_table_has_one_header_row_and_figures_on_the_right() -> None:
    rows = (("Workforce", Cell("7", right=True)), ("A|B", Cell("12", strong=True, right=True)), ("two\nlines", ""))
    assert text(Table("By theme", ("Theme", "KPIs"), rows)) == (
        "# Board pack\n\n**By theme**\n\n"
        "| Theme | KPIs |\n| --- | ---: |\n| Workforce | 7 |\n| A\\|B | **12** |\n| two<br>lines |  |\n"
    )


def test_facts_and_callouts() -> None:
    blocks = (Facts((("Plan", "South East"), ("Board", "one\ntwo"))), Callout("Agree.\nNote.", "Asked"))
    assert text(*blocks).split("\n\n", 1)[1] == (
        "- **Plan:** South East\n- **Board:** one\\\n  two\n\n> **Asked**\n>\n> Agree.\\\n> Note.\n"
    )


def test_no_heading_level_is_skipped() -> None:
    assert [line for line in text(Heading("One"), Heading("Deep", 3)).split("\n") if line] == [
        "# Board pack",
        "## One",
        "### Deep",
    ]


def test_plain_words_stay_plain() -> None:
    plain = "R&D: 13 of 15 (86%), £24,500 on 2025-12-01; see https://example.org/a-b?c=d."
    assert plain in text(Paragraph(plain))


def test_line_ends_are_the_same_everywhere() -> None:
    written = markdown.render(Report("T", blocks=(Paragraph("a\r\nb\rc"),)))
    assert b"\r" not in written
    assert written.endswith(b"c\n")
