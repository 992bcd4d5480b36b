"""The compatible method against red-dwarf, on real conversations."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.opinion_peer import adjusted_rand, entries
from samenspel.methods.opinion.clusters import silhouette
from samenspel.methods.opinion.polis import polis_groups, project, taking_part

from .conversations import REAL, real

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", REAL)
def test_positions_are_the_peers_and_the_groups_stand_apart_at_least_as_well(name: str) -> None:
    from reddwarf.implementations.polis import run_pipeline

    votes, _published = real(name)
    hidden = [int(id) for id in votes.hidden]
    peer = run_pipeline(votes=entries(votes), mod_out_statement_ids=hidden, random_state=0).participants_df
    found, placed = project(votes), taking_part(votes)
    theirs = peer.loc[[int(person) for person in votes.people], ["x", "y"]].to_numpy()
    signs = np.sign((theirs * found.positions).sum(axis=0))
    assert found.positions * signs == pytest.approx(theirs, abs=1e-6)
    labels, scores = polis_groups(found.positions[placed], base=None)
    of_peer = peer.loc[[int(votes.people[i]) for i in placed], "cluster_id"].to_numpy(dtype=np.int64)
    assert max(scores.values()) >= silhouette(found.positions[placed], [of_peer])[0] - 1e-3
    assert labels.max() >= 1


def test_the_adjusted_rand_index_is_the_peers_own() -> None:
    from sklearn.metrics import adjusted_rand_score

    draw = np.random.Generator(np.random.PCG64(0))
    some, others = draw.integers(3, size=(2, 40)).tolist()
    assert adjusted_rand(some, others) == pytest.approx(adjusted_rand_score(some, others))
    assert adjusted_rand([0, 0, 1], ["b", "b", "a"]) == 1
