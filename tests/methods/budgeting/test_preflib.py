"""Files of PrefLib: read as elections, written and read again, and refused where they are wrong."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given

from samenspel.methods.budgeting import BadElection, Election, MalformedFile, Rule, tally
from samenspel.methods.budgeting.preflib import read_preflib, write_preflib
from tests.examples import examples

from .elections import drawn_approvals, drawn_points, drawn_rankings
from .test_given import told

HEAD = """# FILE NAME: 00099-00000001.{kind}
# TITLE: Three benches
# DATA TYPE: {kind}
# MODIFICATION TYPE: synthetic
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Bench
# ALTERNATIVE NAME 2: Tree: an oak
# ALTERNATIVE NAME 3: Pond
"""
COSTS = {"1": 40, "Tree: an oak": "60.50", "3": 20}


def written(kind: str, *orders: str, more: str = "") -> bytes:
    return "\n".join([HEAD.format(kind=kind) + more + orders[0], *orders[1:], ""]).encode()


def test_orders_without_ties_are_rankings() -> None:
    election = read_preflib(written("soi", "4: 3,1", "1: 2"), COSTS, 100)
    assert election.ballot_format == "ordinal"
    assert (election.votes, election.scores, election.costs) == ((4, 1, 4), (4, 1, 8), (4000, 6050, 2000))
    assert [project.name for project in election.projects] == ["Bench", "Tree: an oak", "Pond"]
    assert tally(election, Rule("greedy", "points")).winners == ("3", "1")


def test_those_in_a_tie_share_the_points_of_their_places() -> None:
    election = read_preflib(written("toc", "4: 3,{1,2}", "1: {1, 2, 3}"), COSTS, 100)
    scores = [Fraction(score, election.points_scale) for score in election.scores]
    assert (election.ballot_format, scores) == ("scoring", [8, 8, 14])
    assert [Fraction(point, election.points_scale) for point in election.points[:3]] == [
        Fraction(3, 2),
        Fraction(3, 2),
        3,
    ]


def test_of_categories_one_says_which_approve() -> None:
    more = "# NUMBER CATEGORIES: 3\n# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: Maybe\n# CATEGORY NAME 3: No\n"
    file = written("cat", "4: {1,2},3,{}", "1: {},{2},{1,3}", more=more)
    assert read_preflib(file, COSTS, 100).votes == (4, 4, 0)
    assert read_preflib(file, COSTS, 100, approving=["Yes", "Maybe"]).votes == (4, 5, 4)
    with pytest.raises(BadElection, match="there is no category “Perhaps”; choose from: Yes, Maybe, No"):
        read_preflib(file, COSTS, 100, approving=["Perhaps"])


def again(election: Election) -> Election:
    """Numbered and read anew."""
    file = io.StringIO()
    write_preflib(election, file, title="drawn\nat random")
    costs = {str(c): Fraction(one.cost, 100) for c, one in enumerate(election.projects, start=1)}
    return read_preflib(file.getvalue().encode(), costs, Fraction(election.budget, 100))


def numbered(election: Election) -> Election:
    """With numbers for ids, as the file has them."""
    numbers = [type(one)(str(c), one.cost, one.name) for c, one in enumerate(election.projects, start=1)]
    return replace(election, projects=tuple(numbers))


@given(drawn_rankings() | drawn_approvals())
def test_what_is_written_is_read_as_it_was(election: Election) -> None:
    assert told(again(election)) == told(numbered(election))


@given(drawn_points())
def test_orders_with_ties_are_written_as_they_were_read(election: Election) -> None:
    once = again(election)
    assert told(again(once)) == told(once)


@pytest.mark.slow
@examples(20)
@given(election=drawn_rankings() | drawn_points() | drawn_approvals())
def test_the_peer_reads_what_is_written(tmp_path_factory: pytest.TempPathFactory, election: Election) -> None:
    peer = pytest.importorskip("preflibtools.instances")
    file = io.StringIO()
    write_preflib(election, file)
    kind = file.getvalue().partition("DATA TYPE: ")[2][:3]
    path = tmp_path_factory.mktemp("preflib") / f"drawn.{kind}"
    path.write_text(file.getvalue(), encoding="utf-8")
    found = peer.get_parsed_instance(str(path))
    assert (found.num_voters, found.num_alternatives) == (election.voters, len(election.projects))
    assert sum(found.multiplicity.values()) == election.voters


NO_KIND = "there is no line “# DATA TYPE: …”; is this a PrefLib file?"
TOO_MANY = "NUMBER VOTERS is 5, but the file holds 6; is the file complete?"


@pytest.mark.parametrize(
    ("file", "line", "says"),
    [
        (b"1: 2\n", 1, "alternative 2 has no name in the lines above."),
        (
            b"# ALTERNATIVE NAME 1: Bench\n1: 1\n",
            1,
            "there is no line “# DATA TYPE: …”; is this a PrefLib file?",
        ),
        (written("wmd", "5: 1"), 3, "the data type is “wmd”; choose from: soc, soi, toc, toi, cat."),
        (
            written("soi", "4: 3,1", "2: 1"),
            6,
            "NUMBER VOTERS is 5, but the file holds 6; is the file complete?",
        ),
        (written("soi", "5: 3,4"), 11, "alternative 4 has no name in the lines above."),
        (written("soi", "5: 3,3"), 11, "this order names an alternative twice; name each once."),
        (written("soi", "5: {1,2}"), 11, "there is a tie in this order, and the data type is soi."),
        (written("toi", "five: 1"), 11, "“five: 1” is no order; write it like 12: 1,{2,3},4."),
        (written("toi", "5 1,2"), 11, "“5 1,2” is no order; write it like 12: 1,{2,3},4."),
        (written("toi", "5: 1,{2"), 11, "“5: 1,{2” is no order; write it like 12: 1,{2,3},4."),
        (written("cat", "5: {1},{2}"), 11, "there are more categories in this line than the file names."),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(file: bytes, line: int, says: str) -> None:
    with pytest.raises(MalformedFile) as error:
        read_preflib(file, COSTS, 100)
    assert str(error.value) == f"Line {line}: {says}"


def test_every_alternative_has_a_cost_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "benches.soc"
    path.write_bytes(written("soc", "5: 3,1,2"))
    with pytest.raises(BadElection, match="alternative 3, “Pond”, has no cost"):
        read_preflib(path, {"1": 1, "2": 1}, 10)
    with pytest.raises(BadElection, match="“Lake” has a cost, and is no alternative of the file"):
        read_preflib(path, {**COSTS, "Lake": 1}, 10)
