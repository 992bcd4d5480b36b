"""Rotas beside all rotas there are, and the rules they must keep."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings

from samenspel.methods.rota import AIMS, Effort, Pair, Person, Problem, UnfitProblem, make_rota

from .brute import best
from .checker import faults, values
from .problems import problems, shift


@settings(max_examples=120, deadline=None)
@given(problems())
def test_a_rota_is_the_best_of_all_rotas_and_keeps_every_rule(problem: Problem) -> None:
    rota = make_rota(problem)
    assert faults(problem, rota.chosen) == []
    assert (rota.proven, rota.in_time, rota.broken) == (True, True, ())
    reached = values(problem, rota.chosen)
    assert reached == best(problem)
    assert [aim.value for aim in rota.aims] == pytest.approx([float(value) for value in reached], abs=1e-5)


@settings(max_examples=30, deadline=None)
@given(problems(most=5))
def test_nothing_is_better_than_the_bound_and_the_order_of_lists_is_nothing(problem: Problem) -> None:
    rota = make_rota(problem, Effort(nodes=1))
    assert faults(problem, rota.chosen) == []
    assert all(aim.bound <= aim.value and 0 <= aim.gap <= 1 for aim in rota.aims)
    other = replace(problem, people=problem.people[::-1], shifts=problem.shifts[::-1])
    assert make_rota(other, Effort(nodes=1)).serving == rota.serving
