import threading
from contextlib import suppress

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.spine.people import actions
from samenspel.spine.people.models import Person, SignInRequest
from tests.factories.services import make_administrator
from tests.foundation.storms import storm

MAILS = 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(3))
def test_links_of_one_address_opened_at_the_same_moment_let_one_in(attempt):
    nobody = AnonymousUser()
    asked = [actions.ask_to_sign_in(actor=nobody, email="noor@example.org") for _ in range(MAILS)]

    def open_link(number):
        return actions.open_link(actor=nobody, request=asked[number], language="nl")

    came_in = [one for one in storm(open_link, clients=MAILS) if one is not None]
    assert (came_in, SignInRequest.objects.count()) == ([Person.objects.get()], 0)


@pytest.mark.django_db(transaction=True)
def test_a_mailbox_gets_so_many_mails_an_hour_also_when_they_are_asked_for_at_the_same_moment():
    storm(lambda number: actions.ask_to_sign_in(actor=AnonymousUser(), email="noor@example.org"))
    assert SignInRequest.objects.count() == actions.MAILS_PER_HOUR


@pytest.mark.django_db(transaction=True)
def test_of_two_administrators_who_leave_at_the_same_moment_one_stays(monkeypatch):
    people = [make_administrator(), make_administrator()]
    forget, met = actions.forget, threading.Barrier(2, timeout=0.5)

    def forget_together(person):
        with suppress(threading.BrokenBarrierError):
            met.wait()
        forget(person)

    monkeypatch.setattr(actions, "forget", forget_together)
    storm(lambda number: actions.erase_me(actor=people[number]), 2)
    assert Person.objects.filter(is_administrator=True).count() == 1
