import pytest

from samenspel.methods.barriers import SIGNS, Kind, Side, catalogue, read_catalogue
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.typology import SECTORS

SOURCES = b"a: {work: A 2020, read: abstract}\nb: {work: B 2020, read: unread}\n"
ENTRY = """- name: one
  kind: factor
  side: both
  effect: helps
  label: {en: One, nl: Een, fr: Un}
  claims:
  - source: a
    text: {en: It helps., nl: Het helpt., fr: Cela aide.}
"""


def read(entry=ENTRY, sources=SOURCES, readiness=b"[]"):
    return read_catalogue(sources, readiness, entry.encode())


def test_the_seven_evils_are_there_and_each_has_a_sign():
    evils = [one for one in catalogue().entries if one.kind == Kind.EVIL]
    assert [one.name for one in evils] == [
        "rejection_of_responsibility",
        "failing_accountability",
        "transaction_costs",
        "loss_of_democracy",
        "reinforced_inequalities",
        "implicit_demands",
        "destruction_of_value",
    ]
    assert all(one.signs for one in evils)


def test_each_sign_points_to_entries_that_are_there():
    pointed = {name for sign in SIGNS.values() for name in sign.entries}
    assert pointed <= set(catalogue().by_name)


def test_what_an_entry_says_of_its_signs_and_a_sign_of_its_entries_agrees():
    for entry in catalogue().entries:
        for name in entry.signs:
            if entry.kind == Kind.EVIL:
                assert entry.name in SIGNS[name].entries, (entry.name, name)


def test_no_name_comes_twice_and_both_sides_have_factors_and_barriers():
    entries = catalogue().entries
    assert len(catalogue().by_name) == len(entries)
    found = {(one.kind, one.side) for one in entries}
    assert {(kind, side) for kind in (Kind.FACTOR, Kind.BARRIER) for side in ("citizen", "organisation")} <= {
        (kind, str(side)) for kind, side in found
    }


def test_no_claim_of_the_house_gives_a_page_that_nobody_read():
    assert {claim.page for entry in catalogue().entries for claim in (*entry.claims, *entry.helps)} == {""}


def test_what_was_not_read_is_not_cited():
    (claim,) = catalogue().by_name["structures"].claims
    assert (claim.source.work[:8], claim.is_cited) == ("Voorberg", False)
    assert not catalogue().by_name["failing_accountability"].claims[1].is_cited
    assert catalogue().by_name["failing_accountability"].claims[0].is_cited


def test_every_sector_and_side_is_asked_something_before_it_opens():
    for sector in SECTORS:
        for side in (Side.CITIZEN, Side.ORGANISATION):
            assert catalogue().asked_of(side, [sector])
    safety = [one.name for one in catalogue().asked_of(Side.ORGANISATION, ["safety"])]
    assert safety[-2:] == ["limits_of_watching", "covenant"]
    assert "parents_and_teachers" not in safety


def test_a_sector_brings_its_own_barriers():
    within = [one.name for one in catalogue().within(["safety"])]
    assert "watching_neighbours" in within
    assert "parent_and_teacher" not in within


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("source: a", "source: c", 7, "“c” is none of those known."),
        ("kind: factor", "kind: fact", 2, "“fact” is none of those known."),
        ("side: both", "sides: both", 1, "“side” is missing."),
        ("effect: helps\n", "effect: helps\n  why: so\n", 5, "nothing here is called “why”."),
        (", fr: Un}", "}", 5, "“fr” is missing."),
        ("source: a", "source: a\n    page: 12a", 7, "no page of what was not read in the source."),
        ("label: {en: One, nl: Een, fr: Un}", "label: One", 5, "here a table should stand."),
        ("en: One", "en: 1", 5, "here a text should stand."),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_told_with_its_line(old, new, line, problem):
    assert old in ENTRY
    with pytest.raises(MalformedFile) as caught:
        read(ENTRY.replace(old, new, 1))
    assert (caught.value.line, str(caught.value.problem)) == (line, problem)


def test_a_page_is_taken_of_what_was_read_in_the_source():
    entry = ENTRY.replace("source: a", "source: a\n    page: 12 f.")
    (read_one,) = read(entry, SOURCES.replace(b"abstract", b"source")).entries
    assert read_one.claims[0].page == "12 f."
