"""Many at once for the last places, and organisers who publish at the same moment."""

from collections import Counter

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions.publishing import publish_programme
from samenspel.phases.learn.actions.registering import unregister
from samenspel.phases.learn.models.programme import ProgrammeVersion, Session
from samenspel.phases.learn.models.registrations import Registration
from samenspel.tools.seats.models import Places
from tests.factories.panels import make_edition, make_somebody, organiser_of
from tests.factories.programme import make_registration, make_session, make_talk, open_registration
from tests.foundation.storms import storm

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.power]
MANY, FEW = 64, 20


def states():
    return Counter(Registration.objects.values_list("seat__state", flat=True))


def test_of_sixty_four_at_once_as_many_get_a_place_as_there_are():
    edition = open_registration(number=FEW)
    people = [make_somebody("Fay") for _one in range(MANY)]
    said = storm(lambda client: make_registration(edition, people[client]), clients=MANY)
    assert {type(one) for one in said} == {Registration}
    assert states() == {"held": FEW, "waiting": MANY - FEW}
    storm(lambda client: unregister(actor=people[client], edition=edition), clients=MANY // 2)
    places = Places.objects.get()
    assert states()["held"] + states()["offered"] == places.taken == FEW
    assert sum(states().values()) == MANY // 2


def test_presses_of_one_person_are_one_registration():
    edition, fay = open_registration(), make_somebody("Fay")
    said = storm(lambda _client: make_registration(edition, fay), clients=16)
    assert sum(isinstance(one, Refused) for one in said) == 15
    assert Registration.objects.count() == 1


def test_organisers_who_publish_at_once_publish_one_version_and_each_hears_once():
    edition = make_edition()
    talk = make_talk(make_session(edition))
    run = organiser_of(edition)
    storm(lambda _client: publish_programme(actor=run, edition=edition), clients=16)
    assert ProgrammeVersion.objects.count() == 1
    author = talk.contribution.authors.get().person
    letters = [(one.to, one.subject) for one in Message.objects.all()]
    assert letters.count((author.email, f"The programme is public: {edition}")) == 1


def test_sessions_added_at_once_have_each_a_number():
    edition = make_edition()
    storm(lambda _client: make_session(edition), clients=16)
    assert [*Session.objects.order_by("number").values_list("number", flat=True)] == [*range(1, 17)]
