"""Gifts for the tests: written by hand, and drawn by Hypothesis."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from samenspel.methods.matching import Gifts, Project

Given = dict[str, dict[str, int]]
"""For each project what each giver gave, in cents."""


def gifts_of(given: Given, caps: dict[str, int] | None = None) -> Gifts:
    projects = [Project(id, cap=(caps or {}).get(id)) for id in given]
    rows = [(giver, id, cents) for id, some in given.items() for giver, cents in some.items()]
    return Gifts.from_rows(rows, projects)


def euros(given: dict[str, dict[str, int]]) -> Given:
    return {id: {giver: 100 * amount for giver, amount in some.items()} for id, some in given.items()}


CENTS = st.one_of(
    st.sampled_from([1, 4, 100, 500, 900, 1000, 2500, 10**6, 10**12]),
    st.integers(min_value=1, max_value=10**6),
)
POTS = st.one_of(st.integers(min_value=0, max_value=5000), st.integers(min_value=0, max_value=10**12))


@st.composite
def drawn_gifts(draw: st.DrawFn, givers: int = 7, projects: int = 5) -> Given:
    """Some projects have no givers, and some givers gave exactly alike."""
    some: Any = st.dictionaries(st.sampled_from("abcdefghij"[:givers]), CENTS, max_size=givers)
    return draw(st.dictionaries(st.sampled_from("PQRSTUV"[:projects]), some, min_size=1, max_size=projects))
