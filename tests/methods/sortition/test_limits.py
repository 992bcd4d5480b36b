"""When time runs out: what was found stays true, and what was not is never taken for proven."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from samenspel.methods.highs import ENDLESS, Answer, Model
from samenspel.methods.sortition import Limits, NoPanel, make
from samenspel.methods.sortition.conflict import find_conflict
from samenspel.methods.sortition.coverage import any_panel, cover
from samenspel.methods.sortition.fairest import fairest
from samenspel.methods.sortition.highs import panel_model
from samenspel.methods.sortition.limits import Clock
from samenspel.methods.sortition.mending import Mending
from samenspel.methods.sortition.nash import nash
from samenspel.methods.sortition.program import Integers, Program, program_of
from samenspel.methods.sortition.relaxation import relaxed_leximin, relaxed_nash
from samenspel.methods.sortition.relief import find_relief
from samenspel.methods.sortition.search import Panels
from samenspel.methods.sortition.swaps import Swaps

from .brute import leximin, panels_of
from .pools import NO_EXCHANGE, NO_SUCH_MEAN, OLD_WOMEN, a_pool

OVER = Limits(seconds=0)
TOO_MANY = a_pool(2, {"sex": {"f": (2, 2), "m": (1, 1)}}, ["f", "f", "m"])
"""Three people for two seats."""
LATE = Answer("Time limit reached", None, ENDLESS)


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """HiGHS answers so many questions, and then none in time; what may take for ever it always answers."""

    def after(questions: int) -> None:
        solve, asked = Model.solve, iter(range(questions))

        def answer(model: Model, seconds: float = ENDLESS) -> Answer:
            is_answered = seconds == ENDLESS or next(asked, None) is not None
            return solve(model, seconds) if is_answered else LATE

        monkeypatch.setattr(Model, "solve", answer)

    return after


def test_the_solver_is_told_how_long_it_may_take_from_now_on() -> None:
    """HiGHS counts from the making of the model, so what it has used is added."""
    model = panel_model(program_of(OLD_WOMEN), whole=True)
    limits = []
    for seconds in (5.0, 5.0, ENDLESS):
        model.solve(seconds)
        limits.append(model.highs.getOptionValue("time_limit")[1])
    assert 5.0 <= limits[0] < limits[1] < limits[2] == ENDLESS


def test_a_clock_stops_by_its_seconds_or_by_its_rounds() -> None:
    slow, many, fine = Clock(OVER), Clock(Limits(rounds=1)), Clock(Limits())
    assert [slow.may_go_on(), many.may_go_on(), many.may_go_on(), fine.may_go_on()] == [
        False,
        True,
        False,
        True,
    ]
    assert [one.reached for one in (slow, many, fine)] == [True, True, False]
    assert [one.is_over() for one in (slow, many, fine)] == [True, False, False]


def test_one_question_has_no_more_time_than_is_left() -> None:
    assert Clock(OVER).for_proof() == 0.01
    assert Clock(Limits(seconds=100, proof=7)).for_proof() == 7


def test_the_list_has_a_tenth_of_the_time_besides() -> None:
    assert Limits(seconds=30, rounds=4).for_the_list() == Limits(seconds=3, rounds=4)


def test_what_was_not_found_in_time_is_not_said_to_be_impossible(late: Callable[[int], None]) -> None:
    late(0)
    with pytest.raises(NoPanel, match="not found within the limits whether any panel") as refused:
        make(OLD_WOMEN)
    assert (refused.value.conflict, refused.value.relief) == (None, None)


def test_who_was_not_found_in_time_is_barred_for_now_and_that_is_said(late: Callable[[int], None]) -> None:
    program, clock = program_of(NO_EXCHANGE), Clock(Limits())
    first = _first(program)
    late(0)
    panels, covered = cover(program, first, clock)
    assert (covered.all(), clock.reached) == (False, True)
    assert all(program.is_panel(panel) for panel in panels)


def test_bounds_that_were_not_judged_in_time_are_not_said_to_exclude_each_other(
    late: Callable[[int], None],
) -> None:
    """All that is known then is that there is no panel, so all bounds are named."""
    clock = Clock(Limits())
    late(0)
    conflict = find_conflict(program_of(TOO_MANY), clock)
    assert (len(conflict.bounds), conflict.smallest, clock.reached) == (2, False, True)


def test_ways_out_that_were_not_found_in_time_may_exist(late: Callable[[int], None]) -> None:
    clock = Clock(Limits())
    late(0)
    assert find_relief(TOO_MANY, clock) is None
    assert clock.reached


def test_where_not_all_ways_out_were_found_in_time_there_may_be_more(late: Callable[[int], None]) -> None:
    late(1)
    relief = find_relief(TOO_MANY, Clock(Limits()))
    assert relief is not None
    assert (relief.units, len(relief.ways), relief.complete) == (1, 1, False)


def test_a_relaxation_that_was_not_found_in_time_bounds_nothing(late: Callable[[int], None]) -> None:
    """Nobody's chance is above 1: that is all that is known."""
    clock = Clock(OVER)
    late(0)
    assert relaxed_leximin(program_of(OLD_WOMEN), clock).tolist() == [1.0] * 3
    assert clock.reached


def test_a_relaxation_keeps_the_levels_that_were_found_in_time(late: Callable[[int], None]) -> None:
    """The first level is 1/3: of the three young men, one of whom has a seat beside two women."""
    program = program_of(a_pool(3, {"sex": {"f": (2, 2), "m": (1, 1)}}, ["f", "f", "m", "m", "m"]))
    late(1)
    assert relaxed_leximin(program, Clock(Limits())) == pytest.approx([1 / 3, 1 / 3])


def test_the_relaxation_of_nash_ends_with_the_time() -> None:
    clock = Clock(OVER)
    program = program_of(NO_SUCH_MEAN)
    chances, most = relaxed_nash(program, clock)
    exact, least = relaxed_nash(program, Clock(Limits()))
    assert (clock.reached, most >= least) == (True, True)
    assert np.log(chances).sum() <= np.log(exact).sum() + 1e-9


@pytest.mark.parametrize("objective", ["leximin", "maximin", "nash"])
def test_without_any_time_the_ceiling_still_holds(objective: str) -> None:
    """The best lowest chance is a half, whatever was proven of it."""
    program = program_of(NO_SUCH_MEAN)
    panels, _covered = cover(program, _first(program), Clock(Limits()))
    clock = Clock(OVER)
    found = fairest(program, objective, panels, clock)
    assert clock.reached
    assert all(program.is_panel(panel) for panel in found.panels)
    assert float(found.least) <= min(leximin(NO_SUCH_MEAN).values()) <= float(found.ceiling) + 1e-9


def test_a_search_that_ends_by_its_time_says_so_and_its_list_is_good() -> None:
    lottery = make(NO_SUCH_MEAN, length=8, limits=OVER)
    assert set(lottery.panels) <= set(panels_of(NO_SUCH_MEAN))
    assert lottery.limited


@pytest.mark.parametrize("objective", ["leximin", "maximin", "nash"])
def test_a_better_panel_that_was_not_found_in_time_leaves_a_gap(
    objective: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, clock = program_of(NO_SUCH_MEAN), Clock(Limits())
    panels, _covered = cover(program, _first(program), clock)
    monkeypatch.setattr(Panels, "best", lambda *_asked: (None, ENDLESS))
    found = fairest(program, objective, panels, clock)
    assert (clock.reached, found.gap > 1e-3) == (True, True)


def test_a_gap_of_nash_that_is_left_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    program, clock = program_of(NO_SUCH_MEAN), Clock(Limits())
    panels = Panels(program, clock)
    for panel in cover(program, _first(program), clock)[0]:
        panels.add(panel)
    most = relaxed_nash(program, clock)[1]
    monkeypatch.setattr(Panels, "best", lambda *_asked: (None, ENDLESS))
    found = nash(panels, None, most)
    assert (clock.reached, found.gap > 1e-3) == (True, True)


def test_a_walk_leaves_half_of_the_time_to_the_search() -> None:
    program = program_of(OLD_WOMEN)
    swaps, target = Swaps(program), np.array([1.0, 0.5, 1.5])
    first = _first(program)
    assert len(swaps.walk(first, target, 9, Clock(OVER))) == 1
    assert len(swaps.walk(first, target, 9, Clock(Limits()))) == 9


def test_mending_ends_with_the_time() -> None:
    program = program_of(OLD_WOMEN)
    panels, clock = np.array([[1, 0, 2]] * 10), Clock(OVER)
    Mending(panels, np.array([10.0, 5.0, 15.0]), program).run(clock)
    assert (panels.tolist(), clock.reached) == ([[1, 0, 2]] * 10, True)


def test_a_panel_that_rounding_made_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """HiGHS keeps rows up to a tolerance; what is no panel in whole numbers is none."""
    two_old = Answer("Optimal", np.array([2.0, 0.0, 1.0]), 3.0)
    monkeypatch.setattr(Model, "solve", lambda *_asked: two_old)
    panels = Panels(program_of(OLD_WOMEN), Clock(Limits()))
    assert panels.best(np.ones(3)) == (None, 3.0)


def _first(program: Program) -> Integers:
    panel = any_panel(program, Clock(Limits()))
    assert panel is not None
    return panel
