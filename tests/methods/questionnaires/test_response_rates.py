"""Rates by the definitions of the AAPOR, worked out by hand."""

from fractions import Fraction

import pytest

from samenspel.methods.questionnaires import Dispositions, response_rates
from samenspel.methods.unfitting import Unfitting

FOUND = Dispositions(
    complete=400,
    partial=50,
    refused=100,
    not_reached=80,
    other=20,
    undelivered=150,
    silent=200,
    not_eligible=50,
)


def test_all_sixteen_of_one_study():
    """Eligible are 650; of the 700 that are known 650: e = 13/14, of 350 unknown 325."""
    rates = response_rates(FOUND)
    assert rates == {
        "RR1": Fraction(400, 1000),
        "RR2": Fraction(450, 1000),
        "RR3": Fraction(400, 975),
        "RR4": Fraction(450, 975),
        "RR5": Fraction(400, 650),
        "RR6": Fraction(450, 650),
        "COOP1": Fraction(400, 570),
        "COOP2": Fraction(450, 570),
        "COOP3": Fraction(400, 550),
        "COOP4": Fraction(450, 550),
        "REF1": Fraction(100, 1000),
        "REF2": Fraction(100, 975),
        "REF3": Fraction(100, 650),
        "CON1": Fraction(570, 1000),
        "CON2": Fraction(570, 975),
        "CON3": Fraction(570, 650),
    }


def test_the_share_of_the_unknown_may_be_said():
    rates = response_rates(FOUND, share=0)
    assert (rates["RR3"], rates["RR4"]) == (rates["RR5"], rates["RR6"])
    assert response_rates(FOUND, share=1)["RR3"] == rates["RR1"]


def test_of_nobody_there_is_no_rate():
    assert {*response_rates(Dispositions()).values()} == {None}


def test_where_nothing_is_known_all_could_have_answered():
    assert response_rates(Dispositions(silent=5))["RR3"] == 0


@pytest.mark.parametrize("words", [{"complete": -1}, {"silent": -1}])
def test_less_than_nobody_is_refused(words):
    with pytest.raises(Unfitting, match="0 or more"):
        Dispositions(**words)


def test_a_share_beyond_all_is_refused():
    with pytest.raises(Unfitting, match="from 0 to 1"):
        response_rates(FOUND, share=1.5)
