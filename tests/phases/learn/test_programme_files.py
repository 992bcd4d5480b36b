"""The programme for programs: by the schemas, and read back by parsers of other make, in two zones and over
both changes of the clock."""

import json
from datetime import UTC, datetime, timedelta

import jsonschema
import pytest
from icalendar import Calendar
from lxml import etree

from samenspel.phases.learn.actions.programme import change_session, remove_session
from tests.factories.panels import make_edition, make_somebody, organiser_of
from tests.factories.programme import make_room, make_session, make_talk, publish
from tests.methods.programmes.programmes import DATA, xml_schema

pytestmark = pytest.mark.django_db
FILES = {"xml": "schedule.xml", "json": "schedule.json", "ics": "calendar.ics", "jsonld": "linked.jsonld"}
# A night in which the clock is set forward, one in which it is set back; each in two zones.
NIGHTS = [
    ("Europe/Brussels", "2027-03-28"),
    ("Europe/Brussels", "2027-10-31"),
    ("America/New_York", "2027-03-14"),
    ("America/New_York", "2027-11-07"),
]


def edition_on(day, zone="Europe/Brussels"):
    edition = make_edition(zone=zone)
    edition.begins_on = edition.ends_on = day
    edition.save()
    edition.refresh_from_db()
    return edition


def read(client, edition, format, status=200):
    answer = client.get(f"/learn/editions/{edition.pk}/programme/{FILES[format]}")
    assert answer.status_code == status
    return answer.content


def from_xml(data):
    rows = etree.fromstring(data).iterfind("day/room/event")
    return sorted((one.get("guid"), datetime.fromisoformat(one.findtext("date")).astimezone(UTC),
                   one.findtext("duration")) for one in rows)  # fmt: skip


def from_json(data):
    days = json.loads(data)["schedule"]["conference"]["days"]
    rows = (one for day in days for room in day["rooms"].values() for one in room)
    return sorted((one["guid"], datetime.fromisoformat(one["date"]).astimezone(UTC), one["duration"])
                  for one in rows)  # fmt: skip


def from_calendar(data):
    rows = Calendar.from_ical(data).walk("VEVENT")
    return sorted((str(one["uid"]), one["dtstart"].dt, _duration(one["dtend"].dt - one["dtstart"].dt))
                  for one in rows)  # fmt: skip


def from_linked(data):
    rows = json.loads(data)["subEvent"]
    moments = [[datetime.fromisoformat(one[name]) for name in ("startDate", "endDate")] for one in rows]
    return sorted((begins.astimezone(UTC), _duration(ends - begins)) for begins, ends in moments)


def _duration(length):
    minutes = int(length.total_seconds() // 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


@pytest.mark.parametrize(("zone", "day"), NIGHTS)
def test_all_files_tell_the_same_moments_in_utc_over_a_change_of_the_clock(client, zone, day):
    edition = edition_on(day, zone)
    midnight = edition.opens_at.astimezone(UTC)
    made = [
        make_session(edition, midnight + timedelta(minutes=30 * half), minutes=90) for half in range(0, 10, 3)
    ]
    publish(edition)
    wanted = sorted((str(one.guid), one.starts_at.astimezone(UTC), "01:30") for one in made)
    assert from_xml(read(client, edition, "xml")) == wanted
    assert from_json(read(client, edition, "json")) == wanted
    assert from_calendar(read(client, edition, "ics")) == wanted
    assert from_linked(read(client, edition, "jsonld")) == sorted(one[1:] for one in wanted)
    alone = client.get(f"/learn/editions/{edition.pk}/programme/{made[0].number}/calendar.ics").content
    assert from_calendar(alone) == [(str(made[0].guid), made[0].starts_at.astimezone(UTC), "01:30")]


def test_the_files_keep_to_the_schemas_with_words_of_every_kind(client):
    edition = make_edition()
    session = make_session(edition, title="<b>Care & “cure”</b>\x0b", room=make_room(edition, "Hall & <1>"))
    make_talk(session)
    make_session(edition, kind="break", title="Coffee", minutes=30, chair=make_somebody("Chris"))
    publish(edition)
    xml_schema().assertValid(etree.fromstring(read(client, edition, "xml")))
    schema = json.loads((DATA / "schedule.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(read(client, edition, "json")), schema)


def test_calendars_hear_of_each_change_under_the_same_name(client):
    edition = make_edition()
    stays, goes = make_session(edition), make_session(edition)
    publish(edition)
    before = from_calendar(read(client, edition, "ics"))
    change_session(actor=organiser_of(edition), session=stays, minutes=60)
    remove_session(actor=organiser_of(edition), session=goes)
    publish(edition)
    data = read(client, edition, "ics")
    after = {str(one["uid"]): one for one in Calendar.from_ical(data).walk("VEVENT")}
    assert {*after} == {one[0] for one in before}
    told = {uid: (str(one["status"]), int(one["sequence"])) for uid, one in after.items()}
    assert told == {str(stays.guid): ("CONFIRMED", 1), str(goes.guid): ("CANCELLED", 1)}


def test_a_program_that_asks_again_gets_nothing_twice(client):
    edition = make_edition()
    make_session(edition)
    publish(edition)
    address = f"/learn/editions/{edition.pk}/programme/schedule.xml"
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_before_it_is_public_and_of_a_session_that_is_none_there_is_nothing(client):
    edition = make_edition()
    make_session(edition)
    read(client, edition, "xml", 404)
    publish(edition)
    assert client.get(f"/learn/editions/{edition.pk}/programme/99/").status_code == 404
