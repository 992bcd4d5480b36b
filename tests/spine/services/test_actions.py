import pytest
from django.db import IntegrityError

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.spine.services import actions
from samenspel.spine.services.models import Area, Organisation, Service
from tests.factories.services import make_administrator, make_organisation, make_person, make_service

pytestmark = pytest.mark.django_db
DESCRIBED = {"description": "Books.", "sector": "08.2", "languages": ["nl"]}


def test_what_is_written_down_is_told():
    ada = make_administrator()
    area = actions.add_area(actor=ada, name="Here")
    organisation = actions.add_organisation(actor=ada, name="Library", kind="library", area=area)
    service = actions.add_service(actor=ada, name="Lending", organisation=organisation, **DESCRIBED)
    actions.change_service(actor=ada, service=service, name="Borrowing")
    told = [(entry.verb, entry.data) for entry in Entry.objects.order_by("id")]
    assert told == [
        ("services.add_area", {"name": "Here"}),
        ("services.add_organisation", {"name": "Library"}),
        ("services.add_service", {"name": "Lending"}),
        ("services.change_service", {"name": "Borrowing"}),
    ]


def test_a_service_gets_an_identifier_of_its_own():
    one, other = make_service(), make_service()
    assert len({one.identifier, other.identifier, ""}) == 3


def test_channels_are_replaced_only_when_given():
    web, desk = {"kind": "web", "address": "https://x.example"}, {"kind": "desk", "address": "Market 1"}
    service = make_service(channels=[web])
    ada = make_administrator()
    seen = []
    for values in ({"name": "Same"}, {"channels": [desk]}, {"channels": []}):
        actions.change_service(actor=ada, service=service, **values)
        seen.append(list(service.channels.values_list("kind", flat=True)))
    assert seen == [["web"], ["desk"], []]


def test_people_without_an_organisation_write_nothing_down():
    mo, organisation, service = make_person("Mo"), make_organisation(), make_service()
    attempts = (
        lambda: actions.add_area(actor=mo, name="There"),
        lambda: actions.add_organisation(actor=mo, name="Mine", kind="other"),
        lambda: actions.change_organisation(actor=mo, organisation=organisation, name="Mine"),
        lambda: actions.add_professional(actor=mo, organisation=organisation, person=mo),
        lambda: actions.remove_professional(actor=mo, organisation=organisation, person=mo),
        lambda: actions.add_service(actor=mo, name="Mine", organisation=organisation, **DESCRIBED),
        lambda: actions.change_service(actor=mo, service=service, name="Mine"),
    )
    before = Entry.objects.count()
    for attempt in attempts:
        with pytest.raises(Refused, match=r"Only .* may do this"):
            attempt()
    assert (Entry.objects.count(), Area.objects.count()) == (before, 0)
    assert not Organisation.objects.filter(name="Mine").exists()


def test_a_professional_gives_no_service_to_another_organisation():
    service = make_service(pat := make_person("Pat"))
    other = make_organisation()
    with pytest.raises(Refused, match="work for this organisation"):
        actions.add_service(actor=pat, name="Theirs", organisation=other, **DESCRIBED)
    with pytest.raises(Refused, match="work for this organisation"):
        actions.change_service(actor=pat, service=service, organisation=other)


def test_names_that_are_addresses_of_pages_are_passed_over():
    assert make_service(name="Add").slug == "add-2"


def test_a_name_without_latin_letters_gets_an_address_too():
    assert [make_service(name=name).slug for name in ("图书馆", "مكتبة")] == ["service", "service-2"]


@pytest.mark.parametrize("values", [{"sector": "99"}, {"status": "gone"}, {"name": ""}, {"identifier": ""}])
def test_the_database_refuses_services_that_make_no_sense(values):
    service = make_service()
    with pytest.raises(IntegrityError):
        Service.objects.filter(pk=service.pk).update(**values)
