"""The money by category beside the votes by category."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import BadElection, Election, Rule, read_pabulib, tally, write_pabulib
from samenspel.methods.budgeting.categories import by_category
from samenspel.methods.budgeting.election import Project
from tests.examples import examples

from .elections import approvals, drawn_contests

OF = {"a": ["green"], "b": ["sport", "green"], "c": ["sport"]}


def test_each_voter_counts_once_however_much_they_listed() -> None:
    election = approvals({"a": 60, "b": 30, "c": 10}, 70, ["abc", "c", ""])
    found = by_category(election, ["a", "c"], OF)
    assert [(one.name, one.votes, one.spent, one.projects, one.winners) for one in found.categories] == [
        ("sport", Fraction(7, 10), Fraction(1, 7), 2, 1),
        ("green", Fraction(9, 20), Fraction(6, 7), 2, 1),
    ]
    assert found.table().startswith(
        "Farthest from the votes is sport: 70.0% of the votes, 14.3% of the money."
    )
    assert repr(found) == "<Categories: 2, index 0.7881>"


def with_categories(election: Election, path: Path) -> Election:
    cells = ["green", "sport,green", "sport", "art", "art", "green", "art"]
    projects = tuple(
        Project(one.id, one.cost, one.name, {"category": cell})
        for one, cell in zip(election.projects, cells, strict=False)
    )
    file = io.BytesIO()
    write_pabulib(
        replace(election, projects=projects),
        file,
        meta={"description": "d", "country": "n", "unit": "n", "instance": "1", "rule": "unknown"},
    )
    path.write_bytes(file.getvalue())
    return read_pabulib(path)


@pytest.mark.slow
@examples(25)
@given(election=drawn_contests())
def test_the_index_is_that_of_the_peer(tmp_path_factory: pytest.TempPathFactory, election: Election) -> None:
    peer = pytest.importorskip("pabutools.analysis.category")
    from benchmarks import pabutools_peer

    path = tmp_path_factory.mktemp("categories") / "drawn.pb"
    ours = with_categories(election, path)
    winners = tally(ours, Rule("greedy")).winners
    instance, profile = pabutools_peer.read(path, merged=True)
    theirs = peer.category_proportionality(
        instance, profile, [one for one in instance if one.name in winners]
    )
    assert by_category(ours, winners).index == pytest.approx(float(theirs))


@given(drawn_contests(), st.data())
def test_where_each_project_has_one_category_the_parts_are_a_whole(
    election: Election, data: st.DataObject
) -> None:
    of = {id: [data.draw(st.sampled_from(["green", "sport"]))] for id in election.position}
    found = by_category(election, tally(election, Rule("greedy")), of)
    assert sum(one.votes for one in found.categories) == 1
    assert sum(one.spent for one in found.categories) == 1


def test_without_categories_or_votes_there_is_nothing_to_compare() -> None:
    with pytest.raises(BadElection, match="no project has a category"):
        by_category(approvals({"a": 1}, 1, ["a"]), ["a"])
    with pytest.raises(BadElection, match="nobody voted"):
        by_category(approvals({"a": 1}, 1, [""]), ["a"], OF)
