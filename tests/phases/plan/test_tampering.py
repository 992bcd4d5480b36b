"""Ballots that were sent past the page that looks them over."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.plan.models import Voter
from tests.factories.plan import make_vote, make_voter, vote

pytestmark = pytest.mark.django_db


def test_who_does_not_say_to_be_old_enough_does_not_vote_whatever_way_it_is_sent(client):
    round, person = make_vote(least_age=16), make_voter()
    client.force_login(person)
    sent = client.post(f"/plan/rounds/{round.pk}/vote/", {"choose": "1"})
    assert "Say that you are one of those who may vote." in sent.content.decode()
    with pytest.raises(Refused, match="Say that you are one of those who may vote"):
        vote(round, 1, person=person, agreed=False)
    assert not Voter.objects.exists()
    assert "/receipts/" in client.post(sent.request["PATH_INFO"], {"choose": "1", "agreed": "1"})["Location"]


@pytest.mark.parametrize("odd", ["9999999", "99", "-1", "1.5", "one", "²", ""])
def test_a_choice_that_is_on_no_ballot_is_told_and_not_left_out(client, odd):
    round = make_vote()
    client.force_login(make_voter())
    sent = client.post(f"/plan/rounds/{round.pk}/vote/", {"choose": ["1", odd]})
    assert "A project that you chose is not on this ballot." in sent.content.decode()
    assert not Voter.objects.exists()
