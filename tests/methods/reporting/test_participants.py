"""Who took part against the census, and files of margins."""

from __future__ import annotations

import pytest

from samenspel.methods.evidence import representation
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.reporting import UnfitReport, against_census, indicator, read_census

PEOPLE = {"age": ["18-39"] * 10 + ["40-64"] * 50 + ["65+"] * 40 + [None] * 5}
CENSUS = {"age": {"18-39": 400, "40-64": 350, "65+": 250}}


def test_groups_that_are_missed_come_the_most_missed_first():
    found = against_census(PEOPLE, CENSUS)
    assert ([one.level for one in found.missed], found.n) == (["18-39"], 105)
    assert [(one.people, one.share, one.census) for one in found.groups] == [
        (10, 0.1, 0.4),
        (50, 0.5, 0.35),
        (40, 0.4, 0.25),
    ]


def test_the_interval_is_wilsons_as_representation_has_it():
    judge = representation(PEOPLE, CENSUS)["age=18-39"]
    group = against_census(PEOPLE, CENSUS).groups[0]
    assert [group.low / 0.4, group.high / 0.4] == pytest.approx([judge.low, judge.high])


def test_a_standardised_difference_is_in_standard_deviations_of_both():
    group = against_census(PEOPLE, CENSUS).groups[0]
    assert group.difference == pytest.approx((0.1 - 0.4) / ((0.1 * 0.9 + 0.4 * 0.6) / 2) ** 0.5)


def test_the_indicator_by_hand():
    """Chances 10/400, 50/350, 40/250 about 0.1."""
    variance = 0.4 * (0.025 - 0.1) ** 2 + 0.35 * (50 / 350 - 0.1) ** 2 + 0.25 * (0.16 - 0.1) ** 2
    assert against_census(PEOPLE, CENSUS).indicators["age"] == pytest.approx(1 - 2 * variance**0.5)
    assert indicator([3, 3], [30, 30]) == 1


def test_of_shares_there_is_no_indicator():
    shares = {"age": {"18-39": 0.4, "40-64": 0.35, "65+": 0.25}}
    assert against_census(PEOPLE, shares).indicators == {}


def test_people_of_a_group_that_the_census_has_not_are_refused():
    with pytest.raises(UnfitReport, match="which the census table does not know"):
        against_census({"age": ["7"]}, CENSUS)


def test_a_file_of_a_spreadsheet_with_semicolons_and_thousands():
    file = b"sep=;\r\nvariable;category;people\r\nage;18-39;1 400\r\nage;40+;2.650,5\r\n"
    assert read_census(file) == {"age": {"18-39": 1400, "40+": 2650.5}}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("age,level,people\n", "The first line of the file must be"),
        ("variable,category,people\n", "There is nothing in the file"),
        ("variable,category,people\nage,old,many\n", "which is not a number"),
        ("variable,category,people\nage,old,-3\n", "Line 2: “-3” is less than nobody"),
        ("variable,category,people\nage,old,0\n", "Nobody is counted in “age”"),
        ("variable,category,people\nage,old,1\nage,old,1\n", "stands there twice"),
    ],
)
def test_a_file_that_says_too_little_is_refused_with_its_line(lines, said):
    with pytest.raises(UnfitReport, match=said):
        read_census(lines.encode())


def test_nul_is_refused():
    with pytest.raises(MalformedFile):
        read_census(b"variable,category,people\nage,o\0ld,3\n")
