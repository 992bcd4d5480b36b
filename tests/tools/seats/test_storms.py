"""Sixteen who come at the same moment for the last places."""

from collections import Counter
from datetime import timedelta

import pytest

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.locks import writing
from samenspel.foundation.locks.few import take
from samenspel.tools.seats import actions
from samenspel.tools.seats.models import Places
from samenspel.tools.seats.tasks import pass_offers_on
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import after
from tests.factories.seats import make_places, make_seat
from tests.factories.services import make_person
from tests.foundation.storms import CLIENTS, storm

pytestmark = [pytest.mark.django_db(transaction=True)]


def states(places):
    return Counter(places.seats.values_list("state", flat=True)), Places.objects.get(pk=places.pk).taken


def test_of_sixteen_at_once_as_many_get_a_place_as_there_are():
    places = make_places(5)
    people = [make_member(places.initiative, make_person(f"Fay {number}")) for number in range(CLIENTS)]
    storm(lambda number: actions.sign_up(actor=people[number], places=places))
    assert states(places) == ({"held": 5, "waiting": CLIENTS - 5}, 5)


def test_sixteen_presses_of_one_person_are_one():
    places = make_places(5)
    person = make_member(places.initiative, make_person("Fay"))
    done = storm(lambda _number: actions.sign_up(actor=person, places=places))
    assert sum(isinstance(one, Refused) for one in done) == CLIENTS - 1
    assert states(places) == ({"held": 1}, 1)


def test_while_all_leave_at_once_each_place_is_offered_to_one():
    places = make_places(CLIENTS)
    held = [make_seat(places, f"Ann {number}").person for number in range(CLIENTS)]
    for number in range(10):
        make_seat(places, f"Bea {number}")
    storm(lambda number: actions.leave_seat(actor=held[number], places=places))
    assert states(places) == ({"offered": 10}, 10)


def test_a_place_that_is_taken_while_its_time_ends_is_either(monkeypatch):
    """All count as received in time: who waited the whole minute would be late before it is offered on."""
    places = make_places(1)
    ann, bea = make_seat(places, "Ann").person, make_seat(places, "Bea").person
    make_seat(places, "Cas")
    actions.leave_seat(actor=ann, places=places)
    until = places.seats.get(person=bea).offered_until
    monkeypatch.setattr(clock, "received", lambda: until - timedelta(microseconds=1))
    with after(until):
        storm(lambda n: pass_offers_on() if n % 2 else actions.accept_seat(actor=bea, places=places))
    assert states(places) in [({"offered": 1}, 1), ({"held": 1, "waiting": 1}, 1)]


def test_while_people_come_and_go_and_the_number_changes_no_place_is_sold_twice_or_lost():
    places = make_places(6)
    people = [make_member(places.initiative, make_person(f"Fay {number}")) for number in range(CLIENTS)]
    preparing = coordinator_of(places.initiative)

    def act(number):
        if number % 8 == 0:
            how_many = {"number": 5 + number // 8, "closes_at": places.closes_at}
            return actions.set_places(actor=preparing, places=places, **how_many)
        for do in (actions.sign_up, actions.leave_seat, actions.sign_up):
            do(actor=people[number], places=places)

    said = storm(act)
    found, now = states(places)[0], Places.objects.get(pk=places.pk)
    assert {type(one) for one in said} <= {type(None), Places, Refused}
    assert found["held"] + found["offered"] == now.taken == now.number
    assert sum(found.values()) == CLIENTS - 2


def test_the_one_write_alone_gives_no_more_than_there_are():
    places = make_places(3)

    def grab(_number):
        with writing():
            return take(Places.objects.filter(pk=places.pk), "taken", "number")

    assert Counter(storm(grab)) == {True: 3, False: CLIENTS - 3}
