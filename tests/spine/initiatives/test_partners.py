import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from samenspel.foundation.access import Refused, allow
from samenspel.foundation.journal.models import Entry, Message
from samenspel.spine.initiatives import actions
from samenspel.spine.initiatives.models.partners import FurtherService, Partner
from samenspel.spine.initiatives.printing import charter_on_paper
from samenspel.spine.initiatives.queries import visible_initiatives
from samenspel.spine.initiatives.queries.partners import network_of
from samenspel.spine.initiatives.to_do import doings_for
from samenspel.spine.services.queries import public_initiatives_of
from tests.checks import HOSTILE, assert_page, assert_shown_as_text
from tests.factories.initiatives import CHARTER, coordinator_of, make_draft, make_initiative, make_member
from tests.factories.partners import make_partner, make_question
from tests.factories.services import make_organisation, make_person, make_service

pytestmark = pytest.mark.django_db


def url(name, initiative, *parts):
    return reverse(f"initiatives:{name}", args=[initiative.slug, *parts])


def letters():
    return [message.to for message in Message.objects.order_by("pk")]


def titles(person, initiative):
    return [str(one.title) for one in doings_for(person, [initiative]) if one.waits]


def test_a_partner_takes_part_by_its_own_yes_with_its_own_promise():
    pat = make_person("Pat", email="pat@example.org")
    partner = make_question(organisation=make_organisation(pat, name="The school"))
    assert (partner.state, letters()) == ("asked", ["pat@example.org"])
    assert titles(pat, partner.initiative) == ["Answer for The school"]
    actions.accept_partnership(actor=pat, partner=partner, promise="A room, every Tuesday.")
    partner.refresh_from_db()
    assert (partner.state, partner.promise) == ("accepted", "A room, every Tuesday.")
    verbs = Entry.objects.filter(verb__contains="partner").order_by("pk").values_list("verb", "data")
    assert [*verbs] == [
        ("initiatives.ask_partner", {"organisation": "The school"}),
        ("initiatives.accept_partnership", {"organisation": "The school"}),
    ]


def test_nobody_says_yes_for_an_organisation_but_who_speaks_for_it():
    partner = make_question()
    cora = coordinator_of(partner.initiative)
    with pytest.raises(Refused, match="answer for it"):
        actions.accept_partnership(actor=cora, partner=partner, promise="All you want.")


def test_a_promise_stands_in_the_next_version_of_the_charter_and_in_no_earlier_one():
    partner = make_partner(promise="A room.")
    initiative, cora = partner.initiative, coordinator_of(partner.initiative)
    wanted = "Adopt a new version of the charter"
    assert wanted in titles(cora, initiative)
    charter = actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    assert wanted not in titles(cora, initiative)
    pat = partner.organisation.professionals.get()
    actions.change_promise(actor=pat, partner=partner, promise="A larger room.")
    assert [one.promise for one in charter.partner_promises.all()] == ["A room."]
    assert [one.organisation for one in network_of(initiative).waiting] == [partner.organisation]
    words = [promise["lines"] for promise in charter_on_paper(charter)["promises"]]
    assert ["A room."] in words


def test_the_promise_is_read_before_somebody_joins(client):
    partner = make_partner(promise="A room, every Tuesday.")
    initiative = partner.initiative
    actions.adopt_charter(actor=coordinator_of(initiative), initiative=initiative, **CHARTER)
    client.force_login(make_person("Mo"))
    assert "A room, every Tuesday." in client.get(url("join", initiative)).text


def test_a_no_has_a_reason_and_the_organisation_can_be_asked_again():
    partner = make_question()
    initiative, pat = partner.initiative, partner.organisation.professionals.get()
    actions.decline_partnership(actor=pat, partner=partner, reason="No room this year.")
    again = actions.ask_partner(
        actor=coordinator_of(initiative),
        initiative=initiative,
        organisation=partner.organisation,
        asked_for="And next year?",
    )
    network = network_of(initiative)
    assert ([one.reason for one in network.past], network.asked) == (["No room this year."], [again])


def test_what_was_answered_is_not_answered_twice():
    partner = make_partner()
    pat = partner.organisation.professionals.get()
    with pytest.raises(Refused, match="answered already"):
        actions.decline_partnership(actor=pat, partner=partner, reason="No.")


@pytest.mark.parametrize("side", ["coordinator", "partner"])
def test_either_side_ends_it_with_a_reason_and_the_other_is_told(side):
    partner = make_partner()
    initiative, pat = partner.initiative, partner.organisation.professionals.get()
    cora = coordinator_of(initiative)
    for person in (cora, pat):
        person.email = f"{person.display_name.lower()}@example.org"
        person.save()
    actor = cora if side == "coordinator" else pat
    service = make_service(organisation=partner.organisation)
    actions.add_service(actor=pat, initiative=initiative, service=service)
    actions.end_partnership(actor=actor, partner=partner, reason="The building is sold.")
    network = network_of(initiative)
    assert [(one.state, one.reason) for one in network.past] == [("ended", "The building is sold.")]
    assert not FurtherService.objects.exists()
    assert letters() == ["pat@example.org" if side == "coordinator" else "cora@example.org"]


def test_a_stranger_ends_nothing():
    partner = make_partner()
    with pytest.raises(Refused, match="Only"):
        actions.end_partnership(actor=make_person("Mo"), partner=partner, reason="Because.")


def test_an_organisation_is_asked_once_at_a_time():
    partner = make_question()
    initiative = partner.initiative
    with pytest.raises(Refused, match="already"):
        actions.ask_partner(
            actor=coordinator_of(initiative),
            initiative=initiative,
            organisation=partner.organisation,
            asked_for="Again",
        )
    with pytest.raises(IntegrityError, match=r"UNIQUE|partner_once_at_a_time"), transaction.atomic():
        Partner.objects.create(initiative=initiative, organisation=partner.organisation, asked_for="Again")


def test_who_answers_for_the_service_is_no_partner_of_itself():
    initiative = make_initiative()
    with pytest.raises(Refused, match="already"):
        actions.ask_partner(
            actor=coordinator_of(initiative),
            initiative=initiative,
            organisation=initiative.service.organisation,
            asked_for="More",
        )


def test_who_is_asked_sees_the_draft_and_who_said_no_does_not():
    pat = make_person("Pat")
    draft = make_draft()
    partner = make_question(initiative=draft, organisation=make_organisation(pat))
    assert allow(pat, "initiatives.show_initiative", draft)
    assert draft in visible_initiatives(pat)
    actions.decline_partnership(actor=pat, partner=partner, reason="No.")
    assert not allow(pat, "initiatives.show_initiative", draft)
    assert draft not in visible_initiatives(pat)


def test_further_services_are_said_by_who_answers_for_them():
    partner = make_partner()
    initiative, pat = partner.initiative, partner.organisation.professionals.get()
    theirs, others = make_service(organisation=partner.organisation, sector="03.1"), make_service()
    actions.add_service(actor=pat, initiative=initiative, service=theirs)
    assert [*public_initiatives_of(theirs)] == [initiative]
    with pytest.raises(Refused, match="work for"):
        actions.add_service(actor=pat, initiative=initiative, service=others)
    with pytest.raises(Refused, match="Only"):
        actions.add_service(actor=make_member(initiative), initiative=initiative, service=others)


def test_initiatives_are_found_by_the_sector_of_a_further_service(client):
    partner = make_partner()
    pat = partner.organisation.professionals.get()
    service = make_service(organisation=partner.organisation, sector="03.1")
    actions.add_service(actor=pat, initiative=partner.initiative, service=service)
    found = client.get("/initiatives/", {"sector": "03"}).context["page"]
    assert [*found] == [partner.initiative]


def test_a_service_goes_off_the_list_with_a_reason_in_the_journal(client):
    partner = make_partner()
    pat = partner.organisation.professionals.get()
    service = make_service(organisation=partner.organisation, name="Evening class")
    further = actions.add_service(actor=pat, initiative=partner.initiative, service=service)
    client.force_login(pat)
    client.post(url("drop_service", partner.initiative, further.pk), {"reason": "No teacher"})
    told = Entry.objects.get(verb="initiatives.drop_service")
    assert told.data == {"service": "Evening class", "reason": "No teacher"}
    assert not FurtherService.objects.exists()


def test_no_other_partner_takes_a_service_off_the_list(client):
    partner = make_partner()
    pat, initiative = partner.organisation.professionals.get(), partner.initiative
    service = make_service(organisation=partner.organisation)
    further = actions.add_service(actor=pat, initiative=initiative, service=service)
    others = make_partner(initiative), make_question(initiative)
    for other in others:
        speaker = other.organisation.professionals.get()
        with pytest.raises(Refused, match="coordinators may do this"):
            actions.drop_service(actor=speaker, further=further, reason="Ours is better")
        client.force_login(speaker)
        assert (
            url("drop_service", initiative, further.pk)
            not in client.get(url("list_partners", initiative)).content.decode()
        )
    client.force_login(pat)
    assert (
        url("drop_service", initiative, further.pk)
        in client.get(url("list_partners", initiative)).content.decode()
    )


def test_the_page_tells_the_whole_network_and_hides_nothing_of_what_ended(client):
    partner = make_partner(promise=HOSTILE)
    initiative = partner.initiative
    asked = make_question(initiative=initiative)
    past = make_question(initiative=initiative)
    actions.end_partnership(actor=coordinator_of(initiative), partner=past, reason="Asked the wrong one.")
    page = client.get(url("list_partners", initiative))
    assert_page(page)
    assert_shown_as_text(page)
    for name in (
        initiative.service.organisation,
        partner.organisation,
        asked.organisation,
        past.organisation,
    ):
        assert str(name) in page.text
    assert "Asked the wrong one." in page.text


def test_a_partner_answers_on_its_page(client):
    partner = make_question()
    pat = partner.organisation.professionals.get()
    client.force_login(pat)
    page = client.get(url("accept_partnership", partner.initiative, partner.pk))
    assert partner.asked_for in page.text
    client.post(url("accept_partnership", partner.initiative, partner.pk), {"promise": "A room."})
    client.post(url("change_promise", partner.initiative, partner.pk), {"promise": "Two rooms."})
    partner.refresh_from_db()
    assert (partner.state, partner.promise) == ("accepted", "Two rooms.")
    client.post(url("end_partnership", partner.initiative, partner.pk), {"text": "Sold."})
    partner.refresh_from_db()
    assert (partner.state, partner.reason) == ("ended", "Sold.")


def test_a_coordinator_asks_on_a_page_and_nothing_typed_is_lost(client):
    initiative, school = make_initiative(), make_organisation(name="The school")
    client.force_login(coordinator_of(initiative))
    page = client.post(url("ask_partner", initiative), {"asked_for": "A room", "organisation": ""})
    assert page.status_code == 200
    assert "A room" in page.text
    client.post(url("ask_partner", initiative), {"asked_for": "A room", "organisation": school.pk})
    assert [one.organisation for one in initiative.partners.all()] == [school]


def test_an_organisation_is_asked_and_says_no_on_pages(client):
    partner = make_question()
    client.force_login(partner.organisation.professionals.get())
    client.post(url("decline_partnership", partner.initiative, partner.pk), {"text": "Too busy."})
    partner.refresh_from_db()
    assert (partner.state, partner.reason) == ("declined", "Too busy.")
