"""The map as an estimator: the same map, in the order of what was given."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from samenspel.methods.opinion import OpinionMapper, UnfitVotes, Votes, opinion_map
from samenspel.methods.opinion.polis import project

RANDOM = np.random.default_rng(7)
CAMP = np.arange(60) % 2
TABLE = np.where(RANDOM.random((60, 14)) < 0.9, np.where(CAMP[:, None] == np.arange(14) % 2, 1.0, -1.0), 0.0)
TABLE[RANDOM.random(TABLE.shape) < 0.1] = np.nan


def together(labels: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Who is in one group with whom, whatever the groups are called."""
    return np.equal.outer(labels, labels)


@pytest.mark.parametrize("method", ["tested", "polis"])
def test_rows_and_columns_stay_in_their_order(method: str) -> None:
    found = OpinionMapper(method=method).fit(TABLE)
    assert set(zip(found.labels_.tolist(), CAMP.tolist(), strict=True)) in (
        {(0, 0), (1, 1)},
        {(0, 1), (1, 0)},
    )
    shuffled = RANDOM.permutation(60), RANDOM.permutation(14)
    again = OpinionMapper(method=method).fit(TABLE[shuffled[0]][:, shuffled[1]])
    assert together(again.labels_).tolist() == together(CAMP[shuffled[0]]).tolist()
    assert np.allclose(abs(again.positions_), abs(found.positions_[shuffled[0]]), atol=1e-6)
    assert np.allclose(
        abs(again.statement_positions_), abs(found.statement_positions_[shuffled[1]]), atol=1e-6
    )


@pytest.mark.parametrize("method", ["tested", "polis"])
def test_statements_stand_on_the_side_of_who_agrees(method: str) -> None:
    found = OpinionMapper(method=method).fit(TABLE)
    agreeing = np.sign(found.positions_[CAMP == 0, 0].mean())
    sides = np.sign(found.statement_positions_[:, 0]) * agreeing
    assert sides.tolist() == np.where(np.arange(14) % 2 == 0, 1.0, -1.0).tolist()


def test_of_polis_a_statement_stands_where_who_agrees_with_it_alone_does() -> None:
    votes = Votes.of_table(TABLE)
    assert np.array_equal(OpinionMapper("polis").fit(votes).statement_positions_, project(votes).statements)


def test_votes_give_the_map_itself() -> None:
    votes = Votes.of_table(TABLE)
    found = OpinionMapper("polis", base=None, fewest=1).fit(votes)
    same = opinion_map(votes, "polis", base=None, fewest=1)
    assert found.labels_.tolist() == same.labels.tolist()
    assert found.fit_predict(votes).tolist() == same.labels.tolist()
    assert np.array_equal(found.fit_transform(votes), same.positions)


def test_a_data_frame_names_the_statements() -> None:
    pandas = pytest.importorskip("pandas")
    names = [f"Statement {place}" for place in range(14)]
    found = OpinionMapper().fit(pandas.DataFrame(TABLE, columns=names))
    assert found.map_.votes.texts["3"] == "Statement 3"
    assert found.labels_.tolist() == OpinionMapper().fit(TABLE).labels_.tolist()


def test_it_is_copied_as_estimators_are() -> None:
    base = pytest.importorskip("sklearn.base")
    copied = base.clone(OpinionMapper("polis", fewest=3))
    assert (copied.method, copied.fewest, repr(copied)) == ("polis", 3, "OpinionMapper(method='polis')")
    assert copied.set_params(method="tested").get_params()["method"] == "tested"


def test_what_is_no_option_and_no_table_is_said() -> None:
    with pytest.raises(ValueError, match="There is no option “k”; choose from method, before, base, fewest"):
        OpinionMapper().set_params(k=3)
    with pytest.raises(UnfitVotes, match="The votes are no table: a row for each person"):
        OpinionMapper().fit([1, 0, -1])
    with pytest.raises(UnfitVotes, match="The votes are no table of numbers"):
        OpinionMapper().fit([["agree"]])
    with pytest.raises(UnfitVotes, match="A vote is 2; write 1 for agree"):
        OpinionMapper().fit([[2]])
