"""What Python shows of a result fits on a line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import samenspel
from samenspel.methods import budgeting, matching, opinion, rota, scripts, sortition

DAY = datetime(2026, 12, 5, 9, tzinfo=UTC)


def test_a_result_is_shown_in_a_line() -> None:
    election = budgeting.Election.from_ballots(
        projects=(budgeting.Project("a", 50), budgeting.Project("b", 60)),
        budget=100,
        ballots={((0,), (1,)): 3},
    )
    people = tuple(sortition.Person(str(number), {"sex": "f"}) for number in range(3))
    problem = rota.Problem((rota.Person("Anna"),), (rota.Shift("Bar", DAY, DAY.replace(hour=12)),))
    script = scripts.read("ANNA\nHello.")
    results = [
        budgeting.tally(election, budgeting.Rule("greedy")),
        matching.match(matching.Gifts.from_rows([("ann", "roof", 100)]), matching.Rule(pot=100)),
        opinion.opinion_map(opinion.Votes.collect(["ann", "bob"], ["1", "1"], [1, -1])),
        rota.make_rota(problem),
        script,
        scripts.cast_of(script),
        sortition.make(sortition.Pool(people, (sortition.Quota("sex", "f", 0, 3),), 1), length=3),
    ]
    assert [repr(result) for result in results] == [
        "<Outcome of greedy: 1 of 2 projects, 50 of 100 spent, voters: 3>",
        "<Outcome of proportional: projects 1, paid 100>",
        "<OpinionMap (tested): people 2, groups 0>",
        "<Rota: shifts 1, people 1, unfilled 0>",
        "<Script: elements 1, speeches 1>",
        "<Cast: roles 1, scenes 1>",
        "<Lottery (leximin): people 3, panels 3>",
    ]


def test_a_tie_break_that_is_no_list_is_said_to_be_none() -> None:
    with pytest.raises(budgeting.UnfitRule, match="The ties are “id”; write them as a tuple, such as"):
        budgeting.Rule(ties="id")  # type: ignore[arg-type]


def test_types_are_told_to_whoever_uses_the_library() -> None:
    assert (Path(samenspel.__file__).parent / "py.typed").exists()
