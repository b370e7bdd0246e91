"""Tables that a page had to cut into pieces are whole again where there is no page: in Excel and in the zip of CSV."""

from riia_tui.reports.blocks import Block, Heading, Report, Table
from riia_tui.reports.tables import stacked

DATES = ("Date", "What")


def whole(*blocks: Block) -> list[Table]:
    return [found.table for found in stacked(Report("R", blocks=blocks))]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.cells()]


def month(name: str) -> tuple[Block, Block]:
    return Heading(name), Table(f"{name}: 1 date", DATES, ((f"1 {name}", "Board"),))


def test_a_table_each_month_is_one_table_that_begins_with_the_month() -> None:
    (table,) = whole(*month("May"), *month("June"), *month("July"))
    assert table.caption == "May to July"
    assert table.header == ("Part", *DATES)
    assert texts(table) == [[name, f"1 {name}", "Board"] for name in ("May", "June", "July")]


def test_tables_of_one_subject_keep_its_name() -> None:
    blocks: list[Block] = []
    for name, of in (("Devon", "3 of 4"), ("Dorset", "2 of 9")):
        blocks += [Heading(name), Table(f"Updates: {of}", ("KPI",), ((of,),)), Table("Networks", ("Network",), ())]
    assert [table.caption for table in whole(*blocks)] == ["Updates", "Networks"]


def test_a_table_that_shows_some_of_its_rows_still_says_so_where_it_is_one_of_several() -> None:
    blocks: list[Block] = []
    for name, more in (("Devon", ": the newest 1 of 9 records"), ("Dorset", "")):
        blocks += [Heading(name), Table(f"What it did{more}", ("What",), (("A survey",),))]
    (table,) = whole(*blocks)
    assert table.caption == "What it did"
    assert [row[0] for row in texts(table)] == ["Devon: the newest 1 of 9 records", "Dorset"]


def test_two_tables_alike_of_one_heading_that_another_parts_stay_apart() -> None:
    worse, better, other = (
        Table(name, columns, ())
        for name, columns in (("Worse", ("KPI", "Why")), ("Better", ("KPI",)), ("Other", ("KPI", "Why")))
    )
    assert whole(Heading("Changed"), worse, better, other) == [worse, better, other]


def test_columns_that_a_page_had_no_room_for_stand_beside_the_others_again() -> None:
    first = Table("Who took part: 1.1 to 1.2", ("Authority", "1.1", "1.2"), (("Devon", "●", "○"), ("Dorset", "○", "○")))
    second = Table("Who took part: 2.1", ("Authority", "2.1"), (("Devon", "e"), ("Dorset", "●")))
    (table,) = whole(Heading("Participation"), first, second)
    assert (table.caption, table.header) == ("Who took part", ("Authority", "1.1", "1.2", "2.1"))
    assert texts(table) == [["Devon", "●", "○", "e"], ["Dorset", "○", "○", "●"]]


def test_tables_of_other_rows_or_another_subject_stay_apart() -> None:
    spent = Table("Spent", ("Fund", "Q1"), (("CSC", "£1"),))
    people = Table("People", ("Fund", "Posts"), (("CSC", "2"),))
    other = Table("People: more", ("Fund", "Days"), (("SEND", "2"),))
    assert whole(Heading("Money"), spent, people, other) == [spent, people, other]


def test_tables_above_every_heading_stay_as_they_are() -> None:
    table = Table("Dates", DATES, ())
    assert whole(table, table) == [table, table]
