"""Following, unfollowing, and what people follow without asking."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.phases.plan import actions as plan
from samenspel.phases.plan.models import Merge
from samenspel.spine.initiatives.actions import join, leave
from samenspel.tools.notices import actions
from samenspel.tools.notices.models import Follow, Reader
from samenspel.tools.notices.queries import followers_of
from samenspel.tools.together.actions import become_author
from samenspel.tools.together.invitations import Invitation
from tests.factories.initiatives import coordinator_of, make_draft, make_initiative, make_member
from tests.factories.notices import follow_by, make_decision, make_follower, new_for
from tests.factories.plan import clock, make_own_round, make_proposal, make_proposal_draft
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def initiative():
    return make_initiative(title="The library")


def followers(thing):
    follows = Follow.objects.filter(thing=address_of(thing), ended_at=None)
    return {str(follow.person) for follow in follows.select_related("person")}


def test_twice_is_once_and_what_was_unfollowed_is_followed_again_from_then_on(initiative):
    fay = make_follower(initiative, initiative)
    make_decision(initiative)
    assert (Follow.objects.filter(person=fay).count(), new_for(fay)) == (1, 1)
    actions.unfollow(actor=fay, follow=follow_by(fay, initiative))
    actions.unfollow(actor=fay, follow=follow_by(fay, initiative))
    make_decision(initiative)
    assert (new_for(fay), followers_of(initiative)) == (0, 1)  # the coordinator
    actions.follow(actor=fay, followed=initiative)
    assert new_for(fay) == 0
    make_decision(initiative)
    assert (new_for(fay), followers_of(initiative)) == (1, 2)


def test_who_follows_gets_a_mail_a_week_on_monday_morning_until_they_say_otherwise(initiative):
    reader = Reader.objects.get(person=make_follower(initiative))
    said = (reader.mail, reader.weekday, reader.hour, reader.next_at is not None)
    assert said == ("weekly", 0, 8, True)


def test_what_one_does_not_see_one_can_not_follow():
    stranger = make_person("Xena")
    draft = make_draft()
    with pytest.raises(Refused, match="Only people who work for an organisation that takes part"):
        actions.follow(actor=stranger, followed=draft)
    assert followers(draft) == {"Cora"}


def test_nobody_unfollows_for_somebody_else(initiative):
    fay = make_follower(initiative)
    with pytest.raises(Refused, match="Somebody else follows this"):
        actions.unfollow(actor=make_person("Xena"), follow=follow_by(fay, initiative))


def test_who_joins_follows_until_they_leave_and_again_when_they_come_back(initiative):
    mo = make_member(initiative)
    assert followers(initiative) == {"Cora", "Mo"}
    leave(actor=mo, initiative=initiative)
    assert followers(initiative) == {"Cora"}
    join(actor=mo, initiative=initiative)
    assert followers(initiative) == {"Cora", "Mo"}


def test_who_unfollowed_is_not_made_to_follow_again(initiative):
    mo = make_member(initiative)
    actions.unfollow(actor=mo, follow=follow_by(mo, initiative))
    leave(actor=mo, initiative=initiative)
    join(actor=mo, initiative=initiative)
    assert followers(initiative) == {"Cora"}


def test_authors_follow_what_they_make_and_supporters_do_not(initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    ina, col, sue = (make_member(initiative, make_person(name)) for name in ("Ina", "Col", "Sue"))
    proposal = make_proposal(round, ina)
    become_author(actor=col, invitation=Invitation(proposal))
    plan.support_proposal(actor=sue, proposal=proposal)
    assert followers(proposal) == {"Ina", "Col"}
    actions.unfollow(actor=col, follow=follow_by(col, proposal))
    become_author(actor=col, invitation=Invitation(proposal))
    assert followers(proposal) == {"Ina"}


def test_when_two_proposals_become_one_the_followers_come_along(initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    ina, col = (make_member(initiative, make_person(name)) for name in ("Ina", "Col"))
    old, kept = make_proposal(round, ina), make_proposal(round, col)
    make_follower(old, name="Fay")
    gus = make_follower(old, kept, name="Gus")
    actions.unfollow(actor=gus, follow=follow_by(gus, kept))
    merge = Merge.objects.create(thing=old, into=kept, by=ina)
    plan.answer_merge(actor=col, merge=merge, agrees=True)
    assert followers(kept) == {"Col", "Ina", "Fay"}


def test_a_draft_is_followed_by_those_who_write_it(initiative):
    round = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    draft = make_proposal_draft(round, make_member(initiative, make_person("Ina")))
    assert followers(draft) == {"Ina"}
    with pytest.raises(Refused, match="Only those who made this proposal"):
        actions.follow(actor=coordinator_of(initiative), followed=draft)


def test_the_house_says_when_it_follows_what_nobody_registered(initiative):
    fay = make_person("Fay")
    with pytest.raises(ImproperlyConfigured, match=r"Nobody laid a card for “people\.person”"):
        actions.follow_at_first(fay, make_person("Mo"))
    with pytest.raises(ImproperlyConfigured, match="does not say that people follow it"):
        actions.follow_at_first(fay, initiative.service)


def test_the_clock_of_the_follow_starts_at_the_follow(initiative):
    make_decision(initiative, "Before")
    fay = make_follower(initiative)
    assert new_for(fay) == 0
    with clock(coordinator_of(initiative).joined_at):
        make_decision(initiative, "After")
    assert new_for(fay) == 1
