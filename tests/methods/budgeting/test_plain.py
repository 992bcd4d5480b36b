"""An outcome goes through JSON and comes back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import (
    COMPLETIONS,
    Election,
    Outcome,
    Rule,
    UnfitRule,
    as_json,
    default_utility,
    from_json,
    numbers_of,
    tally,
)
from tests.examples import examples

from .elections import drawn_approvals, drawn_points, drawn_rankings

RULES = [
    *[("equal-shares", completion, "skip") for completion in COMPLETIONS],
    *[(name, "none", "stop") for name in ("greedy", "phragmen")],
    ("max-welfare", "none", "skip"),
]


def kept(outcome: Outcome) -> tuple[str, str]:
    """As a database keeps it."""
    return json.dumps(as_json(outcome)), json.dumps(numbers_of(outcome))


def read(stored: tuple[str, str], election: Election) -> Outcome:
    plain, numbers = (json.loads(one) for one in stored)
    return from_json(plain, numbers, scale=election.scale, points_scale=election.points_scale)


def near(outcome: Outcome) -> Outcome:
    """What supporters paid and had stands in JSON in currency units, as a number like any other."""

    def unit(amount: Fraction | None) -> Fraction | None:
        return None if amount is None else Fraction(float(amount / outcome.scale)) * outcome.scale

    return replace(
        outcome,
        projects=tuple(
            replace(
                one,
                paid_by_supporters_max=unit(one.paid_by_supporters_max),
                paid_by_supporters_min=unit(one.paid_by_supporters_min),
                effective_support=None
                if one.effective_support is None
                else Fraction(float(one.effective_support)),
            )
            for one in outcome.projects
        ),
    )


@examples(120)
@given(
    drawn_approvals() | drawn_points() | drawn_rankings(),
    st.sampled_from(RULES),
    st.sampled_from([1, 100, 300]),
    st.sampled_from([1, 10]),
)
def test_an_outcome_comes_back_from_json_as_it_was(
    election: Election, names: tuple[str, str, str], scale: int, points_scale: int
) -> None:
    """Fractions too; and what comes back is written as it was."""
    name, completion, misfit = names
    drawn = replace(election, scale=scale, points_scale=points_scale)
    rule = Rule(name, default_utility(name, election.ballot_format), completion, misfit=misfit)
    try:
        outcome = tally(drawn, rule)
    except UnfitRule:
        return
    found = read(kept(outcome), drawn)
    assert found == near(outcome)
    assert kept(found) == kept(outcome)
