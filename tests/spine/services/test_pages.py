import pytest
from django.urls import reverse

from samenspel.foundation.journal.models import Entry
from samenspel.spine.services.models import Organisation, Service
from tests.checks import HOSTILE, assert_page, assert_shown_as_text, one_line, words
from tests.factories.services import make_administrator, make_organisation, make_person, make_service

pytestmark = pytest.mark.django_db
CHANNELS = {"channels-TOTAL_FORMS": "2", "channels-INITIAL_FORMS": "0"}


def signed_in(client, person):
    client.force_login(person)
    return client


def service_form(organisation, **values):
    return {
        "name": "Lending",
        "description": "Books.",
        "organisation": organisation.pk,
        "sector": "08.2",
        "languages": ["nl", "en"],
        "status": "active",
        "channels-0-kind": "desk",
        "channels-0-address": "Market 1",
        "channels-0-hours": "9-17",
        "channels-1-kind": "phone",
        **CHANNELS,
        **values,
    }


def shown_names(response):
    return [service.name for service in response.context["page"]]


def test_everyone_reads_the_list_of_services(client):
    make_service(name="Lending")
    page = assert_page(client.get("/services/"))
    assert [text for level, text in page.headings if level < 4] == ["Services", "1 service", "Lending"]


def test_services_are_found_by_words_in_their_names_organisations_and_sectors(client):
    make_service(name="Lending books", sector="08.2")
    police = make_organisation(name="Police of Here")
    make_service(name="Night watch", sector="03.1", organisation=police, description="Safe.")
    found = {
        words: shown_names(client.get("/services/", {"q": words}))
        for words in ("books", "police", "culture", "police watch", "nothing")
    }
    assert found == {
        "books": ["Lending books"],
        "police": ["Night watch"],
        "culture": ["Lending books"],
        "police watch": ["Night watch"],
        "nothing": [],
    }


def test_services_are_filtered_by_sector_and_its_groups(client):
    make_service(name="Lending", sector="08.2")
    make_service(name="School", sector="09")
    assert [shown_names(client.get("/services/", {"sector": code})) for code in ("08", "09", "10")] == [
        ["Lending"],
        ["School"],
        [],
    ]


def test_an_unknown_sector_shows_everything_and_says_what_is_wrong(client):
    make_service(name="Lending")
    response = client.get("/services/", {"sector": "99"})
    assert_page(response)
    assert shown_names(response) == ["Lending"]


def test_the_list_costs_the_same_with_one_and_with_thirty(client, django_assert_num_queries):
    make_service()
    with django_assert_num_queries(2):
        client.get("/services/")
    organisation = make_organisation()
    for _ in range(30):
        make_service(organisation=organisation)
    with django_assert_num_queries(2):
        assert len(client.get("/services/").context["page"]) == 20


def test_a_service_has_a_page_with_its_linked_data(client):
    service = make_service(
        name="Lending",
        keywords="books, music",
        cost="Free",
        processing_days=1,
        channels=[{"kind": "desk", "address": "Market 1", "hours": "9-17"}],
    )
    response = client.get(service.get_absolute_url())
    assert_page(response)
    html = one_line(response)
    link = reverse("services:describe_service", args=[service.slug])
    assert f'<link rel="alternate" type="application/ld+json" href="{link}"' in html
    assert [text in html for text in ("Market 1", "Free", "1 day", "music", "Dutch")] == [True] * 5


def test_a_service_that_does_not_exist_is_not_found(client):
    assert client.get("/services/nowhere/").status_code == 404


def test_what_hostile_people_typed_is_shown_as_text(client):
    organisation = make_organisation(name=HOSTILE[:100], contact=HOSTILE)
    service = make_service(
        organisation=organisation,
        name=HOSTILE,
        description=HOSTILE,
        keywords=HOSTILE,
        cost=HOSTILE,
        channels=[{"kind": "web", "address": HOSTILE, "hours": HOSTILE}],
    )
    client.force_login(make_administrator())
    for address in (
        "/services/",
        service.get_absolute_url(),
        organisation.get_absolute_url(),
        reverse("services:change_service", args=[service.slug]),
        reverse("services:change_organisation", args=[organisation.slug]),
    ):
        response = client.get(address)
        assert_page(response)
        assert_shown_as_text(response)


def test_an_administrator_adds_a_service_with_its_channels(client):
    organisation = make_organisation()
    signed_in(client, make_administrator())
    assert_page(client.get("/services/add/"))
    response = client.post("/services/add/", service_form(organisation))
    service = Service.objects.get()
    assert response.headers["Location"] == service.get_absolute_url()
    assert (service.name, service.languages, service.organisation) == ("Lending", ["nl", "en"], organisation)
    assert list(service.channels.values_list("kind", "address", "hours")) == [("desk", "Market 1", "9-17")]
    assert Entry.objects.first().verb == "services.add_service"


def test_a_mistake_keeps_what_was_typed_and_saves_nothing(client):
    signed_in(client, make_administrator())
    response = client.post("/services/add/", service_form(make_organisation(), name="", cost="Much"))
    assert_page(response)
    html = response.content.decode()
    assert ['value="Much"' in html, 'value="Market 1"' in html, 'href="#id_name"' in html] == [True] * 3
    assert Service.objects.count() == 0


def test_two_channels_that_are_the_same_are_refused(client):
    signed_in(client, make_administrator())
    values = {"channels-1-kind": "desk", "channels-1-address": "Market 1"}
    response = client.post("/services/add/", service_form(make_organisation(), **values))
    assert_page(response)
    assert b"Two ways are the same" in response.content
    assert Service.objects.count() == 0


def test_a_professional_describes_services_of_the_own_organisation_only(client):
    own, other = make_organisation(pat := make_person("Pat")), make_organisation()
    signed_in(client, pat)
    assert_page(client.post("/services/add/", service_form(other)))
    client.post("/services/add/", service_form(own))
    assert [service.organisation for service in Service.objects.all()] == [own]


def test_a_service_is_changed_with_its_channels(client):
    service = make_service(pat := make_person("Pat"), channels=[{"kind": "web", "address": "https://x.nl"}])
    signed_in(client, pat)
    address = reverse("services:change_service", args=[service.slug])
    assert_page(client.get(address))
    client.post(address, service_form(service.organisation, name="Borrowing"))
    service.refresh_from_db()
    assert (service.name, list(service.channels.values_list("kind", flat=True))) == ("Borrowing", ["desk"])


@pytest.mark.parametrize("page", ["add/", "{}/change/"])
def test_other_people_do_not_describe_services(client, page):
    service = make_service()
    address = "/services/" + page.format(service.slug)
    assert client.post(address, {}).status_code == 302
    assert signed_in(client, make_person()).post(address, {}).status_code == 403
    assert Service.objects.count() == 1


def test_an_administrator_adds_and_changes_an_organisation(client):
    signed_in(client, make_administrator())
    assert_page(client.get("/services/organisations/add/"))
    client.post("/services/organisations/add/", {"name": "School", "kind": "school"})
    organisation = Organisation.objects.get()
    address = reverse("services:change_organisation", args=[organisation.slug])
    assert_page(client.get(address))
    client.post(address, {"name": "Big School", "kind": "school", "contact": "Market 1"})
    organisation.refresh_from_db()
    assert (organisation.name, organisation.contact) == ("Big School", "Market 1")


def test_an_organisation_s_address_is_kept_as_on_an_envelope(client):
    signed_in(client, make_administrator())
    organisation = make_organisation(name="School")
    address = reverse("services:change_organisation", args=[organisation.slug])
    told = {"name": "School", "kind": "school"}
    client.post(address, {**told, "address": " Market  1 \r\n\r\n1012 AB Town ", "reply_address": "PO Box 9"})
    organisation.refresh_from_db()
    assert organisation.envelope == ["School", "Market 1", "1012 AB Town"]
    assert organisation.reply_envelope == ["School", "PO Box 9"]
    assert "Market 1<br>1012 AB Town" in words(client.get(organisation.get_absolute_url()))


@pytest.mark.parametrize("address", ["line\n" * 6, "x" * 61])
def test_an_address_that_does_not_fit_on_an_envelope_is_not_taken(client, address):
    signed_in(client, make_administrator())
    organisation = make_organisation(name="School")
    url = reverse("services:change_organisation", args=[organisation.slug])
    answer = client.post(url, {"name": "School", "kind": "school", "address": address})
    assert "room for 5 lines of 60 signs" in words(answer)
    organisation.refresh_from_db()
    assert organisation.envelope == organisation.reply_envelope == []


def test_two_organisations_have_different_names(client):
    make_organisation(name="School")
    signed_in(client, make_administrator())
    response = client.post("/services/organisations/add/", {"name": "School", "kind": "school"})
    assert_page(response)
    assert Organisation.objects.count() == 1


def test_professionals_are_added_by_address_and_removed(client):
    organisation = make_organisation(pat := make_person("Pat"))
    new = make_person("Nell", email="nell@example.org")
    signed_in(client, pat)
    address = reverse("services:add_professional", args=[organisation.slug])
    client.post(address, {"email": "NELL@ｅxample.org"})
    assert set(organisation.professionals.all()) == {pat, new}
    assert_page(client.get(organisation.get_absolute_url()))
    client.post(address + "remove/", {"person": new.pk})
    assert set(organisation.professionals.all()) == {pat}


def test_an_unknown_address_is_told_how_to_mend_it(client):
    organisation = make_organisation(pat := make_person("Pat"))
    signed_in(client, pat)
    address = reverse("services:add_professional", args=[organisation.slug])
    response = client.post(address, {"email": "nobody@example.org"})
    assert_page(response)
    assert b"Ask this person to sign in once" in response.content


def test_strangers_see_no_professionals_and_add_none(client):
    organisation = make_organisation(make_person("Pat"))
    signed_in(client, make_person("Mo"))
    assert b"Pat" not in client.get(organisation.get_absolute_url()).content
    address = reverse("services:add_professional", args=[organisation.slug])
    assert client.post(address, {"email": "x@example.org"}).status_code == 403
