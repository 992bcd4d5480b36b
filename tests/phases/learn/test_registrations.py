"""Registering for an edition: a place or a turn, needs that organisers read, and what is left after it."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions.programme import add_absence
from samenspel.phases.learn.actions.registering import unregister
from samenspel.phases.learn.models.programme import Absence, ProgrammeVersion
from samenspel.phases.learn.models.registrations import Registration
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.tasks.programme import forget_all_needs
from samenspel.spine.people.actions import erase_me
from samenspel.tools.seats.actions import leave_seat, sign_up
from samenspel.tools.seats.models import Seat
from samenspel.tools.seats.queries import places_of
from tests.checks import HOSTILE
from tests.factories.panels import make_edition, make_somebody, organiser_of
from tests.factories.programme import (
    make_accepted,
    make_registration,
    make_session,
    make_talk,
    nine_on,
    open_registration,
    publish,
)
from tests.phases.learn.test_panels import told

pytestmark = pytest.mark.django_db
NEEDS = {"name": "Fay Ng", "affiliation": "City", "diet": "nuts", "access": "a ramp"}


def seen(client, person, address):
    client.force_login(person)
    return client.get(address)


def states(edition):
    return {one.seat.person.display_name: one.seat.state for one in edition.registrations.all()}


def test_somebody_registers_changes_it_and_ends_it_through_the_pages(client):
    edition, fay = open_registration(), make_somebody("Fay")
    client.force_login(fay)
    client.post(f"/learn/editions/{edition.pk}/registration/add/", NEEDS)
    made = Registration.objects.get()
    assert (made.seat.person, made.seat.state, made.diet) == (fay, "held", "nuts")
    assert "Has a place" in told(client.get(edition.get_absolute_url()))
    client.post(f"/learn/editions/{edition.pk}/registration/change/", {**NEEDS, "diet": ""})
    assert Registration.objects.get().diet == ""
    client.post(f"/learn/editions/{edition.pk}/registration/end/")
    assert (Registration.objects.count(), Seat.objects.count()) == (0, 0)
    assert [one.subject for one in Message.objects.all() if one.to == fay.email] == [
        f"You are registered: {edition}"
    ]


def test_who_waits_is_offered_what_comes_to_be_free(client):
    edition = open_registration(number=1)
    first, second = make_registration(edition), make_registration(edition, make_somebody("Gus"))
    assert states(edition) == {"Fay": "held", "Gus": "waiting"}
    unregister(actor=first.seat.person, edition=edition)
    assert states(edition) == {"Gus": "offered"}
    page = told(seen(client, second.seat.person, edition.get_absolute_url()))
    assert "A place is free for you" in page
    client.post(f"/seats/learn.edition/{edition.pk}/accept/")
    assert states(edition) == {"Gus": "held"}


def test_nobody_gets_a_place_past_the_form(client):
    edition = open_registration()
    with pytest.raises(Refused, match="Register on the page of the edition"):
        sign_up(actor=make_somebody("Fay"), places=places_of(edition))


def test_what_was_said_goes_with_the_seat_by_whichever_door():
    edition = open_registration()
    made = make_registration(edition, **{**NEEDS, "name": "Fay"})
    leave_seat(actor=made.seat.person, places=places_of(edition))
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({}, "The organisers did not open registration yet"),
        ({"closes_at": clock.now() - timedelta(days=1)}, "Registration is closed"),
    ],
)
def test_before_it_opens_and_after_it_closes_nobody_registers(change, says):
    edition = open_registration(**change) if change else make_edition()
    with pytest.raises(Refused, match=says):
        make_registration(edition)


def test_nobody_registers_twice():
    edition, fay = open_registration(), make_somebody("Fay")
    make_registration(edition, fay)
    with pytest.raises(Refused, match="You registered already"):
        make_registration(edition, fay)


def test_needs_are_read_by_organisers_only_and_are_gone_when_it_is_over(client):
    edition = open_registration()
    made = make_registration(edition, **NEEDS)
    talk = make_talk(make_session(edition))
    author = talk.contribution.authors.get().person
    add_absence(actor=author, edition=edition, since=nine_on(edition), until=nine_on(edition, 10))
    listed = f"/learn/editions/{edition.pk}/registration/list"
    assert "nuts" in told(seen(client, organiser_of(edition), f"{listed}/"))
    assert "Fay Ng,City,held,nuts,a ramp" in client.get(f"{listed}.csv").content.decode()
    for person in (make_somebody("Xena"), author):
        assert seen(client, person, f"{listed}/").status_code == 403
        assert seen(client, person, f"{listed}.csv").status_code == 403
    forget_all_needs()
    assert Registration.objects.get(pk=made.pk).diet == "nuts"
    Edition.objects.filter(pk=edition.pk).update(
        begins_on=clock.today() - timedelta(days=2), ends_on=clock.today() - timedelta(days=1)
    )
    forget_all_needs()
    left = Registration.objects.get(pk=made.pk)
    assert (left.name, left.diet, left.access, Absence.objects.count()) == ("Fay Ng", "", "", 0)


def test_a_table_computes_nothing(client):
    edition = open_registration()
    make_registration(edition, **{**NEEDS, "name": "=1+1"})
    table = seen(client, organiser_of(edition), f"/learn/editions/{edition.pk}/registration/list.csv")
    assert "'=1+1" in table.content.decode()


def test_badges_carry_long_and_hostile_names_whole(client):
    edition = open_registration(number=5)
    long = "Wolfeschlegelsteinhausenbergerdorff " * 3
    for name in (long.strip(), HOSTILE, "#let x = 1 *bold*", "王小明", "J. de la Cruz-van ’t Hoff"):
        make_registration(edition, make_somebody("Fay"), **{**NEEDS, "name": name})
    answer = seen(client, organiser_of(edition), f"/learn/editions/{edition.pk}/registration/badges/")
    assert answer["Content-Type"] == "application/pdf"
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    squeezed = re.sub(r"[\s\u00ad-]", "", text)
    assert squeezed.count("Wolfeschlegelsteinhausenbergerdorff") == 3
    for words in ("#letx=1*bold*", "<script>alert(1)</script>"):
        assert words in squeezed


def test_who_is_registered_is_told_of_a_new_version_once():
    edition = open_registration()
    made = make_registration(edition, make_somebody("Fay"))
    make_session(edition)
    publish(edition)
    mine = [one.subject for one in Message.objects.all() if one.to == made.seat.person.email]
    assert mine.count(f"The programme is public: {edition}") == 1


def test_who_leaves_the_site_leaves_registrations_and_versions(client):
    edition = open_registration()
    gone = make_somebody("Ghost")
    make_registration(edition, gone)
    make_talk(make_session(edition, chair=gone), make_accepted(edition, gone))
    publish(edition)
    assert "Ghost" in str(ProgrammeVersion.objects.get().kept)
    erase_me(actor=gone)
    assert "Ghost" not in str(ProgrammeVersion.objects.get().kept)
    assert not Registration.objects.exists()
    assert "Ghost" not in told(client.get(f"/learn/editions/{edition.pk}/programme/"))
