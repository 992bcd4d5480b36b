"""When no panel meets the quotas: which of them exclude each other, and the least that must give way."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from samenspel.methods.sortition import NoPanel, Pool, Quota, make, relaxed
from samenspel.methods.sortition.conflict import LEAST, Bound, bounds_of
from samenspel.methods.sortition.program import program_of

from .brute import panels_of
from .pools import a_pool, drawn_pools


def refused(pool: Pool) -> NoPanel:
    with pytest.raises(NoPanel) as refused:
        make(pool)
    return refused.value


def holding(pool: Pool, bounds: tuple[Bound, ...]) -> Pool:
    """With these bounds only."""
    wanted = {(bound.quota.feature, bound.quota.value, bound.side) for bound in bounds}
    return Pool(
        pool.people,
        tuple(
            Quota(
                quota.feature,
                quota.value,
                quota.least if (quota.feature, quota.value, LEAST) in wanted else 0,
                quota.most if (quota.feature, quota.value, "most") in wanted else pool.seats,
            )
            for quota in pool.quotas
        ),
        pool.seats,
    )


@given(pool=drawn_pools(loose=0))
def test_the_bounds_that_are_named_are_a_smallest_set_that_excludes_every_panel(pool: Pool) -> None:
    if panels_of(pool):
        return
    conflict = refused(pool).conflict
    assert conflict is not None
    assert panels_of(holding(pool, conflict.bounds)) == []
    everything = bounds_of(program_of(pool))
    smaller = combinations(everything, len(conflict.bounds) - 1)
    assert all(panels_of(holding(pool, bounds)) for bounds in smaller)


@given(pool=drawn_pools(loose=0))
def test_every_way_out_makes_a_panel_possible_and_none_is_smaller(pool: Pool) -> None:
    if panels_of(pool):
        return
    relief = refused(pool).relief
    assert relief is not None
    assert {sum(change.units for change in way) for way in relief.ways} == {relief.units}
    assert all(panels_of(relaxed(pool, way)) for way in relief.ways)
    assert relief.units == fewest_units(pool)


def fewest_units(pool: Pool) -> int:
    """Over every set of people of the right size, the units by which it misses the quotas."""
    return min(
        sum(
            max(quota.least - found, found - quota.most, 0)
            for quota in pool.quotas
            for found in [sum(one.values[quota.feature] == quota.value for one in chosen)]
        )
        for chosen in combinations(pool.people, pool.seats)
    )


def said(pool: Pool) -> list[str]:
    return [str(words) for words in refused(pool).words]


def test_a_quota_above_what_the_pool_has() -> None:
    assert said(a_pool(4, {"sex": {"f": (3, 4), "m": (0, 4)}}, ["f", "f", "m", "m", "m"])) == [
        "At least 3 with sex: f are wanted, but the pool has only 2.",
        "The least relaxation changes the quotas by 1 in all: at least 2 instead of 3 with sex: f.",
    ]


def test_quotas_of_one_feature_that_ask_for_more_than_the_seats() -> None:
    found = said(a_pool(3, {"sex": {"f": (2, 3), "m": (2, 3)}}, ["f", "f", "f", "m", "m", "m"]))
    assert found == [
        "The quotas for sex ask for at least 4 people in all, more than the number of seats (3): "
        "at least 2 with sex: f (the pool has 3); at least 2 with sex: m (the pool has 3).",
        "The least relaxation changes the quotas by 1 in all: at least 1 instead of 2 with sex: f.",
        "As small: at least 1 instead of 2 with sex: m.",
    ]


def test_quotas_of_one_feature_that_leave_seats_empty() -> None:
    found = said(a_pool(4, {"sex": {"f": (0, 1), "m": (0, 2)}}, ["f", "f", "f", "m", "m", "m"]))
    assert found[0] == (
        "The quotas for sex allow at most 3 people in all, fewer than the number of seats (4): "
        "at most 1 with sex: f (the pool has 3); at most 2 with sex: m (the pool has 3)."
    )


def test_quotas_of_two_features_that_only_together_are_too_much() -> None:
    """Both old people are women, and only one woman may come."""
    quotas = {"sex": {"f": (0, 1), "m": (0, 3)}, "age": {"o": (2, 2), "y": (0, 3)}}
    assert said(a_pool(3, quotas, ["fo", "fo", "my", "my", "my"])) == [
        "These cannot hold together with the number of seats (3): at least 2 with age: o (the pool has 2); "
        "at most 1 with sex: f (the pool has 2).",
        "The least relaxation changes the quotas by 1 in all: at least 1 instead of 2 with age: o.",
        "As small: at most 2 instead of 1 with sex: f.",
    ]


def test_many_equal_ways_out_are_not_all_listed_and_that_is_said() -> None:
    values = "abcdefgh"
    quotas = {"f": dict.fromkeys(values, (1, 7))}
    relief = refused(a_pool(7, quotas, list(values))).relief
    assert relief is not None
    assert (relief.units, len(relief.ways), relief.complete) == (1, 5, False)
    assert str(relief.words[-1]) == "There may be more that are as small."


def test_the_way_in_which_no_quota_gives_way_by_much_comes_first() -> None:
    relief = refused(a_pool(4, {"sex": {"f": (3, 4), "m": (3, 4)}}, ["f"] * 4 + ["m"] * 4)).relief
    assert relief is not None
    assert [[change.units for change in way] for way in relief.ways] == [[1, 1], [2], [2]]


def test_many_small_steps_come_before_few_large_ones() -> None:
    quotas = {"f": dict.fromkeys("abcdef", (2, 9))}
    relief = refused(a_pool(9, quotas, list("abcdef" * 2))).relief
    assert relief is not None
    assert [[change.units for change in way] for way in relief.ways] == [[1, 1, 1]] * 5


def test_of_two_conflicts_the_first_by_name_is_told() -> None:
    quotas = {"sex": {"f": (3, 4), "m": (0, 4)}, "age": {"o": (3, 4), "y": (0, 4)}}
    assert said(a_pool(4, quotas, ["fo", "fo", "my", "my", "my"]))[0] == (
        "At least 3 with age: o are wanted, but the pool has only 2."
    )
