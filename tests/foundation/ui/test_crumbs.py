"""Crumbs follow the parents of a thing; a form's page leads back to it."""

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from samenspel.foundation.ui.crumbs import Section, crumbs_of
from samenspel.foundation.ui.pages import form_page
from samenspel.spine.initiatives.models import INITIATIVES
from samenspel.spine.services.models import AREAS
from samenspel.tools.writing.queries import document_of
from tests.checks import assert_page, one_line
from tests.factories.design import make_text
from tests.factories.initiatives import make_initiative
from tests.factories.plan import make_own_round, make_proposal

pytestmark = pytest.mark.django_db


def test_crumbs_begin_with_a_section_and_end_with_the_thing():
    initiative = make_initiative()
    round = make_own_round(initiative)
    proposal = make_proposal(round)
    assert crumbs_of(proposal) == [
        ("Initiatives", reverse("initiatives:list_initiatives")),
        *((str(thing), thing.get_absolute_url()) for thing in (initiative, round, proposal)),
    ]


@pytest.mark.parametrize(
    ("section", "names"), [(INITIATIVES, ["Initiatives"]), (AREAS, ["Services", "Areas"]), (None, [])]
)
def test_a_section_has_no_parent_or_another_section(section, names):
    assert [name for name, _address in crumbs_of(section)] == names


def test_two_with_one_page_have_one_crumb():
    text = make_text()
    assert [name for name, _address in crumbs_of(document_of(text))] == [name for name, _ in crumbs_of(text)]


class Words(forms.Form):
    text = forms.CharField()


def test_a_form_has_a_page_with_crumbs_and_a_way_back(rf, client):
    request = rf.get("/")
    request.user, request.session = AnonymousUser(), client.session
    thing = Section("A & B", "pages:home", Section("All", "services:list_services"))
    answer = form_page(request, "plan/give_verdict", thing, Words())
    assert_page(answer)
    page = one_line(answer)
    crumbs = page.partition('class="sp-breadcrumb__list"')[2].partition("</ol>")[0]
    found = [word.partition("<")[0] for word in crumbs.split(">")[1:]]
    assert [word for word in found if word] == ["Home", "All", "A &amp; B", "Is it what you voted for?"]
    assert page.count('href="/"') == crumbs.count('href="/"') + 2  # the brand, and the way back
    assert 'name="text"' in page


def test_the_page_of_a_thing_is_the_last_of_its_crumbs_without_a_link(client):
    round = make_own_round()
    page = one_line(client.get(round.get_absolute_url()))
    assert f'<span class="sp-breadcrumb__link" aria-current="page">{round}</span>' in page
