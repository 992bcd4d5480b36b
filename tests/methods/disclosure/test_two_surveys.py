"""How many answered each of two surveys is told: it shows nobody to those who know who answered. The argument
is in docs/decisions/two-surveys-of-the-same-people.md."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.methods.disclosure.test_adversary import ASKED
from tests.methods.disclosure.two_surveys import EVERYBODY, FIRST, SECOND, World, found_in, told, worlds


def found_by_seed(drawn: Iterable[tuple[int, World]], *, hides: bool = True) -> tuple[int, list[object]]:
    """In how many worlds both are told of, and what is found there."""
    found = [(seed, found_in(world, hides=hides)) for seed, world in drawn]
    return sum(one is not None for _seed, one in found), [(seed, one) for seed, one in found if one]


def somebody(at: int) -> dict[str, str]:
    """Where d and e are asked of those only who answer a question in two of four ways."""
    kinds = {"a": at, "b": at % 2, "d": at // 2, "e": at % 2}
    return {EVERYBODY: "yes"} | {name: f"c{kind}" for name, kind in kinds.items()}


def one_other(*tables: str) -> World:
    """One of those who answered the first survey did not answer the second, and one other did: of two of the
    four kinds one more is in the second."""
    both = [somebody(at) for at, number in enumerate((32, 20, 12, 12)) for _one in range(number)]
    groups = {
        frozenset({FIRST, SECOND}): both,
        frozenset({FIRST}): [somebody(0)],
        frozenset({SECOND}): [somebody(2)],
    }
    return World(groups, (("a",), tables))


def test_what_hangs_on_what_was_asked_before_does_not_tell_who_did_not_answer() -> None:
    world = one_other("ad")
    assert found_in(world) == set()
    assert [table.name for table in told(world)[SECOND].release.tables] == [EVERYBODY]


def test_hidden_only_where_counts_are_near_it_does() -> None:
    """Control: of whoever answered the second alone it is known what they answered there."""
    assert found_in(one_other("ad"), hides=False) == {f"1 of 1 in {SECOND} and not in {FIRST} are d 1"}


def test_what_the_second_asks_alone_is_told() -> None:
    found = told(one_other("b", "d"))[SECOND]
    assert [[count for _cell, count in found.published(at)] for at in (1, 2)] == [[45, 32, 77], [52, 25, 77]]


def test_whoever_knows_who_answered_finds_nobody() -> None:
    number, found = found_by_seed(worlds(10))
    assert (number > 5, found) == (True, [])


@pytest.mark.slow
def test_whoever_knows_who_answered_finds_nobody_in_many_worlds() -> None:
    assert found_by_seed(worlds(ASKED // 10))[1] == []
