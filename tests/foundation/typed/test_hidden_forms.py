"""Who lost the session while writing about something hidden finds the words again; nobody is told of it."""

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.foundation.access import Permission, anyone, is_signed_in
from samenspel.foundation.access.permissions import PERMISSIONS, may_be_hidden
from samenspel.spine.initiatives.actions import adopt_charter
from tests.checks import assert_page
from tests.factories.initiatives import CHARTER, coordinator_of, make_draft
from tests.factories.services import make_person
from tests.foundation.typed.test_lost_sessions import HERE, send, way_back

pytestmark = pytest.mark.django_db
KEPT, OFFER = "What you typed is kept here for an hour", "You are not signed in."


@pytest.fixture
def draft():
    return make_draft(make_person("Cora"))


def change(initiative):
    return reverse("initiatives:change_initiative", args=[initiative.slug])


def typed(visitor, address):
    return send(visitor, address, title="A bench", question="Where shall it stand, by the pond?")


def test_the_words_stand_in_the_form_about_a_draft_after_signing_in(visitor, draft):
    back = way_back(typed(visitor, change(draft)))
    visitor.force_login(coordinator_of(draft))
    page = visitor.get(back)
    html = page.content.decode()
    assert (page.status_code, HERE in html, 'value="A bench"' in html) == (200, True, True)


def test_who_may_not_see_it_is_told_of_the_words_and_of_nothing_else(visitor, draft, come_in):
    backs = [way_back(typed(visitor, address)) for address in (change(draft), "/initiatives/nowhere/change/")]
    come_in(visitor)
    for back in backs:
        page = visitor.get(back)
        html = page.content.decode()
        assert (page.status_code, KEPT in html, "by the pond?" in html) == (404, True, True)
        assert OFFER not in html


def test_a_link_to_a_draft_leads_a_signed_out_member_to_sign_in(visitor, draft):
    address = f"{change(draft)}?from=mail"
    page = assert_page(visitor.get(address), 404)
    [door] = [link for link in page.links if "next=" in (link or "")]
    visitor.force_login(coordinator_of(draft))
    came = visitor.get(door, follow=True)
    assert (came.status_code, came.redirect_chain[-1][0]) == (200, address)


@pytest.mark.parametrize(
    ("address", "is_offered"),
    [("/initiatives/nowhere/change/", True), ("/services/999/", False), ("/no/such/page/", False)],
)
def test_signing_in_is_offered_where_it_can_help(visitor, come_in, address, is_offered):
    assert (OFFER in visitor.get(address).content.decode()) is is_offered
    come_in(visitor)
    assert OFFER not in visitor.get(address).content.decode()


def test_where_children_take_part_in_a_draft_no_header_tells(draft):
    """Search engines are told to leave out what they can see."""
    adopt_charter(actor=coordinator_of(draft), initiative=draft, children="first_names", **CHARTER)
    told = Client().get(draft.get_absolute_url())
    assert (told.status_code, told.headers.get("X-Robots-Tag")) == (404, None)


def test_only_who_is_signed_out_can_find_more_by_signing_in(monkeypatch):
    monkeypatch.setitem(PERMISSIONS, "x.open", Permission("x.open", is_signed_in, anyone))
    monkeypatch.setitem(PERMISSIONS, "x.shut", Permission("x.shut", is_signed_in, is_signed_in))
    nobody, somebody = Client().get("/").wsgi_request.user, make_person("Wim")
    asked = [(nobody, "x.shut"), (nobody, "x.open"), (somebody, "x.shut")]
    assert [may_be_hidden(*one) for one in asked] == [True, False, False]
