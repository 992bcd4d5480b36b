"""Which statement comes next: the weights of Polis, a lot, and not too many about people."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.opinion import Votes, drawn, may_be_about_person, reaches, weight


def test_the_weights_are_those_of_polis() -> None:
    """By hand: (importance x (1 + 8 x 2^(-S/5)))^2, importance = (1 - p)(E + 1)a."""
    found = [weight(0, 0, 0, 0), weight(2, 3, 5, 1.5), weight(1, 1, 1, 0, is_about_person=True)]
    by_hand = [(0.5 * 0.5 * 9) ** 2, ((1 - 4 / 12) * 2.5 * 6 / 12 * (1 + 8 / 4)) ** 2, 49.0]
    assert found == pytest.approx(by_hand)


def test_new_ones_come_first_passes_push_down_and_divisive_ones_come_up() -> None:
    new, old = weight(0, 0, 0, 0), weight(10, 10, 10, 0)
    passed, agreed = weight(5, 20, 5, 0), weight(5, 5, 20, 0)
    assert new > agreed > old > passed
    assert weight(10, 0, 10, 2) > weight(10, 0, 10, 0)


def test_a_lot_falls_on_each_place_as_often_as_its_weight_says() -> None:
    lots = [drawn([1, 3, 0, 4], lot) for lot in (0.0, 0.124, 0.125, 0.499, 0.5, 0.999999)]
    assert lots == [(0, 0.125), (0, 0.125), (1, 0.375), (1, 0.375), (3, 0.5), (3, 0.5)]


def test_what_nobody_else_waits_for_is_drawn_for_sure() -> None:
    assert drawn([0.25], 0.7) == (0, 1.0)


def test_at_most_one_in_five_is_about_a_person_and_none_of_the_first_seven() -> None:
    asked, about_people = [], 0
    for cast in range(25):
        is_one = may_be_about_person(cast, about_people)
        about_people += is_one
        asked.append(is_one)
    assert [place for place, is_one in enumerate(asked, start=1) if is_one] == [8, 10, 15, 20, 25]


def test_what_divides_reaches_further_than_what_all_agree_on() -> None:
    table = np.array([[1, -1, 1], [1, 1, 1], [-1, 1, 1], [-1, -1, 1]] * 3, dtype=float)
    found = reaches(Votes.of_table(table))
    assert found[2] == pytest.approx(0, abs=1e-9)
    assert found[:2].min() > 0.5
