"""Comments on proposals follow the rules of the proposal's own page."""

import pytest

from samenspel.phases.plan.actions import submit_proposal, withdraw_proposal
from samenspel.tools.notices.actions import unfollow
from samenspel.tools.notices.models import Follow
from samenspel.tools.talk.models import Comment
from tests.checks import assert_page
from tests.factories.initiatives import make_member
from tests.factories.plan import make_own_round, make_proposal, make_proposal_draft, make_round
from tests.factories.services import make_administrator, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def taking():
    return make_own_round(days=(-1, 5, 8, 12, 15))


@pytest.fixture
def member(taking):
    return make_member(taking.initiative, make_person("Ina", email="ina@example.org"))


def say(client, proposal, text="Is there shade?"):
    return client.post(f"/talk/plan.proposal/{proposal.pk}/write/", {"text": text})


def test_a_member_comments_on_a_proposal_and_sees_it_on_its_page(client, taking, member):
    proposal = make_proposal(taking)
    client.force_login(member)
    response = say(client, proposal)
    assert response["Location"] == f"{proposal.get_absolute_url()}#comment-{Comment.objects.get().pk}"
    page = client.get(proposal.get_absolute_url())
    assert_page(page)
    assert "Is there shade?" in page.content.decode()


def test_the_talk_about_a_draft_is_nobodys(client, taking, member):
    draft = make_proposal_draft(taking, member)
    assert client.get(f"/talk/plan.proposal/{draft.pk}/").status_code == 404
    client.force_login(make_administrator())
    assert say(client, draft).status_code == 404
    client.force_login(member)
    assert say(client, draft).status_code == 403
    assert 'id="talk"' not in client.get(draft.get_absolute_url()).content.decode()
    assert not Comment.objects.exists()


def test_what_was_said_stays_when_a_proposal_is_withdrawn_and_nothing_is_added(client, taking, member):
    proposal = make_proposal(taking, member)
    client.force_login(member)
    say(client, proposal)
    withdraw_proposal(actor=member, proposal=proposal)
    assert say(client, proposal, "And now?").status_code == 403
    page = client.get(proposal.get_absolute_url()).content.decode()
    assert "Is there shade?" in page
    assert "There is no talk about a draft" in page


def test_a_project_of_an_imported_election_is_talked_about_too(client):
    proposal = make_round().proposals.earliest("pk")
    client.force_login(make_member(proposal.initiative, make_person("Wim")))
    say(client, proposal)
    assert "Is there shade?" in client.get(proposal.get_absolute_url()).content.decode()


def test_there_is_talk_once_a_draft_is_submitted(client, taking, member):
    draft = make_proposal_draft(taking, member)
    submit_proposal(actor=member, proposal=draft)
    client.force_login(member)
    assert say(client, draft).status_code == 302


def test_who_says_something_follows_the_proposal_unless_they_unfollowed_it(client, taking, member):
    proposal = make_proposal(taking)
    client.force_login(member)
    say(client, proposal)
    (follow,) = Follow.objects.filter(person=member, thing=f"plan.proposal/{proposal.pk}")
    assert not follow.has_ended
    unfollow(actor=member, follow=follow)
    say(client, proposal, "And a bin?")
    assert Follow.objects.get(pk=follow.pk).has_ended
