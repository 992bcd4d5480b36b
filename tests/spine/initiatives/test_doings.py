import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.to_do import doings_for
from tests.factories.initiatives import (
    CHARTER,
    make_draft,
    make_initiative,
    make_meeting,
    make_member,
    make_period,
)
from tests.factories.services import make_person, make_service

pytestmark = pytest.mark.django_db


def told(person, *initiatives):
    return [(str(doing.title), doing.waits) for doing in doings_for(person, initiatives)]


def test_a_visitor_may_join_and_sees_what_is_open_and_what_comes():
    initiative = make_initiative()
    make_meeting(initiative, title="Comes", days=(5, 6))
    make_meeting(initiative, title="Later", days=(60, 61))
    make_meeting(initiative, title="Open for long", days=(-1, 9))
    make_meeting(initiative, title="Closes first", days=(-1, 2))
    make_meeting(initiative, title="Over", days=(-5, -4))
    assert told(AnonymousUser(), initiative) == [
        ("Join this initiative", False),
        ("Closes first", False),
        ("Open for long", False),
        ("Comes", False),
    ]


def test_what_is_over_asks_nobody_to_join():
    initiative = make_initiative()
    make_period(initiative, days=(-90, -80))
    assert told(make_person(), initiative) == []


def test_a_member_is_asked_to_accept_a_new_charter_first():
    initiative = make_initiative(cora := make_person("Cora"))
    mo = make_member(initiative)
    make_meeting(initiative, title="Open")
    assert told(mo, initiative) == [("Open", False)]
    actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    assert told(mo, initiative) == [("Accept the new charter", True), ("Open", False)]


def test_a_coordinator_is_asked_to_plan_until_a_phase_is_ahead():
    initiative = make_initiative(cora := make_person("Cora"))
    seen = [told(cora, initiative)]
    for phase, days in (("plan", (-20, -10)), ("design", (-5, 5))):
        make_period(initiative, phase, days)
        seen.append(told(cora, initiative))
    assert seen == [[("Plan what comes next", True)], [("Plan what comes next", True)], []]


def test_what_ended_long_ago_may_rest():
    initiative = make_initiative(cora := make_person("Cora"))
    make_period(initiative, days=(-200, -100))
    assert told(cora, initiative) == []


def test_a_draft_waits_for_its_charter_and_then_for_the_organisation():
    cora, pat = make_person("Cora"), make_person("Pat")
    initiative = make_draft(cora, service=make_service(pat))
    make_period(initiative)
    assert told(cora, initiative) == [("Write the charter", True)]
    actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    assert (told(cora, initiative), told(pat, initiative)) == ([], [("Open it to everyone", True)])


def test_doings_cost_the_same_for_one_and_for_thirty(django_assert_num_queries):
    person, some = make_person(), [make_initiative()]
    with CaptureQueriesContext(connection) as first:
        doings_for(person, some)
    some += [make_initiative() for _ in range(30)]
    with django_assert_num_queries(len(first)):
        doings_for(person, some)
