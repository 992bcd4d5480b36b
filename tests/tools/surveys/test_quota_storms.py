"""Sixty-four who come at the same moment for the last places, and for the same link."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.tools.surveys.actions import answering, entering
from samenspel.tools.surveys.models.invitations import Token
from samenspel.tools.surveys.models.quotas import Quota
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.tasks import free_late_places, write_letters
from tests.factories.surveys import invite, letters_to, make_survey, set_quota, token_in
from tests.foundation.storms import storm
from tests.tools.surveys.test_quotas import make_late

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
CLIENTS, PLACES, NOBODY = 64, 25, AnonymousUser()


def begin_all(survey):
    for number in range(CLIENTS):
        answering.begin_response(actor=NOBODY, device=f"d{number}", survey=survey, language="en")


def screen(survey, number, visits=1):
    words = {"answers": {"visits": visits}, "names": ["visits"]}
    return answering.save_page(actor=NOBODY, device=f"d{number}", survey=survey, **words).state


def hand_in(survey, number):
    return answering.hand_in(actor=NOBODY, device=f"d{number}", survey=survey).state


def test_of_sixty_four_at_once_as_many_get_a_place_as_there_are():
    survey = make_survey(asked="everyone")
    set_quota(survey, PLACES)
    begin_all(survey)
    states = storm(lambda number: screen(survey, number), CLIENTS)
    assert (states.count(State.BEGUN), states.count(State.FULL)) == (PLACES, CLIENTS - PLACES)
    assert (Quota.objects.get().taken, Quota.objects.get().places.count()) == (PLACES, PLACES)
    states = storm(lambda number: hand_in(survey, number), CLIENTS)
    assert Response.objects.filter(state=State.FINISHED).count() == PLACES
    assert Quota.objects.get().places.filter(until=None).count() == Quota.objects.get().taken == PLACES


def test_while_people_change_their_minds_and_places_run_out_none_is_lost_or_sold_twice():
    survey = make_survey(asked="everyone")
    for options in ((1,), (2,), (1, 2)):
        set_quota(survey, PLACES, options=options)
    begin_all(survey)

    def act(number):
        if number % 8 == 0:
            make_late()
            return free_late_places()
        return [screen(survey, number, visits) for visits in (1, 2, 1 + number % 3)]

    said = storm(act, CLIENTS)
    assert not [one for one in said if isinstance(one, Exception) and "already" not in str(one)]
    for quota in Quota.objects.all():
        assert quota.taken == quota.places.count() <= PLACES


def test_sixty_four_who_open_one_link_at_once_are_one():
    survey = make_survey(asked="invited")
    invite(survey, "anna@example.org")
    token = token_in(letters_to("anna@example.org")[0])
    said = storm(lambda _n: entering.use_invitation(actor=NOBODY, token=token, language="en"), CLIENTS)
    assert sum(isinstance(one, str) for one in said) == 1
    assert Response.objects.count() == 1


def test_sixteen_workers_write_one_letter_to_each():
    survey = make_survey(asked="invited")
    emails = [f"p{number}@example.org" for number in range(20)]
    invite(survey, *emails)
    Token.objects.all().delete()
    storm(lambda _n: write_letters())
    assert [len(letters_to(email)) for email in emails] == [1] * 20
