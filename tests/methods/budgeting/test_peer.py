"""The same winners as pabutools: on the real files of the demo and on drawn elections."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given

from benchmarks import pabutools_peer
from benchmarks.tasks import KINDS, rule_for
from samenspel.methods.budgeting import Election, read_pabulib, tally, write_pabulib
from samenspel.methods.budgeting.welfare import worths
from tests.examples import examples

from .elections import REAL, drawn_approvals, drawn_points, drawn_rankings

pytestmark = pytest.mark.slow


def assert_same(path: Path, kind: str) -> None:
    election = read_pabulib(path)
    rule = rule_for(kind, election)
    if rule is not None:
        theirs = pabutools_peer.count(*pabutools_peer.read(path, merged=True), kind)
        voted_for = {one.id for one, votes in zip(election.projects, election.votes, strict=True) if votes}
        ours = tally(election, rule)
        if kind == "phragmen":  # theirs come in the order of their ids
            assert set(ours.winners) == set(theirs) & voted_for
        elif ours.welfare is None:
            assert list(ours.winners) == [id for id in theirs if id in voted_for]
        else:  # of several best choices theirs may be any
            worth = worths(election, rule)
            assert ours.welfare == sum(worth[election.position[id]] for id in theirs)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["assen-2024", "wieliczka-2023"])
def test_the_winners_of_a_real_election_are_those_of_the_peer(name: str, kind: str) -> None:
    assert_same(REAL / f"{name}.pb", kind)


@pytest.mark.parametrize("kind", KINDS)
@examples(25)
@given(election=drawn_approvals() | drawn_points() | drawn_rankings())
def test_the_winners_of_a_drawn_election_are_those_of_the_peer(
    tmp_path_factory: pytest.TempPathFactory, kind: str, election: Election
) -> None:
    assume(election.ballot_format != "cumulative" or np.diff(election.pointers).all())  # theirs fails on ""
    path = tmp_path_factory.mktemp("peer") / "drawn.pb"
    with path.open("wb") as stream:
        write_pabulib(election, stream, meta=MANDATORY)
    assert_same(path, kind)


MANDATORY = {"description": "drawn", "country": "none", "unit": "none", "instance": "1", "rule": "unknown"}
