"""The chance of a count at least so large, against exact sums and published values."""

from fractions import Fraction
from math import comb
from pathlib import Path

import pytest

from samenspel.methods.budgeting.signs import RATES, fixes_thresholds, interval
from samenspel.methods.budgeting.signs.tails import SMALLEST, tail

ALIKE = "origin-alone"
FIGURES = Path(__file__).parents[4] / "docs/reference/figures.md"


def exact(least, mean, size):
    """P(X ≥ least) of a negative binomial of a whole size, in fractions."""
    kept = Fraction(size) / (size + Fraction(mean))
    below = sum(comb(k + size - 1, k) * kept**size * (1 - kept) ** k for k in range(least))
    return float(1 - below)


@pytest.mark.parametrize("least", [1, 3, 10, 25, 60])
@pytest.mark.parametrize(("mean", "size"), [(2, 1), (7, 4), (20, 100)])
def test_a_tail_is_the_exact_sum(least, mean, size):
    assert tail(least, mean, 1 / size) == pytest.approx(exact(least, mean, size), rel=1e-9)


def test_with_no_spread_to_speak_of_it_is_poissons():
    """P(X ≥ 10) for a mean of 5, as in every table of the Poisson distribution: 0.0318."""
    assert round(tail(10, 5, 1e-9), 4) == 0.0318


def test_what_cannot_be_told_apart_from_nothing_is_still_above_it():
    assert (tail(0, 3, 0.1), tail(5, 0, 0.1), tail(10**6, 1, 0.01)) == (1.0, SMALLEST, SMALLEST)


@pytest.mark.parametrize(
    ("alarms", "tried", "published"),
    [(0, 10, (0.0, 0.3085)), (10, 100, (0.0490, 0.1762)), (10, 10, (0.6915, 1.0)), (1, 20, (0.0013, 0.2487))],
)
def test_an_interval_is_that_of_clopper_and_pearson(alarms, tried, published):
    assert tuple(round(end, 4) for end in interval(alarms, tried)) == published


def test_each_sign_says_how_often_honest_votes_show_it():
    assert {code: rate.most < 0.2 for code, rate in RATES.items()} == dict.fromkeys(RATES, True)


def test_these_rates_are_the_measured_ones():
    rows = (
        FIGURES.read_text(encoding="utf-8").split("## Signs of fraud that honest votes show")[1].splitlines()
    )
    measured = [row.split("|")[3].strip() for row in rows if row.startswith("| ")][2:7]
    assert measured == [f"{rate.alarms} of {rate.tried}" for code, rate in RATES.items() if code != ALIKE]
    assert RATES[ALIKE] == RATES["origin"]


def test_an_election_is_always_of_the_same_half():
    names = ("Poland_Wroclaw_2015_150_-_500", "Poland_Katowice_2023")
    assert [fixes_thresholds(name) for name in names] == [True, False]
