"""An idea goes on as a proposal, and each page leads to the other."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.phases.design.actions import answering
from samenspel.phases.design.actions import ideas as actions
from samenspel.phases.plan.actions import submit_proposal, withdraw_proposal
from samenspel.phases.plan.models import Proposal
from samenspel.tools.together.actions import become_author
from samenspel.tools.together.invitations import Invitation
from tests.checks import assert_page
from tests.factories.design import address, author_of, letters_to, make_idea
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import make_own_round
from tests.factories.services import make_administrator, map_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(board):
    return make_own_round(board.initiative, days=(-1, 5, 8, 12, 15))


def test_an_idea_becomes_a_draft_by_the_same_authors_and_each_page_leads_to_the_other(board, round, client):
    idea = make_idea(
        board, title="A kettle", text="For tea.", picture=map_picture(), picture_words="It boils"
    )
    friend = make_member(board.initiative)
    become_author(actor=friend, invitation=Invitation(idea))
    client.force_login(author_of(idea))
    assert_page(client.get(address(idea, "make-proposal/")))
    response = client.post(address(idea, "make-proposal/"), {"round": round.pk})
    proposal = Proposal.objects.get()
    assert response.url == address(proposal)
    assert (proposal.title, proposal.description, proposal.state) == ("A kettle", "For tea.", "draft")
    assert proposal.picture_words == "It boils"
    assert proposal.picture.name != idea.picture.name
    assert {one.person for one in proposal.authors.all()} == {author_of(idea), friend}
    assert address(proposal) in client.get(address(idea)).content.decode()
    assert address(idea) in client.get(address(proposal)).content.decode()
    client.logout()
    assert address(proposal) not in client.get(address(idea)).content.decode()
    submit_proposal(actor=friend, proposal=proposal)
    assert address(proposal) in client.get(address(idea)).content.decode()
    withdraw_proposal(actor=friend, proposal=proposal)
    assert_page(client.get(address(proposal)))


def test_one_press_is_enough_where_there_is_one_round_and_several_are_to_choose_from(board, round, client):
    idea = make_idea(board)
    client.force_login(author_of(idea))
    to_proposal = address(idea, "make-proposal/")
    page = client.get(address(idea))
    assert to_proposal not in assert_page(page).links
    assert f'<input type="hidden" name="round" value="{round.pk}">' in page.content.decode()
    make_own_round(board.initiative, days=(-1, 5, 8, 12, 15))
    assert to_proposal in assert_page(client.get(address(idea))).links


def test_without_a_round_one_reads_why_and_is_back_at_the_idea(board, client):
    idea = make_idea(board)
    client.force_login(author_of(idea))
    for ask in (client.get, client.post):
        response = ask(address(idea, "make-proposal/"), follow=True)
        assert response.redirect_chain == [(address(idea), 302)]
        assert b"No budget round of this initiative takes proposals now." in response.content
        assert b"Make it a proposal" not in response.content


def test_a_coordinator_makes_the_draft_and_the_authors_hear_of_it(board, round):
    idea = make_idea(board, title="A kettle")
    coordinator = coordinator_of(board.initiative)
    proposal = answering.make_proposal(actor=coordinator, idea=idea, round=round)
    assert {one.person for one in proposal.authors.all()} == {author_of(idea), coordinator}
    assert letters_to(author_of(idea)) == ["Your idea is becoming a proposal: A kettle"]


def test_the_proposal_does_not_lead_to_what_was_taken_off_the_board(board, round, client):
    idea = make_idea(board, title="A kettle of spite")
    proposal = answering.make_proposal(actor=author_of(idea), idea=idea, round=round)
    submit_proposal(actor=author_of(idea), proposal=proposal)
    actions.hide_idea(actor=coordinator_of(board.initiative), idea=idea, reason="No.")
    assert address(idea) not in client.get(address(proposal)).content.decode()


def test_no_proposal_in_a_round_of_others_or_one_that_takes_none(board):
    idea = make_idea(board)
    for round in (
        make_own_round(days=(-1, 5, 8, 12, 15)),
        make_own_round(board.initiative, days=(-9, -5, 1, 2, 3)),
    ):
        with pytest.raises(Refused, match="Choose a round of this initiative"):
            answering.make_proposal(actor=author_of(idea), idea=idea, round=round)
    with pytest.raises(Refused, match="You are not a member"):
        answering.make_proposal(actor=make_administrator(), idea=idea, round=round)
