"""What is kept is what was voted."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from samenspel.methods.budgeting import read_pabulib, tally
from samenspel.phases.plan.elections import election_of, recount_file, written_choices
from samenspel.phases.plan.sources import rule_of
from tests.examples import examples
from tests.factories.plan import ASSEN, WIELICZKA, election_file, make_round

pytestmark = pytest.mark.django_db
IDS = ("4", "7", "9")


def merged(election):
    """Every distinct ballot with its count, whatever the order."""
    ends = zip(election.pointers, election.pointers[1:], election.weights, strict=False)
    return {
        (tuple(election.listed[start:end]), tuple(election.points[start:end])): int(times)
        for start, end, times in ends
    }


def everything(election):
    return {
        "ballots": merged(election),
        "projects": [(one.id, one.cost, one.name) for one in election.projects],
        "budget": election.budget,
        "format": election.ballot_format,
        "scales": (election.scale, election.points_scale),
    }


@st.composite
def files(draw):
    """Any ballot format, with decimals and empty ballots."""
    vote_type = draw(st.sampled_from(["approval", "choose-1", "ordinal", "cumulative", "scoring"]))
    votes = draw(st.lists(st.lists(st.sampled_from(IDS), unique=True), max_size=8))
    cells = [",".join(vote) for vote in votes]
    if vote_type in ("cumulative", "scoring"):
        points = st.sampled_from(["1", "2.5", "10"])
        cells = [(",".join(vote), ",".join(draw(points) for _ in vote)) for vote in votes]
    return election_file(votes=cells, vote_type=vote_type, budget=draw(st.sampled_from(["100", "99.1250"])))


@examples(60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=files())
def test_an_election_comes_back_from_the_database_as_it_was_read(db, source):
    assert everything(election_of(make_round(source))) == everything(read_pabulib(source))


@pytest.mark.parametrize("path", [WIELICZKA, ASSEN], ids=lambda path: path.stem)
def test_a_real_election_has_the_same_winners_from_the_database(path):
    election = read_pabulib(path)
    kept = election_of(make_round(path.read_bytes()))
    assert tally(kept, rule_of(kept)) == tally(election, rule_of(election))


def test_ballots_are_written_sorted_whatever_the_order_in_which_people_voted():
    votes = ["9", "4,7", "", "4", "7,4", "9"]
    there = list(written_choices(read_pabulib(election_file(votes=votes))))
    back = list(written_choices(read_pabulib(election_file(votes=votes[::-1]))))
    assert there == back == [("", 1), ("1", 1), ("1 2", 2), ("3", 2)]


def test_rows_of_ballots_stand_in_the_order_of_their_choices():
    round = make_round(election_file(votes=["9", "4,7", "", "4", "7,4", "9"]))
    assert list(round.ballots.order_by("pk").values_list("choice", "count")) == [
        ("", 1),
        ("1", 1),
        ("1 2", 2),
        ("3", 2),
    ]


def test_the_recount_file_holds_the_same_election_and_nothing_about_voters():
    source = election_file(votes=["9", "4,7", "4,7", "4"])
    round = make_round(source)
    data, _sha256 = recount_file(round, election_of(round))
    assert everything(read_pabulib(data)) == everything(read_pabulib(source))
    lines = data.decode().splitlines()
    assert (
        "samenspel_tally;--rule equal-shares --utility cost --completion none --ties votes,cost,id" in lines
    )
    assert lines[lines.index("VOTES") + 1 :] == ["voter_id;vote", "1;4", "2;4,7", "3;4,7", "4;9"]


def test_the_recount_file_is_the_same_every_time():
    round = make_round(WIELICZKA.read_bytes())
    assert recount_file(round, election_of(round)) == recount_file(round, election_of(round))
