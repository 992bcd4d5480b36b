"""Meetings of the demo town, and who signs up where places are few."""

from collections.abc import Mapping
from datetime import timedelta

from samenspel.pages.demo.days import Life, day
from samenspel.pages.demo.story import Meeting
from samenspel.spine.initiatives.actions import add_activity
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person
from samenspel.tools.seats.actions import leave_seat, set_places, sign_up
from samenspel.tools.seats.models import Places
from samenspel.tools.seats.queries import places_of


def announce(actor: Person, initiative: Initiative, meeting: Meeting, people: Mapping[str, Person]) -> Life:
    yield day(meeting.announced, 11)
    opens_at = day(meeting.day, meeting.hour)
    activity = add_activity(
        actor=actor,
        initiative=initiative,
        phase=meeting.phase,
        kind="meeting",
        title=str(meeting.title),
        summary=str(meeting.summary),
        place=str(meeting.place),
        opens_at=opens_at,
        closes_at=opens_at + timedelta(hours=meeting.hours),
    )
    if meeting.places:
        places = places_of(activity)
        places = set_places(actor=actor, places=places, number=meeting.places, closes_at=opens_at)
        yield from _sign_up(meeting, places, people)


def _sign_up(meeting: Meeting, places: Places, people: Mapping[str, Person]) -> Life:
    """All within a day; the offer of a place that was given away still stands."""
    for number, key in enumerate(meeting.coming):
        yield day(meeting.announced + 1, 8 + number)
        sign_up(actor=people[key], places=places)
    for key in meeting.cannot:
        yield day(-1, 22)
        leave_seat(actor=people[key], places=places)
