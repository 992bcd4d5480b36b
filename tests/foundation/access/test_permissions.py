"""Permissions are sentences of predicates."""

import pytest

from samenspel.foundation.access import Refused, allow, may_do, permit, predicate, require
from samenspel.foundation.access.permissions import PERMISSIONS


@predicate("The number is odd.")
def is_even(person, thing):
    return thing % 2 == 0


@predicate("The number is small.")
def is_large(person, thing):
    return thing > 10


@pytest.fixture(autouse=True)
def verbs():
    permit("numbers.take", is_even & is_large)
    yield
    del PERMISSIONS["numbers.take"]


@pytest.mark.parametrize(
    ("number", "allowed", "reason"),
    [(12, True, ""), (13, False, "The number is odd."), (4, False, "The number is small.")],
)
def test_a_refusal_names_the_first_reason(number, allowed, reason):
    verdict = allow(None, "numbers.take", number)
    assert (bool(verdict), verdict.reason) == (allowed, reason)


def test_either_of_two_predicates_is_enough():
    assert [bool((is_even | is_large)(None, number)) for number in (2, 13, 3)] == [True, True, False]


def test_a_page_asks_for_several_verbs_at_once():
    found = may_do(None, "numbers", ["take"], 13)
    assert {name: (bool(may), may.reason) for name, may in found.items()} == {
        "may_take": (False, "The number is odd.")
    }


def test_a_predicate_can_be_turned_round():
    assert [bool((~is_even)(None, number)) for number in (2, 3)] == [False, True]


def test_a_permission_reads_as_a_sentence():
    assert PERMISSIONS["numbers.take"].rule.name == "is even and is large"


def test_a_verb_without_permission_is_an_error_and_not_a_no():
    with pytest.raises(KeyError):
        allow(None, "numbers.forgotten", 2)


def test_a_verb_has_one_permission():
    with pytest.raises(ValueError, match="has a permission already"):
        permit("numbers.take", is_even)


def test_require_raises_with_the_reason():
    with pytest.raises(Refused, match="The number is odd") as refused:
        require(None, "numbers.take", 3)
    assert (refused.value.verb, refused.value.reason) == ("numbers.take", "The number is odd.")
