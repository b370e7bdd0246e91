"""Sums: which figures a total adds up, what is rounding, and which amounts belong together."""

from found import found, told

GROUPS = """
budget:
- {fund: Costs, code: "1", label: Data, amounts: {CSC: 100, SEND: 200, Sub-total: 300}}
- {fund: Costs, code: "2", label: Peers, amounts: {CSC: 500, Sub-total: 500}}
- {fund: Costs, label: Diagnostics, amounts: {Group total: 800}}
- {fund: Costs, code: "3", label: Rooms, amounts: {SEND: 70, Sub-total: 70}}
- {fund: Costs, label: Overhead, amounts: {Group total: 70}}
- {fund: Costs, label: Total Out, amounts: {CSC: 600, SEND: 270, Group total: 870}}
"""


def test_a_row_of_totals_alone_adds_up_the_rows_since_the_last_one() -> None:
    assert found("SUM", GROUPS) == []
    (finding,) = found("SUM002", GROUPS.replace("Group total: 70}", "Group total: 90}").replace("870", "890"))
    assert finding.where == "Overhead"
    assert "£90" in finding.message and "£70" in finding.message


def test_a_wrong_line_shows_in_its_row_its_group_and_its_column() -> None:
    wrong = GROUPS.replace("CSC: 500, Sub-total: 500", "CSC: 550, Sub-total: 500")
    assert {(f.code, f.where) for f in found("SUM", wrong)} == {("SUM001", "Peers"), ("SUM002", "Total Out")}


def test_a_grand_total_may_add_up_the_sub_totals_or_the_lines() -> None:
    part = """
    budget:
    - {fund: Costs, label: Data, amounts: {Year: 100}}
    - {fund: Costs, label: Sub-total, amounts: {Year: 100}}
    - {fund: Costs, label: Rooms, amounts: {Year: 40}}
    - {fund: Costs, label: Travel, amounts: {Year: 60}}
    - {fund: Costs, label: Sub-total, amounts: {Year: 100}}
    - {fund: Costs, label: Grand total, amounts: {Year: 200}}
    """
    assert found("SUM", part) == []


def test_the_total_of_an_area_stands_on_any_of_its_rows() -> None:
    part = """
    budget:
    - {fund: CSC, code: "5.1", label: Collect, amounts: {Spend: 30, Q1: 10, Q2: 20}}
    - {fund: CSC, code: "5.2", label: Report, amounts: {Spend: 70, Q1: 30, Q2: 40, Total per Area: 100}}
    - {fund: CSC, code: "6.1", label: Design, amounts: {Spend: 50, Q1: 20, Q2: 30, Total per Area: 90}}
    - {fund: CSC, code: "6.2", label: Deliver, amounts: {Spend: 30, Q1: 10, Q2: 20}}
    """
    assert [where for where, _ in told("SUM002", part)] == ["Design"]


def test_a_pound_is_rounding_only_where_figures_are_in_pounds() -> None:
    part = "budget: [{fund: Grant, label: Post, amounts: {Q1: %s, Q2: %s, Total: %s}}]"
    assert [f.code for f in found("SUM", part % (333, 334, 668))] == ["SUM003"]
    assert [f.code for f in found("SUM", part % (33.33, 33.34, 66.68))] == ["SUM003"]
    assert [f.code for f in found("SUM", part % (33.33, 33.34, 67.67))] == ["SUM001"]
    assert [f.code for f in found("SUM", part % (330, 340, 680))] == ["SUM001"]


def test_a_sum_left_out_counts_in_its_column_as_what_its_parts_come_to() -> None:
    part = """
    budget:
    - {fund: Grant, label: Post, amounts: {Spend: 30, Q1: 10, Q2: 20}}
    - {fund: Grant, label: Event, amounts: {Spend: 50, Q1: 20, Q2: 30}}
    - {fund: Grant, label: Survey, amounts: {Spend: 90, Q1: 40, Q2: 50}}
    - {fund: Grant, label: Website, amounts: {Q1: 10, Q2: 20}}
    - {fund: Grant, label: Total, amounts: {Spend: 200, Q1: 80, Q2: 120}}
    """
    assert [(f.code, f.where) for f in found("SUM", part)] == [("SUM004", "Website")]


def test_a_price_may_be_that_of_several_rows_or_of_its_first_part() -> None:
    part = """
    themes:
    - level: section
      title: Management
      activities:
      - {code: "30", title: Programme manager}
      - {code: "31", title: Workforce survey}
    budget:
    - {fund: Prices in headings, code: "30", label: Programme manager, amounts: {Price: 35000}}
    - {fund: Prices in headings, code: "31", label: "31.1", amounts: {Price: 45000}}
    - {fund: Prices in headings, code: "31", label: "31.2", amounts: {Price: 42000}}
    - {fund: Costs, code: "30", label: Manager, amounts: {CSC: 7700, SEND: 21350}}
    - {fund: Costs, code: "30", label: Manager, amounts: {Own funds: 5950}}
    - {fund: Costs, code: "31", label: Survey part 1, amounts: {SEND: 45000}}
    """
    assert found("SUM010", part) == []
    assert [where for where, _ in told("SUM011", part)] == ["31"]


def test_a_price_in_a_title_without_code_is_set_beside_the_row_of_that_name() -> None:
    part = """
    themes:
    - level: section
      title: Adoption
      activities: [{title: "Training in adoption, £15,000"}]
    budget: [{fund: Costs, label: Training in Adoption, amounts: {Year: 45500}}]
    """
    ((where, message),) = told("SUM010", part)
    assert where == "Training in adoption, £15,000"
    assert "£15,000" in message and "£45,500" in message


def test_two_activities_with_each_others_lines_are_a_matter_of_numbers_and_not_of_prices() -> None:
    part = """
    themes:
    - level: section
      title: Diagnostics
      activities:
      - {code: "2", title: "Peer challenge of directors, £60,800"}
      - {code: "3", title: "Courageous conversations, £76,000"}
    budget:
    - {fund: Costs, code: "2", label: CoConv, amounts: {Year: 76000}}
    - {fund: Costs, code: "3", label: PChall, amounts: {Year: 60800}}
    """
    assert found("SUM010", part) == []
    assert [where for where, _ in told("REF060", part)] == ["2", "3"]


def test_rates_and_limits_in_a_text_are_no_amounts_of_the_activity() -> None:
    part = """
    themes:
    - level: section
      title: Kinship
      activities:
      - {code: "27", title: Business case, description: "%s"}
    budget: [{fund: Costs, code: "27", label: Business case, amounts: {Year: 6000}}]
    """
    assert found("SUM02", part % "It costs from £57,500 upwards for 12 months.") == []
    assert found("SUM02", part % "The packages cost £21,500 each.") == []
    assert [f.code for f in found("SUM02", part % "The grant is £57,500 in all.")] == ["SUM020"]


def test_the_amounts_of_a_note_may_make_the_row_together() -> None:
    part = 'budget: [{fund: Costs, label: Hubs, note: "%s", amounts: {Year: 77800}}]'
    assert found("SUM022", part % "£17,000 from SESLIP and £60,800 from the project.") == []
    assert [where for where, _ in told("SUM022", part % "£17,000 from SESLIP and the rest from the project.")] == [
        "Hubs"
    ]
