"""The same minimum probabilities as published, and as the benchmark's other pools were found to have."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from samenspel.methods.sortition import OBJECTIVES, make, read_pool

from .pools import POOLS, SMALL


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_the_minimum_probability_of_the_published_example_is_ten_percent(objective: str) -> None:
    """Nature 596 (2021), example_small_20_statistics.txt: LEXIMIN minimum (exact) 10.0 %, gini 0.0 %,
    geometric mean 10.0 %."""
    lottery = make(read_pool(SMALL / "people.csv", SMALL / "quotas.csv", 20), objective)
    found = np.array([float(chance) for chance in lottery.aims.values()])
    assert lottery.least == Fraction(1, 10)
    assert float(lottery.best.ceiling) == pytest.approx(0.1, abs=1e-12)
    assert (found.min(), np.exp(np.log(found).mean())) == (pytest.approx(0.1, abs=2e-6), pytest.approx(0.1))


@pytest.mark.slow
def test_the_minimum_probability_of_the_large_published_example_is_ten_percent() -> None:
    folder = POOLS / "example_large_200"
    lottery = make(read_pool(folder / "people.csv", folder / "quotas.csv", 200))
    assert (lottery.least, lottery.limited) == (Fraction(1, 10), False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "seats", "ceiling"),
    [
        ("scotland_22", 22, Fraction(1, 11)),
        ("syn_a_35", 35, Fraction(4, 59)),
        ("syn_d_40", 40, Fraction(6, 130)),
        ("syn_obf_30", 30, None),
    ],
)
def test_leximin_of_a_pool_as_large_as_real_ones_is_proven(
    name: str, seats: int, ceiling: Fraction | None
) -> None:
    folder = POOLS / name
    lottery = make(read_pool(folder / "people.csv", folder / "quotas.csv", seats))
    assert (lottery.limited, lottery.best.exact, lottery.barred) == (False, True, frozenset())
    assert lottery.best.gap < 1e-7
    assert float(lottery.best.ceiling - lottery.best.least) < 1e-7
    assert float(lottery.lost) < 0.002
    if ceiling is not None:
        assert float(lottery.best.ceiling) == pytest.approx(float(ceiling), abs=1e-9)
