"""Waves: where few more or fewer point at nobody. The argument of docs/explanation/disclosure.md, tried on
every small case and on people drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.disclosure import Release, count_people, moved

K, MOST = 2, 2
Counts = tuple[int, ...]
KINDS = {"area": ["n", "s"], "mind": ["x", "y", "z"]}


def is_open(before: Counts, came: Counts, went: Counts, place: int) -> bool:
    """Whether somebody who went from `place` may as well have gone from elsewhere, for whoever knows both
    counts and how many came and went, to the last person."""
    change = [one - other for one, other in zip(came, went, strict=True)]
    for other in product(*(range(min(one, sum(went)) + 1) for one in before)):
        joined = [leaving + moved for leaving, moved in zip(other, change, strict=True)]
        elsewhere = sum(other) - other[place]
        if sum(other) == sum(went) and min(joined) >= 0 and elsewhere > 0:
            return True
    return False


def is_kept(before: Counts, came: Counts, went: Counts, k: int) -> bool:
    """Of nobody who went from a count that changed by few, it is known that they went from there."""
    return all(
        is_open(before, came, went, place)
        for place, gone in enumerate(went)
        if gone and 0 < abs(came[place] - gone) < k and sum(before) > before[place]
    )


def test_of_whom_k_came_and_k_went_nobody_is_known_to_have_gone_from_what_changed_by_few() -> None:
    """All of one variable with three categories, up to two people in each."""
    tried = 0
    for before in product(range(MOST + 1), repeat=3):
        for went in product(*(range(one + 1) for one in before)):
            for came in product(range(MOST + 1), repeat=3):
                if min(sum(came), sum(went)) >= K:
                    tried += 1
                    assert is_kept(before, came, went, K), (before, came, went)
    assert tried > 2000


def test_where_fewer_than_k_came_or_went_somebody_is() -> None:
    assert not is_kept((1, 1, 0), (0, 0, 0), (1, 0, 0), K)
    assert not is_kept((14, 43, 0), (0, 0, 0), (1, 0, 0), 10)


People = dict[object, dict[str, str]]


@st.composite
def two_waves(draw: st.DrawFn) -> tuple[People, People]:
    kinds = st.fixed_dictionaries({name: st.sampled_from(of) for name, of in KINDS.items()})
    before = dict(enumerate(draw(st.lists(kinds, min_size=3, max_size=9))))
    stay = {who: one for who, one in before.items() if draw(st.booleans())}
    after = {who: draw(st.one_of(st.just(one), kinds)) for who, one in stay.items()}
    new = draw(st.lists(kinds, min_size=0 if after else 1, max_size=6))
    return before, after | {f"new {at}": one for at, one in enumerate(new)}


def release_of(people: People) -> Release:
    columns = {name: [one[name] for one in people.values()] for name in KINDS}
    return Release((count_people(columns, [*KINDS], KINDS),))


def flows(before: People, after: People, names: Sequence[str]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Counted anew, person by person: who was there, who came and who went, by cell."""
    shape = [len(KINDS[name]) for name in names]
    found = [np.zeros(shape, dtype=int) for _one in range(3)]

    def cell(one: dict[str, str]) -> tuple[int, ...]:
        return tuple(KINDS[name].index(one[name]) for name in names)

    for who in before.keys() | after.keys():
        was = cell(before[who]) if who in before else None
        now = cell(after[who]) if who in after else None
        for place, at in ((0, was), (1, now if now != was else None), (2, was if now != was else None)):
            if at is not None:
                found[place][at] += 1
    return found[0], found[1], found[2]


@given(two_waves())
def test_what_is_called_exchanged_keeps_everybody_in_every_group(waves: tuple[People, People]) -> None:
    before, after = waves
    since = moved(before, after, release_of(before), release_of(after), K)
    for names in (["area"], ["mind"], ["area", "mind"]):
        if frozenset(names) in since.exchanged:
            there, came, went = flows(before, after, names)
            for axis in range(len(names)):
                lines = [
                    np.moveaxis(one, axis, -1).reshape(-1, one.shape[axis]) for one in (there, came, went)
                ]
                assert all(is_kept(*map(tuple, line), K) for line in zip(*lines, strict=True))


@given(two_waves())
def test_as_many_came_and_went_as_people_counted_one_by_one(waves: tuple[People, People]) -> None:
    before, after = waves
    since = moved(before, after, release_of(before), release_of(after), K)
    for names in (["area"], ["mind"], ["area", "mind"]):
        _there, came, went = flows(before, after, names)
        change = since.change_by(names)
        assert (change.joined, change.left) == (came.sum(), went.sum())
