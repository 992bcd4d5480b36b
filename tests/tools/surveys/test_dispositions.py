"""What became of all who were invited, as far as nobody can be found by it."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.outbox import end
from samenspel.tools.surveys.queries.dispositions import dispositions_of
from samenspel.tools.surveys.queries.invitations import undelivered
from tests.factories.surveys import (
    enter,
    hand_in_by,
    invite,
    letters_to,
    move,
    stop_link_in,
)

pytestmark = pytest.mark.django_db
ANNA, BEN = "anna@example.org", "ben@example.org"
NOBODY = AnonymousUser()


def test_undelivered_letters_are_shown_to_who_coordinates(survey, coordinator, client):
    invite(survey, ANNA, BEN)
    end(Message.objects.filter(to=ANNA), Message.State.FAILED, "No such mailbox.")
    page = client.get(f"/surveys/{survey.pk}/people/").content.decode()
    assert "1 letter could not be delivered" in page
    assert ANNA in page
    assert BEN not in page
    assert [one.email for one in undelivered(survey)] == [ANNA]


def test_what_became_of_all_is_counted_and_told_in_bands(survey, coordinator, client):
    people = [f"p{number}@example.org" for number in range(6)]
    invite(survey, *people)
    end(Message.objects.filter(to=people[0]), Message.State.FAILED, "No such mailbox.")
    client.post(stop_link_in(letters_to(people[1])[0]))
    enter(people[2])
    hand_in_by(enter(people[3]), survey)
    found = dispositions_of(survey.waves.get())
    counts = (found.complete, found.partial, found.refused, found.undelivered, found.silent)
    assert counts == (1, 1, 1, 1, 2)
    page = client.get(f"/surveys/{survey.pk}/people/").content.decode()
    assert "fewer than 10" in page
    assert "They are told once the wave is over" in page


def test_rates_are_told_once_it_is_over_where_nobody_can_be_found_by_them(
    survey, coordinator, client, settings
):
    settings.FEWEST_SHOWN = 5
    people = [f"p{number}@example.org" for number in range(12)]
    invite(survey, *people)
    for email in people[:6]:
        hand_in_by(enter(email), survey)
    move(survey, closes=-1)
    page = client.get(f"/surveys/{survey.pk}/people/").content.decode()
    assert "RR1" in page
    assert "50%" in page
    settings.FEWEST_SHOWN = 10
    assert "Too few to say" in client.get(f"/surveys/{survey.pk}/people/").content.decode()


def test_when_the_outbox_forgot_a_letter_the_page_is_there(survey, coordinator, client):
    invite(survey, ANNA)
    Message.objects.all().delete()
    assert client.get(f"/surveys/{survey.pk}/people/").status_code == 200
