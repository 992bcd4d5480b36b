"""Groups only where votes support them: planted camps are found again, noise stays one group."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.planted_camps import Planted, conversation
from samenspel.methods.opinion import METHODS, Votes, opinion_map
from tests.examples import examples

from .conversations import REAL, agreement, real


@pytest.mark.parametrize(("camps", "least"), [(2, 0.9), (3, 0.8), (4, 0.7)])
def test_planted_camps_are_found_again(camps: int, least: float) -> None:
    votes, planted = conversation(Planted(people=300, statements=60, camps=camps, gap=1.2), seed=5)
    found = opinion_map(votes)
    assert len(found.groups) == camps
    assert agreement(found, planted) > least


@pytest.mark.parametrize("people", [40, 150, 400])
@pytest.mark.parametrize("yes_saying", [0.0, 0.4, 1.2])
def test_without_camps_there_is_one_group(people: int, yes_saying: float) -> None:
    """Also when people differ a lot in how readily they agree with anything."""
    found = [
        opinion_map(conversation(Planted(people, 40, camps=1, yes_saying=yes_saying), seed)[0])
        for seed in range(3)
    ]
    assert [len(one.groups) for one in found] == [1, 1, 1]


@pytest.mark.parametrize("name", REAL)
def test_a_visibly_divided_conversation_is_split(name: str) -> None:
    votes, published = real(name)
    found = opinion_map(votes)
    assert len(found.groups) == 2
    assert agreement(found, published) > 0.6


def test_statements_that_say_the_same_make_no_groups() -> None:
    """Three wordings of one question go together more than by chance, and divide people on nothing else."""
    draw = np.random.Generator(np.random.PCG64(3))
    table = draw.choice([1.0, -1.0], (300, 30))
    table[:, 1] = table[:, 2] = table[:, 0]
    found = opinion_map(Votes.of_table(table))
    assert (len(found.groups), found.evidence.axes) == (1, 0)
    assert found.evidence.strength > found.evidence.chance


def test_passing_is_no_half_disagreement() -> None:
    """People who pass a lot stay with those who otherwise vote like them."""
    votes, planted = conversation(Planted(people=200, statements=40, camps=2, gap=1.2), seed=2)
    draw = np.random.Generator(np.random.PCG64(9))
    shy = draw.random(len(votes.people)) < 0.3
    silent = shy[votes.rows] & (draw.random(len(votes.rows)) < 0.5)
    passed = Votes.collect(
        [votes.people[i] for i in votes.rows],
        [votes.statements[j] for j in votes.columns],
        np.where(silent, 0, votes.values),
    )
    found = opinion_map(passed)
    assert len(found.groups) == 2
    assert agreement(found, planted) > 0.8


def test_four_camps_that_two_axes_cannot_hold_have_statements_of_their_own() -> None:
    votes, planted = conversation(Planted(people=400, statements=60, camps=4, gap=1.4), seed=8)
    found = opinion_map(votes)
    assert [group.name for group in found.groups] == ["A", "B", "C", "D"]
    assert agreement(found, planted) > 0.7
    assert all(one.z > 1.28 and one.ratio_z > 1.28 for group in found.groups for one in group.representative)
    assert min(len(group.representative) for group in found.groups) == 5


@pytest.mark.parametrize("method", METHODS)
@given(seed=st.integers(0, 2**32))
@examples(5)
def test_neither_the_order_nor_the_names_of_people_matter(seed: int, method: str) -> None:
    random = Random(seed)
    votes, _planted = conversation(Planted(people=60, statements=25, camps=2, gap=1.2), seed=1)
    order = list(range(len(votes.rows)))
    random.shuffle(order)
    renamed = [f"x{i}" for i in range(len(votes.people))]
    random.shuffle(renamed)
    again = Votes.collect(
        [renamed[votes.rows[i]] for i in order],
        [votes.statements[votes.columns[i]] for i in order],
        votes.values[order],
    )
    first, second = opinion_map(votes, method), opinion_map(again, method)
    names = dict(zip(votes.people, renamed, strict=True))
    assert {names[person]: group for person, group in first.group_of.items()} == second.group_of
    place = dict(zip(second.votes.people, second.positions, strict=True))
    ours = np.array([place[names[person]] for person in votes.people])
    assert ours == pytest.approx(first.positions, abs=1e-9, nan_ok=True)
    assert second.evidence.chance == pytest.approx(first.evidence.chance, rel=1e-9)


def test_run_again_it_is_the_same() -> None:
    votes, _planted = conversation(Planted(people=150, statements=40, camps=3, gap=1.0), seed=4)
    first, second = opinion_map(votes), opinion_map(votes)
    assert first.group_of == second.group_of
    assert second.positions == pytest.approx(first.positions, abs=1e-9, nan_ok=True)
