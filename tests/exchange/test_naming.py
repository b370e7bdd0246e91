"""Names as other programs write them are matched to the authorities and networks that the plan knows."""

import pytest

from riia_tui.exchange.naming import GROUP_WORDS, Known, Names

SOUTH_WEST = (
    "Bath and North East Somerset",
    "Bournemouth, Christchurch and Poole",
    "Bristol, City of",
    "Cornwall",
    "Devon",
    "Dorset",
    "Gloucestershire",
    "Isles of Scilly",
    "North Somerset",
    "Plymouth",
    "Somerset",
    "South Gloucestershire",
    "Swindon",
    "Torbay",
    "Wiltshire",
)
KNOWN = tuple(Known(name.casefold(), name) for name in SOUTH_WEST)
NAMES = Names(KNOWN)


def meant(written: str) -> str | None:
    found = NAMES.match(written).sure
    return found.name if found else None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Devon", "Devon"),
        ("  DEVON  county council", "Devon"),
        ("Devon CC", "Devon"),
        ("Bristol City Council", "Bristol, City of"),
        ("City of Bristol", "Bristol, City of"),
        ("BCP", "Bournemouth, Christchurch and Poole"),
        ("BCP Council", "Bournemouth, Christchurch and Poole"),
        ("Bournemouth Christchurch & Poole", "Bournemouth, Christchurch and Poole"),
        ("B&NES", "Bath and North East Somerset"),
        ("BANES", "Bath and North East Somerset"),
        ("Bath & NE Somerset Council", "Bath and North East Somerset"),
        ("N. Somerset", "North Somerset"),
        ("S Glos", "South Gloucestershire"),
        ("Glos", "Gloucestershire"),
        ("Wilshire", "Wiltshire"),
        ("Plymoth City Council", "Plymouth"),
    ],
)
def test_a_name_written_as_councils_are_written_is_sure(written: str, name: str) -> None:
    assert meant(written) == name


@pytest.mark.parametrize("written", ["", "Kent", "East Devonshire and Dorset", "Somerset West", "N Devon", "???"])
def test_a_name_that_may_be_somebody_elses_is_never_sure(written: str) -> None:
    assert meant(written) is None


def test_what_is_only_like_a_name_comes_with_likely_choices() -> None:
    assert [each.name for each in NAMES.match("Bournemouth").likely] == ["Bournemouth, Christchurch and Poole"]
    assert [each.name for each in NAMES.match("Scilly").likely][:1] == ["Isles of Scilly"]
    assert NAMES.match("Jane Smith").likely == ()


def test_two_that_could_be_meant_are_both_offered() -> None:
    names = Names((Known("1", "Leicester"), Known("2", "Leicester City")))
    assert meant_by(names, "Leicester City Council") == ["Leicester", "Leicester City"]


def meant_by(names: Names, written: str) -> list[str]:
    return sorted(each.name for each in names.match(written).likely)


def test_west_is_not_east_with_a_slip() -> None:
    assert Names((Known("1", "East Sussex"),)).match("West Sussex").sure is None


def test_what_was_matched_by_hand_is_sure_from_then_on_and_so_is_what_is_nobody() -> None:
    names = Names(KNOWN, {"janesmith": "devon", "chair": ""})
    found, nobody = names.match("Jane  Smith"), names.match("Chair")
    assert (found.sure is not None and found.sure.name, found.kept) == ("Devon", True)
    assert (nobody.sure, nobody.kept, nobody.likely) == (None, True, ())


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("a.b@devon.gov.uk", "Devon"),
        ("a@bcpcouncil.gov.uk", "Bournemouth, Christchurch and Poole"),
        ("a@southglos.gov.uk", "South Gloucestershire"),
        ("a@n-somerset.gov.uk", "North Somerset"),
        ("A@BATHNES.GOV.UK", "Bath and North East Somerset"),
        ("a@dorsetcouncil.gov.uk", "Dorset"),
        ("a@education.gov.uk", None),
        ("a@gmail.com", None),
        ("nobody", None),
    ],
)
def test_an_address_tells_the_council(address: str, name: str | None) -> None:
    found = NAMES.of_address(address).sure
    assert (found.name if found else None) == name


def test_a_short_name_is_a_name() -> None:
    assert Names((Known("1", "Torbay", ("The Bay",)),)).match("the bay").sure is not None


def test_networks_are_known_by_the_words_that_tell() -> None:
    names = Names((Known("1", "Principal Social Workers network"), Known("2", "SEND leads")), aside=GROUP_WORDS)
    found = names.match("Principal Social Workers meeting").sure
    assert found is not None and found.id == "1"
