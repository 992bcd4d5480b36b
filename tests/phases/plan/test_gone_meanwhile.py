"""What goes, or closes, between the page and the press."""

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.phases.plan import actions
from samenspel.phases.plan.models import BudgetRound, Proposal
from samenspel.tools.together.actions import become_author
from samenspel.tools.together.invitations import Invitation, find_invitation
from tests.checks import assert_page
from tests.factories.initiatives import make_member
from tests.factories.plan import make_own_round
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    round = make_own_round(days=(-1, 5, 8, 12, 15))
    return actions.add_proposal(
        actor=make_member(round.initiative, make_person("Ina")), round=round, title="A fountain"
    )


@pytest.fixture
def ina(draft):
    return draft.authors.get().person


@pytest.fixture
def joy(draft):
    return make_member(draft.initiative, make_person("Joy"))


def withdraw(draft):
    Proposal.objects.filter(pk=draft.pk).update(state=Proposal.State.WITHDRAWN)


def close(draft):
    BudgetRound.objects.filter(pk=draft.round_id).update(proposals_until=clock.now())


@pytest.mark.parametrize(
    ("happens", "said"),
    [(withdraw, "That can't be done with this proposal"), (close, "No proposals can be made or changed now")],
)
def test_nobody_joins_what_took_authors_only_until_a_moment_ago(draft, joy, happens, said):
    invitation = find_invitation(Invitation(draft).token)
    happens(draft)
    with pytest.raises(Refused, match=said):
        become_author(actor=joy, invitation=invitation)


def test_who_joins_twice_is_told_of_once(draft, joy):
    for _time in range(2):
        become_author(actor=joy, invitation=find_invitation(Invitation(draft).token))
    assert Entry.objects.filter(verb="together.become_author").count() == 1


def test_nobody_joins_a_draft_that_was_thrown_away_a_moment_ago(draft, ina, joy):
    invitation = find_invitation(Invitation(draft).token)
    actions.discard_draft(actor=ina, proposal=draft)
    with pytest.raises(Proposal.DoesNotExist):
        become_author(actor=joy, invitation=invitation)


def test_a_proposal_that_comes_too_late_is_kept_for_the_one_who_wrote_it(draft, ina, client):
    client.force_login(ina)
    close(draft)
    typed = {"title": "A fountain in the park", "description": "For hot days.", "needs": "Water."}
    refused = client.post(f"{draft.get_absolute_url()}change/", typed)
    assert "A fountain in the park" in refused.content.decode()
    back = next(link for link in assert_page(refused, 403).links if link.startswith(draft.get_absolute_url()))
    page = client.get(back).content.decode()
    assert ("For hot days." in page, "What you typed is kept here for an hour" in page) == (True, True)


def test_a_page_that_closed_leads_to_the_page_above(draft, ina, client):
    client.force_login(ina)
    close(draft)
    page = assert_page(client.get(f"{draft.round.get_absolute_url()}proposals/add/"), 403)
    assert draft.round.get_absolute_url() in page.links


@pytest.mark.parametrize("verb", ["change", "submit", "discard"])
def test_a_draft_that_another_author_throws_away_meanwhile_is_not_there(
    draft, ina, client, monkeypatch, verb
):
    name = "discard_draft" if verb == "discard" else f"{verb}_proposal"
    act, discard = getattr(actions, name), actions.discard_draft

    def too_late(**words):
        discard(actor=ina, proposal=draft)
        return act(**words)

    monkeypatch.setattr(actions, name, too_late)
    client.force_login(ina)
    typed = {"title": "x", "description": "y", "needs": "z"}
    assert client.post(f"{draft.get_absolute_url()}{verb}/", typed).status_code == 404
