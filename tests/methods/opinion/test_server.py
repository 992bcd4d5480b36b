"""What the server of Polis computed is computed here, to the last digits that it gives."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from samenspel.methods.opinion.polis import project, taking_part
from samenspel.methods.opinion.representative import Common, Representative, common, representative_by_polis
from samenspel.methods.opinion.statistics import shared_by_groups
from samenspel.methods.opinion.votes import Votes

from .conversations import SERVER, served, server_labels

EXACT = 1e-9
WHOLE = ("2dhnep37ie", "4cvkai2ctw")
"""Of the third, the votes of one person are not in the file."""


@pytest.mark.parametrize("name", WHOLE)
def test_components_are_the_servers(name: str) -> None:
    votes, server = served(name)
    found = project(votes)
    assert found.centre == pytest.approx(-np.array(server["pca"]["center"]), abs=EXACT)
    for ours, theirs in zip(found.components, server["pca"]["comps"], strict=True):
        assert abs(ours @ np.array(theirs)) == pytest.approx(1, abs=EXACT)


@pytest.mark.parametrize("name", WHOLE)
def test_people_and_statements_stand_where_the_server_puts_them(name: str) -> None:
    votes, server = served(name)
    found = project(votes)
    signs = np.sign((found.components * np.array(server["pca"]["comps"])).sum(axis=1))
    place = dict(zip(votes.people, -found.positions * signs, strict=True))
    base = server["base-clusters"]
    theirs = {
        str(person): (x, y) for [person], x, y in zip(base["members"], base["x"], base["y"], strict=True)
    }
    assert {person: tuple(place[person]) for person in theirs} == {
        person: pytest.approx(at, abs=EXACT) for person, at in theirs.items()
    }
    assert -found.statements * signs == pytest.approx(
        np.array(server["pca"]["comment-projection"]).T, abs=EXACT
    )
    assert np.linalg.norm(found.statements, axis=1) == pytest.approx(server["pca"]["comment-extremity"])


@pytest.mark.parametrize(
    ("name", "stayed"),
    [("2dhnep37ie", set()), ("6ukkcvfbre", {"4", "14"}), ("4cvkai2ctw", {"5", "10", "11", "14"})],
)
def test_the_same_people_take_part_but_for_early_ones_who_stayed(name: str, stayed: set[str]) -> None:
    """Among the first fifteen people they counted with one vote, and the server never lets go of anyone."""
    votes, server = served(name)
    ours = {votes.people[i] for i in taking_part(votes)}
    assert {str(person) for person in server["in-conv"]} == ours | stayed


@pytest.mark.parametrize("name", SERVER)
def test_representative_statements_are_the_servers(name: str) -> None:
    votes, server = served(name)
    counts = votes.counts(server_labels(votes, server), len(server["repness"]))
    found = representative_by_polis(counts, np.nonzero(votes.shown)[0])
    assert {str(g): [_as_served(votes, one) for one in group] for g, group in enumerate(found)} == {
        g: [_approximately(one) for one in group] for g, group in server["repness"].items()
    }


@pytest.mark.parametrize("name", SERVER)
def test_consensus_is_the_servers(name: str) -> None:
    votes, server = served(name)
    everybody = votes.counts(np.zeros(len(votes.people), np.int64), 1)[0]
    agreed, disagreed = common(everybody, np.nonzero(votes.shown)[0])
    served_of = server["consensus"]
    assert [_common(votes, one) for one in agreed] == [_approximately(one) for one in served_of["agree"]]
    assert [_common(votes, one) for one in disagreed] == [
        _approximately(one) for one in served_of["disagree"]
    ]
    groups = shared_by_groups(votes.counts(server_labels(votes, server), len(server["repness"])))[0]
    theirs = server["group-aware-consensus"]
    assert dict(zip(votes.statements, groups.tolist(), strict=True)) == pytest.approx(theirs, abs=EXACT)


def _as_served(votes: Votes, one: Representative) -> dict[str, Any]:
    head = {"best-agree": True} if one.best_agree else {}
    return {
        "tid": int(votes.statements[one.statement]),
        "repful-for": "agree" if one.agrees else "disagree",
        "n-success": one.number,
        "n-trials": one.seen,
        "p-success": one.share,
        "p-test": one.z,
        "repness": one.ratio,
        "repness-test": one.ratio_z,
        **head,
    }


def _common(votes: Votes, one: Common) -> dict[str, Any]:
    return {
        "tid": int(votes.statements[one.statement]),
        "n-success": one.number,
        "n-trials": one.seen,
        "p-success": one.share,
        "p-test": one.z,
    }


def _approximately(one: dict[str, Any]) -> dict[str, Any]:
    """The server rounds one of its numbers to the precision of a float of 32 bits."""
    return {
        key: pytest.approx(value, rel=1e-6) if isinstance(value, float) else value
        for key, value in one.items()
        if key != "n-agree"
    }
