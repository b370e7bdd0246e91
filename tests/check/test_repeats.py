"""One promise made twice: word for word, nearly, or in other words."""

from whole_plans import whole

from riia_tui.check.checking import RULES, check
from riia_tui.check.finding import Finding

APART = """
themes:
- level: section
  title: Data
  activities:
  - code: "1"
    title: {first}
    kpis:
    - {{code: 1A, statement: "{one}"}}
  - code: "2"
    title: {second}
    kpis:
    - {{code: 2A, statement: "{other}"}}
"""


def found(
    code: str, one: str, other: str, first: str = "A dashboard", second: str = "A handbook"
) -> tuple[Finding, ...]:
    return check(whole(APART.format(first=first, second=second, one=one, other=other)), [RULES[code]])


def test_the_same_words_under_two_activities_are_found_at_the_second() -> None:
    (finding,) = found("TXT011", "A repository of cases is launched.", "A repository of cases is launched")
    assert finding.where == "2A"
    assert finding.message == "“A repository of cases is launched” stands word for word in 1A too."


def test_two_activities_with_one_title_are_told_apart_by_their_headings() -> None:
    title = "Review opportunities within existing networks"
    (finding,) = found("TXT011", "One is done.", "Two are done.", title, title)
    assert finding.where == "2"


def test_a_short_heading_may_stand_twice() -> None:
    assert found("TXT011", "One is done.", "Two are done.", "Quarterly reports", "Quarterly reports") == ()


def test_what_differs_is_quoted() -> None:
    said = "By March 2026 {} regional support packages are given to individual authorities that have asked for help."
    (finding,) = found("TXT012", said.format(12), said.format(3))
    assert finding.where == "2A"
    assert "it has “3” where that has “12”" in finding.message


def test_dates_alone_make_two_promises_no_more_alike() -> None:
    assert found("TXT013", "By 30 June 2026 a dashboard is out.", "By 30 June 2026 carers get a handbook.") == ()
