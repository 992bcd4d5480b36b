import pytest
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist

from samenspel.foundation.access import anyone, is_signed_in
from samenspel.spine.initiatives.registry import ROOMS, register_room
from samenspel.tools.talk import subjects
from samenspel.tools.talk.queries import find_subject
from samenspel.tools.talk.subjects import KINDS, SubjectKind, register_subject, subject_of
from tests.factories.initiatives import make_initiative, make_meeting


def a_kind(name="plan.bench", **values):
    values = {"find": make_meeting, "can_see": anyone, "can_talk": is_signed_in, **values}
    return SubjectKind(name=name, label="Bench", **values)


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(subjects, "KINDS", {**KINDS})


@pytest.mark.parametrize("name", ["bench", "plan/bench", "Plan.bench", "plan.bench.2", ""])
def test_a_subject_is_named_as_app_and_thing(name):
    with pytest.raises(ImproperlyConfigured, match=r"is not app\.thing"):
        register_subject(a_kind(name))


def test_a_subject_is_registered_once():
    register_subject(a_kind())
    with pytest.raises(ImproperlyConfigured, match="registered twice"):
        register_subject(a_kind())


def test_a_page_that_names_an_unknown_subject_is_a_mistake_of_the_house():
    with pytest.raises(ImproperlyConfigured, match=r"Nobody registered “plan\.bench”"):
        subject_of("plan.bench", None)


def test_a_room_is_registered_once():
    with pytest.raises(ImproperlyConfigured, match="registered twice"):
        register_room(ROOMS[0])


@pytest.mark.django_db
def test_a_subject_is_found_by_its_address():
    initiative = make_initiative()
    subject = subject_of("initiatives.initiative", initiative)
    assert find_subject(subject.address) == subject
    assert subject.get_absolute_url() == f"/talk/initiatives.initiative/{initiative.pk}/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "",
        "initiatives.initiative",
        "initiatives.initiative/",
        "initiatives.initiative/0",
        "initiatives.initiative/abc",
        "initiatives.initiative/1/2",
        f"initiatives.initiative/{10**40}",
        "plan.nothing/1",
    ],
)
def test_whatever_is_wrong_with_an_address_there_is_no_such_thing(address):
    with pytest.raises(ObjectDoesNotExist):
        find_subject(address)


@pytest.mark.django_db
def test_talk_that_a_page_embeds_stands_on_that_page():
    register_subject(a_kind(embeds=True))
    meeting = make_meeting(make_initiative())
    subject = subject_of("plan.bench", meeting)
    assert (subject.get_absolute_url(), subject.initiative) == (
        meeting.get_absolute_url(),
        meeting.initiative,
    )
