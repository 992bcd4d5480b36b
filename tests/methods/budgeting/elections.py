"""Small elections for the tests: written by hand, drawn by Hypothesis, and real ones from the demo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

import samenspel.pages.demo
from samenspel.methods.budgeting import Election, Project

REAL = Path(samenspel.pages.demo.__file__).parent / "elections"


def approvals(costs: dict[str, int], budget: int, ballots: Sequence[str], **options: Any) -> Election:
    """Costs and budget in whole currency units; a ballot names projects of one letter each: "ac"."""
    ids = list(costs)
    merged = Counter(tuple(sorted(ids.index(id) for id in ballot)) for ballot in ballots)
    return _election(costs, budget, {(vote, (1,) * len(vote)): n for vote, n in merged.items()}, **options)


def points(costs: dict[str, int], budget: int, ballots: Sequence[dict[str, int]]) -> Election:
    """A ballot gives points to projects."""
    ids = list(costs)
    merged = Counter(
        (
            tuple(ids.index(id) for id in sorted(ballot, key=ids.index)),
            tuple(ballot[id] for id in sorted(ballot)),
        )
        for ballot in ballots
    )
    return _election(costs, budget, dict(merged), ballot_format="cumulative")


def rankings(costs: dict[str, int], budget: int, ballots: Sequence[str]) -> Election:
    """A ballot names projects from the best downwards: "ca"."""
    ids = list(costs)
    merged = Counter(tuple(ids.index(id) for id in ballot) for ballot in ballots)
    ranked = {(vote, tuple(range(len(vote), 0, -1))): n for vote, n in merged.items()}
    return _election(costs, budget, ranked, ballot_format="ordinal")


def _election(costs: dict[str, int], budget: int, ballots: dict[Any, int], **options: Any) -> Election:
    projects = tuple(Project(id, cost * 100, id.upper()) for id, cost in costs.items())
    return Election.from_ballots(projects=projects, budget=budget * 100, ballots=ballots, **options)


LETTERS = "abcdefg"
COSTS = st.sampled_from([1, 2, 3, 5, 6, 10, 12, 30])


@st.composite
def drawn_costs(draw: st.DrawFn) -> dict[str, int]:
    """Few different costs, so that ties are frequent."""
    costs = draw(st.lists(COSTS, min_size=1, max_size=7))
    return dict(zip(LETTERS, costs, strict=False))


@st.composite
def drawn_approvals(draw: st.DrawFn) -> Election:
    costs = draw(drawn_costs())
    ballots = draw(st.lists(st.sets(st.sampled_from(list(costs))), min_size=1, max_size=14))
    budget = draw(st.integers(min_value=1, max_value=40))
    return approvals(costs, budget, ["".join(sorted(ballot)) for ballot in ballots])


@st.composite
def drawn_contests(draw: st.DrawFn) -> Election:
    """Everybody wants something, and the money is enough for any project, but not for all: choices matter."""
    costs = dict(zip(LETTERS, draw(st.lists(COSTS, min_size=3, max_size=6)), strict=False))
    ballot = st.sets(st.sampled_from(list(costs)), min_size=1, max_size=3)
    ballots = draw(st.lists(ballot, min_size=5, max_size=12))
    budget = draw(st.integers(min_value=max(costs.values()), max_value=sum(costs.values()) - 1))
    return approvals(costs, budget, ["".join(sorted(ballot)) for ballot in ballots])


@st.composite
def drawn_points(draw: st.DrawFn) -> Election:
    costs = draw(drawn_costs())
    ballot = st.dictionaries(st.sampled_from(list(costs)), st.integers(min_value=1, max_value=5))
    ballots = draw(st.lists(ballot, min_size=1, max_size=10))
    return points(costs, draw(st.integers(min_value=1, max_value=40)), ballots)


@st.composite
def drawn_rankings(draw: st.DrawFn) -> Election:
    costs = draw(drawn_costs())
    ballot = st.lists(st.sampled_from(list(costs)), unique=True)
    ballots = draw(st.lists(ballot, min_size=1, max_size=10))
    return rankings(costs, draw(st.integers(min_value=1, max_value=40)), ["".join(b) for b in ballots])
