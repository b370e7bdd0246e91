"""Figures, dates and names in words: short, and never better or worse than the figure is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.facts import MeasureFact
from db.words import Comparator, Metric, Status, Unit, Warn
from riia_tui import phrases
from riia_tui.rules.measures import Counted, Measured, is_met, progress, target_of
from riia_tui.rules.working_days import is_working_day

AT_LEAST, AT_MOST, EXACTLY = Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EXACTLY
TODAY = date(2025, 12, 1)


def found(
    metric: Metric,
    value: float | None,
    target: float | None = None,
    unit: Unit = Unit.NUMBER,
    comparator: Comparator = AT_LEAST,
    of: tuple[float, float] | None = None,
) -> Measured:
    """A measure with its figure; ``of`` is the part and the whole behind it."""
    measure = MeasureFact("m", "k", 1, metric, comparator=comparator, target=target, unit=unit)
    part, whole = of or (None, None)
    goal = target_of(measure)
    counted = Counted(value, part, whole)
    return Measured(measure, counted, goal, is_met(value, goal, comparator), progress(value, goal, comparator))


def percent(value: float | None, target: float | None = 80, comparator: Comparator = AT_LEAST) -> Measured:
    """An attendance in percent."""
    return found(Metric.ATTENDANCE, value, target, Unit.PERCENT, comparator)


@pytest.mark.parametrize(
    ("on", "screen", "report"),
    [
        (date(2025, 12, 31), "31 Dec", "31 Dec 2025"),
        (date(2025, 1, 1), "1 Jan", "1 Jan 2025"),
        (date(2026, 1, 31), "31 Jan 2026", "31 Jan 2026"),
        (date(2024, 12, 1), "1 Dec 2024", "1 Dec 2024"),
        (None, "", ""),
    ],
)
def test_a_day_has_its_year_on_screen_only_where_it_is_another_than_today(
    on: date | None, screen: str, report: str
) -> None:
    assert phrases.day(on, TODAY) == screen
    assert phrases.full_day(on) == report


def test_months_are_in_english_whatever_the_machine_speaks() -> None:
    shown = [phrases.full_day(date(2025, month, 1)).split()[1] for month in range(1, 13)]
    assert " ".join(shown) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (13, "13"),
        (13.0, "13"),
        (86.66, "86.7"),
        (1200, "1,200"),
        (1234567.5, "1,234,567.5"),
        (0, "0"),
        (-2.5, "-2.5"),
        (12.96, "12.96"),
        (38.999, "38.99"),
        (0.04, "0.04"),
    ],
)
def test_a_number_has_no_needless_decimals_and_is_not_rounded_to_a_whole_one(value: float, shown: str) -> None:
    assert phrases.number(value) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (86.666, Unit.PERCENT, "87%"),
        (39, Unit.DAYS, "39 days"),
        (1, Unit.DAYS, "1 day"),
        (0.5, Unit.DAYS, "0.5 days"),
        (0, Unit.DAYS, "0 days"),
        (15000, Unit.POUNDS, "£15,000"),
        (428388, Unit.POUNDS, "£428,388"),
        (0.5, Unit.POUNDS, "£0.50"),
        (1200.25, Unit.POUNDS, "£1,200.25"),
        (1200.996, Unit.POUNDS, "£1,201"),
        (-3, Unit.POUNDS, "-£3"),
        (-0.001, Unit.POUNDS, "£0"),
        (13, Unit.NUMBER, "13"),
        (1, Unit.YES, "yes"),
        (0, Unit.YES, "not yet"),
    ],
)
def test_an_amount_has_its_unit(value: float, unit: Unit, shown: str) -> None:
    assert phrases.amount(value, unit) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (86.5, 87),
        (86.4999, 86),
        (99.4, 99),
        (99.6, 99),
        (99.9999, 99),
        (100, 100),
        (100.4, 100),
        (120.5, 121),
        (0, 0),
        (0.001, 1),
        (0.6, 1),
        (-5.6, -6),
        (-0.2, -1),
    ],
)
def test_a_percent_is_never_rounded_to_all_or_nothing(value: float, shown: int) -> None:
    assert phrases.rounded_percent(value) == shown


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (found(Metric.MILESTONE, 1), "done"),
        (found(Metric.MILESTONE, 0), "not yet"),
        (found(Metric.COUNT, 3, 4), "3 of 4"),
        (found(Metric.COUNT, 5, 4), "5 of 4"),
        (found(Metric.COUNT, 3), "3"),
        (found(Metric.COUNT, 3, 2, comparator=AT_MOST), "3, at most 2"),
        (found(Metric.COUNT, 3, 2, comparator=EXACTLY), "3, exactly 2"),
        (found(Metric.PARTICIPATION, 86.67, 86, Unit.PERCENT, of=(13, 15)), "13 of 15, needs 13"),
        (found(Metric.PARTICIPATION, 92.9, 86, Unit.PERCENT, of=(13, 14)), "13 of 14, needs 13"),
        (found(Metric.PARTICIPATION, 0.0, 86, Unit.PERCENT, of=(0, 0)), "0 of 0, needs 86%"),
        (found(Metric.PARTICIPATION, 40, None, Unit.PERCENT, of=(6, 15)), "6 of 15"),
        (found(Metric.PARTICIPATION, 6, 8, of=(6, 15)), "6 of 8"),
        (found(Metric.QUANTITY, 12.5, 39, Unit.DAYS), "12.5 days of 39 days"),
        (found(Metric.QUANTITY, 500, 15000, Unit.POUNDS), "£500 of £15,000"),
        (found(Metric.REPORTED, 1, 1, Unit.YES), "yes"),
        (found(Metric.REPORTED, 0, 1, Unit.YES), "not yet"),
        (percent(75), "75%, needs 80%"),
        (percent(75, None), "75%"),
        (percent(None), "–, needs 80%"),
        (percent(7, 5, AT_MOST), "7%, at most 5%"),
        (percent(50, 50, EXACTLY), "50%, exactly 50%"),
        (found(Metric.ON_TIME, None, unit=Unit.PERCENT), "–, needs 100%"),
    ],
)
def test_a_figure_stands_against_its_target(measured: Measured, words: str) -> None:
    assert phrases.against(measured) == words


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (percent(None), "no figure yet, needs 80%"),
        (found(Metric.REPORTED, None, 3), "no figure yet, needs 3"),
        (percent(None, None), "no figure yet"),
        (percent(None, 5, AT_MOST), "no figure yet, at most 5%"),
        (percent(75), "75%, needs 80%"),
    ],
)
def test_a_figure_that_is_missing_is_said_in_words_beside_its_target(measured: Measured, words: str) -> None:
    assert phrases.against_in_words(measured) == words


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (percent(79.6), "79.6%, needs 80%"),
        (percent(79.97), "79.97%, needs 80%"),
        (percent(99.6, 100), "99%, needs 100%"),
        (percent(85.45, 85.4), "85.5%, needs 85.4%"),
        (percent(86.2, 86.4), "86%, needs 86.4%"),
        (percent(5.4, 5, AT_MOST), "5.4%, at most 5%"),
        (percent(50.2, 50, EXACTLY), "50.2%, exactly 50%"),
        (percent(80.4), "80%, needs 80%"),
    ],
)
def test_rounding_never_makes_a_figure_seem_to_meet_or_miss_its_target(measured: Measured, words: str) -> None:
    assert phrases.against(measured) == words


@given(st.integers(0, 400), st.integers(1, 400), st.integers(1, 100))
def test_a_percent_in_words_meets_its_target_exactly_when_the_figure_does(part: int, whole: int, target: int) -> None:
    measured = percent(100.0 * min(part, whole) / whole, target)
    shown = float(phrases.figure(measured).rstrip("%"))
    assert (shown >= target) is measured.met


@pytest.mark.parametrize(
    ("percent", "whole", "needed"),
    [(86, 15, 13), (100, 15, 15), (80, 15, 12), (75, 15, 12), (50, 15, 8), (0, 15, 0), (86, 0, 0), (56.6, 500, 283)],
)
def test_how_many_of_a_whole_a_percent_needs(percent: float, whole: float, needed: int) -> None:
    assert phrases.needed_of(percent, whole) == needed


@given(st.one_of(st.integers(0, 100), st.floats(0, 100)), st.integers(1, 300))
def test_it_is_the_fewest_that_reach_the_percent(percent: float, whole: int) -> None:
    needed = phrases.needed_of(percent, whole)
    assert 100 * needed / whole >= percent
    assert needed == 0 or 100 * (needed - 1) / whole < percent


@given(st.integers(0, 30), st.integers(1, 30), st.integers(1, 100))
def test_the_number_needed_and_the_rule_agree(part: int, whole: int, target: int) -> None:
    came = min(part, whole)
    measured = found(Metric.PARTICIPATION, 100.0 * came / whole, target, Unit.PERCENT, of=(came, whole))
    assert measured.met is (came >= phrases.needed_of(target, whole))


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, "no date"),
        (date(2025, 12, 1), "today"),
        (date(2025, 12, 2), "1 working day"),
        (date(2025, 12, 22), "15 working days"),
        (date(2025, 11, 28), "1 working day late"),
        (date(2025, 11, 26), "3 working days late"),
        (date(2026, 1, 2), "21 working days"),
    ],
)
def test_how_far_a_due_date_is(due: date | None, words: str) -> None:
    assert phrases.due_in(due, TODAY) == words


def test_over_a_weekend_nothing_is_0_working_days_late_or_away() -> None:
    friday, saturday = date(2025, 11, 28), date(2025, 11, 29)
    assert phrases.due_in(friday, saturday) == "late"
    assert phrases.due_in(saturday, friday) == "before the next working day"


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.integers(-60, 60))
def test_late_is_said_exactly_of_what_is_past(today: date, ahead: int) -> None:
    due = date.fromordinal(today.toordinal() + ahead)
    words = phrases.due_in(due, today)
    assert ("late" in words) is (ahead < 0)
    assert not words.startswith("0")
    assert words != "1 working days"
    assert ahead <= 0 or not is_working_day(due) or words.endswith(("working day", "working days"))


@pytest.mark.parametrize(
    ("count", "noun", "plural", "words"),
    [
        (1, "meeting", None, "1 meeting"),
        (3, "meeting", None, "3 meetings"),
        (0, "meeting", None, "0 meetings"),
        (2, "authority", "authorities", "2 authorities"),
        (1, "authority", "authorities", "1 authority"),
        (2000, "KPI", None, "2,000 KPIs"),
    ],
)
def test_things_are_counted_in_the_plural_except_one(count: int, noun: str, plural: str | None, words: str) -> None:
    assert phrases.counted(count, noun, plural) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Dorset"], "Dorset"),
        (["Dorset", "Torbay"], "Dorset and Torbay"),
        (["Devon", "Dorset", "Torbay"], "Devon, Dorset and Torbay"),
    ],
)
def test_names_are_listed_as_a_person_would_say_them(names: list[str], words: str) -> None:
    assert phrases.listed(names) == words


@pytest.mark.parametrize(
    ("text", "width", "words"),
    [
        ("Appoint a coordinator", 40, "Appoint a coordinator"),
        ("Appoint a coordinator", 21, "Appoint a coordinator"),
        ("Appoint a regional coordinator", 20, "Appoint a regional…"),
        ("Appoint,\n  a\tregional coordinator", 22, "Appoint, a regional…"),
        ("Appoint a regional, or other", 21, "Appoint a regional…"),
        ("Appoint a coordinator", 20, "Appoint a coordinat…"),  # a long word is cut rather than left out
        ("Coordinators", 6, "Coord…"),
        ("", 5, ""),
    ],
)
def test_long_text_is_cut_at_a_word_on_one_line(text: str, width: int, words: str) -> None:
    assert phrases.cut(text, width) == words


@given(st.text(max_size=60), st.integers(1, 70))
def test_what_is_cut_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    line = " ".join(text.split())
    shown = phrases.cut(text, width)
    assert len(shown) <= width
    assert shown == line or shown.endswith("…")
    assert line.startswith(shown.removesuffix("…"))


def test_counts_by_status_stand_on_one_line_without_those_that_are_none() -> None:
    counts = [(Status.COMPLETE, 12), (Status.ON_TRACK, 30), (Status.AT_RISK, 0), (Status.NOT_STARTED, 9), (None, 2)]
    assert phrases.tally(counts) == "B12 G30 –9 ?2"


def test_every_status_and_every_warning_has_its_words() -> None:
    assert set(phrases.STATUS_WORDS) == set(Status)
    assert set(phrases.WARNINGS) == set(Warn)
    assert all(phrases.STATUS_WORDS[status] for status in Status)
    assert [phrases.letter(status) for status in (*Status, None)] == ["B", "G", "A", "R", "–", "C", "?"]


def test_a_measure_is_named_by_its_own_text_or_else_by_what_it_counts() -> None:
    assert phrases.measure_name(MeasureFact("m", "k", 1, Metric.ATTENDANCE_EACH)) == "attendance each"
    assert phrases.measure_name(MeasureFact("m", "k", 1, Metric.COUNT, text="4 meetings")) == "4 meetings"
