"""One mailbox has one vote, wherever it goes: accounts change their address, are closed, and begin anew."""

from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.access import Refused
from samenspel.phases.plan.models import Ballot, Voter
from samenspel.spine.people.actions import erase_me
from samenspel.spine.people.models import Person
from tests.factories.papers import make_paper_vote, mark
from tests.factories.plan import close, make_vote, vote
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
ONE, TWO = "one@example.org", "two@example.org"


def move(person, email):
    """As when the link in the mail to the new address was opened."""
    Person.objects.filter(pk=person.pk).update(email=email)
    person.refresh_from_db()


def try_to_vote(round, person):
    with suppress(Refused):
        vote(round, 1, person=person)


def counted(round):
    close(round)
    return sum(Ballot.objects.filter(round=round).values_list("count", flat=True))


def test_two_mailboxes_that_change_places_have_two_votes():
    round = make_vote()
    for _turn in range(4):
        person = make_person(email=ONE)
        try_to_vote(round, person)
        move(person, TWO)
        try_to_vote(round, person)
        try_to_vote(round, other := make_person(email=ONE))
        erase_me(actor=person)
        move(other, TWO)
        erase_me(actor=other)
    assert counted(round) == 2


def test_who_votes_and_changes_the_address_still_has_that_vote_alone():
    round, person = make_vote(), make_person(email=ONE)
    receipt = vote(round, 1, person=person)
    move(person, TWO)
    assert (vote(round, 2, person=person), counted(round)) == (receipt, 1)


def test_a_mailbox_that_was_left_after_voting_does_not_vote_again():
    round, person = make_vote(), make_person(email=ONE)
    vote(round, 1, person=person)
    move(person, TWO)
    with pytest.raises(Refused, match="not among those who may"):
        vote(round, 1, person=make_person(email=ONE))


def test_the_desk_knows_the_mailbox_of_who_voted_and_moved():
    round, person = make_paper_vote(), make_person(email=ONE)
    vote(round, 1, person=person)
    move(person, TWO)
    assert mark(round, ONE)
    assert [*Voter.objects.values_list("channel", flat=True)] == ["desk"]


def test_the_database_itself_takes_no_second_row_of_a_mailbox():
    round = make_vote()
    vote(round, 1, person=make_person(email=ONE))
    (known,) = Voter.objects.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        Voter.objects.create(round=round, key="another", mailbox=known.mailbox)


def test_nothing_is_left_of_the_mailbox_when_the_box_is_open():
    round = make_vote()
    vote(round, 1, person=make_person(email=ONE))
    before = Voter.objects.get().mailbox
    close(round)
    assert (len(before), Voter.objects.get().mailbox) == (64, "")
