"""Repair beside the fewest changes that brute force finds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.rota import (
    Change,
    Person,
    Problem,
    UnfitProblem,
    make_rota,
    read_problem,
    repair_rota,
)
from tests.examples import examples

from .brute import fewest_changes
from .checker import faults, values
from .problems import KITCHEN, at, problems, shift

SCHOOL = Problem(
    tuple(Person(id) for id in ("Anna", "Ben", "Carla")), tuple(shift(f"s{n}", 24 * n) for n in range(3))
)
"""One shift for each of three people."""


@examples(60)
@given(problems(), st.data())
def test_a_repair_fills_most_with_the_fewest_changes(problem: Problem, data: st.DataObject) -> None:
    if not problem.people:
        return
    before = make_rota(problem).chosen
    gone = data.draw(st.sampled_from(problem.people)).id
    repair = repair_rota(problem, before, [(gone, None)])
    everything = frozenset(one.id for one in problem.shifts)
    changed = tuple(replace(one, cannot=everything) if one.id == gone else one for one in problem.people)
    left = replace(problem, people=changed)
    known = {key for key in before if key[0] != gone}
    assert faults(left, repair.rota.chosen) == []
    reached = (*values(left, repair.rota.chosen)[:2], len(repair.changes))
    assert reached == fewest_changes(left, known)
    assert repair.rota.aim("changes").proven
    assert set(repair.lost) == before - known
    asked = {(one.person, one.shift) for one in repair.changes if one.asked}
    assert asked == repair.rota.chosen - known


def test_who_is_asked_is_named_and_the_others_keep_their_shifts() -> None:
    before = {("Anna", "s0"), ("Ben", "s1"), ("Carla", "s2")}
    repair = repair_rota(SCHOOL, before, [("Ben", "s1")])
    (change,) = repair.changes
    assert (change.shift, change.asked, change.person in ("Anna", "Carla")) == ("s1", True, True)
    assert repair.lost == (("Ben", "s1"),)


def test_what_began_already_stays_as_it_was() -> None:
    before = {("Anna", "s0"), ("Anna", "s1"), ("Carla", "s2")}
    repair = repair_rota(SCHOOL, before, [("Anna", None)], since=at(20))
    assert ("Anna", "s0") in repair.rota.chosen
    assert [one.shift for one in repair.changes] == ["s1"]
    strict = replace(SCHOOL, people=(Person("Anna", most_shifts=0), *SCHOOL.people[1:]))
    with pytest.raises(UnfitProblem) as refused:
        repair_rota(strict, before, [], since=at(20))
    assert str(refused.value) == "What is fixed beforehand breaks a rule."


def test_a_rota_that_breaks_a_rule_is_mended_by_few_changes() -> None:
    before = {("Anna", "s0"), ("Anna", "s1"), ("Carla", "s2")}
    strict = replace(SCHOOL, people=(Person("Anna", most_shifts=1), *SCHOOL.people[1:]))
    repair = repair_rota(strict, before, [])
    assert faults(strict, repair.rota.chosen) == []
    assert [one.asked for one in repair.changes] in ([True, False], [False, True])


def test_without_a_drop_out_nothing_changes() -> None:
    problem = read_problem(KITCHEN.encode())
    before = make_rota(problem).chosen
    assert repair_rota(problem, before, []).changes == ()


@pytest.mark.parametrize("dropped", [("Zoe", None), ("Anna", "s9")])
def test_unknown_names_are_refused(dropped: tuple[str, str | None]) -> None:
    with pytest.raises(UnfitProblem) as refused:
        repair_rota(SCHOOL, set(), [dropped])
    assert str(refused.value) == f"There is no “{dropped[1] or dropped[0]}” in this rota."


def test_a_change_says_who_and_what() -> None:
    repair = repair_rota(SCHOOL, {("Anna", "s0")}, [("Anna", None), ("Carla", None)])
    assert repair.changes == tuple(Change(f"s{number}", "Ben", True) for number in range(3))
