"""An adversary solves for hidden cells of thousands of random tables, also over sequences of releases."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from samenspel.methods.disclosure import (
    NoSafeRelease,
    Protected,
    Release,
    Rule,
    UnfitTable,
    audit,
    protect,
    unprotected,
)
from tests.methods.disclosure.adversary import Adversary
from tests.methods.disclosure.small import asked_by_another, sequences, tables, waves

ASKED = int(os.environ.get("ADVERSARY", "500"))
"""How many tables, and a tenth as many sequences: `ADVERSARY=10000` takes twenty minutes."""


def found_in(releases: Iterable[tuple[int, Release]]) -> tuple[int, list[tuple[int, str]]]:
    """How many were protected, and what the adversary finds by seed."""
    found, number = list[tuple[int, str]](), 0
    for seed, release in releases:
        try:
            protected = protect(release)
        except UnfitTable:
            continue
        number += 1
        found += [(seed, told) for told in Adversary([protected]).finds()]
    return number, found


def test_the_adversary_finds_nothing() -> None:
    number, found = found_in(tables(60))
    assert (number > 50, found) == (True, [])


@pytest.mark.slow
def test_the_adversary_finds_nothing_in_many_tables() -> None:
    number, found = found_in(tables(ASKED))
    assert (number > 0.9 * ASKED, found) == (True, [])


def in_sequence(releases: list[Release], *, alone: bool = False) -> list[Protected]:
    """As many as may be published; each `alone`, as if nothing had been published before."""
    done: list[Protected] = []
    for release in releases:
        try:
            done.append(protect(release, Rule(), [] if alone else done))
        except UnfitTable:
            break
    return done


def found_in_sequences(number: int, first: int = 0, *, alone: bool = False) -> Iterator[tuple[int, str]]:
    for seed, releases in sequences(number, first):
        if len(done := in_sequence(releases, alone=alone)) > 1:
            yield from ((seed, told) for told in Adversary(done).finds())


def test_the_adversary_finds_nothing_in_releases_after_each_other() -> None:
    assert list(found_in_sequences(15)) == []


@pytest.mark.slow
def test_the_adversary_finds_nothing_in_many_sequences() -> None:
    assert list(found_in_sequences(ASKED // 10)) == []


def found_in_waves(number: int, *, alone: bool = False) -> Iterator[tuple[int, str]]:
    for seed, releases in waves(number):
        done = in_sequence([replace(one, since={}) for one in releases] if alone else releases)
        if len(done) > 1:
            done = [replace(one, release=release) for one, release in zip(done, releases, strict=False)]
            yield from ((seed, told) for told in Adversary(done).finds())


def test_the_adversary_finds_nothing_in_waves() -> None:
    assert list(found_in_waves(25)) == []


@pytest.mark.slow
def test_the_adversary_finds_nothing_in_many_waves() -> None:
    assert list(found_in_waves(ASKED // 10)) == []


def test_the_adversary_finds_who_moved_when_waves_are_not_held_against_each_other() -> None:
    assert len({seed for seed, _told in found_in_waves(25, alone=True)}) > 5


def test_the_adversary_finds_nothing_in_what_only_some_were_asked() -> None:
    number, found = found_in(asked_by_another(25))
    assert (number > 10, found) == (True, [])


@pytest.mark.slow
def test_the_adversary_finds_nothing_in_much_that_only_some_were_asked() -> None:
    assert found_in(asked_by_another(ASKED // 10))[1] == []


def test_the_adversary_finds_something_when_nobody_says_who_was_asked() -> None:
    """Control: hidden as if answers did not hang on each other."""
    found = 0
    for _seed, release in asked_by_another(25):
        try:
            protected = protect(replace(release, follows=()))
        except UnfitTable:
            continue
        found += any(Adversary([replace(protected, release=release)]).finds())
    assert found > 3


def test_the_adversary_finds_who_came_and_left_when_earlier_releases_are_forgotten() -> None:
    assert len({seed for seed, _told in found_in_sequences(15, alone=True)}) > 5


def test_the_adversary_finds_something_without_complementary_hiding_and_the_audit_says_so() -> None:
    caught = missed = 0
    for _seed, release in tables(60):
        bare = unprotected(release, small=True)
        if any(Adversary([bare]).finds()):
            caught += 1
            missed += bare.audit.safe
    assert (caught > 40, missed) == (True, 0)


def test_a_refusal_is_never_premature() -> None:
    """What is refused can be computed also with every count hidden that somebody is in."""
    left = [audit([everything_hidden(error, release)]).safe for release, error in refused(120)]
    assert (len(left) > 2, any(left)) == (True, False)


def refused(number: int) -> Iterator[tuple[Release, NoSafeRelease]]:
    for _seed, release in tables(number):
        try:
            protect(release)
        except NoSafeRelease as error:
            if not error.audit.safe:
                yield release, error
        except UnfitTable:
            continue


def everything_hidden(error: NoSafeRelease, release: Release) -> Protected:
    return Protected(release, Rule(), tuple(table.full > 0 for table in release.tables), error.audit)
