import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.spine.initiatives import actions, rules
from tests.factories.initiatives import (
    CHARTER,
    make_draft,
    make_initiative,
    make_meeting,
    make_member,
    make_period,
)
from tests.factories.services import make_administrator, make_person, make_service

pytestmark = pytest.mark.django_db
ROLES = ("is_citizen", "is_professional", "is_coordinator", "is_moderator", "is_scholar")


def fitting(names, person, thing):
    return [name for name in names if getattr(rules, name)(person, thing)]


@pytest.mark.parametrize("role", ["citizen", "moderator", "scholar", "coordinator"])
def test_a_member_has_one_role(role):
    initiative = make_initiative()
    person = make_member(initiative, role=role)
    assert fitting(("is_member", *ROLES), person, initiative) == ["is_member", f"is_{role}"]


@pytest.mark.parametrize("person", [None, AnonymousUser()])
def test_a_visitor_has_no_role(person):
    assert fitting(("is_member", *ROLES, "answers_for_service"), person, make_initiative()) == []


def test_who_left_has_no_role_any_more():
    initiative = make_initiative()
    mo = make_member(initiative)
    actions.leave(actor=mo, initiative=initiative)
    assert fitting(("is_member", *ROLES), mo, initiative) == []


def test_roles_are_asked_of_whatever_belongs_to_an_initiative():
    initiative = make_initiative()
    mo = make_member(initiative)
    things = (make_meeting(initiative), make_period(initiative), initiative.charters.get())
    assert [bool(rules.is_citizen(mo, thing)) for thing in things] == [True, True, True]


@pytest.mark.parametrize(("days", "is_open"), [((-1, 1), True), ((1, 2), False), ((-2, -1), False)])
def test_an_activity_is_open_between_its_days(days, is_open):
    meeting = make_meeting(make_initiative(), days=days)
    assert bool(rules.activity_is_open(None, meeting)) is is_open


def test_a_phase_is_open_when_it_is_planned_for_now():
    initiative = make_initiative()
    meeting = make_meeting(initiative, phase="fund")
    seen = [bool(rules.phase_is_open(None, meeting))]
    for days in ((1, 2), (-1, 2)):
        make_period(initiative, "fund", days)
        seen.append(bool(rules.phase_is_open(None, meeting)))
    assert seen == [False, False, True]


def test_the_charter_is_accepted_until_there_is_a_newer_one():
    initiative = make_initiative(cora := make_person("Cora"))
    mo = make_member(initiative)
    seen = [bool(rules.has_accepted_charter(mo, initiative))]
    actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    seen.append(bool(rules.has_accepted_charter(mo, initiative)))
    assert seen == [True, False]


def test_a_draft_is_seen_by_those_it_concerns():
    pat, cora, mo, ada = make_person("Pat"), make_person("Cora"), make_person("Mo"), make_administrator()
    draft = make_draft(cora, service=make_service(pat))
    assert [bool(rules.can_see(person, draft)) for person in (pat, cora, ada, mo, AnonymousUser())] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_everyone_sees_what_is_public():
    assert rules.can_see(AnonymousUser(), make_initiative())
