"""The costings on the command line."""

from command_line import Riia


def test_every_printed_cell_stands_under_its_heading(riia: Riia) -> None:
    said = riia("money", "sw-2025-26").words
    assert "5.2 Develop data collection and analytical" in said
    assert "Finance Projected Spend" in said
    assert "£1,190,200" in said
    assert "-£41,000" in said
    assert "1 SEND Data Capacity and Capability (row 2 of 6)" in said


def test_as_data_the_amounts_are_numbers(riia: Riia) -> None:
    found = riia("money", "--json").json()
    assert found["columns"][0] == "Finance Projected Spend"
    assert found["rows"][0]["amounts"][0] == 89429.0
