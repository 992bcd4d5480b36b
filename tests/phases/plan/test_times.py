"""Each step of a round has its time."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.plan import actions
from samenspel.phases.plan.queries import find_round
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import clock, close, make_own_round, make_vote, vote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("days", [(1, 5, 8, 12, 15), (-9, -5, 8, 12, 15)])
def test_proposals_are_made_while_that_is_open(days):
    round = make_own_round(days=days)
    with pytest.raises(Refused, match="No proposals can be made or changed now"):
        actions.add_proposal(actor=make_member(round.initiative), round=round, title="A bench")


def test_nobody_certifies_while_people_may_object():
    round = make_vote()
    for _ in range(5):
        vote(round, 1)
    close(round)
    with clock(round.votes_until), pytest.raises(Refused, match="Wait until everybody had the time"):
        actions.certify_round(actor=coordinator_of(round.initiative), round=find_round(round.pk))
