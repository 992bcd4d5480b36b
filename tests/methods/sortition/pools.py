"""Small pools for the tests: written by hand, drawn by Hypothesis, and the published ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from samenspel.methods.sortition import Person, Pool, Quota

POOLS = Path(__file__).resolve().parents[3] / "benchmarks/pools"
SMALL = POOLS / "example_small_20"

Bounds = tuple[int, int]


def a_pool(seats: int, quotas: dict[str, dict[str, Bounds]], people: Sequence[str]) -> Pool:
    """A person is a word with one letter for each feature, in the order of the quotas: "fo" is f and o."""
    names = list(quotas)
    return Pool(
        people=tuple(
            Person(f"p{number:02}", dict(zip(names, letters, strict=True)))
            for number, letters in enumerate(people)
        ),
        quotas=tuple(
            Quota(name, value, least, most)
            for name, values in quotas.items()
            for value, (least, most) in values.items()
        ),
        seats=seats,
    )


AGES = {"sex": {"f": (1, 2), "m": (1, 2)}, "age": {"o": (1, 1), "y": (2, 2)}}
OLD_WOMEN = a_pool(3, AGES, ["fo", "fo", "fy", "my", "my", "my"])
"""Only women are old here: two of them, one of whom has a seat."""

FOUR = {
    "f": {"a": (2, 2), "b": (2, 3)},
    "g": {"a": (2, 3), "b": (1, 3)},
    "h": {"a": (1, 3), "b": (1, 2)},
    "i": {"a": (2, 2), "b": (1, 3)},
}
NO_SUCH_MEAN = a_pool(4, FOUR, ["aabb", "baaa", "baaa", "abba", "abab", "bbab"])
"""If people could be split, everybody would have 2 in 3."""

THREE = {"f": {"a": (2, 3), "b": (1, 2)}, "g": {"a": (2, 3), "b": (1, 2)}, "h": {"a": (2, 2), "b": (1, 2)}}
NO_EXCHANGE = a_pool(4, THREE, ["baa", "aaa", "aab", "abb", "bbb", "aba", "baa"])
"""Exchanging one for one does not bring everybody onto a panel."""


@st.composite
def drawn_pools(draw: st.DrawFn, *, loose: int = 1) -> Pool:
    """Quotas from what a proportional panel has, up to `loose` less or more: often tight, sometimes too."""
    features = draw(st.integers(1, 3))
    letters = st.text("ab" if features == 3 else "abc", min_size=features, max_size=features)
    people = draw(st.lists(letters, min_size=1, max_size=8))
    seats = draw(st.integers(1, min(4, len(people))))
    quotas: dict[str, dict[str, Bounds]] = {}
    for place in range(features):
        counts = Counter(person[place] for person in people)
        quotas[f"f{place}"] = {
            value: (
                max(0, count * seats // len(people) - draw(st.integers(0, loose))),
                count * seats // len(people) + 1 + draw(st.integers(0, loose)),
            )
            for value, count in sorted(counts.items())
        }
    return a_pool(seats, quotas, people)
