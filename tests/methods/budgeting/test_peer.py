"""The same winners as pabutools: on the real files of the demo and on drawn elections."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given

from benchmarks import pabutools_peer
from benchmarks.tasks import KINDS, rule_for
from samenspel.methods.budgeting import Election, Rule, read_pabulib, tally, write_pabulib
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


OF_PAPERS = [
    ("equal-shares", "sqrt", "Additive_Cost_Sqrt_Sat"),
    ("greedy", "sqrt", "Additive_Cost_Sqrt_Sat"),
    ("greedy", "chamberlin-courant", "CC_Sat"),
]


@pytest.mark.parametrize(("name", "utility", "measure"), OF_PAPERS)
def test_utilities_of_papers_choose_as_the_peer_does(name: str, utility: str, measure: str) -> None:
    """But for the logarithm, which theirs (1.2.3) cannot take of the costs that it reads from a file."""
    from pabutools import election as theirs
    from pabutools.rules import greedy_utilitarian_welfare, method_of_equal_shares

    path = REAL / "assen-2024.pb"
    count = method_of_equal_shares if name == "equal-shares" else greedy_utilitarian_welfare
    found = count(*pabutools_peer.read(path, merged=True), sat_class=getattr(theirs, measure))
    ours = tally(read_pabulib(path), Rule(name, utility, ties=("id",))).winners
    assert list(ours) == [project.name for project in found]


MANDATORY = {"description": "drawn", "country": "none", "unit": "none", "instance": "1", "rule": "unknown"}
