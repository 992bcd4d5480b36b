"""Rotas beside all rotas there are, and the rules they must keep."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from samenspel.methods.rota import AIMS, Effort, Pair, Person, Problem, Shift, UnfitProblem, make_rota
from samenspel.methods.rota.balance import balanced
from samenspel.methods.rota.board import Board
from tests.examples import examples

from .brute import best
from .checker import faults, values
from .problems import problems, shift


@examples(120)
@given(problems())
def test_a_rota_is_the_best_of_all_rotas_and_keeps_every_rule(problem: Problem) -> None:
    rota = make_rota(problem)
    assert faults(problem, rota.chosen) == []
    assert (rota.proven, rota.in_time, rota.broken) == (True, True, ())
    reached = values(problem, rota.chosen)
    assert reached == best(problem)
    assert [aim.value for aim in rota.aims] == pytest.approx([float(value) for value in reached], abs=1e-5)


@examples(30)
@given(problems(most=5))
def test_nothing_is_better_than_the_bound_and_the_order_of_lists_is_nothing(problem: Problem) -> None:
    rota = make_rota(problem, Effort(nodes=1))
    assert faults(problem, rota.chosen) == []
    assert all(aim.bound <= aim.value and 0 <= aim.gap <= 1 for aim in rota.aims)
    other = replace(problem, people=problem.people[::-1], shifts=problem.shifts[::-1])
    assert make_rota(other, Effort(nodes=1)).serving == rota.serving


def kitchen_of(*hours: float, people: int = 1, **rules: object) -> Problem:
    shifts = tuple(shift(f"s{number}", hour, people=people) for number, hour in enumerate(hours))
    return Problem((Person("Anna"), Person("Ben")), shifts, **rules)  # type: ignore[arg-type]


def test_without_people_or_shifts_there_is_a_rota_too() -> None:
    nobody = make_rota(Problem((), (shift("s", 0),)))
    assert (nobody.serving, nobody.aim("filled").value, nobody.proven) == ({"s": ()}, 1, True)
    assert [str(one.reason) for one in nobody.unfilled] == ["Everyone serves here already."]
    nothing = make_rota(Problem((Person("Anna"),), ()))
    assert (nothing.serving, nothing.proven, nothing.loads[0].minutes) == ({}, True, 0)
    empty = make_rota(Problem((Person("Anna"),), (shift("s", 0, people=0),)))
    assert (empty.serving, empty.unfilled) == ({"s": ()}, ())


def test_nobody_carries_the_team_alone() -> None:
    rota = make_rota(kitchen_of(0, 24, 48, 72))
    assert [load.minutes for load in rota.loads] == [360, 360]


def test_who_agreed_to_twice_the_hours_carries_twice_as_much() -> None:
    people = (Person("Anna", agreed_hours=8), Person("Ben", agreed_hours=4))
    rota = make_rota(Problem(people, kitchen_of(0, 24, 48).shifts))
    assert {load.person: load.minutes for load in rota.loads} == {"Anna": 360, "Ben": 180}


def test_overlapping_shifts_and_short_rests_go_to_different_people() -> None:
    rota = make_rota(kitchen_of(0, 1))
    assert sorted(rota.serving.values()) == [("Anna",), ("Ben",)]
    alone = Problem((Person("Anna"),), kitchen_of(0, 13).shifts, rest_hours=11)
    assert make_rota(alone).aim("filled").value == 1
    assert make_rota(replace(alone, rest_hours=10)).aim("filled").value == 0


def filled_by_anna(*shifts: Shift, **limits: object) -> int:
    """How many of these shifts for one person Anna serves alone."""
    return len(make_rota(Problem((Person("Anna", **limits),), shifts)).chosen)  # type: ignore[arg-type]


def test_most_shifts_a_day_and_of_a_kind_are_never_exceeded() -> None:
    morning, evening, tomorrow = (shift(f"s{hour}", hour, kind="bar") for hour in (0, 8, 24))
    assert filled_by_anna(morning, evening, tomorrow) == 3
    assert filled_by_anna(morning, evening, tomorrow, most_per_day=1) == 2
    assert filled_by_anna(morning, evening, tomorrow, most_of_kind={"bar": 1}) == 1


def test_who_is_kept_apart_never_meets() -> None:
    problem = kitchen_of(0, people=2)
    apart = replace(problem, pairs=(Pair("apart", "Anna", "Ben"),))
    assert [len(make_rota(one).serving["s0"]) for one in (problem, apart)] == [2, 1]


def test_the_seed_draws_who_serves_when_all_are_equal() -> None:
    one_shift = kitchen_of(0)
    drawn = {seed: make_rota(one_shift, Effort(seed=seed)).serving["s0"] for seed in range(12)}
    assert set(drawn.values()) == {("Anna",), ("Ben",)}
    assert all(make_rota(one_shift, Effort(seed=seed)).serving["s0"] == who for seed, who in drawn.items())


def test_out_of_time_there_is_still_a_rota_that_keeps_the_rules_and_says_so() -> None:
    random = Random(1)
    ids = [f"p{number}" for number in range(30)]
    shifts = tuple(shift(f"s{number}", number * 8, random.choice((2, 3, 4)), 3) for number in range(60))
    people = tuple(
        Person(
            id, agreed_hours=random.randint(5, 20), wishes={one.id: random.randint(-2, 2) for one in shifts}
        )
        for id in ids
    )
    problem = Problem(people, shifts, (Pair("apart", "p0", "p1"),), rest_hours=11)
    rota = make_rota(problem, Effort(seconds=0.05))
    assert faults(problem, rota.chosen) == []
    assert (rota.in_time, rota.proven) == (False, False)
    assert rota.aim("filled").value == 0


def test_aims_can_be_put_in_another_order_and_together() -> None:
    people = (Person("Anna", wishes={"s0": 1, "s1": 1}), Person("Ben", wishes={"s0": -1}))
    problem = Problem(people, kitchen_of(0, 24).shifts)
    assert make_rota(problem).serving == {"s0": ("Anna",), "s1": ("Ben",)}
    kind = make_rota(problem, aims=("filled", "wishes", "heaviest"))
    assert kind.serving == {"s0": ("Anna",), "s1": ("Anna",)}
    together = make_rota(problem, aims=("filled+wishes",))
    assert [aim.value for aim in together.aims] == [0]


@pytest.mark.parametrize("aims", [("filled", "luck"), ("filled+heaviest",)])
def test_an_unknown_aim_is_refused(aims: tuple[str, ...]) -> None:
    with pytest.raises(UnfitProblem) as refused:
        make_rota(kitchen_of(0), aims=aims)
    assert str(refused.value) == f"An aim does not exist; choose from: {', '.join(AIMS)}."


def test_with_no_time_to_search_the_work_is_spread_by_handing_it_on() -> None:
    shifts = tuple(shift(f"s{number}", 24 * number) for number in range(20))
    problem = Problem(tuple(Person(f"p{number}") for number in range(5)), shifts)
    board = Board(problem)
    everything = {("p0", one.id) for one in shifts}
    spread = balanced(board, everything)
    assert faults(problem, spread) == []
    assert [sum(person == one.id for person, _ in spread) for one in problem.people] == [4, 4, 4, 4, 4]


def test_what_is_handed_on_goes_to_who_has_the_skill_and_the_rest_for_it() -> None:
    shifts = tuple(shift(f"s{number}", 24 * number, skills={"key": 1}) for number in range(4))
    everything = {("Anna", one.id) for one in shifts}
    anna, ben = Person("Anna", frozenset({"key"})), Person("Ben")
    assert balanced(Board(Problem((anna, ben), shifts)), everything) == everything
    shifts = tuple(replace(one, skills={}) for one in shifts)
    tired = Problem((anna, replace(ben, rest_hours=30)), shifts)
    spread = balanced(Board(tired), everything)
    assert (sum(person == "Ben" for person, _ in spread), faults(tired, spread)) == (2, [])


def test_nothing_is_handed_on_by_who_is_tied_to_others_or_to_days_on_end() -> None:
    shifts = tuple(shift(f"s{number}", 24 * number, people=2) for number in range(4))
    everything = {(id, one.id) for one in shifts for id in ("Anna", "Ben")}
    people = (Person("Anna"), Person("Ben"), Person("Carla"))
    together = Problem(people, shifts, (Pair("together", "Anna", "Ben"),))
    assert balanced(Board(together), everything) == everything
    on_end = Problem(tuple(replace(one, least_running=4) for one in people), shifts)
    assert balanced(Board(on_end), everything) == everything


def test_paid_staff_have_no_single_days_of_work_or_off_inside_a_rota() -> None:
    days = tuple(shift(f"s{day}", 24 * day) for day in range(4))
    single = Person("Anna", cannot=frozenset({"s0", "s2", "s3"}), least_running=2)
    assert make_rota(Problem((single,), days)).serving["s1"] == ()
    assert make_rota(Problem((replace(single, least_running=1),), days)).serving["s1"] == ("Anna",)
    gap = Person("Anna", cannot=frozenset({"s1", "s3"}), least_off=2)
    assert make_rota(Problem((gap,), days)).aim("filled").value == 3
    assert make_rota(Problem((replace(gap, least_off=1),), days)).aim("filled").value == 2


def test_nobody_hands_on_the_hours_that_they_were_promised() -> None:
    shifts = tuple(shift(f"s{number}", 24 * number) for number in range(4))
    board = Board(Problem((Person("Anna", least_hours=9), Person("Ben")), shifts))
    spread = balanced(board, {("Anna", one.id) for one in shifts})
    assert sum(person == "Anna" for person, _ in spread) == 3
