"""At the bell: what comes in time is kept once, under a number of its own; what comes after is not taken."""

import pytest
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions.reviewing import tell_reviewers
from samenspel.phases.learn.actions.reviews import send_decisions
from samenspel.phases.learn.actions.series import dismiss_organiser
from samenspel.phases.learn.models.calls import Call
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.reviews import Decision, Stage
from tests.factories.panels import (
    make_assignment,
    make_call,
    make_contribution,
    make_edition,
    make_reviewer,
    make_somebody,
    organiser_of,
)
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
MANY = 64


def test_of_many_at_the_bell_none_is_lost_none_is_late_and_each_has_its_number():
    call = make_call()
    people = [make_somebody("Auke") for _one in range(MANY)]

    def hand_in(client):
        if client == MANY // 2:
            Call.objects.filter(pk=call.pk).update(closes_at=timezone.now())
        return make_contribution(Call.objects.get(pk=call.pk), people[client])

    said = storm(hand_in, clients=MANY)
    kept = [*Contribution.objects.order_by("number")]
    assert {type(one) for one in said} <= {Contribution, Refused}
    assert len(kept) == sum(isinstance(one, Contribution) for one in said)
    assert [one.number for one in kept] == [*range(1, len(kept) + 1)]
    with pytest.raises(Refused, match="This call is not open now"):
        make_contribution(Call.objects.get(pk=call.pk))


def test_reviewers_and_authors_hear_once_however_many_organisers_press_at_once():
    call = make_call()
    contribution, reviewer = make_contribution(call), make_reviewer(call)
    make_assignment(contribution, reviewer, Stage.DRAFT)
    Decision.objects.create(contribution=contribution, outcome="accept", words="Welcome.")
    run = organiser_of(call.edition)
    storm(lambda client: tell_reviewers(actor=run, call=call), clients=16)
    storm(lambda client: send_decisions(actor=run, call=call), clients=16)
    letters = [(one.to, one.subject) for one in Message.objects.all()]
    author = contribution.authors.get().person
    assert letters.count((reviewer.person.email, f"Contributions wait for your review: {call.title}")) == 1
    assert letters.count((author.email, f"Accepted: {contribution.title}")) == 1


def test_of_two_organisers_who_dismiss_each_other_one_stays():
    edition = make_edition()
    edition.organisers.create(person=make_somebody("Otto"))
    both = [*edition.organisers.all()]
    said = storm(lambda client: dismiss_organiser(actor=both[client].person, organiser=both[1 - client]), 2)
    assert edition.organisers.count() == 1
    assert sum(isinstance(one, Exception) for one in said) == 1
