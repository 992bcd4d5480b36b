"""What a voter reads when a ballot does not go into the box, or went into it before."""

from html import unescape

import pytest

from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Voter
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import (
    clock,
    close,
    make_check,
    make_own_round,
    make_proposal,
    make_vote,
    make_voter,
    vote,
)

pytestmark = pytest.mark.django_db
LATE = "Voting is over. Your ballot came too late and was not counted."
UNKNOWN = "This code is not known in this round. Look at your letter, and type it again."


def address(round, rest):
    return f"/plan/rounds/{round.pk}/{rest}"


def words(response, status=200):
    assert_page(response, status)
    return unescape(response.content.decode())


def with_roll(who, proposals=1):
    """People vote in it; the codes, where there are any."""
    round = make_own_round(who=who)
    coordinator, codes = coordinator_of(round.initiative), []
    if who == "codes":
        codes = actions.make_codes(actor=coordinator, round=round, count=2)
    else:
        actions.list_voters(actor=coordinator, round=round, emails=["a@example.org"])
    for _ in range(proposals):
        make_check(make_proposal(round))
    return actions.open_voting(actor=coordinator, round=round), codes


@pytest.mark.parametrize("where", ["ballot/", "vote/"])
def test_a_late_ballot_is_told_that_it_was_not_counted(client, where):
    round, person = make_vote(), make_voter()
    with clock(round.votes_until):
        client.force_login(person)
        page = words(client.post(address(round, where), {"choose": ["1"]}, follow=True))
    assert [LATE in page, "The ballot that you sent in time" in page, "Put it in the box" in page] == [
        True,
        False,
        False,
    ]


def test_a_late_ballot_of_who_voted_in_time_is_told_that_the_first_one_counts(client):
    round, person = make_vote(), make_voter()
    vote(round, 1, person=person)
    with clock(round.votes_until):
        client.force_login(person)
        page = words(client.post(address(round, "vote/"), {"choose": ["2"]}))
    assert [LATE in page, "The ballot that you sent in time counts." in page] == [True, True]


def test_a_ballot_that_comes_after_the_box_was_opened_is_told_so(client):
    round = make_vote()
    vote(round, 1)
    close(round)
    with clock(round.votes_until):
        client.force_login(make_voter())
        looked_over = client.post(address(round, "ballot/"), {"choose": ["1"]}, follow=True)
        cast = client.post(address(round, "vote/"), {"choose": ["1"]})
    pages = words(looked_over), words(cast, 403)
    assert [LATE in pages[0], "Your ballot was not counted." in pages[1]] == [True, True]


def test_whoever_only_looks_after_the_end_reads_nothing_of_a_ballot_that_was_not_counted(client):
    round = make_vote()
    with clock(round.votes_until):
        page = words(client.get(address(round, "ballot/")))
    assert ["was not counted" in page, "It ended on" in page] == [False, True]


@pytest.mark.parametrize("where", ["ballot/", "vote/"])
def test_a_code_that_nobody_has_is_told_before_anything_is_looked_over(client, where):
    round, codes = with_roll("codes")
    page = words(client.post(address(round, where), {"choose": ["1"], "code": "AAAA-BBBB-CCCC"}, follow=True))
    assert [UNKNOWN in page, "Put it in the box" in page, Voter.objects.exclude(channel="").exists()] == [
        True,
        False,
        False,
    ]
    over = words(
        client.post(address(round, "ballot/"), {"choose": ["1"], "code": codes[0].lower()}, follow=True)
    )
    assert "Put it in the box" in over


def test_a_voter_from_a_list_sees_that_the_ballot_came_in(client):
    round, _codes = with_roll("list")
    person = make_voter()
    person.email = "a@example.org"
    person.save()
    client.force_login(person)
    before = words(client.get(address(round, "ballot/")))
    vote(round, 1, person=person)
    after = words(client.get(address(round, "ballot/")))
    assert ["You voted already" in page for page in (before, after)] == [False, True]
