"""A programme from plan to versions, through its pages."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Message
from samenspel.phases.learn.actions.contributions import withdraw_contribution
from samenspel.phases.learn.actions.programme import (
    add_absence,
    add_discussant,
    change_session,
    move_session,
    move_talk,
    place_talk,
    remove_session,
)
from samenspel.phases.learn.models.programme import ProgrammeVersion, Room, Session, Talk
from samenspel.phases.learn.queries.programme import as_public, known_to
from tests.factories.panels import make_call, make_contribution, make_edition, make_somebody, organiser_of
from tests.factories.programme import (
    decide_on,
    make_accepted,
    make_room,
    make_session,
    make_talk,
    nine_on,
    publish,
)
from tests.phases.learn.test_panels import told
from tests.phases.learn.test_programme_files import FILES

pytestmark = pytest.mark.django_db


def seen(client, person, address):
    client.force_login(person)
    return client.get(address)


def plan(client, edition, person=None):
    return told(seen(client, person or organiser_of(edition), f"/learn/editions/{edition.pk}/plan/"))


def planned(edition, **values):
    first = {"title": "Care", "kind": "talks", "minutes": "90", "starts_at": f"{edition.begins_on} 09:00"}
    return {**first, **values}


def letters(to, begins="The programme"):
    found = [one for one in Message.objects.all() if one.to == to and one.subject.startswith(begins)]
    return sorted(found, key=lambda one: one.next_at)


def test_organisers_plan_rooms_sessions_and_talks_through_their_pages(client):
    edition, chair = make_edition(), make_somebody("Chris")
    contribution = make_accepted(edition)
    client.force_login(organiser_of(edition))
    client.post(f"/learn/editions/{edition.pk}/plan/rooms/add/", {"name": "Hall"})
    room = Room.objects.get()
    words = planned(edition, room=room.pk, chair=chair.email)
    client.post(f"/learn/editions/{edition.pk}/plan/sessions/add/", words)
    session = Session.objects.get()
    assert (session.number, session.room, session.chair) == (1, room, chair)
    assert session.starts_at == nine_on(edition)
    words = {"contribution": contribution.pk, "session": session.pk, "minutes": "25"}
    client.post(f"/learn/editions/{edition.pk}/plan/talks/place/", words)
    assert session.talks.get().contribution == contribution
    client.post(f"/learn/sessions/{session.pk}/move/", {"minutes": "-15"})
    said = plan(client, edition)
    for words in ("08:45–10:15", contribution.title, "Chris"):
        assert words in said
    client.post(f"/learn/sessions/{session.pk}/remove/")
    assert contribution.title in plan(client, edition).partition("Not planned yet")[2]


@pytest.mark.parametrize(
    ("begins", "zone", "typed", "says"),
    [
        ("2027-03-27", "Europe/Brussels", "2027-03-28 02:30", "There is no such moment"),
        ("2027-10-30", "Europe/Brussels", "2027-10-31 02:30", "This time comes twice in that night"),
        ("2027-03-13", "America/New_York", "2027-03-14 02:30", "There is no such moment"),
        ("2027-10-30", "Europe/Brussels", "2026-10-31 09:00", "Choose a day of it"),
        ("2027-10-30", "Europe/Brussels", "soon", "Write a day and a time"),
    ],
)
def test_a_start_that_no_clock_shows_or_shows_twice_comes_back_with_a_sentence(
    client, begins, zone, typed, says
):
    edition = make_edition(zone=zone)
    edition.begins_on = edition.ends_on = begins
    edition.save()
    client.force_login(organiser_of(edition))
    words = planned(edition, starts_at=typed)
    page = client.post(f"/learn/editions/{edition.pk}/plan/sessions/add/", words)
    assert says in told(page)
    assert f'value="{typed}"' in page.content.decode()
    assert not Session.objects.exists()


def test_of_the_hour_that_comes_twice_either_can_be_named(client):
    edition = make_edition()
    edition.begins_on = edition.ends_on = "2027-10-31"
    edition.save()
    client.force_login(organiser_of(edition))
    for offset in ("+02:00", "+01:00"):
        words = planned(edition, starts_at=f"2027-10-31 02:30 {offset}")
        client.post(f"/learn/editions/{edition.pk}/plan/sessions/add/", words)
    first, second = Session.objects.order_by("starts_at")
    assert (second.starts_at - first.starts_at).total_seconds() == 3600
    page = seen(client, organiser_of(edition), f"/learn/sessions/{second.pk}/change/").content.decode()
    assert 'value="2027-10-31 02:30 +01:00"' in page


def test_what_cannot_be_is_said_in_words_and_stops_nobody(client):
    edition, author = make_edition(), make_somebody("Auke")
    author.emailaddress_set.create(email="auke@home.example", verified=True)
    room = make_room(edition, "Hall")
    one, other = (make_session(edition, room=room) for _both in range(2))
    make_talk(one, make_accepted(edition, author), minutes=120)
    elsewhere = [{"name": "A. Auke", "email": "auke@home.example", "affiliation": "", "orcid": ""}]
    make_talk(other, make_accepted(edition, author, authors=elsewhere))
    add_absence(actor=author, edition=edition, since=nine_on(edition, 10), until=nine_on(edition, 12))
    said = plan(client, edition)
    for words in (
        "Hall has two sessions at once: 1 and 2.",
        "is in two sessions at once: 1 and 2.",
        "Session 1 lasts 90 minutes, its talks 120.",
        "cannot be there during session 1.",
        "cannot be there during session 2.",
    ):
        assert words in said
    assert publish(edition).number == 1


def test_two_authors_of_one_address_or_orcid_are_one_person():
    edition = make_edition()
    rows = [
        [{"name": "J. Smit", "email": "j@x.example", "affiliation": "", "orcid": "0000-0002-9079-593X"}],
        [{"name": "Jan Smit", "email": "", "affiliation": "", "orcid": "0000-0002-9079-593X"}],
    ]
    call = make_call(edition)
    for authors in rows:
        session, helper = (
            make_session(edition),
            {"name": "Helper", "email": "", "affiliation": "", "orcid": ""},
        )
        contribution = make_contribution(call, authors=[helper, *authors])
        make_talk(session, decide_on(contribution))
    programme = as_public(publish(edition))
    keys = [one.key for session in programme.sessions for one in session.people if "Smit" in one.name]
    assert (len(keys), len({*keys})) == (2, 1)
    assert "j@x.example" not in str(ProgrammeVersion.objects.get().kept)


def test_undecided_contributions_are_planned_and_never_public(client):
    edition = make_edition()
    call, session = make_call(edition), make_session(edition)
    undecided = make_contribution(call)
    draft = decide_on(make_contribution(call), is_sent=False)
    refused = decide_on(make_contribution(call), "reject")
    accepted = make_accepted(edition)
    for one in (undecided, draft, accepted):
        make_talk(session, one)
    with pytest.raises(Refused, match="cannot be planned here"):
        make_talk(session, refused)
    publish(edition)
    assert plan(client, edition).count("Not decided yet") == 2
    client.logout()
    parts = ("", "1/", "versions/", *FILES.values(), "1/calendar.ics")
    pages = [f"/learn/editions/{edition.pk}/programme/{part}" for part in parts]
    public = "".join(client.get(page).content.decode().replace("\r\n ", "") for page in pages)
    assert accepted.title in public
    assert not any(one.title in public for one in (undecided, draft, refused))


def test_what_a_conflict_hides_is_not_planned_and_not_counted(client):
    edition = make_edition()
    call = make_call(edition, substitute=make_somebody("Sub"))
    own = make_contribution(call, organiser_of(edition))
    session = make_session(edition)
    assert known_to(organiser_of(edition), edition) == set()
    with pytest.raises(Refused, match="cannot be planned here"):
        make_talk(session, own)
    Talk.objects.create(session=session, contribution=own, place=1)
    assert own.title not in plan(client, edition)
    decide_on(own)
    assert own.title in plan(client, edition)


def test_a_version_tells_each_what_touches_them_and_keeps_what_was_said(client):
    edition, chair = make_edition(), make_somebody("Chris")
    talk = make_talk(make_session(edition, chair=chair))
    other = make_talk(make_session(edition, nine_on(edition, 14)))
    author = talk.contribution.authors.get().person
    bystander = other.contribution.authors.get().person
    assert publish(edition).number == 1
    assert [one.subject for one in letters(chair.email)][-1] == f"The programme is public: {edition}"
    change_session(
        actor=organiser_of(edition), session=talk.session, starts_at=nine_on(edition, 11), title="Cure"
    )
    before = len(letters(bystander.email))
    assert publish(edition).number == 2
    for words in ("11:00 instead of", "Was called"):
        assert words in letters(author.email)[-1].text
    assert len(letters(bystander.email)) == before
    with pytest.raises(Refused, match="Nothing changed since the last version"):
        publish(edition)
    said = told(client.get(f"/learn/editions/{edition.pk}/programme/versions/"))
    for words in ("11:00 instead of", "Was called “Care"):
        assert words in said
    assert [one.number for one in ProgrammeVersion.objects.all()] == [2, 1]


def test_the_public_page_shows_the_last_version_and_organisers_hear_what_waits(client):
    edition = make_edition()
    address = f"/learn/editions/{edition.pk}/programme/"
    session = make_session(edition, title="Care")
    assert client.get(address).status_code == 302
    publish(edition)
    make_session(edition, title="Later on")
    change_session(actor=organiser_of(edition), session=session, title="Cure")
    client.logout()
    said = told(client.get(address))
    found = {words: words in said for words in ("Care", edition.zone, "Later on", "Cure")}
    assert found == {"Care": True, edition.zone: True, "Later on": False, "Cure": False}
    assert "2 changes in this plan are not public yet" in plan(client, edition)


def test_a_session_that_was_taken_out_is_cancelled_and_its_number_is_not_given_again(client):
    edition = make_edition()
    make_session(edition, title="Stays")
    gone = make_session(edition, title="Goes")
    publish(edition)
    remove_session(actor=organiser_of(edition), session=gone)
    assert make_session(edition).number == 3
    publish(edition)
    said = told(client.get(f"/learn/editions/{edition.pk}/programme/"))
    assert "Goes" in said.partition("Cancelled")[2]
    assert b"STATUS:CANCELLED" in client.get(f"/learn/editions/{edition.pk}/programme/calendar.ics").content


def test_what_is_withdrawn_leaves_with_a_word(client):
    edition = make_edition()
    talk = make_talk(make_session(edition))
    author = talk.contribution.authors.get().person
    publish(edition)
    withdraw_contribution(actor=author, contribution=talk.contribution, because="I am ill.")
    said = told(client.get(f"/learn/editions/{edition.pk}/programme/"))
    assert f"Withdrawn: {talk.contribution.title}" in said
    assert author.display_name not in said
    xml = client.get(f"/learn/editions/{edition.pk}/programme/schedule.xml").content.decode()
    assert author.display_name not in xml
    publish(edition)
    assert talk.contribution.title not in told(client.get(f"/learn/editions/{edition.pk}/programme/"))


def test_talks_change_places_and_move_to_another_session():
    edition = make_edition()
    session, other = make_session(edition), make_session(edition)
    talks = [make_talk(session) for _three in range(3)]
    move_talk(actor=organiser_of(edition), talk=talks[2], is_earlier=True)
    move_talk(actor=organiser_of(edition), talk=talks[0], is_earlier=True)
    assert [*session.talks.all()] == [talks[0], talks[2], talks[1]]
    place_talk(actor=organiser_of(edition), session=other, contribution=talks[0].contribution, minutes=10)
    assert [one.contribution for one in other.talks.all()] == [talks[0].contribution]


def test_a_talk_is_discussed_by_one_of_each_side_and_not_by_its_author(client):
    edition = make_edition()
    talk, run = make_talk(make_session(edition)), organiser_of(edition)
    author = talk.contribution.authors.get().person
    with pytest.raises(Refused, match="They are an author of this"):
        add_discussant(actor=run, talk=talk, person=author, side="scholar")
    scholar = make_somebody("Sven")
    add_discussant(actor=run, talk=talk, person=scholar, side="scholar")
    page = told(seen(client, run, f"/learn/sessions/{talk.session_id}/"))
    assert "Nobody discusses it from the other side yet: Practitioner" in page
    add_discussant(actor=run, talk=talk, person=make_somebody("Petra"), side="practitioner")
    assert "Missing" not in told(seen(client, run, f"/learn/sessions/{talk.session_id}/"))
    publish(edition)
    said = told(client.get(f"/learn/editions/{edition.pk}/programme/1/"))
    for words in ("Discussant, scholar: Sven", "Discussant, practitioner: Petra"):
        assert words in said


def test_moving_keeps_the_distance_over_a_change_of_the_clock():
    edition = make_edition()
    edition.begins_on = edition.ends_on = "2027-03-28"
    edition.save()
    edition.refresh_from_db()
    session = make_session(edition, nine_on(edition, 1, 30))
    move_session(actor=organiser_of(edition), session=session, minutes=60)
    session.refresh_from_db()
    assert f"{session.starts_at.astimezone(edition.tzinfo):%H:%M %z}" == "03:30 +0200"
