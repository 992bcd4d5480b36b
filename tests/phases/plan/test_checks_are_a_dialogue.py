"""“Not as it is” is no end: authors change it and send it again, and each step waits for somebody."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.plan import actions
from samenspel.spine.initiatives.to_do import doings_for
from tests.checks import one_line
from tests.factories.initiatives import coordinator_of
from tests.factories.plan import MINUTE, clock, make_check, make_own_round, make_proposal

pytestmark = pytest.mark.django_db
CHECKED, AGAIN = "Your proposal was checked: not as it is", "Check a changed proposal again"


@pytest.fixture
def declined():
    proposal = make_proposal(make_own_round(days=(-9, 1, 2, 5, 8)))
    make_check(proposal, possible=False)
    return proposal


def author_of(proposal):
    return proposal.authors.get().person


def waits_for(person, proposal):
    found = doings_for(person, [proposal.round.initiative])
    return [str(one.title) for one in found if one.waits and one.text == proposal.title]


def both(proposal):
    return waits_for(author_of(proposal), proposal), waits_for(
        coordinator_of(proposal.round.initiative), proposal
    )


def test_each_step_waits_for_one_side(declined):
    author, coordinator = author_of(declined), coordinator_of(declined.round.initiative)
    assert both(declined) == ([CHECKED], [])
    actions.change_proposal(actor=author, proposal=declined, description="Ten metres further.")
    assert both(declined) == ([CHECKED], [])
    submitted = declined.submitted_at
    declined = actions.submit_proposal(actor=author, proposal=declined)
    assert (both(declined), declined.submitted_at) == (([], [AGAIN]), submitted)
    make_check(declined, possible=False)
    actions.answer_check(actor=author, check=declined.checks.first(), answer="It is ten metres.")
    assert both(declined) == ([], ["Read the answer to a check"])
    make_check(declined, cost=1_00)
    assert both(declined) == ([], [])
    assert coordinator != author


def test_after_the_date_it_can_be_answered_but_not_sent_again(declined):
    with clock(declined.round.proposals_until + MINUTE):
        assert both(declined) == ([CHECKED], [])
        for action in (actions.submit_proposal, actions.change_proposal):
            with pytest.raises(Refused, match="No proposals can be made or changed now"):
                action(actor=author_of(declined), proposal=declined)


def test_what_can_be_done_is_not_changed_under_the_voters(declined):
    make_check(declined, cost=1_00)
    for action in (actions.submit_proposal, actions.change_proposal):
        with pytest.raises(Refused, match="That can't be done with this proposal any"):
            action(actor=author_of(declined), proposal=declined)


def test_the_page_says_what_an_author_can_do_and_until_when(client, declined):
    client.force_login(author_of(declined))
    page = one_line(client.get(declined.get_absolute_url()))
    assert ["Send it again" in page, "Change your proposal and send it again, until" in page] == [True, True]
