"""References: which codes are wrong, and which texts refer to what."""

from found import found, told


def kpis(*codes: str) -> str:
    """A plan with a KPI for each code."""
    lines = "".join(f"\n  - {{code: {code!r}, statement: Number {n} is published.}}" for n, code in enumerate(codes))
    return f"themes:\n- level: section\n  title: Data\n  kpis:{lines}"


def test_capital_i_and_small_l_are_told_apart() -> None:
    (finding,) = found("REF004", kpis("DfE KPI3i", "DfE KPI3j", "DfE KPI3k", "DfE KPI3I", "DfE KPI3m", "DfE KPI3n"))
    assert finding.where == "DfE KPI3I"
    assert "KPI3i" in finding.message


def test_letters_after_some_codes_and_none_after_others_are_one_way_of_writing() -> None:
    assert found("REF00", kpis("1.1.1", "1.1.2", "1.1.3A", "1.1.3B", "1.1.4")) == []


def test_one_prefix_in_four_ways_is_told_once_and_the_mistyped_ones_each() -> None:
    part = kpis("DfE SEND KPI1a", "DfE SEND KPI1b", "DfE SEND KPI1c", "DfESEND KPI1d", "DfSEND KPI1e", "DfESSEND KPI1f")
    assert [where for where, _ in told("REF007", part)] == ["DfESEND KPI1d"]
    assert [where for where, _ in told("REF004", part)] == ["DfSEND KPI1e", "DfESSEND KPI1f"]


def test_social_care_and_send_have_rows_of_letters_of_their_own() -> None:
    assert found("REF010", kpis("DfECSC KPI1a", "DfESEND KPI1a", "DfESEND KPI1b", "DfECSC KPI1b")) == []
    part = kpis("DfECSC KPI1a", "DfESEND KPI1a", "DfESEND KPI1b", "DfECSC KPI1d")
    assert told("REF010", part) == [
        ("DfECSC KPI1d", "There is no “DfECSC KPI1b” and “DfECSC KPI1c” before “DfECSC KPI1d”.")
    ]


NETWORKS = """
themes:
- level: section
  title: Networks
  activities:
  - {code: "1", title: Data Benchmarking, description: "%s"}
  - {code: "2", title: Peer challenge, description: "See line 1."}
"""


def test_sections_of_other_documents_and_other_kinds_of_numbers_are_no_references() -> None:
    for text in (
        "It follows section 8 of the Statement of Requirements.",
        "It is RRF project 2:2a, at 10 x £7,600.",
        "Project No. 14: not used.",
        "It takes in 12 lines.",
    ):
        assert found("REF030", NETWORKS % text) == []


def test_each_unknown_number_of_a_list_is_named() -> None:
    ((where, message),) = told("REF030", NETWORKS % "It builds on lines 2, 8 and 21.")
    assert where == "1"
    assert "“8” and “21”" in message and "“2”" not in message


def test_a_reference_is_returned_by_any_text_of_the_other_side() -> None:
    assert [where for where, _ in told("REF031", NETWORKS % "It meets.")] == ["2"]
    assert found("REF031", NETWORKS % "It feeds the challenge (line 2).") == []


RANGES = """
themes:
- level: section
  code: "8.1"
  title: Support
  activities:
  - {code: "8.1.1", title: Workshop, kpis: [{code: "8.1.1", statement: A workshop is held.}]}
  - {code: "8.1.2", title: Offer, kpis: [{code: "8.1.2A", statement: An offer is made.}]}
  - {code: "8.1.3", title: Meetings}
budget: [{fund: CSC, code: "8.1", label: Support, kpis: %s, amounts: {Year: 500}}]
"""


def test_a_range_pays_for_everything_up_to_the_end_of_its_last_activity() -> None:
    assert found("REF04", RANGES % "8.1.1 to 8.1.3") == []
    ((where, message),) = told("REF041", RANGES % "8.1.1 to 8.1.2")
    assert where == "Support"
    assert message.endswith("leaves out “8.1.3”.")


def test_an_unknown_end_of_a_range_is_an_error_and_then_nothing_is_said_of_what_it_leaves_out() -> None:
    assert [(f.code, f.where) for f in found("REF04", RANGES % "8.1.1 to 8.3.1B")] == [("REF040", "Support")]


def test_what_a_text_says_of_an_appendix_is_set_beside_the_heading() -> None:
    part = """
    people: [{name: Ann Other}, {name: Sam Smith}]
    themes:
    - level: section
      title: Networks
      activities:
      - {code: "2", title: Peers, lead: Ann Other, description: 'Appendix 4 prints this project as "Project 3".'}
      - {code: "3", title: Survey, lead: Ann Other, description: Appendix 4 names Sam Smith beside this project.}
    """
    assert [(f.code, f.where) for f in found("REF06", part)] == [("REF060", "2"), ("REF063", "3")]
