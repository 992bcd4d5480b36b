"""Few places: who gets one, who waits, and to whom a freed one is offered, until when."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.foundation.locks.few import give_back, take
from samenspel.spine.initiatives.actions import leave
from samenspel.spine.people.actions import erase_me
from samenspel.tools.seats import actions
from samenspel.tools.seats.models import Places, Seat
from samenspel.tools.seats.queries import before
from samenspel.tools.seats.tasks import pass_offers_on
from tests.factories.initiatives import coordinator_of, make_initiative
from tests.factories.plan import clock
from tests.factories.seats import make_places, make_seat
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def standing(places):
    """Who has what, and how many places are counted as taken."""
    seats = {seat.person.display_name: seat.state for seat in places.seats.select_related("person")}
    return seats, Places.objects.get(pk=places.pk).taken


@pytest.fixture
def full():
    """One place of one is held by Ann; Bea and Cas wait."""
    places = make_places(1)
    return places, *(make_seat(places, name, f"{name.lower()}@example.org") for name in ("Ann", "Bea", "Cas"))


def test_whoever_comes_while_there_are_places_gets_one_and_the_others_wait(full):
    places, _ann, bea, cas = full
    assert standing(places) == ({"Ann": "held", "Bea": "waiting", "Cas": "waiting"}, 1)
    assert (before(bea), before(cas)) == (0, 1)


def test_nobody_signs_up_twice(full):
    places, ann, bea, _cas = full
    for seat in (ann, bea):
        with pytest.raises(Refused, match="signed up already"):
            actions.sign_up(actor=seat.person, places=places)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(places=places, person=ann.person, state="held", lot=1)


def test_a_freed_place_is_offered_to_who_waited_longest_and_taken_by_one_click(full):
    places, ann, bea, _cas = full
    before_that = timezone.now()
    actions.leave_seat(actor=ann.person, places=places)
    assert standing(places) == ({"Bea": "offered", "Cas": "waiting"}, 1)
    bea.refresh_from_db()
    assert before_that + 24 * HOUR <= bea.offered_until <= timezone.now() + 24 * HOUR
    (mail,) = Message.objects.all()
    assert (mail.to, mail.subject) == ("bea@example.org", f"A place is free for you: {places}")
    assert places.get_absolute_url() in mail.text
    actions.accept_seat(actor=bea.person, places=places)
    assert standing(places) == ({"Bea": "held", "Cas": "waiting"}, 1)


def test_what_nobody_took_in_time_goes_to_the_next_one_and_whoever_let_it_go_is_off_the_list(full):
    places, ann, bea, _cas = full
    actions.leave_seat(actor=ann.person, places=places)
    with clock(timezone.now() + 23 * HOUR):
        assert pass_offers_on() == 0
    with clock(timezone.now() + 25 * HOUR):
        with pytest.raises(Refused, match="went to the next one"):
            actions.accept_seat(actor=bea.person, places=places)
        assert (pass_offers_on(), pass_offers_on()) == (1, 0)
    assert standing(places) == ({"Cas": "offered"}, 1)
    assert [mail.to for mail in Message.objects.order_by("created_at")] == [
        "bea@example.org",
        "cas@example.org",
    ]


def test_who_is_not_offered_a_place_takes_none(full):
    places, ann, _bea, cas = full
    actions.leave_seat(actor=ann.person, places=places)
    for person in (cas.person, make_person("Stranger")):
        with pytest.raises(Refused, match="This place is not offered to you"):
            actions.accept_seat(actor=person, places=places)


def test_who_leaves_the_list_or_declines_is_asked_no_more(full):
    places, ann, bea, cas = full
    actions.leave_seat(actor=bea.person, places=places)
    assert standing(places) == ({"Ann": "held", "Cas": "waiting"}, 1)
    actions.leave_seat(actor=ann.person, places=places)
    actions.leave_seat(actor=cas.person, places=places)
    assert standing(places) == ({}, 0)
    actions.sign_up(actor=ann.person, places=places)
    assert standing(places) == ({"Ann": "held"}, 1)


def test_nothing_is_offered_after_signing_up_is_closed_and_nobody_signs_up(full):
    places, ann, _bea, _cas = full
    with clock(places.closes_at):
        actions.leave_seat(actor=ann.person, places=places)
        with pytest.raises(Refused, match="closed"):
            actions.sign_up(actor=ann.person, places=places)
    assert (standing(places), Message.objects.count()) == (({"Bea": "waiting", "Cas": "waiting"}, 0), 0)


def test_an_offer_ends_no_later_than_signing_up(full):
    places, ann, bea, _cas = full
    with clock(places.closes_at - HOUR):
        actions.leave_seat(actor=ann.person, places=places)
    bea.refresh_from_db()
    assert bea.offered_until == places.closes_at


def test_more_places_are_offered_and_fewer_than_are_taken_there_cannot_be(full):
    places, *_seats = full
    actor, later = coordinator_of(places.initiative), {"closes_at": places.closes_at}
    actions.set_places(actor=actor, places=places, number=2, **later)
    assert standing(places) == ({"Ann": "held", "Bea": "offered", "Cas": "waiting"}, 2)
    with pytest.raises(Refused, match="More places are taken"):
        actions.set_places(actor=actor, places=places, number=1, **later)
    with pytest.raises(IntegrityError), transaction.atomic():
        Places.objects.update(taken=3)


def test_by_lottery_the_lot_decides_who_is_asked():
    places = make_places(1, by_lottery=True)
    ann, bea, cas = (make_seat(places, name) for name in ("Ann", "Bea", "Cas"))
    Seat.objects.filter(pk=bea.pk).update(lot=9)
    Seat.objects.filter(pk=cas.pk).update(lot=3)
    assert before(bea) is None
    actions.leave_seat(actor=ann.person, places=places)
    assert standing(places)[0] == {"Bea": "waiting", "Cas": "offered"}


def test_only_members_sign_up_and_only_coordinators_say_how_many_places_there_are():
    places = make_places(1)
    with pytest.raises(Refused, match="Join it first"):
        actions.sign_up(actor=make_person("Stranger"), places=places)
    member = make_seat(places).person
    with pytest.raises(Refused, match="Only this initiative's coordinators"):
        actions.set_places(actor=member, places=places, number=9, closes_at=places.closes_at)
    with pytest.raises(Refused, match="Nobody is signed in"):
        actions.pass_on(actor=member, places=places)


def test_who_erases_the_account_frees_the_place_and_it_is_offered_on(full):
    places, ann, _bea, _cas = full
    erase_me(actor=ann.person)
    assert standing(places) == ({"Bea": "offered", "Cas": "waiting"}, 1)
    assert Message.objects.get().to == "bea@example.org"


def test_who_leaves_the_initiative_frees_its_places_alone(full):
    places, ann, _bea, _cas = full
    elsewhere = make_places(1, make_initiative())
    there = make_seat(elsewhere, "Dot")
    leave(actor=ann.person, initiative=places.initiative)
    assert standing(places) == ({"Bea": "offered", "Cas": "waiting"}, 1)
    assert there in elsewhere.seats.all()


def test_the_journal_tells_that_and_no_news_tells_who(full):
    places, ann, bea, _cas = full
    actions.leave_seat(actor=ann.person, places=places)
    actions.accept_seat(actor=bea.person, places=places)
    found = Entry.objects.filter(verb__startswith="seats.").order_by("id")
    assert [entry.verb for entry in found] == [
        "seats.set_places",
        *["seats.sign_up"] * 3,
        "seats.leave_seat",
        "seats.accept_seat",
    ]
    assert not any(entry.about.exists() for entry in found if entry.verb != "seats.set_places")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("one", [take, lambda rows, taken, _most: give_back(rows, taken)])
def test_a_place_is_taken_together_with_who_takes_it(one):
    with pytest.raises(transaction.TransactionManagementError):
        one(Places.objects.all(), "taken", "number")


def test_what_was_not_taken_is_not_given_back():
    places = make_places(1)
    rows = Places.objects.filter(pk=places.pk)
    done = [take(rows, "taken", "number"), take(rows, "taken", "number")]
    done += [give_back(rows, "taken"), give_back(rows, "taken")]
    assert done == [True, False, True, False]
