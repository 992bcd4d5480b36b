"""Real schedules, and damaged ones."""

import json
import random
from datetime import UTC

import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.programmes import as_frab_json, as_xml, read_programme
from tests.methods.programmes.programmes import ANN, BRAM, DATA, EXPECTED, FULL, programme, session

CONGRESS = "38c3-day1-three-rooms.xml"
GOOD = (CONGRESS, "pretalx-democon.json")
ROUNDS = 400


def utc(one):
    return one.start.astimezone(UTC).isoformat()


@pytest.mark.parametrize("name", GOOD)
def test_a_real_schedule_is_read_whole(name):
    found, expected = read_programme(DATA / name).programme, EXPECTED[name]
    starts = sorted(utc(one) for one in found.sessions)
    assert (len(starts), starts[0], starts[-1]) == (
        expected["events"],
        expected["first_utc"],
        expected["last_utc"],
    )
    assert len(found.all_rooms) == expected["rooms"]
    assert sum(one.minutes for one in found.sessions) == expected.get("minutes", 36 * 45)


def test_each_event_of_a_congress_at_its_moment():
    found = read_programme(DATA / CONGRESS).programme
    told = {
        one.guid: [
            utc(one),
            found.local(one.start).strftime("%H:%M"),
            f"{one.minutes // 60:02}:{one.minutes % 60:02}",
            one.room,
        ]
        for one in found.sessions
    }
    assert told == {guid: rest for guid, *rest in EXPECTED[CONGRESS]["list"]}


def test_after_midnight_belongs_to_the_day_before():
    found = read_programme(DATA / CONGRESS).programme
    assert [day.isoformat() for day in found.days] == ["2024-12-27"]


def test_what_its_schema_refuses_is_refused_with_the_place():
    with pytest.raises(MalformedFile, match="an event's id is “2814”"):
        read_programme(DATA / "invalid-example.json")


@pytest.mark.parametrize("write", [lambda one: as_xml(one), lambda one: as_frab_json(one).encode()])
def test_what_we_write_is_read_back_the_same(write):
    found = read_programme(write(FULL))
    assert found.odd == ()
    assert found.programme.days.keys() == FULL.days.keys()
    for was, now in zip(
        FULL.sessions, sorted(found.programme.sessions, key=lambda one: one.number), strict=True
    ):
        assert (was.start, was.minutes, was.room) == (now.start, now.minutes, now.room)
        assert (FULL.guid_of(was), was.title.strip("\x0b")) == (now.guid, now.title)
        assert [one.name for one in was.people] == [one.name for one in now.people]


def event(**fields):
    usual = {"id": 1, "guid": "0e8f2b9c-5d5e-5b5e-9c5e-2b9c5d5e5b5e", "title": "Care", "room": "Hall"}
    return {**usual, "date": "2026-09-08T09:00:00+02:00", "start": "09:00", "duration": "01:30", **fields}


def sent(*events, **conference):
    days = [{"index": 1, "rooms": {"Hall": list(events)}}]
    head = {"acronym": "panel26", "title": "Panel", "time_zone_name": "Europe/Brussels", "days": days}
    return json.dumps({"schedule": {"version": "1", "conference": {**head, **conference}}}).encode()


def said(data):
    return [str(one) for one in read_programme(data).odd]


def test_a_schedule_that_is_two_hours_late_is_told():
    assert said(sent(event(date="2026-09-08T09:00:00Z", start="11:00"))) == [
        "Event 1 says 11:00 as its start, and 2026-09-08T09:00:00+00:00 as its moment: the moment was taken."
    ]


def test_berlin_is_no_time_zone():
    assert said(sent(event(), time_zone_name="Berlin")) == [
        "“Berlin” is no time zone. Take a name of the IANA list, such as Europe/Brussels."
    ]


def test_an_event_that_names_another_room_is_told():
    assert said(sent(event(room="hall-1"))) == ["Event 1 stands in Hall, and says hall-1: Hall was taken."]


def test_without_a_zone_and_with_a_person_as_text():
    data = sent(event(persons=["Ann", {"public_name": "Bram", "id": 7}, {"name": ""}]), time_zone_name="")
    assert said(data) == ["No time zone is named: times are shown by UTC."]
    people = read_programme(data).programme.sessions[0].people
    assert [(one.name, one.key) for one in people] == [("Ann", "Ann"), ("Bram", "7")]


FAULTS = {
    "an event's id is “1.5”": sent(event(id=1.5)),
    "an event's id is “”": sent(event(id=None)),
    "an event's id is “0”": sent(event(id=0)),
    "“tomorrow” is no moment": sent(event(date="tomorrow")),
    "“2026-09-08T09:00:00” does not say its distance from UTC": sent(event(date="2026-09-08T09:00:00")),
    "“0001-01-01T00:00:00\\+14:00” is no moment": sent(event(date="0001-01-01T00:00:00+14:00")),
    "“90” is no duration": sent(event(duration="90")),
    "lasts 1470 minutes": sent(event(duration="24:30")),
    "the guid of event 1 is no UUID": sent(event(guid="x")),
    "Two sessions have the number": sent(event(), event()),
    "an event in Hall is no object": sent("Care"),
    "“schedule” is missing": b"{}",
    "“conference” is missing": b'{"schedule": {}}',
    "“rooms” is missing": sent(days=[{"rooms": []}]),
    "this is no JSON": b"{",
    "nested deeper": b'{"schedule":' + b"[" * 100_000,
    "this is no XML": b"<schedule>",
    "has a DOCTYPE": b'<!DOCTYPE s [<!ENTITY a "b">]><schedule>&a;</schedule>',
    "its first element is “html”": b"<html/>",
    "larger than a schedule": b" " * 20_000_001,
    "not UTF-8": b'{"schedule": "\xff"}',
}


@pytest.mark.parametrize("sentence", FAULTS)
def test_a_fault_has_its_sentence(sentence):
    with pytest.raises(MalformedFile, match=sentence):
        read_programme(FAULTS[sentence])


@pytest.mark.parametrize("name", GOOD)
def test_a_damaged_file_gives_a_programme_or_a_sentence(name):
    """Bytes changed, cut and doubled at random, by one seed."""
    chance, whole = random.Random(1), (DATA / name).read_bytes()[:12_000]
    refused = 0
    for _round in range(ROUNDS):
        data = bytearray(whole)
        for _place in range(chance.randint(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.randrange(len(data)) if chance.random() < 0.5 else len(data)
        try:
            read_programme(bytes(data[:cut]))
        except MalformedFile:
            refused += 1
    assert refused > ROUNDS // 2


def test_people_of_one_session_come_once():
    one = session(speakers=(ANN, BRAM, ANN))
    assert programme(one).sessions[0].people == (ANN, BRAM)
