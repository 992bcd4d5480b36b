"""Where the quick way is not enough: no lottery has the mean of the relaxation, or no exchange leads on."""

from __future__ import annotations

import time
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.sortition import Limits, Pool, make, promises
from samenspel.methods.sortition.distribution import Distribution
from samenspel.methods.sortition.limits import Clock
from samenspel.methods.sortition.listing import list_panels
from samenspel.methods.sortition.mending import Mending
from samenspel.methods.sortition.program import program_of
from samenspel.methods.sortition.relaxation import relaxed_leximin

from .brute import leximin, nash_mean_log, panels_of
from .pools import NO_EXCHANGE, NO_SUCH_MEAN, OLD_WOMEN, a_pool, drawn_pools


def test_no_lottery_has_the_mean_of_this_pool() -> None:
    assert relaxed_leximin(program_of(NO_SUCH_MEAN), Clock(Limits())) == pytest.approx(np.full(5, 2 / 3))
    assert min(leximin(NO_SUCH_MEAN).values()) == pytest.approx(1 / 2)


def test_the_relaxation_raises_who_can_rise_above_the_lowest() -> None:
    pool = a_pool(3, {"sex": {"f": (2, 2), "m": (1, 1)}}, ["f", "f", "f", "m", "m", "m"])
    assert relaxed_leximin(program_of(pool), Clock(Limits())) == pytest.approx([2 / 3, 1 / 3])


def test_leximin_goes_on_level_by_level() -> None:
    lottery = make(NO_SUCH_MEAN, length=8)
    assert {id: float(chance) for id, chance in lottery.aims.items()} == pytest.approx(leximin(NO_SUCH_MEAN))
    assert (float(lottery.best.ceiling), lottery.best.exact, lottery.limited) == (
        pytest.approx(1 / 2),
        False,
        False,
    )


def test_maximin_asks_for_a_proof() -> None:
    lottery = make(NO_SUCH_MEAN, "maximin", length=8)
    assert (float(lottery.best.least), float(lottery.best.ceiling)) == (
        pytest.approx(0.5),
        pytest.approx(0.5),
    )
    assert "as the solver HiGHS proved" in str(promises(lottery)[2])


def test_nash_looks_for_panels_of_its_own() -> None:
    lottery = make(NO_SUCH_MEAN, "nash", length=8)
    found = float(np.mean([np.log(float(chance)) for chance in lottery.aims.values()]))
    assert found == pytest.approx(nash_mean_log(NO_SUCH_MEAN), abs=2e-6)
    assert (lottery.best.gap < 2e-6, lottery.limited) == (True, False)


@pytest.mark.parametrize("objective", ["leximin", "maximin", "nash"])
def test_a_limit_that_is_reached_is_said_and_the_list_is_still_good(objective: str) -> None:
    lottery = make(NO_SUCH_MEAN, objective, 8, Limits(rounds=0))
    assert set(lottery.panels) <= set(panels_of(NO_SUCH_MEAN))
    assert lottery.limited
    assert "A limit was reached" in str(promises(lottery)[-1])


def test_who_can_only_be_found_by_the_solver_is_not_barred() -> None:
    on_some = {id for panel in panels_of(NO_EXCHANGE) for id in panel}
    lottery = make(NO_EXCHANGE, length=20)
    assert lottery.barred == {person.id for person in NO_EXCHANGE.people} - on_some


def seats_after_mending(pool: Pool, panels: np.ndarray, wanted: list[float]) -> list[int]:
    program = program_of(pool)
    Mending(panels, np.array(wanted), program).run(Clock(Limits()))
    assert all(program.is_panel(panel) for panel in panels)
    return [int(seats) for seats in panels.sum(axis=0)]


@given(pool=drawn_pools(), data=st.data())
def test_what_is_mended_meets_the_quotas_as_before(pool: Pool, data: st.DataObject) -> None:
    if panels := panels_of(pool):
        program = program_of(pool)
        some = st.lists(st.sampled_from(panels), min_size=4, max_size=4)
        before, wanted = (
            np.array([[len({*ids} & {*panel}) for ids in program.members] for panel in data.draw(some)])
            for _ in range(2)
        )
        seats_after_mending(pool, before, wanted.sum(axis=0).tolist())


def test_a_list_keeps_the_chances_although_the_walk_was_cut_short() -> None:
    """With less than half of the time left there is one panel, seven times; the young woman is due 3.5."""
    panels = np.array([[1, 0, 2], [1, 1, 1]] * 4)
    best = Distribution(program_of(OLD_WOMEN), panels, np.ones(8, np.int64), Fraction(1, 2), True, 0.0)
    clock = Clock(Limits(seconds=1000), start=time.process_time() - 600)
    listed = list_panels(best, 7, clock)
    assert sum("p02" in panel for panel in listed) in (3, 4)


def test_mending_leaves_who_cannot_come_in_beside_the_most_that_are_there() -> None:
    """Kinds: a woman and a man of a, a woman and a man of b. Women have three seats; four is too many."""
    quotas = {"area": {"a": (0, 2), "b": (0, 2)}, "sex": {"f": (0, 1), "m": (0, 2)}}
    pool = a_pool(2, quotas, ["af", "am", "bf", "bm"])
    panels = np.array([[1, 0, 0, 1]] * 3)
    assert seats_after_mending(pool, panels, [2.0, 1.0, 2.0, 1.0]) == [2, 1, 1, 2]


def test_a_list_with_too_few_panels_of_some_people_is_mended() -> None:
    """Kinds: two old women, one young woman, three young men. One panel, ten times, has no young woman."""
    panels = np.array([[1, 0, 2]] * 10)
    assert seats_after_mending(OLD_WOMEN, panels, [10.0, 5.0, 15.0]) == [10, 5, 15]


def test_a_list_with_too_many_panels_of_some_people_is_mended() -> None:
    panels = np.array([[1, 1, 1]] * 10)
    assert seats_after_mending(OLD_WOMEN, panels, [10.0, 5.5, 14.5]) == [10, 6, 14]


def test_somebody_who_lacks_panels_gets_them_from_who_has_more_than_the_least() -> None:
    panels = np.array([[1, 0, 2]] * 8 + [[1, 1, 1]] * 2)
    assert seats_after_mending(OLD_WOMEN, panels, [10.0, 4.6, 15.4]) == [10, 4, 16]
