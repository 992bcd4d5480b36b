"""Out for apps and calendars: by the schemas, read by others, over both changes of the clock."""

import json
from datetime import UTC, datetime, timedelta

import icalendar
import jsonschema
import pytest
from lxml import etree

from samenspel.methods.programmes import (
    Session,
    UnfitProgramme,
    as_calendar,
    as_frab_json,
    as_linked,
    as_xml,
    check_programme,
)
from tests.methods.programmes.programmes import DATA, FULL, MADE, at, programme, session, xml_schema

ZONES = ("Europe/Brussels", "America/New_York")
SCHEMA = json.loads((DATA / "schedule.schema.json").read_text(encoding="utf-8"))
NIGHTS = [at(25, 0, 30, month=10), at(25, 1, 30, month=10), at(29, 0, 30, month=3), at(29, 1, month=3)]


def events_of_xml(data):
    root = etree.fromstring(data)
    return {int(one.get("id")): one for one in root.iterfind("day/room/event")}


def events_of_json(text):
    days = json.loads(text)["schedule"]["conference"]["days"]
    return [one for day in days for room in day["rooms"].values() for one in room]


def test_it_keeps_to_the_schemas():
    xml_schema().assertValid(etree.fromstring(as_xml(FULL)))
    jsonschema.validate(json.loads(as_frab_json(FULL)), SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads((DATA / "invalid-example.json").read_text()), SCHEMA)


def test_it_keeps_to_them_without_rooms_addresses_and_sessions_too():
    bare = programme(session(room=""))
    xml_schema().assertValid(etree.fromstring(as_xml(bare)))
    jsonschema.validate(json.loads(as_frab_json(bare)), SCHEMA)
    jsonschema.validate(json.loads(as_frab_json(programme())), SCHEMA)
    assert etree.fromstring(as_xml(programme())).findtext("conference/days") == "0"


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("start", NIGHTS)
def test_every_way_out_tells_the_same_instant(zone, start):
    """Read by lxml, the standard library and icalendar, not by ours."""
    one = programme(session(start=start, minutes=90), zone=zone)
    event = events_of_xml(as_xml(one))[1]
    from_json = events_of_json(as_frab_json(one))[0]
    calendar = icalendar.Calendar.from_ical(as_calendar(one)).walk("VEVENT")[0]
    linked = json.loads(as_linked(one))["subEvent"][0]
    moments = [event.findtext("date"), from_json["date"], linked["startDate"]]
    told = {datetime.fromisoformat(text).astimezone(UTC) for text in moments}
    assert told | {calendar["DTSTART"].dt.astimezone(UTC)} == {start}
    ends = [from_json["end"], linked["endDate"], calendar["DTEND"].dt.isoformat()]
    assert {datetime.fromisoformat(text).astimezone(UTC) for text in ends} == {start + timedelta(minutes=90)}
    assert event.findtext("start") == event.findtext("date")[11:16] == from_json["start"]
    assert event.findtext("duration") == "01:30"


def test_a_room_has_one_name_in_and_above_its_event():
    root = etree.fromstring(as_xml(FULL))
    assert {room.get("name") for room in root.iter("room") if room.get("name")} == {"Hall", "Small hall"}
    for room in root.iterfind("day/room"):
        assert {one.findtext("room") for one in room.iterfind("event")} == {room.get("name")}


def test_ids_are_for_ever_the_same():
    """By acronym and number: neither title, moment nor place in the list change them."""
    assert FULL.guid_of(FULL.sessions[0]) == "05524351-2cea-55df-ac5d-9f26e827d4cc"
    again = programme(session(1, title="Other", start=at(9, 7)), *FULL.sessions[2:])
    ids = {number: one.get("guid") for number, one in events_of_xml(as_xml(again)).items()}
    assert ids == {one.number: FULL.guid_of(one) for one in (FULL.sessions[0], FULL.sessions[2])}


def test_what_people_wrote_is_text():
    root = etree.fromstring(as_xml(FULL))
    assert "Who pays for the <roof> & why (Ann Peeters)" in root.findtext(".//event[@id='1']/description")
    assert root.findtext(".//event[@id='2']/title") == "Opening"


def test_a_cancelled_session_leaves_the_apps_and_stays_in_calendars():
    one = programme(session(1), session(2, start=at(8, 10), is_cancelled=True, revision=3))
    assert list(events_of_xml(as_xml(one))) == [1]
    calendar = {
        str(event["SUMMARY"]): event
        for event in icalendar.Calendar.from_ical(as_calendar(one)).walk("VEVENT")
    }
    gone = calendar["Session 2"]
    assert (gone["STATUS"], gone["SEQUENCE"], gone["DTSTAMP"].dt) == ("CANCELLED", 3, MADE)
    states = [event["eventStatus"] for event in json.loads(as_linked(one))["subEvent"]]
    assert states == ["https://schema.org/EventScheduled", "https://schema.org/EventCancelled"]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (programme(acronym="Panel 26"), "“Panel 26” is no acronym"),
        (programme(zone="Berlin"), "“Berlin” is no time zone"),
        (programme(zone="../../etc/passwd"), "is no time zone"),
        (programme(session(0)), "needs a number from 1"),
        (programme(session(start=datetime(2026, 9, 8, 9))), "does not say its time zone"),
        (programme(session(minutes=0)), "lasts 0 minutes"),
        (programme(session(guid="x")), "an id that is no UUID"),
        (programme(session(1), session(1)), "Two sessions have the number"),
        (programme(*[Session(1, "A", "B", at(8, 7), 5)] * 10_001), "more sessions than one programme holds"),
    ],
)
def test_what_cannot_be_written_is_refused(wrong, sentence):
    with pytest.raises(UnfitProgramme, match=sentence):
        check_programme(wrong)
