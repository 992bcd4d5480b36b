"""References that were copied by hand are found; what was mistyped is mended where only one can be meant."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samenspel.methods.banking import find_references, near_references, new_reference
from samenspel.methods.banking.references import LENGTH, SIGNS, is_reference, shown

references = some.integers(0, 2**32).map(lambda seed: new_reference(random.Random(seed).randrange))
places = some.integers(0, LENGTH - 1)


def test_no_two_signs_look_alike():
    assert len(set(SIGNS)) == 29
    assert not {*"01OILUV"} & {*SIGNS}


@given(references)
def test_it_is_found_however_it_is_written(reference):
    for text in (shown(reference), " ".join(reference).lower(), f"Gift {reference[:3]}-{reference[3:]}, ok"):
        assert reference in find_references([text])


@given(references, places, some.sampled_from(SIGNS))
def test_one_wrong_sign_is_noticed_and_mended(reference, place, sign):
    wrong = reference[:place] + sign + reference[place + 1 :]
    if wrong != reference:
        assert not is_reference(wrong)
        assert reference in near_references([f"for the roof {shown(wrong).lower()}"])


@given(references, places, places)
def test_two_exchanged_signs_are_noticed_and_mended(reference, one, other):
    signs = list(reference)
    signs[one], signs[other] = signs[other], signs[one]
    wrong = "".join(signs)
    if wrong != reference:
        assert not is_reference(wrong)
        assert reference in near_references([wrong])


@given(references, places, some.sampled_from("01OILUV"))
def test_a_sign_that_no_reference_has_is_mended(reference, place, sign):
    assert near_references([reference[:place] + sign + reference[place + 1 :]]) == [reference]


@given(references, places, some.sampled_from(SIGNS))
def test_a_sign_missing_or_too_much_is_mended(reference, place, sign):
    assert reference in near_references([reference[:place] + reference[place + 1 :]])
    assert reference in near_references([reference[:place] + sign + reference[place:]])


@pytest.mark.parametrize(
    "text",
    [
        "NL91 ABNA 0417 1643 00",
        "NL23 ABNA 2345 2046 45",
        "DE40500105174675974588",
        "",
        "0",
        "kerstmarkt 2026",
    ],
)
def test_accounts_and_words_are_no_references(text):
    assert find_references([text]) == near_references([text]) == []


def test_references_are_drawn_without_a_pattern():
    assert len({new_reference() for _ in range(500)}) == 500
